// JSON to values by their fields (fields.h). What is read is untrusted: an unknown key, a missing one, a
// wrong type, a number that is not finite or does not fit, or a list that is too long is a problem with its
// place.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/json_values.h"

namespace partly {

class JsonReader : public JsonProblems {
 public:
  using JsonProblems::JsonProblems;

  template <class T>
  void read(const ReadJson& json, T& value) {
    if (full()) return;
    if constexpr (std::is_same_v<T, bool>) {
      if (!json.is_boolean()) return wrong_type(json, "true or false");
      value = json.get<bool>();
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!json.is_string()) return wrong_type(json, "text");
      value = json.get<std::string>();
    } else if constexpr (std::is_floating_point_v<T>) {
      if (!json.is_number() || !(std::abs(json.get<double>()) <= std::numeric_limits<T>::max()))
        return wrong_type(json, "a finite number");
      value = static_cast<T>(json.get<double>());
    } else if constexpr (std::is_integral_v<T>) {
      if (!holds<T>(json))
        return wrong_type(
            json, std::is_signed_v<T> ? "a whole number of sensible size" : "a whole number from 0 on");
      value = json.get<T>();
    } else if constexpr (std::is_enum_v<T>) {
      read_enum(json, value);
    } else {
      if (!json.is_object()) return wrong_type(json, "an object");
      read_fields(json, value, {});
    }
  }
  template <class T>
  void read(const ReadJson& json, std::optional<T>& value) {
    if (json.is_null()) return value.reset();
    T held{};
    read(json, held);
    value = std::move(held);
  }
  template <class T>
  void read(const ReadJson& json, std::vector<T>& list) {
    if (!json.is_array() || json.size() > rules_.longest_list)
      return wrong_type(json, "a list of sensible length");
    list.clear();
    for (std::size_t i = 0; i < json.size() && !full(); ++i) {
      T item{};
      inside(std::to_string(i), [&] { read(json[i], item); });
      list.push_back(std::move(item));
    }
  }
  template <class T, std::size_t N>
  void read(const ReadJson& json, std::array<T, N>& list) {
    if (!json.is_array() || json.size() != N) return wrong_type(json, "a list of " + std::to_string(N));
    for (std::size_t i = 0; i < N; ++i) inside(std::to_string(i), [&] { read(json[i], list[i]); });
  }
  void read(const ReadJson& json, std::set<std::string>& names) {
    std::vector<std::string> list;
    read(json, list);
    names = {list.begin(), list.end()};
  }
  template <class T>
  void read(const ReadJson& json, std::map<std::string, T>& by_name) {
    if (!json.is_object()) return wrong_type(json, "an object");
    by_name.clear();
    for (const auto& item : json.items())
      inside(item.key(), [&] { read(item.value(), by_name[item.key()]); });
  }
  template <class... T>
  void read(const ReadJson& json, std::variant<T...>& value) {
    if (!json.is_object()) return wrong_type(json, "an object");
    if (const std::string* kind = kind_in(json); kind != nullptr)
      if (!(read_if<T>(*kind, json, value) || ...))
        inside("kind", [&] { unknown(*kind, {kind_of(As<T>{})...}); });
  }

 private:
  template <class T>
  void read_enum(const ReadJson& json, T& value) {
    if (!json.is_string()) return wrong_type(json, "text");
    const auto& name = json.get_ref<const std::string&>();
    const auto found = enum_named<T>(name);
    if (!found) return unknown(name, {kEnumNames<T>.begin(), kEnumNames<T>.end()});
    value = *found;
  }
  // The keys of a list that is over, less those that stand for themselves.
  template <class T>
  void read_fields(const ReadJson& json, T& value, JsonKeys known) {
    for_each_field(value, [&](const auto& field, auto& member) {
      if (full() || contains(rules_.left_out, field.key)) return;
      known.emplace_back(field.key);
      const auto found = json.find(field.key);
      if (found != json.end())
        inside(field.key, [&] { read(*found, member); });
      else if (!rules_.missing_keeps)
        inside(field.key, [&] { missing(); });
    });
    refuse_unknown(json, known);
  }
  template <class T, class Variant>
  bool read_if(const std::string& kind, const ReadJson& json, Variant& value) {
    if (kind != kind_of(As<T>{})) return false;
    read_fields(json, value.template emplace<T>(), {"kind"});
    return true;
  }
};

}  // namespace partly
