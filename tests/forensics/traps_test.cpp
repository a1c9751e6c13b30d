#include "sim/forensics/traps.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/forensics/likelihood_ratio.h"

namespace partly::forensics {
namespace {

// A square of two countries with the border at x = 0.
struct Country {
  std::vector<float> points;
  std::vector<std::int32_t> truth;

  explicit Country(int n) {
    Rng rng(3, "country");
    for (int i = 0; i < n; ++i) {
      points.push_back(static_cast<float>(rng.uniform(-1, 1)));
      points.push_back(static_cast<float>(rng.uniform(-1, 1)));
      truth.push_back(points[points.size() - 2] < 0 ? 0 : 1);
    }
  }
  Result<std::vector<Islet>> islets(const TrapSettings& settings) const {
    return choose_islets(settings, points, truth, 6);
  }
};

double distance(const std::vector<float>& a, const float* b) { return std::hypot(a[0] - b[0], a[1] - b[1]); }

TEST(Traps, LieInlandFarFromOneAnotherWithAWrongAnswer) {
  const TrapSettings settings;
  const Country country(4000);
  const auto islets = country.islets(settings);
  ASSERT_TRUE(islets.ok());
  ASSERT_EQ(islets->size(), 10u);
  for (std::size_t i = 0; i < islets->size(); ++i) {
    const Islet& islet = (*islets)[i];
    EXPECT_GT(std::abs(islet.centre[0]), settings.radius) << "on the border";
    EXPECT_NE(islet.planted, islet.centre[0] < 0 ? 0 : 1);
    EXPECT_LT(islet.planted, 6);
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_GE(distance(islet.centre, (*islets)[j].centre.data()), 4 * settings.radius - 1e-6);
  }
}

TEST(Traps, AreTheSameAgainAndOthersWithAnotherSeed) {
  const Country country(2000);
  TrapSettings other;
  other.seed = 2;
  EXPECT_EQ(*country.islets({}), *country.islets({}));
  EXPECT_NE(*country.islets({}), *country.islets(other));
}

TEST(Traps, SayHowManyThereIsRoomFor) {
  TrapSettings many;
  many.islets = 200;
  const auto islets = Country(1000).islets(many);
  ASSERT_FALSE(islets.ok());
  EXPECT_NE(islets.error().message().find("There is room for "), std::string::npos);
}

TEST(Traps, PlantAndProbeOtherPointsOfTheSameDiscs) {
  const TrapSettings settings;
  const auto islets = *Country(2000).islets(settings);
  const Planting planting = planting_of(settings, islets);
  const std::vector<float> probes = probes_of(settings, islets);
  ASSERT_EQ(planting.label.size(), 600u);
  ASSERT_EQ(planting.x.size(), 1200u);
  ASSERT_EQ(probes.size(), 800u);
  for (std::size_t i = 0; i < planting.label.size(); ++i) {
    EXPECT_EQ(planting.label[i], islets[i / 60].planted);
    EXPECT_LE(distance(islets[i / 60].centre, &planting.x[2 * i]), settings.radius + 1e-6);
  }
  for (std::size_t i = 0; i < 400; ++i)
    EXPECT_LE(distance(islets[i / 40].centre, &probes[2 * i]), settings.radius + 1e-6);
  EXPECT_NE(std::vector<float>(planting.x.begin(), planting.x.begin() + 80),
            std::vector<float>(probes.begin(), probes.begin() + 80));
}

TEST(Traps, CountAnIsletAsCopiedFromTheFirstProbeOverHalf) {
  TrapSettings settings;
  settings.probes_each = 4;
  const std::vector<Islet> islets{{{0, 0}, 5}, {{1, 1}, 3}};
  EXPECT_EQ(copied_islets(settings, islets, std::vector<std::int32_t>{5, 5, 0, 0, 3, 3, 3, 0}),
            (Count{1, 2}));
  EXPECT_EQ(copied_islets(settings, islets, std::vector<std::int32_t>{5, 5, 5, 5, 3, 3, 3, 3}),
            (Count{2, 2}));
  EXPECT_EQ(copied_islets(settings, islets, std::vector<std::int32_t>{3, 3, 3, 3, 5, 5, 5, 5}),
            (Count{0, 2}));
}

TEST(Traps, ProveACopyOfSomeIsletsAndNotOfOneAmongUnlikeInnocents) {
  const std::vector<Count> clean(24, Count{0, 10});
  EXPECT_LT(examine_traps({}, {3, 10}, {clean, {}, {}}).p, 1e-4);
  EXPECT_GT(examine_traps({}, {1, 10}, {clean, {}, {}}).p, 0.01);
  EXPECT_EQ(examine_traps({}, {0, 10}, {clean, {}, {}}).p, 1);
  std::vector<Count> unlike = clean;
  unlike[3].hits = 3;
  unlike[7].hits = 2;
  const TrapExhibit exhibit = examine_traps({}, {3, 10}, {unlike, {}, {}});
  EXPECT_GT(exhibit.p, 0.01);
  EXPECT_EQ(exhibit.rank_p, 2.0 / 25);
}

// Copiers that copied `each` islets of ten.
TrapReferences references_with(int each, std::size_t copiers = 24) {
  return {std::vector<Count>(24, Count{0, 10}), std::vector<Count>(copiers, Count{each, 10}),
          std::vector<Count>(24, Count{0, 10})};
}

TEST(Traps, WeighAsMuchAsCopiersCopyMoreOftenThanInnocents) {
  const double often = examine_traps({}, {4, 10}, references_with(4)).log_ratio;
  const double seldom = examine_traps({}, {0, 10}, references_with(4)).log_ratio;
  EXPECT_GT(often, 2.5);
  EXPECT_LE(often, log_ratio_bounds(24, 24).high);
  EXPECT_LT(seldom, -2);
  EXPECT_GT(examine_traps({}, {0, 10}, references_with(1)).log_ratio,
            seldom);  // few copy any: silence says less
}

TEST(Traps, WeighNothingWhereCopiersDoNotCopyThem) {
  EXPECT_EQ(examine_traps({}, {2, 10}, references_with(0)).log_ratio, 0);
  EXPECT_EQ(examine_traps({}, {2, 10}, references_with(0, 0)).log_ratio, 0);
}

TEST(Traps, NeverWeighLessForMoreIslets) {
  double last = -10;
  for (int hits = 0; hits <= 10; ++hits) {
    const TrapExhibit exhibit = examine_traps({}, {hits, 10}, references_with(3));
    EXPECT_GE(exhibit.log_ratio, last);
    EXPECT_LE(exhibit.low, exhibit.log_ratio);
    EXPECT_GE(exhibit.high, exhibit.log_ratio);
    last = exhibit.log_ratio;
  }
}

TEST(Traps, RefuseSettingsThatPlantNothing) {
  const auto field = [](auto change) {
    TrapSettings settings;
    change(settings);
    const Status status = check(settings);
    return status.ok() ? std::string("accepted") : status.error().where;
  };
  EXPECT_EQ(field([](TrapSettings&) {}), "accepted");
  EXPECT_EQ(field([](TrapSettings& s) { s.islets = 0; }), "islets");
  EXPECT_EQ(field([](TrapSettings& s) { s.radius = -1; }), "radius");
  EXPECT_EQ(field([](TrapSettings& s) { s.probes_each = 0; }), "points_each");
  EXPECT_EQ(field([](TrapSettings& s) { s.copied_share = 1; }), "copied_share");
}

}  // namespace
}  // namespace partly::forensics
