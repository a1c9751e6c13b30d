#include <algorithm>

#include "sim/world/state/suit.h"

#include "sim/world/state/arranged.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

SuitCountView count_view(const Seen& seen, const law::CountRules& count,
                         const law::ClaimantStanding& claimant) {
  SuitCountView view{count.id, count.title, {}, {}, {}, {}, count.stop_listing, count.fact, {}};
  view.ground = count.theory ? std::string("in ") + law::name(*count.theory) : "on other grounds";
  view.conditions = conditions_now(seen.scenario, seen.world, count, claimant);
  view.chance = law::chance_of(view.conditions);
  view.sum_usd = law::sum_in_case(seen.scenario.court, count, claimant);
  if (seen.world.suit)
    for (const law::CountRuling& ruling : seen.world.suit->rulings)
      if (ruling.count == count.id) view.ruling = ruling;
  return view;
}

std::vector<SuitAnswerView> answer_views(const Seen& seen) {
  std::vector<SuitAnswerView> views;
  for (const law::Answer answer : {law::Answer::yes, law::Answer::partly, law::Answer::no}) {
    const law::ClaimantStanding after = standing_after(seen.scenario, seen.world, answer);
    views.push_back({answer,
                     Quantity::derived(after.credibility, Unit::fraction,
                                       "What you say is believed so far, after this answer (F56)"),
                     suit_worth(seen.scenario, seen.world, after)});
  }
  return views;
}

}  // namespace

std::optional<SuitView> suit_view(const Seen& seen) {
  if (!seen.scenario.suit) return std::nullopt;
  const law::SuitRules& rules = *seen.scenario.suit;
  const law::ClaimantStanding claimant = claimant_now(seen.world);
  SuitView view;
  view.title = rules.title;
  view.defendant = lab_name(seen.scenario, rules.defendant);
  view.filed = seen.world.suit;
  for (const law::CountRules& count : rules.counts) view.counts.push_back(count_view(seen, count, claimant));
  view.stage_cost_usd =
      Quantity::derived(stage_cost_usd(seen.scenario, seen.player(), rules.stage_cost_usd), Unit::usd,
                        text(rules.stage_cost_usd) + ", as your counsel charges it");
  view.worth_usd = suit_worth(seen.scenario, seen.world, claimant);
  if (!view.filed || view.filed->answer == law::Answer::none) view.answers = answer_views(seen);
  return view;
}

}  // namespace partly::world
