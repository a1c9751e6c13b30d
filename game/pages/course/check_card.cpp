#include "game/pages/course/check_card.h"

#include "game/pages/common/parts.h"
#include "game/pages/course/chapter_list.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"

namespace partly::game {
namespace {

constexpr std::array<const char*, course::kOptions> kOptionKeys{"A", "B", "C"};
constexpr float kAnswerGap = 8;
constexpr int kFramesToLearn = 3;  // how tall the explanation is

// Right, wrong or not chosen: said in words beside the option as well.
std::string verdict_of(int option, int chosen, const course::Question& question) {
  if (option == question.right) return option == chosen ? "right" : "this is right";
  return option == chosen ? "not so" : "";
}

}  // namespace

void CheckCard::options(Ui& ui, Rect& area, CourseBook& book, const course::Question& question) {
  const float chip = key_chip_width(ui, "A") + 12;
  for (int i = 0; i < static_cast<int>(course::kOptions); ++i) {
    const std::string& text = question.options[static_cast<std::size_t>(i)];
    const char* key = kOptionKeys[static_cast<std::size_t>(i)];
    const std::string says = chosen_ ? verdict_of(i, *chosen_, question) : "";
    const TextStyle note{Type::small, Weight::bold, false,
                         i == question.right ? Meaning::plain : Meaning::caution};
    const float note_w = says.empty() ? 0 : text_width(ui, says, note) + kTick + 24;
    const float inside = area.w - 2 * kCardPadding - chip - note_w;
    const float height = paragraph_height(ui, inside, text) + 2 * (kCardPadding - 4);
    const ClickableCard sheet{.id = std::string("check/option/") + std::to_string(i),
                              .text = text + (says.empty() ? "" : ": " + says),
                              .selected = chosen_ && (i == question.right || i == *chosen_),
                              .enabled = !chosen_ || i == question.right || i == *chosen_,
                              .reason = "It was answered",
                              .key = chosen_ ? "" : key,
                              .meaning = i == question.right ? Meaning::plain : Meaning::caution};
    const CardState state = begin_card(ui, area.cut_top(height, kAnswerGap), sheet);
    Rect rest = state.inside;
    const float line = line_height(ui, style::kBody);
    key_chip(ui, {rest.x, rest.y + line / 2}, key, ui.theme().text);
    rest.cut_left(chip);
    if (!says.empty()) {
      const Rect right = rest.cut_right(note_w - 16, 16);
      const Point mark{right.right() - kTick / 2, right.y + line / 2};
      if (i == question.right)
        tick(ui, mark, true);
      else
        ui.paint().shape(Shape::triangle, mark, kTick - 4, ui.theme().fill_of(Meaning::caution));
      label(ui, {right.x, right.y + (line - line_height(ui, note)) / 2}, says, note);
    }
    paragraph(ui, rest, text);
    end_card(ui, sheet);
    if (!state.interaction.activated || chosen_) continue;
    chosen_ = i, right_now_ += i == question.right, reveal_ = kFramesToLearn;
    book.answered(question.id, i == question.right);
    ui.focus().clear();
    ui.animate();
  }
}

void CheckCard::answer(Ui& ui, Rect& rest, const course::Question& question) {
  rest.cut_top(paragraph(ui, rest, question.why, style::kBody), 8);
  if (!question.facts.empty()) {
    Rect row = rest.cut_top(22, 4);
    const float w = label(ui, row.at(), "Rests on", style::kSmall);
    fact_chips(ui, {row.x + w + 10, row.y}, "check/fact", question.facts);
  }
  if (!question.paper.empty())
    rest.cut_top(
        paragraph(ui, rest, "Measured: " + question.paper + ", \"" + question.quote + "\".", style::kSmall),
        4);
}

float CheckCard::question(Ui& ui, Rect area, CourseBook& book, const course::Question& question) {
  const float top = area.y;
  const float height = paragraph(ui, area, "**" + question.text + "**", style::kHeading);
  ui.interact({.id = "check/question",
               .rect = {area.x, area.y, area.w, height},
               .text = question.text,
               .focusable = false});
  area.cut_top(height, kCardGap);
  options(ui, area, book, question);
  if (!chosen_) {
    area.cut_top(paragraph(ui, area, "**A**, **B** or **C**. The first answer counts; nothing hangs on it.",
                           style::kSmall));
    return area.y - top;
  }
  area.cut_top(kCardGap - kAnswerGap);
  const CardPart why{.id = "check/why", .draw = [&](Rect& rest) { answer(ui, rest, question); }};
  area.cut_top(card_stack(ui, area, {why}), kCardGap);
  ui.interact({.id = "check/says", .rect = area, .text = question.why, .focusable = false});
  ButtonRow row(ui, area.cut_top(kButtonHeight));
  const bool last = at_ + 1 == course::kQuestions;
  if (row.add({.id = "check/next",
               .label = last ? "The score" : "Next",
               .key = "Enter",
               .kind = ButtonKind::primary}))
    ++at_, chosen_.reset(), ui.focus().clear(), ui.animate();
  if (reveal_ > 0) {
    if (--reveal_ == 0) ui.focus().bring_in_view("check/next");
    ui.animate();
  }
  return area.y - top;
}

float CheckCard::score(Ui& ui, Rect area, const CourseBook& book, const course::Chapter& chapter) {
  const float top = area.y;
  const course::Standing standing = course::standing(book.progress(), chapter);
  const std::string first =
      std::to_string(standing.right) + " of " + std::to_string(standing.questions) + " at first answer";
  std::string text = "What you are now able to do: " + chapter.able;
  if (right_now_ != standing.right)
    text =
        "This time " + std::to_string(right_now_) + " of " + std::to_string(course::kQuestions) + ". " + text;
  area.cut_top(paragraph(ui, area, "**" + first + "**", style::kDisplay), 6);
  ui.interact({.id = "check/score", .rect = {area.x, top, area.w, 40}, .text = first, .focusable = false});
  area.cut_top(paragraph(ui, area, text, style::kBody), kCardGap);
  ButtonRow row(ui, area.cut_top(kButtonHeight));
  if (row.add({.id = "check/done", .label = "Go on", .key = "Enter", .kind = ButtonKind::primary})) close();
  if (row.add({.id = "check/again", .label = "Once more", .key = "R"})) begin();
  return area.y - top;
}

float CheckCard::draw(Ui& ui, Rect area, CourseBook& book, const course::Chapter& chapter) {
  const float top = area.y;
  const std::string place = at_ < course::kQuestions ? "question " + std::to_string(at_ + 1) + " of " +
                                                           std::to_string(course::kQuestions)
                                                     : "score";
  area.cut_top(paragraph(ui, area, chapter.title + "  ·  " + place, style::kSmall), 6);
  area.cut_top(at_ < course::kQuestions ? question(ui, area, book, chapter.check[at_])
                                        : score(ui, area, book, chapter));
  return area.y - top;
}

}  // namespace partly::game
