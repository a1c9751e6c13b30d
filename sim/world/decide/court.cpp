// What a defendant can do about a claim beside settling it (settlement.cpp): move to dismiss, plead, answer
// on the stand (F01), appeal; and publish what a model was trained on (X3).
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/law/judge.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/counts.h"

namespace partly::world {
namespace {

std::string claim_title(const WriteContext& context, const law::Proceeding& proceeding) {
  return lab_name(context.scenario, proceeding.claimant) + " v. " + context.reading().name();
}

Refusal too_late(const law::Proceeding& proceeding, std::string remedy) {
  return {"stage", std::string("The claim is at the stage of ") + law::name(proceeding.stage) + ".",
          std::move(remedy)};
}

double stage_cost(const ReadContext& context, const law::Proceeding& proceeding) {
  return stage_cost_usd(context.scenario, context.lab, stage_cost_of(context.scenario, proceeding));
}

QuoteLine counsel(const ReadContext& context, const law::Proceeding& proceeding, const std::string& what) {
  const Quantity usual = stage_cost_of(context.scenario, proceeding);
  const double cost = stage_cost(context, proceeding);
  if (cost == usual.value) return {what, usual};
  return {what, Quantity::derived(cost, Unit::usd, text(usual) + ", as this counsel charges it")};
}

// Of several counts, each is heard for itself.
std::string counts_heard(const ReadContext& context, const law::Opinion& opinion) {
  if (opinion.counts.size() == 1) return {};
  std::string text;
  for (const law::CountOpinion& count : opinion.counts)
    text += (text.empty() ? " (" : ", ") + std::string(law::name(count.theory)) + " alone " +
            format_percent(law::dismissal_chance(context.scenario.court, count.chain));
  return text + ")";
}

// A plea that answers one count at least is heard.
bool answers_claim(law::Defence defence, const law::Proceeding& proceeding) {
  const std::vector<law::Theory> theories = proceeding.theories();
  return std::any_of(theories.begin(), theories.end(),
                     [&](law::Theory theory) { return law::fits(defence, theory); });
}

void lose_credibility(Lab& lab, const Quantity& share) {
  lab.credibility = std::clamp(lab.credibility * (1 - share.value), 0.0, 1.0);
}

}  // namespace

std::variant<const law::Proceeding*, Refusal> own_proceeding(const ReadContext& context, int id) {
  const law::Proceeding* proceeding = context.world.proceeding(id);
  if (!proceeding || proceeding->defendant != context.lab.id)
    return Refusal{
        "no-claim", "There is no claim " + std::to_string(id) + " against " + context.name() + ".", {}};
  if (!proceeding->open())
    return Refusal{"closed", std::string("This claim is ") + law::name(proceeding->stage) + ".", {}};
  return proceeding;
}

void end_claim(const Scenario& scenario, World& world, law::Proceeding& proceeding, law::Stage stage) {
  write_down(scenario, world, proceeding);
  proceeding.stage = stage;
  proceeding.stage_since = world.now;
  proceeding.counter.reset();
  std::erase_if(world.jobs, [&](const Job& job) {
    const auto* exam = std::get_if<Examine>(&job);
    return exam && exam->proceeding == proceeding.id;
  });
  if (world.provider_state)
    std::erase_if(world.provider_state->offers,
                  [&](const SettlementOffer& one) { return one.proceeding == proceeding.id; });
}

Check quote(const ReadContext& context, const Testify& decision) {
  const auto found = own_proceeding(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (by_authority(proceeding))
    return Refusal{"not-asked", "An authority reads the register and asks nobody.",
                   "Publish the summary before the judgment."};
  if (proceeding.stage != law::Stage::deposition)
    return Refusal{"not-at-deposition",
                   std::string("The claim is at the stage of ") + law::name(proceeding.stage) + ".",
                   "The question is put at the deposition."};
  if (proceeding.record.answer != law::Answer::none)
    return Refusal{
        "answered", std::string("You have answered: ") + law::name(proceeding.record.answer) + ".", {}};
  if (decision.answer == law::Answer::none)
    return Refusal{"no-answer", "The question is: did you distil?", "Answer yes, no or partly."};
  return free_of_charge();
}

// Beside its weight as evidence an answer moves credibility and the penalty now, and what counts as custom
// once the judgment has made it public (stand.h).
void carry_out(const WriteContext& context, const Testify& decision) {
  law::Record& record = context.world.proceeding(decision.proceeding)->record;
  record.answer = decision.answer;
  const law::AnswerEffect& effect = *law::effect_of(context.scenario.court.stand, record);
  lose_credibility(context.lab, effect.credibility_lost);
  tell(context.world, NewsKind::law, context.reading().name() + " on the stand",
       std::string("Pending whether it distilled, it says: ") + law::name(decision.answer) + ".", "F01");
}

Check quote(const ReadContext& context, const MoveToDismiss& decision) {
  const auto found = own_proceeding(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (proceeding.stage != law::Stage::complaint)
    return too_late(proceeding, "A motion to dismiss answers the complaint.");
  if (proceeding.filed.motion) return Refusal{"filed", "The motion is filed already.", {}};
  Quote quote = free_of_charge();
  const law::Opinion opinion = assessment_of(context.scenario, context.world, proceeding).opinion;
  quote.warnings.push_back("One more stage of counsel (" + format_usd(stage_cost(context, proceeding)) +
                           "); it ends the claim with a chance of " +
                           format_percent(law::dismissal_chance(context.scenario.court, opinion)) +
                           counts_heard(context, opinion) + ", and makes the theory firmer if it fails.");
  return quote;
}

void carry_out(const WriteContext& context, const MoveToDismiss& decision) {
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  proceeding.filed.motion = true;
  tell(context.world, NewsKind::law, claim_title(context, proceeding) + ": a motion to dismiss",
       context.reading().name() + " says that even if all were true there would be no claim.", "X1");
}

Check quote(const ReadContext& context, const Plead& decision) {
  const auto found = own_proceeding(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  const std::string what = law::name(decision.defence);
  if (proceeding.stage == law::Stage::notice || proceeding.stage > law::Stage::deposition)
    return too_late(proceeding, "Defences are pleaded from the complaint to the deposition.");
  if (decision.defence == law::Defence::licence)
    return Refusal{"on-record", "A licence is on the record by itself, or there was none.",
                   "Plead another defence."};
  if (!answers_claim(decision.defence, proceeding))
    return Refusal{
        "no-answer-to-it",
        "A plea of " + what + " does not answer a claim in " + law::name(proceeding.theories()) + ".",
        "Plead another defence."};
  if (proceeding.record.pleads(decision.defence))
    return Refusal{"pleaded", "You have pleaded " + what + " already.", {}};
  Quote quote = free_of_charge();
  if (decision.defence == law::Defence::independent_creation && proceeding.record.answers_in_records > 0)
    quote.warnings.push_back("Your records show " + format_number(proceeding.record.answers_in_records, 0) +
                             " of the claimant's answers: they would contradict you.");
  if (decision.defence == law::Defence::independent_creation &&
      !on_file(context.scenario, *context.world.model(proceeding.model)))
    quote.warnings.push_back("Nobody kept a file of its making: the plea is believed in part.");
  if (decision.defence == law::Defence::standard_practice)
    quote.warnings.push_back("It weakens every claim that you bring yourself later (F41).");
  return quote;
}

void carry_out(const WriteContext& context, const Plead& decision) {
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  proceeding.record.pleas.push_back(decision.defence);
  std::string text = law::meaning(decision.defence);
  if (decision.defence == law::Defence::standard_practice) context.lab.pleaded_practice = true;
  if (decision.defence == law::Defence::independent_creation) {
    proceeding.record.records_open = true;
    if (proceeding.record.answers_in_records > 0) {
      lose_credibility(context.lab, context.scenario.court.defences.credibility_lost);
      text += " They show that it was taught on the claimant's answers.";
    }
  }
  tell(context.world, NewsKind::law,
       claim_title(context, proceeding) + ": plea of " + law::name(decision.defence), text,
       law::fact(decision.defence));
}

Check quote(const ReadContext& context, const AppealVerdict& decision) {
  const law::Proceeding* brought = context.world.proceeding(decision.proceeding);
  const bool claims = brought && brought->open() && is_player(context.lab) && brought->claimant == kPlayerId;
  const auto found = claims ? std::variant<const law::Proceeding*, Refusal>(brought)
                            : own_proceeding(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (proceeding.stage != law::Stage::judgment)
    return too_late(proceeding, "An appeal follows the judgment at once.");
  if (proceeding.verdict->for_claimant == claims)
    return Refusal{"won", "You have won.", "Wait until the judgment is final."};
  if (proceeding.filed.appeal) return Refusal{"filed", "The appeal is filed already.", {}};
  Quote quote = free_of_charge();
  quote.lines.push_back(counsel(context, proceeding, "Counsel for the appeal"));
  quote.quarters = context.scenario.court.stages.length(law::Stage::appeal);
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const AppealVerdict& decision) {
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  proceeding.filed.appeal = true;
  const auto event = tell(context.world, NewsKind::law,
                          lab_name(context.scenario, proceeding.claimant) + " v. " +
                              lab_name(context.scenario, proceeding.defendant) + ": an appeal",
                          context.reading().name() + " does not accept the judgment.");
  pay(context.world, event, "Counsel of " + context.reading().name(), context.lab.id, econ::kCounsel,
      econ::Account::legal, econ::Money::usd(stage_cost(context.reading(), proceeding)));
}

Check quote(const ReadContext& context, const PublishSummary& decision) {
  const auto found = own_model(context, decision.model);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Model& model = *std::get<const Model*>(found);
  if (!context.scenario.enables(law::Theory::disclosure))
    return Refusal{"no-duty", "Nothing here asks for a summary of training content.", {}};
  if (model.state != ModelState::trained)
    return Refusal{"not-trained", model.name + " is not a trained model.",
                   "Wait until its training has ended."};
  if (model.summary_published) return Refusal{"published", "Its summary is published already.", {}};
  Quote quote = free_of_charge();
  if (!on_file(context.scenario, model))
    quote.warnings.push_back("No file backs it: nobody kept records while the model was made.");
  if (copied(model))
    quote.warnings.push_back("The summary names the provider's answers: the provider will read it.");
  return quote;
}

void carry_out(const WriteContext& context, const PublishSummary& decision) {
  Model& model = *context.world.model(decision.model);
  model.summary_published = context.world.now;
  if (const auto& records = context.scenario.arrangements.records; records && model.on_file)
    context.lab.trust = std::clamp(context.lab.trust + records->summary_trust.value, 0.0, 1.0);
  const learn::Sources& sources = model.job.sources;
  tell(context.world, NewsKind::terms,
       context.reading().name() + " publishes what " + model.name + " was trained on",
       format_number(sources.own_labels, 0) + " labels of its own, " + format_number(sources.queries, 0) +
           " answers of the provider's model" + (sources.open_weights ? ", and published weights." : "."),
       "X3");
}

}  // namespace partly::world
