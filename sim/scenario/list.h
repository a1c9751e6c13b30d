// Which scenarios there are to choose from.
#pragma once
#include <filesystem>
#include <vector>

#include "sim/scenario/rule_maker.h"

namespace partly::scenario {

struct ListedScenario {
  std::filesystem::path path;
  LoadedEither loaded;
};
// The scenarios that are shipped with the program and then those in the person's own folder, by role, chapter
// and file name; broken ones too. Each is read and judged as a whole: some milliseconds each.
std::vector<ListedScenario> list_scenarios();

}  // namespace partly::scenario
