#include "sim/scenario/glossary.h"

#include <algorithm>

#include "sim/scenario/assets.h"

namespace partly::scenario {

const Term* Glossary::find(const std::string& id) const {
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& one) { return one.id == id; });
  return found == terms.end() ? nullptr : &*found;
}

Result<Glossary> load_glossary() {
  auto asset = read_asset<Glossary>("assets/glossary.json");
  if (!asset) return asset.error();
  std::vector<Term>& terms = asset->value.terms;
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.name < b.name; });
  return std::move(asset->value);
}

}  // namespace partly::scenario
