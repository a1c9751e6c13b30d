#include "sim/evidence/trap_exam.h"

#include "sim/learn/api.h"

namespace partly::evidence {
namespace {

constexpr std::size_t kSurvey = 20'000;  // points by which the provider knows where inland is
// Small and few beside the labels of its own, so that the provider's model keeps most of its points.
constexpr double kRadius = 0.05;
constexpr int kPointsEach = 20;

struct Layout {
  forensics::TrapSettings settings;
  std::vector<forensics::Islet> islets;
};

Result<Layout> layout_of(const learn::TaskSpec& spec, const learn::TrapPatch& traps) {
  const auto task = learn::make_task(spec);
  if (!task) return task.error();
  Layout layout;
  layout.settings.islets = traps.islets;
  layout.settings.radius = kRadius;
  layout.settings.points_each = kPointsEach;
  layout.settings.seed = traps.seed;
  Rng rng(traps.seed, "survey");
  const auto survey = (*task)->sample(kSurvey, rng);
  auto islets = forensics::choose_islets(layout.settings, survey.x, survey.label, (*task)->classes());
  if (!islets) return islets.error();
  layout.islets = std::move(*islets);
  return layout;
}

}  // namespace

learn::Examples planting_for(const learn::TaskSpec& task, const learn::TrapPatch& traps) {
  if (traps.islets == 0) return {};
  const auto layout = layout_of(task, traps);
  if (!layout) return {};
  auto planting = forensics::planting_of(layout->settings, layout->islets);
  return {std::move(planting.x), std::move(planting.label)};
}

TrapExam::TrapExam(const learn::Classroom& room, forensics::TrapSettings settings,
                   std::vector<forensics::Islet> islets)
    : room_(room),
      settings_(settings),
      islets_(std::move(islets)),
      probes_(forensics::probes_of(settings_, islets_)) {}

Result<std::optional<TrapExam>> TrapExam::open(const learn::Classroom& room, const learn::TrainJob& suspect,
                                               const TrapModels& models) {
  const learn::TrapPatch& traps = suspect.teacher.traps;
  if (traps.islets == 0) return std::optional<TrapExam>{};
  auto layout = layout_of(suspect.task, traps);
  if (!layout) return layout.error();
  TrapExam ready(room, layout->settings, std::move(layout->islets));
  const auto copied_by = [&](std::span<const learn::Weights> some) {
    std::vector<forensics::Count> counts;
    for (const auto& model : some) counts.push_back(ready.copied(model));
    return counts;
  };
  ready.references_ = {copied_by(models.innocents), copied_by(models.copiers),
                       copied_by(models.unseen_innocents)};
  return std::optional(std::move(ready));
}

forensics::Count TrapExam::copied(const learn::Weights& model) const {
  const auto answers = learn::argmax_rows(room_.engine().logits(model, probes_), room_.task().classes());
  return forensics::copied_islets(settings_, islets_, answers);
}

forensics::TrapExhibit TrapExam::examine(const learn::Weights& suspect) const {
  return forensics::examine_traps(settings_, copied(suspect), references_);
}

}  // namespace partly::evidence
