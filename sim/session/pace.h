// How fast a watched run goes by; the result is the same at any pace.
#pragma once

namespace partly::session {

enum class Pace { slow, normal, fast, unlimited };
inline constexpr double kStepsPerSecond[] = {60, 300, 1500, 0};  // 0: as fast as the machine can

}  // namespace partly::session
