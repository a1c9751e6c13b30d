#include "game/widgets/choice.h"

#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/tooltip.h"

namespace partly::game {
namespace {

constexpr float kAroundOption = 8;

// Of one width, unless one of them needs more than its share.
std::vector<Rect> segments(Ui& ui, Rect r, const std::vector<std::string>& options) {
  constexpr float kGap = 3;
  std::vector<Rect> places = r.columns(static_cast<int>(options.size()), kGap);
  std::vector<float> wanted;
  float all = 0;
  bool fit = true;
  for (std::size_t i = 0; i < options.size(); ++i) {
    wanted.push_back(text_width(ui, options[i], {Type::small, Weight::bold}) + 2 * kAroundOption + 1);
    all += wanted.back();
    fit = fit && wanted.back() <= places[i].w;
  }
  if (fit) return places;
  const float n = static_cast<float>(options.size()), room = r.w - kGap * (n - 1);
  float x = r.x;
  for (std::size_t i = 0; i < options.size(); ++i) {
    places[i].x = x;
    places[i].w = all <= room ? wanted[i] + (room - all) / n : wanted[i] * room / all;
    x = places[i].right() + kGap;
  }
  return places;
}

// Arrows choose among the options that may be chosen; the focus follows.
void move_choice(Ui& ui, const Choice& c, int by, int* index) {
  const int n = static_cast<int>(c.options.size());
  for (int i = *index + by; i >= 0 && i < n; i += by) {
    const auto at = static_cast<std::size_t>(i);
    if (at < c.reasons.size() && !c.reasons[at].empty()) continue;
    *index = i;
    ui.focus().set_focus(c.id + "/" + std::to_string(i));
    return;
  }
}

}  // namespace

bool choice(Ui& ui, Rect r, const Choice& c, int* index) {
  const Theme& t = ui.theme();
  const int before = *index;
  if (!c.label.empty()) label(ui, r.cut_top(20, 4).at(), c.label, style::kSmall, r.w);
  r.h = std::min(r.h, kChoiceHeight);
  ui.paint().fill(r, t.track, kControlRounding);
  const std::vector<Rect> places = segments(ui, r.inset(3), c.options);
  int arrows = 0;
  for (std::size_t i = 0; i < c.options.size(); ++i) {
    const std::string id = c.id + "/" + std::to_string(i);
    const std::string reason = i < c.reasons.size() ? c.reasons[i] : "";
    const bool chosen = static_cast<int>(i) == before;
    const Interaction state = ui.interact(
        {.id = id,
         .rect = places[i],
         .enabled = reason.empty(),
         .reason = reason,
         .text = (c.label.empty() ? "" : c.label + ": ") + c.options[i] + (chosen ? ", chosen" : ""),
         .wants_arrows = true});
    if (state.activated) *index = static_cast<int>(i);
    arrows += state.arrow_x + state.arrow_y;
    if (chosen) ui.paint().fill(places[i], t.card, kControlRounding - 2);
    if (chosen)
      ui.paint().outline(places[i], t.fill_of(c.meaning), 2, kControlRounding - 2);
    else if (state.hovered && reason.empty())
      ui.paint().fill(places[i], mix(t.track, t.card, 0.5f), kControlRounding - 2);
    const TextStyle text{Type::small, chosen ? Weight::bold : Weight::regular, !chosen};
    label_in(ui, places[i].inset(kAroundOption, 0), c.options[i], text, Align::centre);
    if (!reason.empty()) ui.paint().fill(places[i], t.track.with_alpha(0.5f), kControlRounding - 2);
    if (state.ring) ui.ring(places[i].inset(2), kControlRounding);
    if (!reason.empty() && (state.hovered || state.ring)) tooltip(ui, places[i], reason);
  }
  if (arrows != 0) move_choice(ui, c, arrows > 0 ? 1 : -1, index);
  return *index != before;
}

bool toggle(Ui& ui, Rect r, const Toggle& what, bool* on) {
  const Theme& t = ui.theme();
  const Interaction state = ui.interact({.id = what.id,
                                         .rect = r,
                                         .enabled = what.enabled,
                                         .reason = what.reason,
                                         .text = what.label + (*on ? ", on" : ", off"),
                                         .key = what.key});
  if (state.activated) *on = !*on;
  if (!what.enabled) ui.paint().push_alpha(0.5f);
  const float at = ui.eased("toggle:" + what.id, *on ? 1.f : 0.f);
  const Rect body{r.x, r.y + (r.h - 24) / 2, 44, 24};
  ui.paint().fill(body, mix(t.line_strong, t.primary, at), 12);
  ui.paint().circle({body.x + 12 + 20 * at, body.centre().y}, 9, mix(t.card, t.on_primary, at));
  const float w = label(ui, {body.right() + 12, r.y + (r.h - 24) / 2}, what.label, style::kBody, r.w - 56);
  if (!what.key.empty()) key_chip(ui, {body.right() + 20 + w, r.centre().y}, what.key, t.muted);
  if (!what.enabled) ui.paint().pop_alpha();
  if (state.ring) ui.ring(body, 12);
  if (!what.enabled && (state.hovered || state.ring)) tooltip(ui, r, what.reason);
  return state.activated;
}

}  // namespace partly::game
