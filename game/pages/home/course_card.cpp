#include "game/pages/home/course_card.h"

#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"

namespace partly::game {
namespace {

std::string how_far(const CourseBook& book) {
  const course::Chapter* next = course::recommended(book.progress(), book.course());
  const int done = course::chapters_done(book.progress(), book.course());
  const std::string all = std::to_string(book.course().chapters.size());
  if (!next) return "All " + all + " chapters are done.";
  if (done == 0 && !course::standing(book.progress(), *next).begun())
    return all + " chapters: lessons, games and three questions each, at any pace.";
  return std::to_string(done) + " of " + all + " chapters done. {student|● Next: " + next->title + "}";
}

}  // namespace

float course_card_height(Ui& ui, float inside, const CourseBook& book) {
  return 2 * (kCardPadding - 4) + line_height(ui, style::kBold) + 2 +
         paragraph_height(ui, inside, how_far(book), style::kSmall);
}

void course_card(Ui& ui, Rect place, const CourseBook& book) {
  const ClickableCard sheet{.id = "home/course", .text = "Course. " + how_far(book), .key = "S"};
  const CardState state = begin_card(ui, place, sheet);
  Rect rest = state.inside;
  const Rect head = rest.cut_top(line_height(ui, style::kBold), 2);
  const float chip = key_chip_width(ui, "S");
  label(ui, head.at(), "Course", style::kBold, head.w - chip - 12);
  key_chip(ui, {head.right() - chip, head.centre().y}, "S", ui.theme().text);
  paragraph(ui, rest, how_far(book), style::kSmall);
  end_card(ui, sheet);
  if (state.interaction.activated) ui.go("course");
}

}  // namespace partly::game
