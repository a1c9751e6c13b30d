#include "sim/world/state/console.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::world {
namespace {

std::string access_text(const Console& console) {
  if (console.access == learn::Access::labels) return "answers only";
  const std::string what = console.access == learn::Access::top_k
                               ? "top " + std::to_string(console.top_k) + " answers"
                               : "probabilities";
  if (console.digits < 0) return what;
  return what + " rounded to " + std::to_string(console.digits) +
         (console.digits == 1 ? " decimal" : " decimals");
}

}  // namespace

const char* name(ApiDefence defence) {
  switch (defence) {
    case ApiDefence::none:
      return "no defence";
    case ApiDefence::noise:
      return "noise";
    case ApiDefence::poison:
      return "poison";
    case ApiDefence::random_answers:
      return "random answers";
  }
  return "";
}

double most_strength(ApiDefence defence) {
  switch (defence) {
    case ApiDefence::none:
      return 0;
    case ApiDefence::noise:
      return 10;
    case ApiDefence::poison:
    case ApiDefence::random_answers:
      return 1;
  }
  return 0;
}

learn::Defence defence_of(const Console& console) {
  learn::Defence defence;
  if (console.defence == ApiDefence::noise) {
    defence.logit_noise_sd = console.defence_strength;
    defence.keep_top = false;  // undirected: it may turn the answer itself
  }
  if (console.defence == ApiDefence::poison) defence.poison_share = console.defence_strength;
  if (console.defence == ApiDefence::random_answers) defence.random_share = console.defence_strength;
  return defence;
}

learn::Sources served(const Console& console, learn::Sources asked) {
  if (console.access < asked.access) {
    asked.access = console.access;
    asked.top_k = console.top_k;
  } else if (console.access == learn::Access::top_k && asked.access == learn::Access::top_k) {
    asked.top_k = std::min(asked.top_k, console.top_k);
  }
  if (console.digits >= 0)
    asked.digits = asked.digits < 0 ? console.digits : std::min(asked.digits, console.digits);
  return asked;
}

std::string describe(const Console& console) {
  std::string said = access_text(console);
  if (console.defence != ApiDefence::none)
    said += std::string(", ") + name(console.defence) + " " + format_number(console.defence_strength, 2);
  return said;
}

}  // namespace partly::world
