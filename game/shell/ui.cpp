#include "game/shell/ui.h"

#include <algorithm>
#include <cmath>

#include "game/shell/text.h"

namespace partly::game {
namespace {

constexpr double kMotion_s = 0.15;
constexpr double kToast_s = 4;
constexpr float kToastRise = 80;       // above the row of pages, which must stay in reach
constexpr float kTallestControl = 64;  // what is taller is a card, a map or a plot
constexpr const char* kScroll = "scroll:";

}  // namespace

void Ui::begin(const Frame& frame, Painter* painter, Input& input) {
  frame_ = frame;
  painter_ = painter;
  moving_ = false;
  wake_s_ = 1e18;
  focus_.begin_frame(input);
}

void Ui::end() {
  for (std::size_t i = 0; i < over_.size(); ++i) over_[i](*this);
  over_.clear();
  draw_toasts();
  focus_.end_frame();
  textures_.end_frame();
  if (focus_.shift_frame_needed()) moving_ = true;
}

Interaction Ui::interact(Registered r) {
  r.visible = intersection(r.rect, painter_->clip());
  const Interaction state = focus_.add(std::move(r));
  if (state.activated) animate();  // what it changes may have been drawn before it in this frame
  return state;
}

void Ui::ring(Rect r, float rounding) { painter_->outline(r.inset(-4), theme().focus, 2, rounding + 4); }

bool Ui::shortcut(const std::string& key, const std::string& says) {
  return interact({.id = "key:" + key, .text = says, .key = key, .focusable = false}).activated;
}

float Ui::eased(std::string_view id, float target) {
  auto found = motions_.find(id);
  if (found == motions_.end()) found = motions_.emplace(std::string(id), Motion{target, target, -1e9}).first;
  Motion& m = found->second;
  const auto progress = [&] { return std::clamp((now_s() - m.since_s) / kMotion_s, 0.0, 1.0); };
  const auto at = [&](double t) {
    return m.from + (m.to - m.from) * static_cast<float>(t * t * (3 - 2 * t));
  };
  if (m.to != target) m = {reduced_motion() ? target : at(progress()), target, now_s()};
  if (progress() < 1 && m.from != m.to) moving_ = true;
  return at(progress());
}

std::map<std::string, float> Ui::take_scrolls() {
  std::map<std::string, float> taken;
  for (auto at = memory_.lower_bound(kScroll); at != memory_.end() && at->first.starts_with(kScroll);)
    taken.insert(memory_.extract(at++));
  return taken;
}

void Ui::put_scrolls(std::map<std::string, float> scrolls) {
  take_scrolls();
  memory_.merge(std::move(scrolls));
}

void Ui::toast(std::string text) { toasts_.push_back({std::move(text), now_s() + kToast_s}); }

// As low as it hides no button and no field; where they are everywhere, as low as it leaves free what stands
// above the pages, if need be below `bottom`.
Rect Ui::clear_place(Size size, float bottom) const {
  constexpr float kStep = 8;
  const auto at = [&](float lowest) { return Rect{(width() - size.w) / 2, lowest - size.h, size.w, size.h}; };
  const auto hides = [&](Rect box, bool controls) {
    return std::any_of(focus_.items().begin(), focus_.items().end(), [&](const Registered& r) {
      const bool control = controls && r.focusable && r.rect.h <= kTallestControl;
      return (control || r.above) && !intersection(r.visible, box).empty();
    });
  };
  for (const bool controls : {true, false})
    for (float lowest = bottom; lowest - size.h > kStep; lowest -= kStep)
      if (!hides(at(lowest), controls)) return at(lowest);
  const Rect lowest = at(height() - kStep);
  return hides(lowest, false) ? at(bottom) : lowest;
}

void Ui::draw_toasts() {
  std::erase_if(toasts_, [&](const Toast& t) { return t.until_s < now_s(); });
  float bottom = height() - kToastRise;
  int n = 0;
  for (const Toast& toast : toasts_) {
    const TextStyle text{.type = Type::small, .color = theme().on_primary};
    const float wanted = text_width(*this, toast.text, text), w = std::min(wanted + 1, width() - 96);
    const float h = paragraph_height(*this, w, toast.text, text);
    const Rect box = clear_place({w + 32, h + 20}, bottom);
    focus_.add({.id = "toast/" + std::to_string(n++), .rect = box, .text = toast.text, .focusable = false});
    paint().fill(box, theme().primary, 8);
    paragraph(*this, {box.x + 16, box.y + 10, w, h}, toast.text, text);
    wake_at(toast.until_s + 0.01);
    bottom = box.y - 8;
  }
}

}  // namespace partly::game
