#include "sim/learn/glyphs.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

namespace partly::learn {
namespace {

constexpr double kJitterSd = 0.045;  // of each vertex
constexpr double kRotationSd = 0.18;
constexpr double kShearSd = 0.2;
constexpr double kShiftSd = 0.05;
constexpr double kNoiseSd = 0.15;        // of each pixel
constexpr double kVertexDriftSd = 0.06;  // of a vertex between editions

struct Template {
  char symbol;
  std::vector<int> percent;  // x, y, x, y, ... in hundredths of the square, y down
};

const std::vector<Template>& digits() {
  static const std::vector<Template> templates{
      {'0', {50, 10, 20, 30, 20, 70, 50, 90, 80, 70, 80, 30, 50, 10}},
      {'1', {35, 25, 55, 10, 55, 90}},
      {'2', {20, 30, 35, 12, 65, 12, 80, 30, 70, 50, 20, 90, 80, 90}},
      {'3', {20, 15, 60, 10, 78, 28, 50, 47, 80, 68, 60, 90, 20, 85}},
      {'4', {65, 90, 65, 10, 20, 65, 85, 65}},
      {'5', {78, 10, 27, 10, 25, 45, 60, 42, 80, 65, 60, 90, 20, 85}},
      {'6', {70, 10, 35, 35, 22, 68, 50, 90, 78, 70, 50, 50, 26, 62}},
      {'7', {20, 10, 80, 10, 45, 90}},
      {'8', {50, 10, 25, 28, 50, 48, 78, 70, 50, 90, 22, 70, 50, 48, 75, 28, 50, 10}},
      {'9', {75, 35, 50, 52, 24, 33, 50, 10, 75, 30, 72, 60, 50, 90}}};
  return templates;
}

const std::vector<Template>& capitals() {
  static const std::vector<Template> templates{
      {'A', {15, 90, 50, 10, 85, 90, 68, 55, 32, 55}},
      {'C', {80, 20, 50, 10, 20, 50, 50, 90, 80, 80}},
      {'E', {80, 10, 25, 10, 25, 50, 70, 50, 25, 50, 25, 90, 80, 90}},
      {'F', {80, 10, 25, 10, 25, 50, 70, 50, 25, 50, 25, 90}},
      {'H', {20, 10, 20, 90, 20, 50, 80, 50, 80, 10, 80, 90}},
      {'K', {25, 10, 25, 90, 25, 55, 80, 10, 40, 45, 80, 90}},
      {'N', {20, 90, 20, 10, 80, 90, 80, 10}},
      {'P', {25, 90, 25, 10, 70, 15, 75, 35, 25, 50}},
      {'S', {80, 20, 50, 10, 25, 28, 50, 48, 78, 70, 50, 90, 20, 80}},
      {'T', {15, 10, 85, 10, 50, 10, 50, 90}},
      {'U', {20, 10, 20, 70, 50, 90, 80, 70, 80, 10}},
      {'W', {10, 10, 30, 90, 50, 30, 70, 90, 90, 10}},
      {'X', {20, 10, 80, 90, 50, 50, 80, 10, 20, 90}},
      {'Y', {20, 10, 50, 50, 80, 10, 50, 50, 50, 90}},
      {'Z', {20, 10, 80, 10, 20, 90, 80, 90}},
      {'M', {15, 90, 20, 10, 50, 60, 80, 10, 85, 90}}};
  return templates;
}

const std::vector<Template>& templates_of(Glyphs::Alphabet alphabet) {
  return alphabet == Glyphs::Alphabet::digits ? digits() : capitals();
}

using Page = std::array<float, Glyphs::kPixels>;

float pixel_centre(int index) { return (static_cast<float>(index) + 0.5f) / Glyphs::kSide; }

// Lowers each pixel's squared distance to the stroke where the segment (x0, y0)-(x1, y1) is nearer.
void approach(Page& squared, float x0, float y0, float x1, float y1) {
  const float dx = x1 - x0, dy = y1 - y0;
  const float per_length = 1 / std::max(dx * dx + dy * dy, 1e-12f);
  for (int row = 0; row < Glyphs::kSide; ++row) {
    const float v = pixel_centre(row) - y0;
    for (int column = 0; column < Glyphs::kSide; ++column) {
      const float u = pixel_centre(column) - x0;
      const float along = std::min(std::max((u * dx + v * dy) * per_length, 0.0f), 1.0f);
      const float ex = u - along * dx, ey = v - along * dy;
      float& least =
          squared[static_cast<std::size_t>(row) * Glyphs::kSide + static_cast<std::size_t>(column)];
      least = std::min(least, ex * ex + ey * ey);
    }
  }
}

}  // namespace

Glyphs::Stroke Glyphs::stroke_of(std::span<const int> percent) {
  Stroke stroke;
  for (std::size_t i = 0; i < percent.size(); i += 2)
    stroke.push_back({percent[i] / 100.0, percent[i + 1] / 100.0});
  return stroke;
}

Glyphs::Glyphs(Alphabet alphabet, std::uint64_t seed) : alphabet_(alphabet), seed_(seed) {
  for (const Template& glyph : templates_of(alphabet)) strokes_.push_back(stroke_of(glyph.percent));
}

char Glyphs::symbol(int label) const {
  return templates_of(alphabet_)[static_cast<std::size_t>(label)].symbol;
}

Glyphs::Hand Glyphs::draw_hand(double distortion, Rng& rng) {
  Hand hand;
  hand.rotation_rad = distortion * kRotationSd * rng.normal();
  hand.shear = distortion * kShearSd * rng.normal();
  hand.x_scale = rng.uniform(0.65, 1.0);
  hand.y_scale = rng.uniform(0.75, 1.05);
  hand.pen = rng.uniform(0.035, 0.065);
  return hand;
}

// Shakes every vertex, then scales, shears and turns the stroke about the middle of the page and shifts it.
Glyphs::Stroke Glyphs::write(Stroke stroke, const Hand& hand, double distortion, Rng& rng) {
  const double sine = std::sin(hand.rotation_rad), cosine = std::cos(hand.rotation_rad);
  const double x_shift = distortion * kShiftSd * rng.normal();
  const double y_shift = distortion * kShiftSd * rng.normal();
  for (Point& point : stroke) {
    const double x_shake = distortion * kJitterSd * rng.normal();
    const double y_shake = distortion * kJitterSd * rng.normal();
    const double y = hand.y_scale * (point.y + y_shake - 0.5);
    const double x = hand.x_scale * (point.x + x_shake - 0.5) + hand.shear * y;
    point = {0.5 + x_shift + cosine * x - sine * y, 0.5 + y_shift + sine * x + cosine * y};
  }
  return stroke;
}

void Glyphs::photograph(const Stroke& stroke, double pen, Rng& rng, std::vector<float>& pixels) {
  constexpr float kNoInk = 16;  // e^-16 is nothing beside the noise
  Page squared;
  squared.fill(1e9f);
  for (std::size_t i = 0; i + 1 < stroke.size(); ++i)
    approach(squared, static_cast<float>(stroke[i].x), static_cast<float>(stroke[i].y),
             static_cast<float>(stroke[i + 1].x), static_cast<float>(stroke[i + 1].y));
  const float sharpness = static_cast<float>(1 / (2 * pen * pen));
  for (const float distance : squared) {
    const float fade = distance * sharpness;
    const float ink = fade < kNoInk ? std::exp(-fade) : 0;
    pixels.push_back(std::clamp(ink + static_cast<float>(kNoiseSd * rng.normal()), 0.0f, 1.0f));
  }
}

Examples Glyphs::sample(std::size_t n, Rng& rng) const { return sample_distorted(n, 1, rng); }

Examples Glyphs::sample_distorted(std::size_t n, double distortion, Rng& rng) const {
  Examples examples;
  examples.x.reserve(n * kPixels);
  examples.label.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t label = rng.below(strokes_.size());
    const Hand hand = draw_hand(distortion, rng);
    photograph(write(strokes_[label], hand, distortion, rng), hand.pen, rng, examples.x);
    examples.label.push_back(static_cast<std::int32_t>(label));
  }
  return examples;
}

std::vector<float> Glyphs::sample_outside(std::size_t n, Rng& rng) const {
  return sample_distorted(n, kOutside, rng).x;
}

std::vector<float> Glyphs::sample_customer(std::size_t n, Rng& rng) const {
  std::vector<Hand> writers(1 + rng.below(3));
  for (Hand& writer : writers) writer = draw_hand(1, rng);
  std::vector<float> pixels;
  pixels.reserve(n * kPixels);
  for (std::size_t i = 0; i < n; ++i) {
    const Hand& writer = writers[rng.below(writers.size())];
    photograph(write(strokes_[rng.below(strokes_.size())], writer, 1, rng), writer.pen, rng, pixels);
  }
  return pixels;
}

std::shared_ptr<const Task> Glyphs::older_edition() const {
  auto older = std::make_shared<Glyphs>(*this);
  Rng rng(seed_, "glyphs, older edition");
  for (Stroke& stroke : older->strokes_) {
    for (Point& point : stroke) {
      point.x += kVertexDriftSd * rng.normal();
      point.y += kVertexDriftSd * rng.normal();
    }
  }
  return older;
}

}  // namespace partly::learn
