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

class Sum {
 public:
  explicit Sum(const std::vector<law::AssessmentLine>& lines) {
    for (const law::AssessmentLine& line : lines) read(line, printed_range(law::printed(line)));
  }
  bool all_there() const { return told_ >= 5; }

 private:
  void expect(const law::AssessmentLine& line, const Interval& shown, const Interval& follows) {
    ++told_;
    EXPECT_TRUE(meet(shown, follows))
        << line.text << " " << law::printed(line) << ", and what stands above it gives " << follows.low
        << " to " << follows.high;
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
        expect(line, shown, proven_by(posterior_, standard_, noise_)), chance_ = proven_ = shown;
        break;
      case LinePart::condition:
        chance_ = times(chance_, shown);
        break;
      case LinePart::verdict:
        expect(line, shown, chance_), chance_ = verdict_ = shown;
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
        break;
      case LinePart::expected:
        expect(line, shown, times(chance_, award_)), expected_ = shown;
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
      expected_, sanction_, found_;
  int told_ = 0;
};

void check_accounts(const Scenario& scenario, const World& world, std::set<law::Stage>& stages) {
  for (const ProceedingView& claim : make_view(scenario, world).proceedings) {
    stages.insert(claim.stage);
    ASSERT_EQ(claim.account.front().id, law::kPriorStep);
    EXPECT_EQ(claim.account.size() >= 10, true);
    EXPECT_TRUE(Sum(claim.account).all_there());
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

TEST(Account, OfEveryClaimInRandomPlayOfEveryScenarioAddsUpAsItIsPrinted) {
  std::set<law::Stage> stages;
  int scenarios = 0;
  for (const auto& listed : scenario::list_scenarios()) {
    ASSERT_TRUE(listed.loaded.errors.empty()) << listed.path;
    const auto* scenario = std::get_if<Scenario>(&listed.loaded.scenario);
    if (scenario == nullptr) continue;
    ++scenarios;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
      World world = bots::begin(*scenario, seed);
      Rng rng(seed, "random play");
      while (world.ending == Ending::running) {
        play_random_quarter(*scenario, world, rng);
        ASSERT_NO_FATAL_FAILURE(check_accounts(*scenario, world, stages));
        if (HasFailure()) return;
      }
    }
  }
  EXPECT_GE(scenarios, 6);
  EXPECT_GE(stages.size(), 6u);
}

}  // namespace
}  // namespace partly::world
