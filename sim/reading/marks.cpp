#include "sim/reading/marks.h"

#include <algorithm>
#include <set>

namespace partly::reading {
namespace {

std::set<std::string> as_set(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

bool all_in(const std::set<std::string>& part, const std::set<std::string>& whole) {
  return std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& each) { return b.contains(each); });
}

Confusion confusion_of(Standing right, Standing given) {
  if (right == Standing::conflict) return Confusion::one_side;
  if (given == Standing::conflict) return Confusion::no_conflict;
  if (given == Standing::reported) return Confusion::taken_as_fact;
  if (right == Standing::reported) return Confusion::doubted;
  return Confusion::kinds_mixed;
}

Error bad_answer(const std::string& text, const std::string& why) {
  std::string standings;
  for (int i = 0; i < kStandings; ++i)
    standings += (i == 0 ? "" : ", ") + std::string(kEnumNames<Standing>[static_cast<std::size_t>(i)]);
  return {ErrorKind::usage,
          "\"" + text + "\" is no answer: " + why,
          {},
          "Write none, or articles and as what: S2:opinion, S1+S2:conflict (" + standings + ")"};
}

}  // namespace

Result<Answer> answer_from(const std::string& text, const Exercise& exercise) {
  if (text == "none") return Answer{};
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return bad_answer(text, "it does not say as what");
  Answer answer;
  for (std::size_t from = 0; from <= colon;) {
    const std::size_t to = std::min(text.find('+', from), colon);
    const std::string id = text.substr(from, to - from);
    const auto is = [&](const Article& one) { return one.id == id; };
    if (std::none_of(exercise.articles.begin(), exercise.articles.end(), is))
      return bad_answer(text, "there is no article \"" + id + "\"");
    answer.said_by.push_back(id);
    from = to + 1;
  }
  const std::string as_what = text.substr(colon + 1);
  const auto standing = enum_named<Standing>(as_what);
  if (!standing || *standing == Standing::not_said)
    return bad_answer(text, "\"" + as_what + "\" is no way in which something is said");
  answer.standing = *standing;
  return answer;
}

std::string text(const Answer& answer) {
  if (answer.said_by.empty()) return "none";
  std::string out;
  for (const std::string& id : answer.said_by) out += (out.empty() ? "" : "+") + id;
  return out + ":" + std::string(enum_name(answer.standing));
}

Answer right_answer(const Statement& statement) { return {statement.said_by, statement.standing}; }

Mark mark(const Statement& statement, const Answer& answer) {
  const std::set<std::string> right = as_set(statement.said_by), given = as_set(answer.said_by);
  if (right.empty() && given.empty()) return {true, true};
  if (right.empty()) return {false, false, {Confusion::words_in_mouth}};
  if (given.empty()) return {false, false, {Confusion::overlooked}};
  Mark mark{right == given, statement.standing == answer.standing};
  if (!all_in(given, right)) mark.confusions.push_back(Confusion::wrong_article);
  if (!all_in(right, given) && meet(right, given)) mark.confusions.push_back(Confusion::left_out);
  if (!mark.as_what) mark.confusions.push_back(confusion_of(statement.standing, answer.standing));
  return mark;
}

const char* lesson(Confusion confusion) {
  switch (confusion) {
    case Confusion::words_in_mouth:
      return "Taken as said what nobody says. Look for the sentence itself before you agree that it is "
             "there.";
    case Confusion::overlooked:
      return "Taken as unsaid what an article says. Not to find a sentence is no proof until all are read.";
    case Confusion::wrong_article:
      return "An article named that does not say it. Go back to the passage and ask whether it says this, or "
             "something near it.";
    case Confusion::left_out:
      return "An article left out that says it too. One source found is no reason to stop looking.";
    case Confusion::taken_as_fact:
      return "A claim, an opinion, an estimate or a prediction taken for a report. Ask who stands behind the "
             "sentence, and how they would know.";
    case Confusion::doubted:
      return "A report taken for less. To doubt everything is as careless as to believe everything.";
    case Confusion::kinds_mixed:
      return "Kinds mixed up: a party alleges, an author opines or estimates, and only what lies ahead is "
             "predicted.";
    case Confusion::one_side:
      return "A disagreement not seen. Whether others say otherwise shows only when all four are compared.";
    case Confusion::no_conflict:
      return "A disagreement seen where there is none. That others are silent is no contradiction.";
  }
  return "";
}

const char* title(Standing standing) {
  switch (standing) {
    case Standing::reported:
      return "a report";
    case Standing::alleged:
      return "an allegation";
    case Standing::opinion:
      return "an opinion";
    case Standing::estimate:
      return "an estimate";
    case Standing::prediction:
      return "a prediction";
    case Standing::conflict:
      return "disputed";
    case Standing::not_said:
      return "not said";
  }
  return "";
}

const char* meaning(Standing standing) {
  if (standing == Standing::not_said) return "None of the articles says it.";
  if (standing == Standing::conflict) return "The articles disagree: another says or stresses otherwise.";
  return scenario::meaning(*enum_named<scenario::FactStatus>(enum_name(standing)));
}

}  // namespace partly::reading
