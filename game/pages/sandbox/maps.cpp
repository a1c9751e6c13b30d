#include "game/pages/sandbox/maps.h"

#include <algorithm>

#include "game/pages/sandbox/thought.h"
#include "game/shell/text.h"
#include "game/widgets/quantity_label.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using study::SandboxLook;
using study::SandboxPlace;

constexpr float kMapsApart = 20, kMapsClose = 10;
constexpr std::size_t kFewDots = 400;

Point on(Rect map, SandboxPlace at) { return {map.x + map.w * at.x, map.y + map.h * at.y}; }

// A ring that can be seen on any colour.
void marked_ring(Ui& ui, Point at, float radius, Color color, float width) {
  ui.paint().ring(at, radius, ui.theme().card.with_alpha(0.8f), width + 2);
  ui.paint().ring(at, radius, color, width);
}

void draw_mistakes(Ui& ui, Rect map, const SandboxLook& look, bool of_student) {
  const Theme& t = ui.theme();
  const float size = std::clamp(map.w / 240, 0.6f, 1.f);
  for (std::size_t i = 0; i < look.teacher->mistakes.size(); ++i) {
    const Point at = on(map, look.teacher->mistakes[i].at);
    const bool repeated = i < look.repeats.size() && look.repeats[i];
    if (repeated)
      marked_ring(ui, at, 7 * size, t.fill_of(Meaning::student), 2.5f * size);
    else if (!of_student)
      marked_ring(ui, at, 6 * size, t.fill_of(Meaning::teacher), 1.5f);
  }
}

// Where there are many they are small and pale, or they would hide the map.
void draw_places(Ui& ui, Rect map, const SandboxLook& look) {
  const bool many = look.asked.size() + look.own.size() > kFewDots;
  const float size = (many ? 1.2f : 2.2f) * std::clamp(map.w / 200, 0.5f, 1.f);
  const Color dot = ui.theme().map_dot.with_alpha(many ? 0.55f : 1.f),
              square = ui.theme().fill_of(Meaning::money).with_alpha(many ? 0.45f : 1.f);
  for (const SandboxPlace& place : look.own) {
    const Point at = on(map, place);
    const Rect mark{at.x - size - 1, at.y - size - 1, 2 * size + 2, 2 * size + 2};
    if (many)
      ui.paint().fill(mark.inset(1), square);
    else
      ui.paint().outline(mark, square, 1.5f);
  }
  for (const SandboxPlace& place : look.asked) ui.paint().circle(on(map, place), size, dot);
}

// What the classes are called, each where it is widest.
void draw_names(Ui& ui, Rect map, const SandboxLook& look) {
  for (std::size_t c = 0; c < look.teacher->deep.size(); ++c) {
    if (look.teacher->deep[c].x < 0) continue;
    const Point at = on(map, look.teacher->deep[c]);
    label_in(ui, {at.x - 10, at.y - 10, 20, 20}, class_name(static_cast<int>(c)), style::kSmallBold,
             Align::centre);
  }
}

void draw_pointer(Ui& ui, Rect map, const MapPointer& pointer) {
  const Point at = on(map, {pointer.x, pointer.y});
  const Theme& t = ui.theme();
  constexpr float kArm = 11, kHole = 4;
  ui.paint().push_clip(map);
  for (const auto& [color, width] : {std::pair{t.card, 4.f}, std::pair{t.text, 2.f}}) {
    ui.paint().line({at.x - kArm, at.y}, {at.x - kHole, at.y}, color, width);
    ui.paint().line({at.x + kHole, at.y}, {at.x + kArm, at.y}, color, width);
    ui.paint().line({at.x, at.y - kArm}, {at.x, at.y - kHole}, color, width);
    ui.paint().line({at.x, at.y + kHole}, {at.x, at.y + kArm}, color, width);
  }
  ui.paint().pop_clip();
}

QuantityLabel share_right(const std::string& id, const std::string& whose, double share) {
  return {.id = id,
          .quantity = Quantity::measured(
              share, Unit::fraction, "this sandbox",
              "Share of " + std::to_string(study::kSandboxScoreSide * study::kSandboxScoreSide) +
                  " places, spread evenly over the map, where " + whose + " names the true class."),
          .style = style::kBold,
          .name = "Right, " + whose};
}

constexpr float kSecondLine = 23;

float name_width(Ui& ui, Meaning meaning, const std::string& name) {
  return text_width(ui, name, style::kBold) + (meaning == Meaning::plain ? 0.f : 24.f);
}

// Name and score on one line and the count below it; where there is no room, the score below the name alone.
void caption(Ui& ui, Rect place, Meaning meaning, const std::string& name, QuantityLabel right) {
  legend(ui, place.at(), meaning, name);
  const float room = place.w - name_width(ui, meaning, name) - 8;
  right.tag = quantity_width(ui, right) <= room;
  if (quantity_width(ui, right) <= room)
    quantity_label_right(ui, {place.right(), place.y}, right);
  else
    quantity_label(ui, {place.x, place.y + kSecondLine}, right);
}

bool has_two_lines(Ui& ui, Rect place, const QuantityLabel& right) {
  QuantityLabel bare = right;
  bare.tag = false;
  return quantity_width(ui, bare) <= place.w - name_width(ui, Meaning::student, "Teacher") - 8;
}

// "repeats 14 of 21", with its tag where there is room.
void counted_line(Ui& ui, Rect line, QuantityLabel value) {
  value.style = style::kSmallText;
  value.tag = quantity_width(ui, value) <= line.w;
  quantity_label(ui, line.at(), value);
}

QuantityLabel count_of(const std::string& id, const std::string& name, int n, const std::string& text,
                       const std::string& explained) {
  return {.id = id,
          .quantity = Quantity::measured(n, Unit::count, "this sandbox", explained),
          .text = text,
          .name = name};
}

bool truth_map(Ui& ui, Rect head, Rect map, const SandboxLook& look, MapPointer* pointer) {
  label(ui, head.at(), "Truth", style::kBold);
  label(ui, {head.x, head.y + kSecondLine}, "nobody sees it", style::kSmall, head.w);
  const bool pointed = shaded_map(ui, map,
                                  {.id = "sandbox/map/truth",
                                   .says = "The true map",
                                   .side = study::kSandboxMapSide,
                                   .classes = look.teacher->classes,
                                   .probabilities = look.teacher->truth.data(),
                                   .version = look.setting.world},
                                  pointer);
  draw_names(ui, map, look);
  return pointed;
}

bool teacher_map(Ui& ui, Rect head, Rect map, const SandboxLook& look, std::uint64_t version,
                 MapPointer* pointer) {
  const QuantityLabel right = share_right("sandbox/teacher-right", "the teacher", look.teacher->right);
  caption(ui, head, Meaning::teacher, "Teacher", right);
  const auto mistakes = static_cast<int>(look.teacher->mistakes.size());
  if (has_two_lines(ui, head, right))
    counted_line(
        ui, {head.x, head.y + kSecondLine, head.w, 20},
        count_of("sandbox/mistakes", "The teacher", mistakes, std::to_string(mistakes) + " mistakes, ringed",
                 "Of " + std::to_string(study::kSandboxQuestionsSide * study::kSandboxQuestionsSide) +
                     " questions, one anywhere in each field of the map, those it answers wrongly."));
  const bool pointed =
      shaded_map(ui, map,
                 {.id = "sandbox/map/teacher",
                  .says = "The teacher's map, " + std::to_string(mistakes) + " mistakes ringed",
                  .side = study::kSandboxMapSide,
                  .classes = look.teacher->classes,
                  .probabilities = look.teacher->probabilities.data(),
                  .version = version},
                 pointer);
  draw_mistakes(ui, map, look, false);
  return pointed;
}

bool student_map(Ui& ui, Rect head, Rect map, const SandboxLook& look, std::uint64_t version,
                 MapPointer* pointer) {
  const bool begun = !look.scores.empty();
  const QuantityLabel right =
      share_right("sandbox/student-right", "the student", begun ? look.score().right : 0);
  if (begun) caption(ui, head, Meaning::student, "Student", right);
  if (begun && has_two_lines(ui, head, right))
    counted_line(ui, {head.x, head.y + kSecondLine, head.w, 20},
                 count_of("sandbox/repeated", "The student", look.score().repeated,
                          "repeats " + std::to_string(look.score().repeated) + " of " +
                              std::to_string(look.teacher->mistakes.size()),
                          "Of the teacher's mistakes, those where the student gives the same wrong answer."));
  const bool pointed =
      shaded_map(ui, map,
                 {.id = "sandbox/map/student",
                  .says = "The student's map, with " + std::to_string(look.asked.size()) + " places asked",
                  .side = study::kSandboxMapSide,
                  .classes = look.teacher->classes,
                  .probabilities = look.probabilities.empty() ? nullptr : look.probabilities.data(),
                  .version = version},
                 pointer);
  ui.paint().push_clip(map);
  draw_places(ui, map, look);
  ui.paint().pop_clip();
  draw_mistakes(ui, map, look, true);
  return pointed;
}

}  // namespace

bool sandbox_maps(Ui& ui, Rect area, float height, const SandboxLook& look, std::uint64_t version,
                  MapPointer* pointer) {
  std::vector<Rect> heads, maps;
  for (const Rect& column : area.columns(3, area.w > 500 ? kMapsApart : kMapsClose)) {
    heads.push_back({column.x, column.y, column.w, kSandboxCaption});
    maps.push_back({column.x, column.y + kSandboxCaption, column.w, height});
  }
  const bool on_truth = truth_map(ui, heads[0], maps[0], look, pointer),
             on_teacher = teacher_map(ui, heads[1], maps[1], look, version, pointer),
             on_student = student_map(ui, heads[2], maps[2], look, version, pointer);
  for (const Rect& map : maps) draw_pointer(ui, map, *pointer);
  return on_truth || on_teacher || on_student;
}

}  // namespace partly::game
