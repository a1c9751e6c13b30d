#include "sim/learn/train_job.h"

#include "sim/base/statistics.h"
#include "sim/learn/refusal.h"

#include <cmath>

namespace partly::learn {
namespace {

std::string up_to(int bound) { return "Choose 0 to " + std::to_string(bound); }

Status check_share(double share, const char* where) {
  if (share >= 0 && share <= 1) return {};  // NaN is neither
  return refusal("A share must lie between 0 and 1", where);
}

Status check_hidden(const std::vector<int>& hidden, const std::string& where) {
  if (hidden.size() > static_cast<std::size_t>(kMaxHiddenLayers))
    return refusal("The network is too deep", where,
                   "At most " + std::to_string(kMaxHiddenLayers) + " hidden layers");
  for (const int width : hidden)
    if (width < 1 || width > kMaxHiddenWidth)
      return refusal("A hidden layer of " + std::to_string(width) + " units is out of bounds", where,
                     "Choose 1 to " + std::to_string(kMaxHiddenWidth));
  return {};
}

Status check_bounded_recipe(const Recipe& recipe, const std::string& where) {
  if (recipe.steps < 1 || recipe.steps > kMaxSteps)
    return refusal("A run of " + std::to_string(recipe.steps) + " steps is out of bounds", where + ".steps",
                   "Choose 1 to " + std::to_string(kMaxSteps));
  return check_recipe(recipe, where);
}

// Every network of a job learns all classes of its task.
Status check_suits(const Recipe& recipe, const Task& task, const std::string& where) {
  if (auto status = check_recipe_fits(recipe, task.inputs(), task.classes(), where); !status) return status;
  if (window_on(recipe, task.classes()).count < task.classes())
    return refusal("The loss must act on all classes of the task", where + ".window", "Leave the window out");
  return {};
}

Status check_count(int count, int bound, const char* what, const std::string& where) {
  if (count >= 0 && count <= bound) return {};
  return refusal(std::to_string(count) + " " + what + " are out of bounds", where, up_to(bound));
}

Status check_votes(int votes, const char* where) {
  if (votes >= 1 && votes <= kMostLabelVotes) return {};
  return refusal(std::to_string(votes) + " people a label are out of bounds", where,
                 "Choose 1 to " + std::to_string(kMostLabelVotes));
}

Status check_sources(const Sources& sources, int classes) {
  if (auto status = check_count(sources.own_labels, kMaxLabels, "labels", "sources.own_labels"); !status)
    return status;
  if (auto status = check_count(sources.queries, kMaxQueries, "queries", "sources.queries"); !status)
    return status;
  if (auto status = check_votes(sources.label_votes, "sources.label_votes"); !status) return status;
  if (auto status = check_count(sources.other_answers, kMaxQueries, "answers", "sources.other_answers");
      !status)
    return status;
  if (examples_of(sources) == 0)
    return refusal(
        "There is nothing to learn from: no labels of your own, no queries and no model of your own",
        "sources", "Buy labels or ask the provider");
  if (sources.access == Access::top_k && (sources.top_k < 1 || sources.top_k > classes))
    return refusal("The top " + std::to_string(sources.top_k) + " answers cannot be served", "sources.top_k",
                   "Choose 1 to " + std::to_string(classes));
  if (sources.digits < -1 || sources.digits > 9)
    return refusal("Probabilities can be rounded to 0 to 9 decimals", "sources.digits",
                   "-1 leaves them as they are");
  return check_share(sources.cover_share, "sources.cover_share");
}

Status check_teacher(const TeacherSpec& teacher) {
  if (teacher.labels < 1) return refusal("The teacher has nothing to learn from", "teacher.labels");
  if (auto status = check_count(teacher.labels, kMaxLabels, "labels", "teacher.labels"); !status)
    return status;
  if (auto status = check_share(teacher.label_noise, "teacher.label_noise"); !status) return status;
  if (auto status = check_votes(teacher.label_votes, "teacher.label_votes"); !status) return status;
  if (auto status = check_hidden(teacher.hidden, "teacher.hidden"); !status) return status;
  if (auto status = check_count(teacher.traps.islets, kMaxIslets, "trap islets", "teacher.traps"); !status)
    return status;
  if (auto status = check_bounded_recipe(teacher.traps.recipe, "teacher.traps.recipe"); !status)
    return status;
  return check_bounded_recipe(teacher.recipe, "teacher.recipe");
}

Status check_open_weights(const OpenWeightsSpec& published) {
  if (auto status = check_count(published.labels, kMaxLabels, "labels", "open_weights.labels"); !status)
    return status;
  if (auto status =
          check_count(published.provider_queries, kMaxQueries, "queries", "open_weights.provider_queries");
      !status)
    return status;
  if (published.labels + published.provider_queries == 0)
    return refusal("The published model has nothing to learn from", "open_weights");
  if (auto status = check_share(published.label_noise, "open_weights.label_noise"); !status) return status;
  if (auto status = check_votes(published.label_votes, "open_weights.label_votes"); !status) return status;
  if (auto status = check_hidden(published.hidden, "open_weights.hidden"); !status) return status;
  return check_bounded_recipe(published.recipe, "open_weights.recipe");
}

// Whether the task has what the job asks of it.
Status check_supply(const Task& task, const TrainJob& job) {
  const auto short_of = [&](int labels) { return static_cast<std::size_t>(labels) > task.supply(); };
  const std::string remedy = "The task has " + std::to_string(task.supply()) + " examples";
  if (short_of(job.sources.own_labels))
    return refusal("There are no " + std::to_string(job.sources.own_labels) + " labels to buy",
                   "sources.own_labels", remedy);
  if (short_of(job.teacher.labels))
    return refusal("There are no " + std::to_string(job.teacher.labels) + " labels to teach the teacher with",
                   "teacher.labels", remedy);
  if (short_of(job.open_weights.labels))
    return refusal("There are no " + std::to_string(job.open_weights.labels) +
                       " labels to teach the published model with",
                   "open_weights.labels", remedy);
  return {};
}

// All students' inputs lie in memory at once.
Status check_memory(const Task& task, const TrainJob& job) {
  const long examples = examples_of(job.sources);
  if (examples * job.seeds <= kMaxExamples && examples * job.seeds * task.inputs() <= kMaxInputNumbers)
    return {};
  return refusal(std::to_string(job.seeds) + " students with " + std::to_string(examples) +
                     " examples each do not fit into memory",
                 "seeds", "Train fewer seeds");
}

// The models that it asks are jobs like any other, a few generations of them.
Status check_other_teacher(const TrainJob& job) {
  if ((job.sources.other_answers > 0) != (job.other_teacher.size() == 1) || job.other_teacher.size() > 1)
    return refusal("Answers of another model than the provider's need that one model", "other_teacher",
                   "Name one model, and ask it something");
  int generations = 0;
  for (const TrainJob* one = &job; !one->other_teacher.empty(); one = &one->other_teacher.front())
    if (++generations > kMostOtherTeachers)
      return refusal("There are more than " + std::to_string(kMostOtherTeachers) + " generations behind it",
                     "other_teacher", "Ask an earlier model");
  return job.other_teacher.empty() ? Status{} : check_job(job.other_teacher.front());
}

}  // namespace

int examples_of(const Sources& sources) {
  return sources.own_labels + sources.queries + sources.other_answers;
}

int answers_behind(const TrainJob& job) {
  int answers = job.sources.queries;
  if (!job.other_teacher.empty()) answers += answers_behind(job.other_teacher.front());
  return answers;
}

double taught_part(const TrainJob& job) {
  const int examples = examples_of(job.sources);
  if (examples == 0) return 0;
  const double passed_on =
      job.other_teacher.empty() ? 0 : job.sources.other_answers * taught_part(job.other_teacher.front());
  return (job.sources.queries + passed_on) / examples;
}

double TrainResult::accuracy_mean() const { return mean(each_of(students, &StudentScore::accuracy)); }
double TrainResult::agreement_mean() const { return mean(each_of(students, &StudentScore::agreement)); }

double capability(double accuracy, int classes) {
  const double chance = 1.0 / classes;
  return 100 * (accuracy - chance) / (1 - chance);
}

Status check_job(const TrainJob& job) {
  const auto task = make_task(job.task);
  if (!task) return task.error();
  if (auto status = check_share(job.label_noise, "label_noise"); !status) return status;
  if (auto status = check_sources(job.sources, (*task)->classes()); !status) return status;
  if (auto status = check_other_teacher(job); !status) return status;
  if (auto status = check_defence(job.defence); !status) return status;
  if (auto status = check_hidden(job.hidden, "hidden"); !status) return status;
  if (auto status = check_share(job.alpha, "alpha"); !status) return status;
  if (auto status = check_bounded_recipe(job.recipe, "recipe"); !status) return status;
  for (const auto& [recipe, where] : {std::pair{&job.recipe, "recipe"},
                                      {&job.teacher.recipe, "teacher.recipe"},
                                      {&job.open_weights.recipe, "open_weights.recipe"}})
    if (auto status = check_suits(*recipe, **task, where); !status) return status;
  if (job.seeds < 1 || job.seeds > kMaxSeeds)
    return refusal(std::to_string(job.seeds) + " seeds are out of bounds", "seeds",
                   "Choose 1 to " + std::to_string(kMaxSeeds));
  if (auto status = check_supply(**task, job); !status) return status;
  if (auto status = check_memory(**task, job); !status) return status;
  if (auto status = check_teacher(job.teacher); !status) return status;
  return check_open_weights(job.open_weights);
}

}  // namespace partly::learn
