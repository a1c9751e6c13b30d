// Whom does the court's likelihood ratio suspect wrongly (row 31)? Honest models that are unlike the
// innocents of the exam: with few labels, with labels that the teacher learned from too, and beside a teacher
// that makes next to no mistakes of its own.
#include <algorithm>
#include <cmath>

#include "sim/base/statistics.h"
#include "sim/evidence/discovery.h"
#include "sim/study/exams.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/suspects.h"

namespace partly::study {
namespace {

constexpr int kFewLabels = 150, kAnswers = 500, kPublicLabels = 1500;

evidence::DiscoveryRequest request_of(const learn::TrainJob& provider) {
  const learn::NetworkKind kind{provider.hidden, provider.recipe};
  forensics::ExamSettings settings = court_of(provider);
  settings.labels = kPublicLabels;
  settings.large_every = 0;
  if (provider.label_noise == 0) settings.reference_noise = {0};  // a world in which every label is right
  return {provider, kind, kind, settings, asking(provider, kAnswers, 2)};
}

// Honest students of whose labels this share, from the first on, is the teacher's own.
Result<Models> sharing_labels(Workshop& workshop, const learn::TrainJob& job, double share,
                              const learn::KeepGoing& keep_going) {
  learn::Classroom& room = workshop.classroom(job);
  const learn::TransferSet shared = room.teacher_data();
  learn::PopulationJob population = room.population(job).job;
  for (learn::StudentJob& student : population.students) {
    learn::TransferSet set = *student.data;
    const std::size_t rows = std::min(
        static_cast<std::size_t>(std::lround(share * static_cast<double>(set.size()))), shared.size());
    const auto inputs = static_cast<std::size_t>(set.inputs);
    std::copy_n(shared.x.begin(), rows * inputs, set.x.begin());
    std::copy_n(shared.label.begin(), rows, set.label.begin());
    student.data = std::make_shared<const learn::TransferSet>(std::move(set));
  }
  return workshop.train(std::move(population), keep_going);
}

std::vector<double> log_ratios(const evidence::TeacherExam& exam, const Models& suspects) {
  return each_of(suspects, [&](const learn::Weights& one) { return exam.examine(one).log_ratio(); });
}

struct SuspectGroups {
  std::vector<double> copies, usual, few, half_shared, shared;
};

// Suspects of one teacher, each group as many as the setting has seeds.
Status try_before(Workshop& workshop, const learn::TrainJob& provider, const Setting& setting,
                  const learn::KeepGoing& keep_going, SuspectGroups& tried) {
  learn::Classroom& room = workshop.classroom(provider);
  const auto trial = evidence::open_discovery(room, request_of(provider), part_of(keep_going, 0, 2));
  if (!trial) return trial.error();
  const auto as_set = [&](learn::TrainJob job) {
    job.seeds = setting.seeds;
    job.seed = setting.seed;
    return job;
  };
  const auto honest = as_set(labelling(provider, kPublicLabels));
  const auto add = [&](std::vector<double>& all, const learn::TrainJob& job, double share) -> Status {
    const auto suspects = sharing_labels(workshop, job, share, part_of(keep_going, 1, 2));
    if (!suspects) return suspects.error();
    for (const double one : log_ratios(trial->provenance, *suspects)) all.push_back(one);
    return {};
  };
  if (auto s = add(tried.copies, as_set(asking(provider, kAnswers, 2)), 0); !s) return s;
  if (auto s = add(tried.usual, honest, 0); !s) return s;
  if (auto s = add(tried.few, as_set(labelling(provider, kFewLabels)), 0); !s) return s;
  if (auto s = add(tried.half_shared, honest, 0.5); !s) return s;
  return add(tried.shared, honest, 1);
}

double suspected(const std::vector<double>& log_ratios) {
  return forensics::share_from(log_ratios, std::log(forensics::kStrongRatio));
}

double mean_ratio(const std::vector<double>& log_ratios) {
  return mean(each_of(log_ratios, [](double one) { return std::exp(one); }));
}

Result<Figures> innocents_suspected(Workshop& workshop, const Setting& setting) {
  SuspectGroups erring, perfect;
  for (std::uint64_t teacher = 1; teacher <= kTeachers; ++teacher)
    if (auto s = try_before(workshop, evenly_noisy_provider(teacher), setting,
                            part_of(setting.keep_going, teacher - 1, kTeachers + 1), erring);
        !s)
      return s.error();
  if (auto s = try_before(workshop, near_perfect_provider(), setting,
                          part_of(setting.keep_going, kTeachers, kTeachers + 1), perfect);
      !s)
    return s.error();
  return Figures{
      {"copies found", suspected(erring.copies), 0, Unit::fraction},
      {"honest, suspected", suspected(erring.usual), 0, Unit::fraction},
      {"honest, mean ratio", mean_ratio(erring.usual), 0, Unit::none},
      {"few labels, suspected", suspected(erring.few), 0, Unit::fraction},
      {"few labels, mean ratio", mean_ratio(erring.few), 0, Unit::none},
      {"half of the labels the teacher's, suspected", suspected(erring.half_shared), 0, Unit::fraction},
      {"all labels the teacher's, suspected", suspected(erring.shared), 0, Unit::fraction},
      {"all labels the teacher's, mean ratio", mean_ratio(erring.shared), 0, Unit::none},
      {"near-perfect teacher: copies found", suspected(perfect.copies), 0, Unit::fraction},
      {"near-perfect teacher: honest, mean ratio", mean_ratio(perfect.usual), 0, Unit::none},
      {"near-perfect teacher: few labels, suspected", suspected(perfect.few), 0, Unit::fraction},
      {"near-perfect teacher: few labels, mean ratio", mean_ratio(perfect.few), 0, Unit::none},
      {"near-perfect teacher: all labels the teacher's, mean ratio", mean_ratio(perfect.shared), 0,
       Unit::none}};
}

Phenomenon shared_data_looks_like_copying() {
  Phenomenon row;
  row.row = "31";
  row.study.about = {.id = "suspected-innocents",
                     .name = "Who shares data with the teacher looks like a copy of it",
                     .reference = "Szyller et al. 2023 (false positives of ownership claims)",
                     .set_up =
                         "Atlas, four teachers with 1,500 labels, 15 % of them wrong, and one with 40,000 "
                         "right ones. Copiers ask "
                         "500 questions at temperature 2. Suspects: copies; honest models with 1,500 labels "
                         "of their own, with "
                         "150, with half or all of 1,500 labels from the teacher's own set. Suspected: a "
                         "likelihood ratio of ten "
                         "to one or more against them",
                     .seconds = 20,
                     .seeds = 16};
  row.study.run = innocents_suspected;
  row.bars = {{"copies found", Sense::at_least, 0.9, Unit::fraction},
              {"honest, suspected", Sense::at_most, 0.05, Unit::fraction},
              {"honest, mean ratio", Sense::at_most, 1, Unit::none},
              {"all labels the teacher's, suspected", Sense::at_least, 0.2, Unit::fraction}};
  return row;
}

}  // namespace

std::vector<Phenomenon> suspicion_phenomena() { return {shared_data_looks_like_copying()}; }

}  // namespace partly::study
