#include "sim/cli/own_run.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "sim/base/folders.h"
#include "sim/learn/image_task.h"

namespace partly::cli {
namespace {

using learn::TrainJob;

const std::vector<std::string>& access_names() {  // in the order of learn::Access
  static const std::vector<std::string> names{"labels", "top-k", "probabilities"};
  return names;
}

const std::vector<std::string>& schedule_names() {  // in the order of learn::Schedule
  static const std::vector<std::string> names{"cosine", "constant"};
  return names;
}

template <class Recipe, class Visit>
void recipe_keys(Recipe& recipe, Visit& visit) {
  visit("steps", recipe.steps);
  visit("batch", recipe.batch);
  visit("learning_rate", recipe.learning_rate);
  visit("weight_decay", recipe.weight_decay);
  visit("temperature", recipe.temperature);
  visit.choice("schedule", recipe.schedule, schedule_names());
  visit("input_dropout", recipe.input_dropout);
  visit("hidden_dropout", recipe.hidden_dropout);
  visit("max_norm", recipe.max_norm);
  visit("jitter_px", recipe.jitter_px);
}

template <class Teacher, class Visit>
void teacher_keys(Teacher& teacher, Visit& visit) {
  visit("hidden", teacher.hidden);
  visit("labels", teacher.labels);
  visit("label_noise", teacher.label_noise);
  visit("seed", teacher.seed);
  visit.object("recipe", [&](auto& inner) { recipe_keys(teacher.recipe, inner); });
}

template <class Sources, class Visit>
void source_keys(Sources& sources, Visit& visit) {
  visit("own_labels", sources.own_labels);
  visit("queries", sources.queries);
  visit.choice("access", sources.access, access_names());
  visit("top_k", sources.top_k);
  visit("digits", sources.digits);
  visit("cover_share", sources.cover_share);
  visit("open_weights", sources.open_weights);
}

template <class Defence, class Visit>
void defence_keys(Defence& defence, Visit& visit) {
  visit("logit_noise_sd", defence.logit_noise_sd);
  visit("sigmoid_beta", defence.sigmoid_beta);
  visit("sigmoid_gamma", defence.sigmoid_gamma);
  visit("poison_share", defence.poison_share);
  visit("keep_top", defence.keep_top);
  visit("random_share", defence.random_share);
}

template <class Job, class Visit>
void job_keys(Job& job, Visit& visit) {
  visit.object("task", [&](auto& inner) {
    inner("seed", job.task.seed);
    inner("variant", job.task.variant);
  });
  visit("label_noise", job.label_noise);
  visit.object("teacher", [&](auto& inner) { teacher_keys(job.teacher, inner); });
  visit.object("open_weights", [&](auto& inner) {
    teacher_keys(job.open_weights, inner);
    inner("provider_queries", job.open_weights.provider_queries);
  });
  visit.object("sources", [&](auto& inner) { source_keys(job.sources, inner); });
  visit.object("defence", [&](auto& inner) { defence_keys(job.defence, inner); });
  visit("hidden", job.hidden);
  visit("alpha", job.alpha);
  visit.object("recipe", [&](auto& inner) { recipe_keys(job.recipe, inner); });
  visit("seeds", job.seeds);
  visit("seed", job.seed);
}

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
  return read_order(recipe, [&](auto& visit) { job_keys(job, visit); });
}

void set_image_side(TrainJob& job) {
  const auto task = learn::make_task(job.task);
  if (!task) return;  // said by learn::check_job
  const int side = static_cast<int>(std::lround(std::sqrt((*task)->inputs())));
  for (learn::Recipe* recipe : {&job.recipe, &job.teacher.recipe, &job.open_weights.recipe})
    if (recipe->jitter_px > 0) recipe->image_side = side;
}

nlohmann::ordered_json run_as_json(const TrainJob& job) {
  KeyWriter writer;
  job_keys(job, writer);
  return writer.written();
}

}  // namespace partly::cli
