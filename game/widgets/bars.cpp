#include "game/widgets/bars.h"

#include <cmath>

#include "game/shell/text.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

float along(double v, double low, double high, Rect track) {
  return track.x + track.w * static_cast<float>(std::clamp((v - low) / (high - low), 0.0, 1.0));
}

std::string time_left(double seconds) {
  if (seconds < 0) return {};
  if (seconds < 1) return "under a second left";
  if (seconds < 90) return format_number(std::ceil(seconds), 0) + " s left";
  return format_number(std::ceil(seconds / 60), 0) + " min left";
}

}  // namespace

void range_bar(Ui& ui, Rect track, const RangeBar& bar) {
  const float round = track.h / 2;
  ui.paint().fill(track, ui.theme().track, round);
  const float from = along(bar.from, bar.low, bar.high, track), to = along(bar.to, bar.low, bar.high, track);
  const float w = std::max(to - from, track.h);
  const float x = std::clamp((from + to - w) / 2, track.x, std::max(track.x, track.right() - w));
  ui.paint().fill({x, track.y, w, track.h}, ui.theme().fill_of(bar.meaning), round);
  for (const RangeMark& mark : bar.marks)
    ui.paint().fill({along(mark.at, bar.low, bar.high, track) - 1.5f, track.y - 3, 3, track.h + 6},
                    ui.theme().fill_of(mark.meaning), 1);
}

void progress_bar(Ui& ui, Rect r, const Progress& p) {
  const double done = std::clamp(p.done, 0.0, 1.0);
  const std::string left = time_left(p.seconds_left);
  ui.interact(
      {.id = p.id, .rect = r, .text = p.says + " " + format_percent(done) + " " + left, .focusable = false});
  label(ui, {r.x, r.y}, p.says, style::kSmall, r.w);
  label_in(ui, {r.x, r.y, r.w, 20}, left, style::kSmall, Align::right);
  const Rect track{r.x, r.y + 26, r.w, 8};
  ui.paint().fill(track, ui.theme().track, 4);
  if (done > 0)
    ui.paint().fill({track.x, track.y, std::max(8.f, track.w * static_cast<float>(done)), 8},
                    ui.theme().fill_of(p.meaning), 4);
}

void zone_bar(Ui& ui, Rect r, const Zone& z) {
  const Rect track{r.x, r.y + 24, r.w, 8};
  const float they = along(z.they_from, z.low, z.high, track), you = along(z.you_to, z.low, z.high, track);
  ui.paint().fill(track, ui.theme().track, 4);
  const float they_w = text_width(ui, z.they_text, style::kCaption),
              you_w = text_width(ui, z.you_text, style::kCaption);
  label(ui, {std::clamp(they - they_w / 2, r.x, std::max(r.x, r.right() - they_w)), r.y}, z.they_text,
        style::kCaption);
  label(ui, {std::clamp(you - you_w / 2, r.x, std::max(r.x, r.right() - you_w)), r.y + 38}, z.you_text,
        style::kCaption);
  ui.paint().fill({they - 1, track.y - 4, 2, 16}, ui.theme().text);
  ui.paint().fill({you - 1, track.y - 4, 2, 16}, ui.theme().text);
  if (you <= they) return;  // no zone: nothing in green
  ui.paint().fill({they, track.y, you - they, 8}, ui.theme().fill_of(Meaning::money));
  const TextStyle green{Type::caption, Weight::bold, false, Meaning::money};
  if (const float w = text_width(ui, z.room_text, green); they + w + 8 < you - you_w / 2)
    label(ui, {they, r.y + 38}, z.room_text, green);
}

}  // namespace partly::game
