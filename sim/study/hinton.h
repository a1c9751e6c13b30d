// The first experiment of Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network" (2015,
// section 3): a teacher trained with dropout and shifted images, a smaller student without either, on true
// labels or on the teacher's answers at temperature 20, on all examples, without the digit 3, and with
// nothing but 7 and 8. On any task of ten classes of square images; only on MNIST may the figures be laid
// beside the published ones.
//
// Where it differs from the paper: Adam on a cosine for so many steps in place of SGD for thousands of
// passes. And the one bias of the last two parts is set so that the class is answered as often as it occurs
// among the training labels, which anybody may know; the paper chose it by the errors on the test set.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/learn/task.h"
#include "sim/study/workshop.h"

namespace partly::study {

struct HintonScale {
  std::string name;
  std::vector<int> teacher_hidden, student_hidden;
  int batch = 128;
  int teacher_steps = 0, student_steps = 0;
};
// trial (seconds, and too little to show anything), quick (minutes on one core), middle, paper (the paper's
// networks).
const std::vector<HintonScale>& hinton_scales();
Result<HintonScale> hinton_scale(const std::string& name);

struct HintonRow {
  std::string part;  // "teacher", "no 3", ...: what was trained
  Figure ours;       // errors (Unit::count) of the test examples, or a share of them
  std::optional<double> published;
};

struct HintonFindings {
  int train_examples = 0, test_examples = 0;
  std::vector<HintonRow> rows;
};

// A part of the work begins: what it is called and its arithmetic; gives what is asked while it goes on.
using HintonProgress = std::function<learn::KeepGoing(const std::string& part, double flops)>;

double hinton_flops(const HintonScale& scale, const learn::Task& task);  // of all parts

// Of the task's examples at most 60,000 to train with and 10,000 to test on, as in the paper.
Result<HintonFindings> repeat_hinton(const learn::Task& task, const HintonScale& scale, std::uint64_t seed,
                                     Workshop& workshop, const HintonProgress& progress);

}  // namespace partly::study
