#include "game/pages/debrief/luck.h"

#include <cmath>

#include "game/pages/common/parts.h"
#include "game/pages/debrief/carried_over.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kEffectRow = 44, kLuckBar = 8;
constexpr std::size_t kMostPoints = 6;

// A button that begins it; true from then on.
bool begun(Ui& ui, Rect& rest, const char* id, const char* text, bool* asked) {
  if (*asked) return true;
  ButtonRow row(ui, rest.cut_top(40, 4));
  if (row.add({.id = id, .label = text})) *asked = true;
  return *asked;
}

// From the least to the most over the seeds, with the game itself as a mark.
void spread(Ui& ui, Rect& rest, const std::string& id, const std::string& name,
            const counterfactual::SeedSpread& over, double own, Unit unit, Meaning meaning) {
  const Quantity median =
      Quantity::derived(over.median, unit, "Median over the seeds; own game: the mark on the bar",
                        Interval{over.low, over.high});
  figure_line(ui, rest.cut_top(kFigureHeight + 2),
              {.id = "luck/" + id, .name = name, .quantity = median, .meaning = meaning, .tag = true});
  const double low = std::min(over.low, own), high = std::max(over.high, own),
               room = std::max(1e-9, (high - low) * 0.08);
  range_bar(ui, rest.cut_top(kLuckBar, 4),
            {.low = low - room,
             .high = high + room,
             .from = over.low,
             .to = over.high,
             .meaning = Meaning::innocent,
             .marks = {{own, Meaning::student}}});
  const int below = static_cast<int>(std::lround(over.rank * 100));
  rest.cut_top(paragraph(ui, rest, "Yours is better than " + std::to_string(below) + " of 100 such games.",
                         style::kCaption),
               8);
}

// The effect of one decision on what the lab was worth in the end, to the right or to the left of nothing.
void effect_row(Ui& ui, Rect row, const counterfactual::TurningPoint& point, const std::string& decided,
                double largest) {
  const std::string id = "mattered/" + std::to_string(point.decision.number);
  Rect text = row, bar = text.cut_right(std::clamp(row.w * 0.3f, 90.f, 260.f), 16);
  const Rect figure = text.cut_right(96, 16);
  const float h = line_height(ui, style::kSmallText);
  label(ui, {text.x, text.y + 3}, point.decision.quarter.text() + ": " + decided, style::kSmallText, text.w);
  label(ui, {text.x, text.y + 3 + h - 2}, point.change, style::kCaption, text.w);
  figure_in(ui, figure,
            {.id = id, .name = "worth to you", .quantity = point.effect_usd, .meaning = Meaning::money});
  const float middle = bar.x + bar.w / 2, y = bar.y + (bar.h - kLuckBar) / 2;
  const float reach = static_cast<float>(point.effect_usd.value / largest) * bar.w / 2;
  ui.paint().fill({bar.x, y, bar.w, kLuckBar}, ui.theme().track, kLuckBar / 2);
  const Meaning meaning = reach >= 0 ? Meaning::money : Meaning::student;
  ui.paint().fill({std::min(middle, middle + reach), y, std::max(2.f, std::abs(reach)), kLuckBar},
                  ui.theme().fill_of(meaning), 2);
  ui.paint().fill({middle - 1, y - 4, 2, kLuckBar + 8}, ui.theme().line_strong);
}

// What could not be played the same way under every seed.
void luck_footnotes(Ui& ui, Rect& rest, const std::vector<counterfactual::LuckyGame>& games,
                    const world::WorldView& view) {
  for (const auto& [first, count] : counterfactual::refused_in(games))
    refused_line(ui, rest, "luck/refused", first, view,
                 " So in " + std::to_string(count) + " of " + std::to_string(games.size()) + " games.");
  for (const counterfactual::LuckyGame& game : games)
    for (const std::string& problem : game.problems)
      rest.cut_top(paragraph(ui, rest, "{caution|▲} " + problem, style::kSmall), 4);
}

}  // namespace

void LuckCard::draw(Ui& ui, Rect& rest, GameContext& context) {
  card_title(ui, rest, "Was it luck?", "the same decisions over other seeds");
  waiting_ = false;
  if (!asked_)
    rest.cut_top(
        paragraph(ui, rest,
                  "Other first weights, other data, other moods of rivals and courts: what stays is skill or "
                  "rule, what does not is luck.",
                  style::kSmall),
        8);
  if (!begun(ui, rest, "luck/ask", "Play other seeds", &asked_)) return;
  const counterfactual::Pending<counterfactual::Luck>& luck = context.lab_game().luck();
  waiting_ = !luck.ready && luck.problem.empty();
  if (!luck.problem.empty()) rest.cut_top(paragraph(ui, rest, "{caution|●} " + luck.problem, style::kSmall));
  const std::size_t played = luck.value ? luck.value->games.size() : 0;
  if (waiting_) {
    progress_bar(ui, rest.cut_top(kProgressHeight, 6),
                 {.id = "luck/progress",
                  .done = static_cast<double>(played) / counterfactual::kLuckySeeds,
                  .says = "Game " + std::to_string(played + 1) + " of " +
                          std::to_string(counterfactual::kLuckySeeds)});
    ui.wake_at(ui.now_s() + kLookAtReplay_s);
  }
  if (played < 2) return;
  const counterfactual::Luck& l = *luck.value;
  spread(ui, rest, "worth", "worth at the end", l.worth_usd, l.own.outcome.worth.value, Unit::usd,
         Meaning::money);
  spread(ui, rest, "capability", "capability", l.capability_points, l.own.outcome.capability.value,
         Unit::points, Meaning::plain);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "luck/flips",
               .name = "the court says otherwise",
               .quantity = Quantity::derived(
                   l.flips, Unit::fraction,
                   "Share of " + std::to_string(played) + " seeds whose judgment is another than yours"),
               .meaning = Meaning::law,
               .tag = true});
  luck_footnotes(ui, rest, l.games, context.view());
}

void WhatMattered::draw(Ui& ui, Rect& rest, GameContext& context) {
  card_title(ui, rest, "What mattered most",
             "each decision taken away or changed, and the game played again");
  waiting_ = false;
  if (!begun(ui, rest, "mattered/ask", "Measure it", &asked_)) return;
  const counterfactual::Pending<std::vector<counterfactual::TurningPoint>>& points =
      context.lab_game().turning_points();
  waiting_ = !points.ready && points.problem.empty();
  if (!points.problem.empty())
    rest.cut_top(paragraph(ui, rest, "{caution|●} " + points.problem, style::kSmall));
  const std::size_t known = points.value ? points.value->size() : 0;
  if (waiting_) {
    const std::size_t all = std::max<std::size_t>(1, context.lab_game().decisions().size());
    progress_bar(ui, rest.cut_top(kProgressHeight, 6),
                 {.id = "mattered/progress",
                  .done = std::min(1.0, static_cast<double>(known) / static_cast<double>(all)),
                  .says = std::to_string(known) + " measured so far"});
    ui.wake_at(ui.now_s() + kLookAtReplay_s);
  }
  double largest = 1;
  for (std::size_t i = 0; i < known; ++i)
    largest = std::max(largest, std::abs((*points.value)[i].effect_usd.value));
  for (std::size_t i = 0; i < std::min(known, kMostPoints); ++i) {
    if (i > 0) rule(ui, rest.at(), rest.w);
    const counterfactual::TurningPoint& point = (*points.value)[i];
    effect_row(ui, rest.cut_top(kEffectRow), point, in_words(point.decision.decision, context.view()),
               largest);
    for (const counterfactual::RefusedDecision& one : point.refused)
      refused_line(ui, rest, "mattered/" + std::to_string(point.decision.number) + "/refused", one,
                   context.view());
  }
  if (known == 0 && points.ready)
    rest.cut_top(paragraph(ui, rest, "No decision could be measured.", style::kSmall));
}

}  // namespace partly::game
