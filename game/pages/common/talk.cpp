#include "game/pages/common/talk.h"

#include "game/pages/common/parts.h"
#include "game/widgets/button.h"

namespace partly::game {

void talk_card(Ui& ui, Rect& rest, const world::Briefing& briefing) {
  card_title(ui, rest, "Talk about it");
  rest.cut_top(4);
  int n = 0;
  for (const std::string& question : briefing.questions) {
    Rect row = rest;
    label(ui, row.cut_left(22, 6).at(), std::to_string(++n),
          {.type = Type::body, .weight = Weight::bold, .meaning = Meaning::law});
    rest.cut_top(paragraph(ui, row, question, style::kBody), 10);
  }
  rest.cut_top(
      paragraph(ui, rest, "Of the real case, four articles can be read: which says what, and as what?",
                style::kSmall),
      8);
  ButtonRow row(ui, rest.cut_top(kButtonHeight));
  if (row.add({.id = "debrief/sources", .label = "Who says what?", .key = "W"})) ui.go("sources");
}

void honesty_card(Ui& ui, Rect& rest, const world::Briefing& briefing) {
  card_title(ui, rest, "What this toy does not show");
  for (const std::string& line : briefing.toy_does_not)
    rest.cut_top(paragraph(ui, rest, "{caution|▲} " + line, style::kSmall), 6);
  rest.cut_top(paragraph(ui, rest, "All parties in play are invented, and their verdicts are simulated.",
                         style::kSmall));
}

}  // namespace partly::game
