// Values to JSON and back through one list of fields a struct, so that what is written can be read. Reading
// is strict, since a save is untrusted: an unknown key, a missing one that is not optional, a wrong type, a
// number that is not finite or a list that is too long is an Error with the path to it.
#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "sim/base/result.h"

namespace partly::session {

using Json = nlohmann::ordered_json;

inline constexpr int kMaxSaveDepth = 64;

// A save's text as JSON, its depth bounded, without its "format", which must be this one ("partly-save/1"). A
// higher number there is an Error of kind newer_version.
Result<Json> parse_archive(const std::string& text, const std::string& file_name, const std::string& format);
Error broken_save(const std::string& file_name, std::string what);

inline constexpr std::size_t kMaxListLength = 2'000'000;

// A struct takes part by an overload `template <class Self, class Visit> void fields(Self&, Visit&&)` that
// calls visit("key", self.member) for each member, found by argument-dependent look-up or in this namespace;
// an enum by an overload `constexpr E last_kind(E)` that returns its last value.

class Writer {
 public:
  template <class T>
  static Json write(const T& value) {
    if constexpr (std::is_same_v<T, bool> || std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      return value;
    } else if constexpr (std::is_enum_v<T>) {
      return static_cast<int>(value);
    } else {
      Json object = Json::object();
      fields(value, [&](const char* key, const auto& member) { object[key] = write(member); });
      return object;
    }
  }
  template <class T>
  static Json write(const std::optional<T>& value) {
    return value ? write(*value) : Json(nullptr);
  }
  template <class T>
  static Json write(const std::vector<T>& list) {
    Json array = Json::array();
    for (const auto& item : list) array.push_back(write(item));
    return array;
  }
  template <class T, std::size_t N>
  static Json write(const std::array<T, N>& list) {
    Json array = Json::array();
    for (const auto& item : list) array.push_back(write(item));
    return array;
  }
  // {"kind": index, "value": {...}}
  template <class... T>
  static Json write(const std::variant<T...>& value) {
    return {{"kind", value.index()},
            {"value", std::visit([](const auto& held) { return write(held); }, value)}};
  }
};

class Reader {
 public:
  const std::string& problem() const { return problem_; }  // the first one; empty if all was well
  bool ok() const { return problem_.empty(); }

  template <class T>
  void read(const Json& json, T& value) {
    if (!ok()) return;
    if constexpr (std::is_same_v<T, bool>) {
      if (!json.is_boolean()) return fail("must be true or false");
      value = json.get<bool>();
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (!json.is_string()) return fail("must be text");
      value = json.get<std::string>();
    } else if constexpr (std::is_floating_point_v<T>) {
      if (!json.is_number() || !std::isfinite(json.get<T>())) return fail("must be a finite number");
      value = json.get<T>();
    } else if constexpr (std::is_integral_v<T>) {
      if (!holds<T>(json)) return fail("must be a whole number of sensible size");
      value = json.get<T>();
    } else if constexpr (std::is_enum_v<T>) {
      if (!holds<std::uint8_t>(json) || json.get<int>() > static_cast<int>(last_kind(T{})))
        return fail("must be a known kind");
      value = static_cast<T>(json.get<int>());
    } else {
      read_object(json, value);
    }
  }
  template <class T>
  void read(const Json& json, std::optional<T>& value) {
    value.reset();
    if (!json.is_null()) read(json, value.emplace());
  }
  template <class T>
  void read(const Json& json, std::vector<T>& list) {
    if (!ok()) return;
    if (!json.is_array() || json.size() > kMaxListLength) return fail("must be a list of sensible length");
    list.assign(json.size(), T{});
    for (std::size_t i = 0; i < list.size() && ok(); ++i)
      inside(std::to_string(i), [&] { read_item(json[i], list, i); });
  }
  template <class T, std::size_t N>
  void read(const Json& json, std::array<T, N>& list) {
    if (!ok()) return;
    if (!json.is_array() || json.size() != N) return fail("must be a list of " + std::to_string(N));
    for (std::size_t i = 0; i < N && ok(); ++i) inside(std::to_string(i), [&] { read(json[i], list[i]); });
  }
  template <class... T>
  void read(const Json& json, std::variant<T...>& value) {
    if (!ok()) return;
    if (!json.is_object() || json.size() != 2 || !json.contains("kind") || !json.contains("value") ||
        !json["kind"].is_number_unsigned() || json["kind"].get<std::size_t>() >= sizeof...(T))
      return fail("must be {kind, value} of a known kind");
    read_alternative<0>(json["kind"].get<std::size_t>(), json["value"], value);
  }

 private:
  // Whether it is a whole number that a T can hold; the library would cut off what does not fit.
  template <class T>
  static bool holds(const Json& json) {
    if (json.is_number_unsigned()) return std::in_range<T>(json.get<std::uint64_t>());
    return json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>());
  }
  // Fields that came after the format are optional, so that older saves can be read.
  template <class T>
  static bool may_be_missing(std::optional<T>& value) {
    value.reset();
    return true;
  }
  template <class T>
  static bool may_be_missing(T&) {
    return false;
  }
  template <class T>
  void read_item(const Json& json, std::vector<T>& list, std::size_t i) {
    T item{};
    read(json, item);
    list[i] = std::move(item);
  }
  template <class T>
  void read_object(const Json& json, T& value) {
    if (!json.is_object()) return fail("must be an object");
    std::size_t known = 0;
    fields(value, [&](const char* key, auto& member) {
      if (!ok()) return;
      if (json.contains(key)) {
        ++known;
        inside(key, [&] { read(json[key], member); });
      } else if (!may_be_missing(member)) {
        inside(key, [&] { fail("is missing"); });
      }
    });
    if (ok() && known != json.size()) fail("has a key that is not known");
  }
  template <std::size_t I, class... T>
  void read_alternative(std::size_t kind, const Json& json, std::variant<T...>& value) {
    if constexpr (I < sizeof...(T)) {
      if (kind == I) return inside("value", [&] { read(json, value.template emplace<I>()); });
      read_alternative<I + 1>(kind, json, value);
    }
  }
  template <class Do>
  void inside(const std::string& step, Do&& act) {
    const std::size_t length = path_.size();
    path_ += "/" + step;
    act();
    path_.resize(length);
  }
  void fail(const std::string& what) {
    if (ok()) problem_ = (path_.empty() ? std::string("/") : path_) + " " + what;
  }

  std::string path_, problem_;
};

}  // namespace partly::session
