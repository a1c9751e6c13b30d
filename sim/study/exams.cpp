#include "sim/study/exams.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>

#include "sim/base/check.h"
#include "sim/base/statistics.h"
#include "sim/forensics/statistics.h"

namespace partly::study {
namespace {

constexpr std::array kLabSizes{0.5, 1.0, 3.0};  // of an honest lab's data, in shares of the provider's
const std::vector<int> kLargeHidden{128, 128};  // the network of a large honest lab

std::string text_of(const std::vector<int>& widths) {
  std::string text;
  for (const int width : widths) text += "-" + std::to_string(width);
  return text;
}

// Everything that an honest lab's model depends on besides its own amount of data and seed. What a study of
// this kind never sets is held to its default.
std::string key_of(const learn::TrainJob& world) {
  learn::Recipe recipe;
  recipe.steps = world.recipe.steps;
  recipe.batch = world.recipe.batch;
  recipe.learning_rate = world.recipe.learning_rate;
  recipe.temperature = world.recipe.temperature;
  learn::TaskSpec task;
  task.name = world.task.name;
  task.seed = world.task.seed;
  PARTLY_CHECK(recipe == world.recipe && task == world.task);
  return task.name + " " + std::to_string(task.seed) + " noise " + std::to_string(world.label_noise) +
         " labs" + text_of(world.hidden) + " " + std::to_string(recipe.steps) + "x" +
         std::to_string(recipe.batch) + " rate " + std::to_string(recipe.learning_rate);
}

std::string key_of(const forensics::ExamSettings& settings) {
  std::string text = std::to_string(settings.natural_pool) + "+" + std::to_string(settings.outside_pool) +
                     " " + std::to_string(settings.selector_models) + "+" +
                     std::to_string(settings.reference_models) + " labels " +
                     std::to_string(settings.labels) + " noise " + std::to_string(settings.selector_noise) +
                     " large " + std::to_string(settings.large_every) + "/" +
                     std::to_string(settings.large_labels) + " seed " + std::to_string(settings.seed);
  for (const double size : settings.reference_sizes) text += " x" + std::to_string(size);
  return text;
}

// A lab that never met the teacher.
struct Lab {
  std::vector<int> hidden;
  int labels = 0;
  double label_noise = 0;

  auto operator<=>(const Lab&) const = default;
};

// One model a lab, in order; labs of one kind train together.
Result<std::vector<learn::Weights>> honest_models(const learn::Classroom& room, const learn::Recipe& recipe,
                                                  const std::vector<Lab>& labs, std::uint64_t seed,
                                                  const learn::KeepGoing& keep_going) {
  std::map<Lab, std::vector<std::size_t>> kinds;
  for (std::size_t i = 0; i < labs.size(); ++i) kinds[labs[i]].push_back(i);
  std::vector<learn::Weights> models(labs.size());
  std::size_t kind = 0;
  for (const auto& [lab, places] : kinds) {
    auto trained = room.independent_models({static_cast<int>(places.size()), lab.labels, lab.label_noise,
                                            lab.hidden, recipe, derive_seed(seed, "size", kind)},
                                           part_of(keep_going, kind, kinds.size()));
    if (!trained) return trained.error();
    for (std::size_t i = 0; i < places.size(); ++i) models[places[i]] = std::move((*trained)[i]);
    ++kind;
  }
  return models;
}

// The court's references: those that ExamSettings calls large have the large labs' network.
std::vector<Lab> reference_labs(const forensics::ExamSettings& settings, const learn::TrainJob& world) {
  std::vector<Lab> labs;
  for (int i = 0; i < settings.reference_models; ++i)
    labs.push_back({forensics::is_large(settings, i) ? kLargeHidden : world.hidden,
                    forensics::reference_labels(settings, i), world.label_noise});
  return labs;
}

// Unlike in a game, labs of one kind train together, from one seed.
Result<evidence::ExamSetup> make_setup(const learn::Classroom& room, const learn::TrainJob& world,
                                       const forensics::ExamSettings& settings,
                                       const learn::KeepGoing& keep_going) {
  evidence::ExamSetup setup = evidence::draw_pools(room.task(), settings);
  const std::vector<Lab> choosing(static_cast<std::size_t>(settings.selector_models),
                                  Lab{world.hidden, settings.labels, settings.selector_noise});
  const auto selectors = honest_models(room, world.recipe, choosing, derive_seed(settings.seed, "selectors"),
                                       part_of(keep_going, 0, 2));
  if (!selectors) return selectors.error();
  const auto references = honest_models(room, world.recipe, reference_labs(settings, world),
                                        derive_seed(settings.seed, "references"), part_of(keep_going, 1, 2));
  if (!references) return references.error();
  for (const auto& model : *selectors) setup.selectors.push_back(setup.sit(room, model));
  for (const auto& model : *references) setup.references.push_back(setup.sit(room, model));
  return setup;
}

}  // namespace

Result<evidence::TeacherExam> exam_of(Workshop& workshop, const learn::TrainJob& provider,
                                      const forensics::ExamSettings& settings,
                                      const learn::KeepGoing& keep_going) {
  if (auto status = forensics::check(settings); !status) return status.error();
  learn::Classroom room = workshop.classroom(provider);
  if (auto status = room.prepare(provider, part_of(keep_going, 0, 2)); !status) return status.error();
  const auto setup = workshop.keep<evidence::ExamSetup>(
      "exam " + key_of(provider) + " " + key_of(settings),
      [&] { return make_setup(room, provider, settings, part_of(keep_going, 1, 2)); });
  if (!setup) return setup.error();
  return evidence::TeacherExam(std::move(room), *setup);
}

forensics::ExamSettings court_of(const learn::TrainJob& provider, std::uint64_t seed) {
  forensics::ExamSettings settings;
  settings.labels = provider.teacher.labels;
  settings.selector_noise = provider.label_noise;
  settings.reference_noise = {provider.label_noise};
  settings.reference_sizes = {kLabSizes.begin(), kLabSizes.end()};
  settings.large_every = 0;
  settings.seed = seed;
  return settings;
}

Result<evidence::TeacherExam> exam_of(Workshop& workshop, const learn::TrainJob& provider,
                                      const learn::KeepGoing& keep_going) {
  return exam_of(workshop, provider, court_of(provider), keep_going);
}

Result<std::shared_ptr<const std::vector<learn::Weights>>> innocents(Workshop& workshop,
                                                                     const learn::TrainJob& provider,
                                                                     int count, std::uint64_t seed,
                                                                     const learn::KeepGoing& keep_going) {
  const std::string key = "innocents " + key_of(provider) + " labels " +
                          std::to_string(provider.teacher.labels) + " " + std::to_string(count) + " of " +
                          std::to_string(seed);
  return workshop.keep<std::vector<learn::Weights>>(key, [&] {
    std::vector<Lab> labs;
    for (int i = 0; i < count; ++i) {
      const double size = kLabSizes[static_cast<std::size_t>(i) % kLabSizes.size()];
      labs.push_back({provider.hidden, static_cast<int>(std::lround(size * provider.teacher.labels)),
                      provider.label_noise});
    }
    return honest_models(workshop.classroom(provider), provider.recipe, labs, derive_seed(seed, "innocents"),
                         keep_going);
  });
}

double Verdicts::share_found(double threshold) const {
  const auto found = std::ranges::count_if(p, [&](double one) { return one < threshold; });
  return p.empty() ? 0.0 : static_cast<double>(found) / static_cast<double>(p.size());
}

double Verdicts::median_p() const { return median(p); }

Verdicts try_all(const evidence::TeacherExam& exam, std::span<const learn::Weights> suspects) {
  Verdicts verdicts;
  for (const auto& suspect : suspects) verdicts.p.push_back(exam.p(suspect));
  return verdicts;
}

double evidence_auc(const Verdicts& suspects, const Verdicts& innocents) {
  return forensics::rank_auc(innocents.p, suspects.p);
}

std::vector<double> scores(const evidence::TeacherExam& exam, forensics::ExamTest test,
                           std::span<const learn::Weights> suspects) {
  std::vector<double> all;
  for (const auto& suspect : suspects) all.push_back(exam.score(test, exam.sit(suspect)));
  return all;
}

}  // namespace partly::study
