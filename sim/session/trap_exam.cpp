#include "sim/session/trap_exam.h"

#include "sim/learn/api.h"

namespace partly::session {
namespace {

constexpr std::size_t kSurvey = 20'000;  // points by which the provider knows where inland is
constexpr int kInnocents = 24;
// Small and few beside the labels of its own, so that the house model keeps most of its points.
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

forensics::Count copied(const learn::Classroom& room, const Layout& layout, const std::vector<float>& probes,
                        const learn::Weights& model) {
  const auto answers = learn::argmax_rows(room.engine().logits(model, probes), room.task().classes());
  return forensics::copied_islets(layout.settings, layout.islets, answers);
}

}  // namespace

learn::Examples planting_for(const learn::TaskSpec& task, const learn::TrapPatch& traps) {
  if (traps.islets == 0) return {};
  const auto layout = layout_of(task, traps);
  if (!layout) return {};
  auto planting = forensics::planting_of(layout->settings, layout->islets);
  return {std::move(planting.x), std::move(planting.label)};
}

Result<std::optional<forensics::TrapExhibit>> examine_traps(const learn::Classroom& room,
                                                            const world::Examine& exam,
                                                            const learn::Weights& suspect) {
  using None = std::optional<forensics::TrapExhibit>;
  const learn::TrapPatch& traps = exam.suspect.teacher.traps;
  if (traps.islets == 0) return None{};
  const auto layout = layout_of(exam.suspect.task, traps);
  if (!layout) return layout.error();
  const auto probes = forensics::probes_of(layout->settings, layout->islets);
  learn::ReferenceSpec innocents;
  innocents.count = kInnocents;
  innocents.labels = exam.settings.labels;
  innocents.label_noise = exam.settings.selector_noise;
  innocents.hidden = exam.usual.hidden;
  innocents.recipe = exam.usual.recipe;
  innocents.seed = derive_seed(exam.settings.seed, "trap innocents");
  const auto models = room.independent_models(innocents);
  if (!models) return models.error();
  std::vector<forensics::Count> counts;
  for (const auto& model : *models) counts.push_back(copied(room, *layout, probes, model));
  return None{forensics::examine_traps(layout->settings, copied(room, *layout, probes, suspect), counts)};
}

}  // namespace partly::session
