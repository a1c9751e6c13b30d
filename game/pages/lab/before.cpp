#include "game/pages/lab/before.h"

#include <algorithm>

#include "game/pages/common/closing.h"
#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/pages/common/quarter_report.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr int kQuartersBeside = 3;  // in a row

Quarter quarter_of(const world::WorldView& view, int index) {
  return view.now.plus(index - view.quarter_index);
}

std::string introduction(const world::WorldView& view) {
  const std::string which = view.told_quarters == 1
                                ? "The first quarter of " + std::to_string(view.quarters) + " is"
                                : "The first " + std::to_string(view.told_quarters) + " of " +
                                      std::to_string(view.quarters) + " quarters are";
  return which +
         " history, decided before you came. What was trained then is really trained, and what it left "
         "behind "
         "is really measured, as in the quarters that are yours.";
}

// The same room for the bar and for the button that follows it.
void next_step(Ui& ui, Rect slot, GameContext& context) {
  if (context.opening()) {
    closing_progress(ui, slot.cut_top(kProgressHeight), context);
    return;
  }
  ButtonRow row(ui, slot);
  if (row.add({.id = "before/take-over",
               .label = "Take over in " + context.view().now.text(),
               .key = "Enter",
               .kind = ButtonKind::primary})) {
    context.take_over();
    ui.animate();
  }
}

CardPart quarter_card(Ui& ui, const world::WorldView& view, int index) {
  const Quarter quarter = quarter_of(view, index);
  return {.id = "before/" + std::to_string(index), .draw = [&ui, &view, quarter, index](Rect& rest) {
            const bool closed = index < view.quarter_index, open = index == view.quarter_index;
            card_title(ui, rest, quarter.text(), closed ? "closed" : open ? "being closed" : "still to come");
            rest.cut_top(4);
            if (closed || open) rest.cut_top(news_of_quarter(ui, rest, view, quarter, style::kBold));
          }};
}

}  // namespace

void what_came_before(Ui& ui, Rect page, GameContext& context) {
  const world::WorldView& view = context.view();
  ScrollArea scroll(ui, "before", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  page_title(ui, area, "What came before");
  area.cut_top(paragraph(ui, area, introduction(view), style::kSmall), 12);
  next_step(ui, area.cut_top(kButtonHeight, kCardGap), context);
  for (int first = 0; first < view.told_quarters; first += kQuartersBeside) {
    std::vector<CardPart> row;
    for (int i = first; i < std::min(first + kQuartersBeside, view.told_quarters); ++i)
      row.push_back(quarter_card(ui, view, i));
    area.cut_top(card_row(ui, area, row), kCardGap);
  }
  scroll.end(area.y - top);
}

}  // namespace partly::game
