#include "game/pages/tour/tour.h"

#include <algorithm>
#include <array>

#include "game/pages/common/tour_link.h"
#include "game/widgets/guide_mark.h"

namespace partly::game {
namespace {

constexpr int kFramesToSettle = 3;  // what can be seen is learned from the frame before
constexpr std::array<const char*, 2> kBesides{"market",
                                              "moment"};  // pages of a game without a scene of their own

Button leave_button() { return {.id = "tour/skip", .label = "Leave", .key = "F4"}; }

Button back_button(bool enabled) {
  return {.id = "tour/back",
          .label = "Back",
          .key = "F2",
          .enabled = enabled,
          .reason = "What came before is on another page"};
}

// The button that was pressed in this frame, or "".
std::string pressed_of(Ui& ui, const GuideMark& mark) {
  const int pressed = guide_mark(ui, mark);
  return pressed < 0 ? std::string() : mark.buttons[static_cast<std::size_t>(pressed)].id;
}

bool cut_off(const Registered& r) { return r.visible.h < std::min(r.rect.h, 40.f) - 1 || r.visible.empty(); }

}  // namespace

void Tour::begin() { walk_.begin(context_.course().progress().tour); }

TourSight Tour::sight(Ui& ui, const std::string& page) const {
  const Focus& focus = ui.focus();
  return {.page = page,
          .dialog = focus.top_layer() > 0,
          .there =
              [&focus](const std::string& id) {
                const Registered* r = focus.find(id);
                return r != nullptr && r->layer == focus.top_layer() && !r->rect.empty();
              },
          .context = &context_};
}

bool Tour::settled(Ui& ui, const std::string& page) {
  if (page != page_) page_ = page, frames_ = 0;
  if (frames_ >= kFramesToSettle) return true;
  ++frames_;
  ui.animate();
  return false;
}

bool Tour::told_of(const std::string& page) const {
  return std::ranges::find(scenes_, page, &TourScene::page) != scenes_.end() ||
         std::ranges::find(kBesides, page) != kBesides.end();
}

void Tour::leave(Ui& ui) {
  walk_.stop();
  context_.course().tour_ended(false);
  ui.toast("The tour can go on where you left it: T on the first page.");
}

void Tour::press(Ui& ui, const TourSight& sight, const std::string& button) {
  if (button.empty()) return;
  ui.animate();
  if (button == "tour/back")
    walk_.back(sight);
  else if (button == "tour/next")
    walk_.next(sight);
  else if (button == "tour/anew")
    walk_.begin({});
  else if (button == "tour/go")
    return go_on(ui);
  else
    return leave(ui);
  if (walk_.finished()) {
    context_.course().tour_ended(true);
    ui.toast("That was the tour. T on the first page shows it again.");
  }
}

// From the first page, where no game is open: into the one that was saved, or into a first one.
void Tour::go_on(Ui& ui) {
  const std::optional<SavedGame>& saved = context_.saved();
  const bool to_the_end = walk_.awaited().page == "debrief";
  const bool resumed = saved && saved->problem.empty() && (!saved->finished || to_the_end);
  const std::vector<ScenarioCard>& cards = context_.scenarios();
  if (!(resumed ? context_.resume() : context_.start(cards.empty() ? "" : cards.front().id)))
    return ui.go("problem");
  if (context_.at_desk() || (!resumed && walk_.awaited().page == "briefing")) return ui.go("briefing");
  if (context_.view().ending != world::Ending::running) return ui.go("debrief");
  ui.go(walk_.awaited().page == "court" ? "court" : "lab");
}

void Tour::point(Ui& ui, const TourSight& sight) {
  const TourStop& stop = *walk_.shown();
  const Registered* widget = ui.focus().find(*walk_.widget());
  if (!widget) return;
  if (pointed_ != stop.id) {
    pointed_ = stop.id, since_s_ = ui.now_s();
    if (cut_off(*widget)) ui.focus().bring_in_view(widget->id), ui.animate();
  }
  GuideMark mark{.id = "tour",
                 .target = widget->visible,
                 .place = std::to_string(walk_.number()) + " of " + std::to_string(walk_.count()),
                 .title = stop.title,
                 .text = stop.text,
                 .since_s = since_s_};
  mark.buttons = {back_button(walk_.may_go_back(sight)),
                  {.id = "tour/next",
                   .label = walk_.at_the_end() ? "Done" : "Next",
                   .key = "Enter",
                   .kind = ButtonKind::primary},
                  leave_button()};
  const std::string pressed = pressed_of(ui, mark);
  press(ui, sight, ui.shortcut("F3", "Next in the tour") ? "tour/next" : pressed);
}

// In a corner, while the player does what leads on, or is elsewhere.
void Tour::wait(Ui& ui, const TourSight& sight) {
  pointed_.clear();
  GuideMark mark{.id = "tour", .place = "Tour", .text = walk_.waits_for()};
  const bool back = walk_.may_go_back(sight), home = sight.page == "home";
  mark.buttons = {back_button(back)};
  if (home && !back) mark.buttons = {{.id = "tour/anew", .label = "Restart", .key = "F2"}};
  if (home && walk_.elsewhere())
    mark.buttons.push_back({.id = "tour/go", .label = "Go on", .key = "F3"});
  else if (!walk_.waits_for_the_last())
    mark.buttons.push_back({.id = "tour/next", .label = "Skip", .key = "F3"});
  mark.buttons.push_back(leave_button());
  press(ui, sight, pressed_of(ui, mark));
}

void Tour::draw(Ui& ui, const std::string& page) {
  if (take_asked_tour(ui)) begin();
  if (!walk_.on()) return;
  if (!settled(ui, page)) return;
  const TourSight now = sight(ui, page);
  walk_.look(now);
  if (walk_.at() != kept_) kept_ = walk_.at(), context_.course().tour_at(kept_);
  if (walk_.hidden()) return;
  ui.focus().join_top_layer();
  if (walk_.shown())
    point(ui, now);
  else if (told_of(page))
    wait(ui, now);
  ui.focus().leave_top_layer();
}

}  // namespace partly::game
