#include "game/pages/common/claim.h"

#include <algorithm>
#include <array>
#include <utility>

#include "game/pages/common/parts.h"
#include "game/widgets/waterfall.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using law::Stage;

constexpr float kTight = 24;   // rows of the sum below the chain
constexpr float kRoomy = 700;  // a source is shown from the start

Meaning meaning_of_step(const law::ChainStep& step) {
  if (step.id == "exhibit") return Meaning::student;
  if (step.id == "monitor_log" || step.id == "own_records" || step.id == "orders") return Meaning::teacher;
  return Meaning::law;
}

constexpr std::array<std::pair<const char*, const char*>, 11> kShortTexts{
    {{"prior", "before any evidence"},
     {"exhibit", "exhibit 1"},
     {"trap", "planted answers"},
     {"monitor_log", "the provider's log"},
     {"own_records", "own records"},
     {"orders", "answers bought"},
     {"missing_records", "no file kept"},
     {"message", "an internal message"},
     {"witness", "a witness"},
     {"independent_creation", "plea: own creation"},
     {"register", "no public summary"}}};

// Short enough for the left of the chart; the whole text stands in the explanation.
std::string short_text(const law::ChainStep& step) {
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

// Shown by the waterfall above, or by the panel of what hangs on the claim.
bool drawn_elsewhere(law::LinePart part) {
  return part == law::LinePart::evidence || part == law::LinePart::award;
}

bool is_result(law::LinePart part) {
  return part == law::LinePart::verdict || part == law::LinePart::any || part == law::LinePart::end ||
         part == law::LinePart::expected || part == law::LinePart::all;
}

Meaning line_meaning(law::LinePart part) {
  if (part == law::LinePart::total || part == law::LinePart::recovered || part == law::LinePart::sanction)
    return Meaning::money;
  return is_result(part) ? Meaning::law : Meaning::plain;
}

}  // namespace

float chain_picture(Ui& ui, Rect area, const std::string& id, const world::ProceedingView& p, int* chosen) {
  Waterfall w{.id = id, .zero_text = "even odds", .decimals = 2};
  for (const law::ChainStep& step : p.chain.steps)
    w.steps.push_back({short_text(step), step.log_odds.value, meaning_of_step(step), why(step)});
  const float height = waterfall_height(w);
  const int step = waterfall(ui, {area.x, area.y, area.w, height}, w);
  if (chosen) *chosen = step;
  return height;
}

world::ProceedingView through_count(const world::ProceedingView& p, int count) {
  if (p.counts.empty()) return p;
  const int last = static_cast<int>(p.counts.size()) - 1;
  const world::CountView& shown = p.counts[static_cast<std::size_t>(std::clamp(count, 0, last))];
  world::ProceedingView through = p;
  through.chain = shown.chain;
  through.elements = shown.elements;
  through.award = shown.award;
  std::erase_if(through.account, [&](const law::AssessmentLine& line) {
    return !line.count.empty() && line.count != shown.theory;
  });
  return through;
}

std::string count_text(const world::CountView& count) {
  const std::string name = capitalised(count.theory) + " · ";
  if (!count.finding) return name + format_percent(count.chance.value);
  return name + (count.finding->won ? "won" : "lost");
}

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
  card_title(ui, rest, "From no evidence to a verdict", "log-odds; choose a step for its source");
  if (step_ < 0 && rest.w > kRoomy && !p.chain.steps.empty()) step_ = 0;
  int chosen = -1;
  rest.cut_top(chain_picture(ui, rest, "court/chain", p, &chosen), 6);
  if (chosen >= 0) step_ = chosen;
  if (step_ >= 0 && step_ < static_cast<int>(p.chain.steps.size())) {
    const law::ChainStep& step = p.chain.steps[static_cast<std::size_t>(step_)];
    rest.cut_top(paragraph(ui, rest, why(step), style::kSmall), 8);
  }
  for (const law::AssessmentLine& line : p.account)
    if (!drawn_elsewhere(line.part))
      figure_line(ui, rest.cut_top(is_result(line.part) ? kFigureHeight : kTight),
                  {.id = "court/account/" + line.id,
                   .name = line.text,
                   .quantity = line.number,
                   .text = law::printed(line),
                   .meaning = line_meaning(line.part),
                   .tag = true,
                   .strong = is_result(line.part)});
}

namespace {

std::string why_lost(const law::CountFinding& count) {
  if (count.won) return "Every point of law holds, and the fact is found proven";
  if (!count.theory_accepted) return "The court does not accept the theory";
  return count.proven ? "The court accepts the theory, and another point of law fails"
                      : "The court accepts the theory, and finds the fact not proven";
}

void counts_ruled_on(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  if (p.verdict->findings.size() < 2) return;
  for (const law::CountFinding& count : p.verdict->findings) {
    const std::string theory = law::name(count.theory);
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/ruled/" + theory,
                 .name = "count in " + theory + (count.won ? ", won" : ", lost"),
                 .quantity = Quantity::derived(count.award_usd, Unit::usd, why_lost(count)),
                 .meaning = Meaning::law,
                 .tag = true});
  }
}

void settled_outcome(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  card_title(ui, rest, "Settled", "no court ruled on the question");
  const Quantity paid =
      Quantity::derived(p.settled_usd.value_or(0), Unit::usd,
                        "The offer that was accepted, with: " +
                            (p.settled_terms ? law::describe(*p.settled_terms) : "money alone") +
                            "; posted in the ledger as damages");
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
}

void ended_without_verdict(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  const bool dismissed = p.stage == Stage::dismissed;
  card_title(ui, rest, dismissed ? "Dismissed" : "Withdrawn");
  rest.cut_top(paragraph(
      ui, rest,
      dismissed ? "Even if all were true, the court sees no claim: a ruling on the theory, for everybody."
                : claimant_of(p) + " dropped the claim.",
      style::kSmall));
}

}  // namespace

void outcome_panel(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  if (p.stage == Stage::settled) return settled_outcome(ui, rest, p);
  if (!p.verdict) return ended_without_verdict(ui, rest, p);
  const std::string who = p.mine ? "your lab" : p.title.substr(p.title.find(" v. ") + 4);
  const bool lost = p.verdict->for_claimant;
  card_title(ui, rest, lost ? "Verdict for " + claimant_of(p) : "Verdict for " + who, "simulated");
  const Quantity award = Quantity::derived(
      p.verdict->award_usd, Unit::usd,
      lost ? "The lines of the award; posted in the ledger as damages once the judgment is final"
           : "Nothing is owed");
  figure_line(
      ui, rest.cut_top(kFigureHeight),
      {.id = "court/award", .name = "award", .quantity = award, .meaning = Meaning::money, .tag = true});
  counts_ruled_on(ui, rest, p);
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
          p.verdict->findings.size() > 1
              ? "One wrong is paid once, by the largest award. Each ruling moves what courts believe about "
                "its "
                "theory, for every lab and every later claim."
              : "The first ruling moves what courts believe about the theory, for every lab and every later "
                "claim.",
          style::kSmall),
      4);
  fact_chips(ui, rest.cut_top(20).at(), "court/outcome", {"F38", "F39", "F40"});
}

void watched_panel(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  card_title(ui, rest, "You watch this one");
  rest.cut_top(paragraph(ui, rest,
                         "Another lab is sued. A ruling would move what courts believe about the " +
                             p.theory + (p.counts.empty() ? " theory" : " theories") +
                             ", and so your own chances. A settlement would not.",
                         style::kSmallText),
               6);
  fact_chips(ui, rest.cut_top(20).at(), "court/watched", {"F38"});
}

}  // namespace partly::game
