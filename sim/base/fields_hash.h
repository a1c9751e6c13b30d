// FNV-1a over all fields of a value that are not for display only, in their order: numbers by their bits,
// enums and alternatives by their names, so that an insertion leaves the hashes of what was there before.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/base/fields.h"

namespace partly {

class FieldHasher {
 public:
  std::uint64_t value() const { return hash_; }

  template <class T>
  void add(const T& value) {
    if constexpr (std::is_floating_point_v<T>) {
      add_bits(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : static_cast<double>(value)));  // no -0
    } else if constexpr (std::is_integral_v<T>) {
      add_bits(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_enum_v<T>) {
      add_text(enum_name(value));
    } else {
      for_each_field(value, [&](const auto& field, const auto& member) {
        if (!field.display) add(member);
      });
    }
  }
  void add(const std::string& text) { add_text(text); }
  template <class T>
  void add(const std::optional<T>& value) {
    add(value.has_value());
    if (value) add(*value);
  }
  template <class T>
  void add(const std::vector<T>& list) {
    add(list.size());
    for (const T& item : list) add(item);
  }
  template <class T, std::size_t N>
  void add(const std::array<T, N>& list) {
    for (const T& item : list) add(item);
  }
  template <class... T>
  void add(const std::variant<T...>& value) {
    std::visit(
        [&](const auto& held) {
          add_text(kind_of(As<std::remove_cvref_t<decltype(held)>>{}));
          add(held);
        },
        value);
  }

 private:
  void add_byte(std::uint64_t byte) { hash_ = (hash_ ^ byte) * 0x100000001B3ull; }
  void add_bits(std::uint64_t bits) {
    for (int shift = 0; shift < 64; shift += 8) add_byte((bits >> shift) & 0xFF);
  }
  void add_text(std::string_view text) {
    add_bits(text.size());
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
  }

  std::uint64_t hash_ = 0xCBF29CE484222325ull;
};

template <class T>
std::uint64_t hash_of(const T& value) {
  FieldHasher hasher;
  hasher.add(value);
  return hasher.value();
}

}  // namespace partly
