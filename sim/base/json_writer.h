// Values to JSON by their fields (fields.h). Enums are written by their names, alternatives as {"kind":
// "train", ...}.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/json_values.h"

namespace partly {

class JsonWriter {
 public:
  explicit JsonWriter(JsonKeys left_out = {}) : left_out_(std::move(left_out)) {}

  template <class T>
  Json write(const T& value) const {
    if constexpr (std::is_same_v<T, float>) {
      return shortest(value);
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      return value;
    } else if constexpr (std::is_enum_v<T>) {
      return enum_name(value);
    } else {
      Json object = Json::object();
      add_fields(object, value);
      return object;
    }
  }
  template <class T>
  Json write(const std::optional<T>& value) const {
    return value ? write(*value) : Json(nullptr);
  }
  template <class T>
  Json write(const std::vector<T>& list) const {
    return write_list(list);
  }
  template <class T, std::size_t N>
  Json write(const std::array<T, N>& list) const {
    return write_list(list);
  }
  Json write(const std::set<std::string>& names) const { return write_list(names); }
  template <class T>
  Json write(const std::map<std::string, T>& by_name) const {
    Json object = Json::object();
    for (const auto& [name, value] : by_name) object[name] = write(value);
    return object;
  }
  template <class... T>
  Json write(const std::variant<T...>& value) const {
    return std::visit(
        [&]<class Held>(const Held& held) {
          Json object = {{"kind", kind_of(As<Held>{})}};
          add_fields(object, held);
          return object;
        },
        value);
  }

 private:
  template <class T>
  void add_fields(Json& object, const T& value) const {
    for_each_field(value, [&](const auto& field, const auto& member) {
      if (!contains(left_out_, field.key)) object[field.key] = write(member);
    });
  }
  template <class List>
  Json write_list(const List& list) const {
    Json array = Json::array();
    for (const auto& item : list) array.push_back(write(item));
    return array;
  }

  JsonKeys left_out_;
};

}  // namespace partly
