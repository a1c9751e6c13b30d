#include "sim/cli/own_run.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "sim/base/folders.h"
#include "sim/learn/fields.h"
#include "sim/learn/image_task.h"
#include "sim/scenario/suggest.h"

namespace partly::cli {
namespace {

using learn::TrainJob;

// What the command line says, and what follows from the task: nobody writes these by hand.
const JsonKeys kNotByHand{"name", "files", "traps", "image_side", "window", "other_teacher", "other_answers"};

// The atlas is what the defaults of TrainJob are for (docs/model-card.md, as for the others).
TrainJob atlas_run() {
  TrainJob job;
  job.sources.queries = 300;
  return job;
}

TrainJob glyphs_run() {
  TrainJob job;
  job.label_noise = 0;
  job.teacher.labels = 3000;
  job.teacher.label_noise = 0;
  job.open_weights.hidden = {128};
  job.open_weights.labels = 3000;
  job.open_weights.label_noise = 0;
  job.hidden = {128};
  for (learn::Recipe* recipe : {&job.teacher.recipe, &job.open_weights.recipe, &job.recipe})
    recipe->learning_rate = 1e-3f;
  job.sources.queries = 1000;
  return job;
}

Result<TrainJob> images_run(const std::vector<std::string>& data) {
  learn::ImageFiles files;
  if (data.size() == 4) {
    files = {data[0], data[1], data[2], data[3]};
  } else if (data.size() == 1) {
    auto found = learn::image_files_in(data.front());
    if (!found) return found.error();
    files = std::move(*found);
  } else {
    return Error{ErrorKind::usage, "The task idx needs a folder or four files", "--data",
                 "Name images and labels to learn from, then images and labels to test on"};
  }
  const auto task = learn::make_image_task(files);
  if (!task) return task.error();
  TrainJob job = glyphs_run();
  job.task.files = files;
  job.teacher.hidden = {256, 256};
  job.teacher.labels = static_cast<int>(std::min<std::size_t>((*task)->supply(), 20'000));
  job.open_weights.labels = static_cast<int>(std::min<std::size_t>((*task)->supply(), 3000));
  job.teacher.recipe.steps = 3000;
  job.teacher.recipe.batch = 128;
  job.sources.queries = static_cast<int>(std::min<std::size_t>((*task)->supply(), 1000));
  job.seeds = 3;
  return job;
}

}  // namespace

Result<TrainJob> usual_run(const std::string& task, const std::vector<std::string>& data) {
  if (task != "idx" && !data.empty())
    return Error{ErrorKind::usage, "The task " + task + " reads no files", "--data",
                 "Leave --data out, or choose --task idx"};
  Result<TrainJob> job = task == "idx" ? images_run(data) : task == "glyphs" ? glyphs_run() : atlas_run();
  if (job) job->task.name = task;
  return job;
}

Result<RecipeText> recipe_text(const TrainFlags& flags) {
  constexpr std::size_t kMaxRecipeBytes = 1u << 20;
  const std::string& given = flags.recipe;
  if (given.empty()) return RecipeText{};
  if (given.find_first_not_of(" \t\r\n") == given.find('{')) return RecipeText{given, "--recipe"};
  auto text = read_file(given, kMaxRecipeBytes);
  if (!text) return text.error();
  return RecipeText{std::move(*text), given};
}

std::vector<Issue> read_run(const RecipeText& recipe, TrainJob& job) {
  return read_order(recipe, job, kNotByHand);
}

void set_image_side(TrainJob& job) {
  const auto task = learn::make_task(job.task);
  if (!task) return;  // said by learn::check_job
  const int side = static_cast<int>(std::lround(std::sqrt((*task)->inputs())));
  for (learn::Recipe* recipe : {&job.recipe, &job.teacher.recipe, &job.open_weights.recipe})
    if (recipe->jitter_px > 0) recipe->image_side = side;
}

nlohmann::ordered_json run_as_json(const TrainJob& job) { return JsonWriter(kNotByHand).write(job); }

std::vector<Issue> issues_of(const std::vector<JsonProblem>& problems, const SourceMap& places) {
  scenario::Report report(places);
  for (const JsonProblem& problem : problems) {
    const std::string word = problem.path.substr(problem.path.rfind('/') + 1);
    if (problem.rule == "unknown-key") {
      const std::string meant = scenario::did_you_mean(word, problem.known);
      report.error_at_key(problem.path, problem.rule, problem.what,
                          meant.empty() ? "known here: " + scenario::one_of(problem.known) : meant);
    } else {
      report.error(problem.path, problem.rule, problem.what,
                   problem.known.empty() ? "" : "choose " + scenario::one_of(problem.known));
    }
  }
  return report.errors();
}

}  // namespace partly::cli
