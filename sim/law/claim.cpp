#include "sim/law/claim.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::law {
namespace {

// Conventional levels (Fisher 1925): from here on an exam speaks for the claimant, and is strong enough to
// contradict a witness.
constexpr double kSpeaksAtP = 0.05;
constexpr double kStrongAtP = 0.01;

bool strong(const Record& record) { return record.exhibit_heard && record.exhibit_p <= kStrongAtP; }

// What follows from the measured p-value and the scenario's assumptions; the run that measured it is the
// source.
ChainStep exhibit_step(const ClaimRules& rules, const Record& record) {
  ChainStep step{"exhibit",
                 "Exhibit: p " + format_p(record.exhibit_p) + ", innocents accused " +
                     format_percent(record.false_positive_rate),
                 {}};
  if (record.exhibit_p <= kSpeaksAtP) {
    const auto bound = [&](double cap) { return log_odds_of_p_value(record.exhibit_p, cap); };
    const Interval cap = range_of(rules.exhibit_cap);
    step.log_odds = Quantity::derived(
        bound(rules.exhibit_cap.value), Unit::log_odds,
        "The most that the measured p-value can support, -log(-e p ln p) (Sellke, Bayarri and Berger 2001), "
        "capped at " +
            format_number(rules.exhibit_cap.value, 1),
        Interval{bound(cap.low), bound(cap.high)});
  } else {
    const auto silence = [&](double power) { return log_odds_of_silence(power, record.false_positive_rate); };
    const Interval power = range_of(rules.exhibit_power);
    step.log_odds = Quantity::derived(
        silence(rules.exhibit_power.value), Unit::log_odds,
        "The exam found no trace. It is taken to find " + format_percent(rules.exhibit_power.value) +
            " of real copies, so this speaks for the defendant: log((1 - power) / (1 - "
            "measured false positive rate))",
        Interval{silence(power.high), silence(power.low)});
  }
  step.log_odds.source = record.exhibit_run;
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
      if (strong(record)) return {"stand", text + ", against the exhibit", rules.denial_contradicted};
      break;
    case Answer::none:
      break;
  }
  return {"stand", text,
          Quantity::derived(0, Unit::log_odds, "A denial that nothing contradicts proves nothing")};
}

std::string theory_text(const ClaimRules& rules) {
  std::string text = std::string("Theory: ") + name(rules.theory) + ", accepted " +
                     format_percent(std::clamp(rules.belief.value, 0.0, 1.0));
  for (std::size_t i = 0; i < rules.facts.size(); ++i) text += (i == 0 ? " (" : " ") + rules.facts[i];
  return rules.facts.empty() ? text : text + ")";
}

}  // namespace

EvidenceChain weigh(const ClaimRules& rules, const Record& record) {
  EvidenceChain chain;
  if (record.exhibit_heard) chain.steps.push_back(exhibit_step(rules, record));
  if (record.alarm_logged)
    chain.steps.push_back({"monitor_log", "The provider's log: an alarm", rules.monitor_log});
  if (record.licensed) chain.steps.push_back({"licence", "A licence in force", rules.licence_defence});
  if (record.answer != Answer::none) chain.steps.push_back(stand_step(rules, record));
  chain.close_with(rules.belief, theory_text(rules));
  return chain;
}

Damages damages(const ClaimRules& rules, double licence_fee_usd, double royalty_usd, double model_sales_usd) {
  const double unpaid_usd = std::max(0.0, licence_fee_usd) + std::max(0.0, royalty_usd);
  return {rules.damages_multiple.value * unpaid_usd,
          rules.profit_share.value * std::max(0.0, model_sales_usd)};
}

const char* name(Answer answer) {
  switch (answer) {
    case Answer::none:
      return "no answer";
    case Answer::yes:
      return "yes";
    case Answer::partly:
      return "partly";
    case Answer::no:
      return "no";
  }
  return "";
}

const char* name(Theory theory) {
  switch (theory) {
    case Theory::contract:
      return "contract";
  }
  return "";
}

}  // namespace partly::law
