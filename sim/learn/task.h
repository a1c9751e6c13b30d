// A toy task: a world with a hidden truth from which labelled examples are drawn. Tasks are found by name.
// The tasks themselves are private to this room (atlas.h, glyphs.h, image_task.h).
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/rng.h"

namespace partly::learn {

// The four files of a task made of images: paths as the file system knows them.
struct ImageFiles {
  std::string images{}, labels{};            // to learn from
  std::string test_images{}, test_labels{};  // the secret exam

  bool operator==(const ImageFiles&) const = default;
};

struct TaskSpec {
  std::string name = "atlas";
  std::uint64_t seed = 1;  // of the hidden truth (where the continents lie)
  std::string variant{};   // glyphs: digits or capitals; empty: what the task does by itself
  ImageFiles files{};      // of idx

  bool operator==(const TaskSpec&) const = default;
};

struct Examples {
  std::vector<float> x;             // (n, inputs)
  std::vector<std::int32_t> label;  // (n) the truth
};

class Task {
 public:
  virtual ~Task() = default;
  virtual std::string name() const = 0;
  virtual int inputs() const = 0;
  virtual int classes() const = 0;
  virtual Examples sample(std::size_t n, Rng& rng) const = 0;
  // How many different examples there are to learn from: without end in a drawn world.
  virtual std::size_t supply() const { return std::numeric_limits<std::size_t>::max(); }
  // For the secret exam: of what nobody learns from, where the task can keep the two apart; fewer than n
  // where there are no more.
  virtual Examples sample_exam(std::size_t n, Rng& rng) const { return sample(n, rng); }
  // Inputs outside the region that anybody trains on: what the exam's off-distribution questions ask.
  virtual std::vector<float> sample_outside(std::size_t n, Rng& rng) const = 0;
  // What one honest customer of an API asks, in order: needs that keep to a few places (docs/model-card.md).
  virtual std::vector<float> sample_customer(std::size_t n, Rng& rng) const = 0;
  // The same world some time ago: much like today's, so that what it taught still helps and is not right.
  virtual std::shared_ptr<const Task> older_edition() const = 0;
};

Result<std::shared_ptr<const Task>> make_task(const TaskSpec& spec);

// Replaces each label by a uniformly random class with the given probability: a world in which labels
// are expensive to get right.
void add_label_noise(std::vector<std::int32_t>& labels, int classes, double probability, Rng& rng);

// The noise that is left where so many people label each example, each with this noise and independently of
// the others, and their most common class counts, drawn among equals (Sheng, Provost, Ipeirotis 2008, "Get
// another label?"). Exact, by counting; one vote leaves it as it is.
double voted_noise(double noise, int classes, int votes);

}  // namespace partly::learn
