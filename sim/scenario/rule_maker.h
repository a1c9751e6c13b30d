// A scenario for a rule maker ("role": "rule-maker"): an industry of labs, the rules to choose from, the
// networks to measure, and the texts. Read like a lab's scenario (load.h), from the same format, by a schema
// of its own.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "sim/regime/industry.h"
#include "sim/scenario/load.h"
#include "sim/scenario/reader.h"

namespace partly::scenario {

struct RuleMaker {
  std::string id;  // "precedent"
  std::string title;
  std::string teaser;
  int minutes = 20;
  world::Briefing briefing;
  regime::Industry industry;
  std::string source_text;  // the JSON it came from, kept for saves
};

struct LoadedRuleMaker : LoadReport {
  std::optional<RuleMaker> scenario;  // there if and only if `errors` is empty
};

LoadedRuleMaker load_rule_maker_file(const std::filesystem::path& path);
LoadedRuleMaker load_rule_maker_text(const std::string& json, const std::string& file_name);

// A scenario of either kind.
struct LoadedEither : LoadReport {
  // As its own text says, not its parent's: a lab's and after all others where that says nothing.
  static constexpr int kAfterAll = 1000;
  Kind kind = Kind::lab;
  int chapter = kAfterAll;
  std::variant<std::monostate, world::Scenario, RuleMaker> scenario;  // one if and only if `errors` is empty
};
LoadedEither load_either_file(const std::filesystem::path& path);
// folder: where its parents and its files lie; without one it can name neither.
LoadedEither load_either_text(const std::string& json, const std::string& file_name,
                              const std::optional<std::filesystem::path>& folder = std::nullopt);

// From a document of the right shape, and whether its parts go together.
RuleMaker bind_rule_maker(const Node& root);
void check_rule_maker(const Node& root, const RuleMaker& scenario);

}  // namespace partly::scenario
