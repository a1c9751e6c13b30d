// The only door for a front end: owns the world, the decision log and the trainer. Four calls play the game
// (submit, tick, view and const check); the rest starts, saves, loads and watches it.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/forecast/result.h"
#include "sim/learn/engines.h"
#include "sim/session/quarter_log.h"
#include "sim/session/rehearsal.h"
#include "sim/session/trainer.h"
#include "sim/world/view/view.h"

namespace partly::world {
struct World;
}

namespace partly::session {

struct Options {
  std::uint64_t seed = 0;  // 0: the scenario's
  learn::EngineRequest engine;
  bool threaded = true;
  std::optional<std::filesystem::path> autosave;  // written at each close; none: no autosave
};

class JobRunner;
struct Save;

class Session {
 public:
  static Result<std::unique_ptr<Session>> start(world::Scenario scenario, Options options);
  // On a runner that other sessions use as well (one at a time): teachers and reference models are made once
  // for all.
  static std::unique_ptr<Session> start_on(std::shared_ptr<JobRunner> runner, world::Scenario scenario,
                                           Options options);
  static Result<std::unique_ptr<Session>> load(const std::filesystem::path& save, Options options);
  // For tests: the work of the trainer given from outside.
  static std::unique_ptr<Session> start_with(world::Scenario scenario, Options options,
                                             std::unique_ptr<Trainer> trainer);
  ~Session();

  world::Check check(const world::Decision& decision) const;
  world::Check submit(const world::Decision& decision);
  bool can_undo() const;
  void undo();           // takes back the last decision of this quarter; its training is cancelled
  void request_close();  // the quarter closes as soon as every result that it needs is in
  bool closing() const;
  bool tick();  // takes in results, closes a requested quarter; true if the view changed
  const world::WorldView& view() const;
  const world::Scenario& scenario() const;

  std::optional<Progress> progress() const;
  Trainer& trainer();  // pause, step, pace, stop
  const Rehearsal& rehearsal(
      const world::TrainModel& decision);  // starts one in the background on first asking
  std::string engine_text() const;         // "fused on cpu (AVX-512)"
  std::vector<std::string> problems();  // what went wrong in the background since the last call, for a person

  // What may come of the present, with the decisions of the open quarter (sim/forecast/forecast.h); a
  // rehearsal of the run in training is used where one is ready.
  Result<forecast::Forecast> forecast(const forecast::ForecastRequest& request = {}) const;
  // The same beside the window. Whatever was begun before is forgotten.
  void begin_forecast(const forecast::ForecastRequest& request);
  const Result<forecast::Forecast>* begun_forecast();  // null while it is drawn

  // The provenance exam on one of the player's trained models, outside the game and entering no world; on the
  // caller's thread, so only in a session whose trainer is not threaded. For reports.
  Result<forensics::Exhibit> examine(int model);

  Status save(const std::filesystem::path& path) const;
  Save record() const;                        // what save() writes
  std::shared_ptr<JobRunner> runner() const;  // null with a trainer from outside
  const std::vector<QuarterLog>& log() const;
  std::uint64_t seed() const;
  std::uint64_t world_hash() const;

 private:
  friend const world::World& world_of(const Session& session);  // world_of.h
  struct State;
  explicit Session(std::unique_ptr<State> state);
  static std::unique_ptr<Session> begun(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace partly::session
