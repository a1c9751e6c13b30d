// Students who never saw some of the digits: what a teacher's probabilities tell of a class that is not in
// the transfer set (Hinton, Vinyals, Dean 2015, section 3). Shared by the phenomena and the lesson on it.
#pragma once
#include <span>
#include <vector>

#include "sim/study/study.h"
#include "sim/study/workshop.h"

namespace partly::study {

// The teacher's answers to 10,000 digits of the shown classes alone.
struct Omission {
  std::vector<int> shown;
  float temperature = 0;  // of soft answers; 0: the teacher's class alone
};

// One student a seed, 256-128-10, 3,000 steps; those of one omission share questions with those of another
// that shows the same classes.
Result<std::vector<learn::Weights>> students_of(Workshop& workshop, const Setting& setting,
                                                const Omission& omission);

// The digit that one row and the lesson leave out, and the temperature of their soft answers about the
// others.
inline constexpr int kOmittedDigit = 3;
inline constexpr float kOmissionTemperature = 20;

// All digits but one.
std::vector<int> all_but(int digit);

// What must be added to the logits of a group of classes so that one of them wins on `prior` of the inputs.
// Needs no labels, only to know how common they are.
double offset_to_prior(std::span<const float> logits, int classes, std::span<const int> group, double prior);
inline double offset_to_prior(std::span<const float> logits, int classes, int label, double prior) {
  return offset_to_prior(logits, classes, std::span<const int>(&label, 1), prior);
}

// `logits` with one offset a class added.
std::vector<float> with_offsets(std::vector<float> logits, std::span<const double> offsets);

// Offsets with which every class wins on as many inputs as any other, found by following the differences.
std::vector<double> offsets_to_equal_priors(std::span<const float> logits, int classes);

}  // namespace partly::study
