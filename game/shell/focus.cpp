#include "game/shell/focus.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

namespace partly::game {
namespace {

std::string folded(const std::string& key) {
  if (key == "Return" || key == "Keypad Enter") return "enter";
  if (key == "Escape") return "esc";
  if (key == "×") return "x";
  std::string out;
  for (const char c : key) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool is_single_character(const std::string& key) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return key == "Space" || std::count_if(key.begin(), key.end(), begins) == 1;
}

bool is_sign(const std::string& text) {
  return text.size() == 1 && std::ispunct(static_cast<unsigned char>(text[0])) != 0;
}

int page_or_end(const std::string& key) {
  if (key == "PageUp") return 10;
  if (key == "PageDown") return -10;
  if (key == "Home") return -1000;
  if (key == "End") return 1000;
  return 0;
}

}  // namespace

bool same_key(const std::string& chip, const std::string& pressed) { return folded(chip) == folded(pressed); }

bool is_key(const InputEvent& event, const std::string& chip) {
  return same_key(chip, event.key) || (!event.physical.empty() && same_key(chip, event.physical));
}

void Focus::begin_frame(Input& input) {
  activated_.clear();
  typed_.clear();
  unused_.clear();
  arrow_x_ = arrow_y_ = 0;
  wheel_ = 0;
  moved_by_keyboard_ = false;
  wanted_ = std::exchange(wanted_next_, {});
  top_layer_ = 0;
  for (const Registered& r : last_) top_layer_ = std::max(top_layer_, r.layer);
  while (!input.events.empty()) {
    const InputEvent event = input.events.front();
    input.events.pop_front();
    if (take(event)) break;
  }
  more_events_ = !input.events.empty();
  mouse_ = input.mouse;
  const Registered* under = hit(mouse_);
  hovered_ = under ? under->id : "";
  now_.clear();
  layer_ = 0;
}

void Focus::end_frame() {
  last_ = std::move(now_);
  now_.clear();
  if (!focused_.empty() && !find(focused_)) clear();
}

const Registered* Focus::find(std::string_view id) const {
  const auto it = std::find_if(last_.begin(), last_.end(), [&](const Registered& r) { return r.id == id; });
  return it == last_.end() ? nullptr : &*it;
}

void Focus::join_top_layer() {
  for (const Registered& r : now_) layer_ = std::max(layer_, r.layer);
}

const Registered* Focus::wanted_in_view() const {
  if (!wanted_.empty()) return find(wanted_);
  return moved_by_keyboard_ ? find(focused_) : nullptr;
}

const Registered* Focus::hit(Point p) const {
  for (auto it = last_.rbegin(); it != last_.rend(); ++it)
    if (it->layer == top_layer_ && it->visible.contains(p)) return &*it;
  return nullptr;
}

bool Focus::typing() const {
  const Registered* r = find(focused_);
  return r && r->wants_text;
}

bool Focus::take(const InputEvent& event) {
  using Kind = InputEvent::Kind;
  switch (event.kind) {
    case Kind::mouse_move:
      return mouse_ = event.at, false;
    case Kind::wheel:
      return wheel_ += event.wheel, wheel_at_ = event.at, unused_.push_back(event), false;
    case Kind::text:
      return take_text(event.text);
    case Kind::mouse_down: {
      const Registered* r = hit(event.at);
      held_ = r ? r->id : "";
      mouse_ = event.at;
      if (r && r->focusable) focused_ = r->id, ring_ = r->wants_text;
      if (!r) clear();
      return true;
    }
    case Kind::mouse_up: {
      const Registered* r = hit(event.at);
      if (r && r->id == held_ && r->enabled) activated_ = r->id;
      held_.clear();
      mouse_ = event.at;
      return true;
    }
    case Kind::key:
      return take_key(event);
  }
  return false;
}

// What a key has done is not also what it types. A sign that some keyboards give only with Shift, as "/", is
// a shortcut by what it types.
bool Focus::take_text(const std::string& text) {
  if (std::exchange(key_acted_, false)) return false;
  if (typing()) return typed_ += text, true;
  if (!is_sign(text)) return false;
  InputEvent sign;
  sign.kind = InputEvent::Kind::key, sign.key = text;
  return take_shortcut(sign);
}

bool Focus::take_key(const InputEvent& event) {
  key_acted_ = false;
  const Registered* r = find(focused_);
  const bool arrows = event.key == "Left" || event.key == "Right" || event.key == "Up" || event.key == "Down";
  if (event.key == "Tab") return move(event.shift ? -1 : 1), true;
  if (r && r->wants_text) {
    if (event.key == "Backspace") return typed_ += '\b', true;
    if (is_single_character(event.key)) return false;  // it comes again as text
  }
  if (r && r->wants_arrows && r->enabled && (arrows || page_or_end(event.key))) {
    arrow_x_ = event.key == "Left" ? -1 : event.key == "Right" ? 1 : page_or_end(event.key);
    arrow_y_ = event.key == "Up" ? -1 : event.key == "Down" ? 1 : 0;
    ring_ = true;
    return true;
  }
  const bool plain_activate = event.key == "Enter" || event.key == "Space";
  if (r && plain_activate && ring_ && !r->wants_text) {
    if (r->enabled && !event.repeat) activated_ = r->id;
    return key_acted_ = is_single_character(event.key), true;
  }
  if (take_shortcut(event)) return key_acted_ = is_single_character(event.key), true;
  if (arrows && !last_.empty()) {
    move_towards(event.key == "Left" ? -1 : event.key == "Right",
                 event.key == "Up" ? -1 : event.key == "Down");
    return true;
  }
  unused_.push_back(event);
  return true;
}

bool Focus::take_shortcut(const InputEvent& event) {
  return take_shortcut(event, true) || take_shortcut(event, false);
}

bool Focus::take_shortcut(const InputEvent& event, bool above) {
  for (const Registered& r : last_) {
    if (r.above != above || r.layer != top_layer_ || r.key.empty() || !is_key(event, r.key)) continue;
    if (event.repeat) return true;  // works once for each press
    if (r.enabled)
      activated_ = r.id;
    else if (r.focusable)
      focused_ = r.id, ring_ = true;  // shows the reason
    return true;
  }
  return false;
}

void Focus::move(int step) {
  std::vector<const Registered*> order;
  for (const Registered& r : last_)
    if (reachable(r)) order.push_back(&r);
  if (order.empty()) return;
  const auto at =
      std::find_if(order.begin(), order.end(), [&](const Registered* r) { return r->id == focused_; });
  const int n = static_cast<int>(order.size());
  const int from = at == order.end() ? (step > 0 ? -1 : 0) : static_cast<int>(at - order.begin());
  focused_ = order[static_cast<std::size_t>((from + step + n) % n)]->id;
  ring_ = moved_by_keyboard_ = true;
}

// The nearest widget in that direction; what is aside counts three times as far.
void Focus::move_towards(int dx, int dy) {
  const Registered* from = find(focused_);
  if (!from || !reachable(*from)) return move(dx + dy > 0 ? 1 : -1);
  const Point a = from->rect.centre();
  const Registered* best = nullptr;
  float best_cost = 1e9f;
  for (const Registered& r : last_) {
    if (!reachable(r) || r.id == focused_) continue;
    const Point b = r.rect.centre();
    const float along = (b.x - a.x) * static_cast<float>(dx) + (b.y - a.y) * static_cast<float>(dy);
    const float aside =
        std::abs((b.x - a.x) * static_cast<float>(dy)) + std::abs((b.y - a.y) * static_cast<float>(dx));
    if (along < 4 || aside > along * 3) continue;
    if (const float cost = along + 3 * aside; cost < best_cost) best = &r, best_cost = cost;
  }
  if (best) focused_ = best->id;
  ring_ = moved_by_keyboard_ = true;
}

Interaction Focus::add(Registered r) {
  r.layer = layer_;
  Interaction out;
  out.mouse = mouse_;
  out.hovered = hovered_ == r.id;
  out.held = held_ == r.id;
  out.focused = focused_ == r.id;
  out.ring = out.focused && ring_;
  out.activated = activated_ == r.id;
  if (out.focused && r.enabled) out.arrow_x = arrow_x_, out.arrow_y = arrow_y_, out.typed = typed_;
  now_.push_back(std::move(r));
  return out;
}

float Focus::wheel(Rect area) const { return on_top() && area.contains(wheel_at_) ? wheel_ : 0; }

}  // namespace partly::game
