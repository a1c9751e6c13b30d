// What an API hands out of a model's opinion: labels, the top k, or probabilities, rounded or not, defended
// or not. And what a customer who wants to learn from the answer makes of it.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/learn/train_job.h"

namespace partly::learn {

// How an API answers.
struct Service {
  Access access = Access::probabilities;
  int top_k = 2;    // with Access::top_k
  int digits = -1;  // decimals that probabilities are rounded to; -1: not rounded
  Defence defence{};

  bool operator==(const Service&) const = default;
};
Service service_of(const Sources& sources, const Defence& defence = {});

std::vector<std::int32_t> argmax_rows(std::span<const float> rows, int columns);

// Probabilities as served, (n, classes): softmax, the defence, then the top k renormalised (Access::top_k),
// then rounded to `digits` decimals (-1: not). With Access::labels the top class gets 1. The defence draws
// from `rng`.
std::vector<float> served_probabilities(std::span<const float> logits, int classes, const Service& service,
                                        Rng& rng);
// Without a defence; without sources, whole distributions.
std::vector<float> served_probabilities(std::span<const float> logits, int classes,
                                        const Sources& sources = {});

// By how much the top class of each row of probabilities leads the second.
std::vector<float> leads(std::span<const float> served, int classes);

// Log-probabilities to learn from. What was withheld or rounded away is taken as a quarter of the last
// decimal served, and at least 1e-4 outside the top k or 1e-6 otherwise.
std::vector<float> opinions_from_served(std::span<const float> served, const Service& service);
std::vector<float> opinions_from_served(std::span<const float> served, const Sources& sources);

// What one asks at the points x, (n, inputs), and learns from: the model's answers as served, each with
// weight `alpha` in the soft term (0 with Access::labels), and the served top class as the label.
TransferSet answers(const Engine& engine, const Weights& model, std::span<const float> x,
                    const Service& service, float alpha, Rng& rng);

}  // namespace partly::learn
