// What a claimant can do beside settling (settlement.cpp): give notice, let a claim go. Its appeal is in
// court.cpp with the defendant's.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/valuation.h"

namespace partly::world {
std::variant<const law::Proceeding*, Refusal> brought(const ReadContext& context, int id) {
  const law::Proceeding* proceeding = context.world.proceeding(id);
  if (!proceeding || proceeding->claimant != context.lab.id)
    return Refusal{"no-claim", context.name() + " has brought no claim " + std::to_string(id) + ".", {}};
  if (!proceeding->open())
    return Refusal{"closed", std::string("This claim is ") + law::name(proceeding->stage) + ".", {}};
  return proceeding;
}

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
  if (bar_to_claim(context.world, model->id))
    return Refusal{"claimed", model->name + " has been claimed already.",
                   "What was decided or settled stays so."};
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
