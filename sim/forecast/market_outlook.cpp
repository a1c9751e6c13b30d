#include "sim/forecast/market_outlook.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/rng.h"
#include "sim/base/statistics.h"
#include "sim/forecast/prospects.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/event_answers.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

constexpr int kMarketPlays = 400;

// A competitor as the market sees it, and what it may yet bring.
struct Competitor {
  const Lab* lab = nullptr;
  bool on_sale = false, rival = false;
  bool licensed = false, next_licensed = false;  // what it sells; what it trains
  double capability = 0;
  std::optional<Quarter> next_due;       // of a run in training
  CapabilityProspect in_training, next;  // what such runs reach
  bool next_asks = false;                // the run after the one in training asks the provider
  double alarm = 0, next_alarm = 0;      // chance that such a run is noticed
  bool cut = false, blamed = false;      // so far; at this close
  double trust = 0;
  int age = 4;  // quarters since its newest run was ordered
};

learn::TrainJob next_job(const Scenario& scenario, const World& world, const Lab& lab) {
  const bool may_ask = !lab.access_cut || licensed(world, lab);
  return job_for(scenario, world, usual(scenario, may_ask ? Route::distil : Route::open_weights), lab.id);
}

Competitor competitor(const Scenario& scenario, const World& world, const Lab& lab) {
  Competitor one;
  one.lab = &lab;
  one.rival = lab.kind == LabKind::rival;
  one.cut = lab.access_cut;
  one.trust = lab.trust;
  if (const Model* model = lab.released ? world.model(*lab.released) : nullptr) {
    one.on_sale = true;
    one.licensed = model->licensed;
    one.capability = model->result ? model->capability(scenario.learning.classes)
                                   : capability_prospect(scenario, world, model->job, {}).points.value;
  }
  if (!one.rival) return one;
  for (const Model& model : world.models)
    if (model.owner == lab.id) one.age = std::min(one.age, world.now.since(model.begun));
  if (const Model* model = in_training(world, lab.id)) {
    one.next_due = model->due;
    one.next_licensed = model->licensed;
    one.in_training = capability_prospect(scenario, world, model->job, {});
    one.alarm = alarm_prospect(scenario, world, *model).value;
  } else if (const Model* held = flagship(scenario, world, lab.id); held && !lab.released) {
    one.next_due = world.now.plus(-1);  // trained, and sold from the next quarter on
    one.next_licensed = held->licensed;
    one.in_training = {Quantity::derived(held->capability(scenario.learning.classes), Unit::points, ""), 0};
  }
  Model next;
  next.job = next_job(scenario, world, lab);
  one.next = capability_prospect(scenario, world, next.job, {});
  one.next_asks = next.job.sources.queries > 0;
  one.next_alarm = alarm_prospect(scenario, world, next).value;
  return one;
}

double anywhere(const Quantity& quantity, Rng& rng) {
  return quantity.range ? rng.uniform(quantity.range->low, quantity.range->high) : quantity.value;
}

econ::MarketRules drawn(econ::MarketRules rules, bool parameters_too, Rng& rng) {
  if (!parameters_too) return rules;
  for (Quantity* each : {&rules.growth, &rules.weight_capability, &rules.weight_price, &rules.weight_trust,
                         &rules.nobody_utility, &rules.renewal})
    each->value = anywhere(*each, rng);
  return rules;
}

// One play of the market: the player's sales and share, close by close.
class MarketPlay {
 public:
  MarketPlay(const Scenario& scenario, const World& world, std::vector<Competitor> competitors,
             econ::MarketRules rules, bool rivals_move, Rng rng)
      : scenario_(scenario),
        world_(world),
        competitors_(std::move(competitors)),
        rules_(std::move(rules)),
        decided_(world.customers),
        rivals_move_(rivals_move),
        rng_(rng) {
    for (const EventAsked& asked : world.events_asked)
      if (asked.open()) unanswered_.push_back(find_event(scenario, asked.event));
  }

  econ::Sale close(int ahead, const ExpectedOffer& own) {
    const int index = world_.now.since(scenario_.start) + ahead;
    for (Competitor& one : competitors_) read_log_of(one, world_.now.plus(ahead));
    take_silence(index);
    const econ::Sale sale = sell(index, own);
    draw_events(index, own.on_sale);
    for (Competitor& one : competitors_) move(one, world_.now.plus(ahead));
    return sale;
  }
  double volume(int index) const { return econ::volume_usd(rules_, index); }

 private:
  econ::Sale sell(int index, const ExpectedOffer& own) {
    std::vector<econ::Offer> offers;
    const Lab& player = world_.player();
    if (own.on_sale)
      offers.push_back({player.id, own.capability, player.price_usd,
                        std::clamp(own.trust + trust_moved_, 0.0, 1.0), own.licensed});
    for (const Competitor& one : competitors_)
      if (one.on_sale)
        offers.push_back({one.lab->id, std::clamp(one.capability, 0.0, 100.0), one.lab->price_usd, one.trust,
                          one.licensed});
    const std::vector<econ::Sale> sales = econ::sell(rules_, index, offers, decided_);
    decided_ = econ::customers_after(rules_, index, sales);
    for (const econ::Sale& sale : sales)
      if (sale.party == player.id) return sale;
    return {};
  }

  // Nobody answers what events ask: silence may lose customers and trust.
  void take_silence(int index) {
    for (const EventRule* rule : std::exchange(unanswered_, {})) {
      const EventChoice& silence = *rule->if_silent();
      trust_moved_ += silence.trust.value;
      const auto own = std::ranges::find(decided_.custom, world_.player().id, &econ::Custom::party);
      if (own == decided_.custom.end()) continue;
      const double leaving =
          std::min(own->seats, -silence.customers.value * econ::all_seats(rules_, index - 1));
      own->seats -= leaving, decided_.without_seats += leaving;
    }
  }

  // As far as can be said ahead: whoever sells goes on selling what it sells.
  bool may_concern_player(const EventRule& rule, bool on_sale) const {
    if (rule.about == EventSubject::everybody) return true;
    return on_sale && (!world_.player().released || rule.about == EventSubject::sellers ||
                       concerns_player(world_, rule));
  }

  void draw_events(int index, bool on_sale) {
    for (const EventRule& rule : scenario_.events) {
      if (rule.changes != "market_volume" && rule.choices.empty()) continue;
      if (!may_concern_player(rule, on_sale)) continue;
      if (std::find(world_.events_seen.begin(), world_.events_seen.end(), rule.id) !=
          world_.events_seen.end())
        continue;
      if (std::find(seen_.begin(), seen_.end(), &rule) != seen_.end() || !rng_.chance(rule.chance_in(index)))
        continue;
      seen_.push_back(&rule);
      if (rule.changes == "market_volume") rules_.volume_usd.value *= rule.factor.value;
      if (!rule.choices.empty()) unanswered_.push_back(&rule);
    }
  }

  // A rival's copy may be noticed when it lands, before customers choose; who is cut off is trusted less.
  void read_log_of(Competitor& one, Quarter closing) {
    const bool lands = one.rival && rivals_move_ && one.next_due && *one.next_due == closing;
    const bool cut = lands && !one.cut && one.alarm > 0 && rng_.chance(one.alarm);
    one.cut = one.cut || cut;
    one.blamed = cut;
    if (cut) one.trust = std::max(0.0, one.trust - scenario_.provider.trust_loss_cut.value);
  }

  // Between this close and the next: a run that has landed goes on sale if it is better, and the older the
  // newest run, the likelier another (rivals.cpp).
  void move(Competitor& one, Quarter closed) {
    if (one.on_sale && !one.blamed)
      one.trust = std::min(1.0, one.trust + scenario_.provider.trust_gain.value);
    if (!one.rival || !rivals_move_) return;
    if (one.next_due && *one.next_due <= closed) {
      const double reached = one.in_training.points.value + one.in_training.sd_points * rng_.normal();
      if (!one.on_sale || reached > one.capability)
        one.capability = reached, one.licensed = one.next_licensed;
      one.on_sale = true;
      one.next_due.reset();
    }
    ++one.age;
    if (one.next_due || !rng_.chance(std::min(4, one.age) / 4.0)) return;
    one.next_due = closed.plus(1);
    one.in_training = one.next;
    one.next_licensed = one.next_asks && one.lab->licence_until && closed.plus(1) <= *one.lab->licence_until;
    one.alarm = one.next_alarm;
    one.age = 0;
  }

  const Scenario& scenario_;
  const World& world_;
  std::vector<Competitor> competitors_;
  econ::MarketRules rules_;
  econ::Customers decided_;
  bool rivals_move_;
  Rng rng_;
  std::vector<const EventRule*> seen_, unanswered_;
  double trust_moved_ = 0;  // of the player, by what it did not answer
};

struct Played {  // [quarter][play]
  std::vector<std::vector<double>> log_sales, share;
  double last_log_volume = 0;  // mean
};

Played play_all(const Scenario& scenario, const World& world, const std::vector<ExpectedOffer>& offers,
                bool parameters_too, bool rivals_move, std::uint64_t seed) {
  std::vector<Competitor> competitors;
  for (const Lab& lab : world.labs)
    if (lab.kind != LabKind::player) competitors.push_back(competitor(scenario, world, lab));
  Played played{std::vector<std::vector<double>>(offers.size()),
                std::vector<std::vector<double>>(offers.size())};
  const econ::MarketRules rules = market_now(scenario, world);
  const int last = world.now.since(scenario.start) + static_cast<int>(offers.size()) - 1;
  for (std::uint64_t i = 0; i < kMarketPlays; ++i) {
    Rng rng(seed, "market outlook", i);
    const econ::MarketRules these = drawn(rules, parameters_too, rng);
    MarketPlay play(scenario, world, competitors, these, rivals_move, rng);
    double known = 0;  // the logarithm by which today's sales differ from these parameters'
    for (std::size_t q = 0; q < offers.size(); ++q) {
      const econ::Sale sale = play.close(static_cast<int>(q), offers[q]);
      if (!offers[q].on_sale || sale.revenue_usd <= 0) continue;
      if (q == 0 && parameters_too) {
        MarketPlay as_set(scenario, world, competitors, rules, false, rng);
        known = std::log(as_set.close(0, offers[0]).revenue_usd / sale.revenue_usd);
      }
      played.log_sales[q].push_back(std::log(sale.revenue_usd) + known);
      played.share[q].push_back(sale.share);
    }
    played.last_log_volume += std::log(play.volume(last)) / kMarketPlays;
  }
  return played;
}

}  // namespace

MarketOutlook market_outlook(const Scenario& scenario, const World& world,
                             const std::vector<ExpectedOffer>& offers, bool parameters_too,
                             std::uint64_t seed) {
  const Played played = play_all(scenario, world, offers, parameters_too, true, seed);
  MarketOutlook outlook;
  for (std::size_t q = 0; q < offers.size(); ++q) {
    const double level = mean(played.log_sales[q]);
    const bool sells = !played.log_sales[q].empty();
    outlook.quarters.push_back(
        {sells ? std::exp(level) : 0, level, standard_deviation(played.log_sales[q]), mean(played.share[q])});
  }
  if (offers.empty()) return outlook;
  const int index = world.now.since(scenario.start);
  outlook.log_growth =
      (played.last_log_volume - std::log(econ::volume_usd(market_now(scenario, world), index))) /
      std::max(1.0, double(offers.size()) - 1);
  if (!played.log_sales.back().empty()) {
    const Played still = play_all(scenario, world, offers, parameters_too, false, seed);
    outlook.rivals_log = mean(played.log_sales.back()) - mean(still.log_sales.back());
  }
  return outlook;
}

}  // namespace partly::forecast
