// partly-sim train --task phrases: language models in place of classifiers, so with an order, figures and a
// report of their own.
#include <cstdio>

#include "sim/base/format.h"
#include "sim/cli/clock.h"
#include "sim/cli/own_run.h"
#include "sim/cli/progress_line.h"
#include "sim/study/fields.h"
#include "sim/study/figure.h"
#include "sim/study/phrase_run.h"

namespace partly::cli {
namespace {

using study::PhraseFindings;
using study::PhraseMarks;
using study::PhraseOrder;

// Flags of the other tasks that mean nothing here are refused, not ignored.
Status check_flags(const TrainFlags& flags) {
  const auto refuse = [](const char* flag, const char* why, const char* remedy) {
    return Error{ErrorKind::usage, why, flag, remedy};
  };
  if (!flags.data.empty()) return refuse("--data", "The task phrases reads no files", "Leave --data out");
  if (!flags.from.empty() || !flags.save.empty() || !flags.torchscript.empty())
    return refuse(!flags.from.empty()   ? "--from"
                  : !flags.save.empty() ? "--save"
                                        : "--torchscript",
                  "Checkpoints hold classifiers, not language models", "Leave it out");
  if (flags.engine.device == "cuda" || flags.engine.engine == "torch")
    return refuse(flags.engine.device == "cuda" ? "--device" : "--engine",
                  "The language models of phrases are trained by kernels of their own on the processor",
                  "Leave it out");
  return {};
}

std::vector<double> each(const PhraseFindings& findings, double PhraseMarks::*mark) {
  std::vector<double> values;
  for (const PhraseMarks& student : findings.students) values.push_back(student.*mark);
  return values;
}

Json marks_as_json(const PhraseMarks& marks) {
  return {{"nats", marks.nats}, {"facts", marks.facts}, {"accent", marks.accent}};
}

Json report(const PhraseOrder& order, const PhraseFindings& findings, double seconds) {
  Json students = Json::array();
  for (const PhraseMarks& student : findings.students) students.push_back(marks_as_json(student));
  return {{"task", "phrases"},
          {"device", "cpu"},
          {"teacher", marks_as_json(findings.teacher)},
          {"students", std::move(students)},
          {"used",
           {{"own_symbols", findings.own_symbols},
            {"teacher_symbols", findings.teacher_symbols},
            {"flops", findings.flops}}},
          {"loss", {{"mean", findings.loss_mean}, {"low", findings.loss_low}, {"high", findings.loss_high}}},
          {"seconds", seconds},
          {"recipe", JsonWriter().write(order)}};
}

std::string summary(const PhraseOrder& order, const PhraseFindings& findings, double seconds) {
  const auto nats = study::over_seeds("nats", each(findings, &PhraseMarks::nats), Unit::none);
  const auto facts = study::over_seeds("facts", each(findings, &PhraseMarks::facts), Unit::fraction);
  const auto accent = study::over_seeds("accent", each(findings, &PhraseMarks::accent), Unit::fraction);
  char text[1000];
  std::snprintf(
      text, sizeof text,
      "Teacher      %d units: %.3f nats a symbol, %.0f %% of the facts, accent in %.1f %% of sentences\n"
      "Students   %d of %d units: %.3f ± %.3f nats, %.0f ± %.0f %% of the facts, accent in %.1f ± "
      "%.1f %%\n"
      "Each used  %s symbols of real text, %s of the teacher's, %s\n"
      "Loss       %.4f -> %.4f\n"
      "Seconds    %.1f\n",
      order.teacher.units, findings.teacher.nats, 100 * findings.teacher.facts, 100 * findings.teacher.accent,
      order.seeds, order.units, nats.value, nats.sd, 100 * facts.value, 100 * facts.sd, 100 * accent.value,
      100 * accent.sd, format_number(static_cast<double>(findings.own_symbols), 0).c_str(),
      format_number(static_cast<double>(findings.teacher_symbols), 0).c_str(),
      format_flop(findings.flops).c_str(), findings.loss_mean.front(), findings.loss_mean.back(), seconds);
  return text;
}

}  // namespace

int run_train_phrases(const TrainFlags& flags) {
  if (auto status = check_flags(flags); !status) return fail(status.error());
  const auto recipe = recipe_text(flags);
  if (!recipe) return fail(recipe.error());
  PhraseOrder order;
  if (!recipe->name.empty()) {
    const auto errors = read_order(*recipe, order);
    for (const auto& error : errors) std::fprintf(stderr, "%s\n", error.text().c_str());
    if (!errors.empty()) return kUsage;
  }
  if (auto status = study::check_order(order); !status) return fail(status.error());
  const auto begin = Clock::now();
  ProgressLine progress(study::teacher_flops(order) + order.seeds * study::student_flops(order));
  const auto findings = study::run_phrases(
      order, [&](const std::string& part, double flops) { return progress.part(part, flops); });
  if (!findings) return fail(findings.error());
  const double seconds = seconds_since(begin);
  return emit(
      flags.json ? report(order, *findings, seconds).dump(2) + "\n" : summary(order, *findings, seconds),
      flags.out);
}

}  // namespace partly::cli
