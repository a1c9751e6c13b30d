#include "sim/study/guesses.h"

#include <algorithm>
#include <cmath>

namespace partly::study {

Interval range_of(const Guess& guess, std::size_t range) {
  const double width = (guess.high - guess.low) / static_cast<double>(kRanges);
  const double low = guess.low + width * static_cast<double>(range);
  return {low, range + 1 == kRanges ? guess.high : low + width};
}

std::optional<std::size_t> middle_range(const Hands& hands) {
  const int all = count(hands);
  int so_far = 0;
  for (std::size_t i = 0; i < hands.size(); ++i)
    if (so_far += hands[i]; all > 0 && 2 * so_far >= all) return i;
  return std::nullopt;
}

double off(const Guess& guess, double guessed, double measured) {
  return std::clamp(std::abs(guessed - measured) / (guess.high - guess.low), 0.0, 1.0);
}

std::optional<double> off(const Guess& guess, const Hands& hands, double measured) {
  if (count(hands) == 0) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < hands.size(); ++i) {
    const Interval range = range_of(guess, i);
    sum += hands[i] * off(guess, std::clamp(measured, range.low, range.high), measured);
  }
  return sum / count(hands);
}

int hands_right(const Guess& guess, const Hands& hands, double measured) {
  for (std::size_t i = 0; i < hands.size(); ++i)
    if (range_of(guess, i).contains(measured)) return hands[i];
  return 0;
}

}  // namespace partly::study
