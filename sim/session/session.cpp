#include "sim/session/session.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "sim/base/folders.h"
#include "sim/bots/turn.h"
#include "sim/forecast/forecast.h"
#include "sim/scenario/load.h"
#include "sim/session/job_fit.h"
#include "sim/session/job_runner.h"
#include "sim/session/save.h"
#include "sim/session/world_of.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"
#include "sim/world/decide/final.h"
#include "sim/world/state/opening.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"

namespace partly::session {
namespace {

// Rehearsals are made on the trainer's thread and picked up on the window's.
struct Rehearsed {
  world::TrainModel decision;
  learn::TrainJob job;  // the practice run; a later model of the provider's makes it another
  Rehearsal rehearsal = {};
  bool is_of(const world::TrainModel& d, const learn::TrainJob& j) const {
    return decision == d && job.teacher == j.teacher && job.open_weights == j.open_weights;
  }
};
struct Mailbox {
  std::mutex mutex;
  std::vector<Rehearsed> rehearsals;
};

struct Handed {  // a job that is with the trainer, or back from it
  Ticket ticket = 0;
  world::Job job;
  std::optional<world::JobResult> result;
};

std::string line_of(const Error& error) { return error.message(); }

// A decision's practice run: the same recipe on another map with other seeds.
learn::TrainJob practice(learn::TrainJob job) {
  job.task.seed = derive_seed(job.task.seed, "practice map");
  job.seed = derive_seed(job.seed, "practice");
  return job;
}

}  // namespace

struct Session::State {
  world::Scenario scenario;
  Options options;
  std::uint64_t seed = 0;
  std::optional<scenario::Content> content;  // files that the scenario names, as they are now
  std::shared_ptr<JobRunner> runner;         // null with a trainer from outside

  world::World quarter_start;  // before this quarter's decisions
  world::World world;          // after them
  std::vector<world::Decision> decisions;
  std::vector<QuarterLog> log;
  world::WorldView view;

  std::vector<Handed> handed;
  std::vector<std::string> problems;
  bool closing = false;

  std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
  std::vector<Rehearsed> rehearsals;
  std::optional<Executor::Id> forecast_begun;
  std::optional<Result<forecast::Forecast>> forecast;  // of that one, once it has been drawn

  std::unique_ptr<Executor> forecaster;  // null: nobody has looked ahead
  std::unique_ptr<Trainer> trainer;      // last: its thread is joined before what it uses goes

  State(world::Scenario s, Options o) : scenario(std::move(s)), options(std::move(o)) {
    seed = options.seed != 0 ? options.seed : scenario.seed;
    quarter_start = world = bots::begin(scenario, seed);
    if (auto files = scenario::content_of(scenario))
      content = std::move(*files);
    else
      problems.push_back(line_of(files.error()));
  }

  void refresh() { view = world::make_view(scenario, world); }
  // With what a rehearsal has measured of the run in training.
  forecast::ForecastRequest with_rehearsal(forecast::ForecastRequest request) const;
  void hand_over_jobs();
  void take_finished();
  std::optional<std::vector<world::JobResult>> due_results() const;
  void close(std::vector<world::JobResult> results);
  void play_opening();
  Status replay(const Save& save, const std::string& where);
  Save to_save() const;
  void pick_up_mail();
};

// Brings the trainer's list in line with the world's: new jobs are handed over, jobs that an undo or a stop
// took from the world are forgotten. Jobs are told apart by value, since ids come again after an undo.
void Session::State::hand_over_jobs() {
  std::erase_if(handed, [&](const Handed& h) {
    const bool wanted = std::ranges::find(world.jobs, h.job) != world.jobs.end();
    if (!wanted) trainer->cancel(h.ticket);
    return !wanted;
  });
  for (const auto& job : world.jobs) {
    const bool known = std::ranges::any_of(handed, [&](const Handed& h) { return h.job == job; });
    if (!known) handed.push_back({trainer->submit(job), job, {}});
  }
}

void Session::State::take_finished() {
  for (auto& finished : trainer->take_finished()) {
    const auto it =
        std::ranges::find_if(handed, [&](const Handed& h) { return h.ticket == finished.ticket; });
    if (it == handed.end()) continue;
    if (finished.result) {
      it->result = std::move(*finished.result);
    } else {
      problems.push_back(line_of(finished.result.error()));
      it->result = failed(it->job);
    }
  }
}

std::optional<std::vector<world::JobResult>> Session::State::due_results() const {
  std::vector<world::JobResult> results;
  for (const auto& job : world::jobs_due(world)) {
    const auto it = std::ranges::find_if(handed, [&](const Handed& h) { return h.job == job; });
    if (it == handed.end() || !it->result) return std::nullopt;
    results.push_back(*it->result);
  }
  return results;
}

void Session::State::close(std::vector<world::JobResult> results) {
  QuarterLog entry{world.now, std::exchange(decisions, {}), std::move(results), 0};
  bots::close_quarter(scenario, world, entry.results);
  entry.hash = world::hash(world);
  log.push_back(std::move(entry));
  quarter_start = world;
  closing = false;
  play_opening();
  refresh();
}

// In a quarter of the scenario's opening: what was decided in it, and its close.
void Session::State::play_opening() {
  const auto* past = world::opening_of(scenario, world);
  if (!past) return;
  if (decisions.empty())  // else loaded in the middle of it
    for (const auto& told : *past) {
      const auto decision = world::with_ids(world, told);
      const auto check = world::apply(scenario, world, decision);
      if (const auto* no = std::get_if<world::Refusal>(&check))
        problems.push_back("The opening of this scenario cannot be played as told: \"" +
                           world::describe(decision) + "\" is refused in " + world.now.text() + ". " +
                           no->reason);
      else
        decisions.push_back(decision);
    }
  closing = true;
}

Save Session::State::to_save() const {
  return {scenario.source_text, seed, runner ? runner->engine_text() : "none", log, decisions, content};
}

Status Session::State::replay(const Save& save, const std::string& where) {
  for (const auto& quarter : save.quarters) {
    if (auto status = replay_decisions(scenario, world, quarter, where); !status) return status;
    if (auto status = replay_close(scenario, world, quarter, where); !status) return status;
    log.push_back(quarter);
  }
  quarter_start = world;
  const QuarterLog open{world.now, save.open_quarter, {}, 0};
  if (auto status = replay_decisions(scenario, world, open, where); !status) return status;
  decisions = save.open_quarter;
  refresh();
  return {};
}

void Session::State::pick_up_mail() {
  const std::scoped_lock lock(mailbox->mutex);
  rehearsals = mailbox->rehearsals;
}

Session::Session(std::unique_ptr<State> state) : state_(std::move(state)) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::start(world::Scenario scenario, Options options) {
  auto engine = learn::make_engine(options.engine);
  if (!engine) return engine.error();
  return start_on(std::make_shared<JobRunner>(*engine), std::move(scenario), std::move(options));
}

std::unique_ptr<Session> Session::start_on(std::shared_ptr<JobRunner> runner, world::Scenario scenario,
                                           Options options) {
  const bool threaded = options.threaded;
  auto session =
      start_with(std::move(scenario), std::move(options),
                 threaded ? make_threaded_trainer(work_of(runner)) : make_inline_trainer(work_of(runner)));
  session->state_->runner = std::move(runner);
  return session;
}

// The opening is over when an unthreaded session is handed out; a threaded one closes its quarters in tick().
std::unique_ptr<Session> Session::begun(std::unique_ptr<State> state) {
  const bool threaded = state->options.threaded;
  state->play_opening();
  state->refresh();
  state->hand_over_jobs();
  std::unique_ptr<Session> session(new Session(std::move(state)));
  while (!threaded && session->closing())
    if (!session->tick()) session->trainer().wait_for_results();
  return session;
}

std::unique_ptr<Session> Session::start_with(world::Scenario scenario, Options options,
                                             std::unique_ptr<Trainer> trainer) {
  auto state = std::make_unique<State>(std::move(scenario), std::move(options));
  state->trainer = std::move(trainer);
  return begun(std::move(state));
}

Result<std::unique_ptr<Session>> Session::load(const std::filesystem::path& path, Options options) {
  const auto save = read_save(path);
  if (!save) return save.error();
  auto scenario = scenario_of(*save, path.string());
  if (!scenario) return scenario.error();
  options.seed = save->seed;
  auto state = std::make_unique<State>(std::move(*scenario), options);
  if (auto status = state->replay(*save, path.string()); !status) return status.error();
  auto engine = learn::make_engine(options.engine);
  if (!engine) return engine.error();
  state->runner = std::make_shared<JobRunner>(*engine);
  const auto work = work_of(state->runner);
  state->trainer = options.threaded ? make_threaded_trainer(work) : make_inline_trainer(work);
  return begun(std::move(state));
}

world::Check Session::check(const world::Decision& decision) const {
  return world::check(state_->scenario, state_->world, decision);
}

world::Check Session::submit(const world::Decision& decision) {
  if (state_->closing) return world::Refusal{"closing", "The quarter is being closed.", "Wait a moment."};
  auto check = world::apply(state_->scenario, state_->world, decision);
  if (std::holds_alternative<world::Refusal>(check)) return check;
  state_->decisions.push_back(decision);
  state_->hand_over_jobs();
  state_->refresh();
  return check;
}

bool Session::can_undo() const {
  return !state_->decisions.empty() && !state_->closing && !world::is_final(state_->decisions.back());
}

void Session::undo() {
  if (!can_undo()) return;
  auto decisions = std::exchange(state_->decisions, {});
  decisions.pop_back();
  state_->world = state_->quarter_start;
  for (const auto& decision : decisions) {
    const auto check = world::apply(state_->scenario, state_->world, decision);
    PARTLY_CHECK(std::holds_alternative<world::Quote>(check));
    state_->decisions.push_back(decision);
  }
  state_->hand_over_jobs();
  state_->refresh();
}

void Session::request_close() { state_->closing = state_->world.ending == world::Ending::running; }
bool Session::closing() const { return state_->closing; }

bool Session::tick() {
  state_->take_finished();
  if (state_->runner)
    for (auto& note : state_->runner->take_notes()) state_->problems.push_back(std::move(note));
  if (!state_->closing) return false;
  auto results = state_->due_results();
  if (!results) return false;
  state_->close(std::move(*results));
  state_->hand_over_jobs();
  if (state_->options.autosave)
    if (auto status = save(*state_->options.autosave); !status)
      state_->problems.push_back(line_of(status.error()));
  return true;
}

const world::WorldView& Session::view() const { return state_->view; }
const world::World& world_of(const Session& session) { return session.state_->world; }
const world::Scenario& Session::scenario() const { return state_->scenario; }
std::optional<Progress> Session::progress() const { return state_->trainer->progress(); }
Trainer& Session::trainer() { return *state_->trainer; }
std::vector<std::string> Session::problems() { return std::exchange(state_->problems, {}); }
const std::vector<QuarterLog>& Session::log() const { return state_->log; }
std::uint64_t Session::seed() const { return state_->seed; }
std::uint64_t Session::world_hash() const { return world::hash(state_->world); }

forecast::ForecastRequest Session::State::with_rehearsal(forecast::ForecastRequest request) const {
  const auto* run = world::in_training(world, world::kPlayerId);
  for (const auto& [decision, job, rehearsal] : rehearsals) {
    const bool same = run && decision.sources == run->job.sources && job.teacher == run->job.teacher &&
                      job.open_weights == run->job.open_weights &&
                      world::job_of(scenario.learning, decision).hidden == run->job.hidden;
    if (same && rehearsal.ready && rehearsal.problem.empty() && !request.rehearsed)
      request.rehearsed = rehearsal.capability;
  }
  return request;
}

Result<forecast::Forecast> Session::forecast(const forecast::ForecastRequest& request) const {
  return forecast::forecast(state_->scenario, state_->world, state_->with_rehearsal(request));
}

// On a thread of its own: whoever looks ahead does not wait for what is in training.
void Session::begin_forecast(const forecast::ForecastRequest& request) {
  State& state = *state_;
  if (!state.forecaster)
    state.forecaster = state.options.threaded ? make_threaded_executor() : make_inline_executor();
  if (state.forecast_begun) state.forecaster->cancel(*state.forecast_begun);
  state.forecast.reset();
  state.forecast_begun = state.forecaster->submit(
      [&state, scenario = state.scenario, world = state.world,
       asked = state.with_rehearsal(request)](const Executor::Control& control) -> Executor::Outcome {
        auto drawn = forecast::forecast(scenario, world, asked);
        return {true, [&state, drawn = std::move(drawn), id = control.id] {
                  if (state.forecast_begun == id) state.forecast = drawn;
                }};
      });
}

const Result<forecast::Forecast>* Session::begun_forecast() {
  if (state_->forecaster) state_->forecaster->deliver();
  return state_->forecast ? &*state_->forecast : nullptr;
}

Result<forensics::Exhibit> Session::examine(int model) {
  PARTLY_CHECK(!state_->options.threaded);
  const auto* suspect = state_->world.model(model);
  if (suspect == nullptr || suspect->state != world::ModelState::trained || !state_->runner)
    return Error{ErrorKind::usage, "There is no trained model to examine", {}, {}};
  const auto exam = world::exam_of(state_->scenario, state_->world, *suspect, 0, 0, state_->scenario.exam);
  auto result = state_->runner->run(exam, to_the_end);
  if (!result) return result.error();
  return std::get<world::Examined>(*result).exhibit;
}

std::string Session::engine_text() const {
  return state_->runner ? state_->runner->engine_text() : "no engine";
}

Status Session::save(const std::filesystem::path& path) const {
  return write_atomically(path, to_json(state_->to_save()));
}

Save Session::record() const { return state_->to_save(); }
std::shared_ptr<JobRunner> Session::runner() const { return state_->runner; }

const Rehearsal& Session::rehearsal(const world::TrainModel& decision) {
  state_->pick_up_mail();
  auto& known = state_->rehearsals;
  const auto job = practice(world::job_for(state_->scenario, state_->world, decision, world::kPlayerId));
  const auto it = std::ranges::find_if(known, [&](const auto& r) { return r.is_of(decision, job); });
  if (it != known.end()) return it->rehearsal;
  {
    const std::scoped_lock lock(state_->mailbox->mutex);
    state_->mailbox->rehearsals.push_back({decision, job});
  }
  known.push_back({decision, job});
  if (state_->runner) {
    state_->trainer->in_background([decision, job, mailbox = state_->mailbox,
                                    runner = state_->runner](const ShouldContinue& should_continue) {
      const auto measured = runner->rehearse(job, should_continue);
      if (!measured && measured.error().kind == ErrorKind::interrupted) return false;
      const std::scoped_lock lock(mailbox->mutex);
      for (Rehearsed& r : mailbox->rehearsals)
        if (r.is_of(decision, job))
          r.rehearsal =
              measured ? Rehearsal{true, *measured, {}} : Rehearsal{true, {}, measured.error().message()};
      return true;
    });
  }
  return known.back().rehearsal;
}

}  // namespace partly::session
