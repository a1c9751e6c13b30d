#include "sim/evidence/crowd_watch.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/learn/api.h"

namespace partly::evidence {
namespace {

constexpr std::array kAlarmRates{0.001, 0.01, 0.03, 0.05, 0.1, 0.2};
constexpr int kLongestAccount = 2000;       // queries of an honest account in one quarter
constexpr std::size_t kServedAsked = 3000;  // questions by which the service is marked

struct Stream {
  std::vector<float> points;
  forensics::ServedAnswers answers;  // of the model itself: the provider watches its own answers
};

Stream answered(learn::Classroom& room, std::vector<float> points) {
  auto answers = served_answers(room, points);
  return {std::move(points), std::move(answers)};
}

// Log-normal: most accounts ask a little, a few ask a lot.
int queries_of(const Crowd& crowd, Rng& rng) {
  const double asked = crowd.median_queries * std::exp(crowd.spread * rng.normal());
  return std::clamp(static_cast<int>(std::lround(asked)), 1, kLongestAccount);
}

std::vector<Stream> honest_streams(learn::Classroom& room, const Crowd& crowd) {
  std::vector<Stream> streams;
  for (int account = 0; account < crowd.accounts; ++account) {
    Rng rng(crowd.seed, "honest account", static_cast<std::uint64_t>(account));
    const auto n = static_cast<std::size_t>(queries_of(crowd, rng));
    streams.push_back(answered(room, room.task().sample_customer(n, rng)));
  }
  return streams;
}

std::vector<Stream> extractors_streams(learn::Classroom& room, const Crowd& crowd) {
  std::vector<Stream> streams;
  learn::TrainJob asking = crowd.provider_model;
  asking.sources = crowd.extractor;
  for (int account = 0; account < crowd.extractors; ++account) {
    asking.seed = derive_seed(crowd.seed, "account that trains", static_cast<std::uint64_t>(account));
    streams.push_back(answered(room, room.query_points(asking, 0)));
  }
  return streams;
}

std::vector<forensics::MonitorReport> inspect_all(const MonitorSetup& monitor,
                                                  const std::vector<Stream>& streams) {
  std::vector<forensics::MonitorReport> reports;
  for (const Stream& stream : streams) reports.push_back(monitor.inspect(stream.points, stream.answers));
  return reports;
}

int alarms_in(const std::vector<forensics::MonitorReport>& reports) {
  return static_cast<int>(std::ranges::count_if(
      reports, [](const auto& report) { return report.alarm != forensics::AlarmKind::none; }));
}

int median_alarm(const std::vector<forensics::MonitorReport>& reports) {
  std::vector<int> at;
  for (const auto& report : reports)
    if (report.alarm_at_query) at.push_back(*report.alarm_at_query);
  if (at.empty()) return 0;
  const auto middle = at.begin() + static_cast<std::ptrdiff_t>(at.size() / 2);
  std::nth_element(at.begin(), middle, at.end());
  return *middle;
}

// What a customer is served, held against the truth and against the model's own opinion.
void mark_service(learn::Classroom& room, const Crowd& crowd, CrowdReport& report) {
  const int classes = room.task().classes();
  Rng rng(crowd.seed, "what customers are served");
  const learn::Examples asked = room.task().sample(kServedAsked, rng);
  const auto logits = room.engine().logits(room.teacher(), asked.x);
  Rng unused(0), defence(crowd.seed, "defence");
  const auto own = learn::served_probabilities(logits, classes, learn::Service{}, unused);
  const auto served = learn::served_probabilities(
      logits, classes, learn::service_of(crowd.provider_model.sources, crowd.provider_model.defence),
      defence);
  const auto own_top = learn::argmax_rows(own, classes), served_top = learn::argmax_rows(served, classes);
  double provider_model = 0, right = 0, error = 0;
  for (std::size_t i = 0; i < asked.label.size(); ++i) {
    provider_model += own_top[i] == asked.label[i];
    right += served_top[i] == asked.label[i];
    const std::size_t at = i * static_cast<std::size_t>(classes) + static_cast<std::size_t>(served_top[i]);
    error += std::abs(served[at] - own[at]);
  }
  const double n = static_cast<double>(asked.label.size());
  report.provider_accuracy = provider_model / n;
  report.served_accuracy = right / n;
  report.confidence_error = error / n;
}

}  // namespace

CrowdReport watch_crowd(learn::Classroom& room, const MonitorSetup& monitor, const Crowd& crowd) {
  const auto honest = honest_streams(room, crowd), extractors = extractors_streams(room, crowd);
  CrowdReport report;
  for (const auto& account : inspect_all(monitor, honest)) {
    report.accused += account.alarm != forensics::AlarmKind::none;
    report.accused_by_volume += account.alarm == forensics::AlarmKind::volume;
  }
  for (const double rate : kAlarmRates) {
    const auto level = monitor.with_quantile(1 - rate);
    const auto found = inspect_all(level, extractors);
    report.levels.push_back(
        {rate, alarms_in(inspect_all(level, honest)), alarms_in(found), median_alarm(found)});
  }
  mark_service(room, crowd, report);
  return report;
}

}  // namespace partly::evidence
