// partly-sim sources: the exercise in reading sources, in a terminal or with the answers on the command line.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "sim/cli/command.h"
#include "sim/reading/score.h"

namespace partly::cli {
namespace {

using reading::Answer;
using reading::Answered;
using reading::Exercise;
using reading::Statement;

struct SourcesFlags {
  std::uint64_t seed = 1;
  int statements = reading::kUsualRound;
  std::string file;
  std::vector<std::string> answers;
  bool articles = false, json = false;
};

std::string articles_text(const Exercise& exercise, const scenario::CaseFile& facts) {
  std::string out;
  for (const reading::Article& article : exercise.articles) {
    out += article.id + "  " + facts.find_source(article.id)->title + "\n";
    for (const reading::Passage& passage : article.passages) out += "  - " + passage.text + "\n";
    out += "\n";
  }
  return out + "Told in our own words; only what stands in quotation marks is quoted.\n";
}

std::string choices_text(const Exercise& exercise) {
  std::string out = "Articles:";
  for (const reading::Article& article : exercise.articles) out += " " + article.id;
  out += ". As what:\n";
  for (int i = 0; i < reading::kStandings; ++i) {
    const auto standing = static_cast<reading::Standing>(i);
    out += "  " + std::string(enum_name(standing)) + ": " + reading::meaning(standing) + "\n";
  }
  return out + "Answer S2:opinion, S1+S2:conflict or none; a shows the articles again, q ends.\n";
}

std::string facts_text(const Statement& statement, const scenario::CaseFile& facts) {
  std::string out;
  for (const std::string& id : statement.facts)
    out += (out.empty() ? "" : ", ") + id + " (" + std::string(enum_name(facts.find(id)->status)) + "; " +
           facts.find(id)->source + ")";
  return out;
}

std::string marked_text(const Answered& one, const scenario::CaseFile& facts) {
  const reading::Mark mark = reading::mark(one.statement, one.answer);
  return "  " + std::to_string(mark.points()) + " of " + std::to_string(reading::kMostPoints) +
         ". You: " + text(one.answer) + ". Right: " + text(right_answer(one.statement)) + ". " +
         one.statement.why + "\n  Facts: " + facts_text(one.statement, facts) + "\n";
}

std::string statement_text(const std::vector<Statement>& round, std::size_t index) {
  return std::to_string(index + 1) + " of " + std::to_string(round.size()) + ". Does anybody say this?  " +
         round[index].text;
}

std::string score_text(const std::vector<Answered>& answers, const Exercise& exercise) {
  std::string out = "\n";
  for (const auto& line : explain(score(answers, static_cast<int>(exercise.articles.size()))))
    out += line + "\n";
  return out;
}

Json json_of(const Answered& one) {
  const reading::Mark mark = reading::mark(one.statement, one.answer);
  Json confusions = Json::array();
  for (const auto confusion : mark.confusions) confusions.push_back(enum_name(confusion));
  return {{"id", one.statement.id},       {"text", one.statement.text},
          {"answer", text(one.answer)},   {"right", text(right_answer(one.statement))},
          {"points", mark.points()},      {"confusions", confusions},
          {"facts", one.statement.facts}, {"why", one.statement.why}};
}

Json json_of(const std::vector<Answered>& answers, const Exercise& exercise, std::uint64_t seed) {
  const reading::Score score = reading::score(answers, static_cast<int>(exercise.articles.size()));
  Json document = {{"seed", seed},
                   {"points", score.points},
                   {"most", score.most},
                   {"face_value", score.face_value},
                   {"guessing", score.guessing},
                   {"explained", explain(score)},
                   {"statements", Json::array()}};
  for (const Answered& one : answers) document["statements"].push_back(json_of(one));
  return document;
}

// All answers at once.
int take_given(const SourcesFlags& flags, const Exercise& exercise, const scenario::CaseFile& facts,
               const std::vector<Statement>& round) {
  if (flags.answers.size() != round.size())
    return fail(
        {ErrorKind::usage,
         std::to_string(flags.answers.size()) + " answers to " + std::to_string(round.size()) + " statements",
         "--answers", "Give one for each, in the order in which the seed puts them"});
  std::vector<Answered> answers;
  std::string out;
  for (std::size_t i = 0; i < round.size(); ++i) {
    const auto answer = reading::answer_from(flags.answers[i], exercise);
    if (!answer) return fail(answer.error());
    answers.push_back({round[i], *answer});
    out += statement_text(round, i) + "\n" + marked_text(answers.back(), facts);
  }
  if (flags.json) return emit(json_of(answers, exercise, flags.seed).dump(2) + "\n", {});
  return emit(out + score_text(answers, exercise), {});
}

// Nothing where the person leaves or the input ends.
std::optional<Answer> ask(const std::string& question, const Exercise& exercise,
                          const scenario::CaseFile& facts) {
  std::printf("\n%s\n", question.c_str());
  while (true) {
    std::printf("Your answer: ");
    std::fflush(stdout);
    std::string line;
    if (!std::getline(std::cin, line) || line == "q") return std::nullopt;
    if (line == "a") {
      std::printf("\n%s\n%s\n", articles_text(exercise, facts).c_str(), question.c_str());
      continue;
    }
    const auto answer = reading::answer_from(line, exercise);
    if (answer) return *answer;
    std::printf("  %s\n", answer.error().message().c_str());
  }
}

int take_by_hand(const Exercise& exercise, const scenario::CaseFile& facts,
                 const std::vector<Statement>& round) {
  std::printf("%s\n%s", articles_text(exercise, facts).c_str(), choices_text(exercise).c_str());
  std::vector<Answered> answers;
  for (std::size_t i = 0; i < round.size(); ++i) {
    const auto answer = ask(statement_text(round, i), exercise, facts);
    if (!answer) break;
    answers.push_back({round[i], *answer});
    std::printf("%s", marked_text(answers.back(), facts).c_str());
  }
  return emit(score_text(answers, exercise), {});
}

int read_sources(const SourcesFlags& flags) {
  const auto& facts = scenario::case_file();
  if (!facts) return fail(facts.error());
  const auto exercise =
      flags.file.empty() ? reading::load_exercise(*facts) : reading::load_exercise(*facts, flags.file);
  if (!exercise) return fail(exercise.error());
  if (flags.articles) return emit(articles_text(*exercise, *facts), {});
  const std::vector<Statement> round = draw_round(*exercise, flags.seed, flags.statements);
  if (!flags.answers.empty()) return take_given(flags, *exercise, *facts, round);
  if (flags.json)
    return fail({ErrorKind::usage, "JSON is printed of answers", "--json", "Give them with --answers"});
  return take_by_hand(*exercise, *facts, round);
}

}  // namespace

void add_sources(CLI::App& app, int& code) {
  auto flags = std::make_shared<SourcesFlags>();
  auto* command = app.add_subcommand(
      "sources", "Read four articles on the real case: who says what, and as what? Scored and explained");
  command->add_option("--seed", flags->seed, "Draws the statements and their order")->capture_default_str();
  command->add_option("--statements", flags->statements, "How many; at most as many as there are")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_option("--answers", flags->answers, "All answers at once: none,S2:opinion,S1+S2:conflict,...")
      ->delimiter(',');
  command->add_flag("--articles", flags->articles, "Print the articles and end");
  command->add_option("--file", flags->file, "An exercise of your own (as assets/reading.json)");
  command->add_flag("--json", flags->json, "With --answers: print JSON");
  command->callback([flags, &code] { code = read_sources(*flags); });
}

}  // namespace partly::cli
