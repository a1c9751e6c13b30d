#include "game/pages/tour/tour.h"

#include <algorithm>
#include <array>

#include "game/pages/common/tour_link.h"
#include "game/widgets/guide_mark.h"

namespace partly::game {
namespace {

constexpr int kFramesToSettle = 3;  // what can be seen is learned from the frame before
constexpr int kBack = 0, kNext = 1, kAnew = 2;
constexpr std::array<const char*, 2> kBesides{"market",
                                              "moment"};  // pages of a game without a scene of their own

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

void Tour::press(Ui& ui, const TourSight& sight, int button) {
  if (button < 0) return;
  ui.animate();
  if (button == kBack)
    walk_.back(sight);
  else if (button == kNext)
    walk_.next(sight);
  else if (button == kAnew)
    walk_.begin({});
  else
    leave(ui);
  if (walk_.finished()) {
    context_.course().tour_ended(true);
    ui.toast("That was the tour. T on the first page shows it again.");
  }
}

void Tour::point(Ui& ui, const TourSight& sight) {
  const TourStop& stop = *walk_.shown();
  const Registered* widget = ui.focus().find(*walk_.widget());
  if (!widget) return;
  if (pointed_ != stop.id) {
    pointed_ = stop.id, since_s_ = ui.now_s();
    if (cut_off(*widget)) ui.focus().bring_in_view(widget->id), ui.animate();
  }
  const bool may_go_back = walk_.may_go_back(sight);
  const int pressed =
      guide_mark(ui, {.id = "tour",
                      .target = widget->visible,
                      .place = std::to_string(walk_.number()) + " of " + std::to_string(walk_.count()),
                      .title = stop.title,
                      .text = stop.text,
                      .buttons = {{.id = "tour/back",
                                   .label = "Back",
                                   .key = "F2",
                                   .enabled = may_go_back,
                                   .reason = "What came before is on another page"},
                                  {.id = "tour/next",
                                   .label = walk_.at_the_end() ? "Done" : "Next",
                                   .key = "F3",
                                   .kind = ButtonKind::primary},
                                  {.id = "tour/skip", .label = "Leave", .key = "F4"}},
                      .since_s = since_s_});
  press(ui, sight, pressed == 2 ? kAnew + 1 : pressed);
}

// In a corner, while the player does what leads on, or is elsewhere.
void Tour::wait(Ui& ui, const TourSight& sight) {
  pointed_.clear();
  GuideMark mark{.id = "tour", .place = "Tour", .text = walk_.waits_for()};
  mark.buttons = {{.id = "tour/back",
                   .label = "Back",
                   .key = "F2",
                   .enabled = walk_.may_go_back(sight),
                   .reason = "What came before is on another page"},
                  {.id = "tour/next", .label = "Skip", .key = "F3"}};
  const bool anew = sight.page == "home" && !walk_.may_go_back(sight);
  if (anew) mark.buttons[0] = {.id = "tour/anew", .label = "Restart", .key = "F2"};
  mark.buttons.push_back({.id = "tour/skip", .label = "Leave", .key = "F4"});
  int pressed = guide_mark(ui, mark);
  if (pressed == kBack && anew)
    pressed = kAnew;
  else if (pressed == 2)
    pressed = kAnew + 1;
  press(ui, sight, pressed);
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
