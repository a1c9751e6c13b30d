#include "game/pages/sandbox/controls.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "game/shell/text.h"
#include "game/widgets/choice.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using study::kSandboxBounds;
using study::SandboxSetting;

constexpr float kPieceGap = 3, kColumnsApart = 24;
// Numbers that a slider stops at where neither even steps nor a logarithmic scale from 0 would do.
constexpr std::array kOwnLabels{0, 10, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000};
constexpr std::array kWidths{2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128};

std::string size_text(int width) { return std::to_string(width) + "-" + std::to_string(width); }

template <std::size_t n>
bool stops_slider(Ui& ui, Rect r, Slider s, const std::array<int, n>& stops, int* value,
                  std::string (*text)(int)) {
  const auto nearest = std::min_element(
      stops.begin(), stops.end(), [&](int a, int b) { return std::abs(a - *value) < std::abs(b - *value); });
  double at = static_cast<double>(nearest - stops.begin());
  s.low = 0, s.high = static_cast<double>(n - 1);
  s.text = [&](double i) { return text(stops[static_cast<std::size_t>(i)]); };
  if (!slider(ui, r, s, &at)) return false;
  *value = stops[static_cast<std::size_t>(at)];
  return true;
}

bool share_slider(Ui& ui, Rect r, Slider s, double* value) {
  double percent = std::round(*value * 100);
  s.high = kSandboxBounds.most_wrong * 100, s.step = 5;
  s.text = [](double v) { return format_number(v, 0) + " %"; };
  if (!slider(ui, r, s, &percent)) return false;
  *value = percent / 100;
  return true;
}

// How what is counted by a slider is drawn on the student's map, beside the slider's name.
Point beside_name(Ui& ui, Rect r, const std::string& name) {
  return {r.x + text_width(ui, name, style::kSmall) + 12, r.y + line_height(ui, style::kSmall) / 2};
}

bool answers_slider(Ui& ui, Rect r, SandboxSetting& s) {
  double answers = s.answers;
  const Slider what{.id = "sandbox/answers",
                    .label = "Answers of the teacher",
                    .low = static_cast<double>(kSandboxBounds.least_answers),
                    .high = static_cast<double>(kSandboxBounds.most_answers),
                    .logarithmic = true,
                    .meaning = Meaning::student};
  const bool moved = slider(ui, r, what, &answers);
  ui.paint().circle(beside_name(ui, r, what.label), 2.2f, ui.theme().map_dot);
  if (!moved) return false;
  s.answers = static_cast<int>(std::lround(answers));
  return true;
}

bool access_choice(Ui& ui, Rect r, SandboxSetting& s) {
  int index = static_cast<int>(s.access);
  const Choice what{.id = "sandbox/serves",
                    .label = "Answer or probabilities",
                    .options = {"answer", "top 2", "all"},
                    .meaning = Meaning::student};
  if (!choice(ui, r, what, &index)) return false;
  s.access = static_cast<learn::Access>(index);
  return true;
}

bool temperature_slider(Ui& ui, Rect r, SandboxSetting& s) {
  const bool soft = s.access != learn::Access::labels;
  const Slider what{.id = "sandbox/temperature",
                    .label = "Temperature",
                    .low = kSandboxBounds.least_temperature,
                    .high = kSandboxBounds.most_temperature,
                    .logarithmic = true,
                    .text = [](double v) { return format_number(v, v < 10 ? 1 : 0); },
                    .enabled = soft,
                    .reason = "A bare answer has no temperature: let the teacher serve probabilities",
                    .meaning = Meaning::student};
  return slider(ui, r, what, &s.temperature);
}

std::string count_text(int n) { return format_number(n, 0); }

bool own_slider(Ui& ui, Rect r, SandboxSetting& s) {
  const Slider what{.id = "sandbox/own", .label = "Own labels beside", .meaning = Meaning::student};
  const bool moved = stops_slider(ui, r, what, kOwnLabels, &s.own_labels, count_text);
  const Point at = beside_name(ui, r, what.label);
  ui.paint().outline({at.x - 3, at.y - 3, 6, 6}, ui.theme().fill_of(Meaning::money), 1.5f);
  return moved;
}

bool wrong_slider(Ui& ui, Rect r, SandboxSetting& s) {
  return share_slider(ui, r,
                      {.id = "sandbox/wrong",
                       .label = "Wrong among them",
                       .enabled = s.own_labels > 0,
                       .reason = "There are no own labels yet",
                       .meaning = Meaning::student},
                      &s.wrong_labels);
}

bool student_slider(Ui& ui, Rect r, SandboxSetting& s) {
  return stops_slider(ui, r,
                      {.id = "sandbox/student", .label = "Student's size", .meaning = Meaning::student},
                      kWidths, &s.student_width, size_text);
}

bool teacher_slider(Ui& ui, Rect r, SandboxSetting& s) {
  return stops_slider(ui, r,
                      {.id = "sandbox/teacher", .label = "Teacher's size", .meaning = Meaning::teacher},
                      kWidths, &s.teacher_width, size_text);
}

bool teacher_wrong_slider(Ui& ui, Rect r, SandboxSetting& s) {
  return share_slider(
      ui, r, {.id = "sandbox/teacher-wrong", .label = "Teacher's wrong labels", .meaning = Meaning::teacher},
      &s.teacher_wrong_labels);
}

struct Control {
  bool (*draw)(Ui&, Rect, SandboxSetting&);
  float height;
};
constexpr float kServesHeight = 24 + kChoiceHeight;
constexpr std::array kSandboxControls{
    Control{answers_slider, kSliderHeight},     Control{access_choice, kServesHeight},
    Control{temperature_slider, kSliderHeight}, Control{own_slider, kSliderHeight},
    Control{wrong_slider, kSliderHeight},       Control{student_slider, kSliderHeight},
    Control{teacher_slider, kSliderHeight},     Control{teacher_wrong_slider, kSliderHeight}};

}  // namespace

float sandbox_controls(Ui& ui, Rect area, int columns, SandboxSetting* setting) {
  const std::size_t a_column =
      (kSandboxControls.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
  const std::vector<Rect> places = area.columns(columns, kColumnsApart);
  float used = 0;
  float y = area.y;
  for (std::size_t i = 0; i < kSandboxControls.size(); ++i) {
    if (i % a_column == 0) y = area.y;
    const Rect& column = places[i / a_column];
    kSandboxControls[i].draw(ui, {column.x, y, column.w, kSandboxControls[i].height}, *setting);
    y += kSandboxControls[i].height + kPieceGap;
    used = std::max(used, y - kPieceGap - area.y);
  }
  return used;
}

namespace {

std::vector<Button> all_buttons(const SandboxSetting& setting) {
  constexpr std::array kKeys{"1", "2", "3", "4"};
  std::vector<Button> all;
  for (const study::SandboxPreset& preset : study::sandbox_presets())
    all.push_back({.id = "sandbox/preset/" + preset.id,
                   .label = preset.name,
                   .key = kKeys[std::min(all.size(), kKeys.size() - 1)],
                   .selected = is_preset(setting, preset),
                   .meaning = Meaning::student});
  all.push_back({.id = "sandbox/another-student", .label = "New students", .key = "R"});
  all.push_back({.id = "sandbox/another-map", .label = "New map", .key = "M"});
  all.push_back({.id = "sandbox/back", .label = "Back", .key = "Esc"});
  return all;
}

// Side by side, and on the next row where there is no room.
std::vector<Rect> button_places(Ui& ui, Rect area, const std::vector<Button>& all) {
  constexpr float kGap = 10;
  std::vector<Rect> places;
  Rect row = area.cut_top(kButtonHeight, kGap);
  for (const Button& b : all) {
    const float w = button_width(ui, b);
    if (w > row.w && row.w < area.w) row = area.cut_top(kButtonHeight, kGap);
    places.push_back(row.cut_left(std::min(w, row.w), kGap));
  }
  return places;
}

}  // namespace

float sandbox_buttons_height(Ui& ui, float width) {
  return button_places(ui, {0, 0, width, 1e5f}, all_buttons({})).back().bottom();
}

void sandbox_buttons(Ui& ui, Rect area, SandboxSetting* setting) {
  area.h = 1e5f;
  const std::vector<Button> all = all_buttons(*setting);
  const std::vector<Rect> places = button_places(ui, area, all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!button(ui, places[i], all[i])) continue;
    if (i < study::sandbox_presets().size()) *setting = with_preset(*setting, study::sandbox_presets()[i]);
    if (all[i].key == "R") ++setting->seed;
    if (all[i].key == "M") ++setting->world;
    if (all[i].key == "Esc") ui.back();
  }
}

}  // namespace partly::game
