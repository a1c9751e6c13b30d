// Drawn characters on 16 x 16 pixels (docs/model-card.md): each class is one polyline, written by a shaky
// hand with a pen of some width, tilted, sheared, scaled, shifted, and photographed with noise. Where an
// image came from is known only to who drew it, so there is no truth of an arbitrary image.
#pragma once
#include <array>
#include <span>

#include "sim/learn/task.h"

namespace partly::learn {

class Glyphs final : public Task {
 public:
  enum class Alphabet { digits, capitals };
  static constexpr int kSide = 16;  // pixels
  static constexpr int kPixels = kSide * kSide;
  static constexpr double kOutside = 3;  // distortion of the exam's off-distribution questions

  // The seed says how the older edition differs; today's characters are the same for all.
  Glyphs(Alphabet alphabet, std::uint64_t seed);

  std::string name() const override { return "glyphs"; }
  int inputs() const override { return kPixels; }  // row-major from the top left; 0 paper, 1 ink
  int classes() const override { return static_cast<int>(strokes_.size()); }
  // The character that a class stands for: "3", "K".
  char symbol(int label) const;

  Examples sample(std::size_t n, Rng& rng) const override;  // every class equally likely
  // Jitter, rotation, shear and shift multiplied by `distortion`; 1 is what everybody trains on.
  Examples sample_distorted(std::size_t n, double distortion, Rng& rng) const;
  std::vector<float> sample_outside(std::size_t n, Rng& rng) const override;
  // One to three writers with a slant, size and pen of their own.
  std::vector<float> sample_customer(std::size_t n, Rng& rng) const override;
  std::shared_ptr<const Task> older_edition() const override;  // every vertex normal sd 0.06 away

 private:
  struct Point {
    double x, y;  // of the unit square, y down
  };
  using Stroke = std::vector<Point>;
  // What one writer keeps from character to character.
  struct Hand {
    double rotation_rad, shear, x_scale, y_scale, pen;  // pen: sd of the ink across the stroke
  };
  static Stroke stroke_of(std::span<const int> percent);
  static Hand draw_hand(double distortion, Rng& rng);
  static Stroke write(Stroke stroke, const Hand& hand, double distortion, Rng& rng);
  static void photograph(const Stroke& stroke, double pen, Rng& rng, std::vector<float>& pixels);

  Alphabet alphabet_;
  std::uint64_t seed_;
  std::vector<Stroke> strokes_;  // one a class
};

}  // namespace partly::learn
