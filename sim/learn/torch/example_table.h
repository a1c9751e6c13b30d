// The transfer sets of all students of a population as one table of plain numbers, a row an example:
//   x (inputs) | hard targets (classes) | soft targets (classes) | hard weight | soft weight
// The targets of an example are its label and its teacher's opinion at temperature T, scaled by their share
// of the mean batch loss, (1 - alpha) / batch and alpha T^2 / batch; the weights are these shares. The last
// row is all zeros: it fills up the batches of students that have fewer examples than a batch.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/learn/engine.h"

namespace partly::learn {

class ExampleTable {
 public:
  explicit ExampleTable(const PopulationJob& job);

  std::vector<float> take_values() { return std::move(values_); }  // (rows, width); once
  int inputs() const { return inputs_; }
  int classes() const { return classes_; }
  int width() const { return inputs_ + 2 * classes_ + 2; }

  std::int32_t first_row(std::size_t student) const { return first_row_[student]; }
  std::int32_t zero_row() const { return rows() - 1; }
  // The part of an example's loss that no student can change: its share of -entropy of the soft target.
  double constant_loss(std::int32_t row) const { return constant_loss_[static_cast<std::size_t>(row)]; }
  bool any_hard() const { return any_hard_; }
  bool any_soft() const { return any_soft_; }

 private:
  std::int32_t rows() const { return static_cast<std::int32_t>(constant_loss_.size()); }
  void append(const TransferSet& data, const Recipe& recipe);

  int inputs_, classes_;
  std::vector<float> values_;
  std::vector<double> constant_loss_;    // of each row
  std::vector<std::int32_t> first_row_;  // of each student
  bool any_hard_ = false, any_soft_ = false;
};

}  // namespace partly::learn
