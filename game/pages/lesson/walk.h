// The way through a programme, step by step: a beat that asks is two steps, the question and the answer; each
// lesson ends with its sentence to take away. Beats come in while one walks.
#pragma once
#include <vector>

#include "game/pages/lesson/lesson_book.h"

namespace partly::game {

struct LessonStep {
  enum class Kind { ask, show, end };
  Kind kind = Kind::show;
  const study::Beat* beat = nullptr;    // null at the end
  const study::Beat* before = nullptr;  // the one shown before it
};

class Walk {
 public:
  Walk(LessonBook& book, study::Programme programme) : book_(&book), programme_(std::move(programme)) {}

  const study::Programme& programme() const { return programme_; }
  std::size_t part() const { return part_; }
  const std::string& lesson() const { return programme_.parts[part_].lesson; }
  const study::LessonRun* run() const { return book_->run(lesson()); }

  std::vector<LessonStep> steps() const;  // of this lesson, as far as they are known
  std::size_t step() const { return step_; }
  std::optional<LessonStep> now() const;  // nothing: it is still being trained
  bool at_the_end() const;                // of the whole programme
  bool at_the_beginning() const { return part_ == 0 && step_ == 0; }

  // False where there is nothing more. Going on from a question reveals the answer.
  bool next();
  bool back();
  void home() { step_ = 0; }
  void end();  // as far as one can see without an answer to a question that was not revealed
  void begin_lesson_again();

 private:
  bool revealed(const LessonStep& step) const;

  LessonBook* book_;
  study::Programme programme_;
  std::size_t part_ = 0, step_ = 0;
};

}  // namespace partly::game
