// Checks a document against the published JSON Schema (draft-07) with valijson and says what is wrong in
// short plain sentences: which key, what was found, what is allowed.
#pragma once
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "sim/base/result.h"
#include "sim/scenario/report.h"

namespace partly::scenario {

// A schema, made ready once for every document that is checked against it.
class Schema {
 public:
  // An Error only if it cannot be used.
  static Result<Schema> of(nlohmann::json document, const std::string& file);

  const nlohmann::json& document() const;
  Status check(const nlohmann::json& document, Report& report) const;

 private:
  struct Rules;
  explicit Schema(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

  std::shared_ptr<const Rules> rules_;
};

// "the text \"abc\"", "the number 4", "an object": what stands there, short enough for a message.
std::string describe(const nlohmann::json& value);

}  // namespace partly::scenario
