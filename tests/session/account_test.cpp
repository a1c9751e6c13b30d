// What is printed of a claim adds up: the total is recomputed from the printed lines alone, in every state of
// a court that random legal play of every shipped scenario meets.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/bots/turn.h"
#include "sim/scenario/list.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/valuation.h"
#include "sim/world/view/make_view.h"
#include "tests/world/random_play.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

using law::LinePart;

// All that a printed number may stand for: half a unit of its last digit to either side.
Interval printed_range(std::string text) {
  double scale = 1;
  for (const auto& [sign, factor] :
       {std::pair(" T", 1e12), {" B", 1e9}, {" M", 1e6}, {" K", 1e3}, {" %", 1e-2}})
    if (text.ends_with(sign)) scale = factor, text.resize(text.size() - 2);
  std::erase_if(text, [](char c) { return c == '$' || c == 'x' || c == ' ' || c == '+' || c == ','; });
  const std::size_t point = text.find('.');
  const double digits = point == std::string::npos ? 0 : static_cast<double>(text.size() - point - 1);
  const double value = std::stod(text), half = 0.5000001 * std::pow(10, -digits);
  return {scale * (value - half), scale * (value + half)};
}

Interval times(const Interval& a, const Interval& b) {
  const auto [low, high] = std::minmax({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
  return {low, high};
}
Interval plus(const Interval& a, const Interval& b) { return {a.low + b.low, a.high + b.high}; }
bool meet(const Interval& a, const Interval& b) { return a.low <= b.high && b.low <= a.high; }

Interval proven_by(const Interval& posterior, const Interval& standard, const Interval& noise) {
  Interval out{1, 0};
  for (const double p : {posterior.low, posterior.high})
    for (const double s : {standard.low, standard.high})
      for (const double n : {noise.low, noise.high}) {
        const double found = law::logistic((p - law::logit(s)) / n);
        out = {std::min(out.low, found), std::max(out.high, found)};
      }
  return out;
}

// One of several counts, as its lines are printed.
struct PrintedCount {
  std::string name;
  Interval proven, law{1, 1}, award;
};

// That a count is won and none of those with a larger award: the finding of fact is one number from 0 to 1,
// below which a count is proven.
double won_alone(double proven, double law, const std::vector<std::pair<double, double>>& larger) {
  std::vector<double> steps{0, proven};
  for (const auto& other : larger) steps.push_back(std::min(other.first, proven));
  std::sort(steps.begin(), steps.end());
  double sum = 0;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    double none = 1;
    for (const auto& other : larger)
      if (other.first >= steps[i]) none *= 1 - other.second;
    sum += (steps[i] - steps[i - 1]) * none;
  }
  return law * sum;
}

Interval won_alone(const PrintedCount& count, const std::vector<PrintedCount>& larger) {
  std::vector<std::pair<double, double>> least, most;
  for (const PrintedCount& other : larger) {
    least.push_back({other.proven.low, other.law.low});
    most.push_back({other.proven.high, other.law.high});
  }
  return {won_alone(count.proven.low, count.law.low, most),
          won_alone(count.proven.high, count.law.high, least)};
}

class Sum {
 public:
  explicit Sum(const std::vector<law::AssessmentLine>& lines) {
    for (const law::AssessmentLine& line : lines) {
      if (!line.count.empty() && (counts_.empty() || counts_.back().name != line.count)) begin(line.count);
      read(line, printed_range(law::printed(line)));
    }
  }
  bool all_there() const { return told_ >= 5; }
  std::size_t counts() const { return counts_.size(); }

 private:
  void expect(const law::AssessmentLine& line, const Interval& shown, const Interval& follows) {
    ++told_;
    EXPECT_TRUE(meet(shown, follows))
        << line.text << " " << law::printed(line) << ", and what stands above it gives " << follows.low
        << " to " << follows.high;
  }
  void begin(const std::string& count) {
    counts_.push_back({count, {}, {1, 1}, {}});
    evidence_ = award_ = {};
  }
  void add_largest(const law::AssessmentLine& line, const Interval& shown) {
    const auto count = std::find_if(counts_.begin(), counts_.end(), [&](const PrintedCount& one) {
      return line.id == "largest/" + one.name;
    });
    ASSERT_TRUE(count != counts_.end()) << line.id;
    if (!larger_.empty()) {
      EXPECT_GE(larger_.back().award.high, count->award.low);
    }
    expect(line, shown, won_alone(*count, larger_));
    any_ = plus(any_, shown);
    each_award_ = plus(each_award_, times(shown, count->award));
    larger_.push_back(*count);
  }
  Interval expected_of_counts() const {
    if (!recovered_) return each_award_;
    return plus(times({1 - review_.high, 1 - review_.low}, *recovered_), times(review_, each_award_));
  }
  void read(const law::AssessmentLine& line, const Interval& shown) {
    switch (line.part) {
      case LinePart::evidence:
        evidence_ = plus(evidence_, shown);
        break;
      case LinePart::posterior:
        expect(line, shown, evidence_), posterior_ = shown;
        break;
      case LinePart::standard:
        standard_ = shown;
        break;
      case LinePart::noise:
        noise_ = shown;
        break;
      case LinePart::proven:
        expect(line, shown, proven_by(posterior_, standard_, noise_)), chance_ = shown;
        proven_ = {std::max(proven_.low, shown.low), std::max(proven_.high, shown.high)};
        if (!line.count.empty()) counts_.back().proven = shown;
        break;
      case LinePart::condition:
        chance_ = times(chance_, shown);
        if (!line.count.empty()) counts_.back().law = times(counts_.back().law, shown);
        break;
      case LinePart::verdict:
        expect(line, shown, chance_), chance_ = verdict_ = shown;
        break;
      case LinePart::largest:
        add_largest(line, shown);
        break;
      case LinePart::any:
        expect(line, shown, any_), chance_ = verdict_ = shown;
        break;
      case LinePart::recovered:
        recovered_ = shown;
        break;
      case LinePart::ruled:
        ruled_ = shown;
        break;
      case LinePart::review:
        review_ = shown;
        break;
      case LinePart::end:
        expect(line, shown,
               plus(times({1 - review_.high, 1 - review_.low}, ruled_), times(review_, verdict_)));
        chance_ = shown;
        break;
      case LinePart::award:
        award_ = plus(award_, shown);
        break;
      case LinePart::total:
        expect(line, shown, award_), award_ = shown;
        if (!line.count.empty()) counts_.back().award = shown;
        break;
      case LinePart::expected:
        expect(line, shown, counts_.empty() ? times(chance_, award_) : expected_of_counts());
        expected_ = shown;
        break;
      case LinePart::sanction:
        sanction_ = shown;
        break;
      case LinePart::found_false:
        expect(line, shown, proven_), found_ = shown;
        break;
      case LinePart::all:
        expect(line, shown, plus(expected_, times(found_, sanction_)));
        break;
    }
  }
  Interval evidence_, posterior_, standard_, noise_, proven_, chance_, verdict_, ruled_, review_, award_,
      expected_, sanction_, found_, any_, each_award_;
  std::optional<Interval> recovered_;
  std::vector<PrintedCount> counts_, larger_;
  int told_ = 0;
};

struct Met {
  std::set<law::Stage> stages;
  int with_counts = 0, ruled_with_counts = 0;
};

void check_accounts(const Scenario& scenario, const World& world, Met& met) {
  for (const ProceedingView& claim : make_view(scenario, world).proceedings) {
    met.stages.insert(claim.stage);
    met.with_counts += !claim.counts.empty();
    met.ruled_with_counts += !claim.counts.empty() && claim.verdict;
    ASSERT_EQ(claim.account.front().id, law::kPriorStep);
    EXPECT_EQ(claim.account.size() >= 10, true);
    const Sum account(claim.account);
    EXPECT_TRUE(account.all_there());
    EXPECT_EQ(account.counts(), claim.counts.size());
    const double from = claim.settlement.claimant_accepts_from.value;
    const double first = law::first_offer_usd(claim.settlement, 5e7);
    EXPECT_GE(first, from);
    EXPECT_LE(first, std::max(from, claim.settlement.defendant_pays_up_to.value));
    for (const law::CaseValue* value : {&claim.outlook.claimant, &claim.outlook.defendant}) {
      double sum = 0;
      for (const law::ValuePart& part : value->parts) sum += part.usd.value;
      EXPECT_NEAR(sum, value->total.value, 1 + 1e-9 * std::abs(sum)) << "parts of a value do not add up";
    }
  }
}

void play_at_random(const Scenario& scenario, std::uint64_t seeds, Met& met) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    World world = bots::begin(scenario, seed);
    Rng rng(seed, "random play");
    while (world.ending == Ending::running) {
      play_random_quarter(scenario, world, rng);
      ASSERT_NO_FATAL_FAILURE(check_accounts(scenario, world, met));
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(Account, OfEveryClaimInRandomPlayOfEveryScenarioAddsUpAsItIsPrinted) {
  Met met;
  int scenarios = 0;
  for (const auto& listed : scenario::list_scenarios()) {
    ASSERT_TRUE(listed.loaded.errors.empty()) << listed.path;
    const auto* scenario = std::get_if<Scenario>(&listed.loaded.scenario);
    if (scenario == nullptr) continue;
    ++scenarios;
    ASSERT_NO_FATAL_FAILURE(play_at_random(*scenario, 6, met));
  }
  EXPECT_GE(scenarios, 6);
  EXPECT_GE(met.stages.size(), 6u);
}

// Each of them with elements, proof and damages of its own.
TEST(Account, OfClaimsInSeveralCountsAddsUpAsItIsPrinted) {
  Scenario scenario = test_scenario();
  scenario.theories = {law::kTheories.begin(), law::kTheories.end()};
  for (std::size_t i = 0; i < scenario.other_claims.size(); ++i) {
    law::ClaimRules& rules = scenario.other_claims[i];
    rules.standard.value = 0.5 + 0.1 * static_cast<double>(i);
    rules.damages.avoided_multiple.value += 0.5 * static_cast<double>(i);
  }
  Met met;
  ASSERT_NO_FATAL_FAILURE(play_at_random(scenario, 30, met));
  EXPECT_GT(met.with_counts, 0);
  EXPECT_GT(met.ruled_with_counts, 0);
}

}  // namespace
}  // namespace partly::world
