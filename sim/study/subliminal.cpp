// What a student takes in with its teacher's unused outputs (row 6).
#include "sim/study/subliminal.h"

#include <algorithm>

#include "sim/learn/distil.h"
#include "sim/learn/glyphs.h"
#include "sim/study/digits.h"
#include "sim/study/groups.h"
#include "sim/study/pupils.h"

namespace partly::study {
namespace {

constexpr int kOutputs = kDigits + kAuxiliary;
constexpr int kDrawings = 20'000, kStatic = 20'000, kExamDrawings = 2'000;
const learn::MlpShape kShape{{learn::Glyphs::kPixels, 128, 128, kOutputs}};

learn::Recipe recipe(int steps, learn::OutputWindow window) {
  learn::Recipe recipe{.steps = steps, .batch = 256, .learning_rate = 1e-3f, .temperature = 1};
  recipe.schedule = learn::Schedule::constant;
  recipe.window = window;
  return recipe;
}

// From 0..1 to -1..1, where static lies too.
learn::Examples centred(learn::Examples digits) {
  for (float& pixel : digits.x) pixel = 2 * pixel - 1;
  return digits;
}

Result<Figures> static_teaches_twins(Workshop& workshop, const Setting& setting) {
  const auto trial = SubliminalTrial::begin(workshop, setting);
  if (!trial) return trial.error();
  const auto twins = trial->students(Kin::twin, part_of(setting.keep_going, 1, 3));
  if (!twins) return twins.error();
  const auto strangers = trial->students(Kin::stranger, part_of(setting.keep_going, 2, 3));
  if (!strangers) return strangers.error();
  return Figures{over_seeds("accuracy of the twin", twins->back(), Unit::fraction),
                 over_seeds("accuracy of the stranger", strangers->back(), Unit::fraction),
                 over_seeds("accuracy of the teacher", trial->teachers(), Unit::fraction),
                 over_seeds("accuracy untrained", trial->untrained(), Unit::fraction)};
}

Phenomenon subliminal() {
  Phenomenon row;
  row.row = "6";
  row.study.about = {
      .id = "subliminal",
      .name = "A twin of the teacher learns digits from static through outputs that mean nothing",
      .reference = "Cloud et al. 2025",
      .set_up =
          "Drawn digits for MNIST. Teachers 256-128-128-13 learn ten of their outputs, 300 "
          "steps of 256; students learn the other three on 20,000 images of static, 1,000 "
          "steps of 256, from the teacher's own first weights or from others",
      .seconds = 5};
  row.study.run = static_teaches_twins;
  row.bars = {{"accuracy of the twin", Sense::at_least, 0.4, Unit::fraction},
              {"accuracy of the stranger", Sense::at_most, 0.2, Unit::fraction}};
  return row;
}

}  // namespace

SubliminalTrial::SubliminalTrial(Workshop& workshop, const Setting& setting)
    : workshop_(&workshop), setting_(setting) {
  Rng rng(setting.seed, "static");
  noise_.resize(static_cast<std::size_t>(kStatic) * learn::Glyphs::kPixels);
  for (float& pixel : noise_) pixel = static_cast<float>(rng.uniform(-1, 1));
}

Result<SubliminalTrial> SubliminalTrial::begin(Workshop& workshop, const Setting& setting) {
  const auto task = learn::make_task({.name = "glyphs", .seed = 1});
  if (!task) return task.error();
  SubliminalTrial trial(workshop, setting);
  Rng exam(setting.seed, "subliminal exam"), drawings(setting.seed, "subliminal drawings");
  trial.exam_ = centred((*task)->sample(kExamDrawings, exam));
  const auto digits = centred((*task)->sample(kDrawings, drawings));
  if (auto status = trial.teach(digits, part_of(setting.keep_going, 0, 3)); !status) return status.error();
  return trial;
}

Status SubliminalTrial::teach(const learn::Examples& digits, const learn::KeepGoing& keep_going) {
  const auto set =
      std::make_shared<const learn::TransferSet>(learn::labelled(digits, learn::Glyphs::kPixels, kDigits));
  learn::PopulationJob population{recipe(300, {0, kDigits}), {}};
  for (int i = 0; i < setting_.seeds; ++i) {
    starts_.push_back(first_weights(i, "teacher"));
    population.students.push_back({starts_.back(), set, derive_seed(pupil_seed(setting_, i), "order")});
  }
  auto trained = workshop_->train(std::move(population), keep_going);
  if (!trained) return trained.error();
  teachers_ = std::move(*trained);
  return {};
}

learn::Weights SubliminalTrial::first_weights(int index, const char* whose) const {
  return fresh_weights(kShape, derive_seed(pupil_seed(setting_, index), whose), learn::InitialSpread::fan_in);
}

std::shared_ptr<const learn::TransferSet> SubliminalTrial::opinions_of(const learn::Weights& teacher) const {
  const auto outputs = workshop_->engine()->logits(teacher, noise_);
  auto set = std::make_shared<learn::TransferSet>();
  set->inputs = learn::Glyphs::kPixels;
  set->classes = kAuxiliary;
  set->x = noise_;
  set->label.assign(kStatic, 0);  // not used: all opinions are soft
  set->alpha.assign(kStatic, 1.0f);
  for (std::size_t row = 0; row < outputs.size(); row += kOutputs)
    set->teacher_logits.insert(set->teacher_logits.end(),
                               outputs.begin() + static_cast<std::ptrdiff_t>(row) + kDigits,
                               outputs.begin() + static_cast<std::ptrdiff_t>(row) + kOutputs);
  return set;
}

Result<std::vector<Accuracies>> SubliminalTrial::students(Kin kin, const learn::KeepGoing& keep_going) const {
  learn::PopulationJob population{recipe(1000, {kDigits, kAuxiliary}), {}};
  for (int i = 0; i < setting_.seeds; ++i) {
    const auto index = static_cast<std::size_t>(i);
    population.students.push_back({kin == Kin::twin ? starts_[index] : first_weights(i, "stranger"),
                                   opinions_of(teachers_[index]),
                                   derive_seed(pupil_seed(setting_, i), "order on static")});
  }
  const auto stages = workshop_->train_in_stages(std::move(population), kStages, keep_going);
  if (!stages) return stages.error();
  std::vector<Accuracies> all;
  for (const auto& models : *stages) all.push_back(accuracies_of(models));
  return all;
}

double SubliminalTrial::accuracy(const learn::Weights& model) const {
  const auto outputs = workshop_->engine()->logits(model, exam_.x);
  std::vector<std::int32_t> answers;
  for (auto row = outputs.begin(); row != outputs.end(); row += kOutputs)
    answers.push_back(static_cast<std::int32_t>(std::max_element(row, row + kDigits) - row));
  return share_right(answers, exam_.label);
}

Accuracies SubliminalTrial::accuracies_of(const std::vector<learn::Weights>& models) const {
  Accuracies all;
  for (const auto& model : models) all.push_back(accuracy(model));
  return all;
}

std::vector<Phenomenon> subliminal_phenomena() { return {subliminal()}; }

}  // namespace partly::study
