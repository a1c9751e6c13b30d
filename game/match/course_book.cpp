#include "game/match/course_book.h"

namespace partly::game {

CourseBook::CourseBook(std::filesystem::path kept_at, Result<course::Course> course)
    : kept_at_(std::move(kept_at)) {
  if (!course) {
    problem_ = course.error().message();
    may_write_ = false;  // without the course nothing says what may stand in a file
    return;
  }
  course_ = std::move(*course);
  if (kept_at_.empty()) return;
  auto read = course::read_progress(kept_at_, course_);
  if (read) {
    progress_ = std::move(*read);
    return;
  }
  const auto aside = course::set_progress_aside(kept_at_);
  may_write_ = aside.ok();
  complaints_.push_back(read.error().message() + (aside ? ": " + aside->string() : ""));
  if (!aside) complaints_.push_back(aside.error().message());
}

template <class Change>
void CourseBook::change(Change&& act) {
  course::Progress before = progress_;
  act(progress_);
  if (progress_ == before || kept_at_.empty() || !may_write_) return;
  if (const Status kept = course::write_progress(progress_, kept_at_); !kept)
    complaints_.push_back(kept.error().message());
}

void CourseBook::lesson_seen(const std::string& lesson) {
  change([&](course::Progress& p) { p.lessons.insert(lesson); });
}

void CourseBook::game_ended(const std::string& scenario) {
  change([&](course::Progress& p) { p.games.insert(scenario); });
}

void CourseBook::sandbox_tried() {
  change([](course::Progress& p) { p.sandbox = true; });
}

void CourseBook::answered(const std::string& question, bool right) {
  change([&](course::Progress& p) { p.answers.emplace(question, right); });
}

void CourseBook::tour_at(const std::string& step) {
  change([&](course::Progress& p) { p.tour = step; });
}

void CourseBook::tour_ended(bool seen) {
  change([&](course::Progress& p) {
    if (seen) p.tour.clear();
    p.tour_seen |= seen;
  });
}

void CourseBook::clear() {
  change([](course::Progress& p) { p = {}; });
}

}  // namespace partly::game
