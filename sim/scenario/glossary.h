// Plain words for the terms that texts and screens use. Read from assets/glossary.json.
#pragma once
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::scenario {

struct Term {
  std::string id;    // "soft-targets"
  std::string name;  // "soft targets"
  std::string text;  // one plain sentence
};

struct Glossary {
  std::vector<Term> terms;  // by name
  const Term* find(const std::string& id) const;
};

Result<Glossary> load_glossary();

}  // namespace partly::scenario
