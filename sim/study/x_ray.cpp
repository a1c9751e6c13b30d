#include "sim/study/x_ray.h"

#include <algorithm>
#include <cmath>

#include "sim/learn/api.h"
#include "sim/study/groups.h"

namespace partly::study {
namespace {

std::vector<float> logarithms(std::vector<float> values) {
  std::ranges::transform(values, values.begin(), [](float value) { return std::log(value); });
  return values;
}

Result<Figures> hidden_width(Workshop&, const Setting& setting) {
  Parts parts(setting.keep_going, setting.seeds);
  const std::vector<int> decimals{-1, 6, 5, 4, 2};
  std::vector<std::vector<double>> found(decimals.size());
  for (int i = 0; i < setting.seeds; ++i) {
    const std::uint64_t seed = derive_seed(setting.seed, "x-ray", static_cast<std::uint64_t>(i));
    const auto rival = train_narrow(seed, parts.next());
    if (!rival) return rival.error();
    for (std::size_t d = 0; d < decimals.size(); ++d) {
      const auto seen = x_ray(*rival, decimals[d], seed);
      if (!seen) return seen.error();
      found[d].push_back(seen->width == kSecretWidth);
    }
  }
  return Figures{over_seeds("width read exactly, all decimals", found[0], Unit::fraction),
                 over_seeds("six decimals", found[1], Unit::fraction),
                 over_seeds("five decimals", found[2], Unit::fraction),
                 over_seeds("four decimals", found[3], Unit::fraction),
                 over_seeds("two decimals", found[4], Unit::fraction)};
}

Phenomenon hidden_width_row() {
  Phenomenon row;
  row.row = "28";
  row.study.about = {
      .id = "hidden-width",
      .name = "Served log-probabilities give away how wide the last hidden layer is",
      .reference = "Carlini et al. 2024",
      .set_up =
          "Phrases, a rival of 16 units, 400 steps on 60,000 symbols; singular values of the "
          "log-probabilities of 6,400 symbols; the share of seeds in which they drop after the 16th",
      .seconds = 2};
  row.study.run = hidden_width;
  row.bars = {{"width read exactly, all decimals", Sense::at_least, 1, Unit::fraction},
              {"four decimals", Sense::at_most, 0, Unit::fraction},
              {"two decimals", Sense::at_most, 0, Unit::fraction}};
  row.quick = true;
  return row;
}

}  // namespace

Result<phrases::GruWeights> train_narrow(std::uint64_t seed, const learn::KeepGoing& keep_going) {
  return train_phrases({.texts = {{{real_text(kStudentSymbols, seed), {}}}},
                        .seed = seed,
                        .steps = 400,
                        .units = kSecretWidth},
                       keep_going);
}

Result<forensics::HiddenWidth> x_ray(const phrases::GruWeights& rival, int decimals, std::uint64_t seed) {
  const auto said =
      phrases::Speaker(rival).say({.symbols = kServedSymbols, .seed = seed, .keep_expected = true});
  learn::Sources service;
  service.digits = decimals;
  const auto served = learn::served_probabilities(logarithms(said.expected), phrases::kSymbols, service);
  return forensics::measure_hidden_width(logarithms(served), phrases::kSymbols);
}

std::vector<Phenomenon> x_ray_phenomena() { return {hidden_width_row()}; }

}  // namespace partly::study
