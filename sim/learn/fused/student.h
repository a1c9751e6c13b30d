// One network in training: its weights in tiles, its Adam moments, its data, and the step that joins the
// kernels. Leaves out everything about populations and errors (fused_engine.cpp).
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/learn/engine.h"
#include "sim/learn/fused/adam_clock.h"
#include "sim/learn/fused/aligned.h"
#include "sim/learn/fused/gather.h"
#include "sim/learn/fused/kernels.h"

namespace partly::learn::fused {

// A network laid out for one table of kernels.
class TiledNet {
 public:
  TiledNet(const Kernels& kernels, const MlpShape& shape);

  const MlpShape& shape() const { return shape_; }
  const std::vector<Layer>& layers() const { return layers_; }
  std::size_t size() const { return size_; }  // floats of the block, padding included
  int padded_width(std::size_t i) const;      // rows of activations kept for width i of the shape

  AlignedFloats pack(const Weights& weights) const;
  Weights unpack(const AlignedFloats& block) const;

 private:
  template <class Visit>
  void visit(Visit&& visit) const;  // (index in the plain layout, index in the block) of every parameter

  const Kernels* kernels_;
  MlpShape shape_;
  std::vector<Layer> layers_;
  std::size_t size_ = 0;
};

// Rows of activations for one batch; students of a population take turns with one of these.
struct Workspace {
  Workspace(const Kernels& kernels, const TiledNet& net, std::size_t batch);

  int vectors;                            // of a batch, padded
  std::size_t stride;                     // floats a row
  std::vector<AlignedFloats> activation;  // of each width of the shape: inputs, hidden..., logits
  std::vector<AlignedFloats> gradient;    // by the layer's output; [0] is not used
  AlignedFloats loss_rows;                // classes of target, then hard, soft, constant
  AlignedFloats scratch;
};

// Everything about an example that its loss needs, worked out once: a row of classes + 3 floats (LossRows).
struct LossTable {
  LossTable(const TransferSet& data, float temperature, std::size_t batch);
  std::vector<float> rows;
  bool any_hard = false, any_soft = false;
};

class Student {
 public:
  Student(const Kernels& kernels, const TiledNet& net, const Recipe& recipe, const StudentJob& job);

  float step(Workspace& work);  // the mean loss of the batch before the update
  int steps_done() const { return steps_done_; }
  std::int64_t examples_seen() const { return examples_seen_; }
  const std::vector<float>& losses() const { return losses_; }
  Weights weights() const { return net_->unpack(parameters_); }

 private:
  void gather(Workspace& work);
  void forward(Workspace& work) const;
  float loss(Workspace& work) const;
  void learn(Workspace& work);  // backward and update, layer by layer

  const Kernels* kernels_;
  const TiledNet* net_;
  Recipe recipe_;
  int first_output_;  // of the window that the loss acts on
  std::uint64_t order_seed_;
  std::shared_ptr<const TransferSet> data_;
  BatchOrder order_;
  LossTable table_;
  AlignedFloats parameters_, moment1_, moment2_;
  AdamClock adam_clock_;
  int steps_done_ = 0;
  std::int64_t examples_seen_ = 0;
  std::vector<float> losses_;
};

// x through all layers; the logits are the last of work.activation.
void run_forward(const Kernels& kernels, const TiledNet& net, const AlignedFloats& parameters,
                 Workspace& work);

}  // namespace partly::learn::fused
