// What a claimant can do: give notice, ask for a settlement, answer one that is offered, let a claim go. Its
// appeal is in decide_court.cpp with the defendant's.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"

namespace partly::world {
namespace {

// An open claim that the context has brought, or the reason why not.
std::variant<const law::Proceeding*, Refusal> brought(const ReadContext& context, int id) {
  const law::Proceeding* proceeding = context.world.proceeding(id);
  if (!proceeding || proceeding->claimant != context.lab.id)
    return Refusal{"no-claim", context.name() + " has brought no claim " + std::to_string(id) + ".", {}};
  if (!proceeding->open())
    return Refusal{"closed", std::string("This claim is ") + law::name(proceeding->stage) + ".", {}};
  return proceeding;
}

std::optional<Refusal> cannot_pay(const ReadContext& context, const law::Proceeding& proceeding,
                                  double amount_usd) {
  const double cash = context.world.ledger.cash(proceeding.defendant).usd();
  if (amount_usd <= cash) return std::nullopt;
  return Refusal{"cannot-pay",
                 lab_name(context.scenario, proceeding.defendant) + " has " + format_usd(cash) + ".",
                 "Ask for less."};
}

}  // namespace

Check quote(const ReadContext& context, const SendNotice& decision) {
  const Model* model = context.world.model(decision.model);
  const LabSetup* owner = model ? context.scenario.find_lab(model->owner) : nullptr;
  if (!owner || owner->kind != LabKind::rival)
    return Refusal{"no-model", "No other lab has a model " + std::to_string(decision.model) + ".",
                   "Choose a model of another lab."};
  if (decision.theory == law::Theory::disclosure || !context.scenario.enables(decision.theory))
    return Refusal{"theory",
                   std::string("A claim in ") + law::name(decision.theory) + " is not yours to bring here.",
                   "Choose another theory."};
  if (claim_on(context.world, model->id))
    return Refusal{"claimed", model->name + " has been claimed already.", "What was decided stays so."};
  const bool on_sale = context.world.lab(model->owner).released == model->id;
  const Suspicion* suspicion = context.world.provider_state->suspicion(model->id);
  if (model->state != ModelState::trained || (!on_sale && !suspicion))
    return Refusal{"unknown", "You know nothing of model " + std::to_string(model->id) + ".",
                   "Wait until it is on sale, or until an account raises an alarm."};
  Quote quote = free_of_charge();
  if (!suspicion) quote.warnings.push_back("Nothing but a guess speaks for it: no alarm, no tip, no audit.");
  const double worth = claim_worth(context.scenario, context.world, *model, decision.theory).value;
  quote.warnings.push_back(
      "Going on to the end is expected to bring " + format_usd(worth) + "; counsel costs " +
      format_usd(context.scenario.claim(decision.theory).stage_cost_usd.value) + " a stage.");
  return quote;
}

void carry_out(const WriteContext& context, const SendNotice& decision) {
  const Model& model = *context.world.model(decision.model);
  const Suspicion* suspicion = context.world.provider_state->suspicion(model.id);
  law::Proceeding& proceeding =
      open_claim(context.scenario, context.world, model, decision.theory, context.lab.id, context.world.now);
  const auto& facts = context.scenario.claim(decision.theory).facts;
  proceeding.events.push_back(
      tell(context.world, NewsKind::law,
           context.reading().name() + " v. " + lab_name(context.scenario, proceeding.defendant),
           "A notice about " + model.name + ", in " + law::name(decision.theory) + ": " +
               (suspicion ? suspicion->why : std::string("nothing but a guess")) + ".",
           facts.empty() ? "" : facts.front()));
}

Check quote(const ReadContext& context, const DemandSettlement& decision) {
  const auto found = brought(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (!(decision.amount_usd > 0) || !std::isfinite(decision.amount_usd))
    return Refusal{"bounds", "A demand has to be above zero.", "Choose an amount, or withdraw the claim."};
  const law::SettlementZone zone = zone_of(context.scenario, context.world, proceeding);
  if (decision.amount_usd > zone.defendant_pays_up_to.value)
    return Refusal{"declined",
                   lab_name(context.scenario, proceeding.defendant) + " declines " +
                       format_usd(decision.amount_usd) + ".",
                   "Ask for less, or go on to the next stage."};
  if (auto no = cannot_pay(context, proceeding, decision.amount_usd)) return *no;
  Quote quote = free_of_charge();
  if (decision.amount_usd < zone.claimant_accepts_from.value)
    quote.warnings.push_back("Less than going on is expected to bring (" +
                             format_usd(zone.claimant_accepts_from.value) + ").");
  return quote;
}

void carry_out(const WriteContext& context, const DemandSettlement& decision) {
  settle(context.scenario, context.world, *context.world.proceeding(decision.proceeding),
         decision.amount_usd);
}

Check quote(const ReadContext& context, const AnswerOffer& decision) {
  const auto found = brought(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  const SettlementOffer* offer = context.world.provider_state->offer(proceeding.id);
  if (!offer)
    return Refusal{"no-offer",
                   lab_name(context.scenario, proceeding.defendant) + " has offered nothing this quarter.",
                   "Demand a settlement, or go on."};
  if (decision.accept)
    if (auto no = cannot_pay(context, proceeding, offer->amount_usd)) return *no;
  return free_of_charge();
}

void carry_out(const WriteContext& context, const AnswerOffer& decision) {
  const double amount_usd = context.world.provider_state->offer(decision.proceeding)->amount_usd;
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  if (decision.accept) return settle(context.scenario, context.world, proceeding, amount_usd);
  std::erase_if(context.world.provider_state->offers,
                [&](const SettlementOffer& one) { return one.proceeding == proceeding.id; });
  tell(context.world, NewsKind::law, context.reading().name() + " declines an offer",
       format_usd(amount_usd) + " by " + lab_name(context.scenario, proceeding.defendant) +
           ". The claim goes on.");
}

Check quote(const ReadContext& context, const WithdrawClaim& decision) {
  const auto found = brought(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  Quote quote = free_of_charge();
  quote.warnings.push_back("The model cannot be claimed again.");
  return quote;
}

void carry_out(const WriteContext& context, const WithdrawClaim& decision) {
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  end_claim(context.scenario, context.world, proceeding, law::Stage::withdrawn);
  proceeding.events.push_back(tell(
      context.world, NewsKind::law, context.reading().name() + " withdraws a claim",
      "Against " + lab_name(context.scenario, proceeding.defendant) + ". No court rules on the question."));
}

}  // namespace partly::world
