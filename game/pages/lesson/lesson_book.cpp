#include "game/pages/lesson/lesson_book.h"

namespace partly::game {

study::Hands GuessGiven::hands() const {
  study::Hands hands{};
  for (const std::size_t range : raised) ++hands[range];
  return hands;
}

const study::Lesson* LessonBook::lesson(const std::string& id) const {
  const auto found = sources_.lesson(id);
  return found ? *found : nullptr;
}

std::uint64_t LessonBook::seed(const std::string& lesson) const {
  const auto again = again_.find(lesson);
  return sources_.seed + (again == again_.end() ? 0 : again->second);
}

void LessonBook::begin(const study::Programme& programme) {
  for (const study::ProgrammePart& part : programme.parts) try_again(part.lesson);
}

void LessonBook::begin_again(const std::string& lesson) {
  ++again_[lesson];
  try_again(lesson);
}

void LessonBook::try_again(const std::string& lesson) {
  seen_.erase(lesson);
  if (const study::Lesson* found = this->lesson(lesson)) runs_.begin(*found, seed(lesson), sources_.engine());
}

void LessonBook::mark_seen(const std::string& lesson) {
  if (seen_.insert(lesson).second && sources_.seen) sources_.seen(lesson);
}

GuessGiven& LessonBook::guess(const std::string& lesson, const std::string& beat) {
  return guesses_[lesson + "/" + beat + "/" + std::to_string(seed(lesson))];
}

void LessonBook::reveal(const std::string& lesson, const study::Beat& beat) {
  GuessGiven& given = guess(lesson, beat.id);
  if (given.revealed || !beat.guess) return;
  given.revealed = true;
  const double measured = study::figure(beat.figures, beat.guess->figure).value;
  const study::Hands hands = given.hands();
  if (with_class)
    given.off = study::off(*beat.guess, hands, measured);
  else if (given.own)
    given.off = study::off(*beat.guess, *given.own, measured);
  if (given.off) scores_.push_back({lesson, beat.id, with_class ? study::count(hands) : 0, *given.off});
}

}  // namespace partly::game
