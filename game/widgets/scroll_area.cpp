#include "game/widgets/scroll_area.h"

#include <cmath>

namespace partly::game {

constexpr float kNotch = 64, kBarWidth = 6;

ScrollArea::ScrollArea(Ui& ui, std::string id, Rect area) : ui_(ui), id_(std::move(id)), area_(area) {
  float& offset = ui.memory()["scroll:" + id_];
  known_height_ = ui.memory()["height:" + id_];
  const float most = std::max(0.f, known_height_ - area_.h);
  if (const float notches = ui.focus().wheel(area_); notches != 0) offset -= notches * kNotch, ui.animate();
  for (const InputEvent& e : ui.focus().unused()) {
    if (e.kind != InputEvent::Kind::key || !ui.focus().on_top()) continue;
    if (e.key == "PageDown") offset += area_.h * 0.9f, ui.animate();
    if (e.key == "PageUp") offset -= area_.h * 0.9f, ui.animate();
  }
  const Registered* wanted = ui.focus().wanted_in_view();
  const Rect mine = wanted ? wanted->rect : Rect{};
  // Only what was drawn inside this area may move it: its column lies within ours.
  if (wanted && mine.x >= area_.x - 8 && mine.right() <= area_.right() + 8) {
    const float margin = 24;
    if (mine.y < area_.y + margin)
      offset -= area_.y + margin - mine.y, ui.animate();
    else if (mine.bottom() > area_.bottom() - margin)
      offset += mine.bottom() - area_.bottom() + margin, ui.animate();
  }
  offset = std::round(std::clamp(offset, 0.f, most));
  offset_ = offset;
  ui.paint().push_clip({area_.x - 8, area_.y, area_.w + 8, area_.h});
  content_ = {area_.x, area_.y - offset_, area_.w - kScrollBarRoom, 1e5f};
}

void ScrollArea::end(float content_height) {
  ui_.paint().pop_clip();
  if (content_height != known_height_) ui_.memory()["height:" + id_] = content_height, ui_.animate();
  if (content_height <= area_.h) return;
  const Rect track{area_.right() - kBarWidth, area_.y + 2, kBarWidth, area_.h - 4};
  const float h = std::max(32.f, track.h * area_.h / content_height);
  const float y = track.y + (track.h - h) * offset_ / std::max(1.f, content_height - area_.h);
  ui_.paint().fill(track, ui_.theme().track.with_alpha(0.5f), kBarWidth / 2);
  ui_.paint().fill({track.x, y, track.w, h}, ui_.theme().line_strong, kBarWidth / 2);
}

void scroll_to_top(Ui& ui, const std::string& id) { ui.memory()["scroll:" + id] = 0; }

}  // namespace partly::game
