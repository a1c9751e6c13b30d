// What somebody has done of the course, kept beside the saves. Untrusted like any archive: what cannot be
// believed is set aside under a name of its own, never lost and never used. No names, no times: only what was
// done.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "sim/course/course.h"
#include "sim/session/archive_kind.h"

namespace partly::course {

inline constexpr session::ArchiveKind kProgress{"partly-course-progress/1", "progress in the course",
                                                "The window keeps it under another name and begins anew",
                                                "it does not say what is asked for today"};
inline constexpr std::size_t kMaxProgressBytes = 1u << 18;

struct Progress {
  std::set<std::string> lessons;        // seen to their last beat, all beats shown
  std::set<std::string> games;          // scenarios of which a game has ended
  bool sandbox = false;                 // something was moved, and students learned from it to their end
  std::map<std::string, bool> answers;  // by question: whether the first answer was right
  std::string tour;        // the step of the guided tour that is shown next; empty: from the beginning
  bool tour_seen = false;  // to its end

  bool operator==(const Progress&) const = default;
};
constexpr auto fields_of(As<Progress>) {
  return std::tuple{field("lessons", &Progress::lessons), field("games", &Progress::games),
                    field("sandbox", &Progress::sandbox), field("answers", &Progress::answers),
                    field("tour", &Progress::tour),       field("tour_seen", &Progress::tour_seen)};
}

bool done(const Progress& progress, const Step& step);

struct Standing {
  int steps_done = 0, steps = 0;
  int right = 0, answered = 0, questions = 0;  // at the first answer

  bool whole() const { return steps_done == steps && answered == questions; }
  bool begun() const { return steps_done > 0 || answered > 0; }
};
Standing standing(const Progress& progress, const Chapter& chapter);
int chapters_done(const Progress& progress, const Course& course);
// The first chapter that is not whole; null: all are.
const Chapter* recommended(const Progress& progress, const Course& course);
// The first step of it that is not done; null: only the check is left, or nothing.
const Step* next_step(const Progress& progress, const Chapter& chapter);

std::filesystem::path progress_path();
// None yet: nothing done. An Error for one that cannot be believed.
Result<Progress> read_progress(const std::filesystem::path& path, const Course& course);
Status write_progress(const Progress& progress,
                      const std::filesystem::path& path);  // the old file or the new
// Moves it to a name that was free, so that the next start finds none; where that is.
Result<std::filesystem::path> set_progress_aside(const std::filesystem::path& path);

}  // namespace partly::course
