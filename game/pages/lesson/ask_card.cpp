#include "game/pages/lesson/ask_card.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/number_field.h"

namespace partly::game {
namespace {

constexpr float kTrack = 10, kKnob = 13, kTrackRoom = 44, kLowChart = 110;
constexpr int kLargeStep = 10;
constexpr int kMostHands = 999;

double number_of(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// No mark stands on it before there is a guess: a mark would be an answer suggested.
void draw_track(Ui& ui, Rect place, const study::Beat& beat, GuessGiven& given) {
  const GuessScale scale = scale_of(beat);
  const std::string says = given.own ? scale.text(*given.own) : "no guess yet";
  const Interaction state = ui.interact({.id = "lesson/guess",
                                         .rect = place,
                                         .enabled = !given.revealed,
                                         .reason = "The answer was seen: the guess stands",
                                         .text = "Your guess: " + says});
  const Rect track{place.x + kKnob, place.centre().y - kTrack / 2, place.w - 2 * kKnob, kTrack};
  if (state.held && !given.revealed) {
    const double share = std::clamp<double>((state.mouse.x - track.x) / track.w, 0, 1);
    given.own = scale.low + std::round(share * (scale.high - scale.low) / scale.step()) * scale.step();
  }
  ui.paint().fill(track, ui.theme().track, kTrack / 2);
  if (given.own) {
    const float x = track.x + track.w * scale.share(*given.own);
    const Color color = ui.theme().fill_of(Meaning::caution);
    ui.paint().fill({track.x, track.y, x - track.x, kTrack}, color, kTrack / 2);
    ui.paint().circle({x, track.centre().y}, kKnob, ui.theme().card);
    ui.paint().ring({x, track.centre().y}, kKnob - 1, color, 3);
  }
  if (state.ring) ui.ring(place, 6);
  const float below = place.bottom();
  label(ui, {track.x, below}, scale.text(scale.low), style::kSmall);
  label_in(ui, {track.right() - 80, below, 80, 20}, scale.text(scale.high), style::kSmall, Align::right);
}

}  // namespace

// A digit more, or one less; a number beyond what may be answered begins anew with the digit.
void AskCard::type(const std::string& digit, const GuessScale& scale, GuessGiven& given) {
  if (digit == "Backspace") {
    if (!typed_.empty()) typed_.pop_back();
  } else {
    if (number_of(typed_ + digit) > scale.high * scale.factor) typed_.clear();
    typed_ += digit;
  }
  given.own.reset();
  if (!typed_.empty()) given.own = std::clamp(number_of(typed_) / scale.factor, scale.low, scale.high);
}

void AskCard::own_keys(Ui& ui, const GuessScale& scale, GuessGiven& given) {
  const auto move = [&](int steps) {
    typed_.clear();
    const double from = given.own.value_or((scale.low + scale.high) / 2);
    given.own = std::clamp(std::round(from / scale.step() + steps) * scale.step(), scale.low, scale.high);
  };
  int steps = 0;
  if (ui.shortcut("Left", "A lower guess")) steps = -1;
  if (ui.shortcut("Right", "A higher guess")) steps = 1;
  if (ui.shortcut("Down", "A much lower guess")) steps = -kLargeStep;
  if (ui.shortcut("Up", "A much higher guess")) steps = kLargeStep;
  if (steps != 0) move(steps), ui.animate();
  for (const char* digit : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "Backspace"})
    if (ui.shortcut(digit, "Type the guess")) type(digit, scale, given), ui.animate();
}

void AskCard::one_person(Ui& ui, Rect& rest, const study::Beat& beat, GuessGiven& given) {
  const GuessScale scale = scale_of(beat);
  if (!given.revealed) own_keys(ui, scale, given);
  const Rect line = rest.cut_top(line_height(ui, style::kDisplay), 8);
  label_in(ui, line, given.own ? scale.text(*given.own) : "?",
           {Type::display, Weight::bold, !given.own, given.own ? Meaning::caution : Meaning::plain},
           Align::centre);
  draw_track(ui, rest.cut_top(kTrackRoom), beat, given);
  rest.cut_top(22, 12);
  rest.cut_top(paragraph(ui, rest,
                         given.revealed
                             ? "The answer was seen, so this guess stands."
                             : "**Type a number**, or move the mark with **Left** and **Right**, or by "
                               "the mouse. **PageDown** shows what was measured. Without a guess "
                               "nothing is scored.",
                         style::kSmall));
}

void AskCard::counted(GuessGiven& given, std::size_t range) {
  std::string& text = counts_[range];
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  const auto hands = static_cast<std::size_t>(std::min<double>(number_of(text), kMostHands));
  std::erase(given.raised, range);
  given.raised.insert(given.raised.end(), hands, range);
}

void AskCard::hands(Ui& ui, Rect& rest, const study::Beat& beat, GuessGiven& given) {
  const std::size_t before = given.raised.size();
  for (std::size_t i = 0; i < study::kRanges && !given.revealed; ++i)
    if (ui.shortcut(std::to_string(i + 1), "A hand for range " + std::to_string(i + 1)))
      given.raised.push_back(i);
  if (!given.revealed && ui.shortcut("Backspace", "One hand less") && !given.raised.empty())
    given.raised.pop_back();
  if (given.raised.size() != before) ui.animate();
  const Rect chart = rest.cut_top(ui.height() < kLowWindow ? kLowChart : kGuessChartHeight, 10);
  guess_chart(ui, chart, {.id = "lesson/hands", .beat = &beat, .given = &given, .with_class = true});
  const std::vector<Rect> columns =
      rest.cut_top(kFieldHeight, 12).columns(static_cast<int>(study::kRanges), 12);
  const study::Hands now = given.hands();
  for (std::size_t i = 0; i < study::kRanges && !given.revealed; ++i) {
    Rect column = columns[i];
    key_chip(ui, {column.x, column.centre().y}, std::to_string(i + 1), ui.theme().text);
    column.cut_left(key_chip_width(ui, "1") + 6);
    const std::string id = "lesson/count/" + std::to_string(i);
    if (ui.focus().focused() != id) counts_[i] = now[i] > 0 ? std::to_string(now[i]) : "";
    const TextField field{.id = id,
                          .label = "Hands for range " + std::to_string(i + 1),
                          .placeholder = "0",
                          .most_characters = 3};
    if (text_field(ui, column, field, &counts_[i])) counted(given, i), ui.animate();
  }
  rest.cut_top(paragraph(ui, rest,
                         given.revealed
                             ? "The answer was seen, so these guesses stand."
                             : "**1** to **5** count a hand each, **Backspace** takes one back; or type "
                               "how many there are. **PageDown** shows what was measured.",
                         style::kSmall));
}

void AskCard::draw(Ui& ui, Rect& rest, const study::Beat& beat, GuessGiven& given, bool with_class) {
  if (with_class)
    hands(ui, rest, beat, given);
  else
    one_person(ui, rest, beat, given);
}

}  // namespace partly::game
