#include "game/pages/lesson/lessons.h"

#include <algorithm>
#include <array>

#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/pages/lesson/guess_chart.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr float kCardsApart = 12, kTwoCards = 560;
constexpr std::array<const char*, 10> kLessonKeys{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"};
constexpr std::array<const char*, 2> kProgrammeKeys{"D", "H"};

std::string minutes_text(int minutes) { return std::to_string(minutes) + " min"; }

struct Sheet {
  std::string id, title, text, key;
  int minutes = 0;
};

float title_width(Ui& ui, float inside, const Sheet& sheet) {
  const float key = sheet.key.empty() ? 0 : key_chip_width(ui, sheet.key) + 8;
  return inside - key - text_width(ui, minutes_text(sheet.minutes), style::kSmall) - 12;
}

float head_height(Ui& ui, float inside, const Sheet& sheet) {
  return std::max(24.f, paragraph_height(ui, title_width(ui, inside, sheet), sheet.title, style::kBold));
}

// Title and minutes beside each other, with the key before them.
void sheet_head(Ui& ui, Rect& rest, const Sheet& sheet) {
  Rect line = rest.cut_top(head_height(ui, rest.w, sheet), 3);
  const float width = title_width(ui, rest.w, sheet);
  if (!sheet.key.empty()) {
    key_chip(ui, {line.x, line.y + 12}, sheet.key, ui.theme().text);
    line.cut_left(key_chip_width(ui, sheet.key), 8);
  }
  paragraph(ui, {line.x, line.y, width, line.h}, sheet.title, style::kBold);
  const float w = text_width(ui, minutes_text(sheet.minutes), style::kSmall);
  label(ui, {line.right() - w, line.y + 2}, minutes_text(sheet.minutes), style::kSmall);
}

std::string lessons_of(const study::Programme& programme, const LessonBook& book) {
  std::string names;
  for (const study::ProgrammePart& part : programme.parts) {
    const study::Lesson* lesson = book.lesson(part.lesson);
    names += (names.empty() ? "" : "  ·  ") + (lesson ? lesson->about.name : part.lesson);
  }
  return names;
}

float sheet_height(Ui& ui, float width, const Sheet& sheet) {
  const float inside = width - 2 * kCardPadding;
  return 2 * (kCardPadding - 4) + head_height(ui, inside, sheet) + 3 +
         paragraph_height(ui, inside, sheet.text, style::kSmall);
}

// Side by side in rows of equal height; returns the height used and what was chosen.
float sheets(Ui& ui, Rect area, int columns, const std::vector<Sheet>& all, std::string* chosen) {
  const float width = area.columns(columns, kCardsApart).front().w, top = area.y;
  float height = 0;
  for (const Sheet& sheet : all) height = std::max(height, sheet_height(ui, width, sheet));
  std::vector<Rect> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t column = i % static_cast<std::size_t>(columns);
    if (column == 0) places = area.cut_top(height, kCardsApart).columns(columns, kCardsApart);
    const ClickableCard card{.id = "lessons/" + all[i].id,
                             .text = all[i].title + ", " + minutes_text(all[i].minutes) + ". " + all[i].text,
                             .key = all[i].key};
    const CardState state = begin_card(ui, places[column], card);
    Rect rest = state.inside;
    sheet_head(ui, rest, all[i]);
    paragraph(ui, rest, all[i].text, style::kSmall);
    end_card(ui, card);
    if (state.interaction.activated) *chosen = all[i].id;
  }
  return area.y - kCardsApart - top;
}

}  // namespace

void LessonsScreen::open(Ui& ui, const std::string& id) {
  if (id.empty()) return;
  book_->ask(id);
  ui.go("lesson");
}

float LessonsScreen::programmes(Ui& ui, Rect area) {
  std::vector<Sheet> all;
  for (const study::Programme& one : study::programmes()) {
    const std::string key = all.size() < kProgrammeKeys.size() ? kProgrammeKeys[all.size()] : "";
    all.push_back({one.id, one.name, lessons_of(one, *book_), key, one.minutes});
  }
  std::string chosen;
  const float height = sheets(ui, area, area.w >= kTwoCards ? 2 : 1, all, &chosen);
  open(ui, chosen);
  return height;
}

float LessonsScreen::cards(Ui& ui, Rect area) {
  std::vector<Sheet> all;
  for (const study::Lesson& one : study::lessons()) {
    const std::string key = all.size() < kLessonKeys.size() ? kLessonKeys[all.size()] : "";
    all.push_back({one.about.id, one.about.name, one.shows, key, one.minutes});
  }
  std::string chosen;
  const float height = sheets(ui, area, area.w >= kTwoCards ? 2 : 1, all, &chosen);
  open(ui, chosen);
  return height;
}

float LessonsScreen::session(Ui& ui, Rect area) {
  const CardPart scores{
      .id = "lessons/session", .draw = [&](Rect& rest) {
        card_title(ui, rest, "Guesses of this session");
        rest.cut_top(paragraph(ui, rest, capitalised(score_text(book_->scores())) + ".", style::kSmall), 8);
        score_chart(ui, rest.cut_top(kScoreChartHeight, 4), book_->scores());
      }};
  const CardPart before{
      .id = "lessons/before", .draw = [&](Rect& rest) {
        card_title(ui, rest, "Before a class");
        rest.cut_top(4);
        rest.cut_top(
            paragraph(ui, rest,
                      "**PageDown** and **PageUp** are all that a presenter needs. Each answer comes after "
                      "a question: **T** counts hands in place of one guess. Everything is trained while it "
                      "is told, on this machine; figures are measured, never recorded.",
                      style::kSmall),
            6);
        rest.cut_top(
            paragraph(ui, rest, "**F11** fills the screen, **Ctrl +** makes the type larger.", style::kSmall),
            10);
        rest.cut_top(paragraph(ui, rest,
                               "What it costs to build a capability and to copy it, measured, with "
                               "the fifty to one of an article beside it.",
                               style::kSmall),
                     8);
        ButtonRow row(ui, rest.cut_top(40));
        if (row.add({.id = "lessons/ratio", .label = "What copying saves", .key = "C"})) ui.go("ratio");
      }};
  return card_stack(ui, area, {before, scores});
}

void LessonsScreen::draw(Ui& ui) {
  book_->collect();
  Rect page =
      header_bar(ui, {.place = "Lessons  ·  each is trained here, while it is told", .settings = true});
  ScrollArea scroll(ui, "lessons", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  ButtonRow buttons(ui, {area.x, area.y + 12, area.w, 40});
  if (buttons.add_right({.id = "lessons/back", .label = "Back", .key = "Esc"})) ui.back();
  Rect title = area;
  title.w = buttons.rest().w;
  page_title(ui, title, "Lessons", "ten experiments on copying");
  area.cut_top(std::max(title.y - area.y, 60.f));
  const bool wide = area.w >= kTwoColumns;
  const Rect side = wide ? area.cut_right(340, kColumnGap) : area;
  const float beside = wide ? session(ui, side) : 0;
  const float column = area.y;
  area.cut_top(programmes(ui, area), kCardGap);
  area.cut_top(cards(ui, area), kCardGap);
  if (!wide) area.cut_top(session(ui, area), kCardGap);
  scroll.end(std::max(area.y, column + beside) - top);
}

std::string LessonsScreen::help() const {
  return "**D** starts the ten minutes, **H** the fifty; **1** to **9** and **0** start a lesson, **C** "
         "opens "
         "what copying saves. Each "
         "trains its "
         "networks while it is told; with the same seed it tells the same.";
}

}  // namespace partly::game
