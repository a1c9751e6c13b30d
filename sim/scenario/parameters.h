// Shared parameters: files of format partly-parameters/1 that a scenario is laid over, so that what courts do
// is written once. A scenario names them under "parameters"; a lab's that names none is laid over the usual
// ones. They lie in the folder "parameters" beside the scenario or among the shipped ones; names are plain,
// without a path.
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <vector>

#include "sim/base/json_text.h"

namespace partly::scenario {

inline constexpr int kMaxParameterFiles = 8;
inline constexpr std::array kUsualParameters{"legal.json", "market.json"};
inline constexpr const char* kRoleOfRuleMaker = "rule-maker";  // what such a scenario says under "role"

bool plain_file_name(const std::string& name);

// Nothing if there are errors. The key "parameters" is gone afterwards.
std::optional<JsonText> lay_over_parameters(const JsonText& scenario,
                                            const std::optional<std::filesystem::path>& folder,
                                            std::vector<Issue>& errors);

}  // namespace partly::scenario
