#include "sim/study/programmes.h"

#include <algorithm>

#include "sim/study/lessons.h"

namespace partly::study {
namespace {

std::string ids_of_programmes() {
  std::string ids;
  for (const Programme& one : programmes()) ids += (ids.empty() ? "" : ", ") + one.id;
  return ids;
}

}  // namespace

bool ProgrammePart::shows(const Beat& beat) const {
  return beats.empty() || std::ranges::find(beats, beat.id) != beats.end();
}

const std::vector<Programme>& programmes() {
  static const std::vector<Programme> all{{"ten-minutes",
                                           "Ten minutes before a class",
                                           10,
                                           {{"sixty-questions", 2},
                                            {"unseen-digit", 1, {"no-threes"}},
                                            {"whose-mistakes", 3, {"line-up", "agreement", "mistakes"}},
                                            {"laundering", 2, {"copy", "clean"}},
                                            {"hide-in-the-crowd", 2, {"open", "crowd"}}}},
                                          {"fifty-minutes",
                                           "A class of fifty minutes",
                                           50,
                                           {{"sixty-questions", 4},
                                            {"noisy-world", 4},
                                            {"unseen-digit", 6},
                                            {"subliminal-static", 6},
                                            {"whose-mistakes", 8},
                                            {"laundering", 7},
                                            {"hide-in-the-crowd", 5}}}};
  return all;
}

Result<Programme> programme_named(const std::string& id) {
  const auto found = std::ranges::find(programmes(), id, &Programme::id);
  if (found != programmes().end()) return *found;
  const auto lesson = lesson_named(id);
  if (lesson) return Programme{id, (*lesson)->about.name, (*lesson)->minutes, {{id, (*lesson)->minutes}}};
  Error error = lesson.error();
  error.remedy += "; and the programmes " + ids_of_programmes();
  return error;
}

}  // namespace partly::study
