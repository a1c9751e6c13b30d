#include "sim/scenario/casefile.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/scenario/assets.h"

namespace partly::scenario {
namespace {

using nlohmann::json;

Fact fact(const json& entry) {
  return {entry.at("id"),     entry.at("group"),  entry.at("text"),
          entry.at("source"), entry.at("status"), entry.value("figures", std::vector<double>{})};
}

}  // namespace

const Fact* CaseFile::find(const std::string& id) const {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& one) { return one.id == id; });
  return found == facts.end() ? nullptr : &*found;
}

const Result<CaseFile>& case_file() {
  static const Result<CaseFile> read = load_case_file();
  return read;
}

Result<CaseFile> load_case_file() {
  return read_asset<CaseFile>("assets/casefile.json", [](const json& document) {
    CaseFile file;
    for (const json& entry : document.at("facts")) file.facts.push_back(fact(entry));
    for (const json& entry : document.at("sources"))
      file.sources.push_back({entry.at("id"), entry.at("title")});
    return file;
  });
}

}  // namespace partly::scenario
