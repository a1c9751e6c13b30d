#include "game/match/play.h"

#include <algorithm>
#include <cctype>

#include "sim/base/format.h"

namespace partly::game {

const std::vector<ScenarioCard>& Play::scenarios() {
  if (!scenarios_) scenarios_ = library_->scenarios();
  return *scenarios_;
}

const std::optional<SavedGame>& Play::saved() {
  if (!saved_asked_) saved_ = library_->saved();
  saved_asked_ = true;
  return saved_;
}

const std::optional<SavedGame>& Play::saved_docket() {
  if (!docket_asked_) saved_docket_ = library_->saved_docket();
  docket_asked_ = true;
  return saved_docket_;
}

void Play::reread() {
  scenarios_.reset();
  saved_.reset(), saved_docket_.reset();
  saved_asked_ = docket_asked_ = false;
}

bool Play::open_desk(Result<std::unique_ptr<session::RuleDesk>> desk, const std::string& what) {
  if (!desk) {
    problem_ = {what, {desk.error().message()}};
    return false;
  }
  end_demonstration();
  match_.reset(), progress_.reset();
  desk_ = std::move(*desk);
  return true;
}

bool Play::open(Result<std::unique_ptr<Match>> match, const std::string& what) {
  if (!match) {
    problem_ = {what, {match.error().message()}};
    return false;
  }
  end_demonstration();
  desk_.reset();
  match_ = std::move(*match);
  progress_.reset();
  seen_ = match_->view().history.size();
  unread_.reset();
  closes_ = 0;
  taken_over_ = false;
  return true;
}

bool Play::start(const std::string& scenario_id) {
  for (const ScenarioCard& card : scenarios()) {
    if (card.id != scenario_id) continue;
    if (card.errors.empty() && card.rule_maker)
      return open_desk(library_->start_desk(card), card.title + " cannot be started");
    if (card.errors.empty()) return open(library_->start(card), card.title + " cannot be started");
    problem_ = {card.title + " cannot be played as it stands", card.errors};
    return false;
  }
  problem_ = {"There is no scenario \"" + scenario_id + "\"", {}};
  return false;
}

bool Play::resume_desk() {
  return open_desk(library_->resume_desk(), "The saved rule maker's game cannot be continued");
}

void Play::tick_desk(Ui& ui) {
  if (!desk_) return;
  if (desk_->tick()) ui.animate();
  for (const std::string& text : desk_->problems()) ui.toast(text);
}

bool Play::resume() { return open(library_->resume(), "The saved game cannot be continued"); }

bool Play::busy() const {
  if (!match_) return false;
  if (match_->closing()) return true;
  if (match_->paused()) return false;
  const auto unfinished = [&](const world::ModelView& model) {
    const bool done = progress_ && progress_->watched && progress_->model == model.id && progress_->finished;
    return model.mine && model.state == world::ModelState::training && !done;
  };
  return std::any_of(view().models.begin(), view().models.end(), unfinished);
}

void Play::tick(Ui& ui) {
  if (!match_) return;
  if (match_->tick()) ++changes_;
  progress_ = match_->progress();
  for (const std::string& text : match_->problems()) ui.toast(text);
  const std::vector<world::SeriesPoint>& closed = match_->view().history;  // the last close opens no quarter
  if (closed.size() == seen_) return;
  seen_ = closed.size();
  if (view().quarter_index > view().told_quarters || view().ending != world::Ending::running)
    unread_ = closed.back().quarter;  // what was told is read on a page of its own
  ++closes_;
}

bool Play::opening() const {
  return match_ && match_->closing() && view().quarter_index < view().told_quarters;
}

bool Play::may_take_over() const {
  if (!match_ || taken_over_ || match_->closing() || view().ending != world::Ending::running) return false;
  return view().told_quarters > 0 && view().quarter_index == view().told_quarters;
}

bool Play::submit(Ui& ui, const world::Decision& decision) {
  const std::string refusal = refusal_of(match_->submit(decision));
  if (refusal.empty())
    ++changes_;
  else
    ui.toast(refusal);
  return refusal.empty();
}

void Play::undo() {
  match_->undo();
  ++changes_;
}

Match* Play::demonstration() {
  if (!demonstration_asked_) {
    demonstration_asked_ = true;
    for (const ScenarioCard& card : scenarios()) {
      if (!card.errors.empty() || card.rule_maker) continue;
      if (auto match = library_->demonstration(card)) demonstration_ = std::move(*match);
      break;
    }
  }
  return demonstration_.get();
}

bool Play::demonstrating() const {
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
  const world::ModelView* best = nullptr;
  for (const world::ModelView& model : view.models)
    if (model.mine && model.state == world::ModelState::trained)
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
