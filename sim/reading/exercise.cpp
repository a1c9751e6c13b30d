#include "sim/reading/exercise.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "sim/base/rng.h"
#include "sim/scenario/assets.h"

namespace partly::reading {
namespace {

using scenario::Asset;
using scenario::CaseFile;
using scenario::Fact;

constexpr const char* kFormat = "partly-reading/1";

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string at(const std::string& place, std::size_t index) { return place + "/" + std::to_string(index); }

class Checker {
 public:
  Checker(const Asset<Exercise>& asset, const CaseFile& facts) : asset_(asset), facts_(facts) {}

  Status check() const {
    const Exercise& exercise = asset_.value;
    if (exercise.format != kFormat)
      return asset_.error("/format", "This is no exercise of the format " + std::string(kFormat));
    if (exercise.articles.empty() || exercise.statements.empty())
      return asset_.error("", "An exercise needs articles and statements");
    for (std::size_t i = 0; i < exercise.articles.size(); ++i)
      if (auto status = check_article(exercise.articles[i], at("/articles", i)); !status) return status;
    for (std::size_t i = 0; i < exercise.statements.size(); ++i)
      if (auto status = check_statement(exercise.statements[i], at("/statements", i)); !status) return status;
    return {};
  }

 private:
  Status check_article(const Article& article, const std::string& place) const {
    if (facts_.find_source(article.id) == nullptr)
      return asset_.error(place + "/id", "The case file has no source \"" + article.id + "\"");
    if (find_article(article.id) != &article)
      return asset_.error(place + "/id", "The article " + article.id + " stands here twice");
    for (std::size_t i = 0; i < article.passages.size(); ++i)
      for (std::size_t k = 0; k < article.passages[i].facts.size(); ++k) {
        const std::string where = at(at(place + "/passages", i) + "/facts", k);
        const std::string& id = article.passages[i].facts[k];
        const Fact* fact = facts_.find(id);
        if (fact == nullptr) return no_fact(where, id);
        if (!holds(fact->articles(), article.id))
          return asset_.error(where, "The fact " + id + " does not rest on " + article.id);
      }
    return {};
  }

  Status check_statement(const Statement& statement, const std::string& place) const {
    if (statement.text.empty() || statement.why.empty())
      return asset_.error(place, "A statement needs a text and a why");
    if (asset_.value.find(statement.id) != &statement)
      return asset_.error(place + "/id", "The statement \"" + statement.id + "\" stands here twice");
    if (statement.facts.empty()) return asset_.error(place + "/facts", "A statement needs facts");
    for (std::size_t i = 0; i < statement.facts.size(); ++i)
      if (facts_.find(statement.facts[i]) == nullptr)
        return no_fact(at(place + "/facts", i), statement.facts[i]);
    for (std::size_t i = 0; i < statement.said_by.size(); ++i)
      if (auto status = check_sayer(statement, i, at(place + "/said_by", i)); !status) return status;
    return check_standing(statement, place + "/standing");
  }

  Status check_sayer(const Statement& statement, std::size_t index, const std::string& place) const {
    const std::string& id = statement.said_by[index];
    if (std::count(statement.said_by.begin(), statement.said_by.end(), id) > 1)
      return asset_.error(place, "The article " + id + " stands here twice");
    if (!can_say(statement, id))
      return asset_.error(place, "None of these facts is told in the article \"" + id + "\"");
    return {};
  }

  // What nobody says stands nowhere; what somebody says stands as one of its facts does.
  Status check_standing(const Statement& statement, const std::string& place) const {
    const bool said = !statement.said_by.empty();
    if (said != (statement.standing != Standing::not_said))
      return asset_.error(place, said ? "An article says it, so it is not \"not-said\""
                                      : "No article says it, so it is \"not-said\"");
    const auto stands_so = [&](const std::string& id) {
      return enum_name(facts_.find(id)->status) == enum_name(statement.standing);
    };
    if (said && std::none_of(statement.facts.begin(), statement.facts.end(), stands_so))
      return asset_.error(place, "None of its facts is \"" + std::string(enum_name(statement.standing)) +
                                     "\" in the case file");
    return {};
  }

  bool can_say(const Statement& statement, const std::string& id) const {
    const Article* article = find_article(id);
    if (article == nullptr) return false;
    const auto tells = [&](const Passage& passage) {
      return std::any_of(passage.facts.begin(), passage.facts.end(),
                         [&](const std::string& fact) { return holds(statement.facts, fact); });
    };
    return std::any_of(article->passages.begin(), article->passages.end(), tells);
  }
  const Article* find_article(const std::string& id) const {
    for (const Article& article : asset_.value.articles)
      if (article.id == id) return &article;
    return nullptr;
  }
  Error no_fact(const std::string& place, const std::string& id) const {
    return asset_.error(place, "The case file has no fact \"" + id + "\"");
  }

  const Asset<Exercise>& asset_;
  const CaseFile& facts_;
};

Result<Exercise> checked(Result<Asset<Exercise>> asset, const CaseFile& facts) {
  if (!asset) return asset.error();
  if (auto status = Checker(*asset, facts).check(); !status) return status.error();
  return std::move(asset->value);
}

// The first `count` of these in an order of their own.
std::vector<Statement> drawn(std::vector<Statement> from, std::size_t count, std::uint64_t seed,
                             const char* purpose) {
  Rng(seed, purpose).shuffle(std::span(from));
  from.resize(std::min(count, from.size()));
  return from;
}

}  // namespace

const Statement* Exercise::find(const std::string& id) const {
  const auto found =
      std::find_if(statements.begin(), statements.end(), [&](const Statement& one) { return one.id == id; });
  return found == statements.end() ? nullptr : &*found;
}

Result<Exercise> load_exercise(const CaseFile& facts) {
  return checked(scenario::read_asset<Exercise>("assets/reading.json"), facts);
}

Result<Exercise> load_exercise(const CaseFile& facts, const std::filesystem::path& path) {
  return checked(scenario::read_asset_file<Exercise>(path), facts);
}

std::vector<Statement> draw_round(const Exercise& exercise, std::uint64_t seed, int size) {
  std::vector<Statement> said, unsaid;
  for (const Statement& one : exercise.statements) (one.said_by.empty() ? unsaid : said).push_back(one);
  const auto all = static_cast<double>(exercise.statements.size());
  const double wanted = std::clamp(static_cast<double>(size), 0.0, all);
  const auto traps = static_cast<std::size_t>(std::lround(wanted * static_cast<double>(unsaid.size()) / all));
  std::vector<Statement> round =
      drawn(said, static_cast<std::size_t>(wanted) - traps, seed, "statements said");
  const std::vector<Statement> more = drawn(unsaid, traps, seed, "statements that nobody makes");
  round.insert(round.end(), more.begin(), more.end());
  Rng(seed, "order of statements").shuffle(std::span(round));
  return round;
}

}  // namespace partly::reading
