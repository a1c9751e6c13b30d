#include "sim/law/claim.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::law {
namespace {

std::string percent(double fraction) { return format_percent(std::clamp(fraction, 0.0, 1.0)); }

// What follows from the measured p-value and the scenario's assumptions; the run that measured it is the
// source.
ChainStep showing_step(const ClaimRules& rules, const Showing& showing) {
  ChainStep step{showing.id,
                 showing.title + ": p " + format_p(showing.p) + ", innocents accused " +
                     format_percent(showing.false_positive_rate),
                 {}};
  if (showing.p <= kSpeaksAtP) {
    const auto bound = [&](double cap) { return log_odds_of_p_value(showing.p, cap); };
    const Interval cap = range_of(rules.exhibit_cap);
    step.log_odds = Quantity::derived(
        bound(rules.exhibit_cap.value), Unit::log_odds,
        "The most that the measured p-value can support, -log(-e p ln p) (Sellke, Bayarri and Berger 2001), "
        "capped at " +
            format_number(rules.exhibit_cap.value, 1),
        Interval{bound(cap.low), bound(cap.high)});
  } else {
    const auto silence = [&](double power) {
      return log_odds_of_silence(power, showing.false_positive_rate);
    };
    const Interval power = range_of(rules.exhibit_power);
    step.log_odds = Quantity::derived(
        silence(rules.exhibit_power.value), Unit::log_odds,
        "The exam found no trace. It is taken to find " + format_percent(rules.exhibit_power.value) +
            " of real copies, so this speaks for the defendant: log((1 - power) / (1 - "
            "measured false positive rate))",
        Interval{silence(power.high), silence(power.low)});
  }
  step.log_odds.source = showing.run;
  return step;
}

ChainStep stand_step(const ClaimRules& rules, const Record& record) {
  const std::string text = std::string("On the stand: ") + name(record.answer);
  switch (record.answer) {
    case Answer::yes:
      return {"stand", text, rules.admission_yes};
    case Answer::partly:
      return {"stand", text, rules.admission_partly};
    case Answer::no:
      if (contradicts_denial(record))
        return {"stand", text + ", against the exhibit", rules.denial_contradicted};
      break;
    case Answer::none:
      break;
  }
  return {"stand", text,
          Quantity::derived(0, Unit::log_odds, "A denial that nothing contradicts proves nothing")};
}

// What a defendant says for itself weighs as far as it is believed.
Quantity as_believed(const Quantity& weight, double credibility) {
  if (credibility >= 1) return weight;
  const Interval range = range_of(weight);
  return Quantity::derived(
      weight.value * credibility, weight.unit,
      format_number(weight.value, 1) + " x credibility " + percent(credibility) + ". " + weight.explanation,
      Interval{range.low * credibility, range.high * credibility});
}

ChainStep records_step(const CourtRules& court, const Record& record) {
  return {"own_records",
          "Own records: " + format_number(record.answers_in_records, 0) + " of the claimant's answers bought",
          court.own_records};
}

Quantity times(const Quantity& weight, const Quantity& share) {
  const Interval range = range_of(weight), by = range_of(share);
  return Quantity::derived(weight.value * share.value, weight.unit,
                           weight.explanation + " Nothing was kept on file, so " + text(share) +
                               " of it is believed. " + share.explanation,
                           Interval{range.low * by.high, range.high * by.low});
}

ChainStep creation_step(const CourtRules& court, const Record& record) {
  const bool true_plea = record.answers_in_records == 0;
  if (true_plea && record.plea_without)
    return {"independent_creation", "Plea of independent creation: no file bears it out",
            times(as_believed(court.defences.creation_upheld, record.credibility), *record.plea_without)};
  return {"independent_creation",
          std::string("Plea of independent creation: ") +
              (true_plea ? "the records bear it out" : "the records contradict it"),
          true_plea ? as_believed(court.defences.creation_upheld, record.credibility)
                    : court.defences.creation_contradicted};
}

ChainStep hands_step(const CourtRules& court, const Record& record) {
  if (record.claimant_copied.value_or(false))
    return {"unclean_hands", "Unclean hands: the claimant did the same",
            as_believed(court.defences.unclean_hands, record.credibility)};
  return {"unclean_hands",
          record.claimant_copied ? "Unclean hands: nothing found" : "Unclean hands: not looked into yet",
          Quantity::derived(0, Unit::log_odds, "A reproach without anything behind it proves nothing")};
}

void add_copying(const CourtRules& court, const ClaimRules& rules, const Record& record,
                 EvidenceChain& chain) {
  for (const Showing& showing : record.showings) chain.steps.push_back(showing_step(rules, showing));
  if (record.alarm_logged && record.log_admitted)
    chain.steps.push_back({"monitor_log", "The provider's log: an alarm", rules.monitor_log});
  if (record.records_open && record.answers_in_records > 0)
    chain.steps.push_back(records_step(court, record));
  if (record.licensed) chain.steps.push_back({"licence", "A licence in force", rules.licence_defence});
  if (record.pleads(Defence::independent_creation)) chain.steps.push_back(creation_step(court, record));
  if (record.pleads(Defence::unclean_hands)) chain.steps.push_back(hands_step(court, record));
  if (record.answer != Answer::none) chain.steps.push_back(stand_step(rules, record));
  if (record.counsel) chain.steps.push_back({"counsel", "The defendant's counsel", *record.counsel});
}

void add_register(const CourtRules& court, const Record& record, EvidenceChain& chain) {
  if (record.summary_unproven)
    chain.steps.push_back({"register", "A summary that no file backs", *record.summary_unproven});
  else if (!record.summary_published)
    chain.steps.push_back({"register", "The register holds no summary", court.register_entry});
}

// 1 or 0 for what the record settles.
Quantity settled(bool met, const std::string& why) {
  return Quantity::derived(met ? 1 : 0, Unit::fraction,
                           why + (met ? ": so the record says" : ": not so, the record says"));
}

Quantity chance_of(const Element& element, const Record& record) {
  switch (element.kind) {
    case ElementKind::ban_in_force:
      return settled(record.ban_in_force, "The terms in force when the answers were bought forbade training");
    case ElementKind::competition:
      return settled(record.competes, "The model has been sold in the claimant's market");
    case ElementKind::summary_missing:
      return settled(!record.summary_published, "No summary of the training content is published");
    default:
      return element.chance;
  }
}

Quantity less(const Quantity& taken, double times, const std::string& formula) {
  const Interval range = range_of(taken);
  const auto left = [&](double share) { return std::clamp(1 - share * times, 0.0, 1.0); };
  return Quantity::derived(left(taken.value), Unit::fraction, formula + ". " + taken.explanation,
                           Interval{left(range.high), left(range.low)});
}

void add_points_of_law(const CourtRules& court, const ClaimRules& rules, const Record& record,
                       EvidenceChain& chain) {
  for (const Element& element : rules.elements) {
    if (element.kind == ElementKind::taught_on_answers) continue;
    const Quantity chance = chance_of(element, record);
    if (chance.value >= 1) continue;  // met: nothing to take off
    chain.require({name(element.kind),
                   std::string("To prove: ") + name(element.kind) +
                       (element.fact.empty() ? "" : " (" + element.fact + ")"),
                   chance});
  }
  const DefenceRules& defences = court.defences;
  if (record.pleads(Defence::preemption) && fits(Defence::preemption, rules.theory))
    chain.require(
        {"preemption", "Not pre-empted (X1)", less(defences.preempted, 1, "1 - chance of pre-emption")});
  if (record.pleads(Defence::standard_practice))
    chain.require({"standard_practice", "Not excused as standard practice (F41)",
                   less(defences.standard_practice, record.norm,
                        "1 - what full custom would take x custom so far (" + percent(record.norm) + ")")});
  if (record.claimant_excused_itself)
    chain.require({"own_words", "The claimant pleaded standard practice itself (F41)",
                   less(defences.own_claims, 1, "1 - what its own plea takes off its claims")});
}

Quantity belief_in_case(const CourtRules& court, const ClaimRules& rules, const Record& record) {
  if (!record.survived_motion) return rules.belief;
  const Interval range = range_of(rules.belief);
  const auto after = [&](double belief) { return belief_after_motion(belief, court.motion_power.value); };
  return Quantity::derived(after(rules.belief.value), Unit::fraction,
                           "It has survived a motion to dismiss, which finds out " +
                               text(court.motion_power) +
                               " of untenable theories: b / (1 - (1 - b) power), from " +
                               percent(rules.belief.value) + ". " + rules.belief.explanation,
                           Interval{after(range.low), after(range.high)});
}

std::string theory_text(const ClaimRules& rules, const Quantity& belief) {
  std::string text = std::string("Theory: ") + name(rules.theory) + ", accepted " + percent(belief.value);
  for (std::size_t i = 0; i < rules.facts.size(); ++i) text += (i == 0 ? " (" : " ") + rules.facts[i];
  return rules.facts.empty() ? text : text + ")";
}

}  // namespace

bool ClaimRules::needs(ElementKind kind) const {
  return std::any_of(elements.begin(), elements.end(), [&](const Element& e) { return e.kind == kind; });
}

EvidenceChain weigh(const CourtRules& court, const ClaimRules& rules, const Record& record) {
  EvidenceChain chain;
  if (rules.needs(ElementKind::taught_on_answers)) add_copying(court, rules, record, chain);
  if (rules.needs(ElementKind::summary_missing)) add_register(court, record, chain);
  add_points_of_law(court, rules, record, chain);
  const Quantity belief = belief_in_case(court, rules, record);
  chain.close_with(belief, theory_text(rules, belief));
  return chain;
}

std::vector<ElementStanding> elements_of(const CourtRules& court, const ClaimRules& rules,
                                         const Record& record) {
  std::vector<ElementStanding> standings;
  const EvidenceChain chain = weigh(court, rules, record);
  for (const Element& element : rules.elements)
    standings.push_back({name(element.kind), element.fact,
                         element.kind == ElementKind::taught_on_answers
                             ? Quantity::derived(chain.breach_probability(), Unit::fraction,
                                                 "The evidence, added up and turned into a probability")
                             : chance_of(element, record)});
  return standings;
}

double belief_after_motion(double belief, double power) {
  const double b = std::clamp(belief, 0.0, 1.0), found_out = (1 - b) * std::clamp(power, 0.0, 1.0);
  return found_out < 1 ? b / (1 - found_out) : b;
}

const char* name(ElementKind kind) {
  switch (kind) {
    case ElementKind::taught_on_answers:
      return "the model was taught on the claimant's answers";
    case ElementKind::summary_missing:
      return "no summary of training content is published";
    case ElementKind::ban_in_force:
      return "the terms forbade training";
    case ElementKind::competition:
      return "the model competes with the claimant";
    case ElementKind::human_authorship:
      return "the answers have a human author";
    case ElementKind::kept_secret:
      return "the answers were a secret";
  }
  return "";
}

}  // namespace partly::law
