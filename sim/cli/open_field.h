// What the commands that let strategies play have in common: an engine, a scenario of any role, and seeds.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "sim/cli/command.h"
#include "sim/survey/field.h"

namespace partly::cli {

struct OpenedField {
  std::unique_ptr<survey::SurveyContext> grounds;  // outlives the field
  std::unique_ptr<survey::PlayableScenario> field;
  std::pair<std::uint64_t, std::uint64_t> seeds;
};

// What is wrong has been printed where there is none; the exit code says how.
std::pair<std::optional<OpenedField>, int> open_field(const std::string& scenario, const std::string& seeds,
                                                      const EngineFlags& engine);

}  // namespace partly::cli
