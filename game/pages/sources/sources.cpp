#include "game/pages/sources/sources.h"

#include <algorithm>
#include <array>

#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/pages/sources/articles_card.h"
#include "game/pages/sources/round_cards.h"
#include "game/widgets/button.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr float kOption = 40, kOptionGap = 8;
constexpr const char* kSourcesScroll = "sources";
constexpr std::array<const char*, reading::kStandings> kStandingKeys{"R", "A", "O", "E", "P", "D"};

std::string points_text(int points, int most) {
  return std::to_string(points) + " of " + std::to_string(most);
}

}  // namespace

SourcesScreen::SourcesScreen(const Result<scenario::CaseFile>& facts, std::uint64_t seed) {
  if (!facts) {
    problem_ = facts.error().message();
    return;
  }
  facts_ = *facts;
  auto exercise = reading::load_exercise(facts_);
  if (exercise)
    exercise_ = std::move(*exercise);
  else
    problem_ = exercise.error().message();
  begin_round(seed);
}

void SourcesScreen::begin_round(std::uint64_t seed) {
  seed_ = seed, round_ = draw_round(exercise_, seed);
  answers_.clear(), who_.clear(), as_what_.reset();
  marked_ = nobody_ = false;
}

reading::Answer SourcesScreen::chosen() const {
  if (nobody_) return {};
  return {{who_.begin(), who_.end()}, as_what_.value_or(reading::Standing::not_said)};
}

std::string SourcesScreen::unfinished() const {
  if (nobody_) return {};
  if (who_.empty()) return "Choose who says it, or that nobody does";
  return as_what_ ? "" : "Choose as what it is said";
}

std::string SourcesScreen::progress() const {
  const int points = reading::score(answers_, static_cast<int>(exercise_.articles.size())).points;
  const std::string so_far =
      answers_.empty()
          ? ""
          : "  ·  " + points_text(points, static_cast<int>(answers_.size()) * reading::kMostPoints) +
                " points so far";
  if (over()) return "round " + std::to_string(seed_);
  const std::size_t at = answers_.size() + (marked_ ? 0 : 1);
  return "statement " + std::to_string(at) + " of " + std::to_string(round_.size()) + so_far;
}

void SourcesScreen::give(Ui& ui) {
  answers_.push_back({statement(), chosen()});
  marked_ = true;
  article_ = article_for(exercise_, statement());
  ui.focus().clear();
  ui.memory()[std::string("scroll:") + kSourcesScroll] = 0;
}

void SourcesScreen::next(Ui& ui) {
  marked_ = nobody_ = false;
  who_.clear(), as_what_.reset();
  ui.focus().clear();
  ui.memory()[std::string("scroll:") + kSourcesScroll] = 0;
}

void SourcesScreen::who(Ui& ui, Rect& rest) {
  label(ui, rest.cut_top(line_height(ui, style::kSmallBold), 6).at(), "Who says it?", style::kSmallBold);
  const std::size_t count = exercise_.articles.size();
  std::vector<Rect> places;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 2 == 0) places = rest.cut_top(kOption, kOptionGap).columns(2, kOptionGap);
    const std::string& id = exercise_.articles[i].id;
    const Button option{.id = "sources/who/" + id,
                        .label = facts_.find_source(id)->name,
                        .key = std::to_string(i + 1),
                        .selected = who_.contains(id),
                        .meaning = Meaning::teacher};
    if (!button(ui, places[i % 2], option)) continue;
    nobody_ = false;
    if (who_.erase(id) == 0) who_.insert(id);
  }
  const Button none{.id = "sources/who/nobody",
                    .label = "None of them says this",
                    .key = "0",
                    .selected = nobody_,
                    .meaning = Meaning::caution};
  if (button(ui, rest.cut_top(kOption, 16), none)) nobody_ = !nobody_, who_.clear(), as_what_.reset();
}

void SourcesScreen::as_what(Ui& ui, Rect& rest) {
  label(ui, rest.cut_top(line_height(ui, style::kSmallBold), 6).at(), "As what?", style::kSmallBold);
  std::vector<Rect> places;
  for (int i = 0; i < reading::kStandings; ++i) {
    if (i % 2 == 0) places = rest.cut_top(kOption, kOptionGap).columns(2, kOptionGap);
    const auto standing = static_cast<reading::Standing>(i);
    Button option{.id = "sources/as/" + std::string(enum_name(standing)),
                  .label = capitalised(reading::title(standing)),
                  .key = kStandingKeys[static_cast<std::size_t>(i)],
                  .selected = as_what_ == standing,
                  .meaning = Meaning::teacher};
    if (nobody_) option.enabled = false, option.reason = "Nobody says it, you say";
    if (button(ui, places[static_cast<std::size_t>(i % 2)], option)) as_what_ = standing;
  }
  const std::string says = nobody_    ? reading::meaning(reading::Standing::not_said)
                           : as_what_ ? reading::meaning(*as_what_)
                                      : "How does it stand in the articles, not how likely do you find it?";
  rest.cut_top(paragraph(ui, rest, says, style::kSmall), 12);
}

void SourcesScreen::question(Ui& ui, Rect& rest) {
  rest.cut_top(
      paragraph(ui, rest, marked_ ? "The statement" : "Does one of the articles say this?", style::kSmall),
      4);
  const float height = paragraph(ui, rest, "**" + statement().text + "**", style::kHeading);
  ui.interact({.id = "sources/statement",
               .rect = {rest.x, rest.y, rest.w, height},
               .text = "Does one of the articles say this? " + statement().text});
  if (ui.focus().focused() == "sources/statement" && ui.focus().find("sources/statement"))
    ui.ring(Rect{rest.x, rest.y, rest.w, height}.inset(-4), 4);
  rest.cut_top(height, 16);
  if (marked_) return answer(ui, rest);
  who(ui, rest);
  as_what(ui, rest);
  const std::string lacks = unfinished();
  ButtonRow row(ui, rest.cut_top(kButtonHeight));
  if (row.add({.id = "sources/check",
               .label = "Check",
               .key = "Enter",
               .kind = ButtonKind::primary,
               .enabled = lacks.empty(),
               .reason = lacks}))
    give(ui);
}

void SourcesScreen::answer(Ui& ui, Rect& rest) {
  const reading::Answered& given = answers_.back();
  const reading::Mark mark = reading::mark(given.statement, given.answer);
  const bool full = mark.points() == reading::kMostPoints;
  const std::string points = points_text(mark.points(), reading::kMostPoints) + " points";
  rest.cut_top(paragraph(ui, rest, full ? "**" + points + "**" : "**{caution|▲ " + points + "}**"), 8);
  rest.cut_top(paragraph(ui, rest, "You: " + answer_text(given.answer, facts_) + ".", style::kSmallText), 2);
  rest.cut_top(paragraph(ui, rest, "**Right: " + answer_text(right_answer(given.statement), facts_) + ".**"),
               10);
  rest.cut_top(paragraph(ui, rest, given.statement.why, style::kBody), 10);
  for (const std::string& id : given.statement.facts) {
    const scenario::Fact& fact = *facts_.find(id);
    Rect row = rest;
    fact_chips(ui, row.cut_left(40).at(), "sources/fact", {id});
    const std::string says = std::string(enum_name(fact.status)) + ". " + scenario::meaning(fact.status);
    rest.cut_top(std::max(22.f, paragraph(ui, row, says, style::kSmall)), 4);
  }
  if (!full) rest.cut_top(6);
  for (const reading::Confusion confusion : mark.confusions)
    rest.cut_top(paragraph(ui, rest, std::string("{caution|▲} ") + reading::lesson(confusion), style::kSmall),
                 6);
  rest.cut_top(6);
  ButtonRow row(ui, rest.cut_top(kButtonHeight));
  const bool last = answers_.size() == round_.size();
  if (row.add({.id = "sources/next",
               .label = last ? "The score" : "Next",
               .key = "Enter",
               .kind = ButtonKind::primary}))
    next(ui);
}

float SourcesScreen::cards(Ui& ui, Rect area) {
  const CardPart ask{.id = "sources/question", .draw = [&](Rect& rest) { question(ui, rest); }};
  const reading::Statement* answered = marked_ ? &answers_.back().statement : nullptr;
  const CardPart articles{.id = "sources/articles", .draw = [&](Rect& rest) {
                            articles_card(ui, rest, exercise_, facts_, answered, &article_);
                          }};
  if (area.w < kTwoColumns) return card_stack(ui, area, {ask, articles});
  const Rect left = area.cut_left((area.w - kColumnGap) * 0.45f, kColumnGap);
  return std::max(card_stack(ui, left, {ask}), card_stack(ui, area, {articles}));
}

float SourcesScreen::result(Ui& ui, Rect area) {
  const reading::Score score = reading::score(answers_, static_cast<int>(exercise_.articles.size()));
  const CardPart points{.id = "sources/points", .draw = [&](Rect& rest) {
                          score_card(ui, rest, score);
                          rest.cut_top(12);
                          ButtonRow row(ui, rest.cut_top(kButtonHeight));
                          if (row.add({.id = "sources/again",
                                       .label = "Another round",
                                       .key = "Enter",
                                       .kind = ButtonKind::primary}))
                            begin_round(seed_ + 1), next(ui);
                        }};
  const CardPart confused{.id = "sources/confused",
                          .draw = [&](Rect& rest) { confusions_card(ui, rest, score); }};
  const CardPart each{.id = "sources/each",
                      .draw = [&](Rect& rest) { answers_card(ui, rest, answers_, facts_); }};
  if (area.w < kTwoColumns) return card_stack(ui, area, {points, confused, each});
  const std::vector<Rect> columns = area.columns(2, kCardGap);
  return std::max(card_stack(ui, columns[0], {points, confused}), card_stack(ui, columns[1], {each}));
}

void SourcesScreen::head(Ui& ui, Rect& page) {
  ButtonRow buttons(ui, {page.x, page.y + 12, page.w, 40});
  if (buttons.add_right({.id = "sources/back", .label = "Back", .key = "Esc"})) ui.back();
  if (buttons.add_right(
          {.id = "sources/casefile", .label = "Case file", .key = "F", .kind = ButtonKind::quiet}))
    open_case_file(ui);
  Rect line = page;
  line.w = buttons.rest().w;
  page_title(ui, line, "Who says what?", problem_.empty() ? progress() : "");
  page.cut_top(std::max(line.y - page.y, 60.f));
}

void SourcesScreen::draw(Ui& ui) {
  Rect page = header_bar(ui, {.place = "Who says what?  ·  four articles on the real case"});
  page.h = ui.height() - page.y;
  ScrollArea scroll(ui, kSourcesScroll, {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  head(ui, area);
  if (!problem_.empty())
    area.cut_top(paragraph(ui, area, "{caution|▲} " + problem_, style::kMuted));
  else
    area.cut_top(over() ? result(ui, area) : cards(ui, area));
  scroll.end(area.y - top + kCardGap);
}

std::string SourcesScreen::help() const {
  return "**Who says what?** Read the articles on the right and say of each statement which of them make it "
         "(keys 1 to 4, or 0 for none), and as what. A statement may be near the truth and still be said by "
         "nobody.\n"
         "A point for exactly the right articles, a point for the kind. The score stands beside what others "
         "would have got. The articles are told in our own words; only what stands in quotation marks is "
         "quoted, and no outcome of a real case is claimed.";
}

}  // namespace partly::game
