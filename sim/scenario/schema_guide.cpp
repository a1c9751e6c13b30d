#include "sim/scenario/schema_guide.h"

#include <utility>

namespace partly::scenario {

using nlohmann::json;

SchemaGuide::SchemaGuide(const json& schema, const std::vector<std::string>& steps) : schema_(schema) {
  add(schema);
  for (const std::string& step : steps) descend(step);
}

void SchemaGuide::add(const json& rule) {
  if (!rule.is_object()) return;
  rules_.push_back(&rule);
  if (rule.contains("$ref")) add(schema_.at(json::json_pointer(rule["$ref"].get<std::string>().substr(1))));
  if (rule.contains("allOf"))
    for (const json& part : rule["allOf"]) add(part);
}

void SchemaGuide::descend(const std::string& step) {
  for (const json* rule : std::exchange(rules_, {})) {
    const auto properties = rule->find("properties");
    if (properties != rule->end() && properties->contains(step)) {
      add((*properties)[step]);
    } else {
      if (rule->contains("additionalProperties")) add((*rule)["additionalProperties"]);
      if (rule->contains("items")) add((*rule)["items"]);
    }
  }
}

std::vector<std::string> SchemaGuide::known_keys() const {
  std::vector<std::string> keys;
  for (const json* rule : rules_)
    if (const auto properties = rule->find("properties"); properties != rule->end())
      for (const auto& [key, value] : properties->items()) keys.push_back(key);
  return keys;
}

json SchemaGuide::keyword(const std::string& name) const {
  for (const json* rule : rules_)
    if (const auto found = rule->find(name); found != rule->end()) return *found;
  return nullptr;
}

std::optional<double> SchemaGuide::limit(const std::string& name) const {
  std::optional<double> tightest;
  for (const json* rule : rules_) {
    const auto found = rule->find(name);
    if (found == rule->end() || !found->is_number()) continue;
    const double bound = found->get<double>();
    const bool lower = name.starts_with("min") || name.starts_with("exclusiveMin");
    if (!tightest || (lower ? bound > *tightest : bound < *tightest)) tightest = bound;
  }
  return tightest;
}

bool SchemaGuide::is_quantity() const {
  for (const json* rule : rules_)
    if (rule == &schema_["definitions"]["quantity"]) return true;
  return false;
}

std::string SchemaGuide::unit() const {
  for (const json* rule : rules_) {
    const json::json_pointer place("/properties/unit/const");
    if (rule->contains(place)) return rule->at(place).get<std::string>();
  }
  return {};
}

}  // namespace partly::scenario
