// A tornado as a drawing: a bar for each of the assumptions that move the outcome most, around the line of
// the scenario as it is. Light and dark by what the reader's system asks for; low and high ends differ in
// colour and in shape, so that nothing hangs on colour alone.
#pragma once
#include <string>

#include "sim/survey/tornado.h"

namespace partly::survey {

inline constexpr std::size_t kBarsDrawn = 14;

std::string svg_of(const Tornado& tornado);

}  // namespace partly::survey
