// The door between the simulation and whatever does the arithmetic. Two engines stand behind it: the fused
// engine (our own SIMD kernels for MLPs on the CPU) and the torch engine (libtorch, CPU and CUDA, loaded as
// a plugin). No framework type, no thread and no clock passes through: the caller says how many steps to
// take, so that pausing, single steps, speed and stopping need nothing from an engine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/learn/network.h"
#include "sim/learn/transfer_set.h"

namespace partly::learn {

// How the learning rate goes on over a run: down to 0 along a cosine, or unchanged.
enum class Schedule { cosine, constant };

// The outputs on which the loss acts: class c of the data is output first + c of the network. The other
// outputs are auxiliary: no gradient comes from them.
struct OutputWindow {
  int first = 0;
  int count = 0;  // 0: all from `first` on

  bool operator==(const OutputWindow&) const = default;
};

// Adam (0.9, 0.999, 1e-8). Everything from `schedule` on is off until it is asked for.
struct Recipe {
  int steps = 1500;
  int batch = 64;  // shuffled passes over the transfer set; the whole set where it is smaller
  float learning_rate = 3e-3f;
  float weight_decay = 0;  // decoupled
  float temperature = 2;   // of the soft term; students are always used at 1
  Schedule schedule = Schedule::cosine;
  // Chance of a unit to be left out of a step, in 0..1, a multiple of 1/65536; the others grow by 1 / (1 -
  // chance) (Srivastava et al. 2014, in the inverted form).
  float input_dropout = 0, hidden_dropout = 0;
  // Longest allowed vector of weights into a hidden unit, the bias left out, held after every step; 0: any
  // (Hinton et al. 2012, arXiv 1207.0580, section 2).
  float max_norm = 0;
  // Every example is an image of image_side x image_side inputs, row-major, and is shifted in each step by up
  // to jitter_px pixels in both directions; what moves in from outside is 0 (Hinton, Vinyals, Dean 2015,
  // section 3).
  int jitter_px = 0, image_side = 0;
  OutputWindow window{};

  bool operator==(const Recipe&) const = default;
};

struct StudentJob {
  Weights start;
  std::shared_ptr<const TransferSet> data;
  std::uint64_t order_seed = 0;  // of the shuffled passes, and of what a step draws (step_noise.h)
};

// Students that train together: one recipe and one shape, each with weights, data and order of its own.
struct PopulationJob {
  Recipe recipe;
  std::vector<StudentJob> students;
};

// A population in training. Not shared between threads.
class TrainingRun {
 public:
  virtual ~TrainingRun() = default;
  virtual int steps_done() const = 0;
  virtual bool finished() const = 0;
  // Takes up to `steps` further steps of every student. An Error (a loss that is not finite, a device that is
  // gone) ends the run; what was learned up to then stays readable.
  virtual Status advance(int steps) = 0;
  virtual std::vector<float> losses(std::size_t student) const = 0;  // mean batch loss of every step so far
  virtual Weights weights(std::size_t student) const = 0;            // as they are now
  // Examples that the steps so far passed through the student, each as often as a step met it: counted as the
  // steps are taken. Steps that a failing device lost, and that are repeated elsewhere, count once.
  virtual std::int64_t examples_seen(std::size_t student) const = 0;
  // What a person should know about how the run went on: that its device failed and where it continues. A
  // sentence.
  virtual std::string note() const { return {}; }
};

// What a network decides: of each input the likeliest class, the first of equals, and its probability.
struct Decisions {
  std::vector<std::int32_t> choice;
  std::vector<float> probability;
};

class Engine {
 public:
  virtual ~Engine() = default;
  virtual std::string name() const = 0;    // "fused", "torch"
  virtual std::string device() const = 0;  // "cpu (AVX-512)", "cuda: NVIDIA H100"
  virtual Result<std::unique_ptr<TrainingRun>> start(PopulationJob job) const = 0;
  // (n, inputs) -> (n, outputs)
  virtual std::vector<float> logits(const Weights& weights, std::span<const float> x) const = 0;
  // (n, inputs) -> (n); what logits() say, unless an engine knows a shorter way to the same.
  virtual Decisions decide(const Weights& weights, std::span<const float> x) const;
};

// What it takes to pass so many examples through a network in training: 6 a parameter and example, 2 forward
// and 4 backward.
double training_flops(const MlpShape& shape, std::int64_t examples);
// The same of a run that has not begun: what it will take if it goes to its end.
double planned_flops(const MlpShape& shape, const Recipe& recipe, std::int64_t examples);
// One answer, a forward pass: a multiplication and an addition a parameter.
double answering_flops(const MlpShape& shape);

// Why nobody can train by this recipe; `where` is what the refusal calls it.
Status check_recipe(const Recipe& recipe, const std::string& where);
// Why a network of these numbers of inputs and outputs cannot: its window or its images do not fit.
Status check_recipe_fits(const Recipe& recipe, int inputs, int outputs, const std::string& where);

// Why a job cannot be trained at all (empty data, wrong sizes, non-finite numbers), before any engine sees
// it.
Status check_job(const PopulationJob& job);

// The end of a run whose loss or weights are no finite numbers any more: after which step (from 1), of which
// student (from 0) of how many.
Error divergence(int step, std::size_t student, std::size_t students);

// The order of examples that every engine follows: step s of a run takes batch_size(n) indices from
// consecutive shuffled passes, the tail of one pass joined to the head of the next.
class BatchOrder {
 public:
  BatchOrder(std::size_t examples, int batch, std::uint64_t seed);
  std::size_t batch_size() const { return batch_; }
  std::span<const std::uint32_t> next();  // batch_size() indices, valid until the next call

 private:
  Rng rng_;
  std::size_t batch_;
  std::size_t cursor_ = 0;
  std::vector<std::uint32_t> pass_;
  std::vector<std::uint32_t> current_;
};

// learning_rate * (1 + cos(pi * step / steps)) / 2
float cosine_rate(const Recipe& recipe, int step);
// The learning rate of a step (from 0) by the recipe's schedule.
float rate_at(const Recipe& recipe, int step);

// The recipe's window on a network of so many outputs, with its count filled in.
OutputWindow window_on(const Recipe& recipe, int outputs);

}  // namespace partly::learn
