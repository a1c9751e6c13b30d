#include "sim/forecast/futures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/instruction_sets.h"
#include "sim/base/rng.h"
#include "sim/forecast/futures_kernel.h"

namespace partly::forecast {
namespace {

constexpr int kMostFutures = 1'000'000;
constexpr std::size_t kMostFutureQuarters = 100, kMostBrought = 100;
constexpr int kWidestVector = 16;

Error refusal(std::string what, std::string where) {
  return {ErrorKind::usage, std::move(what), std::move(where), {}};
}

struct Named {
  const char* name;
  double value;
};

Status check_each(std::initializer_list<Named> numbers, const std::string& where, const char* rule,
                  bool (*holds)(double)) {
  for (const Named& number : numbers)
    if (!holds(number.value)) return refusal(std::string("This must be ") + rule, where + number.name);
  return {};
}

// Wide enough for anything that makes sense, and narrow enough that no sum of drivers overflows.
bool is_driver(double value) { return std::abs(value) <= 1000; }
bool is_size(double value) { return value >= 0 && value <= 1000; }
bool is_share(double value) { return value >= 0 && value <= 1; }
bool is_balance(double value) { return std::abs(value) <= 1e15; }
bool is_amount(double value) { return value >= 0 && value <= 1e15; }

Status check_now(const LabNow& now) {
  if (auto status =
          check_each({{"cash_usd", now.cash_usd}}, "now.", "a number from -1e15 to 1e15", is_balance);
      !status)
    return status;
  if (!is_share(now.capability_points / 100))
    return refusal("Capability lies between 0 and 100 points", "now.capability_points");
  return check_each(
      {{"revenue_usd", now.revenue_usd}, {"cost_usd", now.cost_usd}, {"claims_usd", now.claims_usd}}, "now.",
      "a number from 0 to 1e15", is_amount);
}

Status check_quarter(const QuarterDrivers& q, const std::string& where) {
  if (auto status = check_each({{"growth", q.growth},
                                {"growth_per_point", q.growth_per_point},
                                {"cost_growth", q.cost_growth},
                                {"gain_points", q.gain_points},
                                {"claim_log_usd", q.claim_log_usd}},
                               where, "a number from -1000 to 1000", is_driver);
      !status)
    return status;
  if (auto status = check_each({{"growth_sd", q.growth_sd},
                                {"sales_sd", q.sales_sd},
                                {"cost_growth_sd", q.cost_growth_sd},
                                {"gain_sd", q.gain_sd},
                                {"claim_hazard", q.claim_hazard},
                                {"claim_log_sd", q.claim_log_sd},
                                {"settlement_hazard", q.settlement_hazard},
                                {"defence_sd", q.defence_sd},
                                {"access_cut_hazard", q.access_cut_hazard},
                                {"injunction_hazard", q.injunction_hazard}},
                               where, "a number from 0 to 1000", is_size);
      !status)
    return status;
  if (auto status = check_each({{"defence_usd", q.defence_usd}}, where, "a number from 0 to 1e15", is_amount);
      !status)
    return status;
  if (auto status =
          check_each({{"one_off_usd", q.one_off_usd}}, where, "a number from -1e15 to 1e15", is_balance);
      !status)
    return status;
  return check_each({{"gain_after_cut", q.gain_after_cut},
                     {"insured_share", q.insured_share},
                     {"loss_chance", q.loss_chance},
                     {"order_chance", q.order_chance},
                     {"sales_when_enjoined", q.sales_when_enjoined}},
                    where, "a share from 0 to 1", is_share);
}

Status check_brought(const BroughtClaim& claim, std::size_t quarters, const std::string& where) {
  if (!is_amount(claim.worth_usd))
    return refusal("This must be a number from 0 to 1e15", where + "worth_usd");
  if (claim.quarters.size() != quarters)
    return refusal("A claim has as many quarters as the forecast", where + "quarters");
  BroughtQuarter before;
  for (std::size_t i = 0; i < quarters; ++i) {
    const BroughtQuarter& q = claim.quarters[i];
    const std::string here = where + "quarters[" + std::to_string(i) + "].";
    if (!(q.paid_by >= before.paid_by && q.lost_by >= before.lost_by && q.paid_by + q.lost_by <= 1 + 1e-9))
      return refusal("Chances of an end never fall, and together are at most 1", here + "paid_by");
    if (!is_amount(q.usd)) return refusal("This must be a number from 0 to 1e15", here + "usd");
    if (!is_size(q.log_sd)) return refusal("This must be a number from 0 to 1000", here + "log_sd");
    before = q;
  }
  return {};
}

Status check_played(const PlayedQuarter& played, std::size_t plays, const std::string& where) {
  if (played.sold_usd.size() != plays || played.other_usd.size() != plays || plays == 0)
    return refusal("Every quarter has the same plays", where + "sold_usd");
  if (!std::ranges::all_of(played.sold_usd, is_balance))
    return refusal("This must be a number from -1e15 to 1e15", where + "sold_usd");
  if (!std::ranges::all_of(played.other_usd, is_balance))
    return refusal("This must be a number from -1e15 to 1e15", where + "other_usd");
  return {};
}

Status check(const FuturesQuestion& question) {
  if (question.futures < 1 || question.futures > kMostFutures)
    return refusal("Between 1 and 1,000,000 futures can be drawn", "futures");
  if (question.quarters.empty() || question.quarters.size() > kMostFutureQuarters)
    return refusal("A forecast needs 1 to 100 quarters", "quarters");
  if (auto status = check_now(question.now); !status) return status;
  for (std::size_t i = 0; i < question.quarters.size(); ++i)
    if (auto status = check_quarter(question.quarters[i], "quarters[" + std::to_string(i) + "]."); !status)
      return status;
  if (question.brought.size() > kMostBrought)
    return refusal("At most 100 claims can be brought at a time", "brought");
  for (std::size_t i = 0; i < question.brought.size(); ++i)
    if (auto status = check_brought(question.brought[i], question.quarters.size(),
                                    "brought[" + std::to_string(i) + "].");
        !status)
      return status;
  if (!question.played.empty() && question.played.size() != question.quarters.size())
    return refusal("Plays have as many quarters as the forecast", "played");
  for (std::size_t i = 0; i < question.played.size(); ++i)
    if (auto status = check_played(question.played[i], question.played.front().sold_usd.size(),
                                   "played[" + std::to_string(i) + "].");
        !status)
      return status;
  return {};
}

float log_of_mean(double mean, double log_sd) {
  // The logarithm of no money is far below the smallest number that exp() gives: less than a cent.
  return mean > 0 ? static_cast<float>(std::log(mean) - log_sd * log_sd / 2) : -1000.0f;
}

QuarterNumbers numbers_of(const QuarterDrivers& q) {
  const auto chance = [](double hazard) { return static_cast<float>(-std::expm1(-hazard)); };
  const auto number = [](double value) { return static_cast<float>(value); };
  return {.growth = number(q.growth),
          .growth_sd = number(q.growth_sd),
          .growth_per_point = number(q.growth_per_point),
          .sales_shift = number(-q.sales_sd * q.sales_sd / 2),
          .sales_sd = number(q.sales_sd),
          .cost_growth = number(q.cost_growth),
          .cost_growth_sd = number(q.cost_growth_sd),
          .gain = number(q.gain_points),
          .gain_sd = number(q.gain_sd),
          .gain_after_cut = number(q.gain_after_cut),
          .claim_chance = chance(q.claim_hazard),
          .claim_log = number(q.claim_log_usd),
          .claim_log_sd = number(q.claim_log_sd),
          .settlement_chance = chance(q.settlement_hazard),
          .own_share = number(1 - q.insured_share),
          .defence_log = log_of_mean(q.defence_usd, q.defence_sd),
          .defence_sd = q.defence_usd > 0 ? number(q.defence_sd) : 0.0f,
          .access_cut_chance = chance(q.access_cut_hazard),
          .injunction_chance = chance(q.injunction_hazard),
          .sales_when_enjoined = number(q.sales_when_enjoined),
          .loss_chance = number(q.loss_chance),
          .order_chance = number(q.order_chance),
          .one_off = number(q.one_off_usd)};
}

std::vector<BroughtNumbers> numbers_of(const std::vector<BroughtClaim>& brought) {
  std::vector<BroughtNumbers> numbers;
  for (const BroughtClaim& claim : brought) {
    double paid_before = 0;
    for (const BroughtQuarter& q : claim.quarters) {
      numbers.push_back({.paid_before = static_cast<float>(paid_before),
                         .paid_by = static_cast<float>(q.paid_by),
                         .open_below = static_cast<float>(1 - q.lost_by),
                         .pays_log = log_of_mean(q.usd, q.log_sd),
                         .pays_log_sd = q.usd > 0 ? static_cast<float>(q.log_sd) : 0.0f,
                         .worth = static_cast<float>(claim.worth_usd)});
      paid_before = q.paid_by;
    }
  }
  return numbers;
}

// Row by row, each play again and again, for whole vectors.
std::vector<float> rows_of(const FuturesQuestion& question, std::size_t stride,
                           std::vector<double> PlayedQuarter::*what) {
  std::vector<float> rows;
  rows.reserve(stride * question.played.size());
  for (const PlayedQuarter& quarter : question.played) {
    const std::vector<float> plays((quarter.*what).begin(), (quarter.*what).end());
    for (std::size_t left = stride; left > 0;) {
      const std::size_t some = std::min(left, plays.size());
      rows.insert(rows.end(), plays.begin(), plays.begin() + static_cast<std::ptrdiff_t>(some));
      left -= some;
    }
  }
  return rows;
}

void make_room(const FuturesQuestion& question, FuturePaths& paths) {
  paths.futures = question.futures;
  paths.quarters = static_cast<int>(question.quarters.size());
  paths.stride =
      (static_cast<std::size_t>(question.futures) + kWidestVector - 1) / kWidestVector * kWidestVector;
  for (auto* rows : {&paths.cash_usd, &paths.capability_points, &paths.claims_usd})
    rows->resize(paths.stride * question.quarters.size());
  for (auto* row : {&paths.ruined, &paths.access_cut, &paths.enjoined, &paths.paid})
    row->resize(paths.stride);
}

DrawFutures kernel_named([[maybe_unused]] const std::string& instruction_set) {
#if defined(__x86_64__)
  if (instruction_set == "avx512") return draw_futures_avx512;
  if (instruction_set == "avx2") return draw_futures_avx2;
#endif
  return draw_futures_baseline;
}

FuturePaths draw(const FuturesQuestion& question, const std::string& instruction_set, FuturePaths paths) {
  make_room(question, paths);
  std::vector<QuarterNumbers> quarters;
  for (const QuarterDrivers& drivers : question.quarters) quarters.push_back(numbers_of(drivers));
  const std::vector<BroughtNumbers> brought = numbers_of(question.brought);
  const std::vector<float> sold = rows_of(question, paths.stride, &PlayedQuarter::sold_usd),
                           other = rows_of(question, paths.stride, &PlayedQuarter::other_usd);
  const std::uint64_t seed = derive_seed(question.seed, "futures");
  const LabNow& now = question.now;
  kernel_named(instruction_set)(
      {.cash = static_cast<float>(now.cash_usd),
       .revenue = static_cast<float>(now.revenue_usd),
       .cost = static_cast<float>(now.cost_usd),
       .capability = static_cast<float>(now.capability_points),
       .claims = static_cast<float>(now.claims_usd),
       .access_cut = now.access_cut,
       .enjoined = now.enjoined,
       .quarters = quarters.data(),
       .quarter_count = paths.quarters,
       .brought = brought.data(),
       .brought_count = static_cast<int>(question.brought.size()),
       .sold_rows = sold.empty() ? nullptr : sold.data(),
       .other_rows = other.empty() ? nullptr : other.data(),
       .key = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), 0, 0},
       .stride = paths.stride,
       .cash_rows = paths.cash_usd.data(),
       .capability_rows = paths.capability_points.data(),
       .claims_rows = paths.claims_usd.data(),
       .ruined = paths.ruined.data(),
       .access_cut_at = paths.access_cut.data(),
       .enjoined_at = paths.enjoined.data(),
       .paid_at = paths.paid.data()});
  return paths;
}

// Finds order statistics without sorting: the values are dealt into bins of equal width, and only the bins
// that hold a wanted rank are looked into.
class Ranks {
 public:
  Ranks(const float* values, int count)
      : values_(values, values + count), bin_(values_.size()), held_(values_.size()) {
    const auto [low, high] = range();
    const float scale = high > low ? (kBins - 1) / (high - low) : 0;
    for (std::size_t i = 0; i < values_.size(); ++i)
      bin_[i] = static_cast<std::int32_t>((values_[i] - low) * scale);
    for (const std::int32_t bin : bin_) ++first_[static_cast<std::size_t>(bin) + 1];
    for (std::size_t bin = 0; bin < kBins; ++bin) first_[bin + 1] += first_[bin];
  }

  // The value at position p (n - 1) of the sorted values, between two of them linearly.
  double quantile(double p) {
    const double position = p * static_cast<double>(values_.size() - 1);
    const auto below = static_cast<std::size_t>(position), above = std::min(below + 1, values_.size() - 1);
    const double low = at(below), high = at(above);
    return low + (position - static_cast<double>(below)) * (high - low);
  }

 private:
  static constexpr std::size_t kBins = 1024;

  std::pair<float, float> range() const {  // in eight independent chains, which the compiler makes a vector
    constexpr std::size_t kChains = 8;
    float low[kChains], high[kChains];
    std::fill_n(low, kChains, values_[0]);
    std::fill_n(high, kChains, values_[0]);
    const std::size_t whole = values_.size() / kChains * kChains;
    for (std::size_t i = 0; i < whole; i += kChains) {
      for (std::size_t k = 0; k < kChains; ++k) {
        low[k] = std::min(low[k], values_[i + k]);
        high[k] = std::max(high[k], values_[i + k]);
      }
    }
    for (std::size_t i = whole; i < values_.size(); ++i)
      low[0] = std::min(low[0], values_[i]), high[0] = std::max(high[0], values_[i]);
    return {*std::min_element(low, low + kChains), *std::max_element(high, high + kChains)};
  }

  float at(std::size_t rank) {
    const auto bin = std::upper_bound(first_.begin(), first_.end(), rank) - first_.begin() - 1;
    if (bin != held_bin_) hold(static_cast<std::int32_t>(bin));
    const auto place =
        held_.begin() + static_cast<std::ptrdiff_t>(rank - first_[static_cast<std::size_t>(bin)]);
    std::nth_element(held_.begin(), place, held_.begin() + held_count_);
    return *place;
  }

  void hold(std::int32_t bin) {
    held_bin_ = bin, held_count_ = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {  // without a branch that could be foreseen wrongly
      held_[static_cast<std::size_t>(held_count_)] = values_[i];
      held_count_ += bin_[i] == bin;
    }
  }

  std::vector<float> values_;
  std::vector<std::int32_t> bin_;
  std::array<std::size_t, kBins + 1> first_{};  // rank of the first value of each bin
  std::vector<float> held_;  // values of the bin that was looked into last, with room for all
  std::ptrdiff_t held_bin_ = -1, held_count_ = 0;
};

// by_quarter[q]: the share of futures in which it had happened by the end of quarter q.
std::vector<double> chances(const std::vector<std::int32_t>& when, int futures, int quarters) {
  std::vector<double> by_quarter(static_cast<std::size_t>(quarters) + 1);
  for (int i = 0; i < futures; ++i) ++by_quarter[static_cast<std::size_t>(when[static_cast<std::size_t>(i)])];
  double so_far = 0;
  for (double& share : by_quarter) share = (so_far += share) / futures;
  return by_quarter;
}

}  // namespace

Result<FuturePaths> draw_futures(const FuturesQuestion& question, FuturePaths&& room) {
  return draw_futures_with(instruction_sets().front(), question, std::move(room));
}

Result<FuturePaths> draw_futures_with(const std::string& instruction_set, const FuturesQuestion& question,
                                      FuturePaths&& room) {
  if (auto status = check_instruction_set(instruction_set); !status) return status.error();
  if (auto status = check(question); !status) return status.error();
  return draw(question, instruction_set, std::move(room));
}

Quantiles quantiles_of(const float* values, int count) {
  PARTLY_CHECK(count > 0);
  double sum = 0;
  for (int i = 0; i < count; ++i) sum += values[i];
  Ranks ranks(values, count);
  return {sum / count, ranks.quantile(0.05), ranks.quantile(0.5), ranks.quantile(0.95)};
}

std::vector<QuarterFan> fans_of(const FuturePaths& paths) {
  const auto ruined = chances(paths.ruined, paths.futures, paths.quarters),
             access_cut = chances(paths.access_cut, paths.futures, paths.quarters),
             enjoined = chances(paths.enjoined, paths.futures, paths.quarters),
             paid = chances(paths.paid, paths.futures, paths.quarters);
  std::vector<QuarterFan> fans;
  for (std::size_t q = 0; q < static_cast<std::size_t>(paths.quarters); ++q) {
    const auto spread = [&](const std::vector<float>& rows) {
      return quantiles_of(rows.data() + q * paths.stride, paths.futures);
    };
    fans.push_back({spread(paths.cash_usd), spread(paths.capability_points), spread(paths.claims_usd),
                    ruined[q], access_cut[q], enjoined[q], paid[q]});
  }
  return fans;
}

}  // namespace partly::forecast
