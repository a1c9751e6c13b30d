#include "sim/world/state/claims.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/suit.h"

namespace partly::world {
namespace {

const law::Proceeding* newest(const World& world, int model, bool disclosure) {
  const law::Proceeding* found = nullptr;
  for (const law::Proceeding& proceeding : world.proceedings)
    if (proceeding.model == model && by_authority(proceeding) == disclosure) found = &proceeding;
  return found;
}

// Sales up to here are dealt with.
double undealt_from(const Model& model) { return model.dealt_with_usd.value_or(0); }

// Customers of a model that had to do without would choose among the rest as they do now (the logit's own
// counterfactual): the claimant gets its share of what is left.
Quantity diverted(const World& world, const Model& model, const std::string& claimant) {
  const auto found =
      std::find_if(world.labs.begin(), world.labs.end(), [&](const Lab& lab) { return lab.id == claimant; });
  const double own = world.lab(model.owner).share, theirs = found == world.labs.end() ? 0 : found->share;
  const double part = own < 1 ? std::clamp(theirs / (1 - own), 0.0, 1.0) : 0;
  return Quantity::derived(
      part * (model.sales_usd - undealt_from(model)), Unit::usd,
      "Sales of the model x the claimant's share of the rest of the market, " + format_percent(part));
}

Quantity turnover(const Lab& lab) {
  return Quantity::derived(4 * (lab.sales_usd + lab.arranged.resale_usd), Unit::usd,
                           "4 x sales at the last close");
}

// A court raises the award for a lie that was shown, not for a statistic that speaks against a witness.
std::optional<Quantity> penalty_of(const Scenario& scenario, const law::Record& record) {
  const law::AnswerEffect* effect =
      law::effect_of(scenario.court.stand, record.answer, law::shows_a_lie(record));
  return effect && effect->penalty.value != 1 ? std::optional(effect->penalty) : std::nullopt;
}

// What the claimant's answers are of all that the model learned from, at first hand or through its owner's
// own models; as ordered, and less what was never answered.
double taught_share(const Model& model) {
  const double part = learn::taught_part(model.job);
  return part > 0 ? part : 1;
}

// A claim that was on notice before the model was done, or a clause that lets the provider audit.
bool duty_to_keep(const World& world, const law::Terms& terms, const Model& model) {
  if (terms.find(law::ClauseKind::audit) && answers_bought(world, model) > 0) return true;
  return std::any_of(world.proceedings.begin(), world.proceedings.end(), [&](const law::Proceeding& one) {
    return one.defendant == model.owner && !by_authority(one) && one.opened <= model.due;
  });
}

bool alarm_before(const World& world, const Model& model) {
  return std::any_of(world.models.begin(), world.models.end(), [&](const Model& earlier) {
    return earlier.owner == model.owner && earlier.due < model.begun && alarm_logged(earlier);
  });
}

// Asked after a settlement had promised not to.
bool broke_promise(const World& world, const Model& model) {
  const auto& since = world.lab(model.owner).undertaking_since;
  return since && model.begun >= *since && answers_bought(world, model) > 0 && !model.licensed;
}

bool admits_purpose(const Model& model) { return copied(model) && !model.memo.empty(); }

}  // namespace

bool by_authority(const law::Proceeding& proceeding) { return proceeding.theory == law::Theory::disclosure; }

const law::Proceeding* claim_on(const World& world, int model) { return newest(world, model, false); }
const law::Proceeding* disclosure_claim_on(const World& world, int model) {
  return newest(world, model, true);
}

const law::Proceeding* bar_to_claim(const World& world, int model) {
  const law::Proceeding* last = claim_on(world, model);
  const bool only_the_past = last && last->settled_terms && !law::covers_later_sales(*last->settled_terms);
  return only_the_past && world.model(model)->sales_usd > undealt_from(*world.model(model)) ? nullptr : last;
}

law::ClaimRules claim_now(const Scenario& scenario, const World& world, law::Theory theory) {
  law::ClaimRules rules = scenario.claim(theory);
  rules.belief = law::belief_now(rules, world.precedent, scenario.court.norm);
  return rules;
}

const law::Terms& terms_at(const Scenario& scenario, const World& world, int quarter) {
  return law::in_force(
      scenario.terms, world.provider_state ? world.provider_state->published : scenario.later_terms, quarter);
}

const law::Terms& terms_when_asked(const Scenario& scenario, const World& world, const Model& model) {
  return terms_at(scenario, world, model.begun.since(scenario.start));
}

law::Record record_at_notice(const Scenario& scenario, const World& world, const Model& model) {
  const law::Terms& terms = terms_when_asked(scenario, world, model);
  law::Record record;
  record.alarm_logged = alarm_logged(model);
  record.log_admitted = terms.find(law::ClauseKind::monitoring) != nullptr;
  record.records_open = terms.find(law::ClauseKind::audit) != nullptr || opened_by_suit(world, model);
  record.answer = said_in_suit(world, model);
  record.said_in_own_suit = record.answer != law::Answer::none;
  record.answers_in_records = answers_bought(world, model);
  record.taught_share = taught_share(model);
  record.file_kept = on_file(scenario, model);
  record.duty_to_keep = duty_to_keep(world, terms, model);
  record.alarm_ignored = alarm_before(world, model) || broke_promise(world, model);
  record.accounts = model.split.accounts;
  if (admits_purpose(model)) record.messages = {model.memo};
  record.licensed = model.licensed;
  // Terms bind who has asked, as it is alleged of everybody; weights that somebody else has made, and answers
  // that somebody else sells, bring no contract with them (privity).
  const bool asked = answers_bought(world, model) > 0;
  record.ban_in_force =
      terms.find(law::ClauseKind::training_ban) != nullptr && (asked || owes_nothing(model));
  record.promise_broken = broke_promise(world, model);
  record.ban_in_force = record.ban_in_force || record.promise_broken;
  record.competes = model.sales_usd > 0 || world.lab(model.owner).released == model.id;
  record.summary_published = model.summary_published && on_file(scenario, model);
  if (model.summary_published && !record.summary_published)
    record.summary_unproven = scenario.arrangements.records->summary_unproven;
  if (!on_file(scenario, model)) record.plea_without = scenario.arrangements.records->plea_without;
  if (const auto* counsel = scenario.arrangements.retainer(world.lab(model.owner).arranged.counsel))
    record.counsel = counsel->log_odds;
  record.credibility = world.lab(model.owner).credibility;
  record.norm = world.precedent.norm;
  return record;
}

law::Record record_now(const Scenario& scenario, const World& world, const law::Proceeding& proceeding) {
  const law::Record today = record_at_notice(scenario, world, *world.model(proceeding.model));
  law::Record record = proceeding.record;
  record.records_open = record.records_open || opened_by_suit(world, *world.model(proceeding.model));
  record.competes = today.competes;
  record.summary_published = today.summary_published;
  record.summary_unproven = today.summary_unproven;
  record.plea_without = today.plea_without;
  record.counsel = today.counsel;
  record.credibility = today.credibility;
  record.norm = today.norm;
  record.claimant_excused_itself =
      !by_authority(proceeding) && world.lab(proceeding.claimant).pleaded_practice;
  return record;
}

law::Losses losses_on(const Scenario& scenario, const World& world, const Model& model,
                      const std::string& claimant) {
  const double royalty = scenario.licence.royalty.value, sales = model.sales_usd - undealt_from(model);
  const std::string since = model.dealt_with_usd ? " since the settlement" : "";
  return {model.dealt_with_usd ? Quantity::derived(0, Unit::usd, "Settled with the sales before it")
                               : scenario.licence.signing_fee_usd,
          Quantity::derived(royalty * sales, Unit::usd,
                            text(scenario.licence.royalty) + " of the model's sales of " + format_usd(sales)),
          Quantity::derived(sales, Unit::usd, "All postings of sales of " + model.name + since),
          diverted(world, model, claimant), turnover(world.lab(model.owner))};
}

law::Award award_on(const Scenario& scenario, const World& world, const Model& model, law::Theory theory,
                    const std::string& claimant, const law::Record& record) {
  const law::Clause* cap = terms_when_asked(scenario, world, model).find(law::ClauseKind::liability_cap);
  const bool capped = theory == law::Theory::contract && cap && cap->limit_usd;
  const bool unclean = record.pleads(law::Defence::unclean_hands) && record.claimant_copied.value_or(false);
  law::AwardFactors factors;
  factors.taught_share = record.taught_share;
  factors.signs_of_intent = law::signs_of_intent(record);
  factors.penalty = penalty_of(scenario, record);
  if (unclean) factors.hands_cut = scenario.court.defences.hands_cut;
  if (capped) factors.cap = cap->limit_usd;
  return law::award_for(scenario.claim(theory).damages, losses_on(scenario, world, model, claimant), factors);
}

law::Opinion opinion_on(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                        const law::Record& record) {
  const Model& model = *world.model(proceeding.model);
  law::Opinion opinion;
  for (const law::Theory theory : proceeding.theories()) {
    const law::ClaimRules rules = claim_now(scenario, world, theory);
    opinion.counts.push_back({theory, law::weigh(scenario.court, rules, record),
                              award_on(scenario, world, model, theory, proceeding.claimant, record),
                              law::remedies_in_case(scenario.court, rules, record)});
    if (record.answer == law::Answer::no && rules.needs(law::ElementKind::taught_on_answers))
      opinion.sanction_usd = scenario.court.oath.sanction_usd;
  }
  return opinion;
}

law::Assessment assessment_of(const Scenario& scenario, const World& world,
                              const law::Proceeding& proceeding) {
  return law::assess(scenario.court, proceeding,
                     proceeding.opinion
                         ? *proceeding.opinion
                         : opinion_on(scenario, world, proceeding, record_now(scenario, world, proceeding)));
}

law::EvidenceChain chain_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding) {
  return assessment_of(scenario, world, proceeding).opinion.principal().chain;
}

law::Award award_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding) {
  return assessment_of(scenario, world, proceeding).opinion.principal().award;
}

void write_down(const Scenario& scenario, const World& world, law::Proceeding& proceeding) {
  if (proceeding.opinion) return;
  proceeding.opinion = opinion_on(scenario, world, proceeding, record_now(scenario, world, proceeding));
}

law::Proceeding& open_claim(const Scenario& scenario, World& world, const Model& model, law::Theory theory,
                            const std::string& claimant, Quarter opened) {
  law::Proceeding proceeding;
  proceeding.id = world.next_id++;
  proceeding.claimant = claimant;
  proceeding.defendant = model.owner;
  proceeding.theory = theory;
  proceeding.model = model.id;
  proceeding.opened = proceeding.stage_since = opened;
  proceeding.record = record_at_notice(scenario, world, model);
  if (by_authority(proceeding)) proceeding.record.answer = law::Answer::none;  // it asks nobody
  world.proceedings.push_back(std::move(proceeding));
  return world.proceedings.back();
}

std::optional<law::Theory> best_theory(const Scenario& scenario, const World& world, const Model& model) {
  const law::Record record = record_at_notice(scenario, world, model);
  const std::string claimant = scenario.lab(LabKind::provider).id;
  std::optional<law::Theory> best;
  double most = 1;  // USD: who promises itself less brings no claim
  for (const law::Theory theory : scenario.theories) {
    if (theory == law::Theory::disclosure) continue;
    const double chance =
        law::weigh(scenario.court, claim_now(scenario, world, theory), record).probability();
    const double promises = chance * award_on(scenario, world, model, theory, claimant, record).total_usd();
    if (promises > most) best = theory, most = promises;
  }
  return best;
}

}  // namespace partly::world
