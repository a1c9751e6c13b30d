#include "game/pages/lesson/lesson_page.h"

#include <algorithm>
#include <cmath>

#include "game/pages/common/lesson_link.h"
#include "game/pages/common/parts.h"
#include "game/pages/lesson/evidence.h"
#include "game/pages/lesson/spotlight.h"
#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using Kind = LessonStep::Kind;

constexpr float kControls = 72, kSideColumn = 400, kTitleGap = 6;
constexpr double kChange_s = 1.5;  // an answer comes slowly enough to be followed from the last row
constexpr TextStyle kSentence{.type = Type::heading, .weight = Weight::regular, .muted = true};

std::string clock_text(float seconds) {
  const int whole = static_cast<int>(seconds);
  const int rest = whole % 60;
  return std::to_string(whole / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

}  // namespace

void LessonScreen::open(Ui& ui) {
  std::string asked = take_asked_lesson(ui);
  if (asked.empty()) asked = book_->take_asked();
  if (asked.empty()) return;
  walk_.reset(), problem_.clear();
  began_s_ = ui.now_s();
  Result<study::Programme> programme = book_->programme(asked);
  if (!programme) {
    problem_ = programme.error().message();
    return;
  }
  book_->begin(*programme);
  walk_.emplace(*book_, std::move(*programme));
}

void LessonScreen::go(Ui& ui, bool moved) {
  if (!moved) return;
  const auto here = walk_->now();
  changed_s_ = here && here->kind == Kind::show ? ui.now_s() : -1e9;
  before_ = false;
  ask_.forget();
  ui.focus().clear();
  ui.memory()["scroll:lesson"] = 0;
  ui.animate();
}

// With motion the change comes once more; without, the key shows in turn what was there before and after.
void LessonScreen::replay(Ui& ui) {
  before_ = ui.reduced_motion() && !before_;
  changed_s_ = ui.now_s();
  ui.animate();
}

float LessonScreen::drawn(Ui& ui) {
  if (ui.reduced_motion()) return before_ ? 0.f : 1.f;
  const double t = std::clamp((ui.now_s() - changed_s_) / kChange_s, 0.0, 1.0);
  if (t < 1) ui.animate();
  return static_cast<float>(t * t * (3 - 2 * t));
}

std::string LessonScreen::place() const {
  if (!walk_) return "Lesson";
  const study::Lesson* lesson = book_->lesson(walk_->lesson());
  const std::string name = lesson ? lesson->about.name : walk_->lesson();
  const std::string seed = "  ·  seed " + std::to_string(book_->seed(walk_->lesson()));
  const std::size_t parts = walk_->programme().parts.size();
  if (parts == 1) return "Lesson  ·  " + name + seed;
  return walk_->programme().name + "  ·  " + std::to_string(walk_->part() + 1) + " of " +
         std::to_string(parts) + "  ·  " + name + seed;
}

float LessonScreen::heading(Ui& ui, Rect area, const std::string& title, const std::string& text) {
  const float top = area.y;
  const bool low = ui.height() < kLowWindow;
  const float height = paragraph(ui, area, "**" + title + "**", low ? style::kHeading : style::kDisplay);
  area.cut_top(height, kTitleGap);
  area.w = std::min(area.w, 1000.f);
  area.cut_top(paragraph(ui, area, text, low ? style::kMuted : kSentence), kCardGap);
  ui.interact({.id = "lesson/says",
               .rect = {area.x, top, area.w, area.y - top},
               .text = title + " " + text,
               .focusable = false});
  return area.y - top;
}

float LessonScreen::waiting(Ui& ui, Rect area) {
  const float top = area.y;
  const study::Lesson* lesson = book_->lesson(walk_->lesson());
  const study::LessonRun* run = walk_->run();
  if (run && run->error) {
    area.cut_top(heading(ui, area, "This lesson cannot be told", run->error->message()));
    const Button again{.id = "lesson/retry", .label = "Try again", .key = "A", .kind = ButtonKind::primary};
    if (button(ui, {area.x, area.y, button_width(ui, again), kButtonHeight}, again))
      book_->try_again(walk_->lesson());
    return area.y + kButtonHeight - top;
  }
  if (!run) book_->try_again(walk_->lesson());  // it was stopped while another page was shown
  if (!lesson) return 0;
  area.cut_top(heading(ui, area, lesson->about.name, lesson->shows));
  const CardPart training{.id = "lesson/training", .draw = [&](Rect& rest) {
                            card_title(ui, rest, "Networks are being trained on this machine");
                            rest.cut_top(6);
                            progress_bar(ui, rest.cut_top(kProgressHeight, 8),
                                         {.id = "lesson/progress",
                                          .done = book_->progress(walk_->lesson()),
                                          .says = "The next picture comes as soon as it is measured"});
                            rest.cut_top(paragraph(ui, rest, lesson->about.set_up + ".", style::kSmall));
                          }};
  area.cut_top(card_stack(ui, area, {training}));
  ui.wake_at(ui.now_s() + kLookAgain_s);
  return area.y - top;
}

float LessonScreen::asking(Ui& ui, Rect area, float room, const LessonStep& here) {
  const float top = area.y;
  const study::Guess& guess = *here.beat->guess;
  area.cut_top(heading(ui, area, guess.question, guess.set_up));
  GuessGiven& given = book_->guess(walk_->lesson(), here.beat->id);
  const CardPart ask{.id = "lesson/ask", .draw = [&](Rect& rest) {
                       const std::size_t hands = given.raised.size();
                       card_title(ui, rest, book_->with_class ? "Hands up" : "Your guess",
                                  book_->with_class ? std::to_string(hands) + " counted" : "");
                       rest.cut_top(8);
                       ask_.draw(ui, rest, *here.beat, given, book_->with_class);
                     }};
  const bool known = here.before && has_something_to_look_at(*here.before);
  if (area.w < kTwoColumns || !known) {
    Rect column = area;
    column.w = std::min(column.w, 860.f);
    area.cut_top(card_stack(ui, column, {ask}));
    return area.y - top;
  }
  const Rect side = area.cut_right(kSideColumn, kColumnGap);
  const CardPart seen{.id = "lesson/seen", .draw = [&](Rect& rest) {
                        card_title(ui, rest, "Seen so far", here.before->title);
                        rest.cut_top(6);
                        draw_evidence(ui, rest,
                                      {.id = walk_->lesson() + "/seen/" + here.before->id,
                                       .beat = here.before,
                                       .seed = book_->seed(walk_->lesson()),
                                       .room = std::min(340.f, room - (area.y - top) - 80),
                                       .figures = false});
                      }};
  area.cut_top(std::max(card_stack(ui, area, {ask}), card_stack(ui, side, {seen})));
  return area.y - top;
}

void LessonScreen::guesses(Ui& ui, Rect& rest, const study::Beat& beat, float drawn) {
  const GuessGiven& given = book_->guess(walk_->lesson(), beat.id);
  const bool hands = !given.raised.empty() && (book_->with_class || !given.own);
  const double measured = study::figure(beat.figures, beat.guess->figure).value;
  std::string says = hands       ? std::to_string(given.raised.size()) + " hands"
                     : given.own ? ""
                                 : "nobody guessed";
  if (const auto middle = study::middle_range(given.hands()); hands && middle) {
    const Interval range = study::range_of(*beat.guess, *middle);
    says +=
        ", the middle one at " + scale_of(beat).text(range.low) + " to " + scale_of(beat).text(range.high);
  }
  card_title(ui, rest,
             hands       ? "What the class guessed"
             : given.own ? "Your guess"
                         : "What was measured",
             says);
  rest.cut_top(6);
  guess_chart(ui, rest.cut_top(kGuessChartHeight, 8),
              {.id = "lesson/guesses",
               .beat = &beat,
               .given = &given,
               .with_class = hands,
               .measured = true,
               .drawn = drawn});
  if (!given.off) return;
  std::string score = "**" + format_number(study::points(*given.off), 0) + " of 100 points.**";
  if (hands)
    score += " " + std::to_string(study::hands_right(*beat.guess, given.hands(), measured)) + " of " +
             std::to_string(given.raised.size()) + " hands were in the right range.";
  else
    score += " Off by " + scale_of(beat).distance_text(std::abs(*given.own - measured)) + ".";
  rest.cut_top(paragraph(ui, rest, score, style::kSmallText));
}

float LessonScreen::showing(Ui& ui, Rect area, float room, const LessonStep& here) {
  const float top = area.y, change = drawn(ui);
  const study::Beat& beat = *here.beat;
  Rect side = area;
  const bool beside = beat.guess && area.w >= kTwoColumns;
  if (beside) side = area.cut_right(kSideColumn, kColumnGap);
  area.cut_top(heading(ui, area, beat.title, beat.text));
  const float left = room - (area.y - top) - 4 * kCardPadding;
  const CardPart seen{.id = "lesson/evidence", .draw = [&](Rect& rest) {
                        draw_evidence(ui, rest,
                                      {.id = walk_->lesson() + "/" + beat.id,
                                       .beat = &beat,
                                       .before = here.before,
                                       .seed = book_->seed(walk_->lesson()),
                                       .drawn = change,
                                       .room = left,

                                       .figures_first = ui.height() < kLowWindow,
                                       .large = area.w >= 600});
                      }};
  const CardPart guessed{.id = "lesson/guessed",
                         .draw = [&](Rect& rest) { guesses(ui, rest, beat, change); }};
  area.cut_top(card_stack(ui, area, {seen}), kCardGap);
  if (!beat.guess) return area.y - top;
  if (beside) return std::max(area.y - top, card_stack(ui, side, {guessed}));
  area.cut_top(card_stack(ui, area, {guessed}));
  return area.y - top;
}

// What was asked in this lesson, and what was measured.
void LessonScreen::answers(Ui& ui, Rect& rest) {
  card_title(ui, rest, "What was measured");
  rest.cut_top(4);
  for (const LessonStep& step : walk_->steps()) {
    if (step.kind != Kind::show || !step.beat->guess) continue;
    const study::Figure& figure = study::figure(step.beat->figures, step.beat->guess->figure);
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "lesson/measured/" + step.beat->id,
                 .name = capitalised(figure.name),
                 .quantity = study::quantity(
                     figure, "this lesson, seed " + std::to_string(book_->seed(walk_->lesson()))),
                 .tag = true});
  }
}

float LessonScreen::ending(Ui& ui, Rect area) {
  const float top = area.y;
  const study::Lesson* lesson = book_->lesson(walk_->lesson());
  if (!lesson) return 0;
  if (walk_->programme().parts[walk_->part()].beats.empty()) book_->mark_seen(walk_->lesson());
  area.cut_top(paragraph(ui, area, "To take away", kSentence), 2);
  area.cut_top(
      heading(ui, area, lesson->take_away, lesson->about.name + ", after " + lesson->about.reference + "."));
  const CardPart scores{.id = "lesson/session", .draw = [&](Rect& rest) {
                          card_title(ui, rest, "Guesses of this session", score_text(book_->scores()));
                          rest.cut_top(8);
                          score_chart(ui, rest.cut_top(kScoreChartHeight, 4), book_->scores());
                        }};
  const CardPart doubt{
      .id = "lesson/doubt", .draw = [&](Rect& rest) {
        card_title(ui, rest, "For those who want to doubt it");
        rest.cut_top(4);
        rest.cut_top(paragraph(ui, rest, lesson->about.set_up + ".", style::kSmall), 6);
        rest.cut_top(paragraph(ui, rest, "**R** trains everything again with other seeds.", style::kSmall));
      }};
  const CardPart measured{
      .id = "lesson/measured", .draw = [&](Rect& rest) { answers(ui, rest); }, .share = 1.4f};
  area.cut_top(card_row(ui, area, {measured, doubt}), kCardGap);
  if (!book_->scores().empty()) area.cut_top(card_stack(ui, area, {scores}));
  return area.y - top;
}

float LessonScreen::notes(Ui& ui, Rect area, const LessonStep& here) {
  const study::Programme& programme = walk_->programme();
  const int minutes = programme.parts[walk_->part()].minutes;
  const std::string time = clock_text(seen_s(ui)) + " of " + std::to_string(programme.minutes) +
                           ":00 gone; " + std::to_string(minutes) + " min are for this lesson";
  const std::string text =
      here.beat && !here.beat->notes.empty() ? here.beat->notes : "Nothing to note for this step.";
  const CardPart part{
      .id = "lesson/notes", .draw = [&](Rect& rest) {
        card_title(ui, rest, "Notes for who presents", time);
        ui.interact(
            {.id = "lesson/note", .rect = {rest.x, rest.y, rest.w, 20}, .text = text, .focusable = false});
        rest.cut_top(paragraph(ui, rest, text, style::kBody));
      }};
  ui.wake_at(ui.now_s() + 1);  // the clock
  return card_stack(ui, area, {part});
}

float LessonScreen::content(Ui& ui, Rect area, float room) {
  const float top = area.y;
  area.cut_top(20);
  const auto here = walk_->now();
  if (notes_) area.cut_top(notes(ui, area, here.value_or(LessonStep{})), kCardGap);
  const float left = room - (area.y - top);
  if (!here)
    area.cut_top(waiting(ui, area));
  else if (here->kind == Kind::ask)
    area.cut_top(asking(ui, area, left, *here));
  else if (here->kind == Kind::show)
    area.cut_top(showing(ui, area, left, *here));
  else
    area.cut_top(ending(ui, area));
  return area.y - top;
}

void LessonScreen::draw(Ui& ui) {
  const Interaction stage =
      ui.interact({.id = "lesson/stage", .rect = ui.window(), .text = "The page", .focusable = false});
  open(ui);
  book_->collect();
  Rect page = header_bar(ui, {.place = place()});
  if (!walk_) {
    page.cut_top(20);
    heading(ui, page, "There is no lesson to show",
            problem_.empty() ? "Choose one from the list of lessons: **Esc**, or **L** on the first page."
                             : problem_);
    return;
  }
  keys(ui);
  const Rect band = page.cut_bottom(kControls);
  ScrollArea scroll(ui, "lesson", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  scroll.end(content(ui, scroll.content(), page.h) + kCardGap);
  controls(ui, band);
  if (walk_->run() && walk_->run()->going()) ui.wake_at(ui.now_s() + kLookAgain_s);
  if (spotlight_) spotlight(ui, stage.mouse);
}

std::string LessonScreen::help() const {
  return "**PageDown** and **PageUp**, a presenter's clicker, go on and back; so do Space, Enter and the "
         "arrows. "
         "**Home** and **End** go to the beginning and as far as no question waits.\n"
         "Before an answer comes the question. **T** changes between one person's guess and the hands of a "
         "class, "
         "which **1** to **5** count.\n"
         "**P** shows the last change again, **R** trains the lesson with other seeds, **S** is a spotlight "
         "around "
         "the mouse, **O** shows notes for who presents, **J** opens the page that just trains.";
}

}  // namespace partly::game
