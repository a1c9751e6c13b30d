#include "game/pages/training/training.h"

#include <array>

#include "game/pages/common/closing.h"
#include "game/pages/common/game_page.h"
#include "game/pages/common/maps.h"
#include "game/pages/common/parts.h"
#include "game/pages/training/run_cards.h"
#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/dialog.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kRunCardGap = 12, kLeastLoss = 130;
constexpr std::array<std::pair<session::Pace, const char*>, 4> kPaces{
    {{session::Pace::slow, "Speed ¼×"},
     {session::Pace::normal, "Speed 1×"},
     {session::Pace::fast, "Speed 5×"},
     {session::Pace::unlimited, "Speed max"}}};

int step_of(session::Pace pace) {
  for (std::size_t i = 0; i < kPaces.size(); ++i)
    if (kPaces[i].first == pace) return static_cast<int>(i);
  return 1;
}

LossCurves losses_of(const session::Progress& p) {
  return {p.loss_mean, p.loss_low, p.loss_high, p.loss_points, p.steps, p.steps_done, p.model};
}

LossCurves losses_of(const world::ModelView& m) {
  return {m.loss_mean, m.loss_low, m.loss_high, {}, m.steps, m.steps, m.id};
}

}  // namespace

const world::ModelView* TrainingScreen::model() const {
  if (const world::ModelView* waiting = waits_for_guess(context_.view())) return waiting;
  const auto& progress = context_.progress();
  const world::ModelView* watched =
      progress && progress->watched ? find_model(context_.view(), progress->model) : nullptr;
  if (watched) return watched;
  for (const world::ModelView& m : context_.view().models)
    if (m.mine && m.state != world::ModelState::stopped) return &m;
  return nullptr;
}

const session::Progress* TrainingScreen::progress_of(const world::ModelView& m) const {
  const auto& progress = context_.progress();
  if (progress && progress->watched && progress->model == m.id) return &*progress;
  return m.state == world::ModelState::trained ? context_.finished_run(m.id) : nullptr;
}

TrainingScreen::State TrainingScreen::state() const {
  const world::ModelView* m = model();
  if (!m) return State::nothing;
  if (m->state == world::ModelState::training && !m->guess) return State::guess;
  const session::Progress* progress = progress_of(*m);
  if (m->state == world::ModelState::trained || (progress && progress->finished)) return State::done;
  return State::running;
}

void TrainingScreen::nothing(Ui& ui, Rect page) {
  page_title(ui, page, "Nothing is training");
  const float width = std::min(page.w, 560.f);
  page.cut_top(
      paragraph(
          ui, {page.x, page.y, width, page.h},
          "Choose a route in the lab and train a student. You will see it learn here: its map beside the "
          "teacher's, its exam, its bill.",
          style::kMuted),
      20);
  ButtonRow row(ui, page.cut_top(kButtonHeight));
  if (row.add({.id = "training/lab", .label = "To the lab", .key = "Enter", .kind = ButtonKind::primary}))
    ui.go("lab");
}

void TrainingScreen::gate(Ui& ui, Rect page, const world::ModelView& m) {
  ScrollArea scroll(ui, "training/gate", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  page_title(ui, area, "A student is about to learn", "it waits for your guess");
  area.cut_top(8);
  const session::Progress* p = progress_of(m);
  const bool map = p && !p->teacher_map.empty() && area.w >= kTwoColumns;
  const float side = std::min(page.h - (area.y - top) - kMapLegend - kCardGap, 440.f);
  Rect right = area;
  float used = GuessGate::kHeight;
  if (map) {
    const Rect left = right.cut_left(side, 32);
    used = std::max(used, three_maps(ui, {left.x, left.y, 3 * side + 32, left.h}, *p,
                                     {provider_name(context_.view()), true, false}, side));
    right.cut_top(kMapLegend);
    paragraph(
        ui, {right.x, right.y + GuessGate::kHeight + 16, std::min(right.w, 640.f), 80},
        p->query_points.empty()
            ? "Your student asks the teacher nothing: no dots on the map. The teacher's map is there to "
              "compare."
            : "The dots on the map are the places that your student asked about. It sees nothing else of "
              "its teacher.",
        style::kMuted);
  }
  right.w = std::min(right.w, 640.f);
  double points = 0;
  const world::ModelView copy = m;
  if (gate_.draw(ui, {right.x, right.y, right.w, GuessGate::kHeight}, copy, context_.view(), &points)) {
    context_.submit(ui, world::GuessCapability{copy.id, points});
    context_.lab_game().set_pace(session::Pace::normal);
    context_.lab_game().pause(false);
  }
  if (!p || p->teacher_map.empty()) ui.wake_at(ui.now_s() + kLookAgain_s);  // the map is on its way
  scroll.end(area.y - top + used + kCardGap);
}

float TrainingScreen::cards(Ui& ui, Rect area, const world::ModelView& m, bool done, float room) {
  const float top = area.y;
  const session::Progress* p = progress_of(m);
  const world::Scenario& scenario = context_.lab_game().scenario();
  const bool landed = m.state == world::ModelState::trained;
  const RunFigures figures =
      p && !landed ? figures_of(*p, scenario, m.guess) : figures_of(m, context_.view(), scenario);
  exam_card(ui, area.cut_top(kExamHeight, kRunCardGap), figures);
  agreement_card(ui, area.cut_top(kAgreementHeight, kRunCardGap), figures);
  used_card(ui, area.cut_top(kUsedHeight, kRunCardGap), p ? used_by(*p, m) : used_by(m), m, done);
  if (p && room - (area.y - top) >= kRunHeight)
    run_card(ui, area.cut_top(kRunHeight, kRunCardGap), *p, sources_text(m, provider_name(context_.view())));
  return area.y - kRunCardGap - top;
}

void TrainingScreen::speed(Ui& ui, ButtonRow& row) {
  const int at = step_of(context_.lab_game().pace());
  int to = at;
  if (row.add({.id = "training/speed", .label = kPaces[static_cast<std::size_t>(at)].second, .key = "- +"}))
    to = (at + 1) % static_cast<int>(kPaces.size());
  if (ui.shortcut("-", "Slower")) to = std::max(0, at - 1);
  if (ui.shortcut("+", "Faster") | ui.shortcut("=", "Faster"))
    to = std::min(static_cast<int>(kPaces.size()) - 1, at + 1);
  if (to != at) context_.lab_game().set_pace(kPaces[static_cast<std::size_t>(to)].first);
}

void TrainingScreen::controls(Ui& ui, Rect area, const world::ModelView& m) {
  const bool paused = context_.lab_game().paused();
  ButtonRow row(ui, area, 12);
  if (row.add({.id = "training/pause",
               .label = paused ? "Go on" : "Pause",
               .key = "Space",
               .kind = ButtonKind::primary}))
    context_.lab_game().pause(!paused);
  if (row.add({.id = "training/step", .label = "Step", .key = "."})) {
    context_.lab_game().pause(true);
    context_.lab_game().single_step();
  }
  speed(ui, row);
  if (row.add({.id = "training/stop", .label = "Stop", .key = "Esc"})) stopping_ = true;
  Rect rest = row.rest();
  const session::Progress* p = progress_of(m);
  if (!p || rest.w < 160) return;
  rest.x += 12, rest.w -= 12;
  Progress bar{.id = "training/progress",
               .done = p->steps > 0 ? static_cast<double>(p->steps_done) / p->steps : 0};
  bar.seconds_left = paused ? -1 : p->seconds_left;
  bar.says = paused ? "paused" : p->what;
  progress_bar(ui, {rest.x, rest.y + (rest.h - kProgressHeight) / 2, rest.w, kProgressHeight}, bar);
}

void TrainingScreen::result_row(Ui& ui, Rect area, const world::ModelView& m) {
  const bool landed = m.state == world::ModelState::trained;
  ButtonRow row(ui, area, 12);
  if (row.add(
          {.id = "training/back", .label = "Back to the lab", .key = "Enter", .kind = ButtonKind::primary}))
    ui.go("lab");
  const world::Decision release = world::ReleaseModel{m.id};
  Button sell{.id = "training/sell", .label = m.on_sale ? "On sale" : "Put on sale", .key = "S"};
  sell.reason = m.on_sale ? "It is on sale already" : refusal_of(context_.lab_game().check(release));
  sell.enabled = sell.reason.empty();
  if (row.add(sell)) context_.submit(ui, release);
  const Rect rest = row.rest();
  std::string says;
  const session::Progress* p = progress_of(m);
  if (p && !p->problem.empty()) says = "{caution|●} " + p->problem + " ";
  if (!landed)
    says += "The result lands when " + m.due.text() + " closes.";
  else
    says += m.name + " landed. " + (m.monitor.empty() ? "" : "{law|◆} " + m.monitor + ".");
  const float height = paragraph_height(ui, rest.w - 12, says, style::kSmallText);
  paragraph(ui, {rest.x + 12, rest.y + (rest.h - height) / 2, rest.w - 12, rest.h}, says, style::kSmallText);
}

float TrainingScreen::body(Ui& ui, Rect area, const world::ModelView& m, bool done, float room) {
  const float top = area.y;
  const session::Progress* p = progress_of(m);
  const bool wide = area.w >= kTwoColumns;
  Rect left = area;
  float right_height = 0;
  if (wide)
    right_height = cards(ui, left.cut_right(std::clamp(area.w * 0.31f, 380.f, 560.f), 24), m, done, room);
  const float left_top = left.y;
  if (p && p->map_side > 0 && !p->teacher_map.empty()) {
    const float side = room > 0 ? room - kMapLegend - kCardGap - kLeastLoss : 0;
    left.cut_top(three_maps(ui, left, *p, {provider_name(context_.view()), dots_, true}, side), kCardGap);
  }
  if (!wide) left.cut_top(cards(ui, left, m, done, 0), kCardGap);
  const float so_far = left.y - left_top;
  const float loss_height = wide ? std::max(std::max(room, right_height) - so_far, kLeastLoss) : 200;
  loss_card(ui, left.cut_top(std::min(loss_height, 420.f)), p ? losses_of(*p) : losses_of(m),
            context_.lab_game().scenario().learning.seeds);
  return std::max(left.y - top, right_height);
}

void TrainingScreen::run(Ui& ui, Rect page, const world::ModelView& m, bool done) {
  const bool wide = page.w >= kTwoColumns;
  Rect bottom{};
  if (wide) page.cut_bottom(kCardGap), bottom = page.cut_bottom(kButtonHeight, kCardGap);
  ScrollArea scroll(ui, "training", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  const session::Progress* p = progress_of(m);
  std::string rest = context_.lab_game().engine_text();
  if (p)
    rest = std::to_string(context_.lab_game().scenario().learning.seeds) +
           " students with other seeds · step " + format_number(p->steps_done, 0) + " of " +
           format_number(p->steps, 0) + " · " + rest;
  Rect titled = area;
  if (p && wide && !p->query_points.empty())
    toggle(ui, {titled.cut_right(204, 16).x, titled.y + 12, 204, kToggleHeight},
           {.id = "training/dots", .label = "Where it asked", .key = "D"}, &dots_);
  page_title(ui, titled, done ? m.name + " has learned" : m.name + " is learning", rest);
  area.cut_top(titled.y - area.y);
  area.cut_top(4);
  if (!wide) {
    const Rect row = area.cut_top(kButtonHeight, kCardGap);
    if (done)
      result_row(ui, row, m);
    else
      controls(ui, row, m);
  }
  const float used = body(ui, area, m, done, wide ? page.h - (area.y - top) : 0);
  scroll.end(area.y - top + used + (wide ? 0 : kCardGap));
  if (wide && done)
    result_row(ui, bottom, m);
  else if (wide)
    controls(ui, bottom, m);
}

void TrainingScreen::stop_dialog(Ui& ui, const world::ModelView& m) {
  if (!stopping_) return;
  const Dialog d{
      .id = "training/stop-dialog",
      .title = "Stop this run?",
      .text =
          m.guess
              ? "No model comes of it, and what it used is not paid back. Your guess stands."
              : "No model comes of it, and what it used is not paid back. Before you guess, the order can "
                "still be undone in the lab.",
      .buttons = {
          {.id = "training/stop/no", .label = "Keep training", .key = "Enter", .kind = ButtonKind::primary},
          {.id = "training/stop/yes", .label = "Stop it", .key = "S"},
          {.id = "training/stop/lab", .label = "To the lab", .key = "B"}}};
  const int pressed = dialog(ui, d);
  if (pressed >= 0) stopping_ = false;
  if (pressed == 1 && context_.submit(ui, world::StopTraining{m.id})) ui.go("lab");
  if (pressed == 2) ui.go("lab");
}

void TrainingScreen::draw(Ui& ui) {
  const Rect page = game_page(ui, context_, Page::training);
  const State now = state();
  if (std::exchange(leave_, false)) ui.go("lab");
  if (now != State::running) stopping_ = false;
  const world::ModelView* shown = model();
  if (!shown) return nothing(ui, page);
  const world::ModelView m = *shown;  // a copy: an order changes the view
  if (now == State::guess)
    gate(ui, page, m);
  else
    run(ui, page, m, now == State::done);
  stop_dialog(ui, m);
  closing_dialog(ui, context_);
}

bool TrainingScreen::back() {
  if (stopping_)
    stopping_ = false;
  else if (state() == State::running)
    stopping_ = true;
  else
    leave_ = true;
  return true;
}

std::string TrainingScreen::help() const {
  return "**Training.** These are real networks, trained on this machine while you watch. Five students with "
         "other seeds learn together: the band "
         "around the loss and the range under the exam are their spread. The first of them is the one that "
         "ships.\n"
         "**Space** pauses, **.** takes a single step, **-** and **+** change the speed, **Esc** stops, "
         "**D** hides the asked places. "
         "The speed changes nothing about the result.";
}

}  // namespace partly::game
