#include "sim/survey/forecast_check.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/bots/steady_bots.h"
#include "sim/bots/turn.h"
#include "sim/forecast/plays_ahead.h"
#include "sim/session/bot_play.h"
#include "sim/session/save.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/standing.h"

namespace partly::survey {
namespace {

// The world after the decisions of each quarter of a played game.
Result<std::vector<world::World>> states_of(const session::Session& session) {
  std::vector<world::World> states;
  world::World world = bots::begin(session.scenario(), session.seed());
  for (const session::QuarterLog& quarter : session.log()) {
    if (auto status = session::replay_decisions(session.scenario(), world, quarter, "played game"); !status)
      return status.error();
    states.push_back(world);
    if (auto status = session::replay_close(session.scenario(), world, quarter, "played game"); !status)
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
std::size_t last_order(const std::vector<session::QuarterLog>& log) {
  std::size_t last = 0;
  for (std::size_t q = 0; q < log.size(); ++q)
    if (std::any_of(log[q].decisions.begin(), log[q].decisions.end(), orders)) last = q;
  return last;
}

void grow(std::vector<FanScore>& scores, std::size_t size) {
  if (scores.size() < size) scores.resize(size);
}

void compare(const forecast::Forecast& forecast, std::size_t from, const world::World& end,
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

bool has_paid(const law::Proceeding& claim) {
  const bool won = claim.stage == law::Stage::decided && claim.verdict->for_claimant;
  return claim.settled_usd.value_or(0) > 0 || won;
}

bool sells_a_copy(const world::World& world) {
  return std::any_of(world.labs.begin(), world.labs.end(), [&](const world::Lab& lab) {
    const world::Model* model =
        lab.kind == world::LabKind::rival && lab.released ? world.model(*lab.released) : nullptr;
    return model && world::copied(*model);
  });
}

// By the end of a game, of what was asked in one of its quarters.
bool has_happened(const std::string& id, const std::vector<world::World>& states, std::size_t quarter) {
  const world::World& end = states.back();
  if (id == "ruined") return end.ending == world::Ending::insolvent;
  if (id == "access_cut") return end.player().access_cut;
  if (id == "enjoined") return forecast::sale_was_forbidden(end);
  if (id == "copy_sold")
    return std::any_of(states.begin() + static_cast<std::ptrdiff_t>(quarter), states.end(), sells_a_copy);
  PARTLY_CHECK(id == "claim_paid");
  const auto& claims = states[quarter].proceedings;
  return std::any_of(claims.begin(), claims.end(), [&](const law::Proceeding& claim) {
    return claim.open() && claim.claimant == world::kPlayerId && has_paid(*end.proceeding(claim.id));
  });
}

Status check_game(const session::Session& session, std::size_t from, bool parameters_too,
                  ForecastCheck& check, int& forecasts) {
  const auto states = states_of(session);
  if (!states) return states.error();
  const world::World& end = states->back();
  forecast::ForecastRequest request;
  request.policy = forecast::forecast_policy(check.policy, session.scenario().role()).value();
  request.parameters_too = parameters_too;
  for (std::size_t q = from; q < session.log().size(); ++q) {
    const auto forecast = forecast::forecast(session.scenario(), states->at(q), request);
    if (!forecast) return forecast.error();
    compare(*forecast, q, end, check);
    for (const forecast::ForecastChance& chance : forecast->chances) {
      ChanceScore& score = check.of(chance);
      score.expected += forecast->chance_by_the_end(chance.id);
      score.truly += has_happened(chance.id, *states, q);
    }
    ++forecasts;
  }
  return {};
}

}  // namespace

ChanceScore& ForecastCheck::of(const forecast::ForecastChance& chance) {
  for (ChanceScore& score : chances)
    if (score.id == chance.id) return score;
  chances.push_back({chance.id, chance.name, 0, 0});
  return chances.back();
}

void FanScore::add(const forecast::Quantiles& fan, double truth) {
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
                                                   bool parameters_too,
                                                   const std::shared_ptr<session::JobRunner>& runner) {
  std::vector<ForecastCheck> checks;
  for (const std::string& bot : bots) {
    ForecastCheck check{bot, {}, {}, {}, {}};
    int forecasts = 0;
    for (const std::uint64_t seed : seeds) {
      auto player = bots::steady_bot(bot, scenario, seed);
      if (!player) return player.error();
      check.policy = player->forecast;
      session::Options options;
      options.seed = seed;
      options.threaded = false;
      const auto session = session::Session::start_on(runner, scenario, options);
      session::play_to_the_end(*session, *player->plays);
      const std::size_t from =
          player->steady_from ? static_cast<std::size_t>(*player->steady_from) : last_order(session->log());
      if (auto status = check_game(*session, from, parameters_too, check, forecasts); !status)
        return status.error();
    }
    for (ChanceScore& score : check.chances) {
      score.expected /= std::max(1, forecasts);
      score.truly /= std::max(1, forecasts);
    }
    checks.push_back(std::move(check));
  }
  return checks;
}

}  // namespace partly::survey
