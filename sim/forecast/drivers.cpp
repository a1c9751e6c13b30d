#include "sim/forecast/drivers.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/forecast/provider.h"
#include "sim/forecast/reader.h"
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
  if (product.sold) {
    product.capability_now = product.sold->capability(scenario.learning.classes);
    product.first_sale = 0;
  }
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
  product_ = product_of(scenario_, world_, request_);
  out_.question.now.capability_points = std::clamp(product_.capability_now, 0.0, 100.0);
  read_alarm();
  play_ahead();
  read_sales();
  read_costs();
  read_claims();
  read_further_runs();
  put_capability();
  read_arrangements();
  say_what_is_left_out();
  using Fan = forecast::QuarterFan;
  out_.chances = {
      drawn_chance(request_, "ruined", "ruined", "cash has ended a quarter below zero", &Fan::ruined),
      played_chance("access_cut", "access cut", "the provider has cut access", &LabQuarter::access_cut),
      played_chance("enjoined", "an order not to sell", "a court has forbidden the sale",
                    &LabQuarter::enjoined)};
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
}

const Model& ForecastReader::offered_at(int closes_ahead) const {
  const bool next = product_.training && (!product_.sold || (product_.next && closes_ahead > product_.lands));
  return next ? *product_.training : *product_.sold;
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
  const std::vector<double> sold = sold_at(product_.first_sale);
  sales_now_usd_ = sold.empty() ? 0 : mean(sold);
  show_market();
}

// Of the run in training, as it will be sold. One that is likelier to be worse than what is sold is not.
double ForecastReader::expected_points() const {
  const double mean = product_.next->points.value;
  const bool worse = product_.replaces && mean < product_.capability_now;
  const double sold = (product_.replaces ? product_.capability_now : 0) + product_.gain.mean;
  return std::clamp(worse ? mean : sold, 0.0, 100.0);
}

// The rules, played; revenue is a factor on what the plays sold.
void ForecastReader::play_ahead() {
  std::optional<GivenRun> run;
  if (product_.next) run = GivenRun{product_.training->id, expected_points()};
  plays_ = lab_outlook(scenario_, world_, request_.policy, request_.quarters, run, request_.parameters_too,
                       request_.seed);
  out_.question.now.revenue_usd = 1;
  for (int q = 0; q < request_.quarters; ++q)
    out_.question.played.push_back({of_plays(q, &LabQuarter::kept_usd), of_plays(q, &LabQuarter::other_usd)});
}

std::vector<double> ForecastReader::sold_at(int quarter) const {
  std::vector<double> sold = of_plays(quarter, &LabQuarter::sales_usd);
  std::erase(sold, 0);  // it was ruined, or may not sell
  return sold;
}

// The plays sell what is expected of runs; what these are above or below that moves sales with those who
// choose anew.
void ForecastReader::put_capability() {
  if (!product_.next) return;
  const int sold_from = product_.replaces ? product_.lands + 1 : product_.first_sale;
  if (sold_from >= request_.quarters || sold_from < 0) return;
  const double share = mean(of_plays(sold_from, &LabQuarter::share));
  double per_point = scenario_.market.weight_capability.value / 100 * (1 - share);
  const double choosing = choosing_share(scenario_.market);
  double expected_gain = 0;
  for (int q = 0; q < request_.quarters; ++q) {
    expected_gain += at(q).gain_points;
    if (q < sold_from) continue;
    at(q).growth_per_point = choosing * per_point;
    at(q).growth = -at(q).growth_per_point * expected_gain;
    per_point *= 1 - choosing;
  }
}

void ForecastReader::show_market() {
  const std::string played =
      "mean of " + std::to_string(plays_.size()) +
      " plays of the rules, with rivals, the provider, courts and events on other seeds";
  const std::vector<double> sold = sold_at(product_.first_sale);
  show("sales", product_.first_sale == 0 ? "Sales at the next close" : "Sales when they begin",
       Quantity::derived(sales_now_usd_, Unit::usd, "The market's own logit: " + played, nine_in_ten(sold)));
  const econ::MarketRules market = market_now(scenario_, world_);
  const double now_usd = econ::volume_usd(market, world_.now.since(scenario_.start));
  const std::vector<double> growth = each_of(plays_, [&](const LabPlay& play) {
    return std::pow(play.last_volume_usd / now_usd, 1.0 / std::max(1, request_.quarters - 1)) - 1;
  });
  show("market_volume", "Growth of the market, a quarter",
       Quantity::derived(
           mean(growth), Unit::fraction,
           "The scenario's " + text(scenario_.market.growth) + " and the events that move demand: " + played,
           nine_in_ten(growth)));
  const double share = mean(of_plays(product_.first_sale, &LabQuarter::share));
  show("sales_per_point", "What a point of capability does to sales",
       Quantity::derived(scenario_.market.weight_capability.value / 100 * (1 - share), Unit::fraction,
                         "Weight of capability / 100 x (1 - own share of " + format_percent(share) +
                             "): the slope of the multinomial logit, once all customers have chosen anew; " +
                             format_percent(choosing_share(scenario_.market)) + " do in a quarter"));
  const std::vector<double> last = of_plays(request_.quarters - 1, &LabQuarter::share);
  show("share", "Share of all customers by the last quarter",
       Quantity::derived(mean(last), Unit::fraction, "With what others train and ask by then: " + played,
                         nine_in_ten(last)));
}

void ForecastReader::read_costs() {
  show("operations", "Operations a quarter", scenario_.find_lab(player_.id)->operations_usd);
  const Model* product = product_.sold ? product_.sold : product_.next ? product_.training : nullptr;
  if (product) show("serving", "Serving a seat", serving_usd(scenario_, world_, *product));
  if (product && product->licensed) show("royalty", "Royalty on sales", scenario_.licence.royalty);
}

// The last order again, as often as runs were ordered so far. What that makes of capability; the plays order
// and sell them too.
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
  show("run_bill", "Bill of a further run",
       Quantity::derived(last->paid.total().usd(), Unit::usd, "The bill of " + last->name));
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
    at(q).gain_points += 0.56 * ordered * sd / (runs + 1);
    at(q).gain_sd = std::hypot(at(q).gain_sd, 0.58 * ordered * sd / (runs + 1));
    still *= 1 - std::min(1.0, pace) * alarm;
  }
}

void ForecastReader::say_what_is_left_out() {
  out_.left_out = {"No money is raised, nothing new is signed, arranged or pleaded, and no price changed.",
                   "What events ask is not answered."};
  if (!request_.parameters_too)
    out_.left_out.push_back("Assumptions are taken at their values; their ranges would make the fan wider.");
}

ChanceAhead drawn_chance(const ForecastRequest& request, std::string id, std::string name,
                         std::string happens, double forecast::QuarterFan::*drawn) {
  return {
      {std::move(id), std::move(name), std::move(happens), format_number(request.futures, 0) + " futures"},
      drawn};
}

ChanceAhead ForecastReader::played_chance(std::string id, std::string name, std::string happens,
                                          bool LabQuarter::*happened) const {
  ChanceAhead chance{{std::move(id), std::move(name), std::move(happens),
                      std::to_string(plays_.size()) + " plays of the rules"}};
  for (int q = 0; q < request_.quarters; ++q) chance.read.push_back(mean(of_plays(q, happened)));
  return chance;
}

ForecastQuestion forecast_question(const Scenario& scenario, const World& world,
                                   const ForecastRequest& request) {
  if (scenario.role() == Role::teacher_lab) return provider_forecast_question(scenario, world, request);
  return ForecastReader(scenario, world, request).read();
}

}  // namespace partly::forecast
