#include "sim/evidence/exam_setup.h"

#include <algorithm>
#include <utility>

#include "sim/learn/api.h"

namespace partly::evidence {
namespace {

// A model that never met the teacher.
learn::ReferenceSpec innocent(const learn::NetworkKind& kind, int labels, double label_noise,
                              std::uint64_t seed, const char* purpose, int i) {
  return {1,           labels,      label_noise,
          kind.hidden, kind.recipe, derive_seed(seed, purpose, static_cast<std::uint64_t>(i))};
}

// The probability that the teacher gives its own answer, for each input.
std::vector<float> confidence(learn::Classroom& room, const std::vector<float>& inputs) {
  const int classes = room.task().classes();
  const auto opinions = learn::served_probabilities(room.engine().logits(room.teacher(), inputs), classes);
  std::vector<float> top;
  for (auto row = opinions.begin(); row != opinions.end(); row += classes)
    top.push_back(*std::max_element(row, row + classes));
  return top;
}

}  // namespace

forensics::Sitting ExamSetup::sit(const learn::Classroom& room, const learn::Weights& model) const {
  const int classes = room.task().classes();
  return {learn::argmax_rows(room.engine().logits(model, natural), classes),
          learn::argmax_rows(room.engine().logits(model, outside), classes)};
}

ExamSetup draw_pools(const learn::Task& task, const forensics::ExamSettings& settings) {
  Rng natural(settings.seed_of_probes(), "natural pool"), outside(settings.seed_of_probes(), "outside pool");
  auto pool = task.sample(static_cast<std::size_t>(settings.natural_pool), natural);
  ExamSetup setup{settings, std::move(pool.x), {}, std::move(pool.label), {}, {}};
  setup.outside = task.sample_outside(static_cast<std::size_t>(settings.outside_pool), outside);
  return setup;
}

std::vector<learn::ReferenceSpec> selectors_of(const forensics::ExamSettings& settings,
                                               const learn::NetworkKind& usual) {
  std::vector<learn::ReferenceSpec> specs;
  for (int i = 0; i < settings.selector_models; ++i)
    specs.push_back(
        innocent(usual, settings.labels, settings.selector_noise, settings.seed_of_probes(), "selector", i));
  return specs;
}

std::vector<learn::ReferenceSpec> references_of(const forensics::ExamSettings& settings,
                                                const learn::NetworkKind& usual,
                                                const learn::NetworkKind& large, double large_label_noise) {
  std::vector<learn::ReferenceSpec> specs;
  for (int i = 0; i < settings.reference_models; ++i) {
    const bool is_large = forensics::is_large(settings, i);
    specs.push_back(innocent(is_large ? large : usual, forensics::reference_labels(settings, i),
                             is_large ? large_label_noise : forensics::reference_label_noise(settings, i),
                             settings.seed, "reference", i));
  }
  return specs;
}

std::vector<learn::ReferenceSpec> unseen_of(const forensics::ExamSettings& settings,
                                            const learn::NetworkKind& usual, const learn::NetworkKind& large,
                                            double large_label_noise, std::uint64_t seed) {
  forensics::ExamSettings others = settings;
  others.seed = seed;
  others.reference_models = settings.unseen_models;
  return references_of(others, usual, large, large_label_noise);
}

TeacherExam::TeacherExam(learn::Classroom room, std::shared_ptr<const ExamSetup> setup,
                         forensics::Comparison comparison)
    : room_(std::move(room)), setup_(std::move(setup)), comparison_(std::move(comparison)) {
  material_ = {setup_->truth, sit(room_.teacher()), confidence(room_, setup_->natural), setup_->selectors};
  paper_ = forensics::set_paper(setup_->settings, material_);
}

forensics::Exhibit TeacherExam::examine(const forensics::Sitting& suspect) const {
  return forensics::examine(paper_, material_, suspect, setup_->references, comparison_);
}

double TeacherExam::p(const forensics::Sitting& suspect) const {
  return forensics::court_p(paper_, suspect, setup_->references);
}

std::array<forensics::TestOutcome, 3> TeacherExam::outcomes(const forensics::Sitting& suspect) const {
  return forensics::outcomes(paper_, suspect, setup_->references);
}

const forensics::QuestionSheet& TeacherExam::sheet(forensics::ExamTest test) const {
  return paper_.sheets[static_cast<std::size_t>(test)];
}

double TeacherExam::score(forensics::ExamTest test, const forensics::Sitting& model) const {
  return forensics::score(sheet(test), model);
}

double TeacherExam::p(forensics::ExamTest test, const forensics::Sitting& suspect,
                      std::span<const double> innocent_scores) const {
  return forensics::test_p(static_cast<int>(sheet(test).places.size()), score(test, suspect),
                           innocent_scores);
}

}  // namespace partly::evidence
