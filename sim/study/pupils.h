// Students that no TrainJob describes: for studies that choose what is asked, what is learned from it and
// where the weights begin. Their seeds are those that a classroom would give to students of the same setting.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "sim/learn/classroom.h"
#include "sim/study/study.h"
#include "sim/study/workshop.h"

namespace partly::study {

std::uint64_t pupil_seed(const Setting& setting, int index);

// Inputs with the classes to learn.
std::shared_ptr<const learn::TransferSet> labelled(const learn::Task& task, const learn::Examples& examples);
// Inputs with a teacher's logits, all soft (alpha 1).
std::shared_ptr<const learn::TransferSet> answered(const learn::Task& task, std::vector<float> x,
                                                   std::vector<float> teacher_logits);

learn::MlpShape shape_for(const learn::Task& task, const std::vector<int>& hidden);
learn::Weights fresh_weights(const learn::MlpShape& shape, std::uint64_t seed,
                             learn::InitialSpread spread = learn::InitialSpread::he);

// The job's students, on the same questions and from the same weights, but served the teacher's
// log-probabilities whole: a job's API serves probabilities, whose tails below a millionth a customer cannot
// see (learn/api.h).
Result<Accuracies> accuracies_on_log_probabilities(Workshop& workshop, learn::TrainJob job,
                                                   const Setting& setting);

// Those of `candidates` with a label in `kept`, in order.
learn::Examples only(const learn::Task& task, const learn::Examples& candidates, std::span<const int> kept);

Accuracies accuracies_of(const learn::Engine& engine, const std::vector<learn::Weights>& students,
                         const learn::Examples& exam);

// Share of answers that are right: over all, or over the examples of one class.
double share_right(std::span<const std::int32_t> answers, std::span<const std::int32_t> truth);
double share_right_of(int label, std::span<const std::int32_t> answers, std::span<const std::int32_t> truth);

}  // namespace partly::study
