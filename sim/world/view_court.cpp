// Proceedings as a front end sees them: the chain from prior to verdict, what is at stake, and the room to
// settle.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/view_parts.h"

namespace partly::world {
namespace {

void add_stakes(const Seen& seen, const law::Proceeding& proceeding, const Model& model,
                ProceedingView& view) {
  const law::ClaimRules& rules = seen.scenario.contract;
  const law::Damages damages = damages_on(seen.scenario, model);
  const double total = damages.total_usd();
  view.avoided_cost_usd = money_quantity(damages.avoided_cost_usd,
                                         format_number(rules.damages_multiple.value, 1) + " x (licence fee " +
                                             text(seen.scenario.licence.signing_fee_usd) + " + royalty of " +
                                             text(seen.scenario.licence.royalty) + " on sales of " +
                                             format_usd(model.sales_usd) + ")");
  view.profits_usd =
      money_quantity(damages.profits_usd,
                     text(rules.profit_share) + " of the model's sales of " + format_usd(model.sales_usd));
  view.expected_award_usd = Quantity::derived(
      view.probability.value * total, Unit::usd,
      format_percent(view.probability.value) + " chance of losing x damages of " + format_usd(total),
      Interval{view.probability.range->low * total, view.probability.range->high * total});
  view.settlement =
      law::settlement_zone(contract_for(seen.scenario, seen.world, proceeding), proceeding, damages);
}

ProceedingView proceeding_view(const Seen& seen, const law::Proceeding& proceeding) {
  const Model& model = *seen.world.model(proceeding.model);
  ProceedingView view;
  view.id = proceeding.id;
  view.mine = proceeding.defendant == seen.player().id;
  view.title =
      lab_name(seen.scenario, proceeding.claimant) + " v. " + lab_name(seen.scenario, proceeding.defendant);
  view.theory = law::name(proceeding.theory);
  view.facts = seen.scenario.contract.facts;
  view.stage = proceeding.stage;
  view.opened = proceeding.opened;
  view.stage_since = proceeding.stage_since;
  view.model = model.name;
  view.chain = law::weigh(contract_for(seen.scenario, seen.world, proceeding), proceeding.record);
  view.probability = Quantity::derived(view.chain.probability(), Unit::fraction,
                                       "Log-odds of the steps, added up and turned into a probability",
                                       view.chain.probability_range());
  view.exhibit = model.exhibit;
  add_stakes(seen, proceeding, model, view);
  view.answer = proceeding.record.answer;
  view.verdict = proceeding.verdict;
  view.settled_usd = proceeding.settled_usd;
  return view;
}

}  // namespace

// The player's first, newest first.
std::vector<ProceedingView> proceeding_views(const Seen& seen) {
  std::vector<ProceedingView> views;
  for (const law::Proceeding& proceeding : seen.world.proceedings)
    views.push_back(proceeding_view(seen, proceeding));
  std::reverse(views.begin(), views.end());
  std::stable_partition(views.begin(), views.end(), [](const ProceedingView& view) { return view.mine; });
  return views;
}

}  // namespace partly::world
