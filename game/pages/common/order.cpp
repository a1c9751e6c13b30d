#include "game/pages/common/order.h"

#include "game/pages/common/parts.h"
#include "game/shell/text.h"

namespace partly::game {
namespace {

// What check() says of all decisions together.
struct Answer {
  std::string refusal, warnings;
  std::vector<world::QuoteLine> costs;
};

Answer answer_of(GameContext& context, const Order& order) {
  Answer out;
  for (const world::Decision& decision : order.decisions) {
    const world::Check check = context.lab_game().check(decision);
    if (out.refusal.empty()) out.refusal = refusal_of(check);
    const auto* quote = std::get_if<world::Quote>(&check);
    if (!quote) continue;
    out.costs.insert(out.costs.end(), quote->lines.begin(), quote->lines.end());
    for (const std::string& warning : quote->warnings)
      if (out.warnings.find(warning) == std::string::npos)
        out.warnings += (out.warnings.empty() ? "" : " ") + warning;
  }
  return out;
}

bool hand_in(Ui& ui, GameContext& context, const Order& order) {
  for (const world::Decision& decision : order.decisions)
    if (!context.submit(ui, decision)) return false;
  if (!order.done.empty()) ui.toast(order.done);
  return true;
}

}  // namespace

bool order_button(Ui& ui, Rect& rest, GameContext& context, Button b, const Order& order) {
  const Answer answer = answer_of(context, order);
  b.reason = order.decisions.empty() ? order.nothing : answer.refusal;
  b.enabled = b.reason.empty();
  ButtonRow row(ui, rest.cut_top(kOrderHeight, 6));
  const bool pressed = row.add(b);
  if (!answer.refusal.empty()) {
    rest.cut_top(paragraph(ui, rest, "{caution|●} " + answer.refusal, style::kSmall), 4);
  } else {
    for (std::size_t i = 0; i < answer.costs.size(); ++i)
      figure_line(ui, rest.cut_top(kFigureHeight),
                  {.id = b.id + "/cost/" + std::to_string(i),
                   .name = answer.costs[i].text,
                   .quantity = answer.costs[i].amount,
                   .meaning = Meaning::money});
    if (!answer.warnings.empty()) rest.cut_top(paragraph(ui, rest, answer.warnings, style::kSmall), 4);
  }
  return pressed && hand_in(ui, context, order);
}

}  // namespace partly::game
