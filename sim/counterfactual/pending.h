// What the background is asked for and a screen shows as far as it has come.
#pragma once
#include <optional>
#include <string>

namespace partly::counterfactual {

// What was asked for: not there yet, growing, ready, or impossible for a reason.
template <class T>
struct Pending {
  bool ready = false;
  std::optional<T> value;  // as far as it has come
  std::string problem;     // why there will be none
};

}  // namespace partly::counterfactual
