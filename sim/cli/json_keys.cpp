#include "sim/cli/json_keys.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "sim/scenario/suggest.h"

namespace partly::cli {
namespace {

constexpr std::size_t kMaxListLength = 100;

template <class Whole>
bool holds(const nlohmann::json& value) {
  if (value.is_number_unsigned()) return std::in_range<Whole>(value.get<std::uint64_t>());
  return value.is_number_integer() && std::in_range<Whole>(value.get<std::int64_t>());
}

std::string described(const nlohmann::json& value) {
  switch (value.type()) {
    case nlohmann::json::value_t::null:
      return "null";
    case nlohmann::json::value_t::boolean:
      return value.get<bool>() ? "true" : "false";
    case nlohmann::json::value_t::string:
      return "text";
    case nlohmann::json::value_t::array:
      return "a list";
    case nlohmann::json::value_t::object:
      return "an object";
    default:
      return value.dump();
  }
}

}  // namespace

void KeyWriter::operator()(const char* key, float value) {
  char text[64];
  const auto [end, problem] = std::to_chars(text, text + sizeof text, value);
  double shortest = value;
  if (problem == std::errc{}) std::from_chars(text, end, shortest);
  object_[key] = shortest;
}

KeyReader::KeyReader(const nlohmann::json& value, std::string pointer, scenario::Report& report)
    : value_(value), pointer_(std::move(pointer)), report_(report) {
  if (!value_.is_object())
    report_.error(pointer_, "type", "This is " + described(value_) + ", where an object is needed");
}

std::string KeyReader::pointer_to(const std::string& key) const {
  return pointer_ + pointer_token(key);
}

const nlohmann::json* KeyReader::find(const char* key) {
  known_.emplace_back(key);
  if (!value_.is_object()) return nullptr;
  const auto found = value_.find(key);
  return found == value_.end() ? nullptr : &*found;
}

void KeyReader::wrong_type(const char* key, const nlohmann::json& found, const char* wanted) {
  report_.error(pointer_to(key), "type",
                "\"" + std::string(key) + "\" is " + described(found) + ", where " + wanted + " is needed");
}

void KeyReader::operator()(const char* key, bool& value) {
  const nlohmann::json* found = find(key);
  if (!found) return;
  if (!found->is_boolean()) return wrong_type(key, *found, "true or false");
  value = found->get<bool>();
}

void KeyReader::operator()(const char* key, int& value) {
  const nlohmann::json* found = find(key);
  if (!found) return;
  if (!holds<int>(*found)) return wrong_type(key, *found, "a whole number of sensible size");
  value = found->get<int>();
}

void KeyReader::operator()(const char* key, std::uint64_t& value) {
  const nlohmann::json* found = find(key);
  if (!found) return;
  if (!holds<std::uint64_t>(*found)) return wrong_type(key, *found, "a whole number from 0 on");
  value = found->get<std::uint64_t>();
}

void KeyReader::operator()(const char* key, float& value) {
  double wide = value;
  (*this)(key, wide);
  value = static_cast<float>(wide);
}

void KeyReader::operator()(const char* key, double& value) {
  const nlohmann::json* found = find(key);
  if (!found) return;
  if (!found->is_number() || !std::isfinite(found->get<double>())) return wrong_type(key, *found, "a number");
  value = found->get<double>();
}

void KeyReader::operator()(const char* key, std::string& value) {
  const nlohmann::json* found = find(key);
  if (!found) return;
  if (!found->is_string()) return wrong_type(key, *found, "text");
  value = found->get<std::string>();
}

void KeyReader::operator()(const char* key, std::vector<int>& value) {
  const nlohmann::json* found = find(key);
  if (!found) return;
  if (!found->is_array() || found->size() > kMaxListLength || !std::ranges::all_of(*found, holds<int>))
    return wrong_type(key, *found, "a list of whole numbers");
  value = found->get<std::vector<int>>();
}

void KeyReader::choose(const char* key, std::size_t& place, const std::vector<std::string>& names) {
  const nlohmann::json* found = find(key);
  if (!found) return;
  if (!found->is_string()) return wrong_type(key, *found, "text");
  const auto name = std::ranges::find(names, found->get<std::string>());
  if (name == names.end())
    return report_.error(pointer_to(key), "value", "\"" + found->get<std::string>() + "\" is not known here",
                         "choose " + scenario::one_of(names));
  place = static_cast<std::size_t>(name - names.begin());
}

void KeyReader::refuse_unknown_keys() {
  if (!value_.is_object()) return;
  for (const auto& [key, value] : value_.items()) {
    if (std::ranges::find(known_, key) != known_.end()) continue;
    std::string hint = scenario::did_you_mean(key, known_);
    if (hint.empty()) hint = "known here: " + scenario::one_of(known_);
    report_.error_at_key(pointer_to(key), "unknown-key", "\"" + key + "\" is not a known key here", hint);
  }
}

}  // namespace partly::cli
