// How a lab that no person plays chooses, in a lab's game and in a rule maker's industry alike.
#pragma once
#include <array>

#include "sim/base/fields.h"

namespace partly::econ {

enum class Temperament { thrifty, reckless, lawful, opportunist };
inline constexpr std::array kTemperaments{Temperament::thrifty, Temperament::reckless, Temperament::lawful,
                                          Temperament::opportunist};

constexpr auto names_of(As<Temperament>) {
  return std::array{"thrifty", "reckless", "lawful", "opportunist"};
}
inline const char* name(Temperament temperament) { return enum_name(temperament).data(); }

}  // namespace partly::econ
