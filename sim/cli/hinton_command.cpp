// partly-sim hinton: the MNIST experiment of the distillation paper, on MNIST files or on drawn digits, with
// our figures beside the published ones.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/cli/cell.h"
#include "sim/cli/clock.h"
#include "sim/cli/command.h"
#include "sim/cli/own_run.h"
#include "sim/cli/progress_line.h"
#include "sim/study/hinton.h"

namespace partly::cli {
namespace {

struct HintonFlags {
  std::string scale = "quick", out;
  std::vector<std::string> data;
  std::uint64_t seed = 1;
  EngineFlags engine;
  bool json = false;
};

// What the figures come from, for whoever reads them.
struct Origin {
  std::string data;
  bool drawn = false;  // not MNIST for certain: the published figures are of other data
  std::string engine;
  std::string scale;
  std::uint64_t seed = 1;
  double seconds = 0;
};

Json report(const study::HintonFindings& findings, const Origin& origin) {
  Json rows = Json::array();
  for (const auto& row : findings.rows)
    rows.push_back({{"part", row.part},
                    {"name", row.ours.name},
                    {"ours", row.ours.value},
                    {"sd", row.ours.sd},
                    {"unit", name(row.ours.unit)},
                    {"published", row.published ? Json(*row.published) : Json(nullptr)}});
  return {{"data", origin.data},
          {"drawn", origin.drawn},
          {"scale", origin.scale},
          {"seed", origin.seed},
          {"engine", origin.engine},
          {"train_examples", findings.train_examples},
          {"test_examples", findings.test_examples},
          {"rows", std::move(rows)},
          {"seconds", origin.seconds}};
}

std::string table(const study::HintonFindings& findings, const Origin& origin) {
  char line[300];
  std::snprintf(line, sizeof line, "%-48s %20s %20s\n", "", "ours", "published on MNIST");
  std::string text = line;
  for (const auto& row : findings.rows) {
    const std::string published = row.published ? study::text(*row.published, row.ours.unit) : "-";
    std::snprintf(line, sizeof line, "%-48s %s %20s\n", row.ours.name.c_str(),
                  to_the_right(study::text(row.ours), 20).c_str(), published.c_str());
    text += line;
  }
  std::snprintf(line, sizeof line,
                "\n%d examples to learn from, %d to test on (%s), scale %s, seed %llu, %s, %.0f s\n",
                findings.train_examples, findings.test_examples, origin.data.c_str(), origin.scale.c_str(),
                static_cast<unsigned long long>(origin.seed), origin.engine.c_str(), origin.seconds);
  text += line;
  if (origin.drawn)
    text += "These digits are drawn by the program: lay directions beside the paper, not figures.\n";
  return text;
}

int run_hinton(const HintonFlags& flags) {
  const auto scale = study::hinton_scale(flags.scale);
  if (!scale) return fail(scale.error());
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const bool drawn = flags.data.empty();
  const auto job = usual_run(drawn ? "glyphs" : "idx", flags.data);
  if (!job) return fail(job.error());
  const auto task = learn::make_task(job->task);
  if (!task) return fail(task.error());
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());

  const auto begin = Clock::now();
  study::Workshop workshop(*engine);
  const auto findings = [&] {
    ProgressLine line(study::hinton_flops(*scale, **task));
    return study::repeat_hinton(
        **task, *scale, flags.seed, workshop,
        [&](const std::string& part, double flops) { return line.part(part, flops); });
  }();
  if (!findings) return fail(findings.error());
  const Origin origin{drawn ? "drawn digits" : job->task.files.images,
                      drawn,
                      (*engine)->name() + " on " + (*engine)->device(),
                      scale->name,
                      flags.seed,
                      seconds_since(begin)};
  return emit(flags.json ? report(*findings, origin).dump(2) + "\n" : table(*findings, origin), flags.out);
}

}  // namespace

void add_hinton(CLI::App& app, int& code) {
  auto flags = std::make_shared<HintonFlags>();
  auto* command = app.add_subcommand(
      "hinton",
      "Repeat the MNIST experiment of Hinton, Vinyals and Dean (2015) beside its published figures");
  command
      ->add_option("--data", flags->data,
                   "A folder with the four MNIST files, or the four files; without it digits are drawn")
      ->expected(1, 4);
  command
      ->add_option(
          "--scale", flags->scale,
          "trial (seconds: does it run?), quick (small networks, minutes), middle, paper (its networks)")
      ->capture_default_str();
  command->add_option("--seed", flags->seed, "Of initial weights, order and the small sets")
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to this file instead of standard output");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = run_hinton(*flags); });
}

}  // namespace partly::cli
