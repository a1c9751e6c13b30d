// The pieces that every route from one network to another is made of: a set to learn from, a student that
// begins at random or with given weights, and training to the end. A Classroom joins them for whole jobs,
// studies for what no job describes (copies of copies, copies that are trained on). Everything is decided by
// the values that go in.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/learn/engine.h"
#include "sim/learn/task.h"
#include "sim/learn/transfer_set.h"

namespace partly::learn {

// Asked every few milliseconds of long work with the share that is done; false stops it, and the Error is
// then ErrorKind::interrupted.
using KeepGoing = std::function<bool(double done)>;

// Takes the run on until `target` of its `steps` are done.
Status advance_to(int target, TrainingRun& run, int steps, const KeepGoing& keep_going = {});

struct TrainedPopulation {
  std::vector<Weights> weights;  // one set a student
  double flops = 0;              // that the engine spent on the first
};
// Trains a population to its end.
Result<TrainedPopulation> train(const Engine& engine, PopulationJob job, const KeepGoing& keep_going = {});

// inputs, hidden..., outputs
MlpShape mlp(int inputs, const std::vector<int>& hidden, int outputs);

// Examples with their labels, ready to learn from.
TransferSet labelled(const Examples& examples, int inputs, int classes);

// A student that begins from random weights; `seed` decides them and the order of its examples.
StudentJob beginner(const MlpShape& shape, TransferSet set, std::uint64_t seed,
                    InitialSpread spread = InitialSpread::he);

// A student that goes on from given weights on other data; `seed` decides the order of its examples.
StudentJob continuing(Weights start, TransferSet set, std::uint64_t seed);

}  // namespace partly::learn
