#include "sim/learn/phrases/gru_run.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/learn/fused/adam_clock.h"
#include "sim/learn/fused/flush_denormals.h"
#include "sim/learn/phrases/gru_pass.h"
#include "sim/learn/phrases/packed_gru.h"

namespace partly::learn::phrases {

struct GruRun::State {
  State(GruJob the_job, const GruKernels& the_kernels)
      : job(std::move(the_job)),
        kernels(&the_kernels),
        layout(job.start.shape),
        parameters(layout.pack(job.start)),
        moment1(layout.size),
        moment2(layout.size),
        net(the_kernels, layout),
        pass(the_kernels, layout) {}

  bool step();  // false where the loss or the gradient is not finite

  GruJob job;
  const GruKernels* kernels;
  GruLayout layout;
  fused::AlignedFloats parameters, moment1, moment2;
  fused::AdamClock clock;
  PackedGru net;
  GruPass pass;
  std::vector<float> losses;
  std::int64_t symbols_read = 0;
  bool ended = false;
};

bool GruRun::State::step() {
  const int step = static_cast<int>(losses.size());
  net.refresh(parameters);
  const std::vector<WindowPlace> windows = windows_of(job, step);
  const float loss = pass.run(net, parameters, *job.texts, windows);
  symbols_read += static_cast<std::int64_t>(windows.size()) * kWindow;
  const fused::AlignedFloats& gradient = pass.gradient();
  const float length = std::sqrt(kernels->sum_of_squares(layout.size, gradient.data()));
  const float scale = job.recipe.clip / std::max(job.recipe.clip, length);
  kernels->adam(layout.size, parameters.data(), moment1.data(), moment2.data(), gradient.data(), scale,
                clock.next(rate_at(job.recipe, step), 0));
  losses.push_back(loss);
  return std::isfinite(loss) && std::isfinite(length);
}

namespace {

Status check_recipe(const GruRecipe& recipe) {
  const bool sound = recipe.steps >= 1 && std::isfinite(recipe.learning_rate) && recipe.learning_rate > 0 &&
                     recipe.warm_up >= 0 && recipe.last_share >= 0 && recipe.last_share <= 1 &&
                     recipe.clip > 0;
  if (sound) return {};
  return Error{ErrorKind::usage,
               "Steps, learning rate and clip must be above 0, the last share within 0 and 1", "recipe",
               "Start from the values of GruRecipe"};
}

Status check(const GruJob& job) {
  if (auto status = check_weights(job.start); !status) return status;
  if (!job.texts)
    return Error{ErrorKind::usage, "There is no text to learn from", "texts", "Give at least one piece"};
  if (auto status = check_texts(*job.texts); !status) return status;
  return check_recipe(job.recipe);
}

Error diverged(int step) {
  return {ErrorKind::usage,
          "The training diverged: the loss of step " + std::to_string(step) + " is not a finite number",
          "recipe", "Choose a lower learning rate"};
}

}  // namespace

std::vector<WindowPlace> windows_of(const GruJob& job, int step) {
  Rng rng(job.window_seed, "windows", static_cast<std::uint64_t>(step));
  return draw_windows(*job.texts, kStreams, rng);
}

float rate_at(const GruRecipe& recipe, int step) {
  const double rise = recipe.warm_up > 0 ? std::min(1.0, (step + 1.0) / recipe.warm_up) : 1.0;
  const double fall = (1 + std::cos(std::numbers::pi * step / recipe.steps)) / 2;
  return static_cast<float>(recipe.learning_rate * rise *
                            (recipe.last_share + (1 - recipe.last_share) * fall));
}

GruRun::GruRun(std::unique_ptr<State> state) : state_(std::move(state)) {}
GruRun::GruRun(GruRun&&) noexcept = default;
GruRun& GruRun::operator=(GruRun&&) noexcept = default;
GruRun::~GruRun() = default;

Result<GruRun> GruRun::start(GruJob job, const GruKernels& kernels) {
  if (auto status = check(job); !status) return status.error();
  return GruRun(std::make_unique<State>(std::move(job), kernels));
}

int GruRun::steps_done() const { return static_cast<int>(state_->losses.size()); }
bool GruRun::finished() const { return state_->ended || steps_done() >= state_->job.recipe.steps; }
const std::vector<float>& GruRun::losses() const { return state_->losses; }
GruWeights GruRun::weights() const { return state_->layout.unpack(state_->parameters); }
std::int64_t GruRun::symbols_read() const { return state_->symbols_read; }

Status GruRun::advance(int steps) {
  const fused::FlushDenormals flush;
  for (int i = 0; i < steps && !finished(); ++i) {
    if (state_->step()) continue;
    state_->ended = true;
    return diverged(steps_done());
  }
  return {};
}

GruGradient gradient(const GruWeights& weights, const TextSet& texts, const std::vector<WindowPlace>& windows,
                     const GruKernels& kernels) {
  const GruLayout layout(weights.shape);
  const fused::AlignedFloats parameters = layout.pack(weights);
  PackedGru net(kernels, layout);
  net.refresh(parameters);
  const auto pass = std::make_unique<GruPass>(kernels, layout);
  const double loss = pass->run(net, parameters, texts, windows);
  return {loss, layout.unpack(pass->gradient()).values};
}

}  // namespace partly::learn::phrases
