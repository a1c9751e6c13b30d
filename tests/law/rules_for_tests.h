// Rules of a court and of its claims with round numbers, for the tests of this room.
#pragma once
#include "sim/law/judge.h"
#include "sim/law/precedent.h"
#include "sim/law/settlement.h"

namespace partly::law {

inline Quantity assumed(double value, Unit unit, double low, double high) {
  return Quantity::assumed(value, unit, {low, high}, "for the test");
}
inline Quantity share(double value) { return assumed(value, Unit::fraction, value / 2, (1 + value) / 2); }
inline Quantity weight(double value) {
  return assumed(value, Unit::log_odds, std::min(value / 2, value * 1.5), std::max(value / 2, value * 1.5));
}
inline Quantity usd(double value) { return assumed(value, Unit::usd, value / 2, value * 2); }
inline Quantity factor(double value) { return assumed(value, Unit::none, value * 0.9, value * 1.1); }

inline CourtRules court_rules() {
  CourtRules court;
  court.noise = assumed(1, Unit::log_odds, 0.5, 1.5);
  court.documents = {factor(20), factor(200), weight(2), weight(1), weight(3)};
  court.oath = {share(0.5), weight(4), usd(1e8)};
  court.register_entry = weight(4);
  court.stand = {{share(0.05), factor(1), share(0.2)},
                 {share(0.1), factor(1.1), share(0.1)},
                 {share(0), factor(1), share(0)},
                 {share(0.5), factor(1.5), share(0)}};
  court.defences = {weight(-2), weight(1),  share(0.2), share(0.5), share(0.4),
                    share(0.3), share(0.5), share(0.2), share(0.3)};
  for (Quantity& quarters : court.stages.quarters) quarters = assumed(1, Unit::quarters, 1, 2);
  court.stages.quarters[static_cast<std::size_t>(Stage::appeal)] = assumed(2, Unit::quarters, 1, 4);
  court.motion_power = share(0.5);
  court.appeal_review = share(0.3);
  court.audit_quarters = assumed(4, Unit::quarters, 2, 8);
  court.norm = {share(0.2), share(0.5)};
  court.risk = {usd(0), usd(0), share(0), share(0)};
  return court;
}

inline ClaimRules contract_rules() {
  return {.theory = Theory::contract,
          .belief = assumed(0.7, Unit::fraction, 0.5, 0.85),
          .prior = assumed(0, Unit::log_odds, -1, 1),
          .standard = assumed(0.5, Unit::fraction, 0.5, 0.6),
          .elements = {{ElementKind::taught_on_answers, {}, {}}, {ElementKind::ban_in_force, {}, "F30"}},
          .monitor_log = assumed(0.7, Unit::log_odds, 0.3, 1.1),
          .admission_yes = assumed(4, Unit::log_odds, 3, 5),
          .admission_partly = assumed(2, Unit::log_odds, 1, 3),
          .denial_contradicted = assumed(1, Unit::log_odds, 0.5, 1.5),
          .licence_covers = assumed(0.9, Unit::fraction, 0.8, 1),
          .damages = {.avoided_multiple = assumed(1, Unit::none, 1, 2),
                      .profit_share = assumed(0.25, Unit::fraction, 0.1, 0.5),
                      .lost_margin = {},
                      .statutory_usd = {},
                      .turnover_fine = {},
                      .least_fine_usd = {},
                      .wilful_multiple = {}},
          .remedies = {{Remedy::money, share(1), "F35"}, {Remedy::injunction, share(0.5), ""}},
          .stage_cost_usd = assumed(2e6, Unit::usd, 1e6, 4e6),
          .facts = {"F31", "F35", "X1"}};
}

// The same weights under another theory.
inline ClaimRules rules_of(Theory theory, std::vector<Element> elements) {
  ClaimRules rules = contract_rules();
  rules.theory = theory;
  rules.elements = std::move(elements);
  return rules;
}

// Of this likelihood ratio (its logarithm), give or take a half.
inline Showing showing(const std::string& id, double log_ratio, const std::string& run) {
  Showing showing{id, "Exhibit", 0.04, 0.01, run};
  showing.log_likelihood_ratio = Quantity::derived(log_ratio, Unit::log_odds, "Set for the tests",
                                                   Interval{log_ratio - 0.5, log_ratio + 0.5});
  showing.log_likelihood_ratio.source = run;
  return showing;
}

inline Record exhibit(double log_ratio) {
  Record record;
  record.showings = {showing("exhibit", log_ratio, "run 3")};
  return record;
}

inline Award award_of(double usd) {
  return {{{"avoided_cost", "Avoided cost",
            Quantity::derived(usd, Unit::usd, "for the test", Interval{0.5 * usd, 2 * usd})}}};
}

// Of a breach of contract, by these rules.
inline double chance(const Record& record) {
  return weigh(court_rules(), contract_rules(), record).probability();
}

}  // namespace partly::law
