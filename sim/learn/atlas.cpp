#include "sim/learn/atlas.h"

#include <cmath>

namespace partly::learn {
namespace {

constexpr double kDriftSd = 0.06;  // of a site between editions

bool in_square(double x, double y) { return std::abs(x) <= 1 && std::abs(y) <= 1; }

void push(std::vector<float>& points, double x, double y) {
  points.push_back(static_cast<float>(x));
  points.push_back(static_cast<float>(y));
}

}  // namespace

Atlas::Atlas(std::uint64_t seed) : seed_(seed) {
  Rng rng(seed, "atlas");
  for (Point& site : sites_) {
    site.x = rng.uniform(-1, 1);
    site.y = rng.uniform(-1, 1);
  }
  for (double& phase : phase_) phase = rng.uniform(0, 6.28);
}

std::int32_t Atlas::truth(const float* point) const {
  const double x = point[0], y = point[1];
  if (!in_square(x, y)) return -1;
  const double u = x + 0.10 * (std::sin(5 * y + phase_[0]) + 0.5 * std::sin(11 * y + phase_[1]));
  const double v = y + 0.10 * (std::sin(5 * x + phase_[2]) + 0.5 * std::sin(11 * x + phase_[3]));
  int nearest = 0;
  double least = 1e30;
  for (int i = 0; i < kSites; ++i) {
    const double distance = (u - sites_[i].x) * (u - sites_[i].x) + (v - sites_[i].y) * (v - sites_[i].y);
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest % kClasses;
}

Examples Atlas::sample(std::size_t n, Rng& rng) const {
  Examples examples;
  examples.x.reserve(2 * n);
  examples.label.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double x = rng.uniform(-1, 1);  // drawn one after the other: the order of arguments is not defined
    const double y = rng.uniform(-1, 1);
    push(examples.x, x, y);
    examples.label.push_back(truth(examples.x.data() + 2 * i));
  }
  return examples;
}

std::vector<float> Atlas::sample_outside(std::size_t n, Rng& rng) const {
  std::vector<float> points;
  points.reserve(2 * n);
  while (points.size() < 2 * n) {
    const double x = rng.uniform(-2, 2);
    const double y = rng.uniform(-2, 2);
    if (!in_square(x, y)) push(points, x, y);
  }
  return points;
}

std::vector<float> Atlas::sample_customer(std::size_t n, Rng& rng) const {
  struct Town {
    double x, y, sd;
  };
  std::vector<Town> towns(1 + rng.below(3));
  for (Town& town : towns) {
    town.x = rng.uniform(-1, 1);
    town.y = rng.uniform(-1, 1);
    town.sd = rng.uniform(0.08, 0.25);
  }
  std::vector<float> points;
  points.reserve(2 * n);
  while (points.size() < 2 * n) {
    const Town& town = towns[rng.below(towns.size())];
    const double x = town.x + town.sd * rng.normal();
    const double y = town.y + town.sd * rng.normal();
    if (in_square(x, y)) push(points, x, y);
  }
  return points;
}

std::shared_ptr<const Task> Atlas::older_edition() const {
  auto older = std::make_shared<Atlas>(*this);
  Rng rng(seed_, "atlas, older edition");
  for (Point& site : older->sites_) {
    site.x += kDriftSd * rng.normal();
    site.y += kDriftSd * rng.normal();
  }
  return older;
}

}  // namespace partly::learn
