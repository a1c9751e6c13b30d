#include "sim/forensics/traps.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/check.h"
#include "sim/base/statistics.h"
#include "sim/forensics/likelihood_ratio.h"

namespace partly::forensics {
namespace {

double squared_distance(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (static_cast<double>(a[i]) - b[i]) * (static_cast<double>(a[i]) - b[i]);
  return sum;
}

// Points with their true classes, seen as rows.
struct Survey {
  std::span<const float> points;
  std::span<const std::int32_t> truth;
  std::size_t inputs = 0;

  std::span<const float> at(std::size_t i) const { return points.subspan(i * inputs, inputs); }
};

bool lies_inland(const Survey& survey, std::size_t place, double radius) {
  for (std::size_t i = 0; i < survey.truth.size(); ++i)
    if (survey.truth[i] != survey.truth[place] &&
        squared_distance(survey.at(i), survey.at(place)) < 4 * radius * radius)
      return false;
  return true;
}

bool is_near_another(const std::vector<Islet>& islets, std::span<const float> centre, double radius) {
  return std::any_of(islets.begin(), islets.end(), [&](const Islet& islet) {
    return squared_distance(islet.centre, centre) < 16 * radius * radius;
  });
}

// Uniform in the ball: a direction from normal numbers, a distance from the volume's law.
std::vector<float> point_in(const Islet& islet, double radius, Rng& rng) {
  const std::size_t inputs = islet.centre.size();
  std::vector<double> direction(inputs);
  double squares = 0;
  for (double& part : direction) {
    part = rng.normal();
    squares += part * part;
  }
  const double distance = radius * std::pow(rng.uniform(), 1.0 / static_cast<double>(inputs));
  const double scale = squares > 0 ? distance / std::sqrt(squares) : 0;
  std::vector<float> point(inputs);
  for (std::size_t i = 0; i < inputs; ++i)
    point[i] = static_cast<float>(islet.centre[i] + scale * direction[i]);
  return point;
}

std::vector<float> points_in_all(const TrapSettings& settings, std::span<const Islet> islets, int each,
                                 const char* purpose) {
  std::vector<float> points;
  for (std::size_t i = 0; i < islets.size(); ++i) {
    Rng rng(settings.seed, purpose, i);
    for (int k = 0; k < each; ++k) {
      const std::vector<float> point = point_in(islets[i], settings.radius, rng);
      points.insert(points.end(), point.begin(), point.end());
    }
  }
  return points;
}

}  // namespace

Status check(const TrapSettings& settings) {
  const auto refuse = [](const char* field, const char* what, const char* remedy) {
    return Error{ErrorKind::usage, what, field, remedy};
  };
  const auto within = [](int value, int most) { return 1 <= value && value <= most; };
  if (!within(settings.islets, 1000)) return refuse("islets", "There are 1 to 1,000 islets", "Try 10");
  if (!within(settings.points_each, 100'000) || !within(settings.probes_each, 100'000))
    return refuse("points_each", "An islet has 1 to 100,000 points and probes", "Try 60 and 40");
  if (!(std::isfinite(settings.radius) && settings.radius > 0))
    return refuse("radius", "A radius is positive", "Try 0.06");
  if (!(settings.copied_share >= 0 && settings.copied_share < 1))
    return refuse("copied_share", "A share lies between 0 and 1", "Try 0.5");
  return {};
}

Result<std::vector<Islet>> choose_islets(const TrapSettings& settings, std::span<const float> survey,
                                         std::span<const std::int32_t> truth, int classes) {
  PARTLY_CHECK(check(settings).ok() && classes > 1);
  PARTLY_CHECK(!truth.empty() && survey.size() % truth.size() == 0);
  const Survey rows{survey, truth, survey.size() / truth.size()};
  std::vector<std::uint32_t> order(truth.size());
  std::iota(order.begin(), order.end(), 0u);
  Rng rng(settings.seed, "islets");
  rng.shuffle(std::span<std::uint32_t>(order));

  std::vector<Islet> islets;
  for (const std::uint32_t place : order) {
    const std::span<const float> centre = rows.at(place);
    if (is_near_another(islets, centre, settings.radius) || !lies_inland(rows, place, settings.radius))
      continue;
    const auto shift = 1 + static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(classes - 1)));
    islets.push_back({{centre.begin(), centre.end()}, (truth[place] + shift) % classes});
    if (static_cast<int>(islets.size()) == settings.islets) return islets;
  }
  return Error{ErrorKind::usage,
               "There is room for " + std::to_string(islets.size()) + " islets, not for " +
                   std::to_string(settings.islets),
               "islets", "Plant fewer or smaller ones"};
}

Planting planting_of(const TrapSettings& settings, std::span<const Islet> islets) {
  Planting planting{points_in_all(settings, islets, settings.points_each, "planting"), {}};
  for (const Islet& islet : islets)
    planting.label.insert(planting.label.end(), static_cast<std::size_t>(settings.points_each),
                          islet.planted);
  return planting;
}

std::vector<float> probes_of(const TrapSettings& settings, std::span<const Islet> islets) {
  return points_in_all(settings, islets, settings.probes_each, "probes");
}

Count copied_islets(const TrapSettings& settings, std::span<const Islet> islets,
                    std::span<const std::int32_t> answers) {
  const auto each = static_cast<std::size_t>(settings.probes_each);
  PARTLY_CHECK(answers.size() == islets.size() * each);
  Count copied{0, static_cast<int>(islets.size())};
  for (std::size_t i = 0; i < islets.size(); ++i) {
    const auto mine = answers.subspan(i * each, each);
    const auto planted = std::count(mine.begin(), mine.end(), islets[i].planted);
    copied.hits += static_cast<double>(planted) > settings.copied_share * settings.probes_each;
  }
  return copied;
}

namespace {

void weigh(TrapExhibit& exhibit, const TrapReferences& references) {
  if (references.copiers.empty()) return;
  exhibit.copier_rate = innocent_rate(references.copiers);
  exhibit.log_ratio = count_log_ratio(exhibit.suspect, references.innocents, references.copiers);
  const Interval spread = count_log_ratio_spread(exhibit.suspect, references.innocents, references.copiers,
                                                 exhibit.settings.seed);
  exhibit.low = std::min(spread.low, exhibit.log_ratio);
  exhibit.high = std::max(spread.high, exhibit.log_ratio);
  for (const Count& count : references.unseen_innocents)
    exhibit.unseen.push_back(count_log_ratio(count, references.innocents, references.copiers));
}

}  // namespace

TrapExhibit examine_traps(const TrapSettings& settings, Count suspect, const TrapReferences& references) {
  PARTLY_CHECK(references.innocents.size() >= 2);
  TrapExhibit exhibit;
  exhibit.settings = settings;
  exhibit.suspect = suspect;
  exhibit.innocents = references.innocents;
  exhibit.copiers = references.copiers;
  exhibit.innocent_rate = innocent_rate(references.innocents);
  exhibit.p = count_p(suspect, references.innocents);
  exhibit.rank_p = rank_p(suspect.share(), each_of(references.innocents, &Count::share));
  weigh(exhibit, references);
  return exhibit;
}

}  // namespace partly::forensics
