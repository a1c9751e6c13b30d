// What a round came to, beside what others would have got for the same statements, so that the number says
// something: somebody who guesses, somebody who finds every passage and takes all of it at face value, and
// a careful reader.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "sim/reading/marks.h"

namespace partly::reading {

struct Answered {
  Statement statement;
  Answer answer;
};

struct Score {
  int statements = 0;
  int points = 0;       // of the reader
  int most = 0;         // of a careful reader with the articles open
  int face_value = 0;   // of one who finds who says it, and takes all for reports and nothing for unsaid
  double guessing = 0;  // expected, of one who ticks articles and kinds at random
  int who = 0, as_what = 0;
  std::vector<std::pair<Confusion, int>> confusions = {};  // the most frequent first
};
// `articles`: how many there are to choose among.
Score score(const std::vector<Answered>&, int articles);

// The score in sentences, a line each.
std::vector<std::string> explain(const Score&);

}  // namespace partly::reading
