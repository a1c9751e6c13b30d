#include "game/pages/course/course_page.h"

#include "game/pages/common/game_page.h"
#include "game/pages/common/lesson_link.h"
#include "game/pages/common/parts.h"
#include "game/pages/course/chapter_list.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/choice.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr float kLeastAside = 300, kMostAside = 640;  // the third column of a large window
constexpr float kListWidth = 372, kStepGap = 8, kReading = 820;

const char* kind_of_step(course::StepKind kind) {
  switch (kind) {
    case course::StepKind::lesson:
      return "lesson";
    case course::StepKind::scenario:
      return "game";
    case course::StepKind::sandbox:
      break;
  }
  return "try it";
}

const char* done_when(course::StepKind kind) {
  switch (kind) {
    case course::StepKind::lesson:
      return "done when its last beat was seen";
    case course::StepKind::scenario:
      return "done when a game of it has ended";
    case course::StepKind::sandbox:
      break;
  }
  return "done when you moved something and students learned it";
}

void to_the_top(Ui& ui) {
  for (const char* scroll : {"scroll:course", "scroll:course/chapter"}) ui.memory()[scroll] = 0;
  ui.animate();
}

}  // namespace

void CourseScreen::enter() {
  if (const std::string asked = context_.course().take_asked(); !asked.empty())
    if (const auto found = course::chapter_named(context_.course().course(), asked)) chosen_ = (*found)->id;
}

const course::Chapter* CourseScreen::chapter() {
  const CourseBook& book = context_.course();
  if (const course::Chapter* found = book.course().find(chosen_)) return found;
  const course::Chapter* next = course::recommended(book.progress(), book.course());
  if (!next && !book.course().chapters.empty()) next = &book.course().chapters.front();
  chosen_ = next ? next->id : "";
  return next;
}

void CourseScreen::open(Ui& ui, const course::Step& step) {
  switch (step.kind) {
    case course::StepKind::lesson:
      return open_lesson(ui, step.id);
    case course::StepKind::scenario:
      return ui.go(context_.start(step.id) ? "briefing" : "problem");
    case course::StepKind::sandbox:
      return ui.go("sandbox");
  }
}

void CourseScreen::head(Ui& ui, Rect& page) {
  const CourseBook& book = context_.course();
  ButtonRow buttons(ui, {page.x, page.y + 12, page.w, 40});
  if (buttons.add_right({.id = "course/back", .label = "Back", .key = "Esc"})) {
    if (!back()) ui.back();
  }
  Rect title = page;
  title.w = buttons.rest().w;
  const std::size_t all = book.course().chapters.size();
  page_title(ui, title, "Course",
             page.w >= kTwoColumns
                 ? std::to_string(course::chapters_done(book.progress(), book.course())) + " of " +
                       std::to_string(all) + " chapters done; all are open, in any order"
                 : "");
  page.cut_top(std::max(title.y - page.y, 60.f));
}

float CourseScreen::list(Ui& ui, Rect area) {
  const std::string before = chosen_;
  const float height = chapter_list(ui, area, context_.course(), &chosen_);
  if (chosen_ != before) check_.close(), to_the_top(ui);
  return height;
}

// Where there is no room for the chapters beside one of them: their numbers, and what there is to say of this
// one.
float CourseScreen::short_list(Ui& ui, Rect area) {
  const float top = area.y;
  const CourseBook& book = context_.course();
  const std::vector<course::Chapter>& chapters = book.course().chapters;
  Choice numbers{.id = "course/chapters", .meaning = Meaning::student};
  int index = 0;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    numbers.options.push_back(std::to_string(i + 1));
    if (chapters[i].id == chosen_) index = static_cast<int>(i);
  }
  const int before = index;
  choice(ui, area.cut_top(kChoiceHeight, 8), numbers, &index);
  for (std::size_t i = 0; i < chapters.size(); ++i)
    if (ui.shortcut(std::to_string(i + 1), chapters[i].title)) index = static_cast<int>(i);
  const course::Chapter& shown = chapters[static_cast<std::size_t>(index)];
  chosen_ = shown.id;
  if (index != before) check_.close(), ui.animate();
  const course::Standing standing = course::standing(book.progress(), shown);
  const bool next = course::recommended(book.progress(), book.course()) == &shown;
  area.cut_top(paragraph(ui, area,
                         "**" + shown.title + "** · " + std::to_string(shown.minutes) + " min · " +
                             std::to_string(standing.steps_done) + " of " + std::to_string(standing.steps) +
                             " steps · " + check_text(standing) + (next ? " · {student|● **next**}" : ""),
                         style::kSmallText));
  return area.y - top;
}

float CourseScreen::steps(Ui& ui, Rect area, const course::Chapter& chapter) {
  const float top = area.y, mark = kTick + 14;
  for (const course::Step& step : chapter.steps) {
    const bool ticked = course::done(context_.course().progress(), step);
    const std::string name = course::title_of(step), minutes = std::to_string(step.minutes) + " min";
    const std::string kind = kind_of_step(step.kind);
    const float inside = area.w - 2 * kCardPadding - mark;
    const float height = 2 * (kCardPadding - 4) + line_height(ui, style::kBold) + 2 +
                         paragraph_height(ui, inside, step.look, style::kSmall);
    const ClickableCard sheet{.id = "course/step/" + (step.id.empty() ? std::string("sandbox") : step.id),
                              .text = name + ", " + kind + ", " + minutes + ". " + step.look + " " +
                                      (ticked ? "Done" : std::string("To do: ") + done_when(step.kind))};
    const CardState state = begin_card(ui, area.cut_top(height, kStepGap), sheet);
    Rect rest = state.inside;
    const Rect left = rest.cut_left(mark);
    Rect line = rest.cut_top(line_height(ui, style::kBold), 2);
    tick(ui, {left.x + kTick / 2, line.centre().y}, ticked);
    const float w = text_width(ui, minutes, style::kSmall);
    const float named = label(ui, line.at(), name, style::kBold, line.w - w - 80);
    label(ui, {line.x + named + 10, line.y + 3}, kind, style::kSmall, std::max(1.f, line.w - named - w - 24));
    label(ui, {line.right() - w, line.y + 3}, minutes, style::kSmall);
    paragraph(ui, rest, step.look, style::kSmall);
    end_card(ui, sheet);
    if (state.interaction.activated) open(ui, step);
  }
  return area.y - kStepGap - top;
}

// The next thing to do is on Enter; the check may be taken before.
void CourseScreen::actions(Ui& ui, Rect line, const course::Chapter& chapter) {
  const course::Progress& progress = context_.course().progress();
  const course::Standing standing = course::standing(progress, chapter);
  const course::Step* next = course::next_step(progress, chapter);
  const bool answered = standing.answered == standing.questions;
  Button check{.id = "course/check", .label = answered ? "Check again" : "Three questions", .key = "Q"};
  ButtonRow row(ui, line, 12);
  if (next) {
    if (row.add({.id = "course/go",
                 .label = (standing.begun() ? "Go on: " : "Begin: ") + course::title_of(*next),
                 .key = "Enter",
                 .kind = ButtonKind::primary}))
      open(ui, *next);
  } else if (!answered) {
    check.kind = ButtonKind::primary, check.key = "Enter";
  }
  if (row.add(check)) check_.begin(), to_the_top(ui);
  if (answered)
    label_in(
        ui, row.rest(),
        std::to_string(standing.right) + " of " + std::to_string(standing.questions) + " at first answer",
        style::kSmall, Align::left);
}

// In large windows: how the questions went, and what ticks a step.
void CourseScreen::aside(Ui& ui, Rect area, const course::Chapter& chapter) {
  const course::Progress& progress = context_.course().progress();
  const CardPart asked{
      .id = "course/asked", .draw = [&](Rect& rest) {
        card_title(ui, rest, "Three questions", check_text(course::standing(progress, chapter)));
        rest.cut_top(6);
        for (const course::Question& question : chapter.check) {
          const auto found = progress.answers.find(question.id);
          Rect row = rest;
          const Rect mark = row.cut_left(kTick, 10);
          const Point centre{mark.centre().x, row.y + line_height(ui, style::kSmall) / 2};
          if (found != progress.answers.end() && !found->second)
            ui.paint().shape(Shape::triangle, centre, kTick - 4, ui.theme().fill_of(Meaning::caution));
          else
            tick(ui, centre, found != progress.answers.end());
          const bool known = found != progress.answers.end();
          rest.cut_top(paragraph(ui, row, known ? question.text : "not asked yet",
                                 known ? style::kSmallText : style::kSmall),
                       10);
        }
      }};
  const CardPart ticked{
      .id = "course/ticked", .draw = [&](Rect& rest) {
        card_title(ui, rest, "What ticks a step");
        rest.cut_top(4);
        for (const char* text :
             {"**A lesson**: its last beat was seen, and none was left out.",
              "**A game**: it has ended, with whatever outcome.",
              "**Just train**: you moved something, and students learned it to their end."})
          rest.cut_top(paragraph(ui, rest, text, style::kSmallText), 8);
        rest.cut_top(
            paragraph(ui, rest, "Kept on this machine without names; the settings clear it.", style::kSmall));
      }};
  card_stack(ui, area, {asked, ticked});
}

float CourseScreen::detail(Ui& ui, Rect area, const course::Chapter& chapter) {
  const float top = area.y;
  area.w = std::min(area.w, kReading);
  if (check_.open()) {
    const std::size_t place = check_.place();
    const float height = check_.draw(ui, area, context_.course(), chapter);
    if (check_.place() != place || !check_.open()) to_the_top(ui);
    return height;
  }
  area.cut_top(paragraph(ui, area, "**" + chapter.asks + "**", style::kHeading), 6);
  area.cut_top(paragraph(ui, area, "Afterwards you can: " + chapter.able, style::kMuted), kCardGap);
  ui.interact({.id = "course/says",
               .rect = {area.x, top, area.w, 40},
               .text = chapter.asks + " Afterwards you can: " + chapter.able,
               .focusable = false});
  area.cut_top(steps(ui, area, chapter), kCardGap);
  actions(ui, area.cut_top(kButtonHeight), chapter);
  return area.y - top;
}

void CourseScreen::draw(Ui& ui) {
  for (const std::string& text : context_.course().take_complaints()) ui.toast(text);
  Rect page = header_bar(ui, {.place = "Course  ·  for one person, at any pace", .settings = true});
  page.h = ui.height() - page.y;
  head(ui, page);
  const course::Chapter* shown = chapter();
  if (!shown) {
    paragraph(ui, page, "{caution|▲} " + context_.course().problem(), style::kMuted);
    return;
  }
  if (page.w < kTwoColumns) {
    ScrollArea scroll(ui, "course", {page.x, page.y, page.w + kScrollBarRoom, page.h});
    Rect area = scroll.content();
    const float top = area.y;
    if (!check_.open()) area.cut_top(short_list(ui, area), kCardGap);
    if (const course::Chapter* now = chapter()) shown = now;
    area.cut_top(detail(ui, area, *shown), kCardGap);
    scroll.end(area.y - top);
    return;
  }
  const Rect left = page.cut_left(kListWidth, kColumnGap);
  if (page.w >= kReading + kColumnGap + kLeastAside) {
    Rect right = page;
    right.cut_left(kReading, kColumnGap);
    right.w = std::min(right.w, kMostAside);
    page.w = kReading;
    aside(ui, right, *shown);
  }
  ScrollArea chapters(ui, "course/chapters", {left.x, left.y, left.w + kScrollBarRoom, left.h});
  chapters.end(list(ui, chapters.content()) + kCardGap);
  if (const course::Chapter* now = chapter()) shown = now;
  ScrollArea scroll(ui, "course/chapter", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  scroll.end(detail(ui, scroll.content(), *shown) + kCardGap);
}

bool CourseScreen::back() {
  if (!check_.open()) return false;
  check_.close();
  return true;
}

std::string CourseScreen::help() const {
  return "**Course.** **1** to **6** show a chapter, **Enter** goes on with what is to be done next, **Q** "
         "asks its "
         "three questions, **A**, **B** and **C** answer them. A step is ticked when it was really done: a "
         "lesson "
         "seen to its last beat, a game that has ended, something moved and learned on the page that just "
         "trains.\n"
         "All chapters are open from the start. What is done is kept on this machine, without names, and can "
         "be "
         "cleared in the settings.";
}

}  // namespace partly::game
