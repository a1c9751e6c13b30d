#include "game/pages/sources/round_cards.h"

#include <algorithm>
#include <cmath>

#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kReader = 220, kPoints = 52, kBar = 8;

struct Reader {
  const char* name;
  double points;
  Meaning meaning;
};

void reader_row(Ui& ui, Rect row, const Reader& reader, int most) {
  const bool you = reader.meaning == Meaning::student;
  const TextStyle text = you ? style::kSmallBold : style::kSmallText;
  const bool wide = row.w >= kReader + kPoints + 120;
  const Rect name = wide ? row.cut_left(kReader, 12) : row.cut_top(row.h / 2);
  label(ui, {name.x, name.y + (wide ? (name.h - line_height(ui, text)) / 2 : 0)}, reader.name, text, name.w);
  const double points = reader.points;
  label_in(ui, row.cut_right(kPoints, 8), format_number(points, points == std::round(points) ? 0 : 1), text,
           Align::right);
  range_bar(
      ui, {row.x, row.y + (row.h - kBar) / 2, row.w, kBar},
      {.low = 0, .high = static_cast<double>(most), .from = 0, .to = points, .meaning = reader.meaning});
}

}  // namespace

std::string answer_text(const reading::Answer& answer, const scenario::CaseFile& facts) {
  if (answer.said_by.empty()) return "nobody";
  std::string names;
  for (std::size_t i = 0; i < answer.said_by.size(); ++i)
    names += (i == 0                           ? ""
              : i + 1 == answer.said_by.size() ? " and "
                                               : ", ") +
             facts.find_source(answer.said_by[i])->name;
  return names + ", as " + reading::title(answer.standing);
}

void score_card(Ui& ui, Rect& rest, const reading::Score& score) {
  const std::vector<std::string> lines = explain(score);
  const Rect title = rest.cut_top(line_height(ui, style::kDisplay), 6);
  label(ui, title.at(), std::to_string(score.points) + " of " + std::to_string(score.most) + " points",
        style::kDisplay, title.w);
  ui.interact({.id = "sources/score", .rect = title, .text = lines[0] + " " + lines[1], .focusable = false});
  rest.cut_top(
      paragraph(ui, rest,
                "Who says it: " + std::to_string(score.who) + " of " + std::to_string(score.statements) +
                    ". As what: " + std::to_string(score.as_what) + " of " +
                    std::to_string(score.statements) + ". The same statements bring others:",
                style::kSmall),
      10);
  const float row = rest.w >= kReader + kPoints + 120 ? 28 : 44;
  for (const Reader& reader :
       {Reader{"You", static_cast<double>(score.points), Meaning::student},
        Reader{"A careful reader", static_cast<double>(score.most), Meaning::teacher},
        Reader{"All at face value", static_cast<double>(score.face_value), Meaning::caution},
        Reader{"Guessing, on average", score.guessing, Meaning::innocent}})
    reader_row(ui, rest.cut_top(row), reader, score.most);
  rest.cut_top(4);
  rest.cut_top(paragraph(ui, rest,
                         "Every answer follows from the passages, so careful reading gets every point. \"At "
                         "face value\" finds who says it, and takes all for reports.",
                         style::kSmall));
}

void confusions_card(Ui& ui, Rect& rest, const reading::Score& score) {
  card_title(ui, rest, "What was confused");
  rest.cut_top(4);
  for (const auto& [confusion, times] : score.confusions) {
    Rect row = rest;
    label(ui, row.cut_left(34, 6).at(), std::to_string(times) + " ×",
          {.type = Type::body, .weight = Weight::bold, .meaning = Meaning::caution});
    rest.cut_top(paragraph(ui, row, reading::lesson(confusion), style::kBody), 10);
  }
  if (score.confusions.empty())
    rest.cut_top(paragraph(ui, rest, "Nothing. Another round asks other statements.", style::kBody));
}

void answers_card(Ui& ui, Rect& rest, const std::vector<reading::Answered>& answers,
                  const scenario::CaseFile& facts) {
  card_title(ui, rest, "Statement by statement");
  for (const reading::Answered& one : answers) {
    const reading::Mark mark = reading::mark(one.statement, one.answer);
    rest.cut_top(6);
    Rect row = rest;
    label(ui, row.cut_left(34, 6).at(), std::to_string(mark.points()),
          {.type = Type::body,
           .weight = Weight::bold,
           .meaning = mark.points() == reading::kMostPoints ? Meaning::plain : Meaning::caution});
    const float top = row.y;
    row.cut_top(paragraph(ui, row, one.statement.text, style::kSmallText), 2);
    std::string said = "Right: " + answer_text(right_answer(one.statement), facts) + ".";
    if (mark.points() < reading::kMostPoints) said += " You: " + answer_text(one.answer, facts) + ".";
    row.cut_top(paragraph(ui, row, said, style::kSmall), 2);
    fact_chips(ui, row.at(), "sources/answer/" + one.statement.id, one.statement.facts);
    rest.cut_top(row.y + 22 - top);
  }
}

}  // namespace partly::game
