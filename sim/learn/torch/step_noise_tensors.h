// What a population's steps draw at random (step_noise.h) as tensors of fixed places on one device, so that a
// CUDA graph can read them.
#pragma once
#include <memory>
#include <vector>

#include "sim/learn/step_noise.h"

namespace at {
class Tensor;
}

namespace partly::learn {

class StepNoiseTensors {
 public:
  StepNoiseTensors(const PopulationJob& job, bool cuda);
  ~StepNoiseTensors();

  bool any() const { return drops() || recipe_.jitter_px > 0; }
  // Draws the noise of one step of every student and sends it to the device.
  void draw(int step);

  // All in place; nothing happens where the recipe asks for nothing.
  void shift(const at::Tensor& x) const;  // (students, batch, inputs)
  void leave_out(std::size_t layer,
                 const at::Tensor& units) const;  // (students, batch, width); 0: the inputs
  void pass_back(const at::Tensor& delta) const;  // of a hidden layer, zero already where a unit was left out

 private:
  bool drops() const { return recipe_.input_dropout > 0 || recipe_.hidden_dropout > 0; }
  float chance(std::size_t layer) const {
    return layer == 0 ? recipe_.input_dropout : recipe_.hidden_dropout;
  }
  void draw_gains(int step);
  void draw_shifts(int step);

  struct Source {
    std::uint64_t order_seed;
    std::int64_t batch;  // its own, which may be smaller than the population's
  };

  Recipe recipe_;
  bool cuda_;
  std::vector<Source> students_;
  std::int64_t batch_ = 0;                  // of the student with the largest
  std::vector<std::int64_t> width_;         // of the inputs and of each hidden layer
  std::vector<std::int64_t> first_column_;  // of each of them among the gains
  struct Places;
  std::unique_ptr<Places> places_;  // what the device reads
};

}  // namespace partly::learn
