// The provider's view of an account: does this stream of queries look like a customer's or like somebody
// mapping the model? Calibrated on simulated honest accounts only, never on extractors. Known limits, by
// construction: an honest customer with uniform needs is flagged, and an extractor spread over many local
// accounts is not. Source of the idea: Juuti et al. 2019 (PRADA). What it catches and misses is measured in
// tests/forensics.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/rng.h"
#include "sim/forensics/stream_features.h"

namespace partly::forensics {

struct MonitorSettings {
  int inputs = 2;                // numbers in one query, each in [-1, 1]
  int step = 20;                 // queries between two looks
  int window = 300;              // looks see the queries since the last multiple of this, so that an
                                 // honest past does not hide a change of habits
  int calibrated_queries = 600;  // length of the honest accounts that set the threshold
  int honest_accounts = 300;     // for each of: what is usual, the threshold, the false-alarm rate
  double quantile = 0.99;  // of the honest accounts' highest scores; 1 - quantile is the alarm rate aimed at
  int queries_per_quarter = 0;  // volume rule: more than this in one quarter raises an alarm; 0: no such rule
  std::uint64_t seed = 1;

  bool operator==(const MonitorSettings&) const = default;
};
Status check(const MonitorSettings& settings);

// What the model serves for points laid out one after the other.
using Answerer = std::function<ServedAnswers(std::span<const float> points)>;

// The first n queries of one honest customer.
using CustomerSource = std::function<std::vector<float>(int n, Rng& rng)>;

enum class AlarmKind { none, pattern, volume };
const char* name(AlarmKind);

struct Look {
  int queries = 0;  // of the account so far
  double score = 0;

  bool operator==(const Look&) const = default;
};

struct MonitorReport {
  AlarmKind alarm = AlarmKind::none;
  std::optional<int> alarm_at_query;  // how many queries the account had sent
  std::vector<Look> curve;            // over the whole stream, past the alarm too
  StreamFeatures features;            // at the alarm, or at the last look
  double threshold = 0;
  double false_alarm_rate = 0;  // pattern rule, measured on held-out honest accounts
  int held_out_accounts = 0;

  bool operator==(const MonitorReport&) const = default;
};

class QueryMonitor {
 public:
  // Simulates honest accounts, has them answered, and learns what is usual and where to draw the line.
  // No source of customers: honest_stream.
  static QueryMonitor calibrated(const MonitorSettings& settings, const Answerer& answer,
                                 CustomerSource customer = {});

  // points: (n, inputs) in the order asked. quarter_counts: how many of them fell in each quarter; empty: all
  // in one.
  MonitorReport inspect(std::span<const float> points, const ServedAnswers& answers,
                        std::span<const int> quarter_counts = {}) const;

  // The same calibration under another volume rule.
  QueryMonitor with_volume_rule(int queries_per_quarter) const {
    QueryMonitor other = *this;
    other.settings_.queries_per_quarter = queries_per_quarter;
    return other;
  }

  // The same calibration with the line drawn for another alarm rate; `quantile` in (0, 1).
  QueryMonitor with_quantile(double quantile) const;

  const MonitorSettings& settings() const { return settings_; }
  double threshold() const { return threshold_; }
  double false_alarm_rate() const { return false_alarm_rate_; }

 private:
  struct Usual {  // at one look within a window
    std::array<double, kFeatureCount> mean{};
    std::array<double, kFeatureCount * kFeatureCount> precision{};  // inverse covariance
  };

  explicit QueryMonitor(const MonitorSettings& settings) : settings_(settings) {}
  std::vector<Look> looks(std::span<const float> points, const ServedAnswers& answers,
                          std::vector<StreamFeatures>* features = nullptr) const;
  double score(const StreamFeatures& features, int look_in_window) const;
  void learn_usual(const Answerer& answer, const CustomerSource& customer);
  std::vector<double> highest_scores(const Answerer& answer, const CustomerSource& customer,
                                     const char* purpose) const;

  MonitorSettings settings_;
  std::vector<Usual> usual_;
  std::vector<double> calibration_scores_, held_out_scores_;  // the highest of each honest account
  double threshold_ = 0;
  double false_alarm_rate_ = 0;
};

// n queries of a simulated honest customer: one to three home towns in [-1, 1]^inputs, questions around them
// with standard deviation .08 to .25.
std::vector<float> honest_stream(int n, int inputs, Rng& rng);

}  // namespace partly::forensics
