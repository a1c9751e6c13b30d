#include "game/pages/lesson/guess_chart.h"

#include <algorithm>
#include <cmath>

#include "game/shell/text.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kBarGap = 8, kAxisRoom = 26, kAnswerRoom = 26;
constexpr std::size_t kMostBars = 40;  // of scores, the latest

const study::Figure& answer_of(const study::Beat& beat) {
  return study::figure(beat.figures, beat.guess->figure);
}

std::string hands_text(std::size_t range, const study::Beat& beat, int hands) {
  const GuessScale scale = scale_of(beat);
  const Interval ends = study::range_of(*beat.guess, range);
  return scale.text(ends.low) + " to " + scale.text(ends.high) + ": " + std::to_string(hands);
}

std::string says(const GuessChart& c) {
  std::string text = c.with_class ? "The class's guesses." : "Your guess";
  const study::Hands hands = c.given->hands();
  for (std::size_t i = 0; c.with_class && i < study::kRanges; ++i)
    text += " " + hands_text(i, *c.beat, hands[i]) + ".";
  if (!c.with_class) text += c.given->own ? " " + scale_of(*c.beat).text(*c.given->own) + "." : ": none.";
  if (c.measured) text += " Measured " + scale_of(*c.beat).text(answer_of(*c.beat).value);
  return text;
}

void draw_hands(Ui& ui, Rect plot, const study::Hands& hands) {
  const int most = std::max(1, *std::ranges::max_element(hands));
  const std::vector<Rect> columns = plot.columns(static_cast<int>(study::kRanges), 0);
  for (std::size_t i = 0; i < hands.size(); ++i) {
    const float room = plot.h - 24;
    const float height = ui.eased("hands/" + std::to_string(i),
                                  room * static_cast<float>(hands[i]) / static_cast<float>(most));
    const Rect bar{columns[i].x + kBarGap / 2, plot.bottom() - height, columns[i].w - kBarGap, height};
    if (height > 1) ui.paint().fill(bar, ui.theme().fill_of(Meaning::caution), 3);
    if (hands[i] > 0)
      label_in(ui, {columns[i].x, bar.y - 24, columns[i].w, 22}, std::to_string(hands[i]), style::kSmallBold,
               Align::centre);
  }
}

// A line that stands on the axis, with its text above, or beside it on the `side` of another line: within the
// plot, wherever the line is.
void draw_mark(Ui& ui, Rect plot, float share, float from, Meaning meaning, const std::string& text,
               int side = 0) {
  constexpr float kBeside = 6;
  const float x = plot.x + plot.w * std::clamp(share, 0.f, 1.f);
  const TextStyle style{Type::small, Weight::bold, false, meaning};
  ui.paint().fill({x - 1.5f, from + 22, 3, plot.bottom() - from - 22}, ui.theme().fill_of(meaning));
  ui.paint().shape(shape_of(meaning), {x, plot.bottom()}, 12, ui.theme().fill_of(meaning));
  const float w = text_width(ui, text, style);
  const float left = side == 0 ? x - w / 2 : side > 0 ? x + kBeside : x - kBeside - w;
  label(ui, {std::clamp(left, plot.x, std::max(plot.x, plot.right() - w)), from}, text, style);
}

void draw_axis(Ui& ui, Rect plot, const study::Beat& beat) {
  const GuessScale scale = scale_of(beat);
  ui.paint().line({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, ui.theme().line_strong, 1);
  for (std::size_t i = 0; i <= study::kRanges; ++i) {
    const float x = plot.x + plot.w * static_cast<float>(i) / static_cast<float>(study::kRanges);
    const double at = i == study::kRanges ? scale.high : study::range_of(*beat.guess, i).low;
    const Align align = i == 0 ? Align::left : i == study::kRanges ? Align::right : Align::centre;
    const float left = i == 0 ? x : i == study::kRanges ? x - 60 : x - 30;
    ui.paint().line({x, plot.bottom()}, {x, plot.bottom() + 4}, ui.theme().line_strong, 1);
    label_in(ui, {left, plot.bottom() + 6, 60, 18}, scale.text(at), style::kCaption, align);
  }
}

}  // namespace

GuessScale scale_of(const study::Beat& beat) {
  const bool share = answer_of(beat).unit == Unit::fraction;
  return {beat.guess->low, beat.guess->high, share ? 100.0 : 1.0, share ? " %" : ""};
}

std::string GuessScale::text(double value) const {
  const double shown = value * factor;
  const int decimals = std::abs(shown - std::round(shown)) < 0.05 ? 0 : 1;
  return format_number(shown, decimals) + unit;
}

std::string GuessScale::distance_text(double value) const {
  return format_number(value * factor, factor > 1 ? 1 : 0) + (factor > 1 ? " percentage points" : "");
}

void guess_chart(Ui& ui, Rect r, const GuessChart& c) {
  const Interaction state = ui.interact({.id = c.id, .rect = r, .text = says(c)});
  Rect plot = r;
  plot.cut_bottom(kAxisRoom);
  const float own_from = plot.y + (c.measured ? kAnswerRoom : 0);
  draw_axis(ui, plot, *c.beat);
  Rect bars = plot;
  bars.cut_top(c.measured ? kAnswerRoom : 0);
  const GuessScale scale = scale_of(*c.beat);
  const auto beside = [&](double guess) {  // the measured line runs past the text of the guess
    return !c.measured ? 0 : guess <= answer_of(*c.beat).value ? -1 : 1;
  };
  if (c.with_class)
    draw_hands(ui, bars, c.given->hands());
  else if (c.given->own)
    draw_mark(ui, plot, scale.share(*c.given->own), own_from, Meaning::caution,
              "guessed " + scale.text(*c.given->own), beside(*c.given->own));
  if (c.measured) {
    const double value = answer_of(*c.beat).value;
    const float from = plot.y + (plot.h - kAnswerRoom) * (1 - c.drawn);  // it rises from the axis
    draw_mark(ui, plot, scale.share(value), from, Meaning::student, "measured " + scale.text(value));
  }
  if (state.ring) ui.ring(r, 4);
}

std::string score_text(const std::vector<study::Scored>& scores) {
  if (scores.empty()) return "no guess was scored yet";
  double sum = 0;
  for (const study::Scored& one : scores) sum += study::points(one.off);
  return std::to_string(scores.size()) + (scores.size() == 1 ? " guess, " : " guesses, ") +
         format_number(sum / static_cast<double>(scores.size()), 0) + " of 100 points on average";
}

void score_chart(Ui& ui, Rect r, const std::vector<study::Scored>& scores) {
  const Interaction state = ui.interact(
      {.id = "lesson/scores", .rect = r, .text = "Guesses of this session: " + score_text(scores)});
  Rect plot = r;
  plot.cut_left(36);
  const Rect legends = plot.cut_bottom(20, 10);
  const float one = legend(ui, legends.at(), Meaning::student, "one person", {}, Type::caption);
  legend(ui, {legends.x + one + 20, legends.y}, Meaning::caution, "a class", {}, Type::caption);
  plot.cut_top(18);
  for (const int tick : {0, 50, 100}) {
    const float y = plot.bottom() - plot.h * static_cast<float>(tick) / 100;
    ui.paint().line({plot.x, y}, {plot.right(), y}, tick == 0 ? ui.theme().line_strong : ui.theme().line, 1);
    label_in(ui, {r.x, y - 9, 30, 18}, std::to_string(tick), style::kCaption, Align::right);
  }
  const std::size_t first = scores.size() > kMostBars ? scores.size() - kMostBars : 0;
  const float most = 44,
              each = std::min(most,
                              plot.w / static_cast<float>(std::max<std::size_t>(1, scores.size() - first)));
  for (std::size_t i = first; i < scores.size(); ++i) {
    const auto points = static_cast<float>(study::points(scores[i].off));
    const Meaning meaning = scores[i].hands > 0 ? Meaning::caution : Meaning::student;
    const Rect bar{plot.x + each * static_cast<float>(i - first) + each * 0.15f,
                   plot.bottom() - std::max(2.f, plot.h * points / 100), each * 0.7f,
                   std::max(2.f, plot.h * points / 100)};
    ui.paint().fill(bar, ui.theme().fill_of(meaning), 3);
    if (each >= 28)
      label_in(ui, {bar.x - 10, bar.y - 19, bar.w + 20, 18}, format_number(points, 0), style::kCaption,
               Align::centre);
  }
  if (state.ring) ui.ring(r, 4);
}

}  // namespace partly::game
