#include "sim/session/courtroom.h"

#include <algorithm>
#include <cmath>

#include "sim/learn/api.h"

namespace partly::session {
namespace {

// A model of the suspect's network and recipe that never met the teacher.
learn::ReferenceSpec innocent(const learn::TrainJob& kind, int labels, double label_noise, std::uint64_t seed) {
  learn::ReferenceSpec spec;
  spec.count = 1;
  spec.labels = labels;
  spec.label_noise = label_noise;
  spec.hidden = kind.hidden;
  spec.recipe = kind.recipe;
  spec.seed = seed;
  return spec;
}

const learn::Sources kFullAnswers{};

}  // namespace

forensics::ServedAnswers served_answers(learn::Classroom& room, std::span<const float> x) {
  const int classes = room.task().classes();
  const auto served = learn::served_probabilities(room.engine().logits(room.teacher(), x), classes, kFullAnswers);
  forensics::ServedAnswers answers{learn::argmax_rows(served, classes), {}};
  answers.margin.reserve(answers.label.size());
  for (std::size_t i = 0; i < answers.label.size(); ++i) {
    const std::span row(served.data() + i * static_cast<std::size_t>(classes), static_cast<std::size_t>(classes));
    const float best = row[static_cast<std::size_t>(answers.label[i])];
    float second = 0;
    for (std::size_t c = 0; c < row.size(); ++c)
      if (static_cast<std::int32_t>(c) != answers.label[i]) second = std::max(second, row[c]);
    answers.margin.push_back(best - second);
  }
  return answers;
}

forensics::Sitting Courtroom::sit(const learn::Weights& model) const {
  const int classes = room_.task().classes();
  return {learn::argmax_rows(room_.engine().logits(model, natural_), classes),
          learn::argmax_rows(room_.engine().logits(model, outside_), classes)};
}

Result<Courtroom> Courtroom::open(learn::Classroom& room, const learn::TrainJob& kind, const forensics::ExamSettings& settings,
                                  const std::function<bool()>& go_on) {
  if (auto status = forensics::check(settings); !status) return status.error();
  if (auto status = room.prepare(kind); !status) return status.error();
  Courtroom court(room);
  Rng natural(settings.seed, "natural pool"), outside(settings.seed, "outside pool");
  auto pool = room.task().sample(static_cast<std::size_t>(settings.natural_pool), natural);
  court.natural_ = std::move(pool.x);
  court.outside_ = room.task().sample_outside(static_cast<std::size_t>(settings.outside_pool), outside);
  court.material_.truth = std::move(pool.label);
  court.material_.teacher = court.sit(room.teacher());

  const int classes = room.task().classes();
  const auto opinions = learn::served_probabilities(room.engine().logits(room.teacher(), court.natural_), classes, kFullAnswers);
  for (auto row = opinions.begin(); row != opinions.end(); row += classes)
    court.material_.teacher_confidence.push_back(*std::max_element(row, row + classes));

  const auto add = [&](std::vector<forensics::Sitting>& to, const learn::ReferenceSpec& spec) -> Status {
    if (!go_on()) return Error{ErrorKind::interrupted, "The exam was stopped", {}, {}};
    const auto models = room.independent_models(spec);
    if (!models) return models.error();
    to.push_back(court.sit(models->front()));
    return {};
  };
  for (int i = 0; i < settings.selector_models; ++i) {
    const auto seed = derive_seed(settings.seed, "selector", static_cast<std::uint64_t>(i));
    if (auto status = add(court.material_.selectors, innocent(kind, settings.labels, settings.selector_noise, seed)); !status)
      return status.error();
  }
  for (int i = 0; i < settings.reference_models; ++i) {
    const auto spec = innocent(kind, forensics::reference_labels(settings, i), forensics::reference_label_noise(settings, i),
                               derive_seed(settings.seed, "reference", static_cast<std::uint64_t>(i)));
    if (auto status = add(court.references_, spec); !status) return status.error();
  }
  court.paper_ = forensics::set_paper(settings, court.material_);
  return court;
}

forensics::Exhibit Courtroom::examine(const learn::Weights& suspect) const {
  return forensics::examine(paper_, material_, sit(suspect), references_);
}

}  // namespace partly::session
