#include "sim/course/course.h"

#include <algorithm>
#include <map>
#include <set>

#include "sim/scenario/assets.h"
#include "sim/scenario/casefile.h"
#include "sim/study/lessons.h"

namespace partly::course {
namespace {

using scenario::Asset;

constexpr const char* kCourseFormat = "partly-course/1";

std::string below(const std::string& place, std::size_t index) { return place + "/" + std::to_string(index); }

class CourseChecker {
 public:
  CourseChecker(const Asset<Course>& asset, const scenario::CaseFile& facts) : asset_(asset), facts_(facts) {}

  Status check() {
    const Course& course = asset_.value;
    if (course.format != kCourseFormat)
      return asset_.error("/format", "This is no course of the format " + std::string(kCourseFormat));
    if (course.chapters.empty()) return asset_.error("/chapters", "A course needs chapters");
    for (std::size_t i = 0; i < course.chapters.size(); ++i)
      if (auto status = check_chapter(course.chapters[i], below("/chapters", i)); !status) return status;
    return {};
  }

 private:
  Status check_chapter(const Chapter& chapter, const std::string& place) {
    if (!chapters_.insert(chapter.id).second)
      return asset_.error(place + "/id", "The chapter \"" + chapter.id + "\" stands here twice");
    if (chapter.id.empty() || chapter.title.empty() || chapter.able.empty() || chapter.asks.empty())
      return asset_.error(place, "A chapter needs an id, a title, what it asks and what one is able to say");
    if (chapter.steps.empty()) return asset_.error(place + "/steps", "A chapter needs steps");
    int minutes = 0;
    for (std::size_t i = 0; i < chapter.steps.size(); ++i) {
      if (auto status = check_step(chapter.steps[i], below(place + "/steps", i)); !status) return status;
      minutes += chapter.steps[i].minutes;
    }
    if (chapter.minutes < minutes)
      return asset_.error(place + "/minutes", "The steps alone take " + std::to_string(minutes) + " minutes");
    for (std::size_t i = 0; i < kQuestions; ++i)
      if (auto status = check_question(chapter.check[i], below(place + "/check", i)); !status) return status;
    return {};
  }

  Status check_step(const Step& step, const std::string& place) const {
    if (step.look.empty() || step.minutes <= 0)
      return asset_.error(place, "A step says what to look for and takes minutes");
    switch (step.kind) {
      case StepKind::lesson:
        if (const auto lesson = study::lesson_named(step.id); !lesson)
          return asset_.error(place + "/id", lesson.error().what, lesson.error().remedy);
        break;
      case StepKind::scenario:
        if (step.id.empty() || !find_data("scenarios/" + step.id + ".json"))
          return asset_.error(place + "/id", "There is no scenario \"" + step.id + "\"");
        break;
      case StepKind::sandbox:
        if (!step.id.empty()) return asset_.error(place + "/id", "The page that just trains has no id");
    }
    return {};
  }

  Status check_question(const Question& question, const std::string& place) {
    if (question.id.empty() || !questions_.insert(question.id).second)
      return asset_.error(place + "/id", "The question \"" + question.id + "\" stands here twice");
    if (question.text.empty() || question.why.empty())
      return asset_.error(place, "A question needs a text and a why");
    if (std::set<std::string>(question.options.begin(), question.options.end()).size() != kOptions)
      return asset_.error(place + "/options", "Two of the options are the same");
    if (question.right < 0 || question.right >= static_cast<int>(kOptions))
      return asset_.error(place + "/right", "One of the options 0 to 2 is right");
    for (std::size_t i = 0; i < question.facts.size(); ++i)
      if (facts_.find(question.facts[i]) == nullptr)
        return asset_.error(below(place + "/facts", i),
                            "The case file has no fact \"" + question.facts[i] + "\"");
    if (question.paper.empty() != question.quote.empty())
      return asset_.error(place + "/quote", "A paper is named with its words, and words with their paper");
    if (question.facts.empty() && question.paper.empty())
      return asset_.error(place, "A question rests on a fact of the case file, or on a paper");
    return {};
  }

  const Asset<Course>& asset_;
  const scenario::CaseFile& facts_;
  std::set<std::string> chapters_, questions_;
};

Result<Course> checked_course(Result<Asset<Course>> asset) {
  if (!asset) return asset.error();
  const auto& facts = scenario::case_file();
  if (!facts) return facts.error();
  if (auto status = CourseChecker(*asset, *facts).check(); !status) return status.error();
  return std::move(asset->value);
}

}  // namespace

const Chapter* Course::find(const std::string& chapter) const {
  const auto found = std::ranges::find(chapters, chapter, &Chapter::id);
  return found == chapters.end() ? nullptr : &*found;
}

const Question* Course::question(const std::string& id) const {
  for (const Chapter& chapter : chapters)
    for (const Question& one : chapter.check)
      if (one.id == id) return &one;
  return nullptr;
}

Result<Course> load_course() { return checked_course(scenario::read_asset<Course>("assets/course.json")); }

Result<Course> load_course(const std::filesystem::path& path) {
  return checked_course(scenario::read_asset_file<Course>(path));
}

const Result<Course>& shipped_course() {
  static const Result<Course> course = load_course();
  return course;
}

Result<const Chapter*> chapter_named(const Course& course, const std::string& name) {
  std::string ids;
  for (std::size_t i = 0; i < course.chapters.size(); ++i) {
    const Chapter& chapter = course.chapters[i];
    if (chapter.id == name || std::to_string(i + 1) == name) return &chapter;
    ids += (ids.empty() ? "" : ", ") + chapter.id;
  }
  return Error{ErrorKind::usage, "There is no chapter \"" + name + "\"", "course", "There are: " + ids};
}

std::string title_of(const Step& step) {
  if (step.kind == StepKind::sandbox) return "Just train";
  if (step.kind == StepKind::lesson) {
    const auto lesson = study::lesson_named(step.id);
    return lesson ? (*lesson)->about.name : step.id;
  }
  static const std::map<std::string, std::string> kTitles = [] {
    std::map<std::string, std::string> titles;
    const auto folder = find_data("scenarios");
    for (const auto& path : folder ? json_files_in(*folder) : std::vector<std::filesystem::path>{}) {
      const auto text = read_file(path, scenario::kMaxAssetBytes);
      const auto parsed = text ? parse_json(*text, path.string()) : Result<JsonText>(text.error());
      if (parsed && parsed->document.is_object() && parsed->document.contains("title") &&
          parsed->document["title"].is_string())
        titles[path.stem().string()] = parsed->document["title"].get<std::string>();
    }
    return titles;
  }();
  const auto found = kTitles.find(step.id);
  return found == kTitles.end() ? step.id : found->second;
}

}  // namespace partly::course
