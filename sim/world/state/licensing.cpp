#include "sim/world/state/licensing.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/state/books.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::world {
double sales_with(const Scenario& scenario, const World& world, const std::string& lab, double capability,
                  bool licensed) {
  std::vector<econ::Offer> offers = offers_now(scenario, world);
  std::erase_if(offers, [&](const econ::Offer& offer) { return offer.party == lab; });
  const Lab& own = world.lab(lab);
  offers.push_back({lab, std::clamp(capability, 0.0, 100.0), own.price_usd, own.trust, licensed});
  const int quarter = world.now.since(scenario.start);
  return econ::sell(market_now(scenario, world), quarter, offers).back().revenue_usd;
}

void pay_royalties(const Scenario& scenario, World& world, const std::string& event, const Model& model,
                   econ::Money sales) {
  const std::string& provider = scenario.lab(LabKind::provider).id;
  const auto owed = [&](double share, const std::string& why) {
    pay(world, event, "Royalty on " + model.name + why + ", " + format_percent(share), model.owner, provider,
        econ::Account::royalties, econ::Money::usd(share * sales.usd()));
  };
  if (model.royalty > 0) owed(model.royalty, " as settled or ruled");
  if (model.licensed) owed(royalty_of(scenario, world, model.owner), "");
}

double claim_on_a_copy(const Scenario& scenario, const World& world, const std::string& lab,
                       double sales_usd) {
  Model copy;
  copy.owner = lab;
  copy.state = ModelState::trained;
  copy.begun = copy.due = world.now;
  copy.job.sources = usual(scenario, Route::distil).sources;
  copy.sales_usd = sales_usd;
  copy.monitor.emplace().alarm = forensics::AlarmKind::pattern;
  const auto theory = best_theory(scenario, world, copy);
  if (!theory) return 0;
  const law::Record record = record_at_notice(scenario, world, copy);
  const law::ClaimRules rules = claim_now(scenario, world, *theory);
  const double award =
      award_on(scenario, world, copy, *theory, scenario.lab(LabKind::provider).id, record).total_usd();
  return law::weigh(scenario.court, rules, record).probability() * award +
         law::paid_stages_left(law::Stage::notice) * rules.stage_cost_usd.value;
}

namespace {

double fear(const Scenario& scenario, const World& world) {
  const auto brought = std::count_if(world.proceedings.begin(), world.proceedings.end(),
                                     [](const law::Proceeding& one) { return one.claimant == kPlayerId; });
  const TeacherRole& role = *scenario.teacher_role;
  return std::clamp(role.fear_of_claim.value + static_cast<double>(brought) * role.fear_per_claim.value, 0.0,
                    1.0);
}

bool would_copy(const Scenario& scenario, const Lab& lab) {
  return scenario.find_lab(lab.id)->temperament != Temperament::lawful && !lab.access_cut;
}

}  // namespace

double royalty_of(const Scenario& scenario, const World& world, const std::string& lab) {
  const LicenceSold* sold = world.provider_state ? world.provider_state->licence(lab) : nullptr;
  return sold ? sold->royalty : scenario.licence.royalty.value;
}

Quantity worth_of_licence(const Scenario& scenario, const World& world, const std::string& lab,
                          double royalty) {
  const Model* provider_model = flagship(scenario, world, kPlayerId);
  if (!provider_model || !provider_model->result)
    return Quantity::derived(0, Unit::usd, "Nobody signs before the provider's model was measured");
  const int classes = scenario.learning.classes;
  const Model* own = flagship(scenario, world, lab);
  // The quarter of training earns nothing yet.
  const double quarters =
      std::max(0.0, std::min<double>(scenario.licence.quarters.value, quarters_left(scenario, world)) - 1);
  const double reach = scenario.teacher_role->licence_reach.value * provider_model->capability(classes);
  const double present = own && own->result ? own->capability(classes) : 0;
  const double with = sales_with(scenario, world, lab, std::max(present, reach), true);
  const bool copies = would_copy(scenario, world.lab(lab));
  const double copied_sales = sales_with(scenario, world, lab, std::max(present, reach));
  const double without = copies ? copied_sales : own ? sales_with(scenario, world, lab, present) : 0;
  const double risk =
      copies ? fear(scenario, world) * claim_on_a_copy(scenario, world, lab, quarters * copied_sales) : 0;
  const double worth = quarters * ((1 - royalty) * with - without) + risk;
  return Quantity::derived(worth, Unit::usd,
                           format_number(quarters, 0) + " quarters x (" + format_percent(1 - royalty) +
                               " of sales of " + format_usd(with) + " - " + format_usd(without) +
                               " without a licence)" +
                               (copies ? " + what it fears of a claim on a copy, " + format_usd(risk) : ""));
}

double licence_revenue_usd(const World& world, const std::string& lab) {
  econ::Money earned;
  for (const econ::Transaction& transaction : world.ledger.journal()) {
    const bool from_lab = std::any_of(transaction.postings.begin(), transaction.postings.end(),
                                      [&](const econ::Posting& posting) { return posting.party == lab; });
    if (!from_lab) continue;
    for (const econ::Posting& posting : transaction.postings)
      if (posting.party == kPlayerId && posting.account != econ::Account::cash &&
          (posting.account == econ::Account::fees || posting.account == econ::Account::royalties))
        earned += -posting.amount;
  }
  return earned.usd();
}

}  // namespace partly::world
