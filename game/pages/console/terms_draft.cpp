#include "game/pages/console/terms_draft.h"

#include <array>

#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/widgets/choice.h"

namespace partly::game {
namespace {

struct Switch {
  const char *id, *label, *says, *fact;
  bool world::PublishTerms::*on;
};
constexpr std::array<Switch, 4> kSwitches{
    {{"ban", "No training", "Answers may not train a model that competes.", "F30",
      &world::PublishTerms::training_ban},
     {"monitoring", "Monitoring", "You watch how accounts ask. Some customers mind.", "F52",
      &world::PublishTerms::monitoring},
     {"kill", "Kill trigger", "Access may end at once, without a court.", "F50",
      &world::PublishTerms::kill_trigger},
     {"audit", "Audit", "You may ask to see their books. Customers dislike it.", "F54",
      &world::PublishTerms::audit}}};

world::PublishTerms in(const std::vector<law::Clause>& clauses) {
  world::PublishTerms out{false, false, false, false};
  for (const law::Clause& clause : clauses) {
    out.training_ban = out.training_ban || clause.kind == law::ClauseKind::training_ban;
    out.monitoring = out.monitoring || clause.kind == law::ClauseKind::monitoring;
    out.kill_trigger = out.kill_trigger || clause.kind == law::ClauseKind::kill_trigger;
    out.audit = out.audit || clause.kind == law::ClauseKind::audit;
  }
  return out;
}

}  // namespace

float TermsDraft::draw(Ui& ui, Rect area, GameContext& context) {
  Rect rest{area.x, area.y, area.w, 1e6f};
  const world::WorldView& view = context.view();
  const world::PublishTerms ordered = in(view.teacher->clauses_ordered);
  if (!begun_ || !(ordered == known_)) draft_ = known_ = ordered, begun_ = true;
  card_title(ui, rest, "Your terms of service", "version " + std::to_string(view.terms.version));
  rest.cut_top(4);
  for (const Switch& one : kSwitches) {
    bool& on = draft_.*one.on;
    toggle(ui, rest.cut_top(kToggleHeight), {.id = std::string("terms/") + one.id, .label = one.label}, &on);
    Rect row = rest;
    row.cut_left(56);
    const float chip = 40;
    const float h = paragraph(ui, {row.x, row.y, row.w - chip, row.h}, one.says, style::kSmall);
    fact_chips(ui, {row.right() - chip + 10, row.y + 1}, std::string("terms/fact/") + one.id, {one.fact});
    rest.cut_top(h, 10);
  }
  const bool changed = !(draft_ == known_);
  const std::string version = std::to_string(view.terms.version + 1);
  order_button(ui, rest, context,
               {.id = "terms/publish",
                .label = "Publish version " + version,
                .selected = changed,
                .meaning = Meaning::caution},
               {changed ? std::vector<world::Decision>{draft_} : std::vector<world::Decision>{},
                "Switch a clause on or off first.", "Version " + version + " is published."});
  return rest.y - area.y;
}

}  // namespace partly::game
