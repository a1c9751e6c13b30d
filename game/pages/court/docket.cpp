#include "game/pages/court/docket.h"

#include "game/pages/common/forecasts.h"
#include "game/pages/common/game_page.h"
#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/pages/court/stages.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using law::Stage;

constexpr double kEven = 50;  // where the slider of a card stands before it is moved

// The stages that a case of others passes: an authority asks nobody, and hears no motion.
std::vector<std::string> stops_of_case(const world::DocketCaseView& one) {
  const std::string end = law::open(one.stage) ? "decided" : law::name(one.stage);
  if (one.turns_on == law::name(law::Theory::disclosure)) return {"review", "judgment", end};
  return {"complaint", "motion", "discovery", "deposition", "judgment", end};
}

int stop_of_case(const world::DocketCaseView& one, int stops) {
  if (!law::open(one.stage)) return stops - 1;
  if (one.stage == Stage::judgment) return stops - 2;
  return std::max(0, static_cast<int>(one.stage) - static_cast<int>(Stage::complaint));
}

void case_card(Ui& ui, Rect& rest, GameContext& context, const world::DocketCaseView& one) {
  const std::string id = "docket/" + one.id;
  card_title(ui, rest, one.title, one.on_a_theory ? one.turns_on : "on other grounds");
  const std::vector<std::string> stops = stops_of_case(one);
  track_line(ui, rest.cut_top(kTrackHeight, 6),
             {stops, stop_of_case(one, static_cast<int>(stops.size())), one.stage > Stage::decided});
  rest.cut_top(
      paragraph(ui, rest, "{law|◆} **" + capitalised(one.standing) + ".** " + one.about, style::kSmallText),
      6);
  if (law::open(one.stage))
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = id + "/chance",
                 .name = one.on_a_theory ? "if a court rules, it accepts the theory"
                                         : "if a court rules, the claimant wins",
                 .quantity = one.chance,
                 .meaning = Meaning::law,
                 .tag = true,
                 .facts = {one.fact}});
  if (!one.on_a_theory)
    rest.cut_top(paragraph(
        ui, rest, "It turns on " + one.turns_on + ": whatever comes of it moves no belief.", style::kSmall));
  if (!one.filed.empty())
    rest.cut_top(paragraph(ui, rest, "You have filed a brief " + one.filed + ".", style::kSmall));
  for (const world::BriefView& brief : one.briefs) {
    rest.cut_top(6);
    order_button(
        ui, rest, context,
        {.id = id + "/brief/" + (brief.decision.side == world::BriefSide::for_theory ? "for" : "against"),
         .label = "File a brief " + std::string(world::name(brief.decision.side))},
        {.decisions = {brief.decision}, .nothing = {}, .done = "The brief is filed."});
  }
}

// "● talk of a dismissal    60 % before a settlement, 10 % otherwise"; what was not seen is muted.
void signal_rows(Ui& ui, Rect& rest, const world::CardView& card) {
  for (const world::SignalView& signal : card.signals) {
    Rect row = rest.cut_top(kFigureHeight);
    const std::string id =
        "docket/card/" + std::to_string(card.id) + "/" + std::to_string(static_cast<int>(signal.kind));
    const TextStyle says{
        .type = Type::small, .weight = signal.seen ? Weight::bold : Weight::regular, .muted = !signal.seen};
    const Rect otherwise = row.cut_right(60, 8), before = row.cut_right(60, 8);
    label_in(ui, row, (signal.seen ? "seen: " : "not seen: ") + signal.name, says, Align::left);
    figure_in(
        ui, before,
        {.id = id + "/before", .name = signal.name + ", before a settlement", .quantity = signal.before});
    figure_in(ui, otherwise,
              {.id = id + "/otherwise", .name = signal.name + ", otherwise", .quantity = signal.otherwise});
  }
}

void signal_head(Ui& ui, Rect& rest) {
  Rect row = rest.cut_top(18);
  label_in(ui, row.cut_right(60, 8), "else", style::kCaption, Align::right);
  label_in(ui, row.cut_right(60, 8), "if settling", style::kCaption, Align::right);
  label_in(ui, row, "how often it is seen", style::kCaption, Align::left);
}

std::string outcome_of(const world::CardView& card) {
  const std::string said =
      card.said ? "You said " + format_percent(*card.said) + ". " : "You did not answer. ";
  if (!card.came) return said + "Known by the end of " + card.due.text() + ".";
  return said + (*card.came ? "They settled." : "They did not settle.");
}

void past_cards(Ui& ui, Rect& rest, const world::DocketView& docket) {
  card_title(ui, rest, "Forecasts so far");
  for (const world::CardView& card : docket.cards) {
    if (card.can_be_answered) continue;
    rest.cut_top(
        paragraph(ui, rest, "**" + card.title + "**, " + card.opened.text() + ". " + outcome_of(card),
                  style::kSmallText),
        2);
    if (!card.reader) continue;
    figure_line(ui, rest.cut_top(kFigureHeight, 4),
                {.id = "docket/card/" + std::to_string(card.id) + "/reader",
                 .name = "a reader of the signals would have said",
                 .quantity = *card.reader,
                 .tag = true});
  }
}

void public_word(Ui& ui, Rect& rest, GameContext& context, const world::DocketView& docket) {
  card_title(ui, rest, "A word in public", "once; saying nothing is an answer too");
  if (!docket.stated.empty()) rest.cut_top(paragraph(ui, rest, docket.stated, style::kSmallText));
  for (const world::StatementView& one : docket.statements) {
    const std::string id =
        one.decision.statement == world::PublicStatement::we_never_did ? "docket/never" : "docket/everybody";
    rest.cut_top(paragraph(ui, rest, "**\"" + one.title + ".\"** " + one.text, style::kSmallText), 2);
    figure_line(ui, rest.cut_top(kFigureHeight, 4),
                {.id = id + "/trust", .name = "trust, at once", .quantity = one.trust, .tag = true});
    order_button(ui, rest, context, {.id = id, .label = "Say it"},
                 {.decisions = {one.decision}, .nothing = {}, .done = "It is said."});
    rest.cut_top(8);
  }
}

}  // namespace

void DocketPanel::forecast(Ui& ui, Rect& rest, GameContext& context, const world::CardView& card) {
  card_title(ui, rest, card.question, card.title);
  for (const world::SignalView& signal : card.signals)
    if (signal.seen)
      rest.cut_top(
          paragraph(ui, rest, "{caution|▲} **" + signal.title + ".** " + signal.text, style::kSmallText), 4);
  signal_head(ui, rest);
  signal_rows(ui, rest, card);
  figure_line(ui, rest.cut_top(kFigureHeight, 8),
              {.id = "docket/card/" + std::to_string(card.id) + "/base",
               .name = "without any signal",
               .quantity = card.base,
               .tag = true,
               .facts = {"F54"}});
  double& chance = chances_.try_emplace(card.id, kEven).first->second;
  const std::string id = "docket/forecast/" + std::to_string(card.id);
  slider(ui, rest.cut_top(kSliderHeight, 8),
         {.id = id,
          .label = "How likely is it?",
          .low = 0,
          .high = 100,
          .step = 5,
          .unit = "%",
          .meaning = Meaning::law},
         &chance);
  order_button(ui, rest, context, {.id = id + "/give", .label = "Give this forecast"},
               {.decisions = {world::AnswerCard{card.id, chance / 100}},
                .nothing = {},
                .done = "Your forecast is kept until it is scored."});
}

float DocketPanel::draw(Ui& ui, Rect area, GameContext& context) {
  const float top = area.y;
  const world::DocketView docket = context.view().docket;  // a copy: an order changes it
  page_title(ui, area, "Before the courts", "cases of others; simulated, no real party");
  area.cut_top(4);
  std::vector<CardPart> cases, rest_of_page;
  for (const world::DocketCaseView& one : docket.cases)
    cases.push_back(
        {.id = "docket/case/" + one.id, .draw = [&](Rect& rest) { case_card(ui, rest, context, one); }});
  bool past = false;
  for (const world::CardView& card : docket.cards) {
    past = past || !card.can_be_answered;
    if (card.can_be_answered)
      rest_of_page.push_back({.id = "docket/open/" + std::to_string(card.id),
                              .draw = [&](Rect& rest) { forecast(ui, rest, context, card); }});
  }
  if (past)
    rest_of_page.push_back({.id = "docket/past", .draw = [&](Rect& rest) { past_cards(ui, rest, docket); }});
  if (docket.scored > 0)
    rest_of_page.push_back(
        {.id = "docket/scores", .draw = [&](Rect& rest) { forecast_scores(ui, rest, docket); }});
  const CardPart say{.id = "docket/say", .draw = [&](Rect& rest) { public_word(ui, rest, context, docket); }};
  if (rest_of_page.empty())
    rest_of_page.push_back(say);
  else
    cases.push_back(say);
  if (area.w < kTwoColumns) {
    cases.insert(cases.begin(), rest_of_page.begin(), rest_of_page.end());
    return area.y - top + card_stack(ui, area, cases);
  }
  const std::vector<Rect> columns = area.columns(2, kCardGap);
  return area.y - top + std::max(card_stack(ui, columns[0], cases), card_stack(ui, columns[1], rest_of_page));
}

}  // namespace partly::game
