#include "game/pages/common/event_dialog.h"

#include <algorithm>

#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/dialog.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr float kEventWidth = 680, kEventFrame = 48 + 40 + 16, kAnnounceBeside = 560, kAnnounceGap = 12;
constexpr const char* kEventHeight = "event/height";

std::string number_key(std::size_t i) { return std::to_string(i + 1); }

void choice_card(Ui& ui, Rect& rest, GameContext& context, const world::EventChoiceView& choice,
                 std::size_t place) {
  const std::string id = "event/choice/" + choice.decision.choice;
  rest.cut_top(paragraph(ui, rest, "**" + choice.title + "**", style::kBody), 4);
  rest.cut_top(paragraph(ui, rest, choice.text, style::kSmallText), 8);
  order_button(ui, rest, context, {.id = id, .label = "Choose this", .key = number_key(place)},
               {.decisions = {choice.decision}, .nothing = {}, .done = choice.title + "."});
  if (choice.if_silent)
    rest.cut_top(paragraph(ui, rest, "Holds too if you say nothing.", style::kSmall), 4);
  else if (choice.prospect.value != 0 && refusal_of(context.lab_game().check(choice.decision)).empty())
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = id + "/prospect",
                 .name = "over saying nothing",
                 .quantity = choice.prospect,
                 .meaning = Meaning::money});
}

float choices_of(Ui& ui, Rect area, GameContext& context, const world::EventView& event) {
  std::vector<CardPart> cards;
  for (std::size_t i = 0; i < event.choices.size(); ++i)
    cards.push_back({.id = "event/card/" + event.choices[i].decision.choice,
                     .draw = [&, i](Rect& rest) { choice_card(ui, rest, context, event.choices[i], i); }});
  return card_row(ui, area, cards, 0, kAnnounceBeside);
}

}  // namespace

const world::EventView* event_that_asks(const world::WorldView& view) {
  return event_that_asks_after(view, {});
}

const world::EventView* event_that_asks_after(const world::WorldView& view, const std::string& event) {
  if (view.ending != world::Ending::running) return nullptr;
  auto from = view.events.rbegin();  // the oldest
  if (!event.empty()) {
    from = std::find_if(from, view.events.rend(), [&](const auto& one) { return one.id == event; });
    if (from != view.events.rend()) ++from;
  }
  const auto next = std::find_if(from, view.events.rend(), [](const auto& one) { return one.open(); });
  return next == view.events.rend() ? nullptr : &*next;
}

void EventDialog::announce(Ui& ui, Rect& area, const world::WorldView& view) {
  const world::EventView* event = event_that_asks(view);
  if (!event) return;
  const Button answer{.id = "event/answer",
                      .label = "Answer",
                      .key = "A",
                      .kind = ButtonKind::secondary,
                      .meaning = Meaning::caution};
  const std::string says = "{caution|▲} **" + event->title + ".** " + event->text;
  const bool beside = area.w >= kAnnounceBeside;
  const float width = beside ? area.w - button_width(ui, answer) - kCardGap : area.w;
  const float height = paragraph_height(ui, width, says, style::kSmallText);
  Rect row =
      area.cut_top(beside ? std::max(kButtonHeight, height) : height + 8 + kButtonHeight, kAnnounceGap);
  Rect line = beside ? Rect{row.x, row.y, row.w, kButtonHeight} : row.cut_bottom(kButtonHeight);
  ButtonRow buttons(ui, line);
  if (beside ? buttons.add_right(answer) : buttons.add(answer)) open(view);
  paragraph(ui, {row.x, row.y + (beside ? std::max(0.f, (row.h - height) / 2) : 0), width, height}, says,
            style::kSmallText);
}

void EventDialog::open(const world::WorldView& view) {
  const world::EventView* event = event_that_asks(view);
  shown_ = event ? event->id : std::string();
}

void EventDialog::put_aside(const world::WorldView& view) {
  const world::EventView* next = event_that_asks_after(view, shown_);
  shown_ = next ? next->id : std::string();
}

bool EventDialog::asks_before_close(const world::WorldView& view) {
  const world::EventView* event = event_that_asks(view);
  while (event && looked_at_.contains(event->id)) event = event_that_asks_after(view, event->id);
  if (!event) return false;
  shown_ = event->id;
  return true;
}

void EventDialog::draw(Ui& ui, GameContext& context) {
  if (!is_open()) return;
  const auto& events = context.view().events;
  const auto shown = std::find_if(events.begin(), events.end(),
                                  [&](const auto& one) { return one.id == shown_ && one.open(); });
  if (shown == events.end() || context.view().ending != world::Ending::running) return shown_.clear();
  looked_at_.insert(shown_);
  show(ui, context, world::EventView(*shown));  // a copy: an answer changes the view
}

void EventDialog::show(Ui& ui, GameContext& context, const world::EventView& event) {
  const float width =
      std::min(std::max(kEventWidth, 300.f * static_cast<float>(event.choices.size())), ui.width() - 64);
  const float room = ui.height() - 16 - kEventFrame - kButtonHeight - 16;
  const float height = std::min(ui.memory()[kEventHeight], room);
  Rect inside = begin_dialog(ui, "event", {width, height + 16 + kButtonHeight}, event.title);
  const Rect list = inside.cut_top(height, 16);
  ScrollArea scroll(ui, "event", {list.x, list.y, list.w + kScrollBarRoom, list.h});
  Rect content = scroll.content();
  const float top = content.y;
  content.cut_top(paragraph(ui, content, event.text, style::kBody), 4);
  if (!event.fact.empty()) {
    fact_chips(ui, content.at(), "event/fact", {event.fact});
    content.cut_top(line_height(ui, style::kCaption), 8);
  }
  content.cut_top(8);
  content.cut_top(choices_of(ui, content, context, event));
  const float used = content.y - top;
  scroll.end(used);
  if (float& known = ui.memory()[kEventHeight]; known != used) known = used, ui.animate();
  ButtonRow row(ui, inside.cut_top(kButtonHeight), 12);
  const bool later = row.add({.id = "event/later", .label = "Later in this quarter", .key = "Esc"});
  end_dialog(ui);
  const auto& now = context.view().events;
  const bool answered =
      std::none_of(now.begin(), now.end(), [&](const auto& one) { return one.id == shown_ && one.open(); });
  if (later || answered) put_aside(context.view());
}

}  // namespace partly::game
