#include "sim/session/courtroom.h"

#include <algorithm>
#include <cmath>

#include "sim/learn/api.h"

namespace partly::session {
namespace {

// A model that never met the teacher.
learn::ReferenceSpec innocent(const learn::NetworkKind& kind, int labels, double label_noise,
                              std::uint64_t seed) {
  return {1, labels, label_noise, kind.hidden, kind.recipe, seed};
}

learn::ReferenceSpec selector(const world::Examine& exam, int i) {
  return innocent(exam.usual, exam.settings.labels, exam.settings.selector_noise,
                  derive_seed(exam.settings.seed_of_probes(), "selector", static_cast<std::uint64_t>(i)));
}

learn::ReferenceSpec reference(const world::Examine& exam, int i) {
  const bool large = forensics::is_large(exam.settings, i);
  return innocent(large ? exam.large : exam.usual, forensics::reference_labels(exam.settings, i),
                  large ? exam.suspect.label_noise : forensics::reference_label_noise(exam.settings, i),
                  derive_seed(exam.settings.seed, "reference", static_cast<std::uint64_t>(i)));
}

}  // namespace

forensics::ServedAnswers served_answers(learn::Classroom& room, std::span<const float> x) {
  const int classes = room.task().classes();
  const auto served = learn::served_probabilities(room.engine().logits(room.teacher(), x), classes);
  return {learn::argmax_rows(served, classes), learn::leads(served, classes)};
}

forensics::Sitting Courtroom::sit(const learn::Weights& model) const {
  const int classes = room_.task().classes();
  return {learn::argmax_rows(room_.engine().logits(model, natural_), classes),
          learn::argmax_rows(room_.engine().logits(model, outside_), classes)};
}

Result<Courtroom> Courtroom::open(learn::Classroom& room, const world::Examine& exam,
                                  const std::function<bool()>& should_continue) {
  const auto& settings = exam.settings;
  if (auto status = forensics::check(settings); !status) return status.error();
  if (auto status = room.prepare(exam.suspect); !status) return status.error();
  Courtroom court(room);
  Rng natural(settings.seed_of_probes(), "natural pool"), outside(settings.seed_of_probes(), "outside pool");
  auto pool = room.task().sample(static_cast<std::size_t>(settings.natural_pool), natural);
  court.natural_ = std::move(pool.x);
  court.outside_ = room.task().sample_outside(static_cast<std::size_t>(settings.outside_pool), outside);
  court.material_.truth = std::move(pool.label);
  court.material_.teacher = court.sit(room.teacher());

  const int classes = room.task().classes();
  const auto opinions =
      learn::served_probabilities(room.engine().logits(room.teacher(), court.natural_), classes);
  for (auto row = opinions.begin(); row != opinions.end(); row += classes)
    court.material_.teacher_confidence.push_back(*std::max_element(row, row + classes));

  std::vector<learn::ReferenceSpec> specs;
  for (int i = 0; i < settings.selector_models; ++i) specs.push_back(selector(exam, i));
  for (int i = 0; i < settings.reference_models; ++i) specs.push_back(reference(exam, i));
  const auto models = room.independent_models(specs, [&](double) { return should_continue(); });
  if (!models) return models.error();
  for (std::size_t i = 0; i < models->size(); ++i) {
    const bool selects = i < static_cast<std::size_t>(settings.selector_models);
    (selects ? court.material_.selectors : court.references_).push_back(court.sit((*models)[i]));
  }
  court.paper_ = forensics::set_paper(settings, court.material_);
  auto traps = TrapExam::open(room, exam, should_continue);
  if (!traps) return traps.error();
  court.traps_ = std::move(*traps);
  return court;
}

forensics::Exhibit Courtroom::examine(const learn::Weights& suspect) const {
  return forensics::examine(paper_, material_, sit(suspect), references_);
}

std::optional<forensics::TrapExhibit> Courtroom::examine_traps(const learn::Weights& suspect) const {
  if (!traps_) return std::nullopt;
  return traps_->examine(suspect);
}

}  // namespace partly::session
