#include "game/pages/home/problem.h"

#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {

void ProblemScreen::draw(Ui& ui) {
  const Problem& problem = context_.problem();
  Rect page = header_bar(ui, {.place = "something needs mending"});
  page.h = ui.height() - page.y;
  ScrollArea scroll(ui, "problem", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  area.cut_top(24);
  area.cut_top(paragraph(ui, area, "**" + problem.title + "**", style::kHeading), 12);
  if (problem.lines.size() > 1)
    area.cut_top(
        paragraph(ui, area, "All errors of one reading, each with its place in the file:", style::kSmall),
        12);
  float inner = 0;
  for (const std::string& line : problem.lines)
    inner += paragraph_height(ui, area.w - 2 * kCardPadding - 24, line, style::kBody) + 10;
  Rect inside = card(ui, area.cut_top(inner - 10 + 2 * (kCardPadding - 4), kCardGap));
  for (const std::string& line : problem.lines) {
    Rect row = inside;
    paragraph(ui, row.cut_left(18, 6), "{caution|▲}", style::kBody);
    inside.cut_top(paragraph(ui, row, line, style::kBody), 10);
  }
  ButtonRow buttons(ui, area.cut_top(kButtonHeight, kCardGap));
  if (buttons.add({.id = "problem/back", .label = "Back", .key = "Enter", .kind = ButtonKind::primary}))
    ui.go("home");
  scroll.end(area.y - top);
}

}  // namespace partly::game
