// One game in progress, as the screens reach it: the calls of session::Session and of
// counterfactual::LookBack, in values. An interface, so that every screen can be drawn and driven from a
// sample without a trainer behind it (tests/game/sample_lab_game.h).
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "game/match/rule_maker_game.h"
#include "sim/counterfactual/counterfactual_run.h"
#include "sim/counterfactual/luck.h"
#include "sim/counterfactual/pending.h"
#include "sim/counterfactual/turning_points.h"
#include "sim/forecast/result.h"
#include "sim/session/pace.h"
#include "sim/session/progress.h"
#include "sim/session/rehearsal.h"
#include "sim/session/results.h"
#include "sim/world/view/view.h"

namespace partly::game {

class LabGame {
 public:
  virtual ~LabGame() = default;
  virtual const world::Scenario& scenario() const = 0;
  virtual const world::WorldView& view() const = 0;

  virtual world::Check check(const world::Decision&) const = 0;
  virtual world::Check submit(const world::Decision&) = 0;
  virtual bool can_undo() const = 0;
  virtual void undo() = 0;
  virtual void request_close() = 0;
  virtual bool closing() const = 0;
  virtual bool tick() = 0;  // true if the view changed

  virtual std::optional<session::Progress> progress() const = 0;
  virtual void pause(bool paused) = 0;  // of the run that is watched
  virtual bool paused() const = 0;
  virtual void single_step() = 0;
  virtual void set_pace(session::Pace) = 0;
  virtual session::Pace pace() const = 0;
  virtual session::Rehearsal rehearsal(const world::TrainModel&) = 0;
  virtual const std::vector<counterfactual::CounterfactualRun>& counterfactual_runs() = 0;
  // Drawn in the background; null while it is.
  virtual void begin_forecast(const forecast::ForecastRequest&) = 0;
  virtual const Result<forecast::Forecast>* begun_forecast() = 0;
  // Looking back (sim/counterfactual/look_back.h): each begins in the background on first asking.
  virtual std::vector<counterfactual::PlayedDecision> decisions() const = 0;
  virtual const counterfactual::Pending<counterfactual::Fork>& fork(const counterfactual::ForkOrder&) = 0;
  virtual const counterfactual::Pending<counterfactual::Luck>& luck() = 0;
  virtual const counterfactual::Pending<std::vector<counterfactual::TurningPoint>>& turning_points() = 0;
  virtual std::vector<std::string> problems() = 0;
  virtual std::string engine_text() const = 0;
};

struct ScenarioCard {
  std::string id, title, teaser;
  int minutes = 0;
  std::string path;
  std::vector<std::string> errors;  // not empty: cannot be played, and why, one line each
  bool rule_maker = false;          // played at the rule maker's desk
};

struct SavedGame {
  std::string title;  // of its scenario
  Quarter quarter;
  std::string problem;    // why it cannot be continued; empty if it can
  bool finished = false;  // its last quarter has closed
};

// Where games come from: the scenarios on disk and the autosave.
class Library {
 public:
  virtual ~Library() = default;
  virtual std::vector<ScenarioCard> scenarios() = 0;
  virtual std::optional<SavedGame> saved() = 0;
  // Without a seed: the one that was asked for when the program was started, or the scenario's own.
  using Seed = std::optional<std::uint64_t>;
  virtual Result<std::unique_ptr<LabGame>> start(const ScenarioCard&, Seed) = 0;
  virtual Result<std::unique_ptr<LabGame>> resume() = 0;
  // The same for a rule maker's game.
  virtual std::optional<SavedGame> saved_docket() { return std::nullopt; }
  virtual Result<std::unique_ptr<RuleMakerGame>> start_desk(const ScenarioCard&, Seed) = 0;
  virtual Result<std::unique_ptr<RuleMakerGame>> resume_desk() = 0;
  // What was reached in finished games.
  virtual Result<session::Results> results() { return session::Results{}; }
  virtual Status keep(const session::Results&) { return {}; }
  // Where progress in the course is kept; empty: nowhere.
  virtual std::filesystem::path progress_file() const { return {}; }
  // A game of its own, never saved, in which one student trains for the home screen to show.
  virtual Result<std::unique_ptr<LabGame>> demonstration(const ScenarioCard&) = 0;
};

}  // namespace partly::game
