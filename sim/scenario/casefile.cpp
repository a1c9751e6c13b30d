#include "sim/scenario/casefile.h"

#include <algorithm>
#include <sstream>

#include "sim/scenario/assets.h"

namespace partly::scenario {
namespace {

// A key that is missing was left empty by the reader.
Status check_facts(const Asset<CaseFile>& asset) {
  const std::vector<Fact>& facts = asset.value.facts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = facts[i];
    const std::string place = "/facts/" + std::to_string(i);
    if (fact.id.empty() || fact.group.empty() || fact.text.empty() || fact.source.empty())
      return asset.error(place, "A fact needs id, group, text, source and status");
    if (asset.value.find(fact.id) != &fact)
      return asset.error(place, "The fact " + fact.id + " stands here twice");
  }
  return {};
}

}  // namespace

const char* meaning(FactStatus status) {
  switch (status) {
    case FactStatus::reported:
      return "An article says that it happened.";
    case FactStatus::alleged:
      return "A party claims it. No court has found it.";
    case FactStatus::opinion:
      return "An author's reading.";
    case FactStatus::estimate:
      return "An author's rough figure, without a measurement.";
    case FactStatus::prediction:
      return "Somebody expects it. It has not happened yet.";
    case FactStatus::conflict:
      return "The sources disagree. Both are shown; neither is taken as right.";
    case FactStatus::law:
      return "A statute, an order or a judgment.";
  }
  return "";
}

std::vector<std::string> Fact::articles() const {
  std::vector<std::string> ids;
  std::istringstream words(source);
  for (std::string word; words >> word;)
    if (word.size() == 2 && word[0] == 'S') ids.push_back(word);
  return ids;
}

const Fact* CaseFile::find(const std::string& id) const {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& one) { return one.id == id; });
  return found == facts.end() ? nullptr : &*found;
}

const Source* CaseFile::find_source(const std::string& id) const {
  const auto found =
      std::find_if(sources.begin(), sources.end(), [&](const Source& one) { return one.id == id; });
  return found == sources.end() ? nullptr : &*found;
}

const Result<CaseFile>& case_file() {
  static const Result<CaseFile> read = load_case_file();
  return read;
}

Result<CaseFile> load_case_file() {
  auto asset = read_asset<CaseFile>("assets/casefile.json", true);
  if (!asset) return asset.error();
  if (auto status = check_facts(*asset); !status) return status.error();
  return std::move(asset->value);
}

}  // namespace partly::scenario
