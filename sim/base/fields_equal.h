// Whether two values are alike in all their fields, those for display too.
#pragma once
#include <array>
#include <optional>
#include <variant>
#include <vector>

#include "sim/base/fields.h"

namespace partly {

struct Equality {
  template <class T>
  static bool of(const T& a, const T& b) {
    if constexpr (requires { fields_of(As<T>{}); }) {
      bool same = true;
      for_each_field(
          a, [&](const auto& each, const auto& member) { same = same && of(member, b.*each.member); });
      return same;
    } else {
      return a == b;
    }
  }
  template <class T>
  static bool of(const std::optional<T>& a, const std::optional<T>& b) {
    return a.has_value() == b.has_value() && (!a || of(*a, *b));
  }
  template <class T>
  static bool of(const std::vector<T>& a, const std::vector<T>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!of(a[i], b[i])) return false;
    return true;
  }
  template <class T, std::size_t N>
  static bool of(const std::array<T, N>& a, const std::array<T, N>& b) {
    for (std::size_t i = 0; i < N; ++i)
      if (!of(a[i], b[i])) return false;
    return true;
  }
  template <class... T>
  static bool of(const std::variant<T...>& a, const std::variant<T...>& b) {
    if (a.index() != b.index()) return false;
    return std::visit(
        [&](const auto& held) { return of(held, std::get<std::remove_cvref_t<decltype(held)>>(b)); }, a);
  }
};
template <class T>
bool equal(const T& a, const T& b) {
  return Equality::of(a, b);
}

}  // namespace partly
