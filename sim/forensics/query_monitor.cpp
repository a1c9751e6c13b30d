#include "sim/forensics/query_monitor.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/check.h"
#include "sim/base/statistics.h"
#include "sim/forensics/fields.h"
#include "sim/forensics/linear_algebra.h"

namespace partly::forensics {
namespace {

using Vector = std::array<double, kFeatureCount>;
using Matrix = SquareMatrix<kFeatureCount>;

Vector mean_of(const std::vector<Vector>& rows) {
  Vector mean{};
  for (const Vector& row : rows)
    for (std::size_t i = 0; i < kFeatureCount; ++i) mean[i] += row[i] / static_cast<double>(rows.size());
  return mean;
}

// With a trace added to the diagonal, so that a feature in which no honest account varies can be inverted.
Matrix covariance_of(const std::vector<Vector>& rows, const Vector& mean) {
  Matrix covariance{};
  for (const Vector& row : rows)
    for (std::size_t i = 0; i < kFeatureCount; ++i)
      for (std::size_t j = 0; j < kFeatureCount; ++j)
        covariance[i * kFeatureCount + j] +=
            (row[i] - mean[i]) * (row[j] - mean[j]) / static_cast<double>(rows.size() - 1);
  for (std::size_t i = 0; i < kFeatureCount; ++i)
    covariance[i * kFeatureCount + i] = covariance[i * kFeatureCount + i] * (1 + 1e-6) + 1e-8;
  return covariance;
}

std::optional<int> volume_alarm(int limit, std::span<const int> quarter_counts) {
  int before = 0;
  for (const int count : quarter_counts) {
    if (limit > 0 && count > limit) return before + limit + 1;
    before += count;
  }
  return {};
}

}  // namespace

const char* name(AlarmKind alarm) { return enum_name(alarm).data(); }

Status check(const MonitorSettings& settings) {
  const auto refuse = [](const char* field, const char* what, const char* remedy) {
    return Error{ErrorKind::usage, what, field, remedy};
  };
  if (settings.inputs < 1 || settings.inputs > 4096)
    return refuse("inputs", "A query has 1 to 4,096 inputs", "");
  if (settings.step < 2) return refuse("step", "Two queries at least must lie between two looks", "Try 20");
  if (settings.window < settings.step || settings.window > 5000 || settings.window % settings.step != 0)
    return refuse("window", "The window must be a multiple of the step, at most 5,000", "Try 300");
  if (settings.calibrated_queries < settings.window || settings.calibrated_queries > 100'000)
    return refuse("calibrated_queries", "Honest accounts must fill one window and stay under 100,000 queries",
                  "Try 600");
  if (settings.honest_accounts < 20 || settings.honest_accounts > 10'000)
    return refuse("honest_accounts", "Calibration needs 20 to 10,000 honest accounts", "Try 300");
  if (!(settings.quantile > 0 && settings.quantile < 1))
    return refuse("quantile", "The quantile lies between 0 and 1", "Try 0.99");
  if (settings.queries_per_quarter < 0)
    return refuse("queries_per_quarter", "The limit cannot be negative", "Use 0 for no volume rule");
  return {};
}

std::vector<float> honest_stream(int n, int inputs, Rng& rng) {
  const std::size_t dimension = static_cast<std::size_t>(inputs);
  const std::size_t towns = 1 + static_cast<std::size_t>(rng.below(3));
  std::vector<double> centre(towns * dimension), spread(towns);
  for (double& c : centre) c = rng.uniform(-1, 1);
  for (double& s : spread) s = rng.uniform(0.08, 0.25);

  std::vector<float> points;
  points.reserve(static_cast<std::size_t>(n) * dimension);
  for (int i = 0; i < n; ++i) {
    const std::size_t town = static_cast<std::size_t>(rng.below(towns));
    for (std::size_t j = 0; j < dimension; ++j) {
      double x = 0;
      do x = centre[town * dimension + j] + spread[town] * rng.normal();
      while (x < -1 || x > 1);  // customers ask within the map
      points.push_back(static_cast<float>(x));
    }
  }
  return points;
}

QueryMonitor QueryMonitor::calibrated(const MonitorSettings& settings, const Answerer& answer,
                                      CustomerSource customer) {
  PARTLY_CHECK(check(settings).ok());
  if (!customer) customer = [&](int n, Rng& rng) { return honest_stream(n, settings.inputs, rng); };
  QueryMonitor monitor(settings);
  monitor.learn_usual(answer, customer);
  monitor.calibration_scores_ = monitor.highest_scores(answer, customer, "threshold accounts");
  monitor.held_out_scores_ = monitor.highest_scores(answer, customer, "held-out accounts");
  return monitor.with_quantile(settings.quantile);
}

QueryMonitor QueryMonitor::with_quantile(double wanted) const {
  QueryMonitor other = *this;
  other.settings_.quantile = wanted;
  other.threshold_ = quantile(calibration_scores_, wanted);
  const auto alarms = std::count_if(held_out_scores_.begin(), held_out_scores_.end(),
                                    [&](double score) { return score > other.threshold_; });
  other.false_alarm_rate_ = static_cast<double>(alarms) / static_cast<double>(held_out_scores_.size());
  return other;
}

void QueryMonitor::learn_usual(const Answerer& answer, const CustomerSource& customer) {
  const std::size_t looks_in_window = static_cast<std::size_t>(settings_.window / settings_.step);
  usual_.assign(looks_in_window, {});
  std::vector<std::vector<Vector>> seen(looks_in_window);  // [look][account]
  for (int account = 0; account < settings_.honest_accounts; ++account) {
    Rng rng(settings_.seed, "usual accounts", static_cast<std::uint64_t>(account));
    const std::vector<float> points = customer(settings_.window, rng);
    std::vector<StreamFeatures> features;
    looks(points, answer(points), &features);
    for (std::size_t look = 0; look < looks_in_window; ++look) seen[look].push_back(features[look].values());
  }
  for (std::size_t look = 0; look < looks_in_window; ++look) {
    usual_[look].mean = mean_of(seen[look]);
    usual_[look].precision = inverse(covariance_of(seen[look], usual_[look].mean));
  }
}

std::vector<double> QueryMonitor::highest_scores(const Answerer& answer, const CustomerSource& customer,
                                                 const char* purpose) const {
  std::vector<double> highest;
  for (int account = 0; account < settings_.honest_accounts; ++account) {
    Rng rng(settings_.seed, purpose, static_cast<std::uint64_t>(account));
    const std::vector<float> points = customer(settings_.calibrated_queries, rng);
    double most = 0;
    for (const Look& look : looks(points, answer(points))) most = std::max(most, look.score);
    highest.push_back(most);
  }
  return highest;
}

double QueryMonitor::score(const StreamFeatures& features, int look_in_window) const {
  const Usual& usual = usual_[static_cast<std::size_t>(look_in_window)];
  const Vector values = features.values();
  double squared = 0;
  for (std::size_t i = 0; i < kFeatureCount; ++i)
    for (std::size_t j = 0; j < kFeatureCount; ++j)
      squared +=
          (values[i] - usual.mean[i]) * usual.precision[i * kFeatureCount + j] * (values[j] - usual.mean[j]);
  return std::sqrt(std::max(0.0, squared));
}

std::vector<Look> QueryMonitor::looks(std::span<const float> points, const ServedAnswers& answers,
                                      std::vector<StreamFeatures>* features) const {
  const std::size_t inputs = static_cast<std::size_t>(settings_.inputs);
  const std::size_t n = points.size() / inputs;
  PARTLY_CHECK(points.size() == n * inputs && answers.label.size() == n && answers.margin.size() == n);
  std::vector<Look> curve;
  FeatureCounter counter(settings_.inputs);
  for (std::size_t i = 0; i < n; ++i) {
    counter.add(points.subspan(i * inputs, inputs), answers.label[i], answers.margin[i]);
    if (counter.count() % settings_.step == 0) {
      const StreamFeatures seen = counter.features();
      curve.push_back({static_cast<int>(i + 1), score(seen, counter.count() / settings_.step - 1)});
      if (features) features->push_back(seen);
    }
    if (counter.count() == settings_.window) counter.reset();
  }
  return curve;
}

MonitorReport QueryMonitor::inspect(std::span<const float> points, const ServedAnswers& answers,
                                    std::span<const int> quarter_counts) const {
  const int total = static_cast<int>(answers.label.size());
  const std::array<int, 1> all_in_one{total};
  if (quarter_counts.empty()) quarter_counts = all_in_one;
  PARTLY_CHECK(std::accumulate(quarter_counts.begin(), quarter_counts.end(), 0) == total);

  MonitorReport report;
  std::vector<StreamFeatures> features;
  report.curve = looks(points, answers, &features);
  report.threshold = threshold_;
  report.false_alarm_rate = false_alarm_rate_;
  report.held_out_accounts = settings_.honest_accounts;
  if (!features.empty()) report.features = features.back();

  const auto first = std::find_if(report.curve.begin(), report.curve.end(),
                                  [&](const Look& look) { return look.score > threshold_; });
  if (first != report.curve.end()) {
    report.alarm = AlarmKind::pattern;
    report.alarm_at_query = first->queries;
    report.features = features[static_cast<std::size_t>(first - report.curve.begin())];
  }
  const std::optional<int> volume = volume_alarm(settings_.queries_per_quarter, quarter_counts);
  if (volume && (!report.alarm_at_query || *volume < *report.alarm_at_query)) {
    report.alarm = AlarmKind::volume;
    report.alarm_at_query = volume;
  }
  return report;
}

}  // namespace partly::forensics
