// Guesses at what a beat asks: one person's number, or the hands of a class over five equal ranges; and how
// far off they were, once it is measured.
#pragma once
#include <array>
#include <numeric>
#include <optional>
#include <string>

#include "sim/base/quantity.h"
#include "sim/study/lesson.h"

namespace partly::study {

inline constexpr std::size_t kRanges = 5;  // that a class raises its hands for

using Hands = std::array<int, kRanges>;
inline int count(const Hands& hands) { return std::accumulate(hands.begin(), hands.end(), 0); }

// What may be answered, cut into equal ranges.
Interval range_of(const Guess& guess, std::size_t range);
// The range in which the middle hand is; none was raised: nothing.
std::optional<std::size_t> middle_range(const Hands& hands);

// How far off, as a share of what may be answered: 0 is right, 1 the other end. A hand is off by the distance
// to the nearer end of its range, a class by the mean over its hands; no hand: nothing.
double off(const Guess& guess, double guessed, double measured);
std::optional<double> off(const Guess& guess, const Hands& hands, double measured);
// Hands in the range in which the measured answer lies.
int hands_right(const Guess& guess, const Hands& hands, double measured);

// 100 for a guess that was right, 0 for one at the other end.
inline double points(double off) { return 100 * (1 - off); }

// A guess that was scored.
struct Scored {
  std::string lesson, beat;  // ids
  int hands = 0;             // of a class; 0: one person
  double off = 0;
};

}  // namespace partly::study
