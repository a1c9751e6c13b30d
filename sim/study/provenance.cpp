// What a provenance exam proves and whom it spares (rows 10 to 12, and 16: where there is nothing to prove).
#include <algorithm>
#include <array>

#include "sim/base/statistics.h"
#include "sim/forensics/statistics.h"
#include "sim/study/exams.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/suspects.h"

namespace partly::study {
namespace {

constexpr const char* kExamReference =
    "Lukas et al. 2021 (conferrable examples); Maini et al. 2021 (dataset inference)";
constexpr std::uint64_t kMap = 2;

// One verdict list a provider: suspects of each, made by `order` from the provider's job.
template <class Order>
Result<std::vector<Verdicts>> against_each(Workshop& workshop, const Setting& setting,
                                           const std::vector<learn::TrainJob>& providers, Order order) {
  std::vector<Verdicts> all;
  for (std::size_t i = 0; i < providers.size(); ++i) {
    const auto progress = part_of(setting.keep_going, i, providers.size());
    const auto trial = exam_of(workshop, providers[i], part_of(progress, 0, 2));
    if (!trial) return trial.error();
    learn::TrainJob job = order(providers[i]);
    job.seeds = setting.seeds;
    job.seed = setting.seed;
    const auto suspects = workshop.train(job, part_of(progress, 1, 2));
    if (!suspects) return suspects.error();
    all.push_back(try_all(*trial, (*suspects)->weights));
  }
  return all;
}

std::vector<learn::TrainJob> teachers_of(std::uint64_t map) {
  std::vector<learn::TrainJob> all;
  for (std::uint64_t teacher = 1; teacher <= kTeachers; ++teacher)
    all.push_back(evenly_noisy_provider(teacher, map));
  return all;
}

std::vector<double> shares_found(const std::vector<Verdicts>& verdicts) {
  std::vector<double> shares;
  for (const Verdicts& one : verdicts) shares.push_back(one.share_found());
  return shares;
}

std::vector<double> every_p(const std::vector<Verdicts>& verdicts) {
  std::vector<double> all;
  for (const Verdicts& one : verdicts) all.insert(all.end(), one.p.begin(), one.p.end());
  return all;
}

Result<Figures> soft_copies(Workshop& workshop, const Setting& setting) {
  const auto few =
      against_each(workshop, setting, teachers_of(kMap), [](auto job) { return asking(job, 300, 2); });
  if (!few) return few.error();
  const auto many =
      against_each(workshop, setting, teachers_of(kMap), [](auto job) { return asking(job, 1000, 2); });
  if (!many) return many.error();
  return Figures{{"found with 300 answers, least of four teachers", std::ranges::min(shares_found(*few)), 0,
                  Unit::fraction},
                 {"median p with 300 answers", median(every_p(*few)), 0, Unit::p_value},
                 {"found with 1,000 answers, least of four teachers", std::ranges::min(shares_found(*many)),
                  0, Unit::fraction},
                 {"median p with 1,000 answers", median(every_p(*many)), 0, Unit::p_value}};
}

Phenomenon soft_copies_are_proved() {
  Phenomenon row;
  row.row = "10";
  row.study.about = {
      .id = "provenance-soft",
      .name = "Copies made from probabilities are proved, whoever of four teachers they asked",
      .reference = kExamReference,
      .set_up =
          "Atlas; four teachers with 1,500 labels each, 15 % of them wrong, as the honest labs' "
          "are; suspects ask 300 or 1,000 questions at temperature 2; 24 innocents with half, "
          "once and thrice the labels; found: p < .01 after Bonferroni over three tests",
      .seconds = 8,
      .seeds = 8};
  row.quick = true;
  row.study.run = soft_copies;
  row.bars = {{"found with 300 answers, least of four teachers", Sense::at_least, 0.9, Unit::fraction},
              {"found with 1,000 answers, least of four teachers", Sense::at_least, 0.9, Unit::fraction}};
  return row;
}

Result<Figures> bare_copies(Workshop& workshop, const Setting& setting) {
  constexpr std::uint64_t kMaps = 5;  // one map alone says little: on some of them hiding hardly helps
  std::vector<learn::TrainJob> providers;
  for (std::uint64_t map = 1; map <= kMaps; ++map)
    for (const auto& teacher : teachers_of(map)) providers.push_back(teacher);
  Figures figures;
  const auto add = [&](int queries, bool soft) -> Status {
    const auto verdicts = against_each(workshop, setting, providers, [&](auto job) {
      return soft ? asking(job, queries, 2) : asking_bare(job, queries);
    });
    if (!verdicts) return verdicts.error();
    const std::string name =
        "found with " + std::to_string(queries) + (soft ? " soft answers" : " bare answers");
    figures.push_back(over_seeds(name, shares_found(*verdicts), Unit::fraction));
    return {};
  };
  for (const int queries : {100, 300}) {
    for (const bool soft : {true, false})
      if (auto status = add(queries, soft); !status) return status.error();
    const double less = (figures.end() - 2)->value - figures.back().value;
    figures.push_back(
        {"less found of " + std::to_string(queries) + " bare answers", 100 * less, 0, Unit::points});
  }
  if (auto status = add(3000, false); !status) return status.error();
  return figures;
}

Phenomenon bare_answers_hide() {
  Phenomenon row;
  row.row = "11";
  row.study.about = {
      .id = "provenance-bare",
      .name = "Copies made from bare answers hide better, until they have asked much",
      .reference = kExamReference,
      .set_up =
          "As row 10 on five maps with four teachers each; the class alone for an answer. Shares "
          "of suspects found, mean over the twenty teachers with the spread between them. How "
          "much better bare answers hide is a matter of the map and of the teacher",
      .seconds = 25};
  row.study.run = bare_copies;
  row.bars = {{"less found of 300 bare answers", Sense::at_least, 25, Unit::points},
              {"found with 3000 bare answers", Sense::at_least, 0.9, Unit::fraction}};
  return row;
}

// --- innocents
// ---------------------------------------------------------------------------------------------------

constexpr int kInnocents = 180;  // of the provider's own kind, a third of each size
constexpr int kStrangers = 36;   // of another network

struct Dock {  // everybody who is tried, in one trial
  std::vector<forensics::Sitting> usual, strangers;
};

Result<Dock> innocents_in(Workshop& workshop, const evidence::TeacherExam& trial, const Setting& setting) {
  const auto provider = evenly_noisy_provider(1);
  auto other = provider;
  other.hidden = {48, 48};
  const auto usual =
      innocents(workshop, provider, kInnocents, setting.seed, part_of(setting.keep_going, 0, 2));
  if (!usual) return usual.error();
  const auto strangers =
      innocents(workshop, other, kStrangers, setting.seed, part_of(setting.keep_going, 1, 2));
  if (!strangers) return strangers.error();
  Dock dock;
  for (const auto& model : **usual) dock.usual.push_back(trial.sit(model));
  for (const auto& model : **strangers) dock.strangers.push_back(trial.sit(model));
  return dock;
}

struct Accused {
  int trials = 0, at_01 = 0, at_05 = 0, naively = 0;
};

void try_one(Accused& accused, const evidence::TeacherExam& trial, const forensics::Sitting& sitting) {
  const double p = trial.p(sitting);
  std::vector<double> naive;
  for (const auto& test : trial.outcomes(sitting)) naive.push_back(forensics::naive_binomial_p(test));
  ++accused.trials;
  accused.at_01 += p < 0.01;
  accused.at_05 += p < 0.05;
  accused.naively += forensics::bonferroni(naive) < 0.01;
}

// p of each innocent of the pool, each judged by 24 others of it, eight of each size, drawn for it alone: so
// that the p-values share no common innocents by which all of them would err alike.
std::vector<double> p_among_innocents(const evidence::TeacherExam& trial, forensics::ExamTest test,
                                      std::span<const forensics::Sitting> pool, std::uint64_t seed) {
  constexpr std::size_t kSizes = 3, kEach = 8;
  std::vector<double> scores;
  for (const auto& sitting : pool) scores.push_back(trial.score(test, sitting));
  std::vector<double> all;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    Rng rng(seed, forensics::name(test), i);
    std::vector<double> others;
    for (std::size_t size = 0; size < kSizes; ++size) {
      std::vector<double> alike;
      for (std::size_t j = size; j < pool.size(); j += kSizes)
        if (j != i) alike.push_back(scores[j]);
      rng.shuffle(std::span(alike));
      others.insert(others.end(), alike.begin(), alike.begin() + kEach);
    }
    all.push_back(trial.p(test, pool[i], others));
  }
  return all;
}

Result<Figures> innocents_tried(Workshop& workshop, const Setting& setting) {
  Accused accused;
  double least_uniform = 1;
  Figures uniform;
  for (std::uint64_t teacher = 1; teacher <= kTeachers; ++teacher) {
    const auto trial = exam_of(workshop, evenly_noisy_provider(teacher));
    if (!trial) return trial.error();
    const auto dock = innocents_in(workshop, *trial, setting);
    if (!dock) return dock.error();
    for (const auto* group : {&dock->usual, &dock->strangers})
      for (const auto& sitting : *group) try_one(accused, *trial, sitting);
    if (teacher != 1) continue;
    for (const auto test : forensics::kExamTests) {
      const double p = forensics::uniformity_p(p_among_innocents(*trial, test, dock->usual, setting.seed));
      uniform.push_back({std::string("uniform p, ") + forensics::name(test), p, 0, Unit::p_value});
      least_uniform = std::min(least_uniform, p);
    }
  }
  const double trials = accused.trials;
  Figures figures{{"innocent models", kInnocents + kStrangers, 0, Unit::count},
                  {"trials of innocents", trials, 0, Unit::count},
                  {"accused at .01", accused.at_01 / trials, 0, Unit::fraction},
                  {"accused at .05", accused.at_05 / trials, 0, Unit::fraction},
                  {"accused by counting questions as tosses", accused.naively / trials, 0, Unit::fraction}};
  figures.insert(figures.end(), uniform.begin(), uniform.end());
  figures.push_back({"uniform p, least of three tests", least_uniform, 0, Unit::p_value});
  return figures;
}

Phenomenon innocents_are_safe() {
  Phenomenon row;
  row.row = "12";
  row.study.about = {
      .id = "innocents-safe",
      .name = "Innocents are safe from the exam, and not from counting questions as coin tosses",
      .reference = "Maini et al. 2021; Szyller et al. 2023 (its false positives)",
      .set_up =
          "216 models that never met a teacher, 36 of them of another network, each tried in "
          "the matter of four teachers. Uniform p: Kolmogorov-Smirnov test, level .01, that "
          "the p of 180 innocents are uniform on 0 to 1, each judged by 24 others of its own "
          "draw; before Bonferroni, which makes p too large on purpose",
      .seconds = 6};
  row.quick = true;
  row.study.run = innocents_tried;
  row.bars = {{"innocent models", Sense::at_least, 200, Unit::count},
              {"accused at .01", Sense::at_most, 0.02, Unit::fraction},
              {"accused by counting questions as tosses", Sense::at_least, 0.1, Unit::fraction},
              {"uniform p, least of three tests", Sense::at_least, 0.01, Unit::p_value}};
  return row;
}

// --- no evidence
// -------------------------------------------------------------------------------------------------

// What the exam makes of copies, and of models that learned as many true labels: with a teacher that is
// right, the two learn the same.
Result<Figures> near_perfect_teacher(Workshop& workshop, const Setting& setting) {
  const auto provider = near_perfect_provider();
  auto settings = court_of(provider);
  settings.labels = 1500;  // nobody else has the provider's means
  const auto trial = exam_of(workshop, provider, settings);
  if (!trial) return trial.error();
  Figures figures{
      {"accuracy of the teacher", workshop.classroom(provider).teacher_accuracy(), 0, Unit::fraction}};
  for (const int queries : {300, 1000}) {
    const auto all =
        workshop.train_all({asking_bare(provider, queries), labelling(provider, queries)}, setting);
    if (!all) return all.error();
    const Verdicts copies = try_all(*trial, all->at(0)->weights),
                   honest = try_all(*trial, all->at(1)->weights);
    const std::string n = std::to_string(queries);
    figures.push_back({"found, " + n + " bare answers", copies.share_found(), 0, Unit::fraction});
    figures.push_back({"found, " + n + " true labels", honest.share_found(), 0, Unit::fraction});
    figures.push_back({"rank of copies, " + n, evidence_auc(copies, honest), 0, Unit::fraction});
  }
  return figures;
}

Phenomenon perfection_leaves_no_trace() {
  Phenomenon row;
  row.row = "16";
  row.study.about = {
      .id = "near-perfect-teacher",
      .name = "A teacher without mistakes of its own leaves no trace: there is no evidence to find",
      .reference = "Lukas et al. 2021 presuppose a teacher with errors of its own",
      .set_up =
          "Atlas without label noise, teacher with 40,000 labels; suspects with 300 or 1,000 bare "
          "answers beside models with as many true labels. Rank: chance that a copy looks "
          "guiltier than such a model; .5 is none. Where few labels make a model strange, the "
          "exam may accuse both alike",
      .seconds = 3,
      .seeds = 16};
  row.study.run = near_perfect_teacher;
  row.bars = {{"accuracy of the teacher", Sense::at_least, 0.97, Unit::fraction},
              {"rank of copies, 300", Sense::at_most, 0.75, Unit::fraction},
              {"rank of copies, 1000", Sense::at_most, 0.75, Unit::fraction},
              {"found, 1000 bare answers", Sense::at_most, 0.125, Unit::fraction}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> provenance_phenomena() {
  return {soft_copies_are_proved(), bare_answers_hide(), innocents_are_safe(), perfection_leaves_no_trace()};
}

}  // namespace partly::study
