#include "game/pages/sandbox/sandbox.h"

#include <algorithm>
#include <cmath>

#include "game/pages/sandbox/controls.h"
#include "game/pages/sandbox/maps.h"
#include "game/pages/sandbox/thought.h"
#include "game/shell/text.h"
#include "game/widgets/card.h"
#include "game/widgets/fan_plot.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kPanel = 300, kPanelLow = 264, kWideFrom = 880, kTallFrom = 560, kFootRoom = 16;
constexpr float kFigureLine = 21, kLeastCards = 196, kGapSmall = 10, kTwoBeside = 520, kMayBeCut = 30;
constexpr float kInsetX = 16, kInsetY = 10;  // of cards: what is drawn in them needs the room
constexpr TextStyle kSays{Type::heading, Weight::regular};

Quantity measured_share(double value, const std::string& explained) {
  return Quantity::measured(value, Unit::fraction, "this sandbox", explained);
}

// Students learn most in their first steps: the axis is logarithmic.
float axis_of(double steps) { return static_cast<float>(std::log10(std::max(1.0, steps))); }
constexpr double kFirstStep = 5;

Fan level_line(const std::string& name, Meaning meaning, double value) {
  Fan out{.name = name, .meaning = meaning, .dashed = true};
  out.x = {axis_of(kFirstStep), axis_of(study::kSandboxSteps)};
  out.median = {static_cast<float>(value), static_cast<float>(value)};
  return out;
}

Fan curve_of(const study::SandboxLook& look, const std::string& name, Meaning meaning, bool band) {
  Fan out{.name = name, .meaning = meaning, .dashed = !band};
  for (const study::SandboxStage& stage : look.curve) {
    out.x.push_back(axis_of(stage.steps_done));
    out.median.push_back(static_cast<float>(stage.mean));
    if (band) out.low.push_back(static_cast<float>(stage.low));
    if (band) out.high.push_back(static_cast<float>(stage.high));
  }
  return out;
}

}  // namespace

void SandboxScreen::enter() { moved(); }

// What can be moved stays within its bounds: nothing here is refused.
void SandboxScreen::moved() { (void)bench_->runs.ask(bench_->setting).ok(); }

// Until somebody moves it, the pointer lies where the teacher is mistaken and most nearly said the truth.
void SandboxScreen::place_pointer() {
  const study::SandboxLook* look = bench_->runs.look();
  if (pointer_.moved || !look) return;
  float most = -1;
  for (const study::SandboxMistake& mistake : look->teacher->mistakes) {
    const auto thought = study::at_place(look->teacher->probabilities, look->teacher->classes, mistake.at);
    const float truth = thought[static_cast<std::size_t>(mistake.truth)];
    if (truth > most) most = truth, pointer_.x = mistake.at.x, pointer_.y = mistake.at.y;
  }
}

float SandboxScreen::says(Ui& ui, Rect area, const TextStyle& style) {
  const study::SandboxLook* look = bench_->runs.look();
  std::string text = look ? study::told(*look) : "The teacher is about to learn.";
  if (const auto& error = bench_->runs.error()) text = "{caution|▲} " + error->message();
  ui.interact({.id = "sandbox/says", .rect = area, .text = text, .focusable = false});
  return paragraph(ui, area, text, style);
}

std::vector<std::pair<std::string, QuantityLabel>> SandboxScreen::figures() const {
  std::vector<std::pair<std::string, QuantityLabel>> all;
  const study::SandboxLook* look = bench_->runs.look();
  if (!look || look->scores.empty()) return all;
  const study::SandboxScore& score = look->score();
  const study::SandboxStage stage = look->curve.back();
  all.push_back({"Agreement",
                 {.id = "sandbox/agreement",
                  .quantity = measured_share(
                      score.agreement, "Share of the map where student and teacher name the same class."),
                  .name = "Agreement with the teacher"}});
  all.push_back({"Own mistakes",
                 {.id = "sandbox/own-mistakes",
                  .quantity = Quantity::measured(score.own_mistakes, Unit::count, "this sandbox",
                                                 "Questions that the student gets wrong otherwise than its "
                                                 "teacher does."),
                  .text = format_number(score.own_mistakes, 0),
                  .name = "Mistakes of the student's own"}});
  if (const auto mistakes = static_cast<double>(look->teacher->mistakes.size()); mistakes > 0)
    all.push_back({"Repeated",
                   {.id = "sandbox/share-repeated",
                    .quantity = Quantity::derived(score.repeated / mistakes, Unit::fraction,
                                                  "Repeated mistakes divided by the teacher's."),
                    .name = "Share of the teacher's mistakes that the student repeats"}});
  all.push_back(
      {std::to_string(study::kSandboxStudents) + " students",
       {.id = "sandbox/band",
        .quantity = Quantity::measured(
            stage.mean, Unit::fraction, "this sandbox",
            "Right, on average over the students; they differ by their first weights, the places "
            "they ask about and their own labels. The range holds 8 of 10.",
            Interval{stage.low, stage.high}),
        .text = format_number(100 * stage.low, 0) + " to " + format_number(100 * stage.high, 0) + " %",
        .name = "Right, all students"}});
  if (const auto reaction = bench_->runs.reaction_s())
    all.push_back({"First look",
                   {.id = "sandbox/reaction",
                    .quantity = Quantity::measured(
                        *reaction, Unit::seconds, bench_->runs.engine_name(),
                        "From the latest change of a setting to the first look at students that learned "
                        "with it, on " +
                            bench_->runs.engine_name() + "."),
                    .text = format_number(*reaction * 1000, 0) + " ms",
                    .name = "First look"}});
  return all;
}

// A line each, as many as there is room for.
float SandboxScreen::counted(Ui& ui, Rect area) {
  const float top = area.y;
  for (auto& [name, value] : figures()) {
    if (area.h < kFigureLine) break;
    const Rect line = area.cut_top(kFigureLine);
    value.style = style::kSmallBold;
    value.tag = text_width(ui, name, style::kSmall) + 8 + quantity_width(ui, value) <= line.w;
    label(ui, line.at(), name, style::kSmall);
    quantity_label_right(ui, {line.right(), line.y}, value);
  }
  return area.y - top;
}

void SandboxScreen::curve(Ui& ui, Rect area) {
  const study::SandboxLook* look = bench_->runs.look();
  const study::SandboxLook* before = bench_->runs.before();
  FanPlot plot{.id = "sandbox/curve", .title = "Right answers", .unit = "after so many steps"};
  plot.x_low = axis_of(kFirstStep), plot.x_high = axis_of(study::kSandboxSteps);
  plot.y_low = 0.2, plot.y_high = 1;
  for (const int tick : {10, 30, 100, 300, study::kSandboxSteps})
    plot.x_ticks.push_back({axis_of(tick), format_number(tick, 0)});
  plot.y_ticks = {{0.25, "25 %"}, {0.5, "50 %"}, {0.75, "75 %"}, {1, "100 %"}};
  plot.value_text = [](double v) { return format_percent(v); };
  plot.x_text = [](double v) { return format_number(std::pow(10, v), 0) + " steps"; };
  if (look) {
    plot.says = "Right answers over steps. " + study::told(*look);
    if (before) plot.fans.push_back(curve_of(*before, "before", Meaning::innocent, false));
    plot.fans.push_back(level_line("teacher", Meaning::teacher, look->teacher->right));
    plot.fans.push_back(
        curve_of(*look, std::to_string(study::kSandboxStudents) + " students", Meaning::student, true));
    FanPast shown{.meaning = Meaning::student};  // the student that is shown
    for (const study::SandboxStage& stage : look->curve) {
      shown.x.push_back(axis_of(stage.steps_done));
      shown.y.push_back(static_cast<float>(stage.first));
    }
    plot.past.push_back(shown);
  }
  card(ui, area);
  fan_plot(ui, area.inset(kInsetX, kInsetY), plot);
}

void SandboxScreen::thought(Ui& ui, Rect area) {
  const study::SandboxLook* look = bench_->runs.look();
  card(ui, area);
  if (!look) return;
  ui.interact({.id = "sandbox/thought",
               .rect = area,
               .text = thought_words(*look, bench_->setting, pointer_),
               .focusable = false});
  thought_at(ui, area.inset(kInsetX, kInsetY), *look, bench_->setting, pointer_);
}

bool SandboxScreen::maps(Ui& ui, Rect area, float height) {
  const study::SandboxLook* look = bench_->runs.look();
  return look && sandbox_maps(ui, area, height, *look, bench_->runs.version(), &pointer_);
}

void SandboxScreen::wide(Ui& ui, Rect page) {
  const float buttons = sandbox_buttons_height(ui, page.w);
  sandbox_buttons(ui, page.cut_bottom(buttons + kFootRoom, kGapSmall), &bench_->setting);
  page.cut_top(14);
  Rect panel = card(ui, page.cut_right(page.w >= 1100 ? kPanel : kPanelLow, 24));
  panel.cut_top(sandbox_controls(ui, panel, 1, &bench_->setting), 6);
  counted(ui, panel);
  page.cut_top(says(ui, page, kSays), kGapSmall);
  const float third = (page.w - 40) / 3;
  const float height = std::clamp(page.h - kSandboxCaption - kCardGap - kLeastCards, 120.f, third);
  maps(ui, page.cut_top(kSandboxCaption + height, kCardGap), height);
  const std::vector<Rect> cards = page.columns(2, kCardGap);
  thought(ui, cards[0]);
  curve(ui, cards[1]);
}

// Where there is no room for all at once: what is moved on the left, what is seen of it on the right; each
// scrolls by itself.
void SandboxScreen::narrow(Ui& ui, Rect page) {
  page.cut_top(8);
  const bool beside = page.w >= kTwoBeside;
  Rect left = page.cut_left(beside ? std::max(190.f, page.w * 0.4f) : page.w, 16);
  if (beside) seen(ui, page);
  ScrollArea scroll(ui, "sandbox/moved", left);
  Rect area = scroll.content();
  const float top = area.y;
  if (!beside) area.cut_top(pictures(ui, area, left.h), kCardGap);
  area.cut_top(sandbox_controls(ui, area, 1, &bench_->setting), kCardGap);
  const float buttons = sandbox_buttons_height(ui, area.w);
  sandbox_buttons(ui, area.cut_top(buttons, kCardGap), &bench_->setting);
  scroll.end(area.y - top);
}

// Above what is moved, as long as somebody points at a map and the card below it is out of sight.
void SandboxScreen::thought_over(Ui& ui) {
  const study::SandboxLook* look = bench_->runs.look();
  const Rect place{8, kHeaderHeight + 4, ui.width() * 0.4f + 8, kThoughtHeight};
  ui.over([this, look, place](Ui& above) {
    above.paint().fill(place, above.theme().card, kCardRounding);
    above.paint().outline(place, above.theme().line_strong, above.theme().outline, kCardRounding);
    thought_at(above, place.inset(kInsetX, kInsetY), *look, bench_->setting, pointer_);
  });
}

void SandboxScreen::seen(Ui& ui, Rect page) {
  ScrollArea scroll(ui, "sandbox/seen", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  scroll.end(pictures(ui, scroll.content(), page.h));
}

float SandboxScreen::pictures(Ui& ui, Rect area, float room) {
  const float top = area.y;
  area.cut_top(says(ui, area, style::kSmallText), kGapSmall);
  const float third = (area.w - 20) / 3;
  const float height = std::clamp(room - (area.y - top) - kSandboxCaption - 12, std::min(third, 90.f), third);
  const bool pointed = maps(ui, area.cut_top(kSandboxCaption + height, kGapSmall), height);
  const Rect place = area.cut_top(kThoughtHeight, kCardGap);
  thought(ui, place);
  if (pointed && place.bottom() - kMayBeCut > ui.height()) thought_over(ui);
  curve(ui, area.cut_top(kFanPlotHeight + 2 * kCardPadding, kCardGap));
  area.cut_top(counted(ui, area), kCardGap);
  return area.y - top;
}

void SandboxScreen::draw(Ui& ui) {
  bench_->runs.collect();
  place_pointer();
  const Rect page = header_bar(
      ui, {.place = ui.width() < 900 ? "Just train"
                                     : "Just train  ·  drag anything, point at a map  ·  no money, no law",
           .settings = true});
  const study::SandboxSetting before = bench_->setting;
  if (page.w >= kWideFrom && page.h >= kTallFrom)
    wide(ui, page);
  else
    narrow(ui, page);
  if (bench_->setting != before) bench_->moved = true, moved(), ui.animate();
  const bool learned = bench_->moved && !bench_->runs.going() && !bench_->runs.error();
  if (learned && bench_->tried) bench_->moved = false, bench_->tried();
  if (bench_->runs.going()) ui.animate();
}

std::string SandboxScreen::help() const {
  return "A teacher learned the map on the left from labels, some of them wrong. Students never see the map: "
         "they "
         "ask the teacher about some places, the dots, and learn from what it serves. **Rings** are the "
         "teacher's "
         "mistakes on an exam; a thick one is a mistake that the student repeats.\n"
         "**Tab** goes from slider to slider, the **arrow keys** move it; on a map they move the pointer. "
         "**1** to "
         "**4** are settings worth trying, **R** shows another student, **M** another map with another "
         "teacher.\n"
         "**Temperature** flattens what the teacher thought before students learn from it, so that small "
         "probabilities count. At 1 it is what the teacher thought.";
}

}  // namespace partly::game
