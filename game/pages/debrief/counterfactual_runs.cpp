#include "game/pages/debrief/counterfactual_runs.h"

#include <algorithm>
#include <array>

#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using CounterfactualRun = counterfactual::CounterfactualRun;

constexpr float kRoadRow = 46, kMark = 16;

// Name, two figures, what courts made of it, and what is left.
struct RoadCells {
  Rect name, court;
  std::array<Rect, 3> figures;
};

RoadCells road_cells(Rect row) {
  RoadCells c;
  c.figures[2] = row.cut_right(std::min(84.f, row.w * 0.18f), kCellGap);
  c.court = row.cut_right(std::clamp(row.w * 0.26f, 90.f, 200.f), kCellGap);
  c.figures[1] = row.cut_right(std::min(84.f, row.w * 0.3f), kCellGap);
  c.figures[0] = row.cut_right(std::min(84.f, row.w * 0.4f), kCellGap);
  c.name = row;
  return c;
}

std::string short_text(const counterfactual::CounterfactualFigure& figure) {
  if (figure.id != "capability") return text(figure.quantity);
  return figure.quantity.provenance == Provenance::measured ? with_spread(figure.quantity) : "–";
}

Meaning meaning_of_figure(const counterfactual::CounterfactualFigure& figure) {
  if (figure.id == "accused") return Meaning::caution;
  return figure.id == "spent" || figure.id == "earned" ? Meaning::money : Meaning::plain;
}

void own_mark(Ui& ui, Rect row) {
  ui.paint().fill(row.inset(-8, 1), ui.theme().fill_of(Meaning::student).with_alpha(0.07f), 6);
}

void run_row(Ui& ui, Rect row, const CounterfactualRun& run, const std::string& id, bool mine) {
  if (mine) own_mark(ui, row);
  RoadCells c = road_cells(row);
  const float h = line_height(ui, style::kSmallText);
  if (mine) {
    const Rect mark = c.name.cut_left(kMark);
    paragraph(ui, {mark.x, mark.y + (mark.h - h) / 2, mark.w, h}, "{student|●}", style::kSmallText);
  }
  label(ui, {c.name.x, c.name.y + (c.name.h - h) / 2}, run.name,
        mine ? TextStyle{.type = Type::small, .weight = Weight::bold, .meaning = Meaning::student}
             : style::kSmallText,
        c.name.w);
  if (!run.ready) {
    label_in(ui, {c.figures[0].x - 40, row.y, row.right() - c.figures[0].x + 40, row.h}, "retraining…",
             style::kSmall, Align::right);
    return;
  }
  for (std::size_t i = 0; i < c.figures.size(); ++i) {
    const counterfactual::CounterfactualFigure& figure = run.figures.at(i);
    figure_in(ui, c.figures[i],
              {.id = id + "/" + figure.id,
               .name = figure.title,
               .quantity = figure.quantity,
               .text = short_text(figure),
               .meaning = meaning_of_figure(figure)});
  }
  label(ui, {c.court.x, row.y + (row.h - h) / 2}, run.court, {.type = Type::small, .meaning = Meaning::law},
        c.court.w);
}

void head_row(Ui& ui, Rect row, const CounterfactualRun& own) {
  const RoadCells head = road_cells(row);
  label_in(ui, head.name, "road", style::kCaption, Align::left);
  for (std::size_t i = 0; i < head.figures.size(); ++i)
    label_in(ui, head.figures[i], own.figures.at(i).title, style::kCaption, Align::right);
  label_in(ui, head.court, "court", style::kCaption, Align::left);
}

// How far the others are; before the end, that they will be.
void runs_foot(Ui& ui, Rect& rest, const world::WorldView& view, const std::vector<CounterfactualRun>& runs) {
  if (view.ending == world::Ending::running) {
    rest.cut_top(8);
    rest.cut_top(paragraph(
        ui, rest, "When the game has ended, the same seed is retrained here on other roads.", style::kSmall));
    return;
  }
  const int ready = runs_ready(runs), all = static_cast<int>(runs.size());
  if (ready == all) return;
  rest.cut_top(8);
  progress_bar(
      ui, rest.cut_top(kProgressHeight),
      {.id = "debrief/progress",
       .done = static_cast<double>(ready) / all,
       .says = "Playing road " + std::to_string(ready + 1) + " of " + std::to_string(all) + " to its end"});
}

}  // namespace

int runs_ready(const std::vector<CounterfactualRun>& runs) {
  return static_cast<int>(
      std::count_if(runs.begin(), runs.end(), [](const CounterfactualRun& r) { return r.ready; }));
}

void counterfactual_runs_card(Ui& ui, Rect& rest, const world::WorldView& view,
                              const std::vector<CounterfactualRun>& runs) {
  const bool over = view.ending != world::Ending::running;
  const std::string how =
      view.teacher ? "same seed, another temperament at the console" : "same seed, other route";
  card_title(ui, rest, "The roads not taken", over ? how + ", retrained on this machine" : "");
  const CounterfactualRun own = counterfactual::own_run(view);
  head_row(ui, rest.cut_top(26), own);
  rule(ui, rest.at(), rest.w);
  run_row(ui, rest.cut_top(kRoadRow), own, "debrief/road/own", true);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    rule(ui, rest.at(), rest.w);
    run_row(ui, rest.cut_top(kRoadRow), runs[i], "debrief/road/" + std::to_string(i), false);
  }
  runs_foot(ui, rest, view, runs);
}

}  // namespace partly::game
