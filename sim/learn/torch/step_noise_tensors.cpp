#include "sim/learn/torch/step_noise_tensors.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace partly::learn {

using at::Tensor;

struct StepNoiseTensors::Places {
  Tensor gains;   // (students * batch, all units that can be left out): 0, or what a unit grows by
  Tensor shifts;  // (students * batch, 2): right, down
};

namespace {

at::TensorOptions on_host(at::ScalarType type, bool cuda) {
  return at::TensorOptions().dtype(type).pinned_memory(cuda);
}

}  // namespace

StepNoiseTensors::~StepNoiseTensors() = default;

StepNoiseTensors::StepNoiseTensors(const PopulationJob& job, bool cuda) : recipe_(job.recipe), cuda_(cuda) {
  for (const StudentJob& student : job.students) {
    const std::size_t batch = std::min<std::size_t>(student.data->size(), recipe_.batch);
    students_.push_back({student.order_seed, static_cast<std::int64_t>(batch)});
    batch_ = std::max(batch_, students_.back().batch);
  }
  const auto& widths = job.students.front().start.shape.widths;
  std::int64_t columns = 0;
  for (std::size_t layer = 0; layer + 1 < widths.size(); ++layer) {
    width_.push_back(widths[layer]);
    first_column_.push_back(columns);
    if (chance(layer) > 0) columns += widths[layer];
  }
  const auto rows = static_cast<std::int64_t>(students_.size()) * batch_;
  const at::Device device(cuda ? at::kCUDA : at::kCPU);
  places_ = std::make_unique<Places>();
  places_->gains = at::ones({rows, columns}, at::TensorOptions().dtype(at::kFloat).device(device));
  places_->shifts = at::zeros({rows, 2}, at::TensorOptions().dtype(at::kLong).device(device));
}

void StepNoiseTensors::draw(int step) {
  if (drops()) draw_gains(step);
  if (recipe_.jitter_px > 0) draw_shifts(step);
}

void StepNoiseTensors::draw_gains(int step) {
  const Tensor drawn = at::empty(places_->gains.sizes(), on_host(at::kFloat, cuda_));
  const std::int64_t columns = places_->gains.size(1);
  float* first = drawn.data_ptr<float>();
  std::fill_n(first, drawn.numel(), 1.0f);  // the rows that fill up a smaller batch need none
  for (const Source& student : students_) {
    DropoutCoins coins(student.order_seed, step);
    for (std::size_t layer = 0; layer < width_.size(); ++layer) {
      if (chance(layer) == 0) continue;
      const std::uint32_t grains = DropoutCoins::grains(chance(layer));
      const float gain = dropout_gain(chance(layer));
      for (std::int64_t unit = 0; unit < width_[layer]; ++unit)
        for (std::int64_t i = 0; i < student.batch; ++i)
          first[i * columns + first_column_[layer] + unit] = coins.leaves_out(grains) ? 0 : gain;
    }
    first += batch_ * columns;
  }
  places_->gains.copy_(drawn, /*non_blocking=*/true);
}

void StepNoiseTensors::draw_shifts(int step) {
  const Tensor drawn = at::empty(places_->shifts.sizes(), on_host(at::kLong, cuda_));
  std::int64_t* row = drawn.data_ptr<std::int64_t>();
  std::fill_n(row, drawn.numel(), 0);
  for (const Source& student : students_) {
    std::int64_t* next = row;
    for (const Shift shift :
         learn::draw_shifts(recipe_, student.order_seed, step, static_cast<std::size_t>(student.batch))) {
      *next++ = shift.right;
      *next++ = shift.down;
    }
    row += 2 * batch_;
  }
  places_->shifts.copy_(drawn, /*non_blocking=*/true);
}

void StepNoiseTensors::shift(const Tensor& x) const {
  if (recipe_.jitter_px == 0) return;
  const std::int64_t side = recipe_.image_side;
  const Tensor pixels = at::arange(side, places_->shifts.options());
  const Tensor from_x = pixels.view({1, 1, side}) - places_->shifts.select(1, 0).view({-1, 1, 1});
  const Tensor from_y = pixels.view({1, side, 1}) - places_->shifts.select(1, 1).view({-1, 1, 1});
  const Tensor within = (from_x >= 0).mul(from_x < side).mul((from_y >= 0).mul(from_y < side));
  const Tensor from = from_y.clamp(0, side - 1).mul(side).add(from_x.clamp(0, side - 1));
  const Tensor moved = x.reshape({-1, side * side}).gather(1, from.view({-1, side * side}));
  x.copy_(moved.mul(within.view({-1, side * side})).view(x.sizes()));
}

void StepNoiseTensors::leave_out(std::size_t layer, const Tensor& units) const {
  if (chance(layer) == 0) return;
  units.mul_(places_->gains.narrow(1, first_column_[layer], width_[layer]).view(units.sizes()));
}

void StepNoiseTensors::pass_back(const Tensor& delta) const {
  if (recipe_.hidden_dropout > 0) delta.mul_(dropout_gain(recipe_.hidden_dropout));
}

}  // namespace partly::learn
