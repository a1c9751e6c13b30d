// The course for one person alone: chapters over the lessons, the page that just trains and the scenarios,
// each with a check of three questions. Read from assets/course.json; what of it somebody has done is
// progress.h's.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/result.h"

namespace partly::course {

enum class StepKind { lesson, sandbox, scenario };
constexpr auto names_of(As<StepKind>) { return std::array{"lesson", "sandbox", "scenario"}; }

struct Step {
  StepKind kind = StepKind::lesson;
  std::string id;    // of the lesson or scenario; empty for the page that just trains
  std::string look;  // what to look for, in one sentence
  int minutes = 0;
};
constexpr auto fields_of(As<Step>) {
  return std::tuple{field("kind", &Step::kind), field("id", &Step::id), field("look", &Step::look),
                    field("minutes", &Step::minutes)};
}

inline constexpr std::size_t kOptions = 3, kQuestions = 3;

struct Question {
  std::string id;  // "soft-answers": unique in the course, never renamed
  std::string text;
  std::array<std::string, kOptions> options;
  int right = 0;                   // which of them
  std::string why;                 // with the figure
  std::vector<std::string> facts;  // of the case file that it rests on
  std::string paper, quote;        // a paper of ours that it rests on, and its words there; both or neither
};
constexpr auto fields_of(As<Question>) {
  return std::tuple{field("id", &Question::id),           field("text", &Question::text),
                    field("options", &Question::options), field("right", &Question::right),
                    field("why", &Question::why),         field("facts", &Question::facts),
                    field("paper", &Question::paper),     field("quote", &Question::quote)};
}

struct Chapter {
  std::string id;     // "the-letter"
  std::string title;  // "The letter"
  std::string asks;   // what it is about, as a question
  std::string able;   // what one is able to say afterwards
  int minutes = 0;    // steps and check together
  std::vector<Step> steps;
  std::array<Question, kQuestions> check;
};
constexpr auto fields_of(As<Chapter>) {
  return std::tuple{field("id", &Chapter::id),           field("title", &Chapter::title),
                    field("asks", &Chapter::asks),       field("able", &Chapter::able),
                    field("minutes", &Chapter::minutes), field("steps", &Chapter::steps),
                    field("check", &Chapter::check)};
}

struct Course {
  std::string format;
  std::vector<Chapter> chapters;

  const Chapter* find(const std::string& chapter) const;
  const Question* question(const std::string& id) const;
};
constexpr auto fields_of(As<Course>) {
  return std::tuple{field("format", &Course::format), field("chapters", &Course::chapters)};
}

// Every lesson and fact that it names exists, and so does every shipped scenario.
Result<Course> load_course();
Result<Course> load_course(const std::filesystem::path& path);
const Result<Course>& shipped_course();  // read once, when it is first asked for

// A chapter by its id or its number, from 1. The Error for another names them all.
Result<const Chapter*> chapter_named(const Course& course, const std::string& name);

std::string title_of(const Step& step);  // "Sixty questions to the oracle"

}  // namespace partly::course
