#include "game/pages/sandbox/thought.h"

#include <algorithm>
#include <cmath>

#include "game/shell/text.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kLetterRoom = 24, kNumberRoom = 17, kHeadRoom = 20;

std::int32_t likeliest(std::span<const float> p) {
  return static_cast<std::int32_t>(std::max_element(p.begin(), p.end()) - p.begin());
}

std::string temperature_words(double t) { return format_number(t, t == std::floor(t) || t >= 10 ? 0 : 1); }

std::string shares_text(std::span<const float> p) {
  std::string text;
  for (std::size_t c = 0; c < p.size(); ++c)
    text += (c ? ", " : "") + class_name(static_cast<std::int32_t>(c)) + " " + format_number(100 * p[c], 0) +
            " %";
  return text;
}

// The classes from left to right, each with its letter on its colour.
std::vector<Rect> letters(Ui& ui, Rect place, int classes) {
  const std::vector<Rect> columns = place.columns(classes, 4);
  ui.paint().line({place.x, place.bottom() - kLetterRoom}, {place.right(), place.bottom() - kLetterRoom},
                  ui.theme().line_strong, 1);
  for (int c = 0; c < classes; ++c) {
    const Rect& column = columns[static_cast<std::size_t>(c)];
    const float w = std::min(20.f, column.w);
    const Rect chip{column.centre().x - w / 2, place.bottom() - kLetterRoom + 4, w, 19};
    ui.paint().fill(chip, ui.theme().map_class[static_cast<std::size_t>(c)], 4);
    const TextStyle letter{Type::caption, Weight::bold};
    const std::string text = class_name(c);
    label(ui,
          {chip.centre().x - text_width(ui, text, letter) / 2, chip.centre().y - line_height(ui, letter) / 2},
          text, letter);
  }
  return columns;
}

float bar_room(Rect place) { return place.h - kLetterRoom - kNumberRoom; }

// One bar within its column, `slot` of `slots` from the left, with its share in per cent above it.
void bar(Ui& ui, Rect place, Rect column, int slot, int slots, float share, Meaning meaning, bool kept) {
  const float w = std::min(26.f, (column.w - 2) / static_cast<float>(slots));
  const float x = column.centre().x + (static_cast<float>(slot) - static_cast<float>(slots) / 2) * w;
  const float h = std::max(share > 0 ? 1.f : 0.f, share * bar_room(place));
  const Rect r{x + 1, place.bottom() - kLetterRoom - h, w - 2, h};
  const Color color = ui.theme().fill_of(meaning);
  if (kept)
    ui.paint().outline(r, color, 1.5f, 1);
  else
    ui.paint().fill(r, color, 1);
  const std::string number = format_number(100 * share, 0);
  if (share >= 0.005f && w >= 15)
    label_in(ui, {r.x - 8, r.y - kNumberRoom, r.w + 16, kNumberRoom}, number,
             {Type::caption, Weight::regular, false, meaning}, Align::centre);
}

struct Seen {
  std::int32_t truth = 0, answer = 0, student = 0;
  std::vector<float> teacher, learner;  // at the temperature
  bool kept = false;                    // by the teacher: it serves the answer alone
  double temperature = 1;
};

Seen seen_at(const study::SandboxLook& look, const study::SandboxSetting& setting, const MapPointer& at) {
  const study::SandboxPlace place{at.x, at.y};
  const int classes = look.teacher->classes;
  const auto teacher = study::at_place(look.teacher->probabilities, classes, place);
  Seen out;
  out.truth = likeliest(study::at_place(look.teacher->truth, classes, place));
  out.answer = likeliest(teacher);
  out.kept = setting.access == learn::Access::labels;
  out.temperature = out.kept ? 1 : setting.temperature;
  out.teacher = study::softened(out.kept ? std::vector<float>(teacher.begin(), teacher.end())
                                         : study::served_by(teacher, setting.access),
                                out.temperature);
  if (look.probabilities.empty()) return out;
  const auto student = study::at_place(look.probabilities, classes, place);
  out.student = likeliest(student);
  out.learner = study::softened(student, out.temperature);
  return out;
}

std::string spoken(const Seen& seen) {
  std::string text = "Here: the truth is " + class_name(seen.truth) + ", the teacher answers " +
                     class_name(seen.answer) + ". It thought: " + shares_text(seen.teacher) + ".";
  if (!seen.learner.empty())
    text += " The student answers " + class_name(seen.student) + ": " + shares_text(seen.learner) + ".";
  return text;
}

// Who says what here, as much of it as there is room for.
void verdict_line(Ui& ui, Rect line, const Seen& seen) {
  const bool student = !seen.learner.empty(), mistaken = seen.answer != seen.truth;
  const auto words = [&](bool named) {
    std::string text = "Truth **" + class_name(seen.truth) + "**, {teacher|■" + (named ? " teacher" : "") +
                       "} **" + class_name(seen.answer) + "**";
    if (student)
      text +=
          std::string(", {student|●") + (named ? " student" : "") + "} **" + class_name(seen.student) + "**";
    return text;
  };
  std::string verdict;
  if (student && mistaken && seen.student == seen.answer) verdict = ": the same mistake";
  if (student && mistaken && seen.student == seen.truth) verdict = ": a mistake not repeated";
  const float one_line = line_height(ui, style::kSmallText) * 1.5f;
  for (const std::string& text : {words(true) + verdict, words(true), words(false) + verdict, words(false)}) {
    if (paragraph_height(ui, line.w, text, style::kSmallText) > one_line) continue;
    paragraph(ui, line, text, style::kSmallText);
    return;
  }
}

void head(Ui& ui, Rect place, const std::string& title, const std::string& rest) {
  const float w = label(ui, place.at(), title, style::kSmallBold);
  if (text_width(ui, rest, style::kSmall) <= place.w - w - 6)
    label(ui, {place.x + w + 6, place.y}, rest, style::kSmall);
}

}  // namespace

std::string class_name(std::int32_t index) { return std::string(1, static_cast<char>('A' + index)); }

std::string thought_words(const study::SandboxLook& look, const study::SandboxSetting& setting,
                          const MapPointer& at) {
  return spoken(seen_at(look, setting, at));
}

void thought_at(Ui& ui, Rect area, const study::SandboxLook& look, const study::SandboxSetting& setting,
                const MapPointer& at) {
  const Seen seen = seen_at(look, setting, at);
  const int classes = look.teacher->classes;
  verdict_line(ui, area.cut_top(line_height(ui, style::kSmallText), 6), seen);
  Rect answer = area.cut_left(std::max(82.f, area.w * 0.3f), area.w > 260 ? 28.f : 14.f), thought = area;
  head(ui, answer.cut_top(kHeadRoom), "An answer", "");
  head(ui, thought.cut_top(kHeadRoom), "What it thought",
       seen.kept ? "and keeps" : "at T = " + temperature_words(seen.temperature));
  const std::vector<Rect> left = letters(ui, answer, classes), right = letters(ui, thought, classes);
  const auto named = static_cast<std::size_t>(seen.answer);
  bar(ui, answer, left[named], 0, 1, 1, Meaning::teacher, false);
  for (std::size_t c = 0; c < right.size(); ++c) {
    bar(ui, thought, right[c], 0, 2, seen.teacher[c], Meaning::teacher, seen.kept);
    if (!seen.learner.empty()) bar(ui, thought, right[c], 1, 2, seen.learner[c], Meaning::student, false);
  }
}

}  // namespace partly::game
