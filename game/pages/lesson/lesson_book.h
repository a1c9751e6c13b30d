// What the pages of lessons share, and what outlives each of them: lessons told in the background, with which
// seeds; what was guessed, and how that was scored.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/study/guesses.h"
#include "sim/study/lesson_runs.h"
#include "sim/study/lessons.h"
#include "sim/study/programmes.h"

namespace partly::game {

// To the question of one beat.
struct GuessGiven {
  std::optional<double> own;        // one person's
  std::vector<std::size_t> raised;  // a class's hands by their range, in the order they were counted
  bool revealed = false;            // it stands: the answer was seen
  std::optional<double> off;        // how far, where something was guessed

  study::Hands hands() const;
};

class LessonBook {
 public:
  struct Sources {
    std::unique_ptr<Executor> executor;
    std::function<learn::EngineRequest()> engine = [] { return learn::EngineRequest(); };
    std::uint64_t seed = 1;
    std::function<void(const std::string&)> seen = {};  // told of each lesson that was seen to its end
    // Where lessons and programmes are found; tests have some of their own.
    std::function<Result<const study::Lesson*>(const std::string&)> lesson = study::lesson_named;
    std::function<Result<study::Programme>(const std::string&)> programme = study::programme_named;
  };
  explicit LessonBook(Sources sources) : sources_(std::move(sources)), runs_(std::move(sources_.executor)) {}

  void ask(std::string id) { asked_ = std::move(id); }  // what the page of a lesson opens next
  std::string take_asked() { return std::exchange(asked_, {}); }

  Result<study::Programme> programme(const std::string& id) const { return sources_.programme(id); }
  const study::Lesson* lesson(const std::string& id) const;
  void begin(const study::Programme& programme);  // all of its lessons, in order
  void begin_again(const std::string& lesson);    // with seeds that were not told yet
  void try_again(const std::string& lesson);      // after an error
  void stop_all() { runs_.stop_all(); }
  void collect() { runs_.collect(); }
  const study::LessonRun* run(const std::string& lesson) const { return runs_.find(lesson); }
  double progress(const std::string& lesson) const { return runs_.progress(lesson); }
  std::uint64_t seed(const std::string& lesson) const;

  GuessGiven& guess(const std::string& lesson, const std::string& beat);
  // Its answer is seen: what was guessed stands from now on, and is scored.
  void reveal(const std::string& lesson, const study::Beat& beat);
  const std::vector<study::Scored>& scores() const { return scores_; }
  void mark_seen(const std::string& lesson);  // to its last beat, none left out

  bool with_class = false;  // hands of a class are counted, in place of one person's number

 private:
  Sources sources_;
  std::string asked_;
  std::map<std::string, std::uint64_t> again_;  // how often a lesson was begun with other seeds
  std::map<std::string, GuessGiven> guesses_;
  std::vector<study::Scored> scores_;
  std::set<std::string> seen_;
  study::LessonRuns runs_;
};

}  // namespace partly::game
