#include "sim/scenario/glossary.h"

#include <algorithm>

#include "sim/scenario/assets.h"

namespace partly::scenario {

const Term* Glossary::find(const std::string& id) const {
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& one) { return one.id == id; });
  return found == terms.end() ? nullptr : &*found;
}

Result<Glossary> load_glossary() {
  return read_asset<Glossary>("assets/glossary.json", [](const nlohmann::json& document) {
    Glossary glossary;
    for (const nlohmann::json& entry : document.at("terms"))
      glossary.terms.push_back({entry.at("id"), entry.at("name"), entry.at("text")});
    std::sort(glossary.terms.begin(), glossary.terms.end(),
              [](const Term& a, const Term& b) { return a.name < b.name; });
    return glossary;
  });
}

}  // namespace partly::scenario
