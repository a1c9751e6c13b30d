// What reading and writing JSON by fields (fields_json.h) needs for each value: the problems found so far,
// each with its place, and the rules that a reader holds.
#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/source_map.h"

namespace partly {

using Json = nlohmann::ordered_json;  // as it is written: in the order of the fields
using ReadJson = nlohmann::json;
using JsonKeys = std::vector<std::string>;

bool contains(const JsonKeys& keys, std::string_view key);

// As short as it can be told from its neighbours: 0.003, not 0.003000000026077032.
double shortest(float value);

// Whether it is a whole number that a T can hold; the library would cut off what does not fit.
template <class T>
bool holds(const ReadJson& json) {
  if (json.is_number_unsigned()) return std::in_range<T>(json.get<std::uint64_t>());
  return json.is_number_integer() && std::in_range<T>(json.get<std::int64_t>());
}

struct JsonRules {
  bool missing_keeps = false;  // a key that is not there leaves its member as it is: for what people write
  std::size_t longest_list = 2'000'000;
  std::size_t most_problems = 1;
  JsonKeys left_out = {};  // not known, wherever they stand
};

struct JsonProblem {
  std::string path;                     // JSON pointer: "/quarters/0/hash"
  std::string rule;                     // "type", "value", "missing-key", "unknown-key"
  std::string what;                     // a sentence without its full stop
  std::vector<std::string> known = {};  // what might stand there instead

  std::string text() const { return path + ": " + what; }
};

class JsonProblems {
 public:
  explicit JsonProblems(JsonRules rules = {}) : rules_(std::move(rules)) {}
  const std::vector<JsonProblem>& problems() const { return problems_; }

 protected:
  bool full() const { return problems_.size() >= rules_.most_problems; }
  template <class Do>
  void inside(std::string_view step, Do&& act) {
    const std::size_t length = path_.size();
    path_ += pointer_token(step);
    act();
    path_.resize(length);
  }
  void wrong_type(const ReadJson& found, const std::string& wanted);
  void unknown(const std::string& name, std::vector<std::string> known);
  void missing();
  void refuse_unknown(const ReadJson& object, const JsonKeys& known);
  const std::string* kind_in(const ReadJson& object);  // of an alternative; null where there is a problem

  JsonRules rules_;

 private:
  std::string here() const;  // "seed" in quotes, or "This"
  void add(JsonProblem problem);

  std::vector<JsonProblem> problems_;
  std::string path_;
};

}  // namespace partly
