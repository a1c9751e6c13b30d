#include "sim/scenario/schema_check.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "sim/base/format.h"
#include "sim/scenario/schema_guide.h"
#include "sim/scenario/suggest.h"

namespace partly::scenario {
namespace {

using nlohmann::json;

constexpr std::size_t kShownBytes = 40;

std::string plain_number(const json& number) {
  if (number.is_number_integer()) return number.dump();
  const double value = number.get<double>();
  return value == static_cast<double>(static_cast<long long>(value)) && std::abs(value) < 1e15
             ? std::to_string(static_cast<long long>(value))
             : number.dump();
}

std::string type_words(const json& type) {
  const std::string name = type.is_string() ? type.get<std::string>() : "";
  if (name == "integer") return "a whole number";
  if (name == "number") return "a number";
  if (name == "string") return "a text";
  if (name == "array") return "a list";
  if (name == "object") return "an object";
  if (name == "boolean") return "true or false";
  return "something else";
}

// One finding of valijson, and what is needed to say it in plain words.
class Translator {
 public:
  Translator(const json& schema, const json& document, Report& report)
      : schema_(schema), document_(document), report_(report) {}

  void say(const valijson::ValidationResults::Error& finding) {
    steps_.clear();
    pointer_.clear();
    for (std::size_t i = 1; i < finding.context.size(); ++i) {  // the first is "<root>", the others "[key]"
      const std::string& step = finding.context[i];
      steps_.push_back(step.substr(1, step.size() - 2));
      pointer_ += pointer_token(steps_.back());
    }
    const std::string& what = finding.description;
    const auto says = [&](const char* part) { return what.find(part) != std::string::npos; };
    if (says("contains a property")) return unknown_keys();
    if (says("Missing required property")) return missing(what.substr(what.find('\'') + 1));
    if (says("'type' constraint")) return wrong_type();
    if (says("enum values")) return not_in_list();
    if (says("'const' constraint")) return not_the_constant();
    if (says("exactly one child schema"))
      return report_.error(pointer_, "quantity", name() + " has both a source and an assumption",
                           "keep one of them");
    if (says("child schemas allowed by oneOf"))
      return report_.error(
          pointer_, "quantity", name() + " says neither where it comes from nor that it is assumed",
          "add \"source\": \"F20\" or \"assumption\": {\"low\": .., \"high\": .., \"reason\": \"..\"}");
    if (says("Expected number")) return out_of_range();
    if (says("elements.") || says("characters in length") || says("properties.")) return wrong_size();
    // What is left only repeats, from further out, what was said about something within.
  }

 private:
  const json& found() const { return document_.at(json::json_pointer(pointer_)); }
  SchemaGuide guide() const { return SchemaGuide(schema_, steps_); }

  std::string name() const {
    if (steps_.empty()) return "The scenario";
    const bool item = steps_.back().find_first_not_of("0123456789") == std::string::npos && steps_.size() > 1;
    return item ? "Item " + std::to_string(std::stoul(steps_.back().substr(0, 6)) + 1) + " of \"" +
                      steps_[steps_.size() - 2] + "\""
                : "\"" + steps_.back().substr(0, kShownBytes) + "\"";
  }

  void unknown_keys() {
    const std::vector<std::string> known = guide().known_keys();
    for (const auto& [key, value] : found().items()) {
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      std::string hint = did_you_mean(key, known);
      if (hint.empty()) hint = "known here: " + one_of(known);
      report_.error_at_key(pointer_ + pointer_token(key), "unknown-key",
                           "\"" + key + "\" is not a known key here", hint);
    }
  }

  void missing(std::string key) {
    key.erase(std::min(key.find('\''), key.size()));
    if (key == "source" || key == "assumption") return;  // of a quantity: said once, by its oneOf
    report_.error(pointer_ + pointer_token(key), "missing-key",
                  (steps_.empty() ? "The scenario has" : name() + " has") + " no \"" + key + "\"");
  }

  void wrong_type() {
    const SchemaGuide here = guide();
    if (here.is_quantity() && found().is_number())
      return report_.error(
          pointer_, "quantity",
          name() + " is a bare number; a number that the rules read says where it comes from",
          "write {\"value\": " + found().dump() + ", \"unit\": \"" + here.unit() +
              "\", \"assumption\": {\"low\": .., \"high\": .., \"reason\": \"..\"}}");
    report_.error(
        pointer_, "type",
        name() + " is " + describe(found()) + ", where " + type_words(here.keyword("type")) + " is needed");
  }

  void not_in_list() {
    std::vector<std::string> allowed;
    for (const json& value : guide().keyword("enum")) allowed.push_back(value.get<std::string>());
    std::string hint = found().is_string() ? did_you_mean(found().get<std::string>(), allowed) : "";
    report_.error(pointer_, "value", name() + " is " + describe(found()) + "; allowed: " + one_of(allowed),
                  std::move(hint));
  }

  void not_the_constant() {
    const std::string wanted = guide().keyword("const").get<std::string>();
    const bool unit = !steps_.empty() && steps_.back() == "unit";
    report_.error(pointer_, unit ? "unit" : "value",
                  name() + " is " + describe(found()) + ", where \"" + wanted + "\" is needed",
                  unit ? "the value must be in this unit too" : "");
  }

  void out_of_range() {
    const SchemaGuide here = guide();
    std::vector<std::string> bounds;
    const auto add = [&](const char* keyword, const char* words) {
      if (const json bound = here.keyword(keyword); bound.is_number())
        bounds.push_back(words + plain_number(bound));
    };
    add("minimum", "at least ");
    add("exclusiveMinimum", "above ");
    add("maximum", "at most ");
    std::string allowed;
    for (const std::string& bound : bounds) allowed += (allowed.empty() ? "" : " and ") + bound;
    report_.error(pointer_, "range", name() + " is " + found().dump() + "; allowed: " + allowed);
  }

  void wrong_size() {
    const SchemaGuide here = guide();
    const json& value = found();
    const char* unit = value.is_string() ? " characters" : " items";
    const char* least = value.is_string() ? "minLength" : value.is_array() ? "minItems" : "minProperties";
    const char* most = value.is_string() ? "maxLength" : value.is_array() ? "maxItems" : "maxProperties";
    std::vector<std::string> bounds;
    if (const json bound = here.keyword(least); bound.is_number())
      bounds.push_back("at least " + bound.dump());
    if (const json bound = here.keyword(most); bound.is_number()) bounds.push_back("at most " + bound.dump());
    std::string allowed;
    for (const std::string& bound : bounds) allowed += (allowed.empty() ? "" : " and ") + bound;
    const std::size_t size = value.is_string() ? value.get_ref<const std::string&>().size() : value.size();
    report_.error(
        pointer_, "size",
        name() + (size == 0 ? " is empty" : " is too long or too short") + "; allowed: " + allowed + unit);
  }

  const json& schema_;
  const json& document_;
  Report& report_;
  std::vector<std::string> steps_;
  std::string pointer_;
};

}  // namespace

std::string describe(const json& value) {
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    if (text.size() > kShownBytes) {
      std::size_t end = kShownBytes;
      while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not within a character
      text = text.substr(0, end) + "...";
    }
    return "the text \"" + text + "\"";
  }
  if (value.is_number()) return "the number " + value.dump();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_array()) return "a list";
  return value.is_null() ? "null" : "an object";
}

Status check_against_schema(const json& schema, const json& document, Report& report) {
  try {
    valijson::Schema rules;
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), rules);
    valijson::ValidationResults findings;
    valijson::Validator().validate(rules, valijson::adapters::NlohmannJsonAdapter(document), &findings);
    Translator translator(schema, document, report);
    for (const auto& finding : findings) translator.say(finding);
  } catch (const std::exception& broken) {
    return Error{ErrorKind::internal, "The schema of scenarios cannot be used: " + std::string(broken.what()),
                 "scenarios/schema/scenario.schema.json", "Install the program again"};
  }
  return {};
}

}  // namespace partly::scenario
