// The course as pages reach it: its chapters, and what of them was done, written down at once.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "sim/course/progress.h"

namespace partly::game {

class CourseBook {
 public:
  // Where progress is kept; empty: it ends with the program.
  explicit CourseBook(std::filesystem::path kept_at = {},
                      Result<course::Course> course = course::shipped_course());

  const course::Course& course() const { return course_; }  // without chapters where it cannot be read
  const std::string& problem() const { return problem_; }   // why it has none
  const course::Progress& progress() const { return progress_; }

  void lesson_seen(const std::string& lesson);
  void game_ended(const std::string& scenario);
  void sandbox_tried();
  void answered(const std::string& question, bool right);  // the first answer counts
  void tour_at(const std::string& step);                   // that is shown next
  void tour_ended(bool seen);                              // to its end, or left for good
  void clear();                                            // nothing was done

  void open_at(std::string chapter) { asked_ = std::move(chapter); }  // what the page opens next
  std::string take_asked() { return std::exchange(asked_, {}); }
  // What could not be read or kept, for the player to read; each once.
  std::vector<std::string> take_complaints() { return std::exchange(complaints_, {}); }

 private:
  template <class Change>
  void change(Change&& act);

  std::filesystem::path kept_at_;
  course::Course course_;
  course::Progress progress_;
  std::string problem_, asked_;
  std::vector<std::string> complaints_;
  bool may_write_ = true;  // not over a file that can be neither believed nor set aside
};

}  // namespace partly::game
