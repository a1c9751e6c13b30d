// What an API hands out of a model's opinion: labels, the top k, or probabilities, rounded or not. And what a
// customer who wants to learn from the answer makes of it.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/learn/train_job.h"

namespace partly::learn {

std::vector<std::int32_t> argmax_rows(std::span<const float> rows, int columns);

// Probabilities as served, (n, classes): softmax, then the top k renormalised (Access::top_k), then rounded
// to `digits` decimals (-1: not). With Access::labels the top class gets 1.
std::vector<float> served_probabilities(std::span<const float> logits, int classes, const Sources& sources);

// Log-probabilities to learn from. What was withheld or rounded away is taken as a quarter of the last
// decimal served, and at least 1e-4 outside the top k or 1e-6 otherwise.
std::vector<float> opinions_from_served(std::span<const float> served, const Sources& sources);

}  // namespace partly::learn
