// What the checks of this room answer to a job that cannot be done.
#pragma once
#include <string>
#include <utility>

#include "sim/base/result.h"

namespace partly::learn {

inline Error refusal(std::string what, std::string where, std::string remedy = {}) {
  return Error{ErrorKind::usage, std::move(what), std::move(where), std::move(remedy)};
}

}  // namespace partly::learn
