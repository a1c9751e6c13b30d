#include "sim/scenario/schema_check.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "sim/scenario/schema_guide.h"
#include "sim/scenario/suggest.h"

namespace partly::scenario {
namespace {

using nlohmann::json;

constexpr std::size_t kShownBytes = 40;

Error unusable(const std::string& why, const std::string& file) {
  return {ErrorKind::internal, "The schema of scenarios cannot be used: " + why, file,
          "Install the program again"};
}

std::string plain_number(double number) {
  char text[32];
  const auto [end, problem] = std::to_chars(text, text + sizeof text, number, std::chars_format::general, 10);
  return {text, end};
}

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
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
    if (!found().is_object() && says("child schema")) return;  // its type has been said to be wrong
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

  // With what it stands in: "belief.value", "Item 2 of \"goals\"".
  std::string name() const {
    if (steps_.empty()) return "The scenario";
    const std::string last = steps_.back().substr(0, kShownBytes);
    if (steps_.size() == 1) return "\"" + last + "\"";
    const std::string around = steps_[steps_.size() - 2].substr(0, kShownBytes);
    if (found_in_list()) return "Item " + std::to_string(std::stoul(last) + 1) + " of \"" + around + "\"";
    return "\"" + around + "." + last + "\"";
  }

  bool found_in_list() const { return document_.at(json::json_pointer(parent_of(pointer_))).is_array(); }

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
    const auto least = here.limit("minimum"), above = here.limit("exclusiveMinimum"),
               most = here.limit("maximum");
    const bool strict = above && (!least || *above >= *least);
    std::vector<std::string> bounds;
    if (strict) bounds.push_back("above " + plain_number(*above));
    if (least && !strict) bounds.push_back("at least " + plain_number(*least));
    if (most) bounds.push_back("at most " + plain_number(*most));
    const std::string allowed = bounds.size() == 2 ? bounds[0] + " and " + bounds[1] : bounds.at(0);
    report_.error(pointer_, "range", name() + " is " + found().dump() + "; allowed: " + allowed);
  }

  void wrong_size() {
    const json& value = found();
    const bool is_text = value.is_string();
    const char* kind = is_text ? "Length" : value.is_array() ? "Items" : "Properties";
    const std::size_t size = is_text ? characters(value.get_ref<const std::string&>()) : value.size();
    const SchemaGuide here = guide();
    std::string allowed;
    if (const auto least = here.limit(std::string("min") + kind))
      allowed += "at least " + plain_number(*least);
    if (const auto most = here.limit(std::string("max") + kind))
      allowed += (allowed.empty() ? "at most " : " and at most ") + plain_number(*most);
    report_.error(pointer_, "size",
                  name() + " has " + std::to_string(size) + (is_text ? " characters" : " items") +
                      "; allowed: " + allowed);
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

struct Schema::Rules {
  json document;
  valijson::Schema compiled;
};

const json& Schema::document() const { return rules_->document; }

Result<Schema> Schema::of(json document, const std::string& file) {
  try {
    auto rules = std::make_shared<Rules>();
    rules->document = std::move(document);
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(rules->document),
                                            rules->compiled);
    return Schema(std::move(rules));
  } catch (const std::exception& broken) {
    return unusable(broken.what(), file);
  }
}

Status Schema::check(const json& document, Report& report) const {
  try {
    valijson::ValidationResults findings;
    valijson::Validator().validate(rules_->compiled, valijson::adapters::NlohmannJsonAdapter(document),
                                   &findings);
    Translator translator(rules_->document, document, report);
    for (const auto& finding : findings) translator.say(finding);
  } catch (const std::exception& broken) {
    return unusable(broken.what(), "scenarios/schema");
  }
  return {};
}

}  // namespace partly::scenario
