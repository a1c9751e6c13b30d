// A lesson, or a programme of several, before a class or for one person: question, answer, and one sentence
// to take away. Everything on it is trained while it is told.
#pragma once
#include <memory>

#include "game/pages/lesson/ask_card.h"
#include "game/pages/lesson/walk.h"
#include "game/shell/screen.h"
#include "game/widgets/button.h"

namespace partly::game {

class LessonScreen final : public Screen {
 public:
  explicit LessonScreen(std::shared_ptr<LessonBook> book) : book_(std::move(book)) {}
  ~LessonScreen() override { book_->stop_all(); }
  std::string title() const override { return "Lesson"; }
  void draw(Ui&) override;
  std::string help() const override;

 private:
  void open(Ui&);
  void keys(Ui&);
  void go(Ui&, bool moved);
  void replay(Ui&);
  float drawn(Ui&);  // how far the latest change has come
  std::string place() const;
  float seen_s(Ui& ui) const { return static_cast<float>(ui.now_s() - began_s_); }

  float content(Ui&, Rect area, float room);
  float heading(Ui&, Rect area, const std::string& title, const std::string& text);
  float waiting(Ui&, Rect area);
  float asking(Ui&, Rect area, float room, const LessonStep&);
  float showing(Ui&, Rect area, float room, const LessonStep&);
  float ending(Ui&, Rect area);
  void answers(Ui&, Rect& rest);
  void guesses(Ui&, Rect& rest, const study::Beat&, float drawn);
  float notes(Ui&, Rect area, const LessonStep&);
  void controls(Ui&, Rect band);
  void dots(Ui&, Rect row);

  std::shared_ptr<LessonBook> book_;
  std::optional<Walk> walk_;
  std::string problem_;  // why there is nothing to walk through
  AskCard ask_;
  double began_s_ = 0, changed_s_ = -1e9;  // the programme; the latest change
  bool before_ = false;                    // without motion: the state before the change is shown
  bool notes_ = false, spotlight_ = false;
};

}  // namespace partly::game
