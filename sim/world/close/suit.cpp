// The player's own suit when a quarter closes: discovery opens the books of both sides, what they show draws
// a counterclaim, and after the deposition the court rules count by count. A count on other grounds moves no
// belief about answers (F42).
#include <algorithm>
#include <utility>

#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/suit.h"

namespace partly::world {
namespace {

std::string tell_of_suit(Closing& closing, const std::string& what, const std::string& text,
                         const std::string& fact = {}) {
  const std::string title = closing.name(kPlayerId) + " v. " + closing.name(closing.scenario.suit->defendant);
  closing.world.suit->events.push_back(tell(closing.world, NewsKind::law, title + ": " + what, text, fact));
  return closing.world.suit->events.back();
}

void pay_counsel_of_suit(Closing& closing, const std::string& event) {
  const law::SuitRules& rules = *closing.scenario.suit;
  for (const std::string& side : {std::string(kPlayerId), rules.defendant})
    pay(closing.world, event, "Counsel of " + closing.name(side), side, econ::kCounsel, econ::Account::legal,
        econ::Money::usd(stage_cost_usd(closing.scenario, closing.world.lab(side), rules.stage_cost_usd)));
}

// The defendant reads the books: a copy of its answers that nobody has claimed is answered with a claim.
void bring_counterclaims(Closing& closing) {
  const std::string& provider = closing.scenario.lab(LabKind::provider).id;
  if (closing.scenario.suit->defendant != provider) return;
  for (const Model& model : closing.world.models) {
    if (model.owner != kPlayerId || model.state != ModelState::trained || !copied(model)) continue;
    if (!opened_by_suit(closing.world, model) || bar_to_claim(closing.world, model.id)) continue;
    const auto theory = best_theory(closing.scenario, closing.world, model);
    if (!theory) continue;
    law::Proceeding& claim =
        open_claim(closing.scenario, closing.world, model, *theory, provider, closing.world.now.plus(1));
    claim.stage = law::Stage::complaint;
    for (const law::Theory more : counts_worth_adding(closing.scenario, closing.world, claim))
      claim.further.push_back(more);
    claim.events.push_back(
        tell(closing.world, NewsKind::law, closing.name(provider) + ": a counterclaim",
             "The books hold its answers: about " + model.name + ", in " + law::name(claim.theories()) + ".",
             "F57"));
  }
}

void enter_stage(Closing& closing, law::Stage stage) {
  law::Suit& suit = *closing.world.suit;
  suit.stage = stage;
  suit.stage_since = closing.world.now.plus(1);
  const bool discovery = stage == law::Stage::discovery;
  suit.books_opened = suit.books_opened || discovery;
  pay_counsel_of_suit(closing,
                      tell_of_suit(closing, law::name(stage),
                                   discovery ? "The books of both sides are open."
                                             : "The claimant is asked what its models were taught on."));
}

std::string count_text(const law::CountRules& count, const law::CountRuling& ruling) {
  std::string text = count.title + (ruling.won ? ": won, " + format_usd(ruling.award_usd) : ": lost");
  if (ruling.stop_listing) text += ", and the listing is stopped";
  text += count.theory ? std::string(" (in ") + law::name(*count.theory) + ")" : " (on other grounds)";
  return text + ". ";
}

// A ruling on a theory holds for everybody; one on other grounds says nothing of answers.
void move_belief(Closing& closing, const law::CountRules& count, const law::CountRuling& ruling) {
  if (!count.theory || !ruling.theory_accepted) return;
  add_ruling(closing.world, {0, {}, *count.theory}, *ruling.theory_accepted);
}

// As much as the defendant has.
void collect(Closing& closing, const std::string& event, double award_usd) {
  const std::string& defendant = closing.scenario.suit->defendant;
  const double has = std::max(0.0, closing.world.ledger.cash(defendant).usd());
  pay(closing.world, event, "Award in the suit", defendant, kPlayerId, econ::Account::damages,
      econ::Money::usd(std::min(award_usd, has)));
}

// What was said on the stand is public with the judgment, and looks like custom from then on (F40).
void publish_answer(Closing& closing) {
  law::Suit& suit = *closing.world.suit;
  if (std::exchange(suit.answer_public, true)) return;
  closing.world.precedent.add_custom(
      law::effect_of(closing.scenario.court.stand, suit.answer, false)->norm.value);
}

void rule_on_suit(Closing& closing) {
  law::Suit& suit = *closing.world.suit;
  const law::ClaimantStanding claimant = claimant_now(closing.world);
  double award_usd = 0;
  std::string text;
  const auto& counts = closing.scenario.suit->counts;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Rng rng(closing.world.seed, "suit", i);
    const auto conditions = conditions_now(closing.scenario, closing.world, counts[i], claimant);
    suit.rulings.push_back(law::rule_on(closing.scenario.court, counts[i], conditions, claimant, rng));
    text += count_text(counts[i], suit.rulings.back());
    award_usd += suit.rulings.back().award_usd;
  }
  for (std::size_t i = 0; i < counts.size(); ++i) move_belief(closing, counts[i], suit.rulings[i]);
  publish_answer(closing);
  const auto event = tell_of_suit(closing, "decided", text, "F42");
  if (award_usd <= 0) return;
  collect(closing, event, award_usd);
  closing.blame(closing.scenario.suit->defendant, closing.scenario.provider.trust_loss_judgment.value);
}

// Who sues and will not be examined has its suit struck out (Federal Rules of Civil Procedure, rule 37(d)).
void end_suit(Closing& closing) {
  law::Suit& suit = *closing.world.suit;
  if (suit.answer == law::Answer::none) {
    tell_of_suit(closing, "struck out", "The claimant did not answer. No court rules on any count.");
    suit.stage = law::Stage::dismissed;
  } else {
    rule_on_suit(closing);
    suit.stage = law::Stage::decided;
  }
  suit.stage_since = closing.world.now.plus(1);
}

}  // namespace

void move_suit(Closing& closing) {
  std::optional<law::Suit>& suit = closing.world.suit;
  if (!suit || !suit->open() || suit->stage_since > closing.world.now) return;
  bring_counterclaims(closing);
  const int lasted = closing.world.now.since(suit->stage_since) + 1;
  if (lasted < closing.scenario.court.stages.length(suit->stage)) return;
  if (suit->stage == law::Stage::deposition) return end_suit(closing);
  enter_stage(closing, law::next_stage(suit->stage));
}

}  // namespace partly::world
