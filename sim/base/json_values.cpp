#include "sim/base/json_values.h"

#include <algorithm>
#include <charconv>

namespace partly {
namespace {

std::string described(const ReadJson& value) {
  switch (value.type()) {
    case ReadJson::value_t::null:
      return "null";
    case ReadJson::value_t::boolean:
      return value.get<bool>() ? "true" : "false";
    case ReadJson::value_t::string:
      return "text";
    case ReadJson::value_t::array:
      return "a list";
    case ReadJson::value_t::object:
      return "an object";
    default:
      return value.dump();
  }
}

}  // namespace

bool contains(const JsonKeys& keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

double shortest(float value) {
  char text[64];
  const auto [end, problem] = std::to_chars(text, text + sizeof text, value);
  double number = value;
  if (problem == std::errc{}) std::from_chars(text, end, number);
  return static_cast<float>(number) == value ? number : value;
}

std::string JsonProblems::here() const {
  const std::string last = path_.substr(path_.rfind('/') + 1);
  const bool key = last.find_first_not_of("0123456789") != std::string::npos;
  return key ? "\"" + last + "\"" : "This";
}

void JsonProblems::add(JsonProblem problem) {
  if (!full()) problems_.push_back(std::move(problem));
}

void JsonProblems::wrong_type(const ReadJson& found, const std::string& wanted) {
  add({path_, "type", here() + " is " + described(found) + ", where " + wanted + " is needed"});
}

void JsonProblems::unknown(const std::string& name, std::vector<std::string> known) {
  add({path_, "value", "\"" + name + "\" is not known here", std::move(known)});
}

void JsonProblems::missing() { add({path_, "missing-key", here() + " is missing"}); }

void JsonProblems::refuse_unknown(const ReadJson& object, const JsonKeys& known) {
  for (const auto& [key, value] : object.items())
    if (!contains(known, key))
      add({path_ + pointer_token(key), "unknown-key", "\"" + key + "\" is not a known key here", known});
}

const std::string* JsonProblems::kind_in(const ReadJson& object) {
  const auto kind = object.find("kind");
  if (kind != object.end() && kind->is_string()) return kind->get_ptr<const std::string*>();
  inside("kind", [&] { kind == object.end() ? missing() : wrong_type(*kind, "text"); });
  return nullptr;
}

}  // namespace partly
