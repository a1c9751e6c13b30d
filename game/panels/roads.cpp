#include "game/panels/roads.h"

#include "game/panels/claim.h"
#include "game/panels/ledger.h"
#include "game/panels/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using Road = session::Session::Road;

constexpr float kRow = 46, kGap = 16;

struct Columns {
  Rect route, capability, spent, court, left;
};

Columns columns_of(Rect row) {
  Columns c;
  c.left = row.cut_right(std::min(84.f, row.w * 0.18f), kGap);
  c.court = row.cut_right(std::clamp(row.w * 0.26f, 90.f, 200.f), kGap);
  c.spent = row.cut_right(std::min(84.f, row.w * 0.3f), kGap);
  c.capability = row.cut_right(std::min(84.f, row.w * 0.4f), kGap);
  c.route = row;
  return c;
}

void own_mark(Ui& ui, Rect row) {
  ui.paint().fill(row.inset(-8, 1), ui.theme().fill_of(Meaning::student).with_alpha(0.07f), 6);
}

void road_row(Ui& ui, Rect row, const Road& road, const std::string& id, bool mine) {
  if (mine) own_mark(ui, row);
  const Columns c = columns_of(row);
  const float h = line_height(ui, style::kSmallText);
  const std::string name = mine ? "● " + road_name(road) + " (you)" : road_name(road);
  paragraph(ui, {c.route.x, c.route.y + (c.route.h - h) / 2, 1e5f, h},
            mine ? "{student|**" + name + "**}" : name, style::kSmallText);
  if (!road.ready) {
    label_in(ui, {c.capability.x - 40, row.y, row.right() - c.capability.x + 40, row.h}, "retraining…",
             style::kSmall, Align::right);
    return;
  }
  const bool none = road.capability.provenance != Provenance::measured;
  figure_in(ui, c.capability,
            {.id = id + "/capability",
             .name = "capability",
             .quantity = road.capability,
             .text = none ? "–" : with_spread(road.capability)});
  figure_in(
      ui, c.spent,
      {.id = id + "/spent", .name = "paid for models", .quantity = road.spent, .meaning = Meaning::money});
  label(ui, {c.court.x, row.y + (row.h - h) / 2}, road.court, {.type = Type::small, .meaning = Meaning::law},
        c.court.w);
  figure_in(ui, c.left, {.id = id + "/left", .name = "left at the end", .quantity = road.left});
}

}  // namespace

std::string road_name(const Road& road) {
  switch (road.route) {
    case world::Route::scratch:
      return "From scratch";
    case world::Route::distil:
      return "Distilled";
    case world::Route::licence:
      return "Licensed";
    case world::Route::open_weights:
      return "Open weights";
    case world::Route::mixed:
      break;
  }
  return road.capability.provenance == Provenance::measured ? "A mixture" : "No model";
}

int roads_ready(const std::vector<Road>& roads) {
  return static_cast<int>(std::count_if(roads.begin(), roads.end(), [](const Road& r) { return r.ready; }));
}

// Of the player's own models, as the other roads count it: no operations, no damages.
static Quantity paid_for_models(const world::WorldView& view) {
  double sum = 0;
  for (const world::ModelView& m : view.models)
    if (m.mine) sum += m.total_usd.value;
  return Quantity::derived(sum, Unit::usd, "Bills of all models trained: counts times the price list");
}

Road own_road(const world::WorldView& view) {
  Road own;
  own.route = world::Route::mixed, own.ready = true, own.capability = view.capability,
  own.spent = paid_for_models(view), own.left = view.cash, own.court = "none";
  for (const world::ProceedingView& p : view.proceedings)
    if (p.mine) own.court = standing_of(p);
  const world::ModelView* shipped = nullptr;
  for (const world::ModelView& m : view.models)
    if (m.mine && m.state == world::ModelState::trained && (!shipped || m.on_sale)) shipped = &m;
  if (shipped) own.route = shipped->route;
  return own;
}

void roads_card(Ui& ui, Rect& rest, const world::WorldView& view, const std::vector<Road>& roads) {
  const bool over = view.ending != world::Ending::running;
  card_title(ui, rest, "The roads not taken",
             over ? "same seed, other route, retrained on this machine" : "");
  const Columns head = columns_of(rest.cut_top(26));
  label_in(ui, head.route, "route", style::kCaption, Align::left);
  label_in(ui, head.capability, "capability", style::kCaption, Align::right);
  label_in(ui, head.spent, "for models", style::kCaption, Align::right);
  label_in(ui, head.court, "court", style::kCaption, Align::left);
  label_in(ui, head.left, over ? "left" : "in cash", style::kCaption, Align::right);
  rule(ui, rest.at(), rest.w);
  road_row(ui, rest.cut_top(kRow), own_road(view), "debrief/road/own", true);
  for (std::size_t i = 0; i < roads.size(); ++i) {
    rule(ui, rest.at(), rest.w);
    road_row(ui, rest.cut_top(kRow), roads[i], "debrief/road/" + std::to_string(i), false);
  }
  if (!over) {
    rest.cut_top(8);
    rest.cut_top(paragraph(ui, rest,
                           "When the game has ended, the same seed is retrained here under the other routes.",
                           style::kSmall));
  } else if (const int ready = roads_ready(roads); ready < static_cast<int>(roads.size())) {
    rest.cut_top(8);
    const std::string says =
        "Playing road " + std::to_string(ready + 1) + " of " + std::to_string(roads.size()) + " to its end";
    progress_bar(ui, rest.cut_top(kProgressHeight),
                 {.id = "debrief/progress",
                  .done = static_cast<double>(ready) / static_cast<double>(roads.size()),
                  .says = says});
  }
}

}  // namespace partly::game
