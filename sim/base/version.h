// The version of the programs, as CHANGELOG.md tells it.
#pragma once

namespace partly {

inline constexpr const char* kVersion = "0.1.0";

}  // namespace partly
