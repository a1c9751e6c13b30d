#include "sim/base/format.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace partly {
namespace {

std::string printed(const char* format, int decimals, double value) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, decimals, value);
  return buffer.data();
}

struct Scale {
  double unit;
  const char* suffix;
};

// Three significant digits at most, in the largest unit that leaves a number of at least 1.
template <std::size_t N>
std::string scaled(double magnitude, const std::array<Scale, N>& scales) {
  for (const auto& [unit, suffix] : scales)
    if (magnitude >= unit * 0.9995) {
      const double x = magnitude / unit;
      return printed("%.*f", x < 9.995 ? 2 : x < 99.95 ? 1 : 0, x) + suffix;
    }
  return printed("%.*f", magnitude < 9.995 && magnitude != std::floor(magnitude) ? 2 : 0, magnitude);
}

}  // namespace

std::string format_number(double value, int decimals) {
  std::string text = printed("%.*f", decimals, std::abs(value));
  const std::size_t dot = text.find('.');
  for (std::size_t at = dot == std::string::npos ? text.size() : dot; at > 3; at -= 3)
    text.insert(at - 3, ",");
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return value < 0 && !is_zero ? "-" + text : text;
}

std::string format_usd(double usd) {
  constexpr std::array<Scale, 4> kScales{{{1e12, " T"}, {1e9, " B"}, {1e6, " M"}, {1e3, " K"}}};
  return (usd < 0 ? "-$" : "$") + scaled(std::abs(usd), kScales);
}

std::string format_percent(double fraction) { return printed("%.*f", 1, fraction * 100) + " %"; }

std::string format_flop(double flop) {
  constexpr std::array<Scale, 5> kScales{
      {{1e15, " PFLOP"}, {1e12, " TFLOP"}, {1e9, " GFLOP"}, {1e6, " MFLOP"}, {1e3, " kFLOP"}}};
  return flop < 999.5 ? printed("%.*f", 0, flop) + " FLOP" : scaled(flop, kScales);
}

std::string format_p(double p) {
  if (p >= 0.1) return printed("%.*f", 2, p);
  if (p >= 0.00095) return printed("%.*f", 3, p);
  if (p >= 0.000095) return printed("%.*f", 4, p);
  return p < 1e-12 ? "< 1e-12" : printed("%.*e", 0, p);
}

std::string format_odds(double log_ratio) {
  const double times = std::exp(std::abs(log_ratio));
  const std::string text = format_number(times, times < 9.95 ? 1 : 0);
  return log_ratio >= 0 ? text + " : 1" : "1 : " + text;
}

}  // namespace partly
