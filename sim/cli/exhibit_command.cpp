// partly-sim exhibit: computes an exhibit of a saved game again, with the same draws or with others, and
// shows everything that it rests on: scores, the innocents that they are compared with, and how often the
// same rule accuses an innocent.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

#include "sim/base/fields_json.h"
#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/cli/command.h"
#include "sim/counterfactual/cross_examination.h"
#include "sim/forensics/fields.h"
#include "sim/learn/fields.h"
#include "sim/world/state/showings.h"

namespace partly::cli {
namespace {

struct ExhibitFlags {
  std::string save, event;
  counterfactual::CrossQuestion question;
  double threshold = forensics::kStrongRatio;
  std::string copier_access;
  bool json = false;
  EngineFlags engine;
};

// "exam 12" or "12".
Result<int> exam_named(const std::string& event) {
  const std::string_view text = std::string_view(event).substr(event.starts_with("exam ") ? 5 : 0);
  int id = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (problem != std::errc{} || end != text.data() + text.size())
    return Error{ErrorKind::usage, "\"" + event + "\" names no exam", "--event",
                 "Name it as the chain of evidence does: \"exam 12\""};
  return id;
}

Json json_of(const forensics::Exhibit& exhibit, double threshold) {
  Json json = JsonWriter().write(exhibit);
  json["settings"]["probe_seed"] = exhibit.settings.seed_of_probes();
  json["settings"]["reference_seed"] = exhibit.settings.seed;
  for (std::size_t i = 0; i < exhibit.tests.size(); ++i) json["tests"][i]["asked"] = exhibit.tests[i].asked();
  for (Json& row : json["agreement"])
    if (row["reference"] < 0) row["reference"] = nullptr;  // the suspect
  const double strong = std::log(threshold);
  json["found"] = exhibit.ratio && exhibit.ratio->log_ratio >= strong;
  json["unseen"]["false_positive_rate"] = forensics::share_from(exhibit.unseen.innocents, strong);
  json["unseen"]["power"] = forensics::share_from(exhibit.unseen.copiers, strong);
  return json;
}

Json json_of(const counterfactual::CrossExamination& result, const ExhibitFlags& flags) {
  const auto& difference = result.difference;
  return {{"save", flags.save},
          {"claim", result.claim},
          {"exam", result.exam},
          {"quarter", result.quarter.text()},
          {"defendant", result.defendant},
          {"model", result.model},
          {"suspect", JsonWriter().write(result.suspect.sources)},
          {"threshold", flags.threshold},
          {"asked_otherwise", !flags.question.as_in_the_game()},
          {"exhibit", json_of(result.again, flags.threshold)},
          {"saved", json_of(result.saved, flags.threshold)},
          {"saved_follows_from_its_scores", result.saved_follows},
          {"difference",
           {{"same_shape", difference.same_shape},
            {"suspect_scores", difference.suspect_scores},
            {"reference_scores", difference.reference_scores},
            {"agreement", difference.agreement},
            {"questions", difference.questions},
            {"neg_log10_p", difference.neg_log10_p},
            {"log_ratio", difference.log_ratio},
            {"innocents_suspected", difference.innocents_suspected}}},
          {"tolerance", result.tolerance},
          {"saved_with", result.saved_with},
          {"examined_with", result.examined_with},
          {"match", result.match}};
}

std::string percents(std::vector<double> shares) {
  std::ranges::sort(shares);
  std::string text;
  for (const double share : shares) text += (text.empty() ? "" : " ") + format_number(100 * share, 0);
  return text;
}

void print(const forensics::TestOutcome& test) {
  if (!test.asked()) {
    std::printf("%-9s not asked: %s\n", forensics::name(test.test), test.why_not_asked.c_str());
    return;
  }
  std::printf("%-9s %5d questions   suspect %7s   innocents %7s ± %-5s   p %s\n", forensics::name(test.test),
              test.questions, format_percent(test.suspect_score).c_str(),
              format_percent(mean(test.reference_scores)).c_str(),
              format_number(100 * standard_deviation(test.reference_scores), 1).c_str(),
              format_p(test.p).c_str());
  std::printf("          innocents, %% answered as the teacher does: %s\n",
              percents(test.reference_scores).c_str());
  std::printf("          copiers, %% answered as the teacher does: %s\n",
              percents(test.copier_scores).c_str());
}

std::string spread(std::vector<double> likeness) {
  std::ranges::sort(likeness);
  std::string text;
  for (const double one : likeness) text += (text.empty() ? "" : " ") + format_number(one, 1);
  return text;
}

void print(const forensics::Exhibit& exhibit, double threshold) {
  if (!exhibit.ratio) {
    std::printf("No copiers were asked, so there is no ratio.\n");
    return;
  }
  const forensics::LikelihoodRatio& ratio = *exhibit.ratio;
  std::printf("Copiers of the alleged kind: %s.\n", world::text(exhibit.alleged).c_str());
  std::printf(
      "Likeness to the teacher, in spreads between models: suspect %s\n          innocents %s\n          "
      "copiers %s\n",
      format_number(ratio.suspect, 1).c_str(), spread(ratio.innocents).c_str(),
      spread(ratio.copiers).c_str());
  const Interval bounds = forensics::log_ratio_bounds(ratio.innocents.size(), ratio.copiers.size());
  std::printf(
      "Likelihood ratio (derived from measured scores): %s, 90 %% between %s and %s; so many references "
      "support "
      "%s at most. p by rank %s (measured).\n",
      format_odds(ratio.log_ratio).c_str(), format_odds(ratio.low).c_str(), format_odds(ratio.high).c_str(),
      format_odds(bounds.high).c_str(), format_p(ratio.rank_p).c_str());
  const double strong = std::log(threshold);
  std::printf(
      "At a ratio of %s : 1 the suspect is %sfound, and so are %s of %zu innocents and %s of %zu copiers "
      "that the "
      "rule had not seen.\n",
      format_number(threshold, 0).c_str(), ratio.log_ratio >= strong ? "" : "not ",
      format_percent(forensics::share_from(exhibit.unseen.innocents, strong)).c_str(),
      exhibit.unseen.innocents.size(),
      format_percent(forensics::share_from(exhibit.unseen.copiers, strong)).c_str(),
      exhibit.unseen.copiers.size());
}

std::string ratio_text(const forensics::Exhibit& exhibit) {
  return exhibit.ratio ? format_odds(exhibit.ratio->log_ratio) : "no ratio";
}

void print(const counterfactual::CrossExamination& result, const ExhibitFlags& flags) {
  const forensics::Exhibit& exhibit = result.again;
  const learn::Sources& sources = result.suspect.sources;
  std::printf("Claim %d, exam %d, %s: %s of %s, taught by %d own labels and %d answers (%s).\n", result.claim,
              result.exam, result.quarter.text().c_str(), result.model.c_str(), result.defendant.c_str(),
              sources.own_labels, sources.queries, std::string(enum_name(sources.access)).c_str());
  for (const auto& test : exhibit.tests) print(test);
  std::printf(
      "By the t distribution of the innocents: p = %d tests x the least = %s (derived; no ruling reads "
      "it).\n",
      exhibit.tests_asked, format_p(exhibit.p).c_str());
  print(exhibit, flags.threshold);
  std::printf("In the save: %s%s.\n", ratio_text(result.saved).c_str(),
              result.saved_follows ? "" : "; it does NOT follow from its scores");
  if (!flags.question.as_in_the_game())
    std::printf("Pending otherwise than in the game: %s instead of %s.\n", ratio_text(exhibit).c_str(),
                ratio_text(result.saved).c_str());
  else
    std::printf(
        "Computed again with %s (saved with %s): largest difference of a measured share %.2g, "
        "tolerance %.2g: %s\n",
        result.examined_with.c_str(), result.saved_with.c_str(), result.difference.largest_share(),
        result.tolerance, result.match ? "match" : "MISMATCH");
}

int exhibit(ExhibitFlags flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  if (!flags.event.empty()) {
    const auto exam = exam_named(flags.event);
    if (!exam) return fail(exam.error());
    flags.question.exam = *exam;
  }
  if (!flags.copier_access.empty())
    flags.question.copier_access = enum_named<learn::Access>(flags.copier_access);
  const auto result = counterfactual::cross_examine(flags.save, *request, flags.question);
  if (!result) return fail(result.error());
  if (flags.json)
    std::printf("%s\n", json_of(*result, flags).dump(2).c_str());
  else
    print(*result, flags);
  return result->match ? kFine : kMismatch;
}

}  // namespace

void add_exhibit(CLI::App& app, int& code) {
  auto flags = std::make_shared<ExhibitFlags>();
  auto& question = flags->question;
  auto* command = app.add_subcommand("exhibit", "Compute an exhibit of a saved game again, and doubt it");
  command->add_option("save", flags->save, "A save file")->required();
  command->add_option("--claim", question.claim, "Of this proceeding; else the last that came in");
  command->add_option("--event", flags->event, "Of this run: \"exam 12\", as the chain of evidence names it");
  command->add_option("--probes", question.probes, "Ask at most so many questions a test");
  command->add_option("--probe-seed", question.probe_seed, "Draw the questions anew");
  command->add_option("--references", question.references, "Compare with so many innocents");
  command->add_option("--reference-seed", question.reference_seed, "Train other innocents");
  command->add_option("--copier-answers", question.copier_answers,
                      "Other copiers: they bought so many answers");
  command->add_option("--copier-access", flags->copier_access, "Other copiers: of this kind")
      ->check(CLI::IsMember({"labels", "top_k", "probabilities"}));
  command->add_option("--copier-labels", question.copier_labels, "Other copiers: with so many own labels");
  command->add_option("--threshold", flags->threshold, "Likelihood ratio from which a model counts as found")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_flag("--hard", question.bare_answers,
                    "Train the suspect as if it had got hard answers: the class and no probabilities");
  command->add_flag("--json", flags->json, "Print JSON");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = exhibit(*flags); });
}

}  // namespace partly::cli
