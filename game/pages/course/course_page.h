// The course: six chapters that anybody may take in any order, with what is done ticked, the steps of one of
// them, and its check.
#pragma once
#include <string>

#include "game/match/game_context.h"
#include "game/pages/course/check_card.h"
#include "game/shell/screen.h"

namespace partly::game {

class CourseScreen final : public Screen {
 public:
  explicit CourseScreen(GameContext& context) : context_(context) {}
  std::string title() const override { return "Course"; }
  void draw(Ui&) override;
  void enter() override;
  bool back() override;
  std::string help() const override;

 private:
  const course::Chapter* chapter();
  void head(Ui&, Rect& page);
  float list(Ui&, Rect area);
  float short_list(Ui&, Rect area);
  float detail(Ui&, Rect area, const course::Chapter&);
  float steps(Ui&, Rect area, const course::Chapter&);
  void aside(Ui&, Rect area, const course::Chapter&);
  void actions(Ui&, Rect row, const course::Chapter&);
  void open(Ui&, const course::Step&);

  GameContext& context_;
  std::string chosen_;  // id of the chapter that is shown
  CheckCard check_;
};

}  // namespace partly::game
