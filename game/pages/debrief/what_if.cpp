#include "game/pages/debrief/what_if.h"

#include <array>
#include <tuple>

#include "game/pages/common/parts.h"
#include "game/pages/debrief/carried_over.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/fan_plot.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kDecisionRow = 32, kListHeight = 300, kForkPlotHeight = 150;

FanPast line_of(const char* name, Meaning meaning, const std::vector<world::SeriesPoint>& history) {
  FanPast line{.name = name, .meaning = meaning};
  for (const world::SeriesPoint& point : history) {
    line.x.push_back(static_cast<float>(line.x.size()));
    line.y.push_back(static_cast<float>(point.cash_usd / kBillion));
  }
  return line;
}

// Cash of both games over the quarters.
void two_lines(Ui& ui, Rect place, const counterfactual::Fork& fork) {
  const std::vector<world::SeriesPoint>& own = fork.original.history;
  FanPlot plot{
      .id = "whatif/plot", .says = "Cash of your game and of the other", .title = "Cash", .unit = "$ B"};
  plot.past = {line_of("your game", Meaning::student, own),
               line_of("the other", Meaning::teacher, fork.instead.outcome.history)};
  plot.x_high = std::max(1.0, static_cast<double>(own.size()) - 1);
  if (!own.empty()) {
    const Quarter first = own.front().quarter;
    plot.x_ticks = {{0, first.text()}, {plot.x_high, own.back().quarter.text()}};
    plot.x_text = [first](double x) { return first.plus(static_cast<int>(x + 0.5)).text(); };
    if (fork.first_difference)
      plot.marks.push_back(
          {static_cast<float>(fork.first_difference->since(first)), "first difference", Meaning::law});
  }
  plot.value_text = [](double v) { return format_usd(v * kBillion); };
  fit_y(plot, 3, 1);
  fan_plot(ui, place, plot);
}

// What both came to, side by side: "worth   $9.1 B   $7.4 B".
void two_columns(Ui& ui, Rect& rest, const counterfactual::Fork& fork) {
  const float column = std::clamp(rest.w * 0.26f, 84.f, 130.f);
  const auto row = [&](auto draw) {
    Rect line = rest.cut_top(kFigureHeight);
    const Rect other = line.cut_right(column, 12), own = line.cut_right(column, 12);
    draw(line, own, other);
  };
  row([&](Rect, Rect own, Rect other) {
    label_in(ui, own, "your game", style::kCaption, Align::right);
    label_in(ui, other, "the other", style::kCaption, Align::right);
  });
  using session::Outcome;
  const std::array<std::tuple<const char*, Quantity Outcome::*, Meaning>, 4> figures{
      {{"worth", &Outcome::worth, Meaning::money},
       {"capability", &Outcome::capability, Meaning::plain},
       {"cash", &Outcome::cash, Meaning::money},
       {"exposure", &Outcome::exposure, Meaning::law}}};
  for (const auto& [name, what, meaning] : figures)
    row([&, name = name, what = what, meaning = meaning](Rect line, Rect own, Rect other) {
      label_in(ui, line, name, style::kSmall, Align::left);
      const std::string id = std::string("whatif/") + name;
      figure_in(ui, own,
                {.id = id + "/own",
                 .name = std::string(name) + ", your game",
                 .quantity = fork.original.*what,
                 .meaning = meaning});
      figure_in(ui, other,
                {.id = id + "/other",
                 .name = std::string(name) + ", the other",
                 .quantity = fork.instead.outcome.*what,
                 .meaning = meaning});
    });
  rest.cut_top(paragraph(ui, rest,
                         "{law|◆} Court: yours " + fork.original.court + "; the other " +
                             fork.instead.outcome.court + ".",
                         style::kSmall),
               4);
}

void footnotes(Ui& ui, Rect& rest, const counterfactual::Future& future, const world::WorldView& view) {
  std::string says;
  if (future.retrained > 0)
    says += std::to_string(future.retrained) + (future.retrained == 1 ? " network was" : " networks were") +
            " trained anew. ";
  for (const std::string& one : future.problems) says += "{caution|▲} " + one + " ";
  for (const std::string& one : future.fallback_decisions) says += "Decided for you: " + one + ". ";
  if (!says.empty()) rest.cut_top(paragraph(ui, rest, says, style::kSmall), 4);
  for (const counterfactual::RefusedDecision& one : future.refused)
    refused_line(ui, rest, "whatif/refused", one, view);
}

}  // namespace

std::optional<counterfactual::ForkOrder> WhatIf::order() const {
  if (chosen_ < 0 || chosen_ >= static_cast<int>(decisions_.size())) return std::nullopt;
  return counterfactual::ForkOrder{decisions_[static_cast<std::size_t>(chosen_)].number,
                                   instead_[static_cast<std::size_t>(change_)].change};
}

void WhatIf::choose(int decision) {
  chosen_ = decision, change_ = 0;
  instead_ = counterfactual::alternatives_to(decisions_[static_cast<std::size_t>(decision)].decision);
}

void WhatIf::list(Ui& ui, Rect place, const world::WorldView& view) {
  ScrollArea scroll(ui, "whatif/list", {place.x, place.y, place.w, place.h});
  Rect rest = scroll.content();
  const float top = rest.y;
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    const Rect row = rest.cut_top(kDecisionRow);
    const bool chosen = static_cast<int>(i) == chosen_;
    const std::string what = in_words(decisions_[i].decision, view);
    const Interaction state =
        ui.interact({.id = "whatif/decision/" + std::to_string(decisions_[i].number),
                     .rect = row,
                     .text = decisions_[i].quarter.text() + ": " + what + (chosen ? ", chosen" : "")});
    if (state.activated) choose(static_cast<int>(i));
    if (chosen || state.hovered)
      ui.paint().fill(row.inset(0, 1), ui.theme().text.with_alpha(chosen ? 0.09f : 0.05f), 6);
    if (state.ring) ui.ring(row.inset(2), 6);
    const float y = row.y + (row.h - line_height(ui, style::kSmall)) / 2;
    label(ui, {row.x + 8, y}, decisions_[i].quarter.text(), style::kSmall);
    label(ui, {row.x + 84, y}, what, {.type = Type::small, .weight = chosen ? Weight::bold : Weight::regular},
          row.w - 92);
  }
  scroll.end(rest.y - top);
}

void WhatIf::changes(Ui& ui, Rect& rest) {
  if (chosen_ < 0 || instead_.size() < 2) return;
  Choice otherwise{.id = "whatif/change", .meaning = Meaning::student};
  for (const counterfactual::Alternative& one : instead_) otherwise.options.push_back(one.title);
  choice(ui, rest.cut_top(kChoiceHeight, 10), otherwise, &change_);
}

void WhatIf::result(Ui& ui, Rect& rest, GameContext& context) {
  const counterfactual::Pending<counterfactual::Fork>& fork = context.lab_game().fork(*asked_);
  waiting_ = !fork.ready && fork.problem.empty();
  if (!fork.problem.empty()) {
    rest.cut_top(paragraph(ui, rest, "{caution|●} " + fork.problem, style::kSmall));
  } else if (!fork.value) {
    const auto& progress = context.progress();
    const bool trains_now = progress && !progress->finished && progress->steps > 0;
    Progress bar{.id = "whatif/progress", .says = "Playing it again from there"};
    if (trains_now)
      bar.says = progress->what, bar.seconds_left = progress->seconds_left,
      bar.done = static_cast<double>(progress->steps_done) / progress->steps;
    progress_bar(ui, rest.cut_top(kProgressHeight, 6), bar);
    ui.wake_at(ui.now_s() + kLookAtReplay_s);
  } else {
    if (!fork.value->first_difference)
      rest.cut_top(
          paragraph(ui, rest, "Nothing came of it: both games went the same way.", style::kSmallText), 6);
    two_lines(ui, rest.cut_top(kForkPlotHeight, 8), *fork.value);
    two_columns(ui, rest, *fork.value);
    footnotes(ui, rest, fork.value->instead, context.view());
  }
}

void WhatIf::draw(Ui& ui, Rect& rest, GameContext& context) {
  card_title(ui, rest, "What if I had …", "one decision otherwise, the same seed, played again from there");
  const int closed = static_cast<int>(context.view().history.size());
  if (closed != quarters_closed_) {
    quarters_closed_ = closed, chosen_ = -1, asked_.reset();
    decisions_ = context.lab_game().decisions();
    std::erase_if(decisions_, [](const counterfactual::PlayedDecision& one) {
      return std::holds_alternative<world::GuessCapability>(one.decision);
    });
  }
  waiting_ = false;
  if (decisions_.empty()) {
    rest.cut_top(paragraph(ui, rest, "Nothing was decided in the quarters that have closed.", style::kSmall));
    return;
  }
  rest.cut_top(6);
  const bool wide = rest.w >= kTwoColumns - 200;
  const float list_height = std::min(kListHeight, kDecisionRow * static_cast<float>(decisions_.size()));
  Rect right = rest,
       left = wide ? right.cut_left(rest.w * 0.44f, kColumnGap) : right.cut_top(list_height, 12);
  list(ui, {left.x, left.y, left.w, list_height}, context.view());
  changes(ui, right);
  const std::optional<counterfactual::ForkOrder> wanted = order();
  Button again{.id = "whatif/again",
               .label = change_ == 0 ? "Play without it" : "Play it that way",
               .reason = "Choose a decision first"};
  again.enabled = wanted.has_value();
  if (again.enabled) again.reason.clear();
  ButtonRow row(ui, right.cut_top(40, 12));
  if (row.add(again)) asked_ = wanted;
  if (asked_) result(ui, right, context);
  rest.cut_top(std::max(right.y, left.y + list_height) - rest.y);
}

}  // namespace partly::game
