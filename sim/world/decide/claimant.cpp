// What a claimant can do beside settling (settlement.cpp): give notice, let a claim go. Its appeal is in
// court.cpp with the defendant's.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/valuation.h"

namespace partly::world {
namespace {

// Each theory once, and none that is somebody else's to bring.
std::optional<Refusal> refused_counts(const ReadContext& context, const SendNotice& decision) {
  const std::vector<law::Theory> theories = law::all_of(decision.theory, decision.further);
  for (const law::Theory theory : theories) {
    if (!may_be_pleaded(context.scenario, theory))
      return Refusal{"theory",
                     std::string("A claim in ") + law::name(theory) + " is not yours to bring here.",
                     "Choose another theory."};
    if (std::count(theories.begin(), theories.end(), theory) > 1)
      return Refusal{"count", std::string("The count in ") + law::name(theory) + " is named twice.",
                     "Name each count once."};
  }
  return std::nullopt;
}

}  // namespace

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
  if (const auto refusal = refused_counts(context, decision)) return *refusal;
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
  const law::Proceeding claim =
      supposed_claim(context.scenario, context.world, *model, decision.theory, decision.further);
  const double worth = worth_of_bringing(context.scenario, context.world, claim).value;
  quote.warnings.push_back("Going on to the end is expected to bring " + format_usd(worth) +
                           "; counsel costs " + format_usd(stage_cost_of(context.scenario, claim).value) +
                           " a stage.");
  return quote;
}

void carry_out(const WriteContext& context, const SendNotice& decision) {
  const Model& model = *context.world.model(decision.model);
  const Suspicion* suspicion = context.world.provider_state->suspicion(model.id);
  law::Proceeding& proceeding =
      open_claim(context.scenario, context.world, model, decision.theory, context.lab.id, context.world.now);
  proceeding.further = decision.further;
  const auto& facts = context.scenario.claim(decision.theory).facts;
  proceeding.events.push_back(
      tell(context.world, NewsKind::law,
           context.reading().name() + " v. " + lab_name(context.scenario, proceeding.defendant),
           "A notice about " + model.name + ", in " + law::name(proceeding.theories()) + ": " +
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
