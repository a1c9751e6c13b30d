#include "sim/learn/fused/student.h"

#include <algorithm>
#include <cmath>

#include "sim/learn/fused/step_passes.h"

namespace partly::learn::fused {
namespace {

constexpr int kLossesReserved = 100'000;  // steps; longer runs pay for a longer curve as they go

int ceil_div(int a, int b) { return (a + b - 1) / b; }

// log softmax(opinion / temperature)
void log_softmax(const float* opinion, int classes, double temperature, std::vector<double>& out) {
  out.resize(classes);
  const double top = *std::max_element(opinion, opinion + classes);
  double sum = 0;
  for (int c = 0; c < classes; ++c) {
    out[c] = (opinion[c] - top) / temperature;
    sum += std::exp(out[c]);
  }
  for (double& value : out) value -= std::log(sum);
}

void forward_layer(const Kernels& kernels, const TiledNet& net, const AlignedFloats& parameters,
                   std::size_t i, Workspace& work) {
  const bool relu = i + 1 < net.layers().size();
  kernels.forward(net.layers()[i], parameters.data(), work.activation[i].data(),
                  work.activation[i + 1].data(), work.vectors, relu);
}

}  // namespace

TiledNet::TiledNet(const Kernels& kernels, const MlpShape& shape) : kernels_(&kernels), shape_(shape) {
  for (std::size_t i = 0; i < shape.layer_count(); ++i) {
    Layer layer;
    layer.in = shape.widths[i];
    layer.out = shape.widths[i + 1];
    layer.in_tiles = ceil_div(layer.in, kernels.tile_in);
    layer.out_tiles = ceil_div(layer.out, kernels.tile_out);
    layer.weights = size_;
    layer.biases = size_ + std::size_t(layer.in_tiles) * layer.out_tiles * kernels.lanes;
    size_ = layer.biases + std::size_t(ceil_div(layer.out, kernels.lanes)) * kernels.lanes;
    layers_.push_back(layer);
  }
}

int TiledNet::padded_width(std::size_t i) const {
  const int rows_out = i > 0 ? layers_[i - 1].out_tiles * kernels_->tile_out : 0;
  const int rows_in = i < layers_.size() ? layers_[i].in_tiles * kernels_->tile_in : 0;
  return std::max(rows_out, rows_in);
}

template <class Visit>
void TiledNet::visit(Visit&& visit) const {
  std::size_t plain = 0;
  const int tile_out = kernels_->tile_out, tile_in = kernels_->tile_in;
  for (const Layer& layer : layers_) {
    for (int row = 0; row < layer.out; ++row) {
      for (int column = 0; column < layer.in; ++column) {
        const std::size_t tile = std::size_t(row / tile_out) * layer.in_tiles + column / tile_in;
        visit(plain++,
              layer.weights + tile * kernels_->lanes + (row % tile_out) * tile_in + column % tile_in);
      }
    }
    for (int row = 0; row < layer.out; ++row) visit(plain++, layer.biases + row);
  }
}

AlignedFloats TiledNet::pack(const Weights& weights) const {
  AlignedFloats block(size_);
  visit([&](std::size_t plain, std::size_t tiled) { block[tiled] = weights.values[plain]; });
  return block;
}

Weights TiledNet::unpack(const AlignedFloats& block) const {
  Weights weights{shape_, std::vector<float>(shape_.parameter_count())};
  visit([&](std::size_t plain, std::size_t tiled) { weights.values[plain] = block[tiled]; });
  return weights;
}

Workspace::Workspace(const Kernels& kernels, const TiledNet& net, std::size_t batch)
    : vectors(static_cast<int>((batch + kernels.lanes - 1) / kernels.lanes)),
      stride(std::size_t(vectors) * kernels.lanes) {
  for (std::size_t i = 0; i < net.shape().widths.size(); ++i) {
    activation.emplace_back(net.padded_width(i) * stride);
    gradient.emplace_back(i == 0 ? 0 : net.padded_width(i) * stride);
  }
  const std::size_t classes = net.shape().outputs();
  loss_rows = AlignedFloats((classes + 3) * stride);
  scratch = AlignedFloats(classes * kernels.lanes);
}

LossTable::LossTable(const TransferSet& data, float temperature, std::size_t batch) {
  const int classes = data.classes;
  const double T = temperature, share = 1.0 / static_cast<double>(batch);
  std::vector<double> log_t;
  rows.resize(data.size() * (classes + 3));
  float* row = rows.data();
  for (std::size_t i = 0; i < data.size(); ++i, row += classes + 3) {
    const double alpha = data.alpha.empty() ? 0 : data.alpha[i];
    double hard = 1 - alpha, soft = alpha * T, entropy_term = 0;
    row[data.label[i]] = static_cast<float>(share * hard);
    if (alpha > 0) {
      log_softmax(data.teacher_logits.data() + i * classes, classes, T, log_t);
      for (int c = 0; c < classes; ++c) {
        row[c] += static_cast<float>(share * soft * std::exp(log_t[c]));
        entropy_term += soft * T * std::exp(log_t[c]) * log_t[c];
      }
    }
    if (T == 1) {  // then softmax(z) and softmax(z / T) are one
      hard += soft;
      soft = 0;
    }
    row[classes] = static_cast<float>(share * hard);
    row[classes + 1] = static_cast<float>(share * soft);
    row[classes + 2] = static_cast<float>(share * entropy_term);
    any_hard = any_hard || hard > 0;
    any_soft = any_soft || soft > 0;
  }
}

Student::Student(const Kernels& kernels, const TiledNet& net, const Recipe& recipe, const StudentJob& job)
    : kernels_(&kernels),
      net_(&net),
      recipe_(recipe),
      first_output_(window_on(recipe, job.start.shape.outputs()).first),
      order_seed_(job.order_seed),
      data_(job.data),
      order_(job.data->size(), recipe.batch, job.order_seed),
      table_(*job.data, recipe.temperature, order_.batch_size()),
      parameters_(net.pack(job.start)),
      moment1_(net.size()),
      moment2_(net.size()) {
  losses_.reserve(std::min(recipe.steps, kLossesReserved));
}

void Student::gather(Workspace& work) {
  const auto indices = order_.next();
  examples_seen_ += static_cast<std::int64_t>(indices.size());
  gather_rows(data_->x.data(), data_->inputs, indices, work.activation[0].data(), work.stride);
  if (recipe_.jitter_px > 0)
    shift_images(draw_shifts(recipe_, order_seed_, steps_done_, indices.size()), recipe_.image_side,
                 work.activation[0].data(), work.stride);
  gather_rows(table_.rows.data(), data_->classes + 3, indices, work.loss_rows.data(), work.stride);
}

float Student::step(Workspace& work) {
  gather(work);
  forward(work);
  losses_.push_back(loss(work));
  learn(work);
  ++steps_done_;
  return losses_.back();
}

void Student::forward(Workspace& work) const {
  if (recipe_.input_dropout == 0 && recipe_.hidden_dropout == 0)
    return run_forward(*kernels_, *net_, parameters_, work);
  DropoutCoins coins(order_seed_, steps_done_);
  for (std::size_t i = 0; i < net_->layers().size(); ++i) {
    const float chance = i == 0 ? recipe_.input_dropout : recipe_.hidden_dropout;
    if (chance > 0)
      leave_out(coins, chance, net_->shape().widths[i], order_.batch_size(), work.activation[i].data(),
                work.stride);
    forward_layer(*kernels_, *net_, parameters_, i, work);
  }
}

float Student::loss(Workspace& work) const {
  const std::size_t window = first_output_ * work.stride;
  const float* rows = work.loss_rows.data();
  const float* after_targets = rows + data_->classes * work.stride;
  const LossRows loss_rows{rows, after_targets, after_targets + work.stride, after_targets + 2 * work.stride};
  return kernels_->loss(data_->classes, work.activation.back().data() + window, loss_rows, table_.any_hard,
                        table_.any_soft, recipe_.temperature, work.gradient.back().data() + window,
                        work.scratch.data(), work.vectors);
}

void Student::learn(Workspace& work) {
  const AdamStep adam = adam_clock_.next(rate_at(recipe_, steps_done_), recipe_.weight_decay);
  const auto& layers = net_->layers();
  for (std::size_t i = layers.size(); i-- > 0;) {  // a layer passes its gradient on before its weights move
    const float* dz = work.gradient[i + 1].data();
    const float* x = work.activation[i].data();
    if (i > 0) {
      kernels_->backward(layers[i], parameters_.data(), dz, x, work.gradient[i].data(), work.vectors);
      if (recipe_.hidden_dropout > 0)
        scale({work.gradient[i].data(), net_->shape().widths[i] * work.stride},
              dropout_gain(recipe_.hidden_dropout));
    }
    kernels_->update(layers[i], parameters_.data(), moment1_.data(), moment2_.data(), dz, x, work.vectors,
                     adam);
    if (recipe_.max_norm > 0 && i + 1 < layers.size())
      bound_rows(*kernels_, layers[i], recipe_.max_norm, parameters_.data() + layers[i].weights);
  }
}

void run_forward(const Kernels& kernels, const TiledNet& net, const AlignedFloats& parameters,
                 Workspace& work) {
  for (std::size_t i = 0; i < net.layers().size(); ++i) forward_layer(kernels, net, parameters, i, work);
}

}  // namespace partly::learn::fused
