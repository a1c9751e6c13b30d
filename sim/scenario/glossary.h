// Plain words for the terms that texts and screens use. Read from assets/glossary.json.
#pragma once
#include <string>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/result.h"

namespace partly::scenario {

struct Term {
  std::string id;    // "soft-targets"
  std::string name;  // "soft targets"
  std::string text;  // one plain sentence
};
constexpr auto fields_of(As<Term>) {
  return std::tuple{field("id", &Term::id), field("name", &Term::name), field("text", &Term::text)};
}

struct Glossary {
  std::vector<Term> terms;  // by name
  const Term* find(const std::string& id) const;
};
constexpr auto fields_of(As<Glossary>) { return std::tuple{field("terms", &Glossary::terms)}; }

Result<Glossary> load_glossary();

}  // namespace partly::scenario
