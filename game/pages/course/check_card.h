// The check of a chapter: three questions, one after the other. The answer is explained with what it rests
// on; the first answer to each counts, and all may be answered again.
#pragma once
#include <optional>
#include <string>

#include "game/match/course_book.h"
#include "game/shell/ui.h"

namespace partly::game {

class CheckCard {
 public:
  void begin() { at_ = 0, chosen_.reset(), right_now_ = 0, open_ = true; }
  void close() { open_ = false; }
  bool open() const { return open_; }
  std::size_t place() const { return at_; }                         // the question that is asked
  float draw(Ui&, Rect area, CourseBook&, const course::Chapter&);  // returns the height used

 private:
  float question(Ui&, Rect area, CourseBook&, const course::Question&);
  void options(Ui&, Rect& area, CourseBook&, const course::Question&);
  void answer(Ui&, Rect& rest, const course::Question&);
  float score(Ui&, Rect area, const CourseBook&, const course::Chapter&);

  bool open_ = false;
  std::size_t at_ = 0;         // the question that is asked; beyond the last: the score
  std::optional<int> chosen_;  // the option, once one was chosen
  int right_now_ = 0;          // this time
  int reveal_ = 0;             // frames until the explanation is brought in view
};

}  // namespace partly::game
