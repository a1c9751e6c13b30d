// A game without rules for the tests of screens: shows a sample, notes what the screens ask for, applies
// guesses.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "game/match/game_context.h"
#include "tests/game/sample_ahead.h"
#include "tests/game/sample_view.h"

namespace partly::game {

class SampleLabGame final : public LabGame {
 public:
  explicit SampleLabGame(world::WorldView view, std::optional<session::Progress> progress = {})
      : view_now(std::move(view)), progress_now(std::move(progress)) {}

  const world::Scenario& scenario() const override { return scenario_now; }
  const world::WorldView& view() const override { return view_now; }
  world::Check check(const world::Decision& decision) const override {
    const world::ProceedingView* claim =
        view_now.proceedings.empty() ? nullptr : &view_now.proceedings.front();
    const auto* offer = std::get_if<world::OfferSettlement>(&decision);
    if (std::holds_alternative<world::Testify>(decision) && claim && claim->stage != law::Stage::deposition)
      return world::Refusal{"not-at-deposition",
                            std::string("The claim is at the stage of ") + law::name(claim->stage) + ".",
                            "The question is put at the deposition."};
    if (offer && claim && offer->amount_usd < claim->settlement.claimant_accepts_from.value)
      return world::Refusal{"declined", "Meridian has answered, and declines.", "Take that, or go on."};
    if (std::holds_alternative<world::MoveToDismiss>(decision)) {
      if (claim && claim->stage != law::Stage::complaint)
        return world::Refusal{"stage",
                              std::string("The claim is at the stage of ") + law::name(claim->stage) + ".",
                              "A motion to dismiss answers the complaint."};
      world::Quote quote;
      quote.warnings = {
          "One more stage of counsel ($100 M); it ends the claim with a chance of 12.0 %, and makes the "
          "theory firmer if it fails."};
      return quote;
    }
    if (const auto* plead = std::get_if<world::Plead>(&decision)) {
      if (plead->defence == law::Defence::licence)
        return world::Refusal{"on-record", "A licence is on the record by itself, or there was none.",
                              "Plead another defence."};
      if (claim && (claim->stage == law::Stage::notice || claim->stage > law::Stage::deposition))
        return world::Refusal{"stage",
                              std::string("The claim is at the stage of ") + law::name(claim->stage) + ".",
                              "Defences are pleaded from the complaint to the deposition."};
    }
    if (std::holds_alternative<world::AppealVerdict>(decision)) {
      world::Quote quote;
      quote.quarters = 2;
      quote.lines = {{"Counsel for the appeal",
                      Quantity::assumed(1e8, Unit::usd, {5e7, 2e8}, "Counsel, each side, each stage")}};
      return quote;
    }
    for (const world::EventView& event : view_now.events)
      for (const world::EventChoiceView& choice : event.choices)
        if (world::Decision(choice.decision) == decision) return choice.check;
    for (const world::ArrangementView& row : view_now.arrangements)
      if (row.decision == decision) return row.check;
    if (std::holds_alternative<world::ExamineModel>(decision) && scenario_now.arrangements.exam_usd) {
      world::Quote quote;
      quote.lines = {{"Experts who hold the exam", *scenario_now.arrangements.exam_usd}};
      return quote;
    }
    const auto* train = std::get_if<world::TrainModel>(&decision);
    if (!train) return world::Quote{};
    if (train->sources.own_labels > 2000) return view_now.routes.front().check;
    return view_now.routes.at(1).check;
  }
  world::Check submit(const world::Decision& decision) override {
    submitted.push_back(decision);
    if (const auto* guess = std::get_if<world::GuessCapability>(&decision))
      for (world::ModelView& model : view_now.models)
        if (model.id == guess->model) model.guess = guess->points;
    return world::Quote{};
  }
  bool can_undo() const override { return !submitted.empty(); }
  void undo() override { ++undone; }
  void request_close() override { closing_now = true; }
  bool closing() const override { return closing_now; }
  bool tick() override { return false; }
  std::optional<session::Progress> progress() const override { return progress_now; }
  void pause(bool paused) override { paused_now = paused; }
  bool paused() const override { return paused_now; }
  void single_step() override { ++steps; }
  void set_pace(session::Pace pace) override { pace_now = pace; }
  session::Pace pace() const override { return pace_now; }
  session::Rehearsal rehearsal(const world::TrainModel& decision) override {
    const double mean =
        std::min(85.0, 55 + decision.sources.queries / 40.0 + decision.sources.own_labels / 4000.0);
    return {true,
            Quantity::measured(mean, Unit::points, "rehearsal", "5 students of this recipe on a practice map",
                               Interval{mean - 4, mean + 3})};
  }
  const std::vector<counterfactual::CounterfactualRun>& counterfactual_runs() override { return roads; }
  void begin_forecast(const forecast::ForecastRequest& request) override {
    forecast_now = sample_forecast(view_now, request);
    drawing = forecast_takes_looks;
  }
  const Result<forecast::Forecast>* begun_forecast() override {
    return drawing-- > 0 ? nullptr : &*forecast_now;
  }
  std::vector<counterfactual::PlayedDecision> decisions() const override { return played; }
  std::optional<Result<forecast::Forecast>> forecast_now;
  int forecast_takes_looks = 0, drawing = 0;
  const counterfactual::Pending<counterfactual::Fork>& fork(const counterfactual::ForkOrder& order) override {
    fork_asked = order;
    return fork_now;
  }
  const counterfactual::Pending<counterfactual::Luck>& luck() override { return luck_now; }
  const counterfactual::Pending<std::vector<counterfactual::TurningPoint>>& turning_points() override {
    return points_now;
  }
  std::vector<std::string> problems() override { return std::exchange(problems_now, {}); }
  std::string engine_text() const override { return "fused on cpu (AVX-512)"; }

  world::WorldView view_now;
  std::optional<session::Progress> progress_now;
  std::vector<world::Decision> submitted;
  std::vector<counterfactual::CounterfactualRun> roads;
  std::vector<std::string> problems_now;
  std::vector<counterfactual::PlayedDecision> played;
  std::optional<counterfactual::ForkOrder> fork_asked;
  counterfactual::Pending<counterfactual::Fork> fork_now;
  counterfactual::Pending<counterfactual::Luck> luck_now;
  counterfactual::Pending<std::vector<counterfactual::TurningPoint>> points_now;
  int undone = 0;
  int steps = 0;
  bool closing_now = false, paused_now = false;
  session::Pace pace_now = session::Pace::normal;
  world::Scenario scenario_now = sample_scenario();
};

// A library with one good scenario, one broken one and an autosave; its games are samples.
class SampleLibrary final : public Library {
 public:
  std::vector<ScenarioCard> scenarios() override {
    return {
        {"the-shortcut",
         "The Shortcut",
         "One billion or fifty? Your first ten quarters.",
         25,
         "scenarios/the-shortcut.json",
         {},
         false},
        {"broken",
         "broken.json",
         "",
         0,
         "scenarios/broken.json",
         {"scenarios/broken.json:14:12: error: \"quarters\" is 0, at least 1 is needed [range]",
          "scenarios/broken.json:31:5: error: unknown key \"sead\" (did you mean \"seed\"?) [unknown-key]"},
         false}};
  }
  std::optional<SavedGame> saved() override { return saved_now; }
  std::optional<SavedGame> saved_docket() override { return docket_now; }
  Result<std::unique_ptr<LabGame>> start(const ScenarioCard&, Seed) override { return make(); }
  Result<std::unique_ptr<LabGame>> resume() override { return make(); }
  Result<std::unique_ptr<RuleMakerGame>> start_desk(const ScenarioCard&, Seed) override { return no_desk(); }
  Result<std::unique_ptr<RuleMakerGame>> resume_desk() override { return no_desk(); }
  Result<std::unique_ptr<LabGame>> demonstration(const ScenarioCard&) override {
    return std::unique_ptr<LabGame>(
        std::make_unique<SampleLabGame>(sample_view_in_training(), sample_progress(1)));
  }

  Result<session::Results> results() override { return kept; }
  Status keep(const session::Results& results) override { return kept = results, Status{}; }

  session::Results kept{{{"the-shortcut", 20261129, "B", 3, 4, 1.32e10}}, {{"truth", "the-shortcut", 7}}};
  world::WorldView view = sample_view();
  std::optional<session::Progress> progress;
  SavedGame saved_now{"The Shortcut", {2026, 3}, ""};
  std::optional<SavedGame> docket_now;
  SampleLabGame* last = nullptr;  // the game that was opened last

 private:
  static Error no_desk() { return {ErrorKind::usage, "This library has no desk", "tests", {}}; }
  std::unique_ptr<LabGame> make() {
    auto lab_game = std::make_unique<SampleLabGame>(view, progress);
    last = lab_game.get();
    return lab_game;
  }
};

}  // namespace partly::game
