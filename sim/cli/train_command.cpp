// partly-sim train: a training run of one's own, on any of the tasks or on image files, with its figures.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <optional>

#include "sim/base/format.h"
#include "sim/cli/clock.h"
#include "sim/cli/command.h"
#include "sim/cli/hold_interrupt.h"
#include "sim/cli/own_run.h"
#include "sim/cli/progress_line.h"
#include "sim/learn/checkpoint.h"
#include "sim/learn/job_run.h"
#include "sim/study/workshop.h"

namespace partly::cli {
namespace {

struct Seconds {
  double teacher = 0, students = 0;
};

std::string shape_text(const learn::MlpShape& shape) {
  std::string text;
  for (const int width : shape.widths) text += (text.empty() ? "" : "-") + std::to_string(width);
  return text;
}

// A run, and the weights that all its students begin with where they are given.
struct Order {
  learn::TrainJob job;
  std::optional<learn::Weights> start;
};

// Begins with the weights of a file; the students' network is then that one.
Status start_from(const std::string& path, Order& order) {
  const auto task = learn::make_task(order.job.task);
  if (!task) return task.error();
  auto weights = learn::load_checkpoint(path);
  if (!weights) return weights.error();
  const learn::MlpShape& shape = weights->shape;
  if (shape.inputs() != (*task)->inputs() || shape.outputs() != (*task)->classes())
    return Error{ErrorKind::usage,
                 "The network is " + shape_text(shape) + ", and the task " + (*task)->name() + " has " +
                     std::to_string((*task)->inputs()) + " inputs and " + std::to_string((*task)->classes()) +
                     " classes",
                 path, "Choose a network of this task"};
  if (order.job.sources.open_weights)
    return Error{ErrorKind::usage, "The students would begin with two networks", "--from",
                 "Leave --from or sources.open_weights out"};
  order.job.hidden = {shape.widths.begin() + 1, shape.widths.end() - 1};
  order.start = std::move(*weights);
  return {};
}

// The run that was ordered; what is wrong with it is printed, and the exit code is then not kFine.
std::pair<Order, int> ordered_run(const TrainFlags& flags) {
  auto job = usual_run(flags.task, flags.data);
  if (!job) return {{}, fail(job.error())};
  const auto recipe = recipe_text(flags);
  if (!recipe) return {{}, fail(recipe.error())};
  if (!recipe->name.empty()) {
    const auto errors = read_run(*recipe, *job);
    for (const auto& error : errors) std::fprintf(stderr, "%s\n", error.text().c_str());
    if (!errors.empty()) return {{}, kUsage};
  }
  Order order{std::move(*job), {}};
  set_image_side(order.job);
  if (!flags.from.empty())
    if (auto status = start_from(flags.from, order); !status) return {{}, fail(status.error())};
  const auto status = learn::check_job(order.job);
  return {std::move(order), status ? int{kFine} : fail(status.error())};
}

Result<learn::TrainedStudents> train(learn::Classroom& room, const Order& order, Seconds& seconds) {
  const learn::TrainJob& job = order.job;
  const double teacher_flops = room.planned_teacher_flops(),
               student_flops = room.planned_student_flops(job) * job.seeds;
  ProgressLine progress(teacher_flops + student_flops);
  auto begin = Clock::now();
  if (auto status = room.prepare(job, progress.part("The teacher learns", teacher_flops)); !status)
    return status.error();
  seconds.teacher = seconds_since(begin);

  begin = Clock::now();
  learn::Population population = room.population(job);
  if (order.start)
    for (learn::StudentJob& student : population.job.students) student.start = *order.start;
  auto run = learn::JobRun::start(room, std::move(population));
  if (!run) return run.error();
  const int steps = job.recipe.steps;
  const auto show = progress.part("The students learn", student_flops);
  if (auto status = learn::advance_to(steps, run->training(), steps, show); !status) return status.error();
  seconds.students = seconds_since(begin);
  const std::string note = run->training().note();
  if (!note.empty()) std::fprintf(stderr, "%s\n", note.c_str());
  return run->finish();
}

double accuracy_sd(const learn::TrainedStudents& trained) {
  return study::over_seeds("accuracy", study::accuracies(trained), Unit::fraction).sd;
}

Json report(const learn::Classroom& room, const learn::TrainJob& job, const learn::TrainedStudents& trained,
            const Seconds& seconds) {
  const learn::TrainResult& result = trained.result;
  Json students = Json::array();
  for (const auto& student : result.students)
    students.push_back({{"accuracy", student.accuracy}, {"agreement", student.agreement}});
  return {{"task", job.task.name},
          {"engine", room.engine().name()},
          {"device", room.engine().device()},
          {"network", trained.weights.front().shape.widths},
          {"accuracy", result.accuracy_mean()},
          {"accuracy_sd", accuracy_sd(trained)},
          {"agreement", result.agreement_mean()},
          {"capability", learn::capability(result.accuracy_mean(), room.task().classes())},
          {"teacher_accuracy", result.teacher_accuracy},
          {"exam_items", room.exam().label.size()},
          {"students", std::move(students)},
          {"used",
           {{"labels", result.used.labels}, {"queries", result.used.queries}, {"flops", result.used.flops}}},
          {"loss", {{"mean", result.loss_mean}, {"low", result.loss_low}, {"high", result.loss_high}}},
          {"seconds", {{"teacher", seconds.teacher}, {"students", seconds.students}}},
          {"recipe", run_as_json(job)}};
}

std::string summary(const learn::Classroom& room, const learn::TrainJob& job,
                    const learn::TrainedStudents& trained, const Seconds& seconds) {
  const learn::TrainResult& result = trained.result;
  char text[1000];
  std::snprintf(text, sizeof text,
                "Task       %s, %d inputs, %d classes, an exam of %zu\n"
                "Teacher    %.1f %% right\n"
                "Students   %d of %s: %.1f ± %.1f %% right, %.1f %% of answers the teacher's\n"
                "Each used  %s labels, %s queries, %s\n"
                "Loss       %.4f -> %.4f\n"
                "Seconds    %.1f for the teacher, %.1f for the students (%s on %s)\n",
                job.task.name.c_str(), room.task().inputs(), room.task().classes(), room.exam().label.size(),
                100 * result.teacher_accuracy, job.seeds, shape_text(trained.weights.front().shape).c_str(),
                100 * result.accuracy_mean(), 100 * accuracy_sd(trained), 100 * result.agreement_mean(),
                format_number(static_cast<double>(result.used.labels), 0).c_str(),
                format_number(static_cast<double>(result.used.queries), 0).c_str(),
                format_flop(result.used.flops).c_str(), result.loss_mean.front(), result.loss_mean.back(),
                seconds.teacher, seconds.students, room.engine().name().c_str(),
                room.engine().device().c_str());
  return text;
}

int run_train(const TrainFlags& flags) {
  if (flags.task == "phrases") return run_train_phrases(flags);
  auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto [order, code] = ordered_run(flags);
  if (code != kFine) return code;
  const learn::TrainJob& job = order.job;
  request->population = job.seeds;
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());

  if (!flags.torchscript.empty())  // better now than after the training
    if (const auto torch = learn::torch_engine(learn::Device::cpu); !torch) return fail(torch.error());

  learn::Classroom room(job.task, job.teacher, job.open_weights, job.label_noise, *engine);
  Seconds seconds;
  const auto trained = train(room, order, seconds);
  if (!trained) return fail(trained.error());
  if (!flags.save.empty()) {
    const HoldInterrupt hold;
    if (auto status = learn::save_checkpoint(trained->weights.front(), flags.save); !status)
      return fail(status.error());
  }
  if (!flags.torchscript.empty())
    if (auto status = learn::export_torchscript(trained->weights.front(), flags.torchscript); !status)
      return fail(status.error());
  return emit(flags.json ? report(room, job, *trained, seconds).dump(2) + "\n"
                         : summary(room, job, *trained, seconds),
              flags.out);
}

}  // namespace

void add_train(CLI::App& app, int& code) {
  auto flags = std::make_shared<TrainFlags>();
  auto* command = app.add_subcommand("train", "Train students of a teacher as you like, and mark them");
  command->add_option("--task", flags->task, "atlas, glyphs, phrases, or idx for image files")
      ->check(CLI::IsMember({"atlas", "glyphs", "phrases", "idx"}))
      ->capture_default_str();
  command
      ->add_option(
          "--data", flags->data,
          "Of idx: a folder with the MNIST files' names, or four files, plain or gzip: images and labels "
          "to learn from, images and labels to test on")
      ->expected(1, 4);
  command->add_option(
      "--recipe", flags->recipe,
      "JSON, or a file of it: what differs from the usual run (\"recipe\" in what --json prints)");
  command->add_option("--from", flags->from, "Students begin with the network of this checkpoint");
  command->add_option("--save", flags->save, "Keep the first student's network in this checkpoint");
  command->add_option("--torchscript", flags->torchscript,
                      "Write the first student's network to this file as a TorchScript module, for Python");
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to this file instead of standard output");
  add_engine_flags(*command, flags->engine);
  command->footer(
      "Example: partly-sim train --task glyphs --recipe '{\"sources\": {\"queries\": 200, \"access\": "
      "\"labels\"}, "
      "\"seeds\": 8}'");
  command->callback([flags, &code] { code = run_train(*flags); });
}

}  // namespace partly::cli
