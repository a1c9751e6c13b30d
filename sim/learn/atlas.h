// The atlas (docs/model-card.md): continents on the square [-1,1]^2 in K = 6 colours. 18 Voronoi
// sites with classes dealt round-robin; coasts are bent by a domain warp. Two inputs, so everything can be
// drawn.
#pragma once
#include <array>

#include "sim/learn/task.h"

namespace partly::learn {

class Atlas final : public Task {
 public:
  static constexpr int kSites = 18;
  static constexpr int kClasses = 6;

  explicit Atlas(std::uint64_t seed);

  std::string name() const override { return "atlas"; }
  int inputs() const override { return 2; }
  int classes() const override { return kClasses; }
  // -1 outside the square: the nearest site could be told there too, but no survey ever went there.
  std::int32_t truth(const float* x) const;                 // x: one point
  Examples sample(std::size_t n, Rng& rng) const override;  // uniform in the square
  // Uniform in [-2,2]^2, the square itself left out (the source draws from all of [-2,2]^2; a quarter of that
  // is no off-distribution question).
  std::vector<float> sample_outside(std::size_t n, Rng& rng) const override;
  // One to three home towns, normal around them with sd 0.08-0.25, within the square.
  std::vector<float> sample_customer(std::size_t n, Rng& rng) const override;
  std::shared_ptr<const Task> older_edition() const override;  // every site normal sd 0.06 away

 private:
  struct Point {
    double x, y;
  };
  std::uint64_t seed_;
  std::array<Point, kSites> sites_;
  std::array<double, 4> phase_;
};

}  // namespace partly::learn
