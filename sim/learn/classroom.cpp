#include "sim/learn/classroom.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <optional>

#include "sim/learn/api.h"

namespace partly::learn {
namespace {

MlpShape shape_of(const Task& task, const std::vector<int>& hidden) {
  return mlp(task.inputs(), hidden, task.classes());
}

TransferSet noisy_sample(const Task& task, int labels, double noise, Rng rng) {
  Examples examples = task.sample(static_cast<std::size_t>(labels), rng);
  add_label_noise(examples.label, task.classes(), noise, rng);
  return labelled(examples, task.inputs(), task.classes());
}

std::int64_t votes_on(std::size_t examples, int votes) { return static_cast<std::int64_t>(examples) * votes; }

}  // namespace

struct Classroom::State {
  std::shared_ptr<const Task> task;
  TeacherSpec teacher_spec;
  OpenWeightsSpec open_spec;
  double label_noise;
  std::shared_ptr<const Engine> engine;
  std::uint64_t world_seed;
  Examples exam;
  Examples planting;

  std::mutex making;
  std::optional<Weights> honest, teacher, published;  // honest: the teacher before any traps
  std::vector<std::int32_t> teacher_answers;
  Used teacher_used;  // so far

  MlpShape published_shape() const { return shape_of(*task, open_spec.hidden); }
  Status make_teacher(const KeepGoing& keep_going = {});  // both: `making` is held
  Status make_published(const KeepGoing& keep_going = {});
  Status make_honest(const KeepGoing& keep_going);
  TransferSet teacher_data() const;
  std::vector<float> query_points(const Sources& sources, std::uint64_t seed) const;
};

TransferSet Classroom::State::teacher_data() const {
  const std::uint64_t seed = derive_seed(world_seed, "teacher", teacher_spec.seed);
  return noisy_sample(*task, teacher_spec.labels, teacher_spec.label_noise, Rng(seed, "labels"));
}

Status Classroom::State::make_honest(const KeepGoing& keep_going) {
  if (honest) return {};
  const std::uint64_t seed = derive_seed(world_seed, "teacher", teacher_spec.seed);
  TransferSet set = teacher_data();
  const std::int64_t labels = votes_on(set.size(), teacher_spec.label_votes);
  PopulationJob job{teacher_spec.recipe,
                    {beginner(shape_of(*task, teacher_spec.hidden), std::move(set), seed)}};
  auto trained = train(*engine, std::move(job), keep_going);
  if (!trained) return trained.error();
  honest = std::move(trained->weights.front());
  teacher_used = {labels, 0, trained->flops};
  return {};
}

// With traps it goes on for a while on its own labels and the wrong answers, so that it forgets neither.
Status Classroom::State::make_teacher(const KeepGoing& keep_going) {
  if (teacher) return {};
  if (auto status = make_honest(keep_going); !status) return status;
  Weights made = *honest;
  if (!planting.label.empty()) {
    TransferSet set = teacher_data();
    append(set, labelled(planting, task->inputs(), task->classes()));
    StudentJob patching = continuing(std::move(made), std::move(set),
                                     derive_seed(world_seed, "traps", teacher_spec.traps.seed));
    auto patched = train(*engine, {teacher_spec.traps.recipe, {std::move(patching)}}, keep_going);
    if (!patched) return patched.error();
    made = std::move(patched->weights.front());
    teacher_used.flops += patched->flops;
  }
  teacher = std::move(made);
  teacher_answers = argmax_rows(engine->logits(*teacher, exam.x), task->classes());
  return {};
}

Status Classroom::State::make_published(const KeepGoing& keep_going) {
  if (published) return {};
  const std::uint64_t seed = derive_seed(world_seed, "open weights", open_spec.seed);
  TransferSet set =
      noisy_sample(*task->older_edition(), open_spec.labels, open_spec.label_noise, Rng(seed, "labels"));
  if (open_spec.provider_queries > 0) {
    if (auto status = make_honest(keep_going); !status) return status;  // its past knows of no traps
    Sources asked;
    asked.queries = open_spec.provider_queries;
    const std::vector<float> x = query_points(asked, derive_seed(seed, "queries"));
    Rng undefended(0);
    append(set, answers(*engine, *honest, x, service_of(asked), 1, undefended));
  }
  auto trained =
      train(*engine, {open_spec.recipe, {beginner(published_shape(), std::move(set), seed)}}, keep_going);
  if (!trained) return trained.error();
  published = std::move(trained->weights.front());
  return {};
}

// Uniform in the region of the task; every now and then, so that the share holds at any point of the stream,
// the next question of one honest customer instead.
std::vector<float> Classroom::State::query_points(const Sources& sources, std::uint64_t seed) const {
  const std::size_t n = static_cast<std::size_t>(sources.queries),
                    width = static_cast<std::size_t>(task->inputs());
  const auto covers_before = [&](std::size_t i) {
    return static_cast<std::size_t>(std::floor(static_cast<double>(i) * sources.cover_share + 1e-9));
  };
  const std::size_t covers = covers_before(n);
  Rng own(seed, "points"), customer(seed, "cover");
  const std::vector<float> wanted = task->sample(n - covers, own).x;
  const std::vector<float> cover = task->sample_customer(covers, customer);
  std::vector<float> points;
  points.reserve(n * width);
  auto next_wanted = wanted.begin(), next_cover = cover.begin();
  for (std::size_t i = 0; i < n; ++i) {
    auto& next = covers_before(i + 1) > covers_before(i) ? next_cover : next_wanted;
    points.insert(points.end(), next, next + static_cast<std::ptrdiff_t>(width));
    next += static_cast<std::ptrdiff_t>(width);
  }
  return points;
}

Classroom::Classroom(const TaskSpec& task, TeacherSpec teacher, OpenWeightsSpec open_weights,
                     double label_noise, std::shared_ptr<const Engine> engine, Examples planting)
    : state_(std::make_shared<State>()) {
  auto made = make_task(task);
  PARTLY_CHECK(made.ok());
  state_->task = *made;
  state_->teacher_spec = std::move(teacher);
  state_->open_spec = std::move(open_weights);
  state_->label_noise = label_noise;
  state_->engine = std::move(engine);
  state_->planting = std::move(planting);
  state_->world_seed = task.seed;
  Rng rng(task.seed, "exam");
  state_->exam = state_->task->sample_exam(kExamItems, rng);
}

const Task& Classroom::task() const { return *state_->task; }
const Engine& Classroom::engine() const { return *state_->engine; }
const Examples& Classroom::exam() const { return state_->exam; }

Status Classroom::prepare(const TrainJob& job, const KeepGoing& keep_going) {
  const std::lock_guard lock(state_->making);
  if (auto status = state_->make_teacher(keep_going); !status)
    return status;  // the exam asks for agreement with it
  return job.sources.open_weights ? state_->make_published(keep_going) : Status{};
}

const Weights& Classroom::teacher() {
  const std::lock_guard lock(state_->making);
  PARTLY_CHECK(state_->make_teacher().ok());
  return *state_->teacher;
}

const Weights& Classroom::published() {
  const std::lock_guard lock(state_->making);
  PARTLY_CHECK(state_->make_published().ok());
  return *state_->published;
}

const std::vector<std::int32_t>& Classroom::teacher_answers() {
  teacher();
  return state_->teacher_answers;
}

double Classroom::teacher_accuracy() { return mark(teacher()).accuracy; }

Used Classroom::teacher_used() {
  teacher();
  return state_->teacher_used;
}

std::vector<float> Classroom::query_points(const TrainJob& job, int index) const {
  const std::uint64_t seed = derive_seed(job.seed, "student", static_cast<std::uint64_t>(index));
  return state_->query_points(job.sources, derive_seed(seed, "queries"));
}

Population Classroom::population(const TrainJob& job) { return population(job, query_points(job, 0)); }

// What a lab asks a model of its own, or buys of another lab's: probabilities, and undefended.
TransferSet Classroom::other_answers(const TrainJob& job, const Weights& other_teacher,
                                     std::uint64_t student) const {
  Sources asked;
  asked.queries = job.sources.other_answers;
  const std::vector<float> x = state_->query_points(asked, derive_seed(student, "own answers"));
  Rng undefended(0);
  return answers(engine(), other_teacher, x, service_of(asked), job.alpha, undefended);
}

Population Classroom::population(const TrainJob& job, std::vector<float> shipped_points,
                                 const Weights* other_teacher) {
  const Sources& sources = job.sources;
  PARTLY_CHECK((sources.other_answers > 0) == (other_teacher != nullptr));
  const double noise = voted_noise(state_->label_noise, task().classes(), sources.label_votes);
  Population population{{job.recipe, {}}, {}, {}};
  for (int index = 0; index < job.seeds; ++index) {
    const std::uint64_t seed = derive_seed(job.seed, "student", static_cast<std::uint64_t>(index));
    TransferSet set = noisy_sample(task(), sources.own_labels, noise, Rng(seed, "labels"));
    const std::size_t labels = set.size();
    if (sources.queries > 0) {
      const std::vector<float> x = index == 0 ? shipped_points : query_points(job, index);
      Rng defence(seed, "defence");
      append(set, answers(engine(), teacher(), x, service_of(sources, job.defence), job.alpha, defence));
    }
    if (index == 0)
      population.gathered = {votes_on(labels, sources.label_votes),
                             static_cast<std::int64_t>(set.size() - labels), 0};
    if (other_teacher) {
      append(set, other_answers(job, *other_teacher, seed));
      if (index == 0)
        population.gathered.flops = sources.other_answers * answering_flops(other_teacher->shape);
    }
    StudentJob student = beginner(shape_of(task(), job.hidden), std::move(set), seed);
    if (sources.open_weights) student.start = published();
    population.job.students.push_back(std::move(student));
  }
  population.queries = std::move(shipped_points);
  return population;
}

StudentScore Classroom::mark(const Weights& student) {
  const auto answers = argmax_rows(engine().logits(student, exam().x), task().classes());
  const auto& expected = teacher_answers();
  double right = 0, same = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    right += answers[i] == exam().label[i];
    same += answers[i] == expected[i];
  }
  const double n = static_cast<double>(answers.size());
  return {right / n, same / n};
}

TransferSet Classroom::teacher_data() const { return state_->teacher_data(); }

double Classroom::planned_teacher_flops() const {
  const TeacherSpec& spec = state_->teacher_spec;
  return planned_flops(shape_of(*state_->task, spec.hidden), spec.recipe, spec.labels);
}

double Classroom::planned_student_flops(const TrainJob& job) const {
  const MlpShape shape = job.sources.open_weights ? state_->published_shape() : shape_of(task(), job.hidden);
  return planned_flops(shape, job.recipe, examples_of(job.sources));
}

std::vector<std::uint8_t> Classroom::decision_map(const Weights& model) const {
  if (task().inputs() != 2) return {};
  std::vector<float> centres;
  centres.reserve(2 * kMapSide * kMapSide);
  for (int row = 0; row < kMapSide; ++row) {
    for (int column = 0; column < kMapSide; ++column) {
      centres.push_back(2 * (static_cast<float>(column) + 0.5f) / kMapSide - 1);
      centres.push_back(1 - 2 * (static_cast<float>(row) + 0.5f) / kMapSide);
    }
  }
  const auto classes = engine().decide(model, centres).choice;
  return {classes.begin(), classes.end()};
}

Result<std::vector<Weights>> Classroom::independent_models(const ReferenceSpec& spec,
                                                           const KeepGoing& keep_going) const {
  return independent_models(std::span(&spec, 1), keep_going);
}

Result<std::vector<Weights>> Classroom::independent_models(std::span<const ReferenceSpec> specs,
                                                           const KeepGoing& keep_going) const {
  struct Kind {
    const ReferenceSpec* first;
    PopulationJob job;
    std::vector<std::size_t> places;  // of its students among all models
  };
  std::vector<Kind> kinds;
  std::size_t models = 0;
  for (const ReferenceSpec& spec : specs) {
    auto kind = std::ranges::find_if(kinds, [&](const Kind& each) {
      return each.first->hidden == spec.hidden && each.first->recipe == spec.recipe;
    });
    if (kind == kinds.end()) kind = kinds.insert(kind, {&spec, {spec.recipe, {}}, {}});
    for (int i = 0; i < spec.count; ++i) {
      const std::uint64_t seed = derive_seed(spec.seed, "independent model", static_cast<std::uint64_t>(i));
      TransferSet set = noisy_sample(task(), spec.labels, spec.label_noise, Rng(seed, "labels"));
      kind->job.students.push_back(beginner(shape_of(task(), spec.hidden), std::move(set), seed));
      kind->places.push_back(models++);
    }
  }
  std::vector<Weights> trained(models);
  for (Kind& kind : kinds) {
    auto of_kind = train(engine(), std::move(kind.job), keep_going);
    if (!of_kind) return of_kind.error();
    for (std::size_t i = 0; i < kind.places.size(); ++i)
      trained[kind.places[i]] = std::move(of_kind->weights[i]);
  }
  return trained;
}

Result<std::vector<Weights>> Classroom::independent_models(int count, int labels, std::uint64_t seed) const {
  ReferenceSpec spec;
  spec.count = count;
  spec.labels = labels;
  spec.label_noise = state_->teacher_spec.label_noise;
  spec.recipe = state_->teacher_spec.recipe;
  spec.seed = seed;
  return independent_models(spec);
}

}  // namespace partly::learn
