#include "sim/survey/assumptions.h"

#include "sim/base/json_text.h"
#include "sim/base/json_values.h"

namespace partly::survey {
namespace {

// "/prices/label_usd": "prices · label".
std::string title_of(const std::string& pointer) {
  std::string title;
  for (std::size_t at = 1; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at), pointer.size());
    std::string step = pointer.substr(at, end - at);
    if (step.ends_with("_usd")) step.resize(step.size() - 4);
    for (char& c : step)
      if (c == '_') c = ' ';
    title += (title.empty() ? "" : " · ") + step;
    at = end + 1;
  }
  return title;
}

bool is_assumed(const ReadJson& json) {
  return json.is_object() && json.contains("value") && json["value"].is_number() &&
         json.contains("assumption") && json["assumption"].is_object();
}

void collect(const ReadJson& json, const std::string& pointer, std::vector<Assumption>& list) {
  if (is_assumed(json)) {
    const ReadJson& assumption = json["assumption"];
    const Interval range{assumption.value("low", 0.0), assumption.value("high", 0.0)};
    if (range.low < range.high)
      list.push_back({pointer, title_of(pointer), json["value"].get<double>(), range,
                      unit_named(json.value("unit", "")).value_or(Unit::none),
                      assumption.value("reason", "")});
    return;
  }
  if (json.is_object())
    for (const auto& [key, value] : json.items()) collect(value, pointer + "/" + key, list);
  if (json.is_array())
    for (std::size_t i = 0; i < json.size(); ++i) collect(json[i], pointer + "/" + std::to_string(i), list);
}

}  // namespace

Quantity Assumption::at(double moved_to) const { return Quantity::assumed(moved_to, unit, range, reason); }

std::vector<Assumption> assumptions_in(const std::string& scenario_text) {
  std::vector<Assumption> list;
  if (const auto scenario = parse_json(scenario_text, "scenario")) collect(scenario->document, "", list);
  return list;
}

std::string moved(const std::string& scenario_text, const Assumption& assumption, double value) {
  ReadJson json = parse_json(scenario_text, "scenario")->document;
  json[ReadJson::json_pointer(assumption.pointer)]["value"] = value;
  return json.dump();
}

}  // namespace partly::survey
