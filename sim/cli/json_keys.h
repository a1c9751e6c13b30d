// Values to JSON objects and back through one list of keys, for what people write by hand: a key that is not
// there keeps its default, a key that is not known is a mistake, and all mistakes come in one pass, each with
// its place. (sim/session/archive.h is for what programs write: there every key must be there.)
//
// A list of keys is a template that calls visit("key", value), visit.choice("key", value, names) for an enum,
// and visit.object("key", [&](auto& inner) {...}).
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/scenario/report.h"

namespace partly::cli {

class KeyWriter {
 public:
  using Json = nlohmann::ordered_json;

  void operator()(const char* key, float value);  // as short as it can be told from its neighbours
  template <class T>
  void operator()(const char* key, const T& value) {
    object_[key] = value;
  }
  template <class Enum>
  void choice(const char* key, Enum value, const std::vector<std::string>& names) {
    object_[key] = names[static_cast<std::size_t>(value)];
  }
  template <class Inside>
  void object(const char* key, Inside&& inside) {
    KeyWriter inner;
    inside(inner);
    object_[key] = inner.written();
  }
  const Json& written() const { return object_; }

 private:
  Json object_ = Json::object();
};

class KeyReader {
 public:
  KeyReader(const nlohmann::json& value, std::string pointer, scenario::Report& report);
  ~KeyReader() { refuse_unknown_keys(); }
  KeyReader(const KeyReader&) = delete;
  KeyReader& operator=(const KeyReader&) = delete;

  void operator()(const char* key, bool& value);
  void operator()(const char* key, int& value);
  void operator()(const char* key, std::uint64_t& value);
  void operator()(const char* key, float& value);
  void operator()(const char* key, double& value);
  void operator()(const char* key, std::string& value);
  void operator()(const char* key, std::vector<int>& value);
  template <class Enum>
  void choice(const char* key, Enum& value, const std::vector<std::string>& names) {
    std::size_t place = static_cast<std::size_t>(value);
    choose(key, place, names);
    value = static_cast<Enum>(place);
  }
  template <class Inside>
  void object(const char* key, Inside&& inside) {
    static const nlohmann::json nothing = nlohmann::json::object();
    const nlohmann::json* found = find(key);
    KeyReader inner(found ? *found : nothing, pointer_to(key), report_);
    inside(inner);
  }

 private:
  const nlohmann::json* find(const char* key);
  std::string pointer_to(const std::string& key) const;
  void wrong_type(const char* key, const nlohmann::json& found, const char* wanted);
  void choose(const char* key, std::size_t& place, const std::vector<std::string>& names);
  void refuse_unknown_keys();

  const nlohmann::json& value_;
  std::string pointer_;
  scenario::Report& report_;
  std::vector<std::string> known_;
};

}  // namespace partly::cli
