// The providers that studies ask, as jobs that name world and teacher but no student's sources yet. Recipes:
// docs/model-card.md.
#pragma once
#include "sim/learn/train_job.h"

namespace partly::study {

// The atlas where labels are expensive to get right: a provider with 60,000 of them, of which the world
// spoils `label_noise`. Students learn from as spoilt ones. At 0 the teacher makes next to no mistakes.
learn::TrainJob large_atlas_provider(double label_noise);

// The atlas and its teacher, imperfect by construction: 1,500 labels, 15 % of them wrong at random.
learn::TrainJob usual_atlas_provider();

// The same where honest labs have labels of the provider's own quality: the world in which innocents err most
// like it. `teacher`: one of several providers of that world, each with data of its own; `map`: the world.
learn::TrainJob evenly_noisy_provider(std::uint64_t teacher, std::uint64_t map = 2);
inline constexpr std::uint64_t kTeachers = 4;  // so many of them are studied, from 1

// That world where every label is right, and the provider has 40,000 of them and patience.
learn::TrainJob near_perfect_provider();

// Drawn digits and a provider with 60,000 of them, right in nearly all. Students are 256-128-10.
learn::TrainJob large_glyphs_provider();

// The job with so many queries at a temperature, and no labels of its own.
learn::TrainJob asking(learn::TrainJob job, int queries, float temperature);
// The same with the class alone for an answer.
learn::TrainJob asking_bare(learn::TrainJob job, int queries);
// The job with so many labels of the world, and no queries.
learn::TrainJob labelling(learn::TrainJob job, int labels);

}  // namespace partly::study
