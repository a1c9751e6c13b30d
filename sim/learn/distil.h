// The routes from one network to another as functions that can be joined: learn from a set, fine-tune, copy,
// copy the copy, go through an assistant. A Classroom does the same for whole jobs; these are for whoever
// builds a route of his own. Everything is decided by the values that go in.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/learn/api.h"
#include "sim/learn/engine.h"
#include "sim/learn/task.h"

namespace partly::learn {

// Asked every few milliseconds of long work with the share that is done; false stops it, and the Error is
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

// How one network learns from another by its answers.
struct Copying {
  std::vector<int> hidden{64, 64};
  Recipe recipe{};
  Service service{};  // of the one that is copied
  float alpha = 1;    // weight of the soft term
  std::uint64_t seed = 1;
};

// A student of `model`, which was asked at the points x, (n, inputs).
Result<Weights> copy(const Engine& engine, const Weights& model, std::span<const float> x,
                     const Copying& copying, const KeepGoing& keep_going = {});

// Each network a student of the one before it, all asked at x: two links are a two-hop copy (or, with a first
// link of middle size, a teacher's assistant: Mirzadeh et al. 2020), more are copies of copies. One network a
// link.
Result<std::vector<Weights>> copy_chain(const Engine& engine, const Weights& model, std::span<const float> x,
                                        std::span<const Copying> links, const KeepGoing& keep_going = {});

}  // namespace partly::learn
