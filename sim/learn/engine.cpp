#include "sim/learn/engine.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "sim/learn/refusal.h"

namespace partly::learn {
namespace {

constexpr int kMaxWidth = 1 << 20;  // far beyond use: what keeps a count of parameters from running over

bool all_finite(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

bool chance_below_one(float chance) { return chance >= 0 && chance < 1; }  // NaN is neither

Status check_noise(const Recipe& recipe, const std::string& where) {
  if (!chance_below_one(recipe.input_dropout) || !chance_below_one(recipe.hidden_dropout))
    return refusal("Dropout must be a chance from 0 to below 1", where + ".dropout",
                   "0.2 on inputs and 0.5 on hidden units are usual");
  if (!std::isfinite(recipe.max_norm) || recipe.max_norm < 0)
    return refusal("The bound on a unit's weights must be zero or a positive number", where + ".max_norm");
  if (recipe.jitter_px < 0 || recipe.image_side < 0)
    return refusal("An image's side and its jitter are counted in pixels from 0", where + ".jitter_px");
  if (recipe.jitter_px > 0 && recipe.jitter_px >= recipe.image_side)
    return refusal("Jitter of " + std::to_string(recipe.jitter_px) + " pixels would move an image of side " +
                       std::to_string(recipe.image_side) + " out of its frame",
                   where + ".jitter_px", "Say the image's side, and shift by less");
  return {};
}

Status check_weights(const Weights& weights) {
  const auto& widths = weights.shape.widths;
  if (widths.size() < 2 || std::any_of(widths.begin(), widths.end(), [](int width) { return width < 1; }))
    return refusal("A network needs an input and an output layer, and no layer may be empty", "start.shape");
  if (std::any_of(widths.begin(), widths.end(), [](int width) { return width > kMaxWidth; }))
    return refusal("A layer is wider than " + std::to_string(kMaxWidth) + " units", "start.shape");
  if (weights.values.size() != weights.shape.parameter_count())
    return refusal("The starting weights do not fit the network's shape", "start.values");
  if (!all_finite(weights.values))
    return refusal("The starting weights hold a number that is not finite", "start.values");
  return {};
}

Status check_soft_targets(const TransferSet& data) {
  if (data.alpha.empty()) return {};
  if (data.alpha.size() != data.size())
    return refusal("Every example needs its alpha, or none has one", "data.alpha");
  if (!std::all_of(data.alpha.begin(), data.alpha.end(), [](float a) { return a >= 0 && a <= 1; }))
    return refusal("An alpha lies outside 0 to 1", "data.alpha");
  if (data.teacher_logits.size() != data.size() * static_cast<std::size_t>(data.classes))
    return refusal("Soft targets need one teacher's opinion for every example and class",
                   "data.teacher_logits");
  if (!all_finite(data.teacher_logits))
    return refusal("A teacher's opinion is not a finite number", "data.teacher_logits");
  return {};
}

Status check_data(const TransferSet& data, const MlpShape& shape, int outputs_taught) {
  if (data.size() == 0) return refusal("There is nothing to learn from: the transfer set is empty", "data");
  if (data.inputs != shape.inputs() || data.classes != outputs_taught)
    return refusal("The network's inputs or outputs are not those of the transfer set", "data");
  if (data.classes < 2) return refusal("A task with one class has nothing to learn", "data.classes");
  if (data.x.size() != data.size() * static_cast<std::size_t>(data.inputs))
    return refusal("The inputs are not as many as the labels", "data.x");
  if (!all_finite(data.x)) return refusal("An input is not a finite number", "data.x");
  if (!std::all_of(data.label.begin(), data.label.end(),
                   [&](auto label) { return label >= 0 && label < data.classes; }))
    return refusal("A label names a class that does not exist", "data.label");
  return check_soft_targets(data);
}

}  // namespace

double training_flops(const MlpShape& shape, std::int64_t examples) {
  return 6.0 * static_cast<double>(shape.parameter_count()) * static_cast<double>(examples);
}

double answering_flops(const MlpShape& shape) { return 2 * static_cast<double>(shape.parameter_count()); }

double planned_flops(const MlpShape& shape, const Recipe& recipe, std::int64_t examples) {
  return training_flops(shape, std::min<std::int64_t>(examples, recipe.batch) * recipe.steps);
}

Status check_recipe(const Recipe& recipe, const std::string& where) {
  if (recipe.steps < 1) return refusal("A run needs at least one step", where + ".steps");
  if (recipe.batch < 1) return refusal("A batch needs at least one example", where + ".batch");
  if (!std::isfinite(recipe.learning_rate) || recipe.learning_rate <= 0)
    return refusal("The learning rate must be a positive number", where + ".learning_rate",
                   "0.003 suits most runs");
  if (!std::isfinite(recipe.weight_decay) || recipe.weight_decay < 0)
    return refusal("Weight decay must be zero or a positive number", where + ".weight_decay");
  if (!std::isfinite(recipe.temperature) || recipe.temperature <= 0)
    return refusal("The temperature must be a positive number", where + ".temperature", "1 to 8 is usual");
  return check_noise(recipe, where);
}

Status check_recipe_fits(const Recipe& recipe, int inputs, int outputs, const std::string& where) {
  const OutputWindow window = window_on(recipe, outputs);
  if (window.first < 0 || window.first >= outputs || window.count < 1 ||
      window.count > outputs - window.first)
    return refusal(
        "The window of outputs that the loss acts on lies outside the network's " + std::to_string(outputs),
        where + ".window");
  const auto pixels = static_cast<std::int64_t>(recipe.image_side) * recipe.image_side;
  if (recipe.jitter_px > 0 && pixels != inputs)
    return refusal("An image of side " + std::to_string(recipe.image_side) + " does not have the network's " +
                       std::to_string(inputs) + " inputs",
                   where + ".image_side");
  return {};
}

Decisions Engine::decide(const Weights& weights, std::span<const float> x) const {
  const std::vector<float> z = logits(weights, x);
  const auto classes = static_cast<std::size_t>(weights.shape.outputs());
  Decisions decisions;
  for (auto row = z.begin(); row != z.end(); row += static_cast<std::ptrdiff_t>(classes)) {
    const auto end = row + static_cast<std::ptrdiff_t>(classes), top = std::max_element(row, end);
    float sum = 0;
    for (auto value = row; value != end; ++value) sum += std::exp(*value - *top);
    decisions.choice.push_back(static_cast<std::int32_t>(top - row));
    decisions.probability.push_back(1 / sum);
  }
  return decisions;
}

Status check_job(const PopulationJob& job) {
  if (auto status = check_recipe(job.recipe, "recipe"); !status) return status;
  if (job.students.empty()) return refusal("A population needs at least one student", "students");
  for (const StudentJob& student : job.students) {
    if (auto status = check_weights(student.start); !status) return status;
    if (student.start.shape != job.students.front().start.shape)
      return refusal("Students that train together must have one shape", "students");
    if (!student.data) return refusal("A student has no transfer set", "students");
    const int inputs = student.start.shape.inputs(), outputs = student.start.shape.outputs();
    if (auto status = check_recipe_fits(job.recipe, inputs, outputs, "recipe"); !status) return status;
    const int outputs_taught = window_on(job.recipe, outputs).count;
    if (auto status = check_data(*student.data, student.start.shape, outputs_taught); !status) return status;
  }
  return {};
}

Error divergence(int step, std::size_t student, std::size_t students) {
  const std::string of = students > 1 ? " of student " + std::to_string(student + 1) : "";
  return {ErrorKind::usage,
          "The training diverged: the loss of step " + std::to_string(step) + of + " is not a finite number",
          "recipe", "Choose a lower learning rate"};
}

BatchOrder::BatchOrder(std::size_t examples, int batch, std::uint64_t seed)
    : rng_(seed),
      batch_(std::min(examples, static_cast<std::size_t>(batch))),
      pass_(examples),
      current_(batch_) {
  std::iota(pass_.begin(), pass_.end(), 0u);
  cursor_ = pass_.size();  // the first call begins with a shuffle
}

std::span<const std::uint32_t> BatchOrder::next() {
  for (std::uint32_t& index : current_) {
    if (cursor_ == pass_.size()) {
      rng_.shuffle(std::span(pass_));
      cursor_ = 0;
    }
    index = pass_[cursor_++];
  }
  return current_;
}

float cosine_rate(const Recipe& recipe, int step) {
  const double progress = static_cast<double>(step) / recipe.steps;
  return static_cast<float>(recipe.learning_rate * (1 + std::cos(std::numbers::pi * progress)) / 2);
}

float rate_at(const Recipe& recipe, int step) {
  return recipe.schedule == Schedule::constant ? recipe.learning_rate : cosine_rate(recipe, step);
}

OutputWindow window_on(const Recipe& recipe, int outputs) {
  const OutputWindow& window = recipe.window;
  return window.count == 0 ? OutputWindow{window.first, outputs - window.first} : window;
}

}  // namespace partly::learn
