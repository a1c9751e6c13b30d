// An exercise in reading sources: four articles told in our own words, and statements of which a reader says
// which articles make them and as what. Some are made by none. Read from assets/reading.json, or from a file
// of a teacher's own, and held against the case file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/result.h"
#include "sim/scenario/casefile.h"

namespace partly::reading {

// How a statement stands in the sources: as the case file knows it, or in none of them.
enum class Standing { reported, alleged, opinion, estimate, prediction, conflict, not_said };
constexpr auto names_of(As<Standing>) {
  return std::array{"reported", "alleged", "opinion", "estimate", "prediction", "conflict", "not-said"};
}
inline constexpr int kStandings = 6;  // that something which is said can have

struct Passage {
  std::string text;
  std::vector<std::string> facts;  // that it tells
};
constexpr auto fields_of(As<Passage>) {
  return std::tuple{field("text", &Passage::text), field("facts", &Passage::facts)};
}

struct Article {
  std::string id;  // as in the case file: "S0"
  std::vector<Passage> passages;
};
constexpr auto fields_of(As<Article>) {
  return std::tuple{field("id", &Article::id), field("passages", &Article::passages)};
}

struct Statement {
  std::string id, text;
  std::vector<std::string> said_by;  // articles; none where nobody says it
  Standing standing = Standing::reported;
  std::vector<std::string> facts;  // that it rests on, or goes beyond
  std::string why;                 // the right answer explained
};
constexpr auto fields_of(As<Statement>) {
  return std::tuple{field("id", &Statement::id),           field("text", &Statement::text),
                    field("said_by", &Statement::said_by), field("standing", &Statement::standing),
                    field("facts", &Statement::facts),     field("why", &Statement::why)};
}

struct Exercise {
  std::string format;
  std::vector<Article> articles;
  std::vector<Statement> statements;
  const Statement* find(const std::string& id) const;
};
constexpr auto fields_of(As<Exercise>) {
  return std::tuple{field("format", &Exercise::format), field("articles", &Exercise::articles),
                    field("statements", &Exercise::statements)};
}

inline constexpr int kUsualRound = 12;  // about a quarter of an hour with the articles open

Result<Exercise> load_exercise(const scenario::CaseFile&);
Result<Exercise> load_exercise(const scenario::CaseFile&, const std::filesystem::path&);

// `size` statements in an order that follows from the seed. Of those that nobody makes as large a share as in
// the whole exercise, so that no round is without them and their number gives nothing away.
std::vector<Statement> draw_round(const Exercise&, std::uint64_t seed, int size = kUsualRound);

}  // namespace partly::reading
