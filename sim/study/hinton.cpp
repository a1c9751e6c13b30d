#include "sim/study/hinton.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include "sim/learn/api.h"
#include "sim/study/digits.h"
#include "sim/study/omitted_classes.h"
#include "sim/study/pupils.h"

namespace partly::study {
namespace {

using learn::Examples;
using learn::Recipe;
using learn::TransferSet;
using learn::Weights;

constexpr std::size_t kTrainExamples = 60'000, kTestExamples = 10'000;
constexpr float kLearningRate = 1e-3f, kStudentTemperature = 20;
constexpr std::size_t kFew = 1000;  // examples of the last part
constexpr int kFewSteps = 1000, kFewStudents = 4;
constexpr std::array kThree{3};
constexpr std::array kSevenAndEight{7, 8};

using Classes = std::vector<std::int32_t>;
using Sets = std::vector<std::shared_ptr<const TransferSet>>;

double training_flops(const learn::MlpShape& shape, const Recipe& recipe) {
  return 6.0 * static_cast<double>(shape.parameter_count()) * recipe.batch * recipe.steps;
}

int image_side(const learn::Task& task) {  // 0: its inputs are no square
  const int side = static_cast<int>(std::lround(std::sqrt(task.inputs())));
  return side * side == task.inputs() ? side : 0;
}

// Dropout and the bound on the weights into a unit as in Hinton et al. 2012 (arXiv 1207.0580, section 2 and
// appendix: a squared length of 15), shifts as in Hinton, Vinyals, Dean 2015.
Recipe teacher_recipe(const HintonScale& scale, int side) {
  Recipe recipe{scale.teacher_steps, scale.batch, kLearningRate, 0, 1};
  recipe.input_dropout = 0.2f;
  recipe.hidden_dropout = 0.5f;
  recipe.max_norm = std::sqrt(15.0f);
  recipe.jitter_px = 2;
  recipe.image_side = side;
  return recipe;
}

Recipe student_recipe(const HintonScale& scale) {
  return {scale.student_steps, scale.batch, kLearningRate, 0, kStudentTemperature};
}

Recipe few_recipe(const HintonScale& scale) {
  return {kFewSteps, scale.batch, kLearningRate, 0, kStudentTemperature};
}

double share_of(std::span<const int> group, const Classes& labels) {
  const auto inside = [&](std::int32_t label) { return std::ranges::find(group, label) != group.end(); };
  return static_cast<double>(std::ranges::count_if(labels, inside)) / static_cast<double>(labels.size());
}

// The answers where the logits of the group are raised by `offset`.
Classes answers(const std::vector<float>& logits, std::span<const int> group = {}, double offset = 0) {
  std::vector<double> offsets(kDigits, 0.0);
  for (const int digit : group) offsets[static_cast<std::size_t>(digit)] = offset;
  return learn::argmax_rows(with_offsets(logits, offsets), kDigits);
}

// So many of the examples, drawn without repetition.
Examples few_of(const learn::Task& task, const Examples& all, std::size_t n, Rng& rng) {
  const auto width = static_cast<std::ptrdiff_t>(task.inputs());
  std::vector<std::size_t> places(all.label.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  rng.shuffle(std::span(places));
  places.resize(std::min(n, places.size()));
  Examples few;
  for (const std::size_t place : places) {
    const auto first = all.x.begin() + static_cast<std::ptrdiff_t>(place) * width;
    few.x.insert(few.x.end(), first, first + width);
    few.label.push_back(all.label[place]);
  }
  return few;
}

class Repetition {
 public:
  Repetition(const learn::Task& task, const HintonScale& scale, std::uint64_t seed, Workshop& workshop,
             const HintonProgress& progress)
      : task_(task), scale_(scale), seed_(seed), workshop_(workshop), progress_(progress) {
    Rng train(seed, "training examples"), test(seed, "test examples");
    train_ = task.sample(std::min(task.supply(), kTrainExamples), train);
    test_ = task.sample_exam(kTestExamples, test);
  }

  Result<HintonFindings> run() {
    if (auto status = check_examples(); !status) return status.error();
    for (const auto part :
         {&Repetition::teach_the_teacher, &Repetition::teach_with_everything, &Repetition::leave_out_threes,
          &Repetition::show_sevens_and_eights, &Repetition::teach_with_few})
      if (auto status = (this->*part)(); !status) return status.error();
    findings_.train_examples = static_cast<int>(train_.label.size());
    findings_.test_examples = static_cast<int>(test_.label.size());
    return std::move(findings_);
  }

 private:
  Status check_examples() const;
  Status teach_the_teacher();
  Status teach_with_everything();
  Status leave_out_threes();
  Status show_sevens_and_eights();
  Status teach_with_few();

  // The examples with the teacher's answers in place of their labels.
  std::shared_ptr<const TransferSet> answered_by_teacher(Examples examples) const;
  // Students of one shape that train together, each on its set.
  Result<std::vector<Weights>> train(const std::string& part, const std::vector<int>& hidden,
                                     const Recipe& recipe, Sets sets);
  // The test logits of one student of the usual kind that learned from the set.
  Result<std::vector<float>> test_logits_after(const std::string& part,
                                               std::shared_ptr<const TransferSet> set);
  std::vector<float> test_logits(const Weights& network) const {
    return workshop_.engine()->logits(network, test_.x);
  }
  Result<Accuracies> accuracies_after_few(Sets sets);
  // How those of the threes and of everything fare where the threes' logit is raised by `offset`.
  void report_threes(const std::string& part, const Classes& given, double published_errors,
                     double published_on_threes);

  double errors(const Classes& given) const {
    return std::round((1 - share_right(given, test_.label)) * static_cast<double>(given.size()));
  }
  void add(const std::string& part, const std::string& name, double value, Unit unit,
           std::optional<double> published = {}) {
    findings_.rows.push_back({part, {part + ": " + name, value, 0, unit}, published});
  }

  const learn::Task& task_;
  const HintonScale& scale_;
  std::uint64_t seed_;
  Workshop& workshop_;
  const HintonProgress& progress_;
  Examples train_, test_;
  Weights teacher_;
  HintonFindings findings_;
};

Status Repetition::check_examples() const {
  for (const auto* examples : {&train_, &test_})
    for (std::int32_t digit = 0; digit < kDigits; ++digit)
      if (std::ranges::find(examples->label, digit) == examples->label.end())
        return Error{ErrorKind::usage,
                     "No example " + std::string(examples == &train_ ? "to learn from" : "to test on") +
                         " is of class " + std::to_string(digit),
                     "task", "Take MNIST or the drawn digits"};
  return {};
}

std::shared_ptr<const TransferSet> Repetition::answered_by_teacher(Examples examples) const {
  auto logits = workshop_.engine()->logits(teacher_, examples.x);
  return answered(task_, std::move(examples.x), std::move(logits));
}

Result<std::vector<Weights>> Repetition::train(const std::string& part, const std::vector<int>& hidden,
                                               const Recipe& recipe, Sets sets) {
  const learn::MlpShape shape = shape_for(task_, hidden);
  learn::PopulationJob job{recipe, {}};
  for (auto& set : sets) {
    const std::uint64_t seed = derive_seed(seed_, part, job.students.size());
    job.students.push_back({fresh_weights(shape, seed), std::move(set), derive_seed(seed, "order")});
  }
  const double flops = static_cast<double>(job.students.size()) * training_flops(shape, recipe);
  return workshop_.train(std::move(job), progress_(part, flops));
}

Result<std::vector<float>> Repetition::test_logits_after(const std::string& part,
                                                         std::shared_ptr<const TransferSet> set) {
  const auto trained = train(part, scale_.student_hidden, student_recipe(scale_), {std::move(set)});
  if (!trained) return trained.error();
  return test_logits(trained->front());
}

Status Repetition::teach_the_teacher() {
  auto trained = train("teacher", scale_.teacher_hidden, teacher_recipe(scale_, image_side(task_)),
                       {labelled(task_, train_)});
  if (!trained) return trained.error();
  teacher_ = std::move(trained->front());
  add("teacher", "errors", errors(answers(test_logits(teacher_))), Unit::count, 67);
  return {};
}

Status Repetition::teach_with_everything() {
  const auto plain = test_logits_after("student, true labels", labelled(task_, train_));
  if (!plain) return plain.error();
  add("student, true labels", "errors", errors(answers(*plain)), Unit::count, 146);
  const auto distilled = test_logits_after("student, answers", answered_by_teacher(train_));
  if (!distilled) return distilled.error();
  add("student, answers", "errors", errors(answers(*distilled)), Unit::count, 74);
  return {};
}

void Repetition::report_threes(const std::string& part, const Classes& given, double published_errors,
                               double published_on_threes) {
  constexpr double kPublishedThrees = 1010;  // in the test set of MNIST
  const double threes = share_of(kThree, test_.label) * static_cast<double>(test_.label.size());
  const double right = share_right_of(kThree[0], given, test_.label);
  add(part, "errors", errors(given), Unit::count, published_errors);
  add(part, "errors on threes", std::round((1 - right) * threes), Unit::count, published_on_threes);
  add(part, "share of threes right", right, Unit::fraction, 1 - published_on_threes / kPublishedThrees);
}

Status Repetition::leave_out_threes() {
  const Examples others = only(task_, train_, all_but(kThree[0]));
  const auto plain = test_logits_after("no 3, true labels", labelled(task_, others));
  if (!plain) return plain.error();
  add("no 3, true labels", "share of threes right", share_right_of(kThree[0], answers(*plain), test_.label),
      Unit::fraction);

  const auto logits = test_logits_after("no 3", answered_by_teacher(others));
  if (!logits) return logits.error();
  report_threes("no 3", answers(*logits), 206, 133);
  const double offset = offset_to_prior(*logits, kDigits, kThree, share_of(kThree, train_.label));
  add("no 3, bias set", "added to its logit", offset, Unit::none, 3.5);
  report_threes("no 3, bias set", answers(*logits, kThree, offset), 109, 14);
  return {};
}

Status Repetition::show_sevens_and_eights() {
  const auto logits =
      test_logits_after("only 7 and 8", answered_by_teacher(only(task_, train_, kSevenAndEight)));
  if (!logits) return logits.error();
  const auto share_wrong = [&](const Classes& given) { return 1 - share_right(given, test_.label); };
  add("only 7 and 8", "share wrong", share_wrong(answers(*logits)), Unit::fraction, 0.473);
  const double offset =
      offset_to_prior(*logits, kDigits, kSevenAndEight, share_of(kSevenAndEight, train_.label));
  add("only 7 and 8, bias set", "added to both logits", offset, Unit::none, -7.6);
  add("only 7 and 8, bias set", "share wrong", share_wrong(answers(*logits, kSevenAndEight, offset)),
      Unit::fraction, 0.132);
  return {};
}

Result<Accuracies> Repetition::accuracies_after_few(Sets sets) {
  const auto trained = train("few examples", scale_.student_hidden, few_recipe(scale_), std::move(sets));
  if (!trained) return trained.error();
  Accuracies all;
  for (const Weights& student : *trained)
    all.push_back(share_right(answers(test_logits(student)), test_.label));
  return all;
}

Status Repetition::teach_with_few() {
  Sets with_labels, with_answers;
  for (std::uint64_t i = 0; i < kFewStudents; ++i) {
    Rng rng(seed_, "few examples", i);
    const Examples few = few_of(task_, train_, kFew, rng);
    with_labels.push_back(labelled(task_, few));
    with_answers.push_back(answered_by_teacher(few));
  }
  const std::string part = std::to_string(with_labels.front()->size()) + " examples";
  const auto plain = accuracies_after_few(std::move(with_labels));
  if (!plain) return plain.error();
  const auto distilled = accuracies_after_few(std::move(with_answers));
  if (!distilled) return distilled.error();
  for (Figure figure : {over_seeds("right from true labels", *plain, Unit::fraction),
                        over_seeds("right from answers", *distilled, Unit::fraction),
                        over_seeds("gain", points_between(*distilled, *plain), Unit::points)}) {
    figure.name = part + ": " + figure.name;
    findings_.rows.push_back({part, std::move(figure), {}});
  }
  return {};
}

}  // namespace

const std::vector<HintonScale>& hinton_scales() {
  static const std::vector<HintonScale> scales{{"trial", {64}, {32}, 64, 300, 300},
                                               {"quick", {256, 256}, {128, 128}, 128, 6000, 3000},
                                               {"middle", {512, 512}, {256, 256}, 128, 30'000, 15'000},
                                               {"paper", {1200, 1200}, {800, 800}, 128, 100'000, 47'000}};
  return scales;
}

Result<HintonScale> hinton_scale(const std::string& name) {
  const auto found = std::ranges::find(hinton_scales(), name, &HintonScale::name);
  if (found != hinton_scales().end()) return *found;
  return Error{ErrorKind::usage, "There is no scale \"" + name + "\"", "--scale",
               "Choose trial, quick, middle or paper"};
}

double hinton_flops(const HintonScale& scale, const learn::Task& task) {
  const learn::MlpShape teacher = shape_for(task, scale.teacher_hidden),
                        student = shape_for(task, scale.student_hidden);
  constexpr int kStudents = 5;  // with everything twice, without threes twice, with sevens and eights
  return training_flops(teacher, teacher_recipe(scale, 0)) +
         kStudents * training_flops(student, student_recipe(scale)) +
         2 * kFewStudents * training_flops(student, few_recipe(scale));
}

Result<HintonFindings> repeat_hinton(const learn::Task& task, const HintonScale& scale, std::uint64_t seed,
                                     Workshop& workshop, const HintonProgress& progress) {
  if (task.classes() != kDigits || image_side(task) == 0)
    return Error{ErrorKind::usage,
                 "The experiment needs square images of ten classes, and the task " + task.name() + " has " +
                     std::to_string(task.inputs()) + " inputs and " + std::to_string(task.classes()) +
                     " classes",
                 "task", "Take MNIST or the drawn digits"};
  return Repetition(task, scale, seed, workshop, progress).run();
}

}  // namespace partly::study
