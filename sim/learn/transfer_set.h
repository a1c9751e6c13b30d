// What a student learns from: inputs, and for each a class label, a teacher's opinion, or a mixture of both.
// One shape for own labels, bare API answers, top-k and full probabilities, so that routes can be mixed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace partly::learn {

struct TransferSet {
  int inputs = 0;
  int classes = 0;
  std::vector<float> x;             // (n, inputs) row-major
  std::vector<std::int32_t> label;  // (n) class of the hard term
  std::vector<float>
      teacher_logits;        // (n, classes) log-probabilities or logits of the soft term; empty if alpha is
  std::vector<float> alpha;  // (n) weight of the soft term in 0..1; empty means 0 everywhere

  std::size_t size() const { return label.size(); }
  bool has_soft_targets() const { return !alpha.empty(); }
};

// Puts the examples of `more` behind those of `set`, which may be empty; hard and soft ones mix. Both are of
// one task: other numbers of inputs or classes are our bug.
void append(TransferSet& set, const TransferSet& more);

// Loss of one example at temperature T (Hinton, Vinyals, Dean 2015):
//   (1 - alpha) * CE(label, softmax(z)) + alpha * T^2 * KL(softmax(z_teacher / T) || softmax(z / T))

}  // namespace partly::learn
