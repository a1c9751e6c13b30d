// What the screens of a game share: the scenarios, the game being played, this frame's progress, and what
// went wrong. Each screen calls tick() once a frame; results come in and quarters close there.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "game/match/course_book.h"
#include "game/match/lab_game.h"
#include "game/shell/ui.h"
#include "sim/world/view/moments.h"

namespace partly::game {

// What could not be opened, for the screen "problem".
struct Problem {
  std::string title;
  std::vector<std::string> lines;
};

class GameContext {
 public:
  explicit GameContext(std::unique_ptr<Library> library) : library_(std::move(library)) {}

  const std::vector<ScenarioCard>& scenarios();  // read on first asking
  const std::optional<SavedGame>& saved();       // the autosave, read on first asking
  const std::optional<SavedGame>& saved_docket();
  void reread();  // scenarios and autosave anew at the next asking
  // False: problem() says why.
  bool start(const std::string& scenario_id, Library::Seed seed = {});
  bool resume();
  bool resume_desk();
  void leave();

  bool at_desk() const { return rule_maker_game_ != nullptr; }  // a rule maker's game is played
  RuleMakerGame& rule_maker_game() { return *rule_maker_game_; }
  void tick_desk(Ui&);  // takes results in, toasts what went wrong

  bool playing() const { return lab_game_ != nullptr; }
  LabGame& lab_game() { return *lab_game_; }
  const world::WorldView& view() const { return lab_game_->view(); }
  const std::optional<session::Progress>& progress() const { return progress_; }
  // How the run of one of the player's models looked at its end, maps and all; null if it was not seen in
  // this window, as after a saved game was opened.
  const session::Progress* finished_run(int model) const;
  bool busy() const;  // something moves by itself: a run, or a quarter that closes

  void tick(Ui&);                         // also toasts what went wrong in the background
  int closes() const { return closes_; }  // quarters closed since the game was opened: news are fresh
  // The quarter that closed last, until its report was read.
  const std::optional<Quarter>& unread() const { return unread_; }
  void mark_read() { unread_.reset(); }
  // What the last close brought that has a page of its own, until it was seen; null: nothing more.
  const world::Moment* moment() const { return moments_.empty() ? nullptr : &moments_.front(); }
  void mark_moment_seen() { moments_.erase(moments_.begin()); }
  // The quarters that a scenario tells (WorldView::told_quarters) are being closed: nothing can be decided.
  bool opening() const;
  // They are closed, and the player has not gone on from what came before; asked again after a load there.
  bool may_take_over() const;
  void take_over() { taken_over_ = true; }
  // Submits; a refusal becomes a toast. True if it was accepted.
  bool submit(Ui&, const world::Decision&);
  void undo();
  int changes() const { return changes_; }  // how often the game has changed since it was opened

  LabGame* demonstration();    // starts it on first asking; null if there is nothing to show
  bool demonstrating() const;  // it trains at this moment
  void end_demonstration() { demonstration_.reset(), demonstration_asked_ = true; }

  const session::Results& results();  // of finished games, read on first asking
  CourseBook& course();               // and what was done of it, read on first asking

  const Problem& problem() const { return problem_; }

 private:
  bool open(Result<std::unique_ptr<LabGame>> lab_game, const std::string& what);
  void keep_result(Ui&, const session::GameResult&, const std::vector<std::string>& achieved);
  bool open_desk(Result<std::unique_ptr<RuleMakerGame>> opened, const std::string& what);

  std::unique_ptr<Library> library_;
  std::optional<std::vector<ScenarioCard>> scenarios_;
  std::optional<SavedGame> saved_, saved_docket_;
  bool saved_asked_ = false, docket_asked_ = false, demonstration_asked_ = false;
  std::unique_ptr<LabGame> lab_game_, demonstration_;
  std::unique_ptr<RuleMakerGame> rule_maker_game_;
  std::optional<session::Progress> progress_;
  std::map<int, session::Progress> finished_runs_;  // by model
  Problem problem_;
  std::optional<Quarter> unread_;
  world::MomentMarks marks_;  // as of the last close
  std::vector<world::Moment> moments_;
  std::optional<session::Results> results_;
  std::unique_ptr<CourseBook> course_;
  bool desk_kept_ = false;  // the result of this rule maker's game
  std::size_t seen_ = 0;    // quarters closed, as of the last frame
  int closes_ = 0, changes_ = 0;
  bool taken_over_ = false;
};

// The model whose figures must stay hidden: the player's own run that no guess was made for yet, or null.
const world::ModelView* waits_for_guess(const world::WorldView&);
// The model that may earn more than what is on sale now: the most capable that is trained and no older, if it
// is none on sale. Null: nothing to sell. Easily forgotten, and no sales mean no money.
const world::ModelView* worth_selling(const world::WorldView&);
const world::ModelView* find_model(const world::WorldView&, int id);
const world::RouteView* find_route(const world::WorldView&, world::Route);
const world::LabView* find_lab(const world::WorldView&, world::LabKind);
const world::LabView* own_lab(const world::WorldView&);  // of any kind
std::string provider_name(const world::WorldView&);      // "Meridian"
// "the first 2 quarters were history"; empty where a scenario tells none.
std::string history_note(const world::WorldView&);
// Why a decision is refused, with what to do; empty if it is allowed.
std::string refusal_of(const world::Check&);
// "71 ± 2" from a value with a spread, "71" without.
std::string with_spread(const Quantity&);
// What was decided, by the names that the player knows: "Release: Student 1".
std::string in_words(const world::Decision&, const world::WorldView&);
// "$0.4–2.1 B" from a range of money, one figure without.
std::string money_range(const Quantity&);

}  // namespace partly::game
