#include "sim/forensics/exhibit_difference.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/forensics/toy_market.h"

namespace partly::forensics {
namespace {

Exhibit sample() {
  const ToyMarket market(3);
  const ExamSettings settings;
  const ExamMaterial material = market.material(settings.selector_models);
  return examine(set_paper(settings, material), material, market.copy(1, 0.6), market.references(24),
                 market.comparison(24, 0.3));
}

TEST(ExhibitDifference, OfAnExhibitFromItselfIsNothing) {
  const Exhibit exhibit = sample();
  const ExhibitDifference none = difference(exhibit, exhibit);
  EXPECT_TRUE(none.same_shape);
  EXPECT_EQ(none.largest_share(), 0);
  EXPECT_EQ(none.neg_log10_p, 0);
  EXPECT_EQ(none.innocents_suspected, 0);
}

TEST(ExhibitDifference, SeesEveryKindOfFigure) {
  const Exhibit exhibit = sample();
  const auto after = [&](auto change) {
    Exhibit other = exhibit;
    change(other);
    return difference(exhibit, other);
  };
  const auto share = [&](auto change) { return after(change).largest_share(); };
  EXPECT_NEAR(share([](Exhibit& e) { e.tests[1].suspect_score -= 0.03; }), 0.03, 1e-12);
  EXPECT_NEAR(share([](Exhibit& e) { e.tests[2].reference_scores[7] += 0.02; }), 0.02, 1e-12);
  EXPECT_NEAR(share([](Exhibit& e) { e.agreement[5].accuracy -= 0.01; }), 0.01, 1e-12);
  EXPECT_NEAR(share([](Exhibit& e) { e.agreement[0].outside += 0.04; }), 0.04, 1e-12);
  EXPECT_NEAR(share([](Exhibit& e) { e.tests[0].questions /= 2; }), 0.5, 0.01);
  EXPECT_NEAR(after([](Exhibit& e) { e.neg_log10_p -= 1; }).neg_log10_p, 1, 1e-12);
  EXPECT_NEAR(after([](Exhibit& e) { e.ratio->log_ratio -= 0.5; }).log_ratio, 0.5, 1e-12);
  EXPECT_NEAR(share([](Exhibit& e) { e.tests[0].copier_scores[3] += 0.05; }), 0.05, 1e-12);
  EXPECT_NEAR(share([](Exhibit& e) { e.tests[0].unseen_innocents[3] += 0.06; }), 0.06, 1e-12);
  EXPECT_GT(after([](Exhibit& e) { e.unseen.innocents.assign(24, 3); }).innocents_suspected, 0.8);
}

TEST(ExhibitDifference, OfUnlikeExamsIsBeyondMeasure) {
  const Exhibit exhibit = sample();
  const auto after = [&](auto change) {
    Exhibit other = exhibit;
    change(other);
    return difference(exhibit, other).largest_share();
  };
  EXPECT_TRUE(std::isinf(after([](Exhibit& e) { e.tests[0].why_not_asked = "too few"; })));
  EXPECT_TRUE(std::isinf(after([](Exhibit& e) { e.tests[0].reference_scores.pop_back(); })));
  EXPECT_TRUE(std::isinf(after([](Exhibit& e) { e.tests[2].copier_scores.pop_back(); })));
  EXPECT_TRUE(std::isinf(after([](Exhibit& e) { e.ratio.reset(); })));
  EXPECT_TRUE(std::isinf(after([](Exhibit& e) { e.agreement.pop_back(); })));
  EXPECT_TRUE(std::isinf(after([](Exhibit& e) { std::swap(e.agreement[1], e.agreement[2]); })));
  EXPECT_TRUE(std::isinf(after([](Exhibit& e) { e = {}; })));
}

TEST(ExhibitDifference, KnowsFiguresThatDoNotFollowFromTheScores) {
  const auto follows = [](auto change) {
    Exhibit exhibit = sample();
    change(exhibit);
    return follows_from_its_scores(exhibit);
  };
  EXPECT_TRUE(follows([](Exhibit&) {}));
  EXPECT_FALSE(follows([](Exhibit& e) { e.p *= 2; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.tests[0].p /= 10; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.tests[0].suspect_score += 0.1; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.ratio->log_ratio += 0.1; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.ratio->low -= 0.1; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.ratio->rank_p = 1e-4; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.unseen.innocents[3] += 0.5; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.tests[0].copier_scores[3] += 0.1; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.strength = Strength::none; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.tests_asked = 1; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.tests[1].reference_scores.clear(); }));
  EXPECT_FALSE(follows([](Exhibit& e) { e.tests[1].suspect_score = 1.5; }));
  EXPECT_FALSE(follows([](Exhibit& e) { e = {}; }));
}

TEST(UnseenModels, AreCountedFromAnyThresholdOn) {
  const std::vector<double> log_ratios{-1, 0.5, 2.5, 3};
  EXPECT_EQ(share_from({}, 0), 0);
  EXPECT_DOUBLE_EQ(share_from(log_ratios, 0), 0.75);
  EXPECT_DOUBLE_EQ(share_from(log_ratios, 3), 0.25);  // at it counts
  Exhibit exhibit;
  exhibit.unseen = {log_ratios, log_ratios};
  EXPECT_DOUBLE_EQ(exhibit.innocents_suspected(), 0.5);  // ten to one is 2.303
  EXPECT_DOUBLE_EQ(exhibit.copiers_found(), 0.5);
}

}  // namespace
}  // namespace partly::forensics
