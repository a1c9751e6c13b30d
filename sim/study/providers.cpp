#include "sim/study/providers.h"

namespace partly::study {

learn::TrainJob large_atlas_provider(double label_noise) {
  learn::TrainJob job;
  job.label_noise = label_noise;
  job.teacher.labels = 60000;
  job.teacher.label_noise = label_noise;
  job.teacher.recipe.steps = 4000;
  job.teacher.recipe.batch = 256;
  job.recipe.steps = 2000;
  return job;
}

learn::TrainJob usual_atlas_provider() { return {}; }

learn::TrainJob evenly_noisy_provider(std::uint64_t teacher, std::uint64_t map) {
  learn::TrainJob job = usual_atlas_provider();
  job.task.seed = map;
  job.label_noise = job.teacher.label_noise;
  job.teacher.seed = teacher;
  return job;
}

learn::TrainJob large_glyphs_provider() {
  learn::TrainJob job;
  job.task.name = "glyphs";
  job.label_noise = 0;
  job.teacher = {.hidden = {256, 256},
                 .labels = 60000,
                 .label_noise = 0,
                 .recipe = {.steps = 4000, .batch = 128, .learning_rate = 1e-3f, .weight_decay = 0.01f},
                 .seed = 1};
  job.hidden = {128};
  job.recipe.learning_rate = 1e-3f;
  return job;
}

learn::TrainJob near_perfect_provider() {
  learn::TrainJob job = evenly_noisy_provider(1);
  job.label_noise = 0;
  job.teacher.label_noise = 0;
  job.teacher.labels = 40'000;
  job.teacher.recipe.steps = 4000;
  return job;
}

learn::TrainJob asking(learn::TrainJob job, int queries, float temperature) {
  job.sources = {};
  job.sources.queries = queries;
  job.recipe.temperature = temperature;
  return job;
}

learn::TrainJob asking_bare(learn::TrainJob job, int queries) {
  job = asking(std::move(job), queries, 1);
  job.sources.access = learn::Access::labels;
  return job;
}

learn::TrainJob labelling(learn::TrainJob job, int labels) {
  job.sources = {};
  job.sources.own_labels = labels;
  job.recipe.temperature = 1;
  return job;
}

}  // namespace partly::study
