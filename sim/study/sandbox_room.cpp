#include "sim/study/sandbox_room.h"

#include <algorithm>
#include <array>

#include "sim/learn/api.h"
#include "sim/learn/atlas_truth.h"
#include "sim/learn/task.h"

namespace partly::study {
namespace {

constexpr int kTeacherLabels = 1500;
// After how many of its steps a new teacher is shown, each time with students that begin to learn from it.
constexpr std::array kTeacherStages{60, 240, 700};
// After how many steps the students are looked at; a first look comes before, as soon as it is cheap.
constexpr std::array kSandboxStages{40, 80, 140, 220, 320, 450, 600, 800, 1000, 1250, kSandboxSteps};
// Arithmetic of the first look and of what goes on between two questions whether to go on: some 50 and 8
// thousandths of a second of one core.
constexpr double kFirstLook_flop = 0.6e9, kSlice_flop = 0.12e9;

Error sandbox_stopped() { return {ErrorKind::interrupted, "The training was stopped", "", ""}; }

// Places spread evenly over [-1,1]^2, row-major from the top left.
std::vector<float> even_places(int side) {
  std::vector<float> x;
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column) {
      x.push_back(2 * (static_cast<float>(column) + 0.5f) / static_cast<float>(side) - 1);
      x.push_back(1 - 2 * (static_cast<float>(row) + 0.5f) / static_cast<float>(side));
    }
  return x;
}

// One anywhere in each of side x side fields.
std::vector<float> scattered_places(int side, Rng rng) {
  std::vector<float> x = even_places(side);
  for (float& value : x) value += static_cast<float>(rng.uniform(-1, 1) / side);
  return x;
}

std::vector<SandboxPlace> on_the_map(std::span<const float> x) {
  std::vector<SandboxPlace> out;
  for (std::size_t i = 0; i + 1 < x.size(); i += 2) out.push_back({(1 + x[i]) / 2, (1 - x[i + 1]) / 2});
  return out;
}

// Of so many labels the same ones are wrong, whichever number is drawn and however many more are wrong.
void make_wrong(std::vector<std::int32_t>& labels, int classes, double share, Rng rng) {
  for (std::int32_t& label : labels) {
    const double lot = rng.uniform();
    const auto other = static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(classes)));
    if (lot < share) label = other;
  }
}

// Of each class, the cell that is farthest from every other class and from the edge, by steps to the four
// sides.
std::vector<SandboxPlace> deepest_places(const std::vector<std::int32_t>& cells, int side, int classes) {
  const auto at = [side](int x, int y) {
    const int cell = y * side + x;
    return static_cast<std::size_t>(cell);
  };
  std::vector<int> depth(cells.size());
  const auto from = [&](int x, int y, int to_x, int to_y) {
    const bool inside = to_x >= 0 && to_y >= 0 && to_x < side && to_y < side;
    return inside && cells[at(to_x, to_y)] == cells[at(x, y)] ? depth[at(to_x, to_y)] + 1 : 1;
  };
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) depth[at(x, y)] = std::min(from(x, y, x - 1, y), from(x, y, x, y - 1));
  std::vector<SandboxPlace> out(static_cast<std::size_t>(classes), {-1, -1});
  std::vector<int> most(static_cast<std::size_t>(classes));
  for (int y = side - 1; y >= 0; --y)
    for (int x = side - 1; x >= 0; --x) {
      int& here = depth[at(x, y)];
      here = std::min({here, from(x, y, x + 1, y), from(x, y, x, y + 1)});
      const auto c = static_cast<std::size_t>(cells[at(x, y)]);
      if (here <= most[c]) continue;
      most[c] = here;
      out[c] = {(static_cast<float>(x) + 0.5f) / static_cast<float>(side),
                (static_cast<float>(y) + 0.5f) / static_cast<float>(side)};
    }
  return out;
}

double share_alike(std::span<const std::int32_t> a, std::span<const std::int32_t> b) {
  double alike = 0;
  for (std::size_t i = 0; i < a.size(); ++i) alike += a[i] == b[i];
  return alike / static_cast<double>(a.size());
}

int steps_worth(double flop, const learn::MlpShape& shape, int batch, std::size_t students, int least,
                int most) {
  const double step = learn::training_flops(shape, batch) * static_cast<double>(students);
  return std::clamp(static_cast<int>(flop / step), least, most);
}

}  // namespace

struct SandboxRoom::World {
  std::uint64_t seed;
  std::shared_ptr<const learn::Task> task;
  std::vector<float> cells, places, questions;  // inputs: of the map, of the score, of the exam
  std::vector<std::int32_t> cell_truth, place_truth, question_truth;
  std::vector<SandboxPlace> deep;

  int classes() const { return task->classes(); }
};

const SandboxRoom::World& SandboxRoom::world(std::uint64_t seed) {
  if (const auto* known = worlds_.find(seed)) return **known;
  auto world = std::make_shared<World>();
  world->seed = seed;
  auto task = learn::make_task({.name = "atlas", .seed = seed});
  PARTLY_CHECK(task.ok());
  world->task = *task;
  world->cells = even_places(kSandboxMapSide);
  world->places = even_places(kSandboxScoreSide);
  world->questions = scattered_places(kSandboxQuestionsSide, Rng(seed, "sandbox, questions"));
  world->cell_truth = learn::atlas_truth(seed, world->cells);
  world->place_truth = learn::atlas_truth(seed, world->places);
  world->question_truth = learn::atlas_truth(seed, world->questions);
  world->deep = deepest_places(world->cell_truth, kSandboxMapSide, world->classes());
  worlds_.put(seed, world);
  return **worlds_.find(seed);
}

SandboxRoom::Taught SandboxRoom::look_at(const learn::Weights& weights, const World& world,
                                         int steps_done) const {
  const auto classes = static_cast<std::size_t>(world.classes());
  auto seen = std::make_shared<SandboxTeacher>();
  seen->classes = world.classes(), seen->steps_done = steps_done;
  seen->deep = world.deep;
  seen->truth.assign(world.cell_truth.size() * classes, 0.f);
  for (std::size_t i = 0; i < world.cell_truth.size(); ++i)
    seen->truth[i * classes + static_cast<std::size_t>(world.cell_truth[i])] = 1;
  seen->probabilities = learn::served_probabilities(engine_->logits(weights, world.cells), world.classes());
  std::vector<std::int32_t> choice = engine_->decide(weights, world.places).choice,
                            answers = engine_->decide(weights, world.questions).choice;
  seen->right = share_alike(choice, world.place_truth);
  const std::vector<SandboxPlace> at = on_the_map(world.questions);
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i] != world.question_truth[i])
      seen->mistakes.push_back({at[i], world.question_truth[i], answers[i]});
  return {weights, std::move(seen), std::move(choice), std::move(answers)};
}

// A new one is shown as it learns, together with students that begin to learn from it as it is then.
Result<SandboxRoom::Taught> SandboxRoom::teacher(const SandboxSetting& setting, const World& world,
                                                 const Show& show, const learn::KeepGoing& keep_going) {
  const TeacherKey key{setting.world, setting.teacher_width, setting.teacher_wrong_labels};
  if (const Taught* known = teachers_.find(key)) return *known;
  const std::uint64_t seed = derive_seed(setting.world, "sandbox, teacher");
  Rng draws(seed, "labels");
  learn::Examples examples = world.task->sample(kTeacherLabels, draws);
  make_wrong(examples.label, world.classes(), setting.teacher_wrong_labels, Rng(seed, "wrong labels"));
  const learn::MlpShape shape =
      learn::mlp(2, {setting.teacher_width, setting.teacher_width}, world.classes());
  const learn::Recipe recipe{.steps = kSandboxSteps};
  auto run =
      engine_->start({recipe, {learn::beginner(shape, learn::labelled(examples, 2, world.classes()), seed)}});
  if (!run) return run.error();
  for (const int stage : kTeacherStages) {
    if (auto status = learn::advance_to(stage, **run, kSandboxSteps, keep_going); !status)
      return status.error();
    const Taught begun = look_at((*run)->weights(0), world, stage);
    Population asked;
    ask(asked, setting, world, begun.weights);
    if (auto status = learn_to(0, setting, world, begun, asked, show, keep_going); !status)
      return status.error();
  }
  if (auto status = learn::advance_to(kSandboxSteps, **run, kSandboxSteps, keep_going); !status)
    return status.error();
  Taught taught = look_at((*run)->weights(0), world, kSandboxSteps);
  teachers_.put(key, taught);
  return taught;
}

// Each student asks at places of its own; of fewer answers, the first of these.
void SandboxRoom::ask(Population& all, const SandboxSetting& setting, const World& world,
                      const learn::Weights& teacher) const {
  all.resize(kSandboxStudents);
  const auto wanted = static_cast<std::size_t>(setting.answers);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Asked& one = all[i];
    if (one.x.size() >= 2 * wanted) continue;
    Rng places(derive_seed(setting.seed, "sandbox, student", i), "places");
    const std::vector<float> x = world.task->sample(wanted, places).x;
    const auto fresh = std::span(x).subspan(one.x.size());
    const std::vector<float> logits = engine_->logits(teacher, fresh);
    one.x.insert(one.x.end(), fresh.begin(), fresh.end());
    one.logits.insert(one.logits.end(), logits.begin(), logits.end());
  }
}

learn::PopulationJob SandboxRoom::job(const SandboxSetting& setting, const World& world,
                                      const Population& asked, SandboxLook& look) const {
  const int classes = world.classes();
  const learn::MlpShape shape = learn::mlp(2, {setting.student_width, setting.student_width}, classes);
  learn::Service service;
  service.access = setting.access;
  learn::PopulationJob job;
  job.recipe.steps = kSandboxSteps;
  job.recipe.temperature = static_cast<float>(setting.temperature);
  const auto answers = static_cast<std::size_t>(setting.answers);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::uint64_t seed = derive_seed(setting.seed, "sandbox, student", i);
    const auto logits = std::span(asked[i].logits).first(answers * static_cast<std::size_t>(classes));
    learn::TransferSet set;
    set.inputs = 2, set.classes = classes;
    set.x.assign(asked[i].x.begin(), asked[i].x.begin() + static_cast<std::ptrdiff_t>(2 * answers));
    set.label = learn::argmax_rows(logits, classes);
    if (setting.access != learn::Access::labels) {
      Rng undefended(0);
      const auto served = learn::served_probabilities(logits, classes, service, undefended);
      set.teacher_logits = learn::opinions_from_served(served, service);
      set.alpha.assign(answers, 1.f);
    }
    Rng places(seed, "own labels");
    learn::Examples own = world.task->sample(static_cast<std::size_t>(setting.own_labels), places);
    make_wrong(own.label, classes, setting.wrong_labels, Rng(seed, "wrong labels"));
    if (i == 0) look.asked = on_the_map(set.x), look.own = on_the_map(own.x);
    if (!own.label.empty()) learn::append(set, learn::labelled(own, 2, classes));
    job.students.push_back(learn::beginner(shape, std::move(set), seed));
  }
  return job;
}

void SandboxRoom::mark(SandboxLook& look, const learn::TrainingRun& run, const World& world,
                       const Taught& taught) const {
  look.steps_done = run.steps_done();
  look.scores.clear(), look.repeats.clear();
  for (std::size_t i = 0; i < kSandboxStudents; ++i) {
    const learn::Weights student = run.weights(i);
    const std::vector<std::int32_t> choice = engine_->decide(student, world.places).choice;
    const std::vector<std::int32_t> answers = engine_->decide(student, world.questions).choice;
    SandboxScore score{share_alike(choice, world.place_truth), share_alike(choice, taught.choice), 0, 0};
    for (std::size_t q = 0; q < answers.size(); ++q) {
      const bool mistaken = answers[q] != world.question_truth[q];
      const bool repeated = mistaken && answers[q] == taught.answers[q];
      score.repeated += repeated, score.own_mistakes += mistaken && !repeated;
      if (i == 0 && taught.answers[q] != world.question_truth[q]) look.repeats.push_back(repeated);
    }
    look.scores.push_back(score);
    if (i == 0)
      look.probabilities =
          learn::served_probabilities(engine_->logits(student, world.cells), world.classes());
  }
  look.curve.push_back(stage_of(look.steps_done, look.scores));
}

Status SandboxRoom::learn_to(int last, const SandboxSetting& setting, const World& world,
                             const Taught& taught, const Population& asked, const Show& show,
                             const learn::KeepGoing& keep_going) const {
  SandboxLook look;
  look.setting = setting, look.teacher = taught.seen;
  learn::PopulationJob population = job(setting, world, asked, look);
  const learn::MlpShape shape = population.students.front().start.shape;
  const std::size_t students = population.students.size();
  const int batch = static_cast<int>(
      std::min<std::size_t>(population.students.front().data->size(), population.recipe.batch));
  const int first = steps_worth(kFirstLook_flop, shape, batch, students, 5, 30);
  const int slice = steps_worth(kSlice_flop, shape, batch, students, 1, 20);
  auto run = engine_->start(std::move(population));
  if (!run) return run.error();
  std::vector<int> stages{first};
  for (const int stage : kSandboxStages)
    if (stage > first && stage <= last) stages.push_back(stage);
  for (const int stage : stages) {
    while ((*run)->steps_done() < stage) {
      const double done = static_cast<double>((*run)->steps_done()) / kSandboxSteps;
      if (keep_going && !keep_going(done)) return sandbox_stopped();
      if (auto status = (*run)->advance(std::min(slice, stage - (*run)->steps_done())); !status)
        return status;
    }
    mark(look, **run, world, taught);
    show(look);
  }
  return {};
}

Status SandboxRoom::train(const SandboxSetting& setting, const Show& show,
                          const learn::KeepGoing& keep_going) {
  if (auto status = check_sandbox(setting); !status) return status;
  const World& here = world(setting.world);
  const auto taught = teacher(setting, here, show, keep_going);
  if (!taught) return taught.error();
  const AskedKey key{{setting.world, setting.teacher_width, setting.teacher_wrong_labels}, setting.seed};
  if (!asked_.find(key)) asked_.put(key, {});
  Population& asked = *asked_.find(key);
  ask(asked, setting, here, taught->weights);
  return learn_to(kSandboxSteps, setting, here, *taught, asked, show, keep_going);
}

}  // namespace partly::study
