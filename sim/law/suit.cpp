#include "sim/law/suit.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::law {
namespace {

bool touched(const CountRules& count, const ClaimantStanding& claimant) {
  return count.theory && claimant.copied;
}

Quantity one_less(const Quantity& share, const std::string& why) {
  const Interval range = range_of(share);
  return Quantity::derived(1 - share.value, Unit::fraction, why + ". " + share.explanation,
                           Interval{1 - range.high, 1 - range.low});
}

}  // namespace

std::vector<Condition> conditions_of(const CourtRules& court, const CountRules& count,
                                     const std::optional<Quantity>& belief,
                                     const ClaimantStanding& claimant) {
  std::vector<Condition> conditions{{"facts", "The facts are found proven", count.chance}};
  if (!count.theory && claimant.credibility < 1)
    conditions.push_back(
        {"witness", "The court believes the claimant about what was promised",
         Quantity::derived(claimant.credibility, Unit::fraction,
                           "Who made the promise and who relied on it are the witnesses; credibility is lost "
                           "by answers and pleas that turned out untrue (F56)")});
  if (count.theory && claimant.pleaded_practice)
    conditions.push_back({"own_words", "The claimant pleaded standard practice itself (F41)",
                          one_less(court.defences.own_claims, "1 - what its own plea takes off its claims")});
  if (count.theory && belief)
    conditions.push_back(
        {kTheoryCondition, std::string("The court accepts the theory of ") + name(*count.theory), *belief});
  return conditions;
}

Quantity chance_of(const std::vector<Condition>& conditions) {
  double chance = 1;
  Interval range{1, 1};
  for (const Condition& condition : conditions) {
    const Interval each = range_of(condition.chance);
    chance *= condition.chance.value, range.low *= each.low, range.high *= each.high;
  }
  return Quantity::derived(chance, Unit::fraction, "All that this count must show, multiplied", range);
}

Quantity sum_in_case(const CourtRules& court, const CountRules& count, const ClaimantStanding& claimant) {
  if (!touched(count, claimant)) return count.sum_usd;
  const Interval range = range_of(count.sum_usd);
  const double left = 1 - court.defences.hands_cut.value;
  return Quantity::derived(left * count.sum_usd.value, Unit::usd,
                           text(count.sum_usd) + ", less " + text(court.defences.hands_cut) +
                               ": the claimant did the same (F57). " + count.sum_usd.explanation,
                           Interval{left * range.low, left * range.high});
}

CountRuling rule_on(const CourtRules& court, const CountRules& count,
                    const std::vector<Condition>& conditions, const ClaimantStanding& claimant, Rng& rng) {
  CountRuling ruling{count.id, true, {}, 0, false};
  for (const Condition& condition : conditions) {
    const bool holds = rng.chance(condition.chance.value);
    if (condition.id == kTheoryCondition) ruling.theory_accepted = holds;
    ruling.won = ruling.won && holds;
  }
  if (!ruling.won) return ruling;
  ruling.award_usd = sum_in_case(court, count, claimant).value;
  const double barred = touched(count, claimant) ? court.defences.hands_bar.value : 0;
  ruling.stop_listing = count.stop_listing && !rng.chance(barred);
  return ruling;
}

}  // namespace partly::law
