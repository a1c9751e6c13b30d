#include "game/match/game_context.h"

#include <algorithm>
#include <cctype>

#include "sim/base/format.h"
#include "sim/world/view/achievements.h"

namespace partly::game {

const std::vector<ScenarioCard>& GameContext::scenarios() {
  if (!scenarios_) scenarios_ = library_->scenarios();
  return *scenarios_;
}

const std::optional<SavedGame>& GameContext::saved() {
  if (!saved_asked_) saved_ = library_->saved();
  saved_asked_ = true;
  return saved_;
}

const std::optional<SavedGame>& GameContext::saved_docket() {
  if (!docket_asked_) saved_docket_ = library_->saved_docket();
  docket_asked_ = true;
  return saved_docket_;
}

void GameContext::reread() {
  scenarios_.reset();
  saved_.reset(), saved_docket_.reset();
  saved_asked_ = docket_asked_ = false;
  results_.reset();
}

const session::Results& GameContext::results() {
  if (!results_) {
    auto read = library_->results();
    results_ = read ? std::move(*read) : session::Results{};
  }
  return *results_;
}

CourseBook& GameContext::course() {
  if (!course_) course_ = std::make_unique<CourseBook>(library_->progress_file());
  return *course_;
}

void GameContext::keep_result(Ui& ui, const session::GameResult& result,
                              const std::vector<std::string>& achieved) {
  course().game_ended(result.scenario);
  if (result.goals == 0) return;
  const auto read = library_->results();
  if (!read) ui.toast(read.error().message());
  results_ = read ? *read : session::Results{};
  results_->add(result);
  for (const std::string& id : achieved)
    if (results_->add({id, result.scenario, result.seed}))
      ui.toast("Achieved: " + world::achievement(id)->title);
  if (const Status kept = library_->keep(*results_); !kept) ui.toast(kept.error().message());
}

void GameContext::leave() {
  lab_game_.reset(), rule_maker_game_.reset();
  progress_.reset(), finished_runs_.clear();
}

const session::Progress* GameContext::finished_run(int model) const {
  const auto found = finished_runs_.find(model);
  return found == finished_runs_.end() ? nullptr : &found->second;
}

bool GameContext::open_desk(Result<std::unique_ptr<RuleMakerGame>> opened, const std::string& what) {
  if (!opened) {
    problem_ = {what, {opened.error().message()}};
    return false;
  }
  end_demonstration();
  leave();
  rule_maker_game_ = std::move(*opened);
  desk_kept_ = rule_maker_game_->view().over;
  return true;
}

bool GameContext::open(Result<std::unique_ptr<LabGame>> lab_game, const std::string& what) {
  if (!lab_game) {
    problem_ = {what, {lab_game.error().message()}};
    return false;
  }
  end_demonstration();
  leave();
  lab_game_ = std::move(*lab_game);
  ++changes_;
  seen_ = lab_game_->view().history.size();
  marks_ = world::moment_marks(lab_game_->view());
  moments_.clear();
  unread_.reset();
  closes_ = 0;
  taken_over_ = false;
  return true;
}

bool GameContext::start(const std::string& scenario_id, Library::Seed seed) {
  for (const ScenarioCard& card : scenarios()) {
    if (card.id != scenario_id) continue;
    if (card.errors.empty() && card.rule_maker)
      return open_desk(library_->start_desk(card, seed), card.title + " cannot be started");
    if (card.errors.empty()) return open(library_->start(card, seed), card.title + " cannot be started");
    problem_ = {card.title + " cannot be played as it stands", card.errors};
    return false;
  }
  problem_ = {"There is no scenario \"" + scenario_id + "\"", {}};
  return false;
}

bool GameContext::resume_desk() {
  return open_desk(library_->resume_desk(), "The saved rule maker's game cannot be continued");
}

void GameContext::tick_desk(Ui& ui) {
  if (!rule_maker_game_) return;
  if (rule_maker_game_->tick()) ui.animate();
  for (const std::string& text : rule_maker_game_->problems()) ui.toast(text);
  if (!rule_maker_game_->view().over || desk_kept_) return;
  desk_kept_ = true;
  keep_result(ui, session::result_of(rule_maker_game_->view()), {});
}

bool GameContext::resume() { return open(library_->resume(), "The saved game cannot be continued"); }

bool GameContext::busy() const {
  if (!lab_game_) return false;
  if (lab_game_->closing()) return true;
  if (lab_game_->paused()) return false;
  const auto unfinished = [&](const world::ModelView& model) {
    const bool done = progress_ && progress_->watched && progress_->model == model.id && progress_->finished;
    return model.mine && model.state == world::ModelState::training && !done;
  };
  return std::any_of(view().models.begin(), view().models.end(), unfinished);
}

void GameContext::tick(Ui& ui) {
  if (!lab_game_) return;
  if (lab_game_->tick()) ++changes_;
  progress_ = lab_game_->progress();
  if (progress_ && progress_->watched && progress_->finished) finished_runs_[progress_->model] = *progress_;
  for (const std::string& text : lab_game_->problems()) ui.toast(text);
  const std::vector<world::SeriesPoint>& closed =
      lab_game_->view().history;  // the last close opens no quarter
  if (closed.size() == seen_) return;
  seen_ = closed.size();
  if (view().quarter_index > view().told_quarters || view().ending != world::Ending::running)
    unread_ = closed.back().quarter, moments_ = world::moments_since(marks_, view());
  marks_ = world::moment_marks(view());  // what was told is read on a page of its own
  if (view().ending != world::Ending::running)
    keep_result(ui, session::result_of(view()), world::achieved(view()));
  ++closes_;
}

bool GameContext::opening() const {
  return lab_game_ && lab_game_->closing() && view().quarter_index < view().told_quarters;
}

bool GameContext::may_take_over() const {
  if (!lab_game_ || taken_over_ || lab_game_->closing() || view().ending != world::Ending::running)
    return false;
  return view().told_quarters > 0 && view().quarter_index == view().told_quarters;
}

bool GameContext::submit(Ui& ui, const world::Decision& decision) {
  const std::string refusal = refusal_of(lab_game_->submit(decision));
  if (refusal.empty())
    ++changes_;
  else
    ui.toast(refusal);
  return refusal.empty();
}

void GameContext::undo() {
  lab_game_->undo();
  // A model's id comes again with the next order.
  std::erase_if(finished_runs_, [&](const auto& run) { return find_model(view(), run.first) == nullptr; });
  ++changes_;
}

LabGame* GameContext::demonstration() {
  if (!demonstration_asked_) {
    demonstration_asked_ = true;
    for (const ScenarioCard& card : scenarios()) {
      if (!card.errors.empty() || card.rule_maker) continue;
      if (auto lab_game = library_->demonstration(card)) demonstration_ = std::move(*lab_game);
      break;
    }
  }
  return demonstration_.get();
}

bool GameContext::demonstrating() const {
  if (!demonstration_) return false;
  const std::optional<session::Progress> progress = demonstration_->progress();
  return !progress || !progress->finished;
}

const world::ModelView* waits_for_guess(const world::WorldView& view) {
  for (const world::ModelView& model : view.models)
    if (model.mine && model.state == world::ModelState::training && !model.guess) return &model;
  return nullptr;
}

const world::ModelView* worth_selling(const world::WorldView& view) {
  if (view.ending != world::Ending::running) return nullptr;
  // An older one was passed over when the one on sale took its place: a decision, and no oversight.
  int on_sale = 0;
  for (const world::ModelView& model : view.models)
    if (model.mine && model.on_sale) on_sale = model.id;
  const world::ModelView* best = nullptr;
  for (const world::ModelView& model : view.models)
    if (model.mine && model.state == world::ModelState::trained && model.id >= on_sale)
      if (!best || model.capability.value > best->capability.value ||
          (model.on_sale && model.capability.value == best->capability.value))
        best = &model;
  return best && !best->on_sale ? best : nullptr;
}

const world::ModelView* find_model(const world::WorldView& view, int id) {
  for (const world::ModelView& model : view.models)
    if (model.id == id) return &model;
  return nullptr;
}

const world::RouteView* find_route(const world::WorldView& view, world::Route route) {
  for (const world::RouteView& card : view.routes)
    if (card.route == route) return &card;
  return nullptr;
}

const world::LabView* find_lab(const world::WorldView& view, world::LabKind kind) {
  for (const world::LabView& lab : view.labs)
    if (lab.kind == kind) return &lab;
  return nullptr;
}

const world::LabView* own_lab(const world::WorldView& view) {
  for (const world::LabView& lab : view.labs)
    if (lab.id == world::kPlayerId) return &lab;
  return nullptr;
}

std::string provider_name(const world::WorldView& view) {
  const world::LabView* provider = find_lab(view, world::LabKind::provider);
  return provider ? provider->name : "the provider";
}

std::string history_note(const world::WorldView& view) {
  if (view.told_quarters == 0) return {};
  if (view.told_quarters == 1) return "the first quarter was history";
  return "the first " + std::to_string(view.told_quarters) + " quarters were history";
}

std::string refusal_of(const world::Check& check) {
  const auto* refusal = std::get_if<world::Refusal>(&check);
  if (!refusal) return {};
  return refusal->remedy.empty() ? refusal->reason : refusal->reason + " " + refusal->remedy;
}

std::string with_spread(const Quantity& q) {
  const std::string value = format_number(q.value, 0);
  if (!q.range || q.provenance != Provenance::measured) return value;
  const double half = (q.range->high - q.range->low) / 2;
  return value + " ± " + format_number(half, half < 1 ? 1 : 0);
}

std::string in_words(const world::Decision& decision, const world::WorldView& view) {
  std::string words = world::describe(decision, world::names_in(view));
  words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  return words;
}

std::string money_range(const Quantity& q) {
  if (!q.range || q.range->high <= q.range->low) return format_usd(q.value);
  const std::string low = format_usd(q.range->low), high = format_usd(q.range->high);
  const std::size_t low_unit = low.rfind(' '), high_unit = high.rfind(' ');
  if (low_unit != std::string::npos && high_unit != std::string::npos &&
      low.substr(low_unit) == high.substr(high_unit))
    return low.substr(0, low_unit) + "–" + high.substr(1);  // one unit for both
  return low + "–" + high;
}

}  // namespace partly::game
