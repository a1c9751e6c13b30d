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

// Pending every few milliseconds of long work with the share that is done; false stops it, and the Error is
// then ErrorKind::interrupted.
using KeepGoing = std::function<bool(double done)>;

// Trains a population to its end: one set of weights a student.
Result<std::vector<Weights>> train(const Engine& engine, PopulationJob job, const KeepGoing& keep_going = {});

// inputs, hidden..., outputs
MlpShape mlp(int inputs, const std::vector<int>& hidden, int outputs);

// Examples with their labels, ready to learn from.
TransferSet labelled(const Examples& examples, int inputs, int classes);

// A student that begins from random weights; `seed` decides them and the order of its examples.
StudentJob beginner(const MlpShape& shape, TransferSet set, std::uint64_t seed,
                    InitialSpread spread = InitialSpread::he);

// Further steps on other data: what laundering a copy on own labels is, or adapting open weights. `seed`
// decides the order of the examples.
Result<Weights> fine_tune(const Engine& engine, Weights start, TransferSet set, const Recipe& recipe,
                          std::uint64_t seed, const KeepGoing& keep_going = {});

}  // namespace partly::learn
