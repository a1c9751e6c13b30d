// Proceedings as a front end sees them: the chain from prior to verdict, what is at stake, and the room to
// settle.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/law/counts.h"
#include "sim/law/judge.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"
#include "sim/world/state/valuation.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

// What orders beside money would cost the defendant, with their chance.
Quantity orders_in(const law::CaseValue& value) {
  for (const law::ValuePart& part : value.parts)
    if (part.id == "orders") return part.usd;
  return Quantity::derived(0, Unit::usd, "No order would take sales away");
}

void add_stakes(const Seen& seen, const law::Proceeding& proceeding, ProceedingView& view) {
  const law::Assessment assessment = assessment_of(seen.scenario, seen.world, proceeding);
  view.account = law::lines_of(assessment);
  view.award = assessment.opinion.principal().award;
  view.in_the_end = assessment.in_the_end();
  view.remedies = law::orders_if_won(assessment.opinion);
  view.expected_award_usd = assessment.expected_award();
  const Eyes eyes = view.mine ? Eyes::of_defendant : view.brought ? Eyes::of_claimant : Eyes::of_outsider;
  view.outlook = settlement_outlook(seen.scenario, seen.world, proceeding, {eyes, {}});
  view.licence_to_be_had = !seen.world.provider_state && !by_authority(proceeding) &&
                           !licensed(seen.world, seen.world.lab(proceeding.defendant));
  view.best_terms = view.outlook.best_terms(view.licence_to_be_had);
  view.settlement = view.outlook.zone(view.best_terms);
  view.orders_usd = orders_in(view.outlook.defendant);
  if (proceeding.counter && proceeding.counter->made == seen.world.now) view.counter = proceeding.counter;
  view.settled_terms = proceeding.settled_terms;
}

// For what only the court will find out, the mean over what it may find, and a range that holds either.
PleaView plea_view(const Seen& seen, const law::Proceeding& proceeding, law::Record record,
                   law::Defence defence) {
  const law::CourtRules& court = seen.scenario.court;
  const double believed_less = record.credibility * (1 - court.defences.credibility_lost.value);
  Interval range{1, 0};
  const auto chance = [&] {
    const law::Opinion opinion = opinion_on(seen.scenario, seen.world, proceeding, record);
    const Interval each = law::win_range(opinion);
    range = {std::min(range.low, each.low), std::max(range.high, each.high)};
    return law::win_chance(opinion);
  };
  std::string why = "The chain of this claim, weighed again with this plea";
  record.pleas.push_back(defence);
  if (defence == law::Defence::unclean_hands) {
    const double copied = court.defences.claimant_copied.value;
    record.claimant_copied = true;
    const double if_found = chance();
    record.claimant_copied = false, record.credibility = believed_less;
    const double if_not = chance();
    why += ", the mean over what the court may find: a chance of " + format_percent(copied) +
           " that the claimant did the same";
    return {defence,
            Quantity::derived(copied * if_found + (1 - copied) * if_not, Unit::fraction, why, range)};
  }
  if (defence == law::Defence::independent_creation) {
    record.records_open = true;
    if (record.answers_in_records > 0) {
      record.credibility = believed_less;
      why += ", which your own records contradict";
    }
  }
  const double after = chance();
  return {defence, Quantity::derived(after, Unit::fraction, why, range)};
}

std::vector<PleaView> possible_pleas(const Seen& seen, const law::Proceeding& proceeding,
                                     const law::Record& record) {
  const std::vector<law::Theory> theories = proceeding.theories();
  std::vector<PleaView> views;
  for (const law::Defence defence : law::kDefences) {
    const bool fits = std::any_of(theories.begin(), theories.end(),
                                  [&](law::Theory theory) { return law::fits(defence, theory); });
    if (defence != law::Defence::licence && fits && !record.pleads(defence))
      views.push_back(plea_view(seen, proceeding, record, defence));
  }
  return views;
}

// What the defendant left behind that bears on the claim, or that nothing was kept.
std::vector<std::string> documents_of(const Seen& seen, const law::Proceeding& proceeding,
                                      const law::Record& record) {
  const Model& model = *seen.world.model(proceeding.model);
  if (!record.records_open || by_authority(proceeding)) return {};
  const learn::Sources& sources = model.job.sources;
  std::vector<std::string> found;
  if (sources.queries > 0)
    found.push_back("Order of " + model.begun.text() + ": " + format_number(sources.queries, 0) +
                    " answers of the claimant's model, " + format_number(sources.own_labels, 0) +
                    " labels of one's own.");
  if (!record.file_kept) {
    found.push_back(record.duty_to_keep ? "No file of its making was kept, although there was a duty to."
                                        : "No file of its making was kept, and no messages.");
    return found;
  }
  found.push_back("The file of its making: " + format_percent(record.taught_share * (sources.queries > 0)) +
                  " of what it learned from are the claimant's answers.");
  if (!model.memo.empty()) found.push_back("Message of " + model.begun.text() + ": \"" + model.memo + "\"");
  const std::string& licence = seen.world.lab(model.owner).licence_memo;
  if (!licence.empty()) found.push_back("Message about the licence: \"" + licence + "\"");
  if (model.guess)
    found.push_back("A guess typed before the result: " + format_number(*model.guess, 0) + " points.");
  if (model.own_exam)
    found.push_back("An exam of its own, ordered by the lab: likelihood ratio " +
                    format_odds(model.own_exam->log_ratio()) + ".");
  return found;
}

Quantity dismissal_of(const law::CourtRules& court, const law::EvidenceChain& chain) {
  return Quantity::derived(law::dismissal_chance(court, chain), Unit::fraction,
                           "1 - the belief in the theory (" + format_percent(chain.belief.value) +
                               "), x the share of untenable theories that a motion finds out (" +
                               text(court.motion_power) + ")");
}

Quantity dismissal_of(const law::CourtRules& court, const law::Opinion& opinion) {
  if (opinion.counts.size() == 1) return dismissal_of(court, opinion.principal().chain);
  std::string each;
  for (const law::CountOpinion& count : opinion.counts)
    each += (each.empty() ? "" : ", ") + std::string(law::name(count.theory)) + " " +
            format_percent(law::dismissal_chance(court, count.chain));
  return Quantity::derived(law::dismissal_chance(court, opinion), Unit::fraction,
                           "That every count falls, each of which is heard for itself (" + each + ")");
}

void add_counts(const Seen& seen, const law::Proceeding& proceeding, const law::Record& record,
                const law::Opinion& opinion, ProceedingView& view) {
  if (opinion.counts.size() == 1) return;
  const law::CourtRules& court = seen.scenario.court;
  for (std::size_t i = 0; i < opinion.counts.size(); ++i) {
    const law::CountOpinion& count = opinion.counts[i];
    const law::ClaimRules rules = claim_now(seen.scenario, seen.world, count.theory);
    const bool ruled = proceeding.verdict && i < proceeding.verdict->findings.size();
    view.counts.push_back({law::name(count.theory), rules.facts, count.chain,
                           Quantity::derived(count.chain.probability(), Unit::fraction,
                                             "The chance that the fact is found proven x every point of law",
                                             count.chain.probability_range()),
                           dismissal_of(court, count.chain), law::elements_of(court, rules, record),
                           count.award,
                           ruled ? std::optional(proceeding.verdict->findings[i]) : std::nullopt});
  }
}

void add_standing_in_court(const Seen& seen, const law::Proceeding& proceeding, ProceedingView& view) {
  const law::CourtRules& court = seen.scenario.court;
  const law::Record record = record_now(seen.scenario, seen.world, proceeding);
  const law::ClaimRules rules = claim_now(seen.scenario, seen.world, proceeding.theory);
  view.elements = law::elements_of(court, rules, record);
  view.pleas = record.pleas;
  const law::Opinion opinion = assessment_of(seen.scenario, seen.world, proceeding).opinion;
  add_counts(seen, proceeding, record, opinion, view);
  if (!proceeding.opinion) view.possible_pleas = possible_pleas(seen, proceeding, record);
  if (!proceeding.opinion && !by_authority(proceeding) && record.answer == law::Answer::none)
    for (const law::Answer answer : {law::Answer::yes, law::Answer::partly, law::Answer::no})
      view.answers.push_back(outlook_of(seen.scenario, seen.world, proceeding, answer));
  view.documents = documents_of(seen, proceeding, record);
  view.filed = proceeding.filed;
  view.answer = record.answer;
  view.dismissal_chance = dismissal_of(court, opinion);
  view.credibility =
      Quantity::derived(record.credibility, Unit::fraction,
                        "1 at the start, less by answers and pleas that turned out to be untrue (F56)");
  view.custom =
      Quantity::derived(record.norm, Unit::fraction,
                        text(court.norm.start) + " at the start, more by admissions in public (F40)");
}

// Of all counts, each once.
std::vector<std::string> facts_of(const Scenario& scenario, const law::Proceeding& proceeding) {
  std::vector<std::string> facts;
  for (const law::Theory theory : proceeding.theories())
    for (const std::string& fact : scenario.claim(theory).facts)
      if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
  return facts;
}

ProceedingView proceeding_view(const Seen& seen, const law::Proceeding& proceeding) {
  const Model& model = *seen.world.model(proceeding.model);
  ProceedingView view;
  view.id = proceeding.id;
  view.mine = proceeding.defendant == seen.player().id;
  view.brought = proceeding.claimant == seen.player().id;
  view.title =
      lab_name(seen.scenario, proceeding.claimant) + " v. " + lab_name(seen.scenario, proceeding.defendant);
  view.theory = law::name(proceeding.theories());
  view.facts = facts_of(seen.scenario, proceeding);
  view.stage = proceeding.stage;
  view.opened = proceeding.opened;
  view.stage_since = proceeding.stage_since;
  view.model = model.name;
  const law::Opinion opinion = assessment_of(seen.scenario, seen.world, proceeding).opinion;
  view.chain = opinion.principal().chain;
  view.probability = Quantity::derived(
      law::win_chance(opinion), Unit::fraction,
      opinion.counts.size() == 1 ? "The chance that the fact is found proven x every point of law"
                                 : "That one count at least is won: the fact is found once for all of them",
      law::win_range(opinion));
  view.exhibit = model.exhibit;
  add_stakes(seen, proceeding, view);
  add_standing_in_court(seen, proceeding, view);
  view.verdict = proceeding.verdict;
  view.settled_usd = proceeding.settled_usd;
  return view;
}

}  // namespace

std::vector<PrecedentView> precedent_views(const Seen& seen) {
  std::vector<PrecedentView> views;
  for (const law::Theory theory : seen.scenario.theories) {
    const auto& rulings = seen.world.rulings;
    const auto count = std::count_if(rulings.begin(), rulings.end(),
                                     [&](const Ruling& one) { return one.theory == theory; });
    views.push_back(
        {law::name(theory), claim_now(seen.scenario, seen.world, theory).belief, static_cast<int>(count)});
  }
  return views;
}

// The player's first, newest first.
std::vector<ProceedingView> proceeding_views(const Seen& seen) {
  std::vector<ProceedingView> views;
  for (const law::Proceeding& proceeding : seen.world.proceedings)
    views.push_back(proceeding_view(seen, proceeding));
  std::reverse(views.begin(), views.end());
  std::stable_partition(views.begin(), views.end(),
                        [](const ProceedingView& view) { return view.mine || view.brought; });
  return views;
}

}  // namespace partly::world
