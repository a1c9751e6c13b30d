// Suspects that no job describes, for studies of what a court can prove: copies that were trained on, copies
// of copies, and extractors whose questions come from elsewhere.
#pragma once
#include <functional>
#include <span>
#include <vector>

#include "sim/study/workshop.h"

namespace partly::study {

using Models = std::vector<learn::Weights>;

// The models after `steps` more on `labels` own labels each, with the recipe of the job and from its seed.
Result<Models> fine_tuned(Workshop& workshop, learn::TrainJob world, std::span<const learn::Weights> start,
                          int labels, int steps, const learn::KeepGoing& keep_going = {});

// One student for each model, taught by that model's answers with probabilities to `queries` questions.
Result<Models> taught_by(Workshop& workshop, const learn::TrainJob& world,
                         std::span<const learn::Weights> models, int queries,
                         const learn::KeepGoing& keep_going = {});

// job.seeds students of the job's provider, each with the questions, (n, inputs), that are drawn for it.
using DrawQuestions = std::function<std::vector<float>(Rng& rng)>;
Result<Models> taught_at(Workshop& workshop, const learn::TrainJob& provider, const DrawQuestions& draw,
                         const learn::KeepGoing& keep_going = {});

Accuracies accuracies(learn::Classroom& room, std::span<const learn::Weights> models);

}  // namespace partly::study
