#include "sim/study/suspects.h"

#include <utility>

#include "sim/learn/api.h"
#include "sim/study/providers.h"

namespace partly::study {
namespace {

constexpr float kExtractorTemperature = 2;  // of all extractors here

// What a student takes from a model's answers with probabilities.
std::shared_ptr<const learn::TransferSet> answers_of(const learn::Classroom& room,
                                                     const learn::Weights& model, std::span<const float> x) {
  Rng unused(0);  // an API without a defence draws nothing
  return std::make_shared<const learn::TransferSet>(
      learn::answers(room.engine(), model, x, learn::Service{}, 1, unused));
}

}  // namespace

Result<Models> fine_tuned(Workshop& workshop, learn::TrainJob world, std::span<const learn::Weights> start,
                          int labels, int steps, const learn::KeepGoing& keep_going) {
  world = labelling(std::move(world), labels);
  world.recipe.steps = steps;
  world.seeds = static_cast<int>(start.size());
  learn::PopulationJob job = workshop.classroom(world).population(world).job;
  for (std::size_t i = 0; i < start.size(); ++i) job.students[i].start = start[i];
  return workshop.train(std::move(job), keep_going);
}

Result<Models> taught_by(Workshop& workshop, const learn::TrainJob& world,
                         std::span<const learn::Weights> models, int queries,
                         const learn::KeepGoing& keep_going) {
  learn::TrainJob asked = asking(world, queries, kExtractorTemperature);
  asked.seeds = static_cast<int>(models.size());
  learn::Classroom& room = workshop.classroom(asked);
  learn::PopulationJob job = room.population(asked).job;
  for (std::size_t i = 0; i < models.size(); ++i)
    job.students[i].data = answers_of(room, models[i], job.students[i].data->x);
  return workshop.train(std::move(job), keep_going);
}

Result<Models> taught_at(Workshop& workshop, const learn::TrainJob& provider, const DrawQuestions& draw,
                         const learn::KeepGoing& keep_going) {
  learn::Classroom& room = workshop.classroom(provider);
  learn::PopulationJob job = room.population(asking(provider, 1, kExtractorTemperature)).job;
  for (std::size_t i = 0; i < job.students.size(); ++i) {
    Rng rng(provider.seed, "questions", i);
    job.students[i].data = answers_of(room, room.teacher(), draw(rng));
  }
  return workshop.train(std::move(job), keep_going);
}

Accuracies accuracies(learn::Classroom& room, std::span<const learn::Weights> models) {
  Accuracies all;
  for (const auto& model : models) all.push_back(room.mark(model).accuracy);
  return all;
}

}  // namespace partly::study
