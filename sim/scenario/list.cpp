#include "sim/scenario/list.h"

#include <algorithm>
#include <iterator>

#include "sim/base/folders.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;

std::vector<ListedScenario> listed_in(const fs::path& folder) {
  std::vector<ListedScenario> list;
  for (const fs::path& path : json_files_in(folder)) list.push_back({path, load_either_file(path)});
  std::ranges::stable_sort(list, {}, [](const auto& each) { return each.loaded.chapter; });
  return list;
}

}  // namespace

std::vector<ListedScenario> list_scenarios() {
  std::vector<ListedScenario> list;
  if (const auto shipped = find_data("scenarios")) list = listed_in(*shipped);
  auto own = listed_in(saves_folder().parent_path() / "scenarios");
  std::ranges::move(own, std::back_inserter(list));
  std::ranges::stable_sort(list, {}, [](const auto& each) { return each.loaded.kind; });
  return list;
}

}  // namespace partly::scenario
