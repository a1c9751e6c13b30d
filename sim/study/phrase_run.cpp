#include "sim/study/phrase_run.h"

#include <algorithm>
#include <memory>

#include "sim/study/phrase_models.h"

namespace partly::study {
namespace {

constexpr std::size_t kCurvePoints = 100;  // at most

Error refusal(std::string what, std::string where, std::string remedy) {
  return {ErrorKind::usage, std::move(what), std::move(where), std::move(remedy)};
}

Status check_between(double value, double low, double high, const char* where) {
  if (value >= low && value <= high) return {};
  const auto text = [](double number) {
    std::string digits = std::to_string(number);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
    return digits;
  };
  return refusal(text(value) + " is out of bounds", where, "Choose " + text(low) + " to " + text(high));
}

// A text of so many symbols, or none at all.
Status check_symbols(int symbols, const char* where) {
  if (symbols == 0) return {};
  return check_between(symbols, phrases::kWindow + 1, kMaxPhraseSymbols, where);
}

double training_flops(const phrases::GruShape& shape, std::int64_t symbols) {
  return 6.0 * static_cast<double>(shape.parameter_count()) * static_cast<double>(symbols);
}

double planned_flops(int units, int steps) {
  return training_flops({units}, std::int64_t{phrases::kStreams} * phrases::kWindow * steps);
}

struct Trained {
  phrases::GruWeights weights;
  std::vector<float> losses;
  double flops = 0;
};

Result<Trained> train(phrases::GruJob job, const learn::KeepGoing& keep_going) {
  const int steps = job.recipe.steps;
  auto run = phrases::GruRun::start(std::move(job));
  if (!run) return run.error();
  if (auto status = train_to_the_end(*run, steps, keep_going); !status) return status.error();
  Trained trained{run->weights(), run->losses(), 0};
  trained.flops = training_flops(trained.weights.shape, run->symbols_read());
  return trained;
}

phrases::GruJob job_of(phrases::TextSet texts, int units, const phrases::GruRecipe& recipe,
                       std::uint64_t seed) {
  Rng weights(seed, "phrase weights");
  return {phrases::initial_weights({units}, weights),
          std::make_shared<const phrases::TextSet>(std::move(texts)), recipe, seed};
}

Result<Trained> train_ordered_model(const PhraseOrder& order, const learn::KeepGoing& keep_going) {
  const std::uint64_t seed = derive_seed(order.seed, "phrase house");
  Rng words(seed, "phrase text");
  phrases::TextSet texts;
  texts.pieces = {{phrase_world().write({.symbols = static_cast<std::size_t>(order.teacher.symbols),
                                         .facts = order.teacher.facts,
                                         .accent = order.teacher.accent},
                                        words),
                   {}}};
  phrases::GruRecipe recipe;
  recipe.steps = order.teacher.steps;
  return train(job_of(std::move(texts), order.teacher.units, recipe, seed), keep_going);
}

phrases::TextSet texts_for(const PhraseSources& sources, const phrases::GruWeights& teacher,
                           std::uint64_t seed) {
  phrases::TextSet texts;
  if (sources.teacher_symbols > 0)
    texts.pieces.push_back(
        phrases::Speaker(teacher).say({.symbols = static_cast<std::size_t>(sources.teacher_symbols),
                                       .temperature = sources.temperature,
                                       .seed = derive_seed(seed, "house text"),
                                       .keep_expected = sources.access == PhraseAccess::probabilities}));
  if (sources.own_symbols > 0)
    texts.pieces.push_back(
        {real_text(static_cast<std::size_t>(sources.own_symbols), seed, sources.own_facts), {}});
  return texts;
}

PhraseMarks marks_of(const phrases::GruWeights& model) {
  return {nats_on_real_text(model), facts_known(model), accent_share(model)};
}

// Means over equal parts of the run, each student's first and then over the students.
void draw_curve(const std::vector<std::vector<float>>& losses, PhraseFindings& findings) {
  const std::size_t steps = losses.front().size(), points = std::min(steps, kCurvePoints);
  for (std::size_t point = 0; point < points; ++point) {
    const std::size_t first = point * steps / points, end = (point + 1) * steps / points;
    float sum = 0, low = 0, high = 0;
    for (std::size_t i = 0; i < losses.size(); ++i) {
      float mean = 0;
      for (std::size_t step = first; step < end; ++step) mean += losses[i][step];
      mean /= static_cast<float>(end - first);
      sum += mean;
      low = i == 0 ? mean : std::min(low, mean);
      high = i == 0 ? mean : std::max(high, mean);
    }
    findings.loss_mean.push_back(sum / static_cast<float>(losses.size()));
    findings.loss_low.push_back(low);
    findings.loss_high.push_back(high);
  }
}

// What one student had of each source.
void count_symbols(const PhraseSources& sources, const phrases::TextSet& texts, PhraseFindings& findings) {
  const auto size = [&](std::size_t piece) {
    return static_cast<std::int64_t>(texts.pieces[piece].text.size());
  };
  findings.teacher_symbols = sources.teacher_symbols > 0 ? size(0) : 0;
  findings.own_symbols = sources.own_symbols > 0 ? size(texts.pieces.size() - 1) : 0;
}

}  // namespace

Status check_order(const PhraseOrder& order) {
  const PhraseTeacher& teacher = order.teacher;
  const PhraseSources& sources = order.sources;
  for (const auto& status :
       {check_between(teacher.units, 1, kMaxPhraseUnits, "teacher.units"),
        check_between(teacher.steps, 1, kMaxPhraseSteps, "teacher.steps"),
        check_between(teacher.symbols, phrases::kWindow + 1, kMaxPhraseSymbols, "teacher.symbols"),
        check_between(teacher.facts, 0, 1, "teacher.facts"),
        check_between(teacher.accent, 0, 1, "teacher.accent"),
        check_symbols(sources.own_symbols, "sources.own_symbols"),
        check_between(sources.own_facts, 0, 1, "sources.own_facts"),
        check_symbols(sources.teacher_symbols, "sources.teacher_symbols"),
        check_between(sources.temperature, 0.05, 5, "sources.temperature"),
        check_between(order.units, 1, kMaxPhraseUnits, "units"),
        check_between(order.steps, 1, kMaxPhraseSteps, "steps"),
        check_between(order.learning_rate, 1e-6, 1, "learning_rate"),
        check_between(order.seeds, 1, kMaxPhraseSeeds, "seeds")})
    if (!status) return status;
  if (sources.own_symbols + sources.teacher_symbols == 0)
    return refusal("There is nothing to learn from: no text of your own and none of the teacher's", "sources",
                   "Ask for own_symbols or teacher_symbols");
  return {};
}

double teacher_flops(const PhraseOrder& order) {
  return planned_flops(order.teacher.units, order.teacher.steps);
}
double student_flops(const PhraseOrder& order) { return planned_flops(order.units, order.steps); }

Result<PhraseFindings> run_phrases(const PhraseOrder& order, const PhraseProgress& progress) {
  if (auto status = check_order(order); !status) return status.error();
  const auto teacher = train_ordered_model(order, progress("The teacher learns", teacher_flops(order)));
  if (!teacher) return teacher.error();
  PhraseFindings findings;
  findings.teacher = marks_of(teacher->weights);
  phrases::GruRecipe recipe;
  recipe.steps = order.steps;
  recipe.learning_rate = static_cast<float>(order.learning_rate);
  std::vector<std::vector<float>> losses;
  for (int i = 0; i < order.seeds; ++i) {
    const std::uint64_t seed = derive_seed(order.seed, "phrase student", static_cast<std::uint64_t>(i));
    phrases::TextSet texts = texts_for(order.sources, teacher->weights, seed);
    if (i == 0) count_symbols(order.sources, texts, findings);
    auto student = train(job_of(std::move(texts), order.units, recipe, seed),
                         progress("Student " + std::to_string(i + 1) + " learns", student_flops(order)));
    if (!student) return student.error();
    if (i == 0) findings.flops = student->flops;
    findings.students.push_back(marks_of(student->weights));
    losses.push_back(std::move(student->losses));
  }
  draw_curve(losses, findings);
  return findings;
}

}  // namespace partly::study
