#include "sim/world/view/lab_measures.h"

#include <algorithm>
#include <set>

#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/law/counts.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

using Measured = std::map<std::string, Quantity>;

const Measure kWorth{"worth", "founders' worth", Unit::usd, true,
                     "The founders' share of cash and valuation, expected claims deducted; nothing if "
                     "insolvent"};
const Measure kShare{"share", "market share", Unit::fraction, true, "Of the customers, at the last close"};
const Measure kTrust{"trust", "trust", Unit::fraction, true, "Of customers in the lab, at the end"};
const Measure kSpent{"spent", "spent", Unit::usd, false, "From the lab's cash in the whole game"};
const Measure kCash{"cash", "cash at the end", Unit::usd, true, "What is left"};

const std::vector<Measure>& student_list() {
  static const std::vector<Measure> measures{
      kWorth,
      {"capability", "capability", Unit::points, true, "Of the best model that the lab trained, measured"},
      kShare,
      {"ownership", "ownership kept", Unit::fraction, true, "The founders' share of the lab"},
      kTrust,
      {"verdict", "chance of losing", Unit::fraction, false,
       "That a court finds for the claimant, in the likeliest claim that was or could be brought over a "
       "model; a settlement ends a claim and not what it was about"},
      {"legal", "legal spend", Unit::usd, false, "Counsel, settlements, damages and fines"},
      kSpent,
      kCash,
      {"unsold", "quarters without sales", Unit::quarters, false,
       "Closed quarters in which nothing was sold, of those that the player decided"},
      {"independent", "models of one's own making", Unit::count, true,
       "Trained models that learned from none of the provider's answers"},
      {"known", "sold models looked into", Unit::fraction, true,
       "Of the lab's models that earned anything, those that experts examined for it or a warranty covers"},
      {"unfiled", "sold models without a file", Unit::count, false,
       "The lab's models that earned anything and of whose making no file was kept"},
      {"explained", "product explained", Unit::fraction, true,
       "Of what is on sale: all once a summary is published that a file backs, half of it without a file"},
      {"contradicted", "testimony contradicted", Unit::count, false,
       "Claims in which the lab said \"no\" under oath and a strong exhibit, a document or a witness "
       "contradicts it, and an answer in its own suit that these or an earlier oath contradict"},
      {"wrongly", "claims over no copy", Unit::count, false,
       "Claims over models that learned from none of the provider's answers"}};
  return measures;
}

const std::vector<Measure>& teacher_list() {
  static const std::vector<Measure> measures{
      kWorth,
      kShare,
      kTrust,
      {"accused", "honest accused", Unit::fraction, false,
       "Share of the honest accounts that the monitor accused, mean over the quarters"},
      {"answers", "sales of answers", Unit::usd, true, "What the API earned in the whole game"},
      {"licences", "licence income", Unit::usd, true, "Fees and royalties"},
      {"court", "court income", Unit::usd, true, "Awards and settlements less counsel"},
      {"paid", "paid for learning", Unit::usd, true,
       "Licence income and court income together: what those who learn from the model paid for it"},
      {"lost", "claims lost", Unit::count, false, "Claims that it brought and lost"},
      {"rivals", "rivals' capability", Unit::points, false, "Of what the others sell at the end, mean"},
      kSpent,
      kCash};
  return measures;
}

// Paid out of the lab's cash for these reasons, less what came in for them.
double paid_usd(const WorldView& view, const std::set<econ::Account>& accounts) {
  double paid = 0;
  for (const LedgerLine& line : view.ledger)
    if (accounts.contains(line.account)) paid -= line.amount.value;
  return paid;
}

Quantity spent_in(const WorldView& view) {
  using econ::Account;
  return Quantity::derived(
      paid_usd(view, {Account::labels, Account::queries, Account::compute, Account::fees, Account::royalties,
                      Account::legal, Account::damages, Account::operations, Account::serving}),
      Unit::usd, "All that was paid out of the lab's cash, claims included");
}

Quantity share_of_market(const WorldView& view) {
  const auto own = std::ranges::find(view.labs, std::string(kPlayerId), &LabView::id);
  return own == view.labs.end() ? Quantity::derived(0, Unit::fraction, "Nothing was sold yet") : own->share;
}

Quantity best_capability(const WorldView& view) {
  Quantity best = Quantity::derived(0, Unit::points, "No model is trained yet");
  for (const ModelView& model : view.models)
    if (model.mine && model.state == ModelState::trained && model.capability.value > best.value)
      best = model.capability;
  return best;
}

// That a court finds for the claimant: of each claim as it last stood, and of those that could be brought
// over a copy that nobody has noticed; the likeliest counts.
Quantity verdict_chance(const Scenario& scenario, const World& world) {
  double most = 0;
  for (const law::Proceeding& claim : world.proceedings)
    if (claim.defendant == world.player().id)
      most = std::max(most, law::win_chance(assessment_of(scenario, world, claim).opinion));
  for (const Model& model : world.models) {
    if (model.owner != world.player().id || !copied(model) || bar_to_claim(world, model.id)) continue;
    if (const auto theory = best_theory(scenario, world, model))
      most = std::max(most, law::weigh(scenario.court, claim_now(scenario, world, *theory),
                                       record_at_notice(scenario, world, model))
                                .probability());
  }
  return Quantity::derived(most, Unit::fraction,
                           "The likeliest of the claims that were or could be brought, as the record stands");
}

// Of the closes since the player took over.
Quantity quarters_without_sales(const WorldView& view) {
  std::set<int> sold;
  for (const LedgerLine& line : view.ledger)
    if (line.account == econ::Account::sales && line.amount.value > 0)
      sold.insert(line.quarter.since(view.now));
  int without = 0, closed = 0;
  for (const SeriesPoint& point : view.history)
    if (++closed > view.told_quarters) without += !sold.contains(point.quarter.since(view.now));
  return Quantity::derived(without, Unit::quarters, "Closed quarters with no posting of sales in the ledger");
}

Quantity independent_models(const World& world) {
  const auto models = std::ranges::count_if(world.models, [&](const Model& model) {
    return model.owner == world.player().id && model.state == ModelState::trained &&
           learn::answers_behind(model.job) == 0;
  });
  return Quantity::derived(static_cast<double>(models), Unit::count,
                           "Trained models that asked the provider nothing");
}

// Counts the player's models that have earned anything, and those of them with a property.
template <class Property>
std::pair<int, int> sold_and_with(const World& world, Property property) {
  int sold = 0, with = 0;
  for (const Model& model : world.models) {
    if (model.owner != world.player().id || model.sales_usd <= 0) continue;
    ++sold;
    with += property(model);
  }
  return {sold, with};
}

Quantity looked_into(const World& world) {
  const auto [sold, known] =
      sold_and_with(world, [](const Model& model) { return model.own_exam.has_value() || model.warranted; });
  return Quantity::derived(sold > 0 ? static_cast<double>(known) / sold : 0, Unit::fraction,
                           std::to_string(known) + " of " + std::to_string(sold) + " models that were sold");
}

Quantity sold_without_file(const World& world) {
  const auto [sold, filed] = sold_and_with(world, [](const Model& model) { return model.on_file; });
  return Quantity::derived(
      sold - filed, Unit::count,
      std::to_string(sold) + " sold, " + std::to_string(filed) + " with a file of its making");
}

Quantity explained(const World& world) {
  const auto& released = world.player().released;
  const Model* model = released ? world.model(*released) : nullptr;
  if (!model || !model->summary_published)
    return Quantity::derived(0, Unit::fraction,
                             model ? "No summary of what is on sale is published" : "Nothing is on sale");
  return Quantity::derived(model->on_file ? 1 : 0.5, Unit::fraction,
                           model->on_file ? "Its summary is published, and a file backs it"
                                          : "Its summary is published, and no file backs it");
}

Quantity contradicted(const World& world) {
  const auto claims = std::ranges::count_if(world.proceedings, [&](const law::Proceeding& claim) {
    return claim.defendant == world.player().id && claim.record.answer == law::Answer::no &&
           law::contradicts_denial(claim.record);
  });
  const double own_suit = world.suit && world.suit->contradicted ? 1 : 0;
  return Quantity::derived(static_cast<double>(claims) + own_suit, Unit::count,
                           "Claims with a \"no\" that the record contradicts, and the own suit where its "
                           "answer is contradicted");
}

Quantity wrongly_claimed(const World& world) {
  const auto claims = std::ranges::count_if(world.proceedings, [&](const law::Proceeding& claim) {
    return claim.defendant == world.player().id && !by_authority(claim) &&
           owes_nothing(*world.model(claim.model));
  });
  return Quantity::derived(static_cast<double>(claims), Unit::count,
                           "Claims over models that asked the provider nothing");
}

Measured of_student(const Scenario& scenario, const World& world, const WorldView& view) {
  return {
      {"worth", founders_worth(view)},
      {"capability", best_capability(view)},
      {"share", share_of_market(view)},
      {"ownership", view.ownership},
      {"trust", view.trust},
      {"verdict", verdict_chance(scenario, world)},
      {"legal", Quantity::derived(paid_usd(view, {econ::Account::legal, econ::Account::damages}), Unit::usd,
                                  "Postings to legal and damages: counsel, settlements, awards and fines")},
      {"spent", spent_in(view)},
      {"cash", view.cash},
      {"unsold", quarters_without_sales(view)},
      {"independent", independent_models(world)},
      {"known", looked_into(world)},
      {"unfiled", sold_without_file(world)},
      {"explained", explained(world)},
      {"contradicted", contradicted(world)},
      {"wrongly", wrongly_claimed(world)}};
}

Quantity capability_of_rivals(const WorldView& view) {
  std::vector<double> points;
  for (const LabView& lab : view.labs)
    if (lab.kind == LabKind::rival && !lab.model.empty()) points.push_back(lab.capability.value);
  return Quantity::derived(mean(points), Unit::points,
                           "Mean of the " + std::to_string(points.size()) + " rivals that sell a model");
}

Quantity claims_lost(const WorldView& view) {
  const auto lost = std::ranges::count_if(view.proceedings, [](const ProceedingView& claim) {
    return claim.brought && !law::open(claim.stage) && claim.verdict && !claim.verdict->for_claimant;
  });
  return Quantity::derived(static_cast<double>(lost), Unit::count, "Claims that were brought and lost");
}

Measured of_teacher(const WorldView& view) {
  const TeacherView& provider = *view.teacher;
  const double paid = provider.licence_revenue_usd.value + provider.court_revenue_usd.value;
  return {{"worth", founders_worth(view)},
          {"share", share_of_market(view)},
          {"trust", view.trust},
          {"accused", mean_accused(provider.crowd)},
          {"answers", provider.query_revenue_usd},
          {"licences", provider.licence_revenue_usd},
          {"court", provider.court_revenue_usd},
          {"paid", Quantity::derived(paid, Unit::usd,
                                     "Licences " + text(provider.licence_revenue_usd) + " + court " +
                                         text(provider.court_revenue_usd))},
          {"lost", claims_lost(view)},
          {"rivals", capability_of_rivals(view)},
          {"spent", spent_in(view)},
          {"cash", view.cash}};
}

}  // namespace

const std::vector<Measure>& lab_measures(Role role) {
  return role == Role::teacher_lab ? teacher_list() : student_list();
}

std::map<std::string, Quantity> measured_in(const Scenario& scenario, const World& world,
                                            const WorldView& view) {
  return view.teacher ? of_teacher(view) : of_student(scenario, world, view);
}

Quantity founders_worth(const WorldView& view) {
  if (view.ending == Ending::insolvent)
    return Quantity::derived(0, Unit::usd, "The lab is insolvent: nothing is left to its founders");
  const double business = view.valuation.value;
  const auto at = [&](double value) { return view.ownership.value * std::max(0.0, view.cash.value + value); };
  return Quantity::derived(at(business), Unit::usd,
                           "The founders' share of " + format_percent(view.ownership.value) + " x (cash of " +
                               format_usd(view.cash.value) + " + a valuation of " + format_usd(business) +
                               ", from which claims are deducted)",
                           view.valuation.range ? std::optional(Interval{at(view.valuation.range->low),
                                                                         at(view.valuation.range->high)})
                                                : std::nullopt);
}

Quantity mean_accused(const CrowdView& crowd) {
  const auto& history = crowd.accused_history;
  return Quantity::derived(mean(history), Unit::fraction,
                           "Share of honest customers accused at a close, mean of the " +
                               std::to_string(history.size()) + " quarters closed");
}

}  // namespace partly::world
