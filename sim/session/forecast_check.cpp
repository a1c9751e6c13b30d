#include "sim/session/forecast_check.h"

#include <algorithm>
#include <cmath>

#include "sim/session/policy.h"
#include "sim/session/save.h"
#include "sim/world/step.h"

namespace partly::session {
namespace {

constexpr const char* kWhatBotsDo = "train-nothing-and-settle";
constexpr const char* kFighter = "distil-and-fight";
constexpr const char* kWhatFightersDo = "train-nothing";

// Distils once, sells that, and lets every claim go to its judgment without a word.
class Fighter final : public Policy {
 public:
  std::string name() const override { return kFighter; }
  world::Route route() const override { return world::Route::distil; }
  void play_quarter(Session& session) override {
    const auto& models = session.view().models;
    const auto own = std::find_if(models.begin(), models.end(), [](const auto& model) { return model.mine; });
    if (own == models.end()) {
      session.submit(world::usual(session.scenario(), world::Route::distil));
    } else if (!own->on_sale && own->state == world::ModelState::trained && !own->enjoined) {
      session.submit(world::ReleaseModel{own->id});
    }
  }
};

Result<std::unique_ptr<Policy>> player_named(const std::string& name, std::uint64_t seed,
                                             const world::Scenario& scenario) {
  if (name == kFighter) return std::unique_ptr<Policy>(new Fighter);
  return make_policy(name, seed, scenario);
}

// The world after the decisions of each quarter of a played game.
Result<std::vector<world::World>> states_of(const Session& session) {
  std::vector<world::World> states;
  world::World world = world::begin(session.scenario(), session.seed());
  for (const QuarterLog& quarter : session.log()) {
    if (auto status = replay_decisions(session.scenario(), world, quarter, "played game"); !status)
      return status.error();
    states.push_back(world);
    if (auto status = replay_close(session.scenario(), world, quarter, "played game"); !status)
      return status.error();
  }
  states.push_back(world);
  return states;
}

bool orders(const world::Decision& decision) {
  return std::holds_alternative<world::TrainModel>(decision) ||
         std::holds_alternative<world::SignLicence>(decision) ||
         std::holds_alternative<world::RaiseFunds>(decision);
}

// The first quarter after which nothing is ordered or raised any more.
std::size_t last_order(const std::vector<QuarterLog>& log) {
  std::size_t last = 0;
  for (std::size_t q = 0; q < log.size(); ++q)
    if (std::any_of(log[q].decisions.begin(), log[q].decisions.end(), orders)) last = q;
  return last;
}

void grow(std::vector<FanScore>& scores, std::size_t size) {
  if (scores.size() < size) scores.resize(size);
}

void compare(const world::Forecast& forecast, std::size_t from, const world::World& end,
             ForecastCheck& check) {
  grow(check.cash, forecast.quarters.size());
  grow(check.capability, forecast.quarters.size());
  for (std::size_t ahead = 0; ahead < forecast.quarters.size(); ++ahead) {
    if (from + ahead >= end.history.size()) return;
    const world::Snapshot& truth = end.history[from + ahead];
    check.cash[ahead].add(forecast.quarters[ahead].cash_usd, truth.cash_usd);
    check.capability[ahead].add(forecast.quarters[ahead].capability_points, truth.capability);
  }
}

Status check_game(const Session& session, bool parameters_too, ForecastCheck& check, int& forecasts) {
  const auto states = states_of(session);
  if (!states) return states.error();
  const world::World& end = states->back();
  world::ForecastRequest request;
  request.policy = world::forecast_policy(check.policy).value();
  request.parameters_too = parameters_too;
  for (std::size_t q = last_order(session.log()); q < session.log().size(); ++q) {
    const auto forecast = world::forecast(session.scenario(), states->at(q), request);
    if (!forecast) return forecast.error();
    compare(*forecast, q, end, check);
    check.ruined += forecast->quarters.back().ruined;
    check.ruined_truly += end.ending == world::Ending::insolvent;
    check.access_cut += forecast->quarters.back().access_cut;
    check.access_cut_truly += end.player().access_cut;
    ++forecasts;
  }
  return {};
}

}  // namespace

void FanScore::add(const econ::Spread& fan, double truth) {
  // A fan of no width holds what lies on it, whatever the last digit of a float says.
  const double slack = 1e-5 * std::max(1.0, std::abs(truth));
  ++forecasts;
  above += truth > fan.p95 + slack;
  below += truth < fan.p5 - slack;
  inside = forecasts - above - below;
  width += (fan.p95 - fan.p5 - width) / forecasts;
  miss += (std::abs(truth - fan.p50) - miss) / forecasts;
}

Result<std::vector<ForecastCheck>> check_forecasts(const world::Scenario& scenario,
                                                   const std::vector<std::string>& bots,
                                                   const std::vector<std::uint64_t>& seeds,
                                                   bool parameters_too, std::shared_ptr<JobRunner> runner) {
  std::vector<ForecastCheck> checks;
  for (const std::string& bot : bots) {
    ForecastCheck check{bot, bot == kFighter ? kWhatFightersDo : kWhatBotsDo, {}, {}, 0, 0, 0, 0};
    int forecasts = 0;
    for (const std::uint64_t seed : seeds) {
      auto policy = player_named(bot, seed, scenario);
      if (!policy) return policy.error();
      Options options;
      options.seed = seed;
      options.threaded = false;
      const auto session = Session::start_on(runner, scenario, options);
      play_to_the_end(*session, **policy);
      if (auto status = check_game(*session, parameters_too, check, forecasts); !status)
        return status.error();
    }
    for (double* sum : {&check.ruined, &check.ruined_truly, &check.access_cut, &check.access_cut_truly})
      *sum /= std::max(1, forecasts);
    checks.push_back(std::move(check));
  }
  return checks;
}

}  // namespace partly::session
