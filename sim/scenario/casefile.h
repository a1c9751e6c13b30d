// The case file: what may be said about the real world, with status and source. Read from
// assets/casefile.json; scenarios refer to its facts by id. The only place where real companies and people
// appear.
#pragma once
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::scenario {

struct Fact {
  std::string id;     // "F20", "X1"
  std::string group;  // "Money"
  std::string text;
  std::string source;           // "S1", or the court, page and date
  std::string status;           // reported, alleged, opinion, conflict, prediction, law
  std::vector<double> figures;  // what a scenario may cite it for: USD, counts, fractions
};

struct Source {
  std::string id;  // "S0"
  std::string title;
};

struct CaseFile {
  std::vector<Fact> facts;
  std::vector<Source> sources;
  const Fact* find(const std::string& id) const;
};

const Result<CaseFile>& case_file();  // read once, when it is first asked for
Result<CaseFile> load_case_file();

}  // namespace partly::scenario
