#include "sim/survey/idle_assumptions.h"

#include <algorithm>

#include "sim/base/json_values.h"

namespace partly::survey {
namespace {

struct Seat {
  std::string player;
  std::uint64_t seed = 1;
  std::string hash = {};  // of the game's end with nothing moved; empty until it was played
};

class IdleFinder {
 public:
  IdleFinder(SurveyContext& grounds, PlayableScenario& field, std::uint64_t first, std::uint64_t last)
      : grounds_(grounds), field_(field) {
    for (std::uint64_t seed = first; seed <= last; ++seed) {
      for (const std::string& player : field.strategies()) seats_.push_back({player, seed});
      for (const std::string& hunter : field.hunters()) seats_.push_back({hunter, seed});
    }
  }

  // Whether some game ends otherwise. Who noticed the last assumption is asked first about the next.
  Result<bool> matters(const Assumption& assumption) {
    for (const double end : {assumption.range.low, assumption.range.high}) {
      if (end == assumption.value) continue;
      auto moved_field = grounds_.open_text(moved(field_.text(), assumption, end), field_.id());
      if (!moved_field) {
        if (moved_field.error().kind == ErrorKind::invalid_scenario) return true;
        return moved_field.error();
      }
      for (std::size_t i = 0; i < seats_.size(); ++i) {
        const auto differs = ends_otherwise(**moved_field, seats_[i]);
        if (!differs) return differs.error();
        if (!*differs) continue;
        std::rotate(seats_.begin(), seats_.begin() + static_cast<std::ptrdiff_t>(i),
                    seats_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return true;
      }
    }
    return false;
  }

  int games() const { return games_; }

 private:
  Result<std::string> hash_of_game(PlayableScenario& field, const Seat& seat) {
    const auto play = field.play(seat.player, seat.seed);
    if (!play) return play.error();
    ++games_;
    return play->hash;
  }

  Result<bool> ends_otherwise(PlayableScenario& moved_field, Seat& seat) {
    if (seat.hash.empty()) {
      const auto base = hash_of_game(field_, seat);
      if (!base) return base.error();
      seat.hash = *base;
    }
    const auto hash = hash_of_game(moved_field, seat);
    if (!hash) return hash.error();
    return *hash != seat.hash;
  }

  SurveyContext& grounds_;
  PlayableScenario& field_;
  std::vector<Seat> seats_;
  int games_ = 0;
};

}  // namespace

Result<IdleSearch> find_idle_assumptions(SurveyContext& grounds, PlayableScenario& field,
                                         std::uint64_t first_seed, std::uint64_t last_seed,
                                         const OnAssumption& on_assumption) {
  const auto assumptions = assumptions_in(field.text());
  IdleSearch search{field.id(), first_seed, last_seed, assumptions.size(), {}, 0};
  IdleFinder finder(grounds, field, first_seed, last_seed);
  for (std::size_t i = 0; i < assumptions.size(); ++i) {
    if (on_assumption) on_assumption(i + 1, assumptions.size());
    const auto matters = finder.matters(assumptions[i]);
    if (!matters) return matters.error();
    if (!*matters) search.idle.push_back(assumptions[i]);
  }
  search.games = finder.games();
  return search;
}

std::string text_of(const IdleSearch& search) {
  std::string table = search.scenario + ": " + std::to_string(search.idle.size()) + " of " +
                      std::to_string(search.assumptions) + " assumptions change nothing in " +
                      std::to_string(search.games) + " games.\n";
  for (const Assumption& assumption : search.idle)
    table += "  " + assumption.pointer + "  " + text(assumption.at(assumption.value)) + "\n";
  return table;
}

std::string json_of(const IdleSearch& search) {
  Json idle = Json::array();
  for (const Assumption& assumption : search.idle) idle.push_back(assumption.pointer);
  const Json json = {{"scenario", search.scenario},
                     {"seeds", {search.first_seed, search.last_seed}},
                     {"assumptions", search.assumptions},
                     {"games", search.games},
                     {"idle", idle}};
  return json.dump(2) + "\n";
}

}  // namespace partly::survey
