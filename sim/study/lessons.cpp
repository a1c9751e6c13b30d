#include "sim/study/lessons.h"

#include <algorithm>

#include "sim/study/groups.h"

namespace partly::study {

namespace {

std::string lesson_ids() {
  std::string ids;
  for (const Lesson& lesson : lessons()) ids += (ids.empty() ? "" : ", ") + lesson.about.id;
  return ids;
}

}  // namespace

const std::vector<Lesson>& lessons() {
  static const std::vector<Lesson> all{
      subliminal_static(), unseen_digit(), whose_mistakes(), sixty_questions(), hide_in_the_crowd(),
      laundering(),        noisy_world(),  x_ray_lesson(),   parrot(),          copy_of_a_copy_lesson()};
  return all;
}

Result<const Lesson*> lesson_named(const std::string& id) {
  const auto found =
      std::ranges::find_if(lessons(), [&](const Lesson& lesson) { return lesson.about.id == id; });
  if (found != lessons().end()) return &*found;
  return Error{ErrorKind::usage, "There is no lesson \"" + id + "\"", "lesson", "There are: " + lesson_ids()};
}

}  // namespace partly::study
