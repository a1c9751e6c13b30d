#include "sim/forensics/account_split.h"

#include <algorithm>
#include <numeric>

#include "sim/base/check.h"

namespace partly::forensics {
namespace {

class Dealer {
 public:
  Dealer(std::span<const float> points, int inputs)
      : points_(points), inputs_(static_cast<std::size_t>(inputs)), account_(points.size() / inputs_) {}

  std::vector<int> deal(int accounts) {
    std::vector<std::size_t> all(account_.size());
    std::iota(all.begin(), all.end(), 0);
    halve(all, 0, accounts);
    return std::move(account_);
  }

 private:
  float at(std::size_t question, std::size_t input) const { return points_[question * inputs_ + input]; }

  float width(std::span<const std::size_t> questions, std::size_t input) const {
    const auto [low, high] =
        std::ranges::minmax(questions, {}, [&](std::size_t question) { return at(question, input); });
    return at(high, input) - at(low, input);
  }

  std::size_t widest(std::span<const std::size_t> questions) const {
    std::size_t best = 0;
    for (std::size_t input = 1; input < inputs_; ++input)
      if (width(questions, input) > width(questions, best)) best = input;
    return best;
  }

  void halve(std::span<std::size_t> questions, int first, int accounts) {
    if (accounts == 1 || questions.empty()) {
      for (const std::size_t question : questions) account_[question] = first;
      return;
    }
    const std::size_t input = widest(questions);
    std::ranges::stable_sort(questions, {}, [&](std::size_t question) { return at(question, input); });
    const int left = accounts / 2;
    const std::size_t border =
        questions.size() * static_cast<std::size_t>(left) / static_cast<std::size_t>(accounts);
    halve(questions.first(border), first, left);
    halve(questions.subspan(border), first + left, accounts - left);
  }

  std::span<const float> points_;
  std::size_t inputs_;
  std::vector<int> account_;
};

// Those that are linked lie as far apart as accounts can: who traces payments does not choose neighbours.
bool is_linked(int account, const AccountSplit& split) {
  for (int i = 0; i < split.linked; ++i)
    if (i * split.accounts / split.linked == account) return true;
  return false;
}

// The questions of each stream that the provider reads, in the order asked; the linked accounts first.
std::vector<std::vector<std::size_t>> streams_of(std::span<const int> account, const AccountSplit& split) {
  std::vector<std::vector<std::size_t>> streams(static_cast<std::size_t>(split.accounts) + 1);
  for (std::size_t question = 0; question < account.size(); ++question)
    streams[is_linked(account[question], split) ? 0 : static_cast<std::size_t>(account[question]) + 1]
        .push_back(question);
  std::erase_if(streams, [](const auto& stream) { return stream.empty(); });
  return streams;
}

MonitorReport inspect_stream(const QueryMonitor& monitor, std::span<const float> points,
                             const ServedAnswers& answers, std::span<const std::size_t> questions) {
  const std::size_t inputs = static_cast<std::size_t>(monitor.settings().inputs);
  std::vector<float> asked;
  ServedAnswers served;
  for (const std::size_t question : questions) {
    const auto point = points.subspan(question * inputs, inputs);
    asked.insert(asked.end(), point.begin(), point.end());
    served.label.push_back(answers.label[question]);
    served.margin.push_back(answers.margin[question]);
  }
  MonitorReport report = monitor.inspect(asked, served);
  const auto over_all = [&](int query) {
    return static_cast<int>(questions[static_cast<std::size_t>(query) - 1]) + 1;
  };
  for (Look& look : report.curve) look.queries = over_all(look.queries);
  if (report.alarm_at_query) report.alarm_at_query = over_all(*report.alarm_at_query);
  return report;
}

double highest(const MonitorReport& report) {
  double most = 0;
  for (const Look& look : report.curve) most = std::max(most, look.score);
  return most;
}

// An alarm before none, the earlier one first, else the higher score.
bool worse(const MonitorReport& one, const MonitorReport& other) {
  if (one.alarm_at_query && other.alarm_at_query) return *one.alarm_at_query < *other.alarm_at_query;
  if (one.alarm_at_query || other.alarm_at_query) return one.alarm_at_query.has_value();
  return highest(one) > highest(other);
}

}  // namespace

std::vector<int> deal_out(std::span<const float> points, int inputs, int accounts) {
  PARTLY_CHECK(accounts >= 1 && inputs >= 1 && points.size() % static_cast<std::size_t>(inputs) == 0);
  return Dealer(points, inputs).deal(accounts);
}

MonitorReport inspect(const QueryMonitor& monitor, std::span<const float> points,
                      const ServedAnswers& answers, const AccountSplit& split) {
  PARTLY_CHECK(split.linked >= 1 && split.linked <= split.accounts);
  if (split.accounts == 1 || points.empty()) return monitor.inspect(points, answers);
  const std::vector<int> account = deal_out(points, monitor.settings().inputs, split.accounts);
  MonitorReport worst;
  bool first = true;
  for (const auto& questions : streams_of(account, split)) {
    MonitorReport report = inspect_stream(monitor, points, answers, questions);
    if (first || worse(report, worst)) worst = std::move(report);
    first = false;
  }
  return worst;
}

}  // namespace partly::forensics
