#include "game/pages/common/claim.h"

#include <array>
#include <utility>

#include "game/pages/common/parts.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/waterfall.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using law::Stage;

constexpr float kTight = 24;   // rows of the sum below the chain
constexpr float kRoomy = 700;  // a source is shown from the start

Meaning meaning_of_step(const law::ChainStep& step) {
  if (step.id == "exhibit") return Meaning::student;
  if (step.id == "monitor_log" || step.id == "own_records") return Meaning::teacher;
  if (step.id == "licence") return Meaning::money;
  return Meaning::law;
}

constexpr std::array<std::pair<const char*, const char*>, 8> kShortTexts{
    {{"independent_creation", "plea: own creation"},
     {"unclean_hands", "plea: unclean hands"},
     {"preemption", "plea: pre-emption"},
     {"standard_practice", "plea: standard practice"},
     {"own_words", "claimant's own plea"},
     {"register", "no public summary"},
     {"trap", "planted answers"},
     {"licence", "licence"}}};

// Short enough for the left of the chart; the whole text stands in the explanation.
std::string short_text(const law::ChainStep& step) {
  if (step.id == "exhibit") return "exhibit 1";
  if (step.id == "monitor_log") return "the provider's log";
  if (step.id == "own_records") return "own records";
  if (step.id == law::kTheoryStep) return "doubt about the theory";
  for (const auto& [id, text] : kShortTexts)
    if (step.id == id) return text;
  return step.text;
}

std::string why(const law::ChainStep& step) {
  std::string text = "**" + step.text + ".**  " + "**" + std::string(name(step.log_odds.provenance)) +
                     "**  " + step.log_odds.explanation;
  if (step.log_odds.range)
    text += "  Between " + format_number(step.log_odds.range->low, 1) + " and " +
            format_number(step.log_odds.range->high, 1) + ".";
  if (!step.log_odds.source.empty()) text += "  Source: " + step.log_odds.source + ".";
  return text;
}

std::string percent_range(const Quantity& q) {
  if (!q.range || q.range->high - q.range->low < 0.005) return format_percent(q.value);
  return format_number(q.range->low * 100, 0) + "–" + format_number(q.range->high * 100, 0) + " %";
}

}  // namespace

std::string claimant_of(const world::ProceedingView& p) {
  const std::string who = p.title.substr(0, p.title.find(" v. "));
  return who.starts_with("The ") ? "the" + who.substr(3) : who;
}

std::string standing_of(const world::ProceedingView& p) {
  switch (p.stage) {
    case Stage::settled:
      return "settled for " + format_usd(p.settled_usd.value_or(0));
    case Stage::withdrawn:
    case Stage::dismissed:
      return law::name(p.stage);
    case Stage::decided:
      break;
    default:
      return std::string("at ") + law::name(p.stage);
  }
  const bool lost = p.verdict && p.verdict->for_claimant;
  if (p.brought) return lost ? "won: " + format_usd(p.verdict->award_usd) : "lost";
  return lost ? "lost: " + format_usd(p.verdict->award_usd) : "won";
}

void ChainPanel::draw(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  card_title(ui, rest, "From even odds to a verdict", "log-odds; choose a step for its source");
  if (step_ < 0 && rest.w > kRoomy && !p.chain.steps.empty()) step_ = 0;
  Waterfall w{.id = "court/chain", .zero_text = "even odds"};
  for (const law::ChainStep& step : p.chain.steps)
    w.steps.push_back({short_text(step), step.log_odds.value, meaning_of_step(step), why(step)});
  const int chosen = waterfall(ui, rest.cut_top(waterfall_height(w), 6), w);
  if (chosen >= 0) step_ = chosen;
  if (step_ >= 0 && step_ < static_cast<int>(p.chain.steps.size())) {
    const law::ChainStep& step = p.chain.steps[static_cast<std::size_t>(step_)];
    rest.cut_top(paragraph(ui, rest, why(step), style::kSmall), 8);
  }
  const Quantity breach = Quantity::derived(p.chain.breach_probability(), Unit::fraction,
                                            "All steps but the last, turned into a probability");
  figure_line(ui, rest.cut_top(kTight),
              {.id = "court/breach", .name = "a breach is proven", .quantity = breach, .tag = true});
  figure_line(ui, rest.cut_top(kTight),
              {.id = "court/belief",
               .name = "× the court accepts the " + p.theory + " theory",
               .quantity = p.chain.belief,
               .tag = true});
  const Rect row = rest.cut_top(32);
  QuantityLabel chance{.id = "court/chance",
                       .quantity = p.probability,
                       .text = percent_range(p.probability),
                       .style = style::kHeading,
                       .name = "chance of a verdict for " + claimant_of(p)};
  chance.style.meaning = Meaning::law;
  label_in(ui, row, "= chance of a verdict", style::kSmallText, Align::left);
  quantity_label_right(ui, {row.right(), row.y + 3}, chance);
  if (p.stage > Stage::appeal) return;
  figure_line(
      ui, rest.cut_top(kFigureHeight),
      {.id = "court/end", .name = "in the end, after an appeal", .quantity = p.in_the_end, .tag = true});
}

void outcome_panel(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  const std::string who = p.mine ? "your lab" : p.title.substr(p.title.find(" v. ") + 4);
  if (p.stage == Stage::settled) {
    card_title(ui, rest, "Settled", "no court ruled on the question");
    const Quantity paid = Quantity::derived(p.settled_usd.value_or(0), Unit::usd,
                                            "The offer that was accepted; posted in the ledger as damages");
    figure_line(ui, rest.cut_top(kFigureHeight, 4),
                {.id = "court/settled",
                 .name = "paid to " + (p.brought ? "you" : claimant_of(p)),
                 .quantity = paid,
                 .meaning = Meaning::money,
                 .tag = true});
    rest.cut_top(
        paragraph(ui, rest, "A settlement says nothing about the theory: what courts believe did not move.",
                  style::kSmall),
        4);
    fact_chips(ui, rest.cut_top(20).at(), "court/outcome", {"F42"});
    return;
  }
  if (!p.verdict) {
    const bool dismissed = p.stage == Stage::dismissed;
    card_title(ui, rest, dismissed ? "Dismissed" : "Withdrawn");
    rest.cut_top(paragraph(
        ui, rest,
        dismissed ? "Even if all were true, the court sees no claim: a ruling on the theory, for everybody."
                  : claimant_of(p) + " dropped the claim.",
        style::kSmall));
    return;
  }
  const bool lost = p.verdict->for_claimant;
  card_title(ui, rest, lost ? "Verdict for " + claimant_of(p) : "Verdict for " + who, "simulated");
  const Quantity award = Quantity::derived(
      p.verdict->award_usd, Unit::usd,
      lost ? "The lines of the award; posted in the ledger as damages once the judgment is final"
           : "Nothing is owed");
  figure_line(
      ui, rest.cut_top(kFigureHeight),
      {.id = "court/award", .name = "award", .quantity = award, .meaning = Meaning::money, .tag = true});
  const Quantity chance = Quantity::derived(
      p.verdict->probability, Unit::fraction,
      "What the chain gave when the verdict was drawn, once, from this claim's own stream of random numbers");
  figure_line(ui, rest.cut_top(kFigureHeight, 4),
              {.id = "court/drawn",
               .name = std::string("chance of ") + (p.brought ? "winning" : "losing") + " before the draw",
               .quantity = chance,
               .tag = true});
  rest.cut_top(
      paragraph(
          ui, rest,
          "The first ruling moves what courts believe about the theory, for every lab and every later claim.",
          style::kSmall),
      4);
  fact_chips(ui, rest.cut_top(20).at(), "court/outcome", {"F38", "F39", "F40"});
}

void watched_panel(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  card_title(ui, rest, "You watch this one");
  rest.cut_top(paragraph(ui, rest,
                         "Another lab is sued. A ruling would move what courts believe about the " +
                             p.theory + " theory, and so your own chances. A settlement would not.",
                         style::kSmallText),
               6);
  fact_chips(ui, rest.cut_top(20).at(), "court/watched", {"F38"});
}

}  // namespace partly::game
