// The window with its two pages of lessons, driven by real events.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "game/pages/lesson/lesson_page.h"
#include "game/pages/lesson/lessons.h"
#include "tests/game/look.h"
#include "tests/game/sample_lessons.h"

namespace partly::game {

class LessonPages : public UiDriver {
 public:
  explicit LessonPages(const std::string& asked, const Look& look = {},
                       std::shared_ptr<LessonBook> with = sample_book())
      : UiDriver(options_of(look)), book(std::move(with)) {
    if (!problem().empty()) return;
    app().add_screen("lessons", [this] { return std::make_unique<LessonsScreen>(book); });
    app().add_screen("lesson", [this] { return std::make_unique<LessonScreen>(book); });
    move_to(Point{4, 4});
    show("lessons");
    if (asked.empty()) return;
    book->ask(asked);
    show("lesson");
  }
  std::string says(const std::string& id) {
    const Registered* found = widget(id);
    return found ? found->text : "";
  }
  bool at(const std::string& title) { return says("lesson/says").find(title) == 0; }
  bool told(const std::string& text) {
    for (const Registered& r : app().ui().focus().items())
      if (r.text.find(text) != std::string::npos) return true;
    return false;
  }
  void keep(const std::string& name) {
    settle();
    const Status saved = picture(name);
    EXPECT_TRUE(saved) << (saved ? "" : saved.error().message());
  }
  std::shared_ptr<LessonBook> book;
};

// Of the lessons that there are, trained beside the window.
inline std::shared_ptr<LessonBook> real_book() {
  LessonBook::Sources sources;
  sources.executor = make_threaded_executor();
  return std::make_shared<LessonBook>(std::move(sources));
}

}  // namespace partly::game
