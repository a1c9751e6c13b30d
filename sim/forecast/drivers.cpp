#include "sim/forecast/drivers.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/forecast/provider.h"
#include "sim/forecast/reader.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/serving.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

NormalPart positive_part(double mean, double sd) {
  if (sd <= 0) return {std::max(0.0, mean), 0};
  const double z = mean / sd, density = std::exp(-z * z / 2) / std::sqrt(2 * M_PI),
               below = std::erfc(-z / std::sqrt(2.0)) / 2;
  const double first = mean * below + sd * density,
               second = (mean * mean + sd * sd) * below + mean * sd * density;
  return {first, std::sqrt(std::max(0.0, second - first * first))};
}

const Model* best_for_sale(const Scenario& scenario, const World& world) {
  const Model* best = nullptr;
  const int classes = scenario.learning.classes;
  for (const Model& model : world.models)
    if (model.owner == world.player().id && model.state == ModelState::trained && !model.enjoined &&
        (!best || model.capability(classes) > best->capability(classes)))
      best = &model;
  return best;
}

ProductAhead product_of(const Scenario& scenario, const World& world, const ForecastRequest& request) {
  ProductAhead product;
  const Lab& player = world.player();
  product.sold = player.released ? world.model(*player.released) : best_for_sale(scenario, world);
  if (const Model* model = flagship(scenario, world, player.id))
    product.capability_now = model->capability(scenario.learning.classes);
  if (product.sold) product.first_sale = 0;
  product.training = in_training(world, player.id);
  if (!product.training) return product;
  product.lands = product.training->due.since(world.now);
  if (product.lands >= request.quarters) return product;
  product.next = capability_prospect(scenario, world, product.training->job, request.rehearsed);
  product.replaces = product.sold != nullptr;
  const double mean = product.next->points.value, sd = product.next->sd_points;
  product.gain = product.replaces ? positive_part(mean - product.capability_now, sd) : NormalPart{mean, sd};
  if (!product.replaces && product.lands + 1 < request.quarters) product.first_sale = product.lands + 1;
  return product;
}

}  // namespace

ForecastQuestion ForecastReader::read() {
  out_.question.quarters.assign(static_cast<std::size_t>(request_.quarters), {});
  out_.question.futures = request_.futures;
  out_.question.seed = request_.seed;
  out_.question.now.cash_usd = world_.ledger.cash(player_.id).usd();
  out_.question.now.access_cut = player_.access_cut;
  product_ = product_of(scenario_, world_, request_);
  out_.question.now.capability_points = std::clamp(product_.capability_now, 0.0, 100.0);
  read_alarm();
  read_sales();
  read_costs();
  read_claims();
  read_further_runs();
  read_arrangements();
  say_what_is_left_out();
  using Fan = forecast::QuarterFan;
  out_.chances = {
      drawn_chance(request_, "ruined", "ruined", "cash has ended a quarter below zero", &Fan::ruined),
      drawn_chance(request_, "access_cut", "access cut", "the provider has cut access", &Fan::access_cut),
      drawn_chance(request_, "enjoined", "an order not to sell", "a court has forbidden the sale",
                   &Fan::enjoined)};
  return std::move(out_);
}

// An alarm on the run in training cuts the account at the close at which it lands.
void ForecastReader::read_alarm() {
  if (!product_.training || product_.lands >= request_.quarters) return;
  const Quantity alarm = alarm_prospect(scenario_, world_, *product_.training);
  if (alarm.value <= 0) return;
  const law::Terms terms = terms_now(scenario_, world_);
  show("alarm_chance", "Chance of an alarm on " + product_.training->name, alarm);
  if (!terms.find(law::ClauseKind::kill_trigger) || player_.access_cut ||
      player_.alarms + 1 < terms.alarms_before_cut.value)
    return;
  alarm_ = alarm.value;
  at(product_.lands).access_cut_hazard = hazard_of(alarm_);
}

const Model& ForecastReader::offered_at(int closes_ahead) const {
  const bool next = product_.training && (!product_.sold || (product_.next && closes_ahead > product_.lands));
  return next ? *product_.training : *product_.sold;
}

std::vector<ExpectedOffer> ForecastReader::expected_offers() const {
  std::vector<ExpectedOffer> offers;
  double trust = player_.trust;
  for (int q = 0; q < request_.quarters; ++q) {
    const bool landed = product_.next && q > product_.lands;
    const double capability = product_.replaces || product_.sold
                                  ? product_.capability_now + (landed ? product_.gain.mean : 0)
                                  : product_.gain.mean;
    const bool sells = product_.first_sale >= 0 && q >= product_.first_sale;
    offers.push_back({sells, capability, trust, sells && offered_at(q).licensed});
    const bool cut = q == product_.lands && alarm_ > 0;
    trust = std::clamp(trust + (sells ? scenario_.provider.trust_gain.value * (cut ? 1 - alarm_ : 1) : 0) -
                           (cut ? alarm_ * scenario_.provider.trust_loss_cut.value : 0),
                       0.0, 1.0);
  }
  return offers;
}

void ForecastReader::read_sales() {
  if (product_.next) {
    show("next_capability", "Expected of " + product_.training->name, product_.next->points);
    if (const int shown = product_.lands + product_.replaces; shown < request_.quarters) {
      at(shown).gain_points = product_.gain.mean;
      at(shown).gain_sd = product_.gain.sd;
    }
  }
  if (product_.first_sale < 0) {
    show("sales", "Sales a quarter", Quantity::derived(0, Unit::usd, "Nothing is on sale or in training"));
    return;
  }
  const MarketOutlook outlook =
      market_outlook(scenario_, world_, expected_offers(), request_.parameters_too, request_.seed);
  put_sales(outlook);
  put_weights_royalty(outlook);
  show_market(outlook);
}

// The product's sales follow the mean path of the market; their spread grows as the market's does, and with
// that of the capability where a new model is first sold.
void ForecastReader::put_sales(const MarketOutlook& outlook) {
  const int first = product_.first_sale;
  const Model& product = product_.sold ? *product_.sold : *product_.training;
  const double royalty = product.royalty + (product.licensed ? scenario_.licence.royalty.value : 0);
  const double margin = 1 - royalty - serving_usd(scenario_, world_, product).value / player_.price_usd;
  const double kept = std::max(1e-6, margin);  // the rest of a loss on each seat is known beforehand
  double before = 0, variance_before = 0;
  if (first == 0) {
    before = outlook.quarters.front().log_sales;
    out_.question.now.revenue_usd = kept * std::exp(before);
  } else {
    out_.question.now.revenue_usd = kept;  // one dollar: the growth of the first sale holds the whole way
  }
  sales_now_usd_ = outlook.quarters[static_cast<std::size_t>(first)].sales_usd;
  for (int q = first; q < request_.quarters; ++q) {
    const MarketQuarter& quarter = outlook.quarters[static_cast<std::size_t>(q)];
    const double variance = quarter.log_sd * quarter.log_sd;
    at(q).one_off_usd -= (kept - margin) * quarter.sales_usd;
    at(q).growth = quarter.log_sales - before;
    at(q).growth_sd = std::sqrt(std::max(0.0, variance - variance_before));
    before = quarter.log_sales;
    variance_before = std::max(variance, variance_before);
  }
  if (!product_.next) return;
  const int sold_from = product_.replaces ? product_.lands + 1 : first;
  if (sold_from >= request_.quarters || sold_from < 0) return;
  const double share = outlook.quarters[static_cast<std::size_t>(sold_from)].share;
  double per_point = scenario_.market.weight_capability.value / 100 * (1 - share);
  const double choosing = choosing_share(scenario_.market);  // a point tells with those who choose anew
  for (int q = sold_from; q < request_.quarters; ++q, per_point *= 1 - choosing) {
    at(q).growth_per_point = choosing * per_point;
    at(q).growth -= at(q).growth_per_point * product_.gain.mean;
  }
}

void ForecastReader::show_market(const MarketOutlook& outlook) {
  const auto quarter = static_cast<std::size_t>(product_.first_sale);
  const MarketQuarter& now = outlook.quarters[quarter];
  show("sales", product_.first_sale == 0 ? "Sales at the next close" : "Sales when they begin",
       Quantity::derived(
           now.sales_usd, Unit::usd,
           "The market's volume x the share of its logit, with the models that are on sale then"));
  show("market_volume", "Growth of the market, a quarter",
       Quantity::derived(std::expm1(outlook.log_growth), Unit::fraction,
                         "The scenario's " + text(scenario_.market.growth) +
                             " and the events that move demand, each with its chance",
                         scenario_.market.growth.range));
  show("sales_per_point", "What a point of capability does to sales",
       Quantity::derived(scenario_.market.weight_capability.value / 100 * (1 - now.share), Unit::fraction,
                         "Weight of capability / 100 x (1 - own share of " + format_percent(now.share) +
                             "): the slope of the multinomial logit, once all customers have chosen anew; " +
                             format_percent(choosing_share(scenario_.market)) + " do in a quarter"));
  const double sd = outlook.quarters.back().log_sd;
  show(
      "rivals", "What rivals' next models do to sales by the last quarter",
      Quantity::derived(std::expm1(outlook.rivals_log), Unit::fraction,
                        "The market played 400 times with the rivals training as they do, less the same with "
                        "the rivals as they are",
                        Interval{std::expm1(outlook.rivals_log - kNinetyPercent * sd),
                                 std::expm1(outlook.rivals_log + kNinetyPercent * sd)}));
}

void ForecastReader::read_costs() {
  const Quantity& operations = scenario_.find_lab(player_.id)->operations_usd;
  out_.question.now.cost_usd = operations.value;
  show("operations", "Operations a quarter", operations);
  const Model* product = product_.sold ? product_.sold : product_.next ? product_.training : nullptr;
  if (product) show("serving", "Serving a seat", serving_usd(scenario_, world_, *product));
  if (product && product->licensed) show("royalty", "Royalty on sales", scenario_.licence.royalty);
}

// The last order again, as often as runs were ordered so far.
void ForecastReader::read_further_runs() {
  if (!request_.policy.trains) return;
  const Model* last = nullptr;
  int runs = 0;
  for (const Model& model : world_.models)
    if (model.owner == player_.id) last = &model, ++runs;
  const double pace = static_cast<double>(runs) / (world_.now.since(scenario_.start) + 1);
  show("pace", "Runs ordered a quarter",
       Quantity::derived(pace, Unit::none, std::to_string(runs) + " runs in the quarters so far"));
  if (!last) return;
  const bool asks = last->job.sources.queries > 0 && !licensed(world_, player_);
  const Quantity bill = Quantity::derived(last->paid.total().usd(), Unit::usd, "The bill of " + last->name);
  show("run_bill", "Bill of a further run", bill);
  if (asks && player_.access_cut) {
    show("runs_refused", "Further runs of that kind",
         Quantity::derived(0, Unit::count, "They would ask the provider, and access is cut"));
    return;
  }
  // A further student differs from the last by its seed alone: the better of two such is .56 sd above one.
  const double sd = capability_prospect(scenario_, world_, last->job, {}).sd_points;
  const double alarm = asks ? alarm_prospect(scenario_, world_, *last).value : 0;
  double still = 1 - alarm_;  // chance that access is not cut by then
  for (int q = product_.training ? product_.lands + 1 : 0; q < request_.quarters; ++q) {
    const double ordered = pace * still;
    at(q).one_off_usd -= ordered * bill.value;
    at(q).gain_points += 0.56 * ordered * sd / (runs + 1);
    at(q).gain_sd = std::hypot(at(q).gain_sd, 0.58 * ordered * sd / (runs + 1));
    if (alarm > 0 && at(q).access_cut_hazard < kCertain)
      at(q).access_cut_hazard += hazard_of(ordered * alarm);
    still *= 1 - std::min(1.0, pace) * alarm;
  }
}

void ForecastReader::say_what_is_left_out() {
  out_.left_out = {
      "No money is raised, nothing new is signed or arranged, and no price changed.",
      "Rivals' money and their own trials are not looked at.",
      "The provider's next models and new open weights are left out.",
      "So are claims over copies that are no longer on sale, and that a claimant may let its claim go.",
      "A second claim after the next one, and events that move beliefs or limits, are left out.",
      "What events ask is not answered."};
  if (world_.player().sells_answers)
    out_.left_out.push_back("What others buy of your answers, and what they learn from them.");
  if (request_.policy.trains) out_.left_out.push_back("Further runs are paid even where cash is short.");
  if (scenario_.enables(law::Theory::disclosure))
    out_.left_out.push_back("Fines for a missing summary are left out until the authority asks.");
  if (!request_.parameters_too)
    out_.left_out.push_back("Assumptions are taken at their values; their ranges would make the fan wider.");
}

ChanceAhead drawn_chance(const ForecastRequest& request, std::string id, std::string name,
                         std::string happens, double forecast::QuarterFan::*drawn) {
  return {
      {std::move(id), std::move(name), std::move(happens), format_number(request.futures, 0) + " futures"},
      drawn};
}

ForecastQuestion forecast_question(const Scenario& scenario, const World& world,
                                   const ForecastRequest& request) {
  if (scenario.role() == Role::teacher_lab) return provider_forecast_question(scenario, world, request);
  return ForecastReader(scenario, world, request).read();
}

}  // namespace partly::forecast
