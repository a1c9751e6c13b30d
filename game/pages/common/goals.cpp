#include "game/pages/common/goals.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "game/widgets/quantity_label.h"

namespace partly::game {
namespace {

constexpr float kStrip = 40, kSlimStrip = 32, kTallWindow = 560, kCellGapOfGoals = 20, kBarOfGoal = 3;
constexpr float kWordGap = 7, kLeastName = 30;
constexpr float kMarkSize = 11, kGradeBox = 72, kGoalText = 560;
constexpr TextStyle kGradeLetter{Type::display, Weight::bold};

// A tick in a filled circle, or an empty ring: told apart without colour.
void goal_mark(Ui& ui, Point centre, bool met) {
  const Theme& t = ui.theme();
  if (!met) return ui.paint().ring(centre, kMarkSize / 2, t.line_strong, 1.5f);
  ui.paint().circle(centre, kMarkSize / 2 + 0.5f, t.ink_of(Meaning::innocent));
  ui.paint().polyline({{centre.x - 2.6f, centre.y + 0.2f},
                       {centre.x - 0.6f, centre.y + 2.2f},
                       {centre.x + 2.8f, centre.y - 2.2f}},
                      t.card, 1.6f);
}

// Explains itself: what was asked, what exactly is counted, and how this figure came about.
QuantityLabel value_of_goal(const world::GoalStanding& goal, const std::string& id, const TextStyle& style) {
  QuantityLabel label{.id = id, .quantity = goal.now, .text = goal.shown, .style = style, .tag = false};
  label.name = goal.title + " (" + goal.wanted + ")";
  label.quantity.explanation = goal.text + " " + goal.meaning + ". " + goal.now.explanation;
  return label;
}

void bar_of_goal(Ui& ui, Rect track, const world::GoalStanding& goal) {
  ui.paint().fill(track, ui.theme().track, track.h / 2);
  const float done = track.w * static_cast<float>(goal.reached);
  if (done > 1)
    ui.paint().fill({track.x, track.y, std::max(done, track.h), track.h},
                    goal.met ? ui.theme().ink_of(Meaning::innocent) : ui.theme().fill_of(Meaning::caution),
                    track.h / 2);
}

constexpr float kGoalMarkRoom = kMarkSize + 7;

float width_of_name(Ui& ui, const world::GoalStanding& goal) {
  return kGoalMarkRoom + text_width(ui, goal.title, style::kSmall);
}

// Where a row of figures would leave no room for what they are of: the name, which tells the figure when
// asked.
void cell_of_name(Ui& ui, Rect cell, const world::GoalStanding& goal, const std::string& id) {
  bar_of_goal(ui, cell.cut_bottom(kBarOfGoal), goal);
  goal_mark(ui, {cell.x + kMarkSize / 2, cell.centre().y}, goal.met);
  QuantityLabel name = value_of_goal(goal, id, style::kSmall);
  name.text = goal.title;
  quantity_label(ui, {cell.x + kGoalMarkRoom, cell.centre().y - line_height(ui, style::kSmall) / 2}, name);
}

// "capability 71.0 at least 70.0" where that has room, else the figure at the right.
void cell_of_goal(Ui& ui, Rect cell, const world::GoalStanding& goal, const std::string& id) {
  bar_of_goal(ui, cell.cut_bottom(kBarOfGoal), goal);
  const QuantityLabel value = value_of_goal(goal, id, style::kSmallBold);
  if (kGoalMarkRoom + quantity_width(ui, value) <= cell.w) {  // else the bar tells it alone
    goal_mark(ui, {cell.x + kMarkSize / 2, cell.centre().y}, goal.met);
    cell.cut_left(kGoalMarkRoom);
  }
  const float y = cell.centre().y - line_height(ui, style::kSmall) / 2;
  const float name = text_width(ui, goal.title, style::kSmall), figure = quantity_width(ui, value);
  const float wanted = text_width(ui, goal.wanted, style::kSmall);
  const bool all = name + figure + wanted + 2 * kWordGap <= cell.w;
  const float room = cell.w - figure - kWordGap;
  if (room > kLeastName) label(ui, {cell.x, y}, goal.title, style::kSmall, room);
  const float at = all ? cell.x + name + kWordGap : cell.right() - figure;
  quantity_label(ui, {at, y}, value);
  if (all) label(ui, {at + figure + kWordGap, y}, goal.wanted, style::kSmall);
}

bool has_room_for_figures(Ui& ui, const world::GoalStanding& goal, float width) {
  const float figure = quantity_width(ui, value_of_goal(goal, {}, style::kSmallBold));
  return width_of_name(ui, goal) + kWordGap + figure <= width;
}

float width_of_names(Ui& ui, const std::vector<world::GoalStanding>& goals) {
  float width = kCellGapOfGoals * static_cast<float>(goals.size() - 1);
  for (const world::GoalStanding& goal : goals) width += width_of_name(ui, goal);
  return width;
}

// Each as wide as its name, and the rest in equal parts.
void row_of_names(Ui& ui, Rect row, const std::vector<world::GoalStanding>& goals) {
  const float spare = (row.w - width_of_names(ui, goals)) / static_cast<float>(goals.size());
  for (std::size_t i = 0; i < goals.size(); ++i)
    cell_of_name(ui, row.cut_left(width_of_name(ui, goals[i]) + spare, kCellGapOfGoals), goals[i],
                 "goals/" + std::to_string(i));
}

void row_of_figures(Ui& ui, Rect row, const std::vector<world::GoalStanding>& goals) {
  const auto cells = row.columns(static_cast<int>(goals.size()), kCellGapOfGoals);
  for (std::size_t i = 0; i < cells.size(); ++i)
    cell_of_goal(ui, cells[i], goals[i], "goals/" + std::to_string(i));
}

void grade_box(Ui& ui, Rect box, const world::Grading& grading) {
  ui.paint().fill(box, ui.theme().field, 10);
  label_in(ui, box, grading.grade, kGradeLetter, Align::centre);
}

}  // namespace

void goals_strip(Ui& ui, Rect& page, const world::Grading& grading) {
  if (grading.empty()) return;
  const bool slim = ui.height() < kTallWindow;
  const float height = slim ? kSlimStrip : kStrip;
  const Rect band{0, page.y, ui.width(), height};
  ui.paint().fill(band, ui.theme().card);
  ui.paint().fill({0, band.bottom() - 1, band.w, 1}, ui.theme().line);
  Rect row = page.cut_top(height).inset(0, slim ? 3 : 5);
  const std::string tally =
      (slim ? "" : "Goals: ") + std::to_string(grading.met) + " of " + std::to_string(grading.goals.size());
  const float width = text_width(ui, tally, style::kSmallBold);
  label_in(ui, row.cut_left(width, kCellGapOfGoals), tally, style::kSmallBold, Align::left);
  const auto& goals = grading.goals;
  const float each = row.columns(static_cast<int>(goals.size()), kCellGapOfGoals).front().w;
  const bool tight = std::ranges::any_of(
      goals, [&](const world::GoalStanding& goal) { return !has_room_for_figures(ui, goal, each); });
  if (tight && width_of_names(ui, goals) <= row.w) return row_of_names(ui, row, goals);
  row_of_figures(ui, row, goals);
}

void goal_lines(Ui& ui, Rect& rest, const world::Grading& grading, const std::string& id) {
  for (std::size_t i = 0; i < grading.goals.size(); ++i) {
    const world::GoalStanding& goal = grading.goals[i];
    Rect row = rest;
    const float mid = row.y + line_height(ui, style::kSmall) / 2;
    goal_mark(ui, {row.x + kMarkSize / 2, mid}, goal.met);
    row.cut_left(kMarkSize + 9);
    const float words = paragraph(ui, row, "**" + goal.text + "**", style::kSmallText);
    const QuantityLabel value =
        value_of_goal(goal, id + "/" + std::to_string(i), {.type = Type::small, .weight = Weight::bold});
    const float y = row.y + words + 2;
    float x = row.x;
    x += label(ui, {x, y}, goal.title + "  ", style::kSmall, row.w * 0.5f);
    x += quantity_label(ui, {x, y}, value);
    const std::string verdict = "  " + goal.wanted +
                                (goal.met                 ? ": met"
                                 : goal.missed_by.empty() ? ""
                                                          : ": missed by " + goal.missed_by);
    label(ui, {x, y}, verdict, style::kSmall, std::max(1.f, row.right() - x));
    const float below = words + 2 + line_height(ui, style::kSmall) + 4;
    bar_of_goal(ui, {row.x, row.y + below, row.w, kBarOfGoal}, goal);
    rest.cut_top(below + kBarOfGoal, 12);
  }
}

void grading_card(Ui& ui, Rect& rest, const world::Grading& grading, bool over) {
  Rect head = rest;
  grade_box(ui, Rect{head.x, head.y, kGradeBox, kGradeBox}, grading);
  head.cut_left(kGradeBox, 18);
  const float top = head.y;
  label(ui, head.cut_top(line_height(ui, style::kHeading), 2).at(),
        over ? grading.tally() : "So far: " + grading.tally(), style::kHeading, head.w);
  head.cut_top(paragraph(ui, head, world::kGradeRule, style::kSmall), 4);
  rest.cut_top(std::max(head.y - top, kGradeBox), 14);
  const float reading = std::min(rest.w, kGoalText * 1.4f);
  for (const std::string& told : grading.told)
    rest.cut_top(paragraph(ui, {rest.x, rest.y, reading, rest.h}, told, style::kBody), 8);
  if (!grading.told.empty()) rest.cut_top(6);
  goal_lines(ui, rest, grading, "grading");
}

}  // namespace partly::game
