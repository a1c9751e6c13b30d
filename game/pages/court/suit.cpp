#include "game/pages/court/suit.h"

#include <algorithm>

#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/widgets/button.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

std::string stage_text(const world::SuitView& suit) {
  if (!suit.filed) return "not filed";
  return (suit.filed->open() ? "at " : "") + std::string(law::name(suit.filed->stage));
}

std::string outcome_of(const law::CountRuling& ruling) {
  if (!ruling.won) return "Lost. ";
  return "Won: " + format_usd(ruling.award_usd) +
         (ruling.stop_listing ? ", and the listing is stopped. " : ". ");
}

std::string ground_text(const world::SuitCountView& count, const std::string& defendant) {
  std::string text = capitalised(count.ground) + ". ";
  text += count.ground == "on other grounds" ? "A ruling sets no precedent for answers. "
                                             : "A ruling holds for everybody. ";
  if (count.stop_listing) text += "You also ask that " + defendant + " may not go public. ";
  return (count.ruling ? "**" + outcome_of(*count.ruling) + "**" : "") + text;
}

void counts_panel(Ui& ui, Rect& rest, const world::SuitView& suit) {
  card_title(ui, rest, "What you sue over", "each count stands by itself");
  for (const world::SuitCountView& count : suit.counts) {
    rest.cut_top(6);
    rest.cut_top(paragraph(ui, rest, "{law|◆} **" + count.title + "**", style::kSmallText), 2);
    rest.cut_top(paragraph(ui, rest, ground_text(count, suit.defendant), style::kSmall), 2);
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/suit/" + count.id + "/sum",
                 .name = "sum asked",
                 .quantity = count.sum_usd,
                 .meaning = Meaning::money,
                 .tag = true,
                 .facts = count.fact.empty() ? std::vector<std::string>{} : std::vector{count.fact}});
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/suit/" + count.id + "/chance",
                 .name = "chance of winning",
                 .quantity = count.chance,
                 .meaning = Meaning::law,
                 .tag = true});
    for (const law::Condition& condition : count.conditions)
      if (count.conditions.size() > 1)
        figure_line(ui, rest.cut_top(kFigureHeight),
                    {.id = "court/suit/" + count.id + "/" + condition.id,
                     .name = "    " + condition.text,
                     .quantity = condition.chance,
                     .strong = false});
  }
}

// Buttons of what is still possible; what a quote warns of stands below.
void suit_button(Ui& ui, Rect& rest, GameContext& context, const world::Decision& decision, Button shown,
                 const std::string& done) {
  const world::Check check = context.lab_game().check(decision);
  shown.reason = refusal_of(check);
  shown.enabled = shown.reason.empty();
  const bool pressed = button(ui, rest.cut_top(kButtonHeight, 6), shown);
  std::string says = shown.reason;
  if (const auto* quote = std::get_if<world::Quote>(&check))
    for (const std::string& warning : quote->warnings) says += "{caution|▲} " + warning + "\n";
  if (!says.empty()) rest.cut_top(paragraph(ui, rest, says, style::kSmall), 6);
  if (pressed && context.submit(ui, decision)) ui.toast(done);
}

void price_panel(Ui& ui, Rect& rest, GameContext& context, const world::SuitView& suit) {
  card_title(ui, rest, "What it costs and opens", "filed once; a dropped suit is not filed again");
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "court/suit/stage-cost",
               .name = "your counsel, each of three stages",
               .quantity = suit.stage_cost_usd,
               .meaning = Meaning::money,
               .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight, 6),
              {.id = "court/suit/worth",
               .name = "expected of all counts",
               .quantity = suit.worth_usd,
               .meaning = Meaning::law,
               .tag = true});
  rest.cut_top(paragraph(ui, rest,
                         "{caution|▲} **Discovery runs both ways.** From then on your own books are open in "
                         "every claim about your models, and what they show of " +
                             suit.defendant + "'s answers draws a counterclaim.",
                         style::kSmallText),
               4);
  rest.cut_top(
      paragraph(ui, rest, "Standard practice, once you have pleaded it, weakens your own counts on answers.",
                style::kSmallText),
      4);
  fact_chips(ui, rest.cut_top(20, 8).at(), "court/suit/facts", {"F41", "F42", "F57"});
  if (!suit.filed)
    return suit_button(
        ui, rest, context, world::FileSuit{},
        {.id = "court/suit/file", .label = "File the suit", .key = "U", .kind = ButtonKind::primary},
        "The suit is filed.");
  if (suit.filed->open())
    suit_button(ui, rest, context, world::DropSuit{},
                {.id = "court/suit/drop", .label = "Drop the suit", .key = "X"},
                "Dropped. No court rules on any count.");
}

const char* says_of(law::Answer answer) {
  switch (answer) {
    case law::Answer::yes:
      return "Evidence in every claim against you, and very hard to contest.";
    case law::Answer::partly:
      return "Admits the practice, not its scale. Evidence in every claim against you.";
    default:
      return "Your books are open. Where they say otherwise you are believed less, in this suit too.";
  }
}

void answer_column(Ui& ui, Rect& column, const std::string& id, const world::SuitView& suit,
                   law::Answer answer) {
  column.cut_top(paragraph(ui, column, says_of(answer), style::kSmall), 2);
  for (const world::SuitAnswerView& one : suit.answers) {
    if (one.answer != answer) continue;
    figure_in(ui, column.cut_top(22),
              {.id = id + "/believed",
               .name = std::string("believed after ") + law::name(answer),
               .quantity = one.credibility_after,
               .text = "believed " + format_percent(one.credibility_after.value),
               .meaning = Meaning::law},
              Align::left);
    figure_in(ui, column.cut_top(22),
              {.id = id + "/worth",
               .name = std::string("expected of the suit after ") + law::name(answer),
               .quantity = one.worth_after,
               .text = "suit worth " + format_usd(one.worth_after.value),
               .meaning = Meaning::law},
              Align::left);
  }
}

void question_panel(Ui& ui, Rect& rest, GameContext& context, const world::SuitView& suit) {
  const bool answered = suit.filed && suit.filed->answer != law::Answer::none;
  const bool asked = suit.filed && suit.filed->stage == law::Stage::deposition;
  card_title(ui, rest, "Cross-examined: were your own models taught on others' answers?",
             asked || answered ? "" : "asked at the deposition");
  rest.cut_top(paragraph(ui, rest, "Who sues and does not answer loses the suit.", style::kSmall), 6);
  const std::vector<Rect> columns = rest.columns(3, 16);
  const law::Answer all[] = {law::Answer::yes, law::Answer::partly, law::Answer::no};
  float used = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    Rect column = columns[i];
    const std::string id = "court/suit/answer/" + std::to_string(i);
    const world::Decision decision = world::AnswerOnOwnTraining{all[i]};
    Button b{.id = id,
             .label = capitalised(law::name(all[i])),
             .key = std::to_string(i + 1),
             .reason = refusal_of(context.lab_game().check(decision)),
             .selected = answered && suit.filed->answer == all[i],
             .meaning = Meaning::law};
    b.enabled = b.reason.empty();
    if (button(ui, column.cut_top(kButtonHeight, 6), b) && context.submit(ui, decision))
      ui.toast(std::string("You said: ") + law::name(all[i]) + ". That stands: testimony is not taken back.");
    answer_column(ui, column, id, suit, all[i]);
    used = std::max(used, column.y - rest.y);
  }
  rest.cut_top(used);
}

}  // namespace

std::string standing_of_suit(const world::SuitView& suit) { return "Your suit · " + stage_text(suit); }

float suit_page(Ui& ui, Rect area, GameContext& context) {
  const float top = area.y;
  const world::SuitView suit = *context.view().suit;  // a copy: an answer changes the view
  page_title(ui, area, "You v. " + suit.defendant,
             suit.title + " · " + stage_text(suit) + " · simulated; no real party");
  area.cut_top(4);
  const CardPart counts{.id = "court/suit/counts", .draw = [&](Rect& rest) { counts_panel(ui, rest, suit); }};
  const CardPart price{.id = "court/suit/price",
                       .draw = [&](Rect& rest) { price_panel(ui, rest, context, suit); }};
  const CardPart question{.id = "court/suit/question",
                          .draw = [&](Rect& rest) { question_panel(ui, rest, context, suit); }};
  // First what can be done now: the question once it is put, what filing means before.
  if (suit.filed && suit.filed->stage == law::Stage::deposition) {
    area.cut_top(card_stack(ui, area, {question}), kCardGap);
    return area.y - top + card_row(ui, area, {counts, price});
  }
  area.cut_top(card_row(ui, area, {counts, price}), kCardGap);
  return area.y - top + card_stack(ui, area, {question});
}

}  // namespace partly::game
