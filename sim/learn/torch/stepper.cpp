// Forward pass, loss, backward pass and Adam for a whole population at once, written out by hand: students
// are the batch dimension of every matrix product, and all their parameters lie in one flat tensor, so that a
// step is some thirty tensor operations whatever their number. Nothing is drawn here and no step waits for
// the device. Loss: transfer_set.h (Hinton, Vinyals, Dean 2015). Adam: Kingma and Ba 2015; decay: Loshchilov
// and Hutter 2019.
#include "sim/learn/torch/stepper.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/learn/torch/device_guard.inl"
#include "sim/learn/torch/example_table.h"
#include "sim/learn/torch/step_noise_tensors.h"

namespace partly::learn {
namespace {

using at::Tensor;

constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEpsilon = 1e-8;
constexpr int kBlock = 32;       // steps for which orders and rates go to the device at once; one CUDA graph
constexpr int kWarmupSteps = 3;  // before a graph is captured, so that libraries have set up what they need

at::TensorOptions floats(at::Device device) { return at::TensorOptions().dtype(at::kFloat).device(device); }

// (values.size() / width, width)
Tensor upload(const std::vector<float>& values, std::size_t width, at::Device device) {
  const auto rows = static_cast<std::int64_t>(values.size() / width),
             columns = static_cast<std::int64_t>(width);
  const Tensor here = at::from_blob(const_cast<float*>(values.data()), {rows, columns}, at::kFloat);
  return here.to(device, at::kFloat, /*non_blocking=*/false, /*copy=*/true);
}

std::vector<float> download(const Tensor& tensor) {
  const Tensor here = tensor.cpu().contiguous();
  return {here.data_ptr<float>(), here.data_ptr<float>() + here.numel()};
}

// Weights, momentum, velocity and gradient of the population, each one (students, parameters) tensor in the
// order of Weights::values, and Adam on all of them at once.
class Parameters {
 public:
  Parameters(const Checkpoint& from, std::size_t each, at::Device device)
      : weights_(upload(from.weights, each, device)),
        momentum_(upload(from.momentum, each, device)),
        velocity_(upload(from.velocity, each, device)),
        gradient_(at::zeros_like(weights_)),
        scratch_(at::zeros_like(weights_)) {}

  const Tensor& weights() const { return weights_; }
  const Tensor& gradient() const { return gradient_; }
  Checkpoint checkpoint(int step) const {
    return {step, download(weights_), download(momentum_), download(velocity_), {}};
  }

  // What Adam needs to know of step `step` (from 0), with both bias corrections folded in.
  static void fill_rates(const Recipe& recipe, int step, float* rates) {
    const double rate = rate_at(recipe, step);
    const double correction = std::sqrt(1 - std::pow(kBeta2, step + 1));
    rates[0] = static_cast<float>(-rate * correction / (1 - std::pow(kBeta1, step + 1)));
    rates[1] = static_cast<float>(kEpsilon * correction);
    rates[2] = static_cast<float>(1 - rate * recipe.weight_decay);
  }

  void update(const Tensor& rate, const Tensor& epsilon, const Tensor& decay, bool decays) {
    if (decays) weights_.mul_(decay);
    momentum_.lerp_(gradient_, 1 - kBeta1);
    velocity_.mul_(kBeta2).addcmul_(gradient_, gradient_, 1 - kBeta2);
    at::sqrt_out(scratch_, velocity_).add_(epsilon);
    at::div_out(scratch_, momentum_, scratch_);
    weights_.addcmul_(scratch_, rate);
  }

 private:
  Tensor weights_, momentum_, velocity_, gradient_, scratch_;
};

struct Layer {
  Tensor weight, weight_gradient;  // (students, out, in)
  Tensor bias, bias_gradient;      // (students, 1, out)
  Tensor weight_t, delta_t;        // transposed, without a copy
  Tensor output, delta;  // (students, batch, out); delta is the gradient of the loss by the layer's sums
};

class TorchStepper final : public Stepper {
 public:
  TorchStepper(const PopulationJob& job, const Checkpoint& from, at::Device device)
      : recipe_(job.recipe),
        device_(device),
        step_(from.step),
        examples_seen_(from.examples_seen),
        students_(static_cast<std::int64_t>(job.students.size())),
        examples_(job),
        table_(upload(examples_.take_values(), static_cast<std::size_t>(examples_.width()), device)),
        parameters_(from, job.students.front().start.values.size(), device),
        inverse_temperature_(at::scalar_tensor(1 / recipe_.temperature, at::kFloat)),
        noise_(job, device.is_cuda()),
        block_steps_(noise_.any() ? 1 : kBlock) {
    for (const StudentJob& student : job.students) {
      BatchOrder& order = orders_.emplace_back(student.data->size(), recipe_.batch, student.order_seed);
      batch_ = std::max(batch_, static_cast<std::int64_t>(order.batch_size()));
      for (int step = 0; step < from.step; ++step) order.next();
    }
    make_slots();
    make_layers(job.students.front().start.shape);
  }

  std::vector<float> take(int steps) override {
    const DeviceGuard work(device_);
    std::vector<double> constants;  // (steps, students)
    const Tensor losses = at::empty({steps, students_}, floats(device_));
    for (int done = 0; done < steps;) {
      const int block = std::min(block_steps_, steps - done);
      fill_block(block, constants);
      run_block(block);
      losses.narrow(0, done, block).copy_(loss_.narrow(0, 0, block));
      done += block;
      step_ += block;
    }
    std::vector<float> result = download(losses);  // the one wait for the device
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = static_cast<float>(constants[i] - result[i]);
    return result;
  }

  Checkpoint checkpoint() override {
    const DeviceGuard work(device_);
    Checkpoint here = parameters_.checkpoint(step_);
    here.examples_seen = examples_seen_;
    return here;
  }

  std::vector<float> weights(std::size_t student) override {
    const DeviceGuard work(device_);
    return download(parameters_.weights().select(0, static_cast<std::int64_t>(student)));
  }

  std::vector<std::int64_t> examples_seen() const override { return examples_seen_; }

 private:
  // What changes from step to step: which rows to learn from, Adam's rates, and where the loss goes.
  struct Slot {
    Tensor rows, rate, epsilon, decay, loss;
  };

  // Targets and the weight of each example in one term of the loss.
  struct Term {
    Tensor target;  // (students, batch, classes), sums to weight over the classes
    Tensor weight;  // (students, batch, 1)
  };

  void make_slots() {
    rows_ = at::empty({block_steps_, students_ * batch_}, floats(device_).dtype(at::kInt));
    rates_ = at::empty({block_steps_, 3}, floats(device_));
    loss_ = at::empty({block_steps_, students_}, floats(device_));
    for (int i = 0; i < block_steps_; ++i)
      slots_.push_back({rows_[i], rates_[i][0], rates_[i][1], rates_[i][2], loss_[i]});
  }

  void make_layers(const MlpShape& shape) {
    std::int64_t offset = 0;
    const auto views = [&](std::int64_t rows, std::int64_t columns) {
      const auto view = [&](const Tensor& flat) {
        return flat.narrow(1, offset, rows * columns).view({students_, rows, columns});
      };
      const std::pair pair{view(parameters_.weights()), view(parameters_.gradient())};
      offset += rows * columns;
      return pair;
    };
    for (std::size_t i = 0; i < shape.layer_count(); ++i) {
      const std::int64_t in = shape.widths[i], out = shape.widths[i + 1];
      const auto [weight, weight_gradient] = views(out, in);
      const auto [bias, bias_gradient] = views(1, out);
      const Tensor output = at::empty({students_, batch_, out}, floats(device_));
      const Tensor delta = at::zeros_like(output);  // outputs outside the window keep their zeros
      layers_.push_back({weight, weight_gradient, bias, bias_gradient, weight.transpose(1, 2),
                         delta.transpose(1, 2), output, delta});
    }
    batch_rows_ = at::empty({students_ * batch_, examples_.width()}, floats(device_));
    std::int64_t column = 0;
    const auto columns = [&](std::int64_t count) {
      column += count;
      return batch_rows_.narrow(1, column - count, count).view({students_, batch_, count});
    };
    x_ = columns(examples_.inputs());
    hard_ = {columns(examples_.classes()), {}};
    soft_ = {columns(examples_.classes()), {}};
    hard_.weight = columns(1);
    soft_.weight = columns(1);
    const OutputWindow window = window_on(recipe_, shape.outputs());
    logits_ = layers_.back().output.narrow(2, window.first, window.count);
    logits_delta_ = layers_.back().delta.narrow(2, window.first, window.count);
    log_p_ = at::empty({students_, batch_, window.count}, floats(device_));
    scaled_ = at::empty_like(log_p_);
    terms_ = at::empty_like(log_p_);
  }

  // Draws the batches of the next steps. The host tensors are fresh ones each time, so that the device may
  // still be reading the last block's while these are written.
  void fill_block(int block, std::vector<double>& constants) {
    const bool pinned = device_.is_cuda();
    const Tensor rows =
        at::empty({block, students_ * batch_}, at::TensorOptions().dtype(at::kInt).pinned_memory(pinned));
    const Tensor rates = at::empty({block, 3}, at::TensorOptions().dtype(at::kFloat).pinned_memory(pinned));
    std::int32_t* row = rows.data_ptr<std::int32_t>();
    for (int i = 0; i < block; ++i) {
      Parameters::fill_rates(recipe_, step_ + i, rates.data_ptr<float>() + 3 * i);
      for (std::size_t student = 0; student < orders_.size(); ++student, row += batch_) {
        std::fill_n(row, batch_, examples_.zero_row());
        double constant = 0;
        std::int32_t* place = row;
        const auto batch = orders_[student].next();
        examples_seen_[student] += static_cast<std::int64_t>(batch.size());
        for (const std::uint32_t example : batch) {
          *place = examples_.first_row(student) + static_cast<std::int32_t>(example);
          constant += examples_.constant_loss(*place++);
        }
        constants.push_back(constant);
      }
    }
    rows_.narrow(0, 0, block).copy_(rows, /*non_blocking=*/true);
    rates_.narrow(0, 0, block).copy_(rates, /*non_blocking=*/true);
    noise_.draw(step_);
  }

  void run_block(int block) {
#if PARTLY_CUDA_GRAPHS
    if (device_.is_cuda() && block == block_steps_ && warm_steps_ >= kWarmupSteps) {
      if (!graph_) capture();
      graph_->replay();
      return;
    }
#endif
    for (int i = 0; i < block; ++i) step(slots_[static_cast<std::size_t>(i)]);
    warm_steps_ += block;
  }

  void step(const Slot& slot) {
    at::index_select_out(batch_rows_, table_, 0, slot.rows);
    noise_.shift(x_);
    forward();
    gradient_of_loss(slot.loss);
    backward();
    parameters_.update(slot.rate, slot.epsilon, slot.decay, recipe_.weight_decay != 0);
    if (recipe_.max_norm > 0) bound_weights();
  }

  void forward() {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      Layer& layer = layers_[i];
      const Tensor& input = i > 0 ? layers_[i - 1].output : x_;
      noise_.leave_out(i, input);
      at::baddbmm_out(layer.output, layer.bias, input, layer.weight_t);
      if (i + 1 < layers_.size()) layer.output.relu_();
    }
  }

  // With p = softmax(z / T) and targets t that sum to w, the term is -sum(t log p) and its gradient (w p - t)
  // / T. Leaves sum(t log p) of each student in `loss`: what is left to do is a sign and a constant (take()).
  void gradient_of_loss(const Tensor& loss) {
    if (examples_.any_hard() || !examples_.any_soft()) {
      at::_log_softmax_out(log_p_, logits_, -1, false);
      at::mul_out(terms_, log_p_, hard_.target);
      at::mul_out(logits_delta_, log_p_.exp_(), hard_.weight).sub_(hard_.target);
    } else {
      terms_.zero_();
      logits_delta_.zero_();
    }
    if (examples_.any_soft()) {
      at::mul_out(scaled_, logits_, inverse_temperature_);
      at::_log_softmax_out(log_p_, scaled_, -1, false);
      terms_.addcmul_(log_p_, soft_.target);
      logits_delta_.add_(log_p_.exp_().mul_(soft_.weight).sub_(soft_.target), 1 / recipe_.temperature);
    }
    Tensor sums = loss;
    at::sum_out(sums, terms_, {1, 2});
  }

  void backward() {
    for (std::size_t i = layers_.size(); i-- > 0;) {
      Layer& layer = layers_[i];
      at::bmm_out(layer.weight_gradient, layer.delta_t, i > 0 ? layers_[i - 1].output : x_);
      at::sum_out(layer.bias_gradient, layer.delta, {1}, true);
      if (i == 0) break;
      Layer& below = layers_[i - 1];
      at::bmm_out(below.delta, layer.delta, layer.weight);
      at::threshold_backward_out(below.delta, below.delta, below.output, 0);
      noise_.pass_back(below.delta);
    }
  }

  void bound_weights() {  // into hidden units only
    for (std::size_t i = 0; i + 1 < layers_.size(); ++i) {
      const Tensor length = at::linalg_vector_norm(layers_[i].weight, 2, {-1}, true);
      layers_[i].weight.mul_(at::reciprocal(length).mul_(recipe_.max_norm).clamp_max_(1));
    }
  }

#if PARTLY_CUDA_GRAPHS
  void capture() {
    graph_ = std::make_unique<at::cuda::CUDAGraph>();
    graph_->capture_begin();
    try {
      for (const Slot& slot : slots_) step(slot);
    } catch (...) {
      try {
        graph_->capture_end();  // leaves the stream usable for whoever comes next
      } catch (const std::exception&) {
      }
      throw;
    }
    graph_->capture_end();
  }

  std::unique_ptr<at::cuda::CUDAGraph> graph_;  // of block_steps_ steps
#endif

  Recipe recipe_;
  at::Device device_;
  int step_;
  std::vector<std::int64_t> examples_seen_;  // of each student
  int warm_steps_ = 0;
  std::int64_t students_;
  std::int64_t batch_ = 0;  // of the student with the largest
  ExampleTable examples_;
  Tensor table_;  // its rows, on the device
  Parameters parameters_;
  Tensor inverse_temperature_;
  StepNoiseTensors noise_;
  const int block_steps_;  // steps for which orders and rates go to the device at once
  std::vector<BatchOrder> orders_;
  std::vector<Layer> layers_;
  Tensor batch_rows_;  // the rows of the example table that this step learns from; the next three are its
                       // columns
  Tensor x_;
  Term hard_, soft_;
  Tensor logits_, logits_delta_;  // the last layer's output and delta within the window
  Tensor scaled_, log_p_, terms_;
  Tensor rows_, rates_, loss_;  // of block_steps_ steps; a slot is one step's part
  std::vector<Slot> slots_;
};

}  // namespace

std::vector<float> torch_logits(bool cuda, const Weights& weights, std::span<const float> x) {
  const at::Device device(cuda ? at::kCUDA : at::kCPU);
  const DeviceGuard work(device);
  const auto tensor = [&](std::span<const float> values, std::int64_t rows, std::int64_t columns) {
    return at::from_blob(const_cast<float*>(values.data()), {rows, columns}, at::kFloat).to(device);
  };
  const auto inputs = static_cast<std::int64_t>(weights.shape.inputs());
  Tensor z = tensor(x, static_cast<std::int64_t>(x.size()) / inputs, inputs);
  for (std::size_t i = 0; i < weights.shape.layer_count(); ++i) {
    const std::int64_t in = weights.shape.widths[i], out = weights.shape.widths[i + 1];
    if (i > 0) z.relu_();
    z = at::addmm(tensor(weights.bias(i), 1, out), z, tensor(weights.matrix(i), out, in).t());
  }
  return download(z);
}

Place torch_place(bool cuda) {
  const at::Device device(cuda ? at::kCUDA : at::kCPU);
  return {cuda ? "cuda" : "cpu", [device](const PopulationJob& job, const Checkpoint& from) {
            const DeviceGuard work(device);
            return std::make_unique<TorchStepper>(job, from, device);
          }};
}

}  // namespace partly::learn
