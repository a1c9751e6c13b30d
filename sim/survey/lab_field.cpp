#include "sim/survey/lab_field.h"

#include <algorithm>
#include <cstdio>

#include "sim/bots/hunters.h"
#include "sim/bots/player_bots.h"
#include "sim/session/bot_play.h"
#include "sim/session/world_of.h"
#include "sim/survey/audit.h"
#include "sim/survey/lab_marks.h"
#include "sim/survey/lab_measures.h"
#include "sim/survey/stopwatch.h"

namespace partly::survey {
namespace {

using session::Session;

class LabField final : public PlayableScenario {
 public:
  LabField(world::Scenario scenario, std::shared_ptr<session::JobRunner> runner)
      : scenario_(std::move(scenario)),
        runner_(std::move(runner)),
        goals_(measures_in(scenario_.briefing.goals)),
        enough_(enough_in(scenario_.briefing.goals)),
        measures_(lab_measures(scenario_.role())),
        fingerprint_(fingerprint_of(scenario_.source_text)) {}

  scenario::Kind kind() const override { return scenario::Kind::lab; }
  const std::string& id() const override { return scenario_.id; }
  const std::string& text() const override { return scenario_.source_text; }
  std::vector<std::string> strategies() const override { return bots::player_bots(scenario_); }
  std::vector<std::string> hunters() const override { return bots::hunter_names(scenario_.role()); }
  const std::vector<Measure>& measures() const override { return measures_; }
  const std::vector<std::string>& goals() const override { return goals_; }
  const std::map<std::string, double>& enough() const override { return enough_; }
  std::vector<std::string> possible() const override { return possible_marks(scenario_); }

  Result<PlayRecord> play(const std::string& strategy, std::uint64_t seed) override {
    auto policy = player(strategy, seed);
    if (!policy) return policy.error();
    const Stopwatch watch;
    session::Options options;
    options.seed = seed;
    options.threaded = false;
    const auto session = Session::start_on(runner_, scenario_, options);
    PlayRecord record = blank(strategy, seed);
    play_out(*session, **policy, record);
    auto measures = measure_game(*session, strategy);
    if (!measures) return measures.error();
    record.measures = std::move(*measures);
    record.wrongs = wrongs_of(*session);
    record.hash = hash_of(*session);
    watch.stop(record);
    return record;
  }

 private:
  Result<std::unique_ptr<bots::Bot>> player(const std::string& name, std::uint64_t seed) const {
    const auto hunters_here = hunters();
    if (std::ranges::find(hunters_here, name) != hunters_here.end()) return bots::make_hunter(name, seed);
    return bots::make_bot(name, seed, scenario_);
  }

  PlayRecord blank(const std::string& strategy, std::uint64_t seed) const {
    PlayRecord record;
    record.scenario = scenario_.id;
    record.fingerprint = fingerprint_;
    record.strategy = strategy;
    record.seed = seed;
    record.engine = runner_->engine_text();
    return record;
  }

  static void play_out(Session& session, bots::Bot& policy, PlayRecord& record) {
    look(session, record);  // at what a scenario's opening has left
    while (session.view().ending == world::Ending::running) {
      session::play_quarter(session, policy);
      look(session, record);
      session.request_close();
      session.tick();
      look(session, record);
    }
    for (const auto& problem : session.problems()) record.errors.push_back(problem);
  }

  // What has happened, and whether the books are in order; a broken book is told once.
  static void look(const Session& session, PlayRecord& record) {
    note_marks(session, record.happened);
    const std::string problem = problem_in_books(session::world_of(session));
    if (!problem.empty() && record.errors.empty())
      record.errors.push_back(session.view().now.text() + ": " + problem);
  }

  static std::string hash_of(const Session& session) {
    char text[20];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(session.world_hash()));
    return text;
  }

  world::Scenario scenario_;
  std::shared_ptr<session::JobRunner> runner_;
  std::vector<std::string> goals_;
  std::map<std::string, double> enough_;
  std::vector<Measure> measures_;
  std::string fingerprint_;
};

}  // namespace

std::unique_ptr<PlayableScenario> lab_field(world::Scenario scenario,
                                            std::shared_ptr<session::JobRunner> runner) {
  return std::make_unique<LabField>(std::move(scenario), std::move(runner));
}

}  // namespace partly::survey
