#include "game/pages/course/chapter_list.h"

#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"

namespace partly::game {
namespace {

constexpr float kChapterGap = 8, kSmallTick = 10, kTickGap = 6;

float chapter_height(Ui& ui) {
  return 2 * (kCardPadding - 4) + std::max(24.f, line_height(ui, style::kBold)) + 4 +
         line_height(ui, style::kSmall);
}

// A dot a step, filled where it is done.
float step_dots(Ui& ui, Point at, const course::Standing& standing) {
  const float top = at.x;
  for (int i = 0; i < standing.steps; ++i, at.x += kSmallTick + kTickGap) {
    const Point centre{at.x + kSmallTick / 2, at.y};
    if (i < standing.steps_done)
      ui.paint().circle(centre, kSmallTick / 2, ui.theme().fill_of(Meaning::student));
    else
      ui.paint().ring(centre, kSmallTick / 2 - 1, ui.theme().line_strong, 1.5f);
  }
  return at.x - top;
}

void chapter_row(Ui& ui, Rect rest, std::size_t number, const course::Chapter& chapter,
                 const course::Standing& standing, bool next) {
  Rect line = rest.cut_top(std::max(24.f, line_height(ui, style::kBold)), 4);
  const std::string key = std::to_string(number);
  key_chip(ui, {line.x, line.centre().y}, key, ui.theme().text);
  line.cut_left(key_chip_width(ui, key), 10);
  const std::string minutes = std::to_string(chapter.minutes) + " min";
  const float w = text_width(ui, minutes, style::kSmall);
  label(ui, line.at(), chapter.title, style::kBold, line.w - w - 12);
  label(ui, {line.right() - w, line.y + 2}, minutes, style::kSmall);
  const float h = line_height(ui, style::kSmall);
  rest.cut_left(step_dots(ui, {rest.x, rest.y + h / 2}, standing), 6);
  rest.cut_left(label(ui, rest.at(), check_text(standing), style::kSmall, rest.w), 12);
  if (standing.whole()) label_in(ui, {rest.x, rest.y, rest.w, h}, "done", style::kSmall, Align::right);
  if (!next) return;
  const TextStyle recommended{Type::small, Weight::bold, false, Meaning::student};
  const float w_next = text_width(ui, "next", recommended);
  if (w_next + kSmallTick + kTickGap > rest.w) return;
  label(ui, {rest.right() - w_next, rest.y}, "next", recommended);
  ui.paint().shape(Shape::circle, {rest.right() - w_next - kTickGap - kSmallTick / 2, rest.y + h / 2},
                   kSmallTick, ui.theme().fill_of(Meaning::student));
}

}  // namespace

void tick(Ui& ui, Point c, bool done) {
  const Theme& t = ui.theme();
  if (!done) return ui.paint().ring(c, kTick / 2 - 1, t.line_strong, 1.5f);
  ui.paint().circle(c, kTick / 2, t.fill_of(Meaning::student));
  ui.paint().polyline({{c.x - 4, c.y + 0.5f}, {c.x - 1, c.y + 3.5f}, {c.x + 4.5f, c.y - 3.5f}}, t.card, 2);
}

std::string check_text(const course::Standing& standing) {
  if (standing.answered == 0) return "check: open";
  if (standing.answered < standing.questions)
    return "check: " + std::to_string(standing.answered) + " answered";
  return "check: " + std::to_string(standing.right) + " of " + std::to_string(standing.questions);
}

float chapter_list(Ui& ui, Rect area, const CourseBook& book, std::string* chosen) {
  const float top = area.y;
  const course::Chapter* next = course::recommended(book.progress(), book.course());
  std::size_t number = 0;
  for (const course::Chapter& chapter : book.course().chapters) {
    ++number;
    const course::Standing standing = course::standing(book.progress(), chapter);
    const ClickableCard sheet{.id = "course/chapter/" + chapter.id,
                              .text = "Chapter " + std::to_string(number) + ": " + chapter.title + ". " +
                                      std::to_string(standing.steps_done) + " of " +
                                      std::to_string(standing.steps) + " steps done, " +
                                      check_text(standing) + (&chapter == next ? ". Recommended next" : ""),
                              .selected = chapter.id == *chosen,
                              .key = std::to_string(number),
                              .meaning = Meaning::student};
    const CardState state = begin_card(ui, area.cut_top(chapter_height(ui), kChapterGap), sheet);
    chapter_row(ui, state.inside, number, chapter, standing, &chapter == next);
    end_card(ui, sheet);
    if (state.interaction.activated) *chosen = chapter.id;
  }
  return area.y - kChapterGap - top;
}

}  // namespace partly::game
