// A value of any listed type (sim/base/fields.h) with nothing left out, and that value changed in one place
// at a time.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <utility>

#include "sim/base/fields.h"

namespace partly {

// Every optional and every list holds something, a list of alternatives one of each.
struct Filling {
  template <class T>
  static void fill(T& value) {
    if constexpr (!std::is_arithmetic_v<T> && !std::is_enum_v<T>)
      for_each_field(value, [](const auto&, auto& member) { fill(member); });
  }
  static void fill(std::string& text) { text = "a"; }
  template <class T>
  static void fill(std::optional<T>& value) {
    fill(value.emplace());
  }
  template <class T>
  static void fill(std::vector<T>& list) {
    static int depth = 0;  // a type that lists its like holds one of these, and that none
    if (depth > 0) return;
    ++depth;
    fill(list.emplace_back());
    --depth;
  }
  template <class T, std::size_t N>
  static void fill(std::array<T, N>& list) {
    for (T& item : list) fill(item);
  }
  template <class... T>
  static void fill(std::vector<std::variant<T...>>& list) {
    (fill(std::get<T>(list.emplace_back(T{}))), ...);
  }
};
template <class T>
T filled() {
  T value{};
  Filling::fill(value);
  return value;
}

struct Change {
  std::string path;      // "/labs/0/trust"
  bool display = false;  // it lies in a field for display
};

class Perturbation {
 public:
  explicit Perturbation(std::function<void(const Change&)> check) : check_(std::move(check)) {}

  template <class T>
  void each(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      changed_to(value, !value);
    } else if constexpr (std::is_arithmetic_v<T>) {
      changed_to(value, static_cast<T>(value + 1));
    } else if constexpr (std::is_enum_v<T>) {
      for (std::size_t i = 0; i < kEnumNames<T>.size(); ++i)
        if (static_cast<T>(i) != value) changed_to(value, static_cast<T>(i));
    } else {
      std::set<const void*> listed;
      for_each_field(value, [&](const auto& field, auto& member) {
        EXPECT_TRUE(listed.insert(&member).second)
            << now_.path << "/" << field.key << " is another field's member";
        const Change before = now_;
        now_.path += std::string("/") + field.key;
        now_.display = now_.display || field.display;
        each(member);
        now_ = before;
      });
    }
  }
  void each(std::string& text) { changed_to(text, text + "x"); }
  template <class T>
  void each(std::optional<T>& value) {
    each(*value);
    changed_to(value, std::optional<T>());
  }
  template <class T>
  void each(std::vector<T>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) inside(i, list[i]);
    if (list.empty()) return changed_to(list, std::vector<T>(1));
    std::vector<T> shorter = list;
    shorter.pop_back();
    changed_to(list, shorter);
  }
  template <class T, std::size_t N>
  void each(std::array<T, N>& list) {
    for (std::size_t i = 0; i < N; ++i) inside(i, list[i]);
  }
  template <class... T>
  void each(std::variant<T...>& value) {
    std::visit([&](auto& held) { each(held); }, value);
  }

 private:
  template <class T>
  void inside(std::size_t i, T& item) {
    const Change before = now_;
    now_.path += "/" + std::to_string(i);
    each(item);
    now_ = before;
  }
  template <class T>
  void changed_to(T& value, T other) {
    std::swap(value, other);
    check_(now_);
    std::swap(value, other);
  }

  std::function<void(const Change&)> check_;
  Change now_;
};
// Calls check() each time that `value` differs from what it was in one place, and puts it back.
template <class T>
void for_each_change(T& value, std::function<void(const Change&)> check) {
  Perturbation(std::move(check)).each(value);
}

}  // namespace partly
