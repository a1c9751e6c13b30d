#include "game/pages/debrief/carried_over.h"

#include "game/shell/text.h"

namespace partly::game {

void refused_line(Ui& ui, Rect& rest, const std::string& id, const counterfactual::RefusedDecision& one,
                  const world::WorldView& view, const std::string& more) {
  const std::string says = one.played.quarter.text() + ": " + in_words(one.played.decision, view) +
                           " was not possible: " + one.reason + (one.reason.ends_with('.') ? "" : ".") + more;
  const Rect line = rest.cut_top(paragraph(ui, rest, "{caution|▲} " + says, style::kSmall), 4);
  ui.interact(
      {.id = id + "/" + std::to_string(one.played.number), .rect = line, .text = says, .focusable = false});
}

}  // namespace partly::game
