// All lessons and programmes: what each is about and how long it takes, and how the session's guesses were.
#pragma once
#include <memory>

#include "game/pages/lesson/lesson_book.h"
#include "game/shell/screen.h"

namespace partly::game {

class LessonsScreen final : public Screen {
 public:
  explicit LessonsScreen(std::shared_ptr<LessonBook> book) : book_(std::move(book)) {}
  std::string title() const override { return "Lessons"; }
  void draw(Ui&) override;
  std::string help() const override;

 private:
  void open(Ui&, const std::string& id);
  float programmes(Ui&, Rect area);
  float cards(Ui&, Rect area);
  float session(Ui&, Rect area);

  std::shared_ptr<LessonBook> book_;
};

}  // namespace partly::game
