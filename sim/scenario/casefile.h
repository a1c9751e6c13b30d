// The case file: what may be said about the real world, with status and source. Read from
// assets/casefile.json; scenarios and the reading exercise refer to its facts by id. The only place where
// real companies and people appear.
#pragma once
#include <string>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/result.h"

namespace partly::scenario {

enum class FactStatus { reported, alleged, opinion, estimate, prediction, conflict, law };
constexpr auto names_of(As<FactStatus>) {
  return std::array{"reported", "alleged", "opinion", "estimate", "prediction", "conflict", "law"};
}
const char* meaning(FactStatus);  // "An author's reading."

struct Fact {
  std::string id;     // "F20", "X1"
  std::string group;  // "Money"
  std::string text;
  std::string source;  // "S1", or the court, page and date
  FactStatus status = FactStatus::reported;
  std::vector<double> figures;  // what a scenario may cite it for: USD, counts, fractions

  bool established() const { return status == FactStatus::reported || status == FactStatus::law; }
  std::vector<std::string> articles() const;  // ids of the articles that it rests on
};
constexpr auto fields_of(As<Fact>) {
  return std::tuple{field("id", &Fact::id),         field("group", &Fact::group),
                    field("text", &Fact::text),     field("source", &Fact::source),
                    field("status", &Fact::status), field("figures", &Fact::figures)};
}

struct Source {
  std::string id;     // "S0"
  std::string name;   // "Signal"
  std::string title;  // "News article, 30 April 2026 (Signal)"
};
constexpr auto fields_of(As<Source>) {
  return std::tuple{field("id", &Source::id), field("name", &Source::name), field("title", &Source::title)};
}

struct CaseFile {
  std::vector<Source> sources;
  std::vector<Fact> facts;
  const Fact* find(const std::string& id) const;
  const Source* find_source(const std::string& id) const;
};
constexpr auto fields_of(As<CaseFile>) {
  return std::tuple{field("sources", &CaseFile::sources), field("facts", &CaseFile::facts)};
}

const Result<CaseFile>& case_file();  // read once, when it is first asked for
Result<CaseFile> load_case_file();

}  // namespace partly::scenario
