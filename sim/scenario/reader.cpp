#include "sim/scenario/reader.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/scenario/cited.h"
#include "sim/scenario/suggest.h"

namespace partly::scenario {
namespace {

using nlohmann::json;

std::vector<std::string> fact_ids(const CaseFile& facts) {
  std::vector<std::string> ids;
  for (const Fact& fact : facts.facts) ids.push_back(fact.id);
  return ids;
}

}  // namespace

Node Node::operator[](const std::string& key) const {
  const json* value = value_ && value_->is_object() && value_->contains(key) ? &(*value_)[key] : nullptr;
  return {reading_, value, pointer_ + pointer_token(key)};
}

Node Node::item(std::size_t index) const {
  const json* value = value_ && value_->is_array() && index < value_->size() ? &(*value_)[index] : nullptr;
  return {reading_, value, pointer_ + "/" + std::to_string(index)};
}

std::vector<std::string> Node::keys() const {
  std::vector<std::string> keys;
  if (value_ && value_->is_object())
    for (const auto& [key, value] : value_->items()) keys.push_back(key);
  return keys;
}

std::string Node::text() const { return value_ && value_->is_string() ? value_->get<std::string>() : ""; }

bool Node::flag() const { return value_ && value_->is_boolean() && value_->get<bool>(); }

double Node::number(double otherwise) const {
  return value_ && value_->is_number() ? value_->get<double>() : otherwise;
}

int Node::whole(int otherwise) const {
  if (!value_ || !value_->is_number_integer()) return otherwise;
  return static_cast<int>(std::clamp(value_->get<double>(), -1e9, 1e9));
}

std::uint64_t Node::seed() const {
  return value_ && value_->is_number_unsigned() ? value_->get<std::uint64_t>() : 0;
}

std::size_t Node::size() const { return value_ && value_->is_array() ? value_->size() : 0; }

std::vector<std::string> Node::texts() const {
  std::vector<std::string> texts;
  if (value_ && value_->is_array())
    for (const json& item : *value_) texts.push_back(item.is_string() ? item.get<std::string>() : "");
  return texts;
}

std::vector<double> Node::numbers(std::vector<double> otherwise) const {
  if (!value_ || !value_->is_array()) return otherwise;
  std::vector<double> numbers;
  for (const json& item : *value_) numbers.push_back(item.is_number() ? item.get<double>() : 0);
  return numbers;
}

std::vector<int> Node::wholes(std::vector<int> otherwise) const {
  if (!value_ || !value_->is_array()) return otherwise;
  std::vector<int> wholes;
  for (const double number : numbers({})) wholes.push_back(static_cast<int>(std::clamp(number, -1e9, 1e9)));
  return wholes;
}

Quantity Node::quantity() const {
  if (!value_ || !value_->is_object()) return {};
  ++reading_.quantities;
  const double value = (*this)["value"].number(0);
  const Unit unit = unit_named((*this)["unit"].text()).value_or(Unit::none);
  if (const Node source = (*this)["source"]; source.there()) {
    if (clean()) check_source(source.text(), value);
    return Quantity::sourced(value, unit, source.text(), note_on(source.text()));
  }
  if (clean()) check_range(value);
  const Node assumption = (*this)["assumption"], reason = assumption["reason"];
  for (const std::string& id : cited_facts(reason.text()))
    if (!reading_.facts.find(id)) reason.unknown_fact(id);
  return Quantity::assumed(value, unit, {assumption["low"].number(value), assumption["high"].number(value)},
                           with_status(reason.text(), reading_.facts));
}

// The author's note; of a figure that nobody has measured, what it is stands before that.
std::string Node::note_on(const std::string& source) const {
  const Fact* fact = reading_.facts.find(source);
  const std::string note = (*this)["note"].text();
  if (fact == nullptr || fact->established()) return note;
  return meaning(fact->status) + (note.empty() ? "" : " " + note);
}

void Node::check_source(const std::string& source, double value) const {
  if (reading_.papers.contains(source)) return;
  const Fact* fact = reading_.facts.find(source);
  if (!fact) {
    std::vector<std::string> known = fact_ids(reading_.facts);
    known.insert(known.end(), reading_.papers.begin(), reading_.papers.end());
    return (*this)["source"].error("reference", "No fact or paper is called \"" + source + "\"",
                                   did_you_mean(source, known));
  }
  const auto same = [&](double figure) { return std::abs(figure - value) <= 1e-9 * std::abs(figure); };
  if (std::any_of(fact->figures.begin(), fact->figures.end(), same)) return;
  std::vector<std::string> figures;
  for (const double figure : fact->figures)
    figures.push_back(format_number(figure, figure == std::round(figure) ? 0 : 2));
  (*this)["value"].error(
      "source",
      "Fact " + source + " holds no such figure" + (figures.empty() ? "" : "; it holds " + one_of(figures)),
      "what no source states is an assumption: give low, high and a reason");
}

void Node::check_range(double value) const {
  const Node assumption = (*this)["assumption"];
  const double low = assumption["low"].number(value), high = assumption["high"].number(value);
  if (low <= value && value <= high) return;
  assumption.error("range",
                   "The range " + json(low).dump() + " to " + json(high).dump() +
                       " does not hold the value " + json(value).dump(),
                   low > high ? "low and high are swapped" : "");
}

void Node::error(std::string rule, std::string message, std::string hint) const {
  reading_.report.error(pointer_, std::move(rule), std::move(message), std::move(hint));
}

void Node::warn(std::string rule, std::string message, std::string hint) const {
  reading_.report.warning(pointer_, std::move(rule), std::move(message), std::move(hint));
}

void Node::check_fact() const {
  if (clean() && !reading_.facts.find(text())) unknown_fact(text());
}

void Node::unknown_fact(const std::string& id) const {
  error("reference", "The case file has no fact \"" + id + "\"", did_you_mean(id, fact_ids(reading_.facts)));
}

void need(const Node& quantity, bool right, const std::string& message, const std::string& hint) {
  if (quantity.clean() && !right) quantity["value"].error("range", message, hint);
}

}  // namespace partly::scenario
