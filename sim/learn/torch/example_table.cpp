#include "sim/learn/torch/example_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace partly::learn {
namespace {

// target = soft * softmax(logits / T); returns soft * sum of p log p.
double fill_soft(const float* logits, std::size_t classes, double T, double soft, float* target) {
  const double top = *std::max_element(logits, logits + classes);
  double total = 0, constant = 0;
  for (std::size_t c = 0; c < classes; ++c) total += std::exp((logits[c] - top) / T);
  for (std::size_t c = 0; c < classes; ++c) {
    const double log_p = (logits[c] - top) / T - std::log(total);
    target[c] = static_cast<float>(soft * std::exp(log_p));
    constant += soft * std::exp(log_p) * log_p;
  }
  return constant;
}

}  // namespace

ExampleTable::ExampleTable(const PopulationJob& job)
    : inputs_(job.students.front().start.shape.inputs()), classes_(job.students.front().data->classes) {
  std::map<const TransferSet*, std::int32_t> first_rows;  // looked up only: its order decides nothing
  for (const StudentJob& student : job.students) {
    const auto [place, fresh] = first_rows.try_emplace(student.data.get(), rows());
    if (fresh) append(*student.data, job.recipe);
    first_row_.push_back(place->second);
  }
  values_.resize(values_.size() + static_cast<std::size_t>(width()));
  constant_loss_.push_back(0);
}

void ExampleTable::append(const TransferSet& data, const Recipe& recipe) {
  const double T = recipe.temperature;
  const double share = 1.0 / static_cast<double>(BatchOrder(data.size(), recipe.batch, 0).batch_size());
  const auto classes = static_cast<std::size_t>(classes_), inputs = static_cast<std::size_t>(inputs_);
  for (std::size_t i = 0; i < data.size(); ++i) {
    const double alpha = data.has_soft_targets() ? data.alpha[i] : 0;
    const double hard = (1 - alpha) * share, soft = alpha * T * T * share;
    const std::size_t row = values_.size();
    values_.resize(row + static_cast<std::size_t>(width()));
    std::copy_n(data.x.begin() + static_cast<std::ptrdiff_t>(i * inputs), inputs, &values_[row]);
    values_[row + inputs + static_cast<std::size_t>(data.label[i])] = static_cast<float>(hard);
    float* const soft_target = &values_[row + inputs + classes];
    constant_loss_.push_back(
        soft > 0 ? fill_soft(&data.teacher_logits[i * classes], classes, T, soft, soft_target) : 0);
    soft_target[classes] = static_cast<float>(hard);
    soft_target[classes + 1] = static_cast<float>(soft);
    any_hard_ = any_hard_ || hard > 0;
    any_soft_ = any_soft_ || soft > 0;
  }
}

}  // namespace partly::learn
