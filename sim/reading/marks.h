// What a reader answers to a statement, and what is right in it: a point for who says it, a point for as
// what; and by what kind of confusion a point was lost.
#pragma once
#include <string>
#include <vector>

#include "sim/reading/exercise.h"

namespace partly::reading {

struct Answer {
  std::vector<std::string> said_by;        // articles; none: nobody says it
  Standing standing = Standing::not_said;  // not_said exactly where nobody says it
};
// "S2:opinion", "S1+S2:conflict", "none". Of an exercise, because the articles are its own.
Result<Answer> answer_from(const std::string& text, const Exercise&);
std::string text(const Answer&);
Answer right_answer(const Statement&);

enum class Confusion {
  words_in_mouth,  // taken as said what nobody says
  overlooked,      // nobody says it, thought the reader, and somebody does
  wrong_article,   // an article is named that does not say it
  left_out,        // of several that say it, not all are named
  taken_as_fact,   // an allegation, an opinion, an estimate or a prediction taken for a report
  doubted,         // a report taken for less than one
  kinds_mixed,     // an opinion taken for an allegation, and so on
  one_side,        // that the articles disagree was not seen
  no_conflict,     // a disagreement seen where there is none
};
constexpr auto names_of(As<Confusion>) {
  return std::array{"words-in-mouth", "overlooked",  "wrong-article", "left-out",   "taken-as-fact",
                    "doubted",        "kinds-mixed", "one-side",      "no-conflict"};
}
const char* lesson(Confusion);  // what it was and what helps against it

inline constexpr int kMostPoints = 2;  // of a statement

struct Mark {
  bool who = false, as_what = false;
  std::vector<Confusion> confusions = {};
  int points() const { return static_cast<int>(who) + static_cast<int>(as_what); }
};
Mark mark(const Statement&, const Answer&);

const char* title(Standing);    // "an opinion"
const char* meaning(Standing);  // what that says of a statement

}  // namespace partly::reading
