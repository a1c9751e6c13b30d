// A rival's narrow language model behind an interface, and what its served log-probabilities say about its
// width: for the row and the lesson.
#pragma once
#include "sim/forensics/hidden_width.h"
#include "sim/study/phrase_models.h"

namespace partly::study {

inline constexpr int kSecretWidth = 16;
inline constexpr std::size_t kServedSymbols = 6'400;

// 400 steps on 60,000 symbols of real text.
Result<phrases::GruWeights> train_narrow(std::uint64_t seed, const learn::KeepGoing& keep_going = {});

// What the interface served, to the given number of decimals (-1: all), and the width that shows in it.
Result<forensics::HiddenWidth> x_ray(const phrases::GruWeights& rival, int decimals, std::uint64_t seed);

}  // namespace partly::study
