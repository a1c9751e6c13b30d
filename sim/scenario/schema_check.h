// Checks a document against the published JSON Schema (draft-07) with valijson and says what is wrong in
// short plain sentences: which key, what was found, what is allowed.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "sim/base/result.h"
#include "sim/scenario/report.h"

namespace partly::scenario {

// Fails only if the schema itself cannot be used.
Status check_against_schema(const nlohmann::json& schema, const nlohmann::json& document, Report& report);

// "the text \"abc\"", "the number 4", "an object": what stands there, short enough for a message.
std::string describe(const nlohmann::json& value);

}  // namespace partly::scenario
