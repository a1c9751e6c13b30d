// partly-sim course: the chapters of the course, and how far one is; with a chapter, its steps and its
// questions.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/cli/command.h"
#include "sim/course/progress.h"

namespace partly::cli {
namespace {

struct CourseFlags {
  std::string chapter;
  bool json = false;
};

std::string standing_text(const course::Standing& standing) {
  return std::to_string(standing.steps_done) + " of " + std::to_string(standing.steps) + " steps, " +
         std::to_string(standing.right) + " of " + std::to_string(standing.questions) +
         " right at first answer";
}

Json json_of_chapter(const course::Chapter& chapter, const course::Progress& progress) {
  const course::Standing standing = course::standing(progress, chapter);
  Json steps = Json::array();
  for (const course::Step& step : chapter.steps)
    steps.push_back({{"kind", enum_name(step.kind)},
                     {"id", step.id},
                     {"minutes", step.minutes},
                     {"done", course::done(progress, step)}});
  return {{"id", chapter.id}, {"title", chapter.title},  {"minutes", chapter.minutes},
          {"steps", steps},   {"right", standing.right}, {"answered", standing.answered}};
}

std::string listing(const course::Course& course, const course::Progress& progress) {
  std::string out;
  const course::Chapter* next = course::recommended(progress, course);
  for (const course::Chapter& chapter : course.chapters) {
    std::string id = chapter.id;
    id.resize(std::max<std::size_t>(id.size(), 18), ' ');
    out += id + " " + chapter.title + ", " + std::to_string(chapter.minutes) +
           " min: " + standing_text(course::standing(progress, chapter)) +
           (&chapter == next ? "; recommended next" : "") + "\n";
  }
  return out + "Played in the window: partly --course [CHAPTER]\n";
}

std::string told(const course::Chapter& chapter, const course::Progress& progress) {
  std::string out = chapter.title + "\n  " + chapter.asks + "\n  Afterwards you can: " + chapter.able + "\n";
  for (const course::Step& step : chapter.steps)
    out += std::string(course::done(progress, step) ? "  [x] " : "  [ ] ") + course::title_of(step) + " (" +
           std::string(enum_name(step.kind)) + ", " + std::to_string(step.minutes) + " min): " + step.look +
           "\n";
  for (const course::Question& question : chapter.check) {
    const auto found = progress.answers.find(question.id);
    out += "  ? " + question.text +
           (found == progress.answers.end() ? ""
            : found->second                 ? "  (right)"
                                            : "  (not right)") +
           "\n";
  }
  return out;
}

int show_course(const CourseFlags& flags) {
  const auto& course = course::shipped_course();
  if (!course) return fail(course.error());
  const auto progress = course::read_progress(course::progress_path(), *course);
  if (!progress) return fail(progress.error());
  if (flags.chapter.empty()) {
    if (!flags.json) return emit(listing(*course, *progress), {});
    Json list = Json::array();
    for (const course::Chapter& chapter : course->chapters)
      list.push_back(json_of_chapter(chapter, *progress));
    return emit(list.dump(2) + "\n", {});
  }
  const auto chapter = course::chapter_named(*course, flags.chapter);
  if (!chapter) return fail(chapter.error());
  if (flags.json) return emit(json_of_chapter(**chapter, *progress).dump(2) + "\n", {});
  return emit(told(**chapter, *progress), {});
}

}  // namespace

void add_course(CLI::App& app, int& code) {
  auto flags = std::make_shared<CourseFlags>();
  auto* command =
      app.add_subcommand("course", "The course for one person: six chapters, what is done, and what is next");
  command->add_option("chapter", flags->chapter, "A chapter by its id or number: its steps and questions");
  command->add_flag("--json", flags->json, "Print JSON");
  command->callback([flags, &code] { code = show_course(*flags); });
}

}  // namespace partly::cli
