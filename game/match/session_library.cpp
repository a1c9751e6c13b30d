#include "game/match/session_library.h"

#include <utility>

#include "sim/base/folders.h"
#include "sim/counterfactual/look_back.h"
#include "sim/course/progress.h"
#include "sim/scenario/list.h"
#include "sim/session/prefetch.h"
#include "sim/session/rule_maker_session.h"
#include "sim/session/save.h"
#include "sim/session/session.h"

namespace partly::game {
namespace {

class SessionLabGame final : public LabGame {
 public:
  explicit SessionLabGame(std::unique_ptr<session::Session> session)
      : session_(std::move(session)), look_back_(*session_) {}
  const world::Scenario& scenario() const override { return session_->scenario(); }
  const world::WorldView& view() const override { return session_->view(); }
  world::Check check(const world::Decision& decision) const override { return session_->check(decision); }
  world::Check submit(const world::Decision& decision) override { return session_->submit(decision); }
  bool can_undo() const override { return session_->can_undo(); }
  void undo() override { session_->undo(); }
  void request_close() override { session_->request_close(); }
  bool closing() const override { return session_->closing(); }
  bool tick() override { return session_->tick(); }
  std::optional<session::Progress> progress() const override { return session_->progress(); }
  void pause(bool paused) override { session_->trainer().pause(paused); }
  bool paused() const override { return std::as_const(trainer()).paused(); }
  void single_step() override { session_->trainer().single_step(); }
  void set_pace(session::Pace pace) override { session_->trainer().set_pace(pace); }
  session::Pace pace() const override { return trainer().pace(); }
  session::Rehearsal rehearsal(const world::TrainModel& decision) override {
    return session_->rehearsal(decision);
  }
  const std::vector<counterfactual::CounterfactualRun>& counterfactual_runs() override {
    return look_back_.counterfactual_runs();
  }
  void begin_forecast(const forecast::ForecastRequest& request) override {
    session_->begin_forecast(request);
  }
  const Result<forecast::Forecast>* begun_forecast() override { return session_->begun_forecast(); }
  std::vector<counterfactual::PlayedDecision> decisions() const override {
    return counterfactual::decisions_of(session_->scenario(), session_->log());
  }
  const counterfactual::Pending<counterfactual::Fork>& fork(const counterfactual::ForkOrder& order) override {
    return look_back_.fork(order);
  }
  const counterfactual::Pending<counterfactual::Luck>& luck() override { return look_back_.luck(); }
  const counterfactual::Pending<std::vector<counterfactual::TurningPoint>>& turning_points() override {
    return look_back_.turning_points();
  }
  std::vector<std::string> problems() override { return session_->problems(); }
  std::string engine_text() const override { return session_->engine_text(); }

 private:
  session::Trainer& trainer() const { return session_->trainer(); }
  std::unique_ptr<session::Session> session_;
  counterfactual::LookBack look_back_;
};

class SessionRuleMakerGame final : public RuleMakerGame {
 public:
  explicit SessionRuleMakerGame(std::unique_ptr<session::RuleMakerSession> desk) : desk_(std::move(desk)) {}
  const world::Briefing& briefing() const override { return desk_->scenario().briefing; }
  const session::RuleMakerView& view() const override { return desk_->view(); }
  void measure() override { desk_->measure(); }
  void stop() override { desk_->stop(); }
  bool tick() override { return desk_->tick(); }
  std::optional<session::BackgroundWork> work() const override { return desk_->work(); }
  std::vector<std::string> problems() override { return desk_->problems(); }
  Status decree(const std::string& rule) override { return desk_->decree(rule); }
  void next_quarter() override { desk_->next_quarter(); }
  void next_year() override { desk_->next_year(); }
  const session::Futures* futures(const std::string& rule) override { return desk_->futures(rule); }
  const regime::Robustness* robustness() override { return desk_->robustness(); }
  const session::Comparison* comparison(const std::string& lever, regime::End end) override {
    return desk_->comparison(lever, end);
  }
  const std::vector<regime::Change>* changes(const std::string& rule) override {
    return desk_->changes(rule);
  }
  void note_foresight(const std::string& rule, std::vector<int> said) override {
    desk_->note_foresight(rule, std::move(said));
  }

 private:
  std::unique_ptr<session::RuleMakerSession> desk_;
};

Result<std::unique_ptr<LabGame>> as_lab_game(Result<std::unique_ptr<session::Session>> session) {
  if (!session) return session.error();
  return std::unique_ptr<LabGame>(std::make_unique<SessionLabGame>(std::move(*session)));
}

ScenarioCard card_of(const std::filesystem::path& path, const scenario::LoadedEither& loaded) {
  ScenarioCard card{path.stem().string(), path.filename().string(), {}, 0, path.string(), {}};
  card.rule_maker = loaded.kind == scenario::Kind::rule_maker;
  for (const Issue& issue : loaded.errors) card.errors.push_back(issue.text());
  const auto fill = [&](const auto& scenario) {
    card.id = scenario.id, card.title = scenario.title;
    card.teaser = scenario.teaser, card.minutes = scenario.minutes;
  };
  if (const auto* lab = std::get_if<world::Scenario>(&loaded.scenario)) fill(*lab);
  if (const auto* rule_maker = std::get_if<scenario::RuleMaker>(&loaded.scenario)) fill(*rule_maker);
  return card;
}

Error unreadable(const scenario::LoadReport& report, const std::string& path) {
  return {ErrorKind::invalid_scenario,
          report.errors.empty() ? "The file cannot be read" : report.errors.front().text(),
          path,
          {}};
}

std::vector<ScenarioCard> cards_now(const std::string& extra_scenario) {
  std::vector<ScenarioCard> cards;
  if (!extra_scenario.empty())
    cards.push_back(card_of(extra_scenario, scenario::load_either_file(extra_scenario)));
  for (const auto& [path, loaded] : scenario::list_scenarios()) cards.push_back(card_of(path, loaded));
  return cards;
}

class SessionLibrary final : public Library {
 public:
  // Begins at once to read the scenarios, so that they are there when the window has opened.
  explicit SessionLibrary(std::shared_ptr<const LibraryOptions> options)
      : options_(std::move(options)),
        first_cards_([extra = options_->extra_scenario] { return cards_now(extra); }) {}

  std::vector<ScenarioCard> scenarios() override {
    return first_cards_.taken() ? cards_now(options_->extra_scenario) : first_cards_.take();
  }

  std::optional<SavedGame> saved_docket() override {
    if (!std::filesystem::exists(docket_path())) return std::nullopt;
    const auto docket = session::Docket::load(docket_path());
    if (!docket) return SavedGame{{}, {}, docket.error().message()};
    return SavedGame{docket->scenario().title,
                     docket->scenario().industry.start.plus(docket->play().state.quarter),
                     {},
                     docket->over()};
  }

  Result<std::unique_ptr<RuleMakerGame>> start_desk(const ScenarioCard& card, Seed seed) override {
    scenario::LoadedRuleMaker loaded = scenario::load_rule_maker_file(card.path);
    if (!loaded.scenario) return unreadable(loaded, card.path);
    session::set_aside(docket_path());
    return rule_maker_game_on(
        std::make_unique<session::RuleMakerSession>(std::move(*loaded.scenario), desk_options(seed)));
  }

  Result<std::unique_ptr<RuleMakerGame>> resume_desk() override {
    auto docket = session::Docket::load(docket_path());
    if (!docket) return docket.error();
    return rule_maker_game_on(
        std::make_unique<session::RuleMakerSession>(std::move(*docket), desk_options()));
  }

  std::optional<SavedGame> saved() override {
    if (!std::filesystem::exists(options_->autosave)) return std::nullopt;
    const auto summary = session::summarise(options_->autosave);
    if (!summary) return SavedGame{{}, {}, summary.error().message()};
    return SavedGame{summary->title, summary->next, {}, summary->finished};
  }

  // The game saved last stays beside the new one's autosave, which replaces it at the first close.
  Result<std::unique_ptr<LabGame>> start(const ScenarioCard& card, Seed seed) override {
    session::set_aside(options_->autosave);
    return open(card, options_->autosave, seed);
  }

  Result<std::unique_ptr<LabGame>> resume() override {
    return as_lab_game(session::Session::load(options_->autosave, session_options(options_->autosave)));
  }

  Result<session::Results> results() override { return session::read_results(results_path()); }

  std::filesystem::path progress_file() const override {
    return options_->autosave.parent_path() / course::progress_path().filename();
  }

  // A list that cannot be believed stays beside the new one.
  Status keep(const session::Results& results) override {
    if (!session::read_results(results_path())) session::set_aside(results_path());
    return session::write_results(results, results_path());
  }

  Result<std::unique_ptr<LabGame>> demonstration(const ScenarioCard& card) override {
    auto lab_game = open(card, std::nullopt);
    if (!lab_game) return lab_game;
    const auto routes = (*lab_game)->view().routes;  // a copy: whatever is decided makes a new view
    for (const world::RouteView& route : routes)
      if (route.route == world::Route::distil) (*lab_game)->submit(route.decision);
    return lab_game;
  }

 private:
  std::filesystem::path docket_path() const {
    return options_->docket.empty() ? options_->autosave.parent_path() / "docket.json" : options_->docket;
  }
  std::filesystem::path results_path() const { return options_->autosave.parent_path() / "results.json"; }
  session::RuleMakerOptions desk_options(Seed seed = {}) const {
    return {.seed = seed.value_or(options_->seed.value_or(0)),
            .engine = options_->engine,
            .threaded = options_->threaded,
            .autosave = docket_path()};
  }
  session::Options session_options(std::optional<std::filesystem::path> autosave, Seed seed = {}) const {
    return {.seed = seed.value_or(options_->seed.value_or(0)),
            .engine = options_->engine,
            .threaded = options_->threaded,
            .autosave = std::move(autosave)};
  }
  Result<std::unique_ptr<LabGame>> open(const ScenarioCard& card,
                                        std::optional<std::filesystem::path> autosave, Seed seed = {}) const {
    scenario::Loaded loaded = scenario::load_file(card.path);
    if (!loaded.scenario) return unreadable(loaded, card.path);
    return as_lab_game(
        session::Session::start(std::move(*loaded.scenario), session_options(std::move(autosave), seed)));
  }

  std::shared_ptr<const LibraryOptions> options_;
  session::Prefetch<std::vector<ScenarioCard>> first_cards_;
};

}  // namespace

std::unique_ptr<RuleMakerGame> rule_maker_game_on(std::unique_ptr<session::RuleMakerSession> desk) {
  return std::make_unique<SessionRuleMakerGame>(std::move(desk));
}

std::filesystem::path default_autosave() { return session::autosave_path(); }

std::unique_ptr<Library> make_session_library(std::shared_ptr<const LibraryOptions> options) {
  return std::make_unique<SessionLibrary>(std::move(options));
}

}  // namespace partly::game
