#include "sim/law/claim.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::law {
namespace {

std::string percent(double fraction) { return format_percent(std::clamp(fraction, 0.0, 1.0)); }

// The ratio as the exam measured it: it carries its own bounds.
ChainStep showing_step(const Showing& showing) {
  return {showing.id,
          showing.title + ": " + format_odds(showing.log_likelihood_ratio.value) + ", p " +
              format_p(showing.p) + " by rank, unseen innocents suspected " +
              format_percent(showing.false_positive_rate),
          showing.log_likelihood_ratio};
}

ChainStep stand_step(const ClaimRules& rules, const Record& record) {
  const std::string text = std::string("On the stand: ") + name(record.answer);
  switch (record.answer) {
    case Answer::yes:
      return {"stand", text, rules.admission_yes};
    case Answer::partly:
      return {"stand", text, rules.admission_partly};
    case Answer::no:
      if (shows_a_lie(record)) return {"stand", text + ", and it was a lie", rules.denial_contradicted};
      if (exhibit_contradicts(record))
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

// The more there is of it, the fewer innocents have as much (evidence.h).
Quantity weight_of_count(int found, const Quantity& typical, const std::string& who) {
  const Interval range = range_of(typical);
  const auto weight = [&](double each) { return log_odds_of_count(found, each); };
  return Quantity::derived(
      weight(typical.value), Unit::log_odds,
      "log(1 + " + format_number(found, 0) + " / " + text(typical) + "): half of all " + who +
          " have more than that, and as many as were found have 1 in (1 + the ratio). " + typical.explanation,
      Interval{weight(range.high), weight(range.low)});
}

void add_missing(const DocumentRules& rules, const Record& record, EvidenceChain& chain) {
  if (record.duty_to_keep)
    chain.steps.push_back(
        {"missing_records", "No file was kept, against a duty to keep it", rules.missing_under_duty});
  else if (record.answers_in_records > 0)
    chain.steps.push_back({"missing_records", "Answers were bought, and no file was kept", rules.missing});
}

// Without a file the claimant's own invoices say how many answers were bought, and nothing says what for.
void add_documents(const DocumentRules& rules, const Record& record, EvidenceChain& chain) {
  const int answers = record.answers_in_records;
  const std::string number = format_number(answers, 0);
  if (record.file_kept && answers > 0)
    chain.steps.push_back({"own_records",
                           "Own records: " + number + " of the claimant's answers were trained on",
                           weight_of_count(answers, rules.stray_answers, "innocent files")});
  if (!record.file_kept && answers > 0)
    chain.steps.push_back({"orders", "The claimant's invoices: " + number + " answers bought",
                           weight_of_count(answers, rules.honest_purchases, "honest customers")});
  if (!record.file_kept) return add_missing(rules, record, chain);
  if (!record.messages.empty())
    chain.steps.push_back(
        {"message", "Internal message: \"" + record.messages.front() + "\"", rules.message});
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

void add_copying(const CourtRules& court, const ClaimRules& rules, const Record& record,
                 EvidenceChain& chain) {
  for (const Showing& showing : record.showings) chain.steps.push_back(showing_step(showing));
  if (record.alarm_logged && record.log_admitted)
    chain.steps.push_back({"monitor_log", "The provider's log: an alarm", rules.monitor_log});
  if (record.records_open) add_documents(court.documents, record, chain);
  if (record.pleads(Defence::independent_creation)) chain.steps.push_back(creation_step(court, record));
  if (record.answer != Answer::none) chain.steps.push_back(stand_step(rules, record));
  if (record.denial_exposed)
    chain.steps.push_back({"witness", "A witness: the denial was untrue", court.oath.exposed});
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
  if (record.licensed && rules.needs(ElementKind::taught_on_answers))
    chain.require({"licence", "Not permitted by the licence in force",
                   less(rules.licence_covers, 1, "1 - chance that the licence covers it")});
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

// Counsel argues points of law and cannot change facts: what it is worth moves the odds of the theory.
Quantity as_argued(const Quantity& belief, const std::optional<Quantity>& counsel) {
  if (!counsel || counsel->value == 0) return belief;
  const Interval range = range_of(belief), by = range_of(*counsel);
  const auto moved = [](double chance, double log_odds) {
    return chance <= 0 || chance >= 1 ? chance : logistic(logit(chance) + log_odds);
  };
  return Quantity::derived(moved(belief.value, counsel->value), Unit::fraction,
                           "The defendant's counsel argues it: the odds of " + percent(belief.value) +
                               " moved by " + text(*counsel) + ". " + belief.explanation,
                           Interval{moved(range.low, by.low), moved(range.high, by.high)});
}

// Whether terms that somebody clicked bind is what the theory of contract is about; a promise that two
// parties have negotiated and signed binds by itself.
Quantity signed_promise() {
  return Quantity::derived(
      1, Unit::fraction,
      "An undertaking was signed in a settlement: whether clicked terms bind is not asked");
}

Quantity belief_in_case(const CourtRules& court, const ClaimRules& rules, const Record& record) {
  if (record.promise_broken && rules.theory == Theory::contract) return signed_promise();
  const Quantity argued = as_argued(rules.belief, record.counsel);
  if (!record.survived_motion) return argued;
  const Interval range = range_of(argued);
  const auto after = [&](double belief) { return belief_after_motion(belief, court.motion_power.value); };
  return Quantity::derived(after(argued.value), Unit::fraction,
                           "It has survived a motion to dismiss, which finds out " +
                               text(court.motion_power) +
                               " of untenable theories: b / (1 - (1 - b) power), from " +
                               percent(argued.value) + ". " + argued.explanation,
                           Interval{after(range.low), after(range.high)});
}

std::string theory_text(const ClaimRules& rules) {
  std::string text = std::string("The court accepts the theory of ") + name(rules.theory);
  for (std::size_t i = 0; i < rules.facts.size(); ++i) text += (i == 0 ? " (" : " ") + rules.facts[i];
  return rules.facts.empty() ? text : text + ")";
}

}  // namespace

bool ClaimRules::needs(ElementKind kind) const {
  return std::any_of(elements.begin(), elements.end(), [&](const Element& e) { return e.kind == kind; });
}

EvidenceChain weigh(const CourtRules& court, const ClaimRules& rules, const Record& record) {
  EvidenceChain chain;
  chain.standard = rules.standard;
  chain.noise = court.noise;
  chain.steps.push_back({kPriorStep, "Before any evidence", rules.prior});
  if (rules.needs(ElementKind::taught_on_answers)) add_copying(court, rules, record, chain);
  if (rules.needs(ElementKind::summary_missing)) add_register(court, record, chain);
  add_points_of_law(court, rules, record, chain);
  const Quantity belief = belief_in_case(court, rules, record);
  chain.close_with(belief, theory_text(rules));
  return chain;
}

std::vector<RemedyRule> remedies_in_case(const CourtRules& court, const ClaimRules& rules,
                                         const Record& record) {
  std::vector<RemedyRule> remedies = rules.remedies;
  const bool unclean = record.pleads(Defence::unclean_hands) && record.claimant_copied.value_or(false);
  for (RemedyRule& rule : remedies) {
    if (rule.remedy != Remedy::injunction && rule.remedy != Remedy::deletion) continue;
    const bool of_authority = rules.theory == Theory::disclosure;  // its order not to sell is for the silence
    if (of_authority && rule.remedy == Remedy::injunction) continue;
    const double taught = of_authority && record.answers_in_records == 0 ? 0 : record.taught_share;
    const double left = taught * (unclean ? 1 - court.defences.hands_bar.value : 1);
    if (left >= 1) continue;
    const Interval range = range_of(rule.chance);
    rule.chance = Quantity::derived(
        left * rule.chance.value, Unit::fraction,
        text(rule.chance) + " x " + percent(taught) + " of what the model learned from" +
            (unclean ? ", less " + text(court.defences.hands_bar) + " for unclean hands (F57)" : "") + ". " +
            rule.chance.explanation,
        Interval{left * range.low, left * range.high});
  }
  return remedies;
}

std::vector<ElementStanding> elements_of(const CourtRules& court, const ClaimRules& rules,
                                         const Record& record) {
  std::vector<ElementStanding> standings;
  const EvidenceChain chain = weigh(court, rules, record);
  for (const Element& element : rules.elements)
    standings.push_back({name(element.kind), element.fact,
                         element.kind == ElementKind::taught_on_answers
                             ? Quantity::derived(chain.proven_probability(), Unit::fraction,
                                                 "The posterior against the standard of proof, by a judge "
                                                 "with some noise")
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
