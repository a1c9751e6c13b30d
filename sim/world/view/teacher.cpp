// The provider's side as a front end sees it.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/crowd.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/valuation.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

const ProviderState& state_of(const Seen& seen) { return *seen.world.provider_state; }

Quantity set_by_you(double value, Unit unit) { return Quantity::derived(value, unit, "Set at your console"); }

ConsoleView console_view(const Console& console) {
  ConsoleView view;
  view.settings = console;
  view.text = describe(console);
  view.query_label_usd = set_by_you(console.query_label_usd, Unit::usd_per_query);
  view.query_probability_usd = set_by_you(console.query_probability_usd, Unit::usd_per_query);
  view.alarm_rate =
      Quantity::derived(console.alarm_rate, Unit::fraction,
                        "Share of honest accounts that the threshold aims to accuse; set at your console");
  view.volume_limit = set_by_you(console.volume_limit, Unit::queries);
  view.alarms_before_cut = set_by_you(console.alarms_before_cut, Unit::count);
  view.defence_strength = set_by_you(console.defence_strength, Unit::none);
  return view;
}

// Postings of one reason between two parties, as the receiver has them.
econ::Money received(const World& world, const std::string& payer, econ::Account reason) {
  econ::Money sum;
  for (const econ::Transaction& transaction : world.ledger.journal()) {
    const auto& postings = transaction.postings;
    const bool pays = std::any_of(postings.begin(), postings.end(), [&](const econ::Posting& one) {
      return one.party == payer && one.account == econ::Account::cash && one.amount < econ::Money{};
    });
    if (!pays && !payer.empty()) continue;
    for (const econ::Posting& one : postings)
      if (one.party == kPlayerId && one.account == reason) sum += -one.amount;
  }
  return sum;
}

std::string alarm_text(const Seen& seen, const Lab& lab) {
  std::string text;
  for (const Model& model : seen.world.models) {
    if (model.owner != lab.id || !alarm_logged(model)) continue;
    text = "Alarm";
    if (model.monitor->alarm_at_query)
      text += " after " + format_number(*model.monitor->alarm_at_query, 0) + " queries";
    text += std::string(" (") + forensics::name(model.monitor->alarm) + ")";
  }
  return text;
}

AccountView account_view(const Seen& seen, const Lab& lab) {
  AccountView view;
  view.lab = lab.id;
  view.name = lab_name(seen.scenario, lab.id);
  int asked = 0;
  for (const Model& model : seen.world.models)
    if (model.owner == lab.id) asked += model.job.sources.queries;
  view.queries_this_quarter = Quantity::derived(lab.queries_this_quarter, Unit::queries,
                                                "Queries of this account ordered in this quarter");
  view.queries = Quantity::derived(asked, Unit::queries, "Queries of all its runs so far");
  view.paid_usd = money_quantity(received(seen.world, lab.id, econ::Account::sales).usd(),
                                 "All its postings for queries so far");
  view.alarms = Quantity::derived(lab.alarms, Unit::count, "Runs of this account that raised an alarm");
  view.last_alarm = alarm_text(seen, lab);
  view.access_cut = lab.access_cut;
  if (licensed(seen.world, lab)) view.licence_until = lab.licence_until;
  view.licence_worth_usd =
      worth_of_licence(seen.scenario, seen.world, lab.id, seen.scenario.licence.royalty.value);
  return view;
}

Quantity measured_share(int hits, int of, const std::string& what, const CrowdWatched& watched) {
  if (of == 0) return Quantity::derived(0, Unit::fraction, "Nobody was watched: there are no " + what);
  return Quantity::measured(static_cast<double>(hits) / of, Unit::fraction,
                            "watch " + std::to_string(watched.id),
                            std::to_string(hits) + " of " + std::to_string(of) + " " + what);
}

CrowdView crowd_view(const Seen& seen) {
  const Crowd& crowd = state_of(seen).crowd;
  CrowdView view;
  view.trade_usd =
      money_quantity(crowd.trade_usd, "What honest customers paid for answers at the last close");
  view.lost_to_alarms_usd =
      money_quantity(crowd.lost_to_alarms_usd, "What accused customers did not pay then");
  view.trade_history_usd = crowd.trade_history_usd;
  view.accused_history = crowd.accused_history;
  view.worth = worth_of_api(seen.scenario, seen.world);
  const Quantity none = Quantity::derived(0, Unit::fraction, "Not measured yet: at the first close");
  view.accused = view.accused_by_volume = view.provider_accuracy = view.served_accuracy =
      view.confidence_error = none;
  if (!crowd.watched) return view;
  const CrowdWatched& watched = *crowd.watched;
  const std::string run = "watch " + std::to_string(watched.id);
  view.measured = true;
  view.accused = measured_share(watched.accused, watched.accounts, "honest accounts, simulated", watched);
  view.accused_by_volume =
      measured_share(watched.accused_by_volume, watched.accounts, "by volume alone", watched);
  view.provider_accuracy = Quantity::measured(watched.provider_accuracy, Unit::fraction, run,
                                              "Right answers of the provider's model itself");
  view.served_accuracy = Quantity::measured(watched.served_accuracy, Unit::fraction, run,
                                            "Right answers as the API serves them");
  view.confidence_error = Quantity::measured(watched.confidence_error, Unit::none, run,
                                             "Mean distance of the served confidence from the model's own");
  return view;
}

std::vector<WatchLevelView> level_views(const Seen& seen) {
  std::vector<WatchLevelView> views;
  const auto& watched = state_of(seen).crowd.watched;
  if (!watched) return views;
  for (const WatchLevel& level : watched->levels) {
    WatchLevelView view;
    view.alarm_rate = level.alarm_rate;
    view.accused =
        measured_share(level.honest_accused, watched->accounts, "honest accounts, simulated", *watched);
    view.found = measured_share(level.extractors_found, watched->extractors,
                                "accounts that train as is usual here", *watched);
    view.median_queries =
        level.extractors_found > 0
            ? Quantity::measured(level.median_query, Unit::queries, "watch " + std::to_string(watched->id),
                                 "Median over those that were found")
            : Quantity::derived(0, Unit::queries, "None was found");
    view.in_force = level.alarm_rate == state_of(seen).in_force.alarm_rate;
    views.push_back(std::move(view));
  }
  return views;
}

ClaimChoiceView claim_choice(const Seen& seen, const Model& model, law::Theory theory) {
  const law::Record record = record_at_notice(seen.scenario, seen.world, model);
  const law::EvidenceChain chain =
      law::weigh(seen.scenario.court, claim_now(seen.scenario, seen.world, theory), record);
  const law::ClaimRules& rules = seen.scenario.claim(theory);
  const int stages = law::paid_stages_left(law::Stage::notice);
  ClaimChoiceView view;
  view.decision = {model.id, theory, {}};
  view.theory = law::name(theory);
  view.chance = Quantity::derived(chain.probability(), Unit::fraction, "With what stands on record today",
                                  chain.probability_range());
  view.award_usd = award_on(seen.scenario, seen.world, model, theory, kPlayerId, record).total();
  view.counsel_usd = money_quantity(stages * rules.stage_cost_usd.value,
                                    std::to_string(stages) + " stages x " + text(rules.stage_cost_usd));
  view.expected_usd = claim_worth(seen.scenario, seen.world, model, theory);
  return view;
}

std::vector<ClaimChoiceView> claim_choices(const Seen& seen, const Model& model) {
  std::vector<ClaimChoiceView> choices;
  if (bar_to_claim(seen.world, model.id)) return choices;
  for (const law::Theory theory : seen.scenario.theories)
    if (theory != law::Theory::disclosure) choices.push_back(claim_choice(seen, model, theory));
  std::stable_sort(choices.begin(), choices.end(), [](const ClaimChoiceView& a, const ClaimChoiceView& b) {
    return a.expected_usd.value > b.expected_usd.value;
  });
  if (choices.size() < 2) return choices;
  const std::vector<law::Theory> added =
      counts_worth_adding(seen.scenario, seen.world,
                          supposed_claim(seen.scenario, seen.world, model, choices.front().decision.theory));
  for (ClaimChoiceView& choice : choices)
    choice.worth_a_count = std::find(added.begin(), added.end(), choice.decision.theory) != added.end();
  return choices;
}

// What the provider can see of others: models on sale, and those that something has pointed to.
std::vector<SuspectView> suspect_views(const Seen& seen) {
  std::vector<SuspectView> views;
  for (const Model& model : seen.world.models) {
    const bool on_sale = seen.world.lab(model.owner).released == model.id;
    const Suspicion* suspicion = state_of(seen).suspicion(model.id);
    const bool rival = seen.scenario.find_lab(model.owner)->kind == LabKind::rival;
    if (!rival || model.state != ModelState::trained || (!on_sale && !suspicion)) continue;
    SuspectView view;
    view.model = model.id;
    view.name = model.name;
    view.owner = lab_name(seen.scenario, model.owner);
    view.why = suspicion ? suspicion->why : "";
    view.on_sale = on_sale;
    view.capability = capability_quantity(seen, model);
    view.agreement = Quantity::measured(model.result->agreement_mean(), Unit::fraction, run_of(model),
                                        "Same answers as your model on the exam; that alone proves nothing");
    view.sales_usd = money_quantity(model.sales_usd, "All postings of sales of " + model.name);
    view.claims = claim_choices(seen, model);
    views.push_back(std::move(view));
  }
  std::stable_partition(views.begin(), views.end(),
                        [](const SuspectView& view) { return !view.why.empty(); });
  return views;
}

std::vector<LicenceSoldView> licence_views(const Seen& seen) {
  std::vector<LicenceSoldView> views;
  for (const LicenceSold& sold : state_of(seen).licences)
    views.push_back({sold.lab, lab_name(seen.scenario, sold.lab), sold.from, sold.until,
                     money_quantity(sold.fee_usd, "Agreed when it was signed"),
                     Quantity::derived(sold.royalty, Unit::fraction, "Agreed when it was signed"),
                     money_quantity(licence_revenue_usd(seen.world, sold.lab),
                                    "All its postings of fees and royalties so far")});
  return views;
}

std::vector<OfferView> offer_views(const Seen& seen) {
  std::vector<OfferView> views;
  for (const SettlementOffer& offer : state_of(seen).offers) {
    const law::Proceeding& proceeding = *seen.world.proceeding(offer.proceeding);
    views.push_back({offer.proceeding,
                     lab_name(seen.scenario, proceeding.claimant) + " v. " +
                         lab_name(seen.scenario, proceeding.defendant),
                     money_quantity(offer.amount_usd, "What the other side offers in this quarter"),
                     law::describe(offer.terms)});
  }
  return views;
}

void add_revenue(const Seen& seen, TeacherView& view) {
  econ::Money queries = received(seen.world, econ::kCustomers, econ::Account::queries), licences;
  for (const LabSetup& setup : seen.scenario.labs) {
    if (setup.kind != LabKind::rival) continue;
    queries += received(seen.world, setup.id, econ::Account::sales);
    licences += econ::Money::usd(licence_revenue_usd(seen.world, setup.id));
  }
  const econ::Money court = -seen.world.ledger.balance(kPlayerId, econ::Account::damages) -
                            seen.world.ledger.balance(kPlayerId, econ::Account::legal);
  view.query_revenue_usd =
      money_quantity(queries.usd(), "All postings for answers so far, of customers and labs");
  view.licence_revenue_usd = money_quantity(licences.usd(), "All postings of fees and royalties so far");
  view.court_revenue_usd =
      money_quantity(court.usd(), "Damages and settlements received, less counsel, so far");
}

}  // namespace

std::optional<TeacherView> teacher_view(const Seen& seen) {
  if (!seen.world.provider_state) return std::nullopt;
  TeacherView view;
  view.in_force = console_view(state_of(seen).in_force);
  view.ordered = console_view(state_of(seen).ordered);
  view.clauses_ordered =
      terms_at(seen.scenario, seen.world, seen.world.now.since(seen.scenario.start) + 1).clauses;
  for (const Lab& lab : seen.world.labs)
    if (lab.kind == LabKind::rival) view.accounts.push_back(account_view(seen, lab));
  view.crowd = crowd_view(seen);
  view.levels = level_views(seen);
  view.suspects = suspect_views(seen);
  view.licences = licence_views(seen);
  view.offers = offer_views(seen);
  view.trap_islets =
      Quantity::derived(state_of(seen).trap_islets, Unit::count, "In the provider's model that answers now");
  view.traps_ordered =
      Quantity::derived(state_of(seen).traps_ordered, Unit::count, "From the next quarter on");
  add_revenue(seen, view);
  return view;
}

}  // namespace partly::world
