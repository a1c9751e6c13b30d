// How games compare: differences seed by seed, dominance.
#include "sim/survey/measure.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/survey/field.h"
#include "sim/survey/survey.h"

namespace partly::survey {
namespace {

const Measure kWorth{"worth", "worth", Unit::usd, true, {}};
const Measure kLegal{"legal", "legal spend", Unit::usd, false, {}};

TEST(Dominance, ComesFromBeingBetterOnSomeGoalAndWorseOnNone) {
  const Values values{{{5, 5}, {1, 1}}, {{4, 4}, {1, 1}}, {{3, 3}, {1, 1}}};
  EXPECT_EQ(dominated_by(values, {kWorth, kLegal}), (std::vector{-1, 0, 0}));
}

TEST(Dominance, DoesNotReachAStrategyThatIsBetterOnAnotherGoal) {
  const Values values{{{5, 5}, {9, 9}}, {{4, 4}, {1, 1}}};
  EXPECT_EQ(dominated_by(values, {kWorth, kLegal}), (std::vector{-1, -1}));
}

TEST(Dominance, KnowsThatLessIsBetterOnSomeGoals) {
  const Values values{{{5, 5}, {9, 9}}, {{5, 5}, {1, 1}}};
  EXPECT_EQ(dominated_by(values, {kWorth, kLegal}), (std::vector{1, -1}));
  EXPECT_EQ(dominated_by(values, {kWorth, Measure{"x", "x", Unit::none, true, {}}}), (std::vector{-1, 0}));
}

TEST(Dominance, IsNotDrawnFromLuck) {
  // Better in the mean by 1, with differences of -9, 11, -9 and 11 seed by seed.
  const Values values{{{10, 10, 10, 10}}, {{1, 21, 1, 21}}};
  EXPECT_EQ(dominated_by(values, {kWorth}), (std::vector{-1, -1}));
}

TEST(Dominance, CountsASmallLeadThatIsThereWithEverySeed) {
  // Both swing together, so seed by seed the lead is always about one.
  const Values values{{{10, 50, 90, 30}}, {{11, 51.1, 91, 30.9}}};
  EXPECT_EQ(dominated_by(values, {kWorth}), (std::vector{1, -1}));
}

// Two ways: one makes a model of its own and is worth more, the other makes three.
class TwoWays final : public PlayableScenario {
 public:
  explicit TwoWays(std::map<std::string, double> enough) : enough_(std::move(enough)) {}
  scenario::Kind kind() const override { return scenario::Kind::lab; }
  const std::string& id() const override { return id_; }
  const std::string& text() const override { return id_; }
  std::vector<std::string> strategies() const override { return {"one", "three"}; }
  std::vector<std::string> hunters() const override { return {}; }
  const std::vector<Measure>& measures() const override { return measures_; }
  const std::vector<std::string>& goals() const override { return goals_; }
  const std::map<std::string, double>& enough() const override { return enough_; }
  std::vector<std::string> possible() const override { return {}; }
  Result<PlayRecord> play(const std::string& strategy, std::uint64_t seed) override {
    PlayRecord record;
    const bool one = strategy == "one";
    record.measures = {{"made", one ? 1 : 3}, {"worth", static_cast<double>(seed) + (one ? 1 : 0)}};
    return record;
  }

 private:
  std::string id_ = "two ways";
  std::vector<Measure> measures_{{"made", "made", Unit::count, true, {}},
                                 {"worth", "worth", Unit::usd, true, {}}};
  std::vector<std::string> goals_{"made", "worth"};
  std::map<std::string, double> enough_;
};

TEST(Dominance, TakesNoMoreOfWhatIsCountedThanTheGoalAsksFor) {
  const auto undominated = [](std::map<std::string, double> enough) {
    TwoWays field(std::move(enough));
    SurveyPlan plan;
    plan.first_seed = 1, plan.last_seed = 3, plan.most_hunts = 0;
    const auto survey = take_survey(field, plan, {});
    EXPECT_TRUE(survey.ok());
    return survey->undominated();
  };
  EXPECT_EQ(undominated({}), 2u);
  EXPECT_EQ(undominated({{"made", 1}}), 1u) << "one is enough, and worth more";
  using world::Bound;
  EXPECT_EQ(enough_in({{"", "made", Bound::at_least, 1, Unit::count},
                       {"", "worth", Bound::at_least, 5, Unit::usd},
                       {"", "lost", Bound::at_most, 0, Unit::count}}),
            (std::map<std::string, double>{{"made", 1}}));
}

TEST(Difference, IsTakenSeedBySeedWithItsStandardError) {
  const Difference d = difference({1, 2, 3, 4}, {2, 3, 5, 6});
  EXPECT_DOUBLE_EQ(d.mean, 1.5);
  EXPECT_NEAR(d.error, std::sqrt(1.0 / 3) / 2, 1e-12);  // differences 1, 1, 2, 2
  EXPECT_TRUE(d.counts());
  EXPECT_FALSE(difference({1, 2}, {1, 2}).counts());
}

}  // namespace
}  // namespace partly::survey
