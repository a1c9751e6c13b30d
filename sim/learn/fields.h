// The fields of this room's values (sim/base/fields.h).
#pragma once
#include "sim/base/fields.h"
#include "sim/learn/train_job.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::learn {

constexpr auto names_of(As<Access>) { return std::array{"labels", "top_k", "probabilities"}; }
constexpr auto names_of(As<Schedule>) { return std::array{"cosine", "constant"}; }
constexpr auto fields_of(As<OutputWindow>) {
  return std::tuple{field("first", &OutputWindow::first), field("count", &OutputWindow::count)};
}
constexpr auto fields_of(As<Recipe>) {
  return std::tuple{field("steps", &Recipe::steps), field("batch", &Recipe::batch),
      field("learning_rate", &Recipe::learning_rate), field("weight_decay", &Recipe::weight_decay),
      field("temperature", &Recipe::temperature), field("schedule", &Recipe::schedule),
      field("input_dropout", &Recipe::input_dropout), field("hidden_dropout", &Recipe::hidden_dropout),
      field("max_norm", &Recipe::max_norm), field("jitter_px", &Recipe::jitter_px),
      field("image_side", &Recipe::image_side), field("window", &Recipe::window)};
}
constexpr auto fields_of(As<NetworkKind>) {
  return std::tuple{field("hidden", &NetworkKind::hidden), field("recipe", &NetworkKind::recipe)};
}
constexpr auto fields_of(As<TrapPatch>) {
  return std::tuple{field("islets", &TrapPatch::islets), field("recipe", &TrapPatch::recipe),
      field("seed", &TrapPatch::seed)};
}
constexpr auto fields_of(As<TeacherSpec>) {
  return std::tuple{field("hidden", &TeacherSpec::hidden), field("labels", &TeacherSpec::labels),
      field("label_noise", &TeacherSpec::label_noise), field("recipe", &TeacherSpec::recipe),
      field("seed", &TeacherSpec::seed), field("traps", &TeacherSpec::traps), field("label_votes", &TeacherSpec::label_votes)};
}
constexpr auto fields_of(As<OpenWeightsSpec>) {
  return std::tuple{field("hidden", &OpenWeightsSpec::hidden), field("labels", &OpenWeightsSpec::labels),
      field("label_noise", &OpenWeightsSpec::label_noise),
      field("provider_queries", &OpenWeightsSpec::provider_queries),
      field("recipe", &OpenWeightsSpec::recipe), field("seed", &OpenWeightsSpec::seed),
      field("label_votes", &OpenWeightsSpec::label_votes)};
}
constexpr auto fields_of(As<Sources>) {
  return std::tuple{field("own_labels", &Sources::own_labels), field("queries", &Sources::queries),
      field("access", &Sources::access), field("top_k", &Sources::top_k), field("digits", &Sources::digits),
      field("cover_share", &Sources::cover_share), field("open_weights", &Sources::open_weights),
      field("label_votes", &Sources::label_votes), field("other_answers", &Sources::other_answers)};
}
constexpr auto fields_of(As<Defence>) {
  return std::tuple{field("logit_noise_sd", &Defence::logit_noise_sd),
      field("sigmoid_beta", &Defence::sigmoid_beta), field("sigmoid_gamma", &Defence::sigmoid_gamma),
      field("poison_share", &Defence::poison_share), field("keep_top", &Defence::keep_top),
      field("random_share", &Defence::random_share)};
}
constexpr auto fields_of(As<ImageFiles>) {
  return std::tuple{field("images", &ImageFiles::images), field("labels", &ImageFiles::labels),
      field("test_images", &ImageFiles::test_images), field("test_labels", &ImageFiles::test_labels)};
}
constexpr auto fields_of(As<TaskSpec>) {
  return std::tuple{field("name", &TaskSpec::name), field("seed", &TaskSpec::seed),
      field("variant", &TaskSpec::variant), field("files", &TaskSpec::files)};
}
constexpr auto fields_of(As<TrainJob>) {
  return std::tuple{field("task", &TrainJob::task), field("label_noise", &TrainJob::label_noise),
      field("teacher", &TrainJob::teacher), field("open_weights", &TrainJob::open_weights),
      field("sources", &TrainJob::sources), field("defence", &TrainJob::defence),
      field("hidden", &TrainJob::hidden), field("alpha", &TrainJob::alpha),
      field("recipe", &TrainJob::recipe), field("seeds", &TrainJob::seeds), field("seed", &TrainJob::seed),
      field("other_teacher", &TrainJob::other_teacher)};
}

constexpr auto fields_of(As<Used>) {
  return std::tuple{field("labels", &Used::labels), field("queries", &Used::queries),
      field("flops", &Used::flops)};
}
constexpr auto fields_of(As<StudentScore>) {
  return std::tuple{field("accuracy", &StudentScore::accuracy),
      field("agreement", &StudentScore::agreement)};
}
// The curves and the questions are shown and examined; no rule of the game reads them.
constexpr auto fields_of(As<TrainResult>) {
  return std::tuple{field("students", &TrainResult::students), field("used", &TrainResult::used),
      field("teacher_accuracy", &TrainResult::teacher_accuracy),
      display_field("loss_mean", &TrainResult::loss_mean),
      display_field("loss_low", &TrainResult::loss_low),
      display_field("loss_high", &TrainResult::loss_high), display_field("queries", &TrainResult::queries)};
}

}  // namespace partly::learn
// clang-format on
