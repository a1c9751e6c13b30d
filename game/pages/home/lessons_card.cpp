#include "game/pages/home/lessons_card.h"

#include "game/pages/common/lesson_link.h"
#include "game/pages/common/parts.h"
#include "game/widgets/button.h"
#include "sim/study/lessons.h"
#include "sim/study/programmes.h"

namespace partly::game {
namespace {

constexpr float kRow = 24, kNumber = 22;

void part_row(Ui& ui, Rect row, std::size_t number, const study::ProgrammePart& part) {
  const auto lesson = study::lesson_named(part.lesson);
  const std::string minutes = std::to_string(part.minutes) + " min";
  const float w = text_width(ui, minutes, style::kSmall);
  label(ui, row.cut_left(kNumber).at(), std::to_string(number), style::kSmallBold);
  label(ui, row.at(), lesson ? (*lesson)->about.name : part.lesson, style::kSmallText, row.w - w - 12);
  label(ui, {row.right() - w, row.y}, minutes, style::kSmall);
}

}  // namespace

float lessons_card(Ui& ui, Rect area) {
  const study::Programme& programme = study::programmes().front();
  const CardPart part{.id = "home/lessons", .draw = [&](Rect& rest) {
                        card_title(ui, rest, programme.name);
                        rest.cut_top(4);
                        std::size_t number = 0;
                        for (const study::ProgrammePart& one : programme.parts)
                          part_row(ui, rest.cut_top(kRow), ++number, one);
                        rest.cut_top(8);
                        ButtonRow row(ui, rest.cut_top(kButtonHeight), 12);
                        if (row.add({.id = "home/programme", .label = "Begin", .key = "P"}))
                          open_lesson(ui, programme.id);
                        if (row.add({.id = "home/all-lessons",
                                     .label = "All " + std::to_string(study::lessons().size()) + " lessons",
                                     .key = "L"}))
                          ui.go("lessons");
                      }};
  return card_stack(ui, area, {part});
}

}  // namespace partly::game
