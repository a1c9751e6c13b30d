#include "sim/survey/settling.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/bots/player_bots.h"
#include "sim/bots/settlers.h"
#include "sim/session/bot_play.h"
#include "sim/session/world_of.h"

namespace partly::survey {
namespace {

using world::World;

constexpr const char* kLicence = "license";

double spent_on(const World& world, std::initializer_list<econ::Account> accounts) {
  double usd = 0;
  for (const econ::Account account : accounts) usd += world.ledger.balance(world.player().id, account).usd();
  return usd;
}

SettlingGame game_of(const session::Session& session, std::uint64_t seed) {
  const World& world = session::world_of(session);
  const world::WorldView& view = session.view();
  SettlingGame game;
  game.seed = seed;
  if (view.ending != world::Ending::insolvent)
    game.worth_usd = view.ownership.value * std::max(0.0, view.cash.value + view.valuation.value);
  game.claims_usd = spent_on(world, {econ::Account::damages, econ::Account::legal});
  game.licence_usd = spent_on(world, {econ::Account::fees, econ::Account::royalties});
  for (const double sales : world.player().sales_history_usd) game.sales_usd += sales;
  for (const law::Proceeding& claim : world.proceedings) {
    if (claim.defendant != world.player().id || claim.theory == law::Theory::disclosure) continue;
    ++game.claims;
    game.on_stand += claim.record.answer != law::Answer::none;
    game.judged += claim.verdict.has_value();
    game.settled += claim.settled_usd.has_value();
  }
  return game;
}

class Study {
 public:
  Study(const world::Scenario& scenario, const std::vector<std::uint64_t>& seeds,
        const std::shared_ptr<session::JobRunner>& runner, const OnSettlingGame& on_game)
      : scenario_(scenario), seeds_(seeds), runner_(runner), on_game_(on_game) {}

  // `make`: a player for a seed.
  template <class Make>
  Result<SettlingRow> row(const std::string& player, Make make) const {
    SettlingRow row{player, {}};
    for (const std::uint64_t seed : seeds_) {
      on_game_(player, seed);
      auto bot = make(seed);
      if (!bot) return bot.error();
      session::Options options;
      options.seed = seed;
      options.threaded = false;
      const auto session = session::Session::start_on(runner_, scenario_, options);
      session::play_to_the_end(*session, **bot);
      row.games.push_back(game_of(*session, seed));
    }
    return row;
  }

  Result<SettlingRow> settling_at(std::optional<law::Stage> from) const {
    return row(bots::make_settler(from)->name(),
               [&](std::uint64_t) { return Result<std::unique_ptr<bots::Bot>>(bots::make_settler(from)); });
  }

 private:
  const world::Scenario& scenario_;
  const std::vector<std::uint64_t>& seeds_;
  const std::shared_ptr<session::JobRunner>& runner_;
  const OnSettlingGame& on_game_;
};

}  // namespace

double SettlingRow::mean(double SettlingGame::*what) const {
  double sum = 0;
  for (const SettlingGame& game : games) sum += game.*what;
  return games.empty() ? 0 : sum / static_cast<double>(games.size());
}

std::vector<int> SettlingStudy::best_in() const {
  std::vector<int> best(times.size(), 0);
  const std::size_t seeds = times.empty() ? 0 : times.front().games.size();
  for (std::size_t i = 0; i < seeds; ++i) {
    const auto most = std::max_element(times.begin(), times.end(), [&](const auto& a, const auto& b) {
      return a.games[i].worth_usd < b.games[i].worth_usd;
    });
    ++best[static_cast<std::size_t>(most - times.begin())];
  }
  return best;
}

double SettlingStudy::most_often_best() const {
  const std::vector<int> best = best_in();
  const std::size_t seeds = times.empty() ? 0 : times.front().games.size();
  return seeds == 0 ? 0 : *std::max_element(best.begin(), best.end()) / static_cast<double>(seeds);
}

double SettlingStudy::share_on_stand() const {
  int claims = 0, on_stand = 0;
  for (const SettlingRow& row : strategies)
    for (const SettlingGame& game : row.games) claims += game.claims, on_stand += game.on_stand;
  return claims == 0 ? 0 : static_cast<double>(on_stand) / claims;
}

const SettlingRow& SettlingStudy::licence() const {
  const auto found = std::ranges::find(strategies, kLicence, &SettlingRow::player);
  PARTLY_CHECK(found != strategies.end());
  return *found;
}

int SettlingStudy::beats_licence(const SettlingRow& time) const {
  int seeds = 0;
  for (std::size_t i = 0; i < time.games.size(); ++i)
    seeds += time.games[i].worth_usd > licence().games[i].worth_usd;
  return seeds;
}

Result<SettlingStudy> study_settling(const world::Scenario& scenario, const std::vector<std::uint64_t>& seeds,
                                     const std::shared_ptr<session::JobRunner>& runner,
                                     const OnSettlingGame& on_game) {
  if (scenario.role() != world::Role::student_lab)
    return Error{ErrorKind::usage, "Nobody sues the player in this scenario", scenario.id,
                 "Choose one in which a lab may learn from the provider"};
  const Study study(scenario, seeds, runner, on_game);
  SettlingStudy out{scenario.id, {}, {}};
  using law::Stage;
  const std::vector<std::optional<Stage>> times{Stage::notice,     Stage::complaint, Stage::discovery,
                                                Stage::deposition, Stage::judgment,  std::nullopt};
  for (const auto& from : times) {
    auto row = study.settling_at(from);
    if (!row) return row.error();
    out.times.push_back(std::move(*row));
  }
  for (const std::string& strategy : bots::player_bots(scenario)) {
    auto row =
        study.row(strategy, [&](std::uint64_t seed) { return bots::make_bot(strategy, seed, scenario); });
    if (!row) return row.error();
    out.strategies.push_back(std::move(*row));
  }
  return out;
}

}  // namespace partly::survey
