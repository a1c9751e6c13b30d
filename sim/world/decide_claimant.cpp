// What a claimant can do: give notice, ask for a settlement, answer one that is offered, let a claim go. Its
// appeal is in decide_court.cpp with the defendant's.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide_parts.h"

namespace partly::world {
namespace {

// An open claim that the asker has brought, or the reason why not.
std::variant<const law::Proceeding*, Refusal> brought(const Asker& asker, int id) {
  const law::Proceeding* proceeding = asker.world.proceeding(id);
  if (!proceeding || proceeding->claimant != asker.lab.id)
    return Refusal{"no-claim", asker.name() + " has brought no claim " + std::to_string(id) + ".", {}};
  if (!proceeding->open())
    return Refusal{"closed", std::string("This claim is ") + law::name(proceeding->stage) + ".", {}};
  return proceeding;
}

std::optional<Refusal> cannot_pay(const Asker& asker, const law::Proceeding& proceeding, double amount_usd) {
  const double cash = asker.world.ledger.cash(proceeding.defendant).usd();
  if (amount_usd <= cash) return std::nullopt;
  return Refusal{"cannot-pay",
                 lab_name(asker.scenario, proceeding.defendant) + " has " + format_usd(cash) + ".",
                 "Ask for less."};
}

}  // namespace

Check quote(const Asker& asker, const SendNotice& decision) {
  const Model* model = asker.world.model(decision.model);
  const LabSetup* owner = model ? asker.scenario.find_lab(model->owner) : nullptr;
  if (!owner || owner->kind != LabKind::rival)
    return Refusal{"no-model", "No other lab has a model " + std::to_string(decision.model) + ".",
                   "Choose a model of another lab."};
  if (decision.theory == law::Theory::disclosure || !asker.scenario.enables(decision.theory))
    return Refusal{"theory",
                   std::string("A claim in ") + law::name(decision.theory) + " is not yours to bring here.",
                   "Choose another theory."};
  if (claim_on(asker.world, model->id))
    return Refusal{"claimed", model->name + " has been claimed already.", "What was decided stays so."};
  const bool on_sale = asker.world.lab(model->owner).released == model->id;
  const Suspicion* suspicion = asker.world.desk->suspicion(model->id);
  if (model->state != ModelState::trained || (!on_sale && !suspicion))
    return Refusal{"unknown", "You know nothing of model " + std::to_string(model->id) + ".",
                   "Wait until it is on sale, or until an account raises an alarm."};
  Quote quote = free_of_charge();
  if (!suspicion) quote.warnings.push_back("Nothing but a guess speaks for it: no alarm, no tip, no audit.");
  const double worth = claim_worth(asker.scenario, asker.world, *model, decision.theory).value;
  quote.warnings.push_back(
      "Going on to the end is expected to bring " + format_usd(worth) + "; counsel costs " +
      format_usd(asker.scenario.claim(decision.theory).stage_cost_usd.value) + " a stage.");
  return quote;
}

void carry_out(const Doer& doer, const SendNotice& decision) {
  const Model& model = *doer.world.model(decision.model);
  const Suspicion* suspicion = doer.world.desk->suspicion(model.id);
  law::Proceeding& proceeding =
      open_claim(doer.scenario, doer.world, model, decision.theory, doer.lab.id, doer.world.now);
  const auto& facts = doer.scenario.claim(decision.theory).facts;
  proceeding.events.push_back(tell(
      doer.world, NewsKind::law, doer.asker().name() + " v. " + lab_name(doer.scenario, proceeding.defendant),
      "A notice about " + model.name + ", in " + law::name(decision.theory) + ": " +
          (suspicion ? suspicion->why : std::string("nothing but a guess")) + ".",
      facts.empty() ? "" : facts.front()));
}

Check quote(const Asker& asker, const DemandSettlement& decision) {
  const auto found = brought(asker, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (!(decision.amount_usd > 0) || !std::isfinite(decision.amount_usd))
    return Refusal{"bounds", "A demand has to be above zero.", "Choose an amount, or withdraw the claim."};
  const law::SettlementZone zone = zone_of(asker.scenario, asker.world, proceeding);
  if (decision.amount_usd > zone.defendant_pays_up_to.value)
    return Refusal{
        "declined",
        lab_name(asker.scenario, proceeding.defendant) + " declines " + format_usd(decision.amount_usd) + ".",
        "Ask for less, or go on to the next stage."};
  if (auto no = cannot_pay(asker, proceeding, decision.amount_usd)) return *no;
  Quote quote = free_of_charge();
  if (decision.amount_usd < zone.claimant_accepts_from.value)
    quote.warnings.push_back("Less than going on is expected to bring (" +
                             format_usd(zone.claimant_accepts_from.value) + ").");
  return quote;
}

void carry_out(const Doer& doer, const DemandSettlement& decision) {
  settle(doer.scenario, doer.world, *doer.world.proceeding(decision.proceeding), decision.amount_usd);
}

Check quote(const Asker& asker, const AnswerOffer& decision) {
  const auto found = brought(asker, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  const SettlementOffer* offer = asker.world.desk->offer(proceeding.id);
  if (!offer)
    return Refusal{"no-offer",
                   lab_name(asker.scenario, proceeding.defendant) + " has offered nothing this quarter.",
                   "Demand a settlement, or go on."};
  if (decision.accept)
    if (auto no = cannot_pay(asker, proceeding, offer->amount_usd)) return *no;
  return free_of_charge();
}

void carry_out(const Doer& doer, const AnswerOffer& decision) {
  const double amount_usd = doer.world.desk->offer(decision.proceeding)->amount_usd;
  law::Proceeding& proceeding = *doer.world.proceeding(decision.proceeding);
  if (decision.accept) return settle(doer.scenario, doer.world, proceeding, amount_usd);
  std::erase_if(doer.world.desk->offers,
                [&](const SettlementOffer& one) { return one.proceeding == proceeding.id; });
  tell(doer.world, NewsKind::law, doer.asker().name() + " declines an offer",
       format_usd(amount_usd) + " by " + lab_name(doer.scenario, proceeding.defendant) +
           ". The claim goes on.");
}

Check quote(const Asker& asker, const WithdrawClaim& decision) {
  const auto found = brought(asker, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  Quote quote = free_of_charge();
  quote.warnings.push_back("The model cannot be claimed again.");
  return quote;
}

void carry_out(const Doer& doer, const WithdrawClaim& decision) {
  law::Proceeding& proceeding = *doer.world.proceeding(decision.proceeding);
  end_claim(doer.scenario, doer.world, proceeding, law::Stage::withdrawn);
  proceeding.events.push_back(
      tell(doer.world, NewsKind::law, doer.asker().name() + " withdraws a claim",
           "Against " + lab_name(doer.scenario, proceeding.defendant) + ". No court rules on the question."));
}

}  // namespace partly::world
