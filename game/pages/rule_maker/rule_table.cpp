#include "game/pages/rule_maker/rule_table.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/pages/rule_maker/axis_look.h"
#include "game/pages/rule_maker/firmness.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kName = kRuleNameColumn, kRuleTableRow = 36;

const Spread& at(const session::Comparison::Row& row, const AxisLook& look) {
  return row.over_years[axis_of(look)];
}

std::string row_title(const session::RuleMakerView& view, const session::Comparison::Row& row) {
  return row.rule.empty() ? "What you decreed" : view.title_of(row.rule);
}

// The best of the rules on this axis; -1 where neither end is better.
int best_on(const session::Comparison& c, const AxisLook& look) {
  if (look.better == 0) return -1;
  int best = -1;
  for (std::size_t i = 0; i < c.rows.size(); ++i) {
    if (c.rows[i].rule.empty()) continue;
    if (best < 0 ||
        look.better * (at(c.rows[i], look).mean - at(c.rows[static_cast<std::size_t>(best)], look).mean) > 0)
      best = static_cast<int>(i);
  }
  return best;
}

int rank_of(const session::Comparison& c, std::size_t row, const AxisLook& look) {
  int rank = 0;
  for (const auto& other : c.rows)
    rank += !other.rule.empty() && look.better * (at(other, look).mean - at(c.rows[row], look).mean) > 0;
  return rank;
}

void head(Ui& ui, Rect row, const std::vector<const AxisLook*>& columns) {
  label_in(ui, row.cut_left(kName), "rule", style::kSmall, Align::left);
  const float width = row.w / static_cast<float>(columns.size());
  for (const AxisLook* look : columns) {
    const std::string mark = look->better > 0 ? " ↑" : look->better < 0 ? " ↓" : "";
    label_in(ui, row.cut_left(width), look->brief + mark, style::kSmall, Align::right);
  }
}

void rows(Ui& ui, Rect& rest, const session::Comparison& c, const session::RuleMakerView& view) {
  const std::vector<const AxisLook*> columns = axes_that_fit(rest.w);
  const Rect top = rest.cut_top(28);
  head(ui, top, columns);
  rule(ui, {top.x, top.bottom()}, top.w);
  const std::string formula = "Mean over the years of " + std::to_string(session::kComparedSeeds) +
                              " plays; ± is the standard deviation over their seeds";
  for (std::size_t i = 0; i < c.rows.size(); ++i) {
    Rect row = rest.cut_top(kRuleTableRow);
    const bool mine = c.rows[i].rule.empty();
    label_in(ui, row.cut_left(kName), row_title(view, c.rows[i]),
             {.type = Type::small, .weight = mine ? Weight::bold : Weight::regular}, Align::left);
    const float width = row.w / static_cast<float>(columns.size());
    for (const AxisLook* look : columns) {
      const Rect cell = row.cut_left(width);
      const bool best = best_on(c, *look) == static_cast<int>(i);
      figure_in(ui, cell,
                {.id = "desk/table/" + c.rows[i].rule + "/" + look->brief,
                 .name = row_title(view, c.rows[i]) + ": " + look->title,
                 .quantity = axis_quantity(*look, at(c.rows[i], *look), formula),
                 .text = axis_text(*look, at(c.rows[i], *look)),
                 .meaning = best ? Meaning::law : Meaning::plain,
                 .strong = best});
    }
    if (i + 1 < c.rows.size()) rule(ui, {top.x, row.bottom()}, top.w);
  }
}

}  // namespace

std::string verdict_on(const session::Comparison& c, const session::RuleMakerView& view) {
  std::vector<int> wins(c.rows.size());
  int asked = 0;
  for (const AxisLook& look : axis_looks())
    if (const int best = best_on(c, look); best >= 0) ++wins[static_cast<std::size_t>(best)], ++asked;
  const auto most = std::ranges::max_element(wins);
  const std::string who = row_title(view, c.rows[static_cast<std::size_t>(most - wins.begin())]);
  if (*most == asked) return "**" + who + "** does best on all " + std::to_string(asked) + " axes here.";
  return "**No rule is best on every axis.** " + who + " does best on " + std::to_string(*most) + " of " +
         std::to_string(asked) +
         ", and others on the rest. Purple marks the best of a column; within one ± rules are "
         "not told apart.";
}

int ranks_changed(const session::Comparison& before, const session::Comparison& after) {
  int changed = 0;
  for (std::size_t i = 0; i < before.rows.size() && i < after.rows.size(); ++i) {
    if (before.rows[i].rule.empty()) continue;
    bool moved = false;
    for (const AxisLook& look : axis_looks())
      moved = moved || (look.better != 0 && rank_of(before, i, look) != rank_of(after, i, look));
    changed += moved;
  }
  return changed;
}

void RuleTable::levers(Ui& ui, Rect& rest) {
  const auto& all = regime::levers();
  rest.cut_top(14);
  label(ui, rest.cut_top(line_height(ui, style::kBold), 4).at(), "Change one assumption", style::kBold);
  const regime::Lever& lever = all[static_cast<std::size_t>(lever_)];
  const bool one_row = rest.w >= 720;
  Rect row = rest.cut_top(kChoiceHeight, one_row ? 10 : 6);
  Rect ends = one_row ? row.cut_right(330, 16) : rest.cut_top(kChoiceHeight, 10);
  Rect place = row;
  if (button(ui, place.cut_left(44, 8),
             {.id = "desk/lever/before", .label = "‹", .enabled = lever_ > 0, .reason = "The first"}))
    --lever_, end_ = 1;
  if (button(ui, place.cut_right(44, 8),
             {.id = "desk/lever/next",
              .label = "›",
              .enabled = lever_ + 1 < static_cast<int>(all.size()),
              .reason = "The last"}))
    ++lever_, end_ = 1;
  label_in(ui, place, lever.title, style::kSmallText, Align::left);
  choice(ui, ends,
         {.id = "desk/end",
          .options = {lever.low, "as set", lever.high},
          .reasons = {},
          .meaning = Meaning::caution},
         &end_);
}

void RuleTable::draw(Ui& ui, Rect& rest, RuleMakerGame& game) {
  card_title(ui, rest, "The rules side by side",
             std::to_string(session::kComparedSeeds) + " seeds each, means over ten years");
  const session::Comparison* usual = game.comparison("", regime::End::as_set);
  const auto end = static_cast<regime::End>(end_);
  const std::string lever = regime::levers()[static_cast<std::size_t>(lever_)].id;
  const session::Comparison* shown = usual ? game.comparison(lever, end) : nullptr;
  waiting_ = !shown;
  if (const session::Comparison* table = shown ? shown : usual) {
    rows(ui, rest, *table, game.view());
    if (const regime::Robustness* robustness = table == usual ? game.robustness() : nullptr;
        robustness && robustness->complete())
      firmness(ui, rest, axes_that_fit(rest.w), *robustness, game.view());
    else if (robustness)
      firmness_under_way(ui, rest, *robustness);
    rest.cut_top(8);
    rest.cut_top(paragraph(ui, rest, verdict_on(*table, game.view()), style::kSmallText), 4);
    if (shown && shown != usual) {
      const int changed = ranks_changed(*usual, *shown);
      rest.cut_top(
          paragraph(ui, rest,
                    "With this assumption changed, **" + std::to_string(changed) + " of " +
                        std::to_string(game.view().rules.size()) + " rules** change their rank on some axis.",
                    style::kSmallText),
          4);
    }
  }
  if (waiting_) {
    const auto work = game.work();
    progress_bar(ui, rest.cut_top(kProgressHeight, 4),
                 {.id = "desk/compare",
                  .done = work ? work->done : 0,
                  .seconds_left = work ? work->seconds_left : -1,
                  .says = work ? work->what : "Playing every rule",
                  .meaning = Meaning::law});
  }
  levers(ui, rest);
}

}  // namespace partly::game
