#include "sim/course/progress.h"

#include <algorithm>

#include "sim/base/folders.h"
#include "sim/session/archive.h"
#include "sim/study/lessons.h"

namespace partly::course {
namespace {

constexpr int kMostSetAside = 99;

Status believable(const Progress& progress, const Course& course, const std::string& name) {
  for (const std::string& lesson : progress.lessons)
    if (!study::lesson_named(lesson))
      return session::broken(kProgress, name, "there is no lesson \"" + lesson + "\"");
  for (const auto& [question, right] : progress.answers)
    if (course.question(question) == nullptr)
      return session::broken(kProgress, name, "there is no question \"" + question + "\"");
  for (const std::string& game : progress.games)
    if (game.empty()) return session::broken(kProgress, name, "a game has no scenario");
  return {};
}

}  // namespace

bool done(const Progress& progress, const Step& step) {
  switch (step.kind) {
    case StepKind::lesson:
      return progress.lessons.contains(step.id);
    case StepKind::scenario:
      return progress.games.contains(step.id);
    case StepKind::sandbox:
      break;
  }
  return progress.sandbox;
}

Standing standing(const Progress& progress, const Chapter& chapter) {
  Standing out;
  out.steps = static_cast<int>(chapter.steps.size());
  out.questions = static_cast<int>(chapter.check.size());
  for (const Step& step : chapter.steps) out.steps_done += done(progress, step);
  for (const Question& question : chapter.check)
    if (const auto found = progress.answers.find(question.id); found != progress.answers.end())
      ++out.answered, out.right += found->second;
  return out;
}

int chapters_done(const Progress& progress, const Course& course) {
  return static_cast<int>(std::ranges::count_if(
      course.chapters, [&](const Chapter& chapter) { return standing(progress, chapter).whole(); }));
}

const Chapter* recommended(const Progress& progress, const Course& course) {
  for (const Chapter& chapter : course.chapters)
    if (!standing(progress, chapter).whole()) return &chapter;
  return nullptr;
}

const Step* next_step(const Progress& progress, const Chapter& chapter) {
  for (const Step& step : chapter.steps)
    if (!done(progress, step)) return &step;
  return nullptr;
}

std::filesystem::path progress_path() { return saves_folder() / "course.json"; }

Result<Progress> read_progress(const std::filesystem::path& path, const Course& course) {
  std::error_code none;
  if (!std::filesystem::exists(path, none)) return Progress{};
  const auto text = read_file(path, kMaxProgressBytes);
  if (!text) return text.error();
  auto read = session::read_archive<Progress>(kProgress, *text, path.string());
  if (!read) return read.error();
  if (auto status = believable(*read, course, path.string()); !status) return status.error();
  return read;
}

Status write_progress(const Progress& progress, const std::filesystem::path& path) {
  return write_atomically(path, session::write_archive(kProgress, progress) + "\n");
}

Result<std::filesystem::path> set_progress_aside(const std::filesystem::path& path) {
  for (int i = 1; i <= kMostSetAside; ++i) {
    std::filesystem::path free = path;
    free.replace_filename(path.stem().string() + "-unread-" + std::to_string(i) + path.extension().string());
    std::error_code error;
    if (std::filesystem::exists(free, error)) continue;
    std::filesystem::rename(path, free, error);
    if (!error) return free;
    return Error{ErrorKind::file_missing, "The progress in the course cannot be set aside", free.string(),
                 "Make room there, or move the file away yourself"};
  }
  return Error{ErrorKind::file_missing, "Too many files of progress were set aside", path.string(),
               "Move them away"};
}

}  // namespace partly::course
