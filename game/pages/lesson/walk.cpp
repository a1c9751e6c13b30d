#include "game/pages/lesson/walk.h"

namespace partly::game {

using Kind = LessonStep::Kind;

std::vector<LessonStep> Walk::steps() const {
  std::vector<LessonStep> all;
  const study::LessonRun* told = run();
  if (!told) return all;
  const study::Beat* before = nullptr;
  for (const study::Beat& beat : told->beats) {
    if (!programme_.parts[part_].shows(beat)) continue;
    if (beat.guess) all.push_back({Kind::ask, &beat, before});
    all.push_back({Kind::show, &beat, before});
    before = &beat;
  }
  if (told->finished) all.push_back({Kind::end, nullptr, before});
  return all;
}

std::optional<LessonStep> Walk::now() const {
  const auto all = steps();
  return step_ < all.size() ? std::optional(all[step_]) : std::nullopt;
}

bool Walk::at_the_end() const {
  const auto here = now();
  return here && here->kind == Kind::end && part_ + 1 == programme_.parts.size();
}

bool Walk::next() {
  const auto here = now();
  if (!here) return false;
  if (here->kind == Kind::ask) book_->reveal(lesson(), *here->beat);
  if (here->kind == Kind::end) {
    if (at_the_end()) return false;
    ++part_, step_ = 0;
  } else {
    ++step_;
  }
  return true;
}

bool Walk::back() {
  if (at_the_beginning()) return false;
  if (step_ > 0) return --step_, true;
  --part_;
  const std::size_t known = steps().size();
  step_ = known > 0 ? known - 1 : 0;
  return true;
}

bool Walk::revealed(const LessonStep& step) const {
  return step.kind != Kind::ask || book_->guess(lesson(), step.beat->id).revealed;
}

void Walk::end() {
  const auto all = steps();
  while (step_ + 1 < all.size() && revealed(all[step_])) ++step_;
}

void Walk::begin_lesson_again() {
  book_->begin_again(lesson());
  step_ = 0;
}

}  // namespace partly::game
