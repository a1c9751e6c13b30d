#include "sim/world/view/make_view.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"
#include "sim/world/view/ending_told.h"
#include "sim/world/view/lab_measures.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

const char* route_text(Route route) {
  switch (route) {
    case Route::scratch:
      return "Make your own labels and train a wide network on them. Nobody can claim anything.";
    case Route::distil:
      return "Ask the provider's model and learn from its answers. Its terms forbid that.";
    case Route::licence:
      return "Pay a fee and a royalty, and ask with the provider's consent.";
    case Route::open_weights:
      return "Start from published weights and tune them with a few labels of your own.";
    case Route::mixed:
      return "Learn from several sources at once.";
    case Route::own:
      return "Teach a small network what a model of your own answers: it is cheaper to serve.";
  }
  return "";
}

std::string count_text(std::size_t count, const std::string& one, const std::string& many) {
  return count == 0 ? "no " + many : count == 1 ? "one " + one : std::to_string(count) + " " + many;
}

std::string score_text(const Seen& seen, const WorldView& view) {
  const auto open = std::count_if(
      view.proceedings.begin(), view.proceedings.end(),
      [](const ProceedingView& one) { return (one.mine || one.brought) && law::open(one.stage); });
  const std::size_t closed = view.history.size();
  std::string text = view.ending == Ending::insolvent ? "Insolvent after " : "After ";
  text += count_text(closed, "quarter", "quarters") + ": ";
  text += flagship(seen.scenario, seen.world, seen.player().id)
              ? "capability " + partly::text(view.capability) + " of 100"
              : "no model yet";
  return text + ", " + partly::text(view.cash) + " in cash, " + format_percent(seen.player().share) +
         " of the market, " + count_text(static_cast<std::size_t>(open), "open claim", "open claims") + ".";
}

std::vector<SeriesPoint> series(const World& world) {
  std::vector<SeriesPoint> points;
  for (const Snapshot& one : world.history)
    points.push_back({one.quarter, one.cash_usd, one.capability, one.share, one.trust, one.exposure_usd});
  return points;
}

void add_standing(const Seen& seen, WorldView& view) {
  const Lab& player = seen.player();
  const Model* model = flagship(seen.scenario, seen.world, player.id);
  view.cash = money_quantity(seen.world.ledger.cash(player.id).usd(), "All postings to your cash so far");
  view.capability = model ? capability_quantity(seen, *model)
                          : Quantity::derived(0, Unit::points, "You have no trained model yet");
  view.exposure = exposure(seen.scenario, seen.world, player.id);
  view.trust = Quantity::derived(player.trust, Unit::fraction,
                                 text(seen.scenario.find_lab(player.id)->trust) + " at the start, " +
                                     text(seen.scenario.provider.trust_gain) +
                                     " more for each quiet quarter, less for a cut of access (" +
                                     text(seen.scenario.provider.trust_loss_cut) + ") or a lost judgment (" +
                                     text(seen.scenario.provider.trust_loss_judgment) + ")");
  view.ownership = Quantity::derived(player.ownership, Unit::fraction,
                                     "Each raise: share x valuation / (valuation + money raised)");
  view.valuation = valuation(seen.scenario, seen.world, player.id);
  view.raise_limit = raise_limit(seen.scenario, seen.world, player.id);
  view.resale = money_quantity(player.arranged.resale_usd,
                               "Sales of the provider's answers at the last close; none without access");
}

}  // namespace

Quantity money_quantity(double usd, std::string formula) {
  return Quantity::derived(usd, Unit::usd, std::move(formula));
}

std::vector<RouteView> route_views(const Seen& seen) {
  std::vector<RouteView> routes;
  for (const Route route : {Route::scratch, Route::distil, Route::licence, Route::open_weights}) {
    RouteView view{route, title(route), route_text(route), usual(seen.scenario, route), Refusal{}, false};
    view.needs_licence = route == Route::licence && !licensed(seen.world, seen.player());
    view.check = view.needs_licence && seen.world.ending == Ending::running
                     ? check_with_licence(seen.scenario, seen.world, view.decision, seen.player().id)
                     : check(seen.scenario, seen.world, view.decision, seen.player().id);
    routes.push_back(std::move(view));
  }
  return routes;
}

TermsView terms_view(const Seen& seen) {
  const law::Terms terms = terms_now(seen.scenario, seen.world);
  const econ::PriceList prices = prices_now(seen.scenario, seen.world);
  const Lab& player = seen.player();
  TermsView view;
  view.version = terms.version;
  view.clauses = terms.clauses;
  view.volume_limit = terms.volume_limit;
  view.queries_this_quarter = Quantity::derived(player.queries_this_quarter, Unit::queries,
                                                "All queries of your account ordered in this quarter");
  view.alarms = Quantity::derived(
      player.alarms, Unit::count,
      "Alarms of the provider's monitor on your account; it cuts access at " + text(terms.alarms_before_cut));
  view.query_label_usd = prices.query_label_usd;
  view.query_probability_usd = prices.query_probability_usd;
  view.access_cut = player.access_cut;
  view.licence_until = player.licence_until;
  return view;
}

std::vector<LedgerLine> ledger_lines(const Seen& seen) {
  const std::string& player = seen.player().id;
  std::vector<LedgerLine> lines;
  econ::Money balance;
  for (const econ::Transaction& transaction : seen.world.ledger.journal()) {
    econ::Money change;
    econ::Account reason = econ::Account::cash;
    for (const econ::Posting& posting : transaction.postings) {
      if (posting.party != player) continue;
      if (posting.account == econ::Account::cash)
        change += posting.amount;
      else
        reason = posting.account;
    }
    if (change == econ::Money{}) continue;
    balance += change;
    lines.push_back({transaction.number, transaction.quarter, transaction.event, transaction.text, reason,
                     money_quantity(change.usd(), transaction.text + " (" + transaction.event + ")"),
                     money_quantity(balance.usd(), "All postings to your cash up to this one")});
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

namespace {

std::vector<std::string> learned_from_player(const World& world) {
  std::vector<std::string> names;
  for (const Model& model : world.models) {
    const Model* asked = world.model(model.asked_model);
    const bool by_another = asked && asked->owner == kPlayerId && model.owner != kPlayerId;
    if (by_another && model.state == ModelState::trained) names.push_back(model.name);
  }
  return names;
}

}  // namespace

WorldView make_view(const Scenario& scenario, const World& world) {
  const Seen seen{scenario, world};
  WorldView view;
  view.scenario_id = scenario.id;
  view.title = scenario.title;
  view.now = world.now;
  view.quarter_index = world.now.since(scenario.start);
  view.quarters = scenario.quarters;
  view.told_quarters = static_cast<int>(scenario.opening.size());
  view.seed = world.seed;
  view.ending = world.ending;
  add_standing(seen, view);
  view.price_response = price_response(seen);
  view.arrangements = arrangement_views(seen);
  view.routes = route_views(seen);
  view.models = model_views(seen);
  view.labs = lab_views(seen);
  view.proceedings = proceeding_views(seen);
  view.precedents = precedent_views(seen);
  view.docket = docket_view(seen);
  view.events = event_views(seen);
  view.suit = suit_view(seen);
  view.ledger = ledger_lines(seen);
  view.ledger_total = money_quantity(world.ledger.total().usd(), "All postings of all parties: always zero");
  view.news.assign(world.news.rbegin(), world.news.rend());
  view.history = series(world);
  view.guesses = guess_views(seen);
  view.calibration = calibration_of(view.guesses);
  view.terms = terms_view(seen);
  view.prices = prices_now(scenario, world);
  view.teacher = teacher_view(seen);
  view.score_text = score_text(seen, view);
  view.measured = measured_in(scenario, world, view);
  view.grading = judge(scenario.briefing.goals, lab_measures(scenario.role()), view.measured);
  if (world.ending != Ending::running) view.learned_from_yours = learned_from_player(world);
  if (world.ending != Ending::running) view.grading.told = ending_told(view);
  return view;
}

namespace {

std::string title_of(const std::vector<EventView>& events, const AnswerEvent& answer) {
  for (const EventView& event : events)
    for (const EventChoiceView& choice : event.choices)
      if (choice.decision == answer) return event.title + ", " + choice.title;
  return answer.event + ", " + answer.choice;
}

}  // namespace

DecisionNames names_in(const WorldView& view) {
  const auto named = [](const auto& list, auto naming, const auto& id, std::string otherwise) {
    for (const auto& one : list)
      if (one.id == id) return one.*naming;
    return otherwise;
  };
  return {[&view, named](int id) { return named(view.models, &ModelView::name, id, "a model"); },
          [&view, named](int id) { return named(view.proceedings, &ProceedingView::title, id, "a claim"); },
          [&view, named](const std::string& id) { return named(view.labs, &LabView::name, id, id); },
          [&view, named](int id) { return named(view.docket.cards, &CardView::title, id, "a card"); },
          [&view, named](const std::string& id) {
            return named(view.docket.cases, &DocketCaseView::title, id, id);
          },
          [&view](const AnswerEvent& answer) { return title_of(view.events, answer); }};
}

std::optional<Quarter> licence_in_force(const WorldView& view) {
  const std::optional<Quarter>& until = view.terms.licence_until;
  return until && view.now <= *until ? until : std::nullopt;
}

}  // namespace partly::world
