// The arithmetic of one population on one device, behind a door without libtorch's types, so that what
// happens when a device fails (run.cpp) can be written and tested apart from any device.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/learn/engine.h"

namespace partly::learn {

// All that a run needs to go on elsewhere. Each vector is (students, parameters).
struct Checkpoint {
  int step = 0;
  std::vector<float> weights, momentum, velocity;
  std::vector<std::int64_t> examples_seen;  // of each student
};

// Any function may throw what libtorch throws; after that the object is good for nothing but destruction.
class Stepper {
 public:
  virtual ~Stepper() = default;
  virtual std::vector<float> take(int steps) = 0;  // (steps, students): mean batch losses before each update
  virtual Checkpoint checkpoint() = 0;
  virtual std::vector<float> weights(std::size_t student) = 0;
  virtual std::vector<std::int64_t> examples_seen() const = 0;  // of each student, with the checkpoint's
};

struct Place {
  std::string device;  // as Engine::device()
  std::function<std::unique_ptr<Stepper>(const PopulationJob&, const Checkpoint&)> stepper;
};

Place torch_place(bool cuda);
// As Engine::logits(), but may throw.
std::vector<float> torch_logits(bool cuda, const Weights& weights, std::span<const float> x);

// A run on the first of `places` that works. When a place fails, at the start or later, the run goes on at
// the next from its last checkpoint, repeats the steps since, and says so in note().
Result<std::unique_ptr<TrainingRun>> start_run(PopulationJob job, std::vector<Place> places);

// A sentence of libtorch's, without the stack trace below it.
std::string first_line(const std::string& text);

}  // namespace partly::learn
