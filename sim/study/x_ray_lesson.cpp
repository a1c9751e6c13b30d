// Lesson "X-ray through the API": the answers of a rival's model give away how wide it is, without a look
// inside.
#include <algorithm>
#include <cmath>

#include "sim/study/groups.h"
#include "sim/study/x_ray.h"

namespace partly::study {
namespace {

constexpr int kDecimals = 4;  // that the careful rival serves

// On a logarithmic scale, each as a share of the largest.
Curve fall_of(const forensics::HiddenWidth& seen, std::string caption) {
  Curve curve{
      std::move(caption), "singular value, largest first", "its size, powers of ten of the first", {}, {}};
  const double largest = seen.singular_values.front();
  for (std::size_t i = 0; i + 1 < seen.singular_values.size(); ++i) {  // the last is zero by definition
    curve.x.push_back(static_cast<double>(i + 1));
    curve.y.push_back(std::log10(std::max(seen.singular_values[i] / largest, 1e-9)));
  }
  return curve;
}

Beat rival(const phrases::GruWeights& model) {
  Beat beat;
  beat.id = "rival";
  beat.title = "A rival behind an interface";
  beat.text =
      "It serves the probability of every next letter, and keeps to itself how wide its last hidden layer "
      "is.";
  beat.figures = {
      {"probabilities served", static_cast<double>(kServedSymbols * phrases::kSymbols), 0, Unit::count},
      {"nats a symbol", nats_on_real_text(model), 0, Unit::none}};
  return beat;
}

Beat seen_through(const forensics::HiddenWidth& seen) {
  Beat beat;
  beat.id = "x-ray";
  beat.title = "Its width shows";
  beat.text =
      "The answers fill no more directions than the layer has units: after the last one the curve falls off "
      "a cliff.";
  beat.figures = {{"width read", static_cast<double>(seen.width.value_or(0)), 0, Unit::count},
                  {"units it has", kSecretWidth, 0, Unit::count},
                  {"drop at the cliff, times", seen.gap_ratio, 0, Unit::count}};
  beat.curves = {fall_of(seen, "All decimals served")};
  beat.guess =
      Guess{"How many units does its last hidden layer have?", "units it has", 0, phrases::kSymbols,
            "A rival serves the probabilities of the next symbol and nothing else. Thousands of such answers "
            "can be laid side by side."};
  beat.notes = "Ask for a guess in any case: nobody can know. That is the point of the next picture.";
  return beat;
}

Beat rounded(const forensics::HiddenWidth& seen) {
  Beat beat;
  beat.id = "rounded";
  beat.title = "Four decimals hide it";
  beat.text =
      "Rounded to four decimals, the same answers fill every direction. A customer would hardly notice.";
  beat.figures = {{"width read, four decimals", static_cast<double>(seen.width.value_or(0)), 0, Unit::count},
                  {"steepest drop, four decimals, times", seen.gap_ratio, 0, Unit::none}};
  beat.curves = {fall_of(seen, "Four decimals served")};
  return beat;
}

Status tell_x_ray(Workshop&, const Setting& setting, const Show& show) {
  const auto model = train_narrow(setting.seed, setting.keep_going);
  if (!model) return model.error();
  show(rival(*model));
  const auto all = x_ray(*model, -1, setting.seed);
  if (!all) return all.error();
  show(seen_through(*all));
  const auto few = x_ray(*model, kDecimals, setting.seed);
  if (!few) return few.error();
  show(rounded(*few));
  return {};
}

}  // namespace

Lesson x_ray_lesson() {
  return {{.id = "xray",
           .name = "X-ray through the API",
           .reference = "Carlini et al. 2024",
           .set_up = "Phrases, one rival of 16 units, 400 steps on 60,000 symbols; singular values of the "
                     "log-probabilities of 6,400 symbols, served in full and to four decimals",
           .seconds = 1},
          tell_x_ray,
          "What do answers say about the network behind?",
          "An answer gives away more than its content: served in full, it shows the size of what made it.",
          5};
}

}  // namespace partly::study
