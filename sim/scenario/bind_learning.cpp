#include "sim/scenario/bind_learning.h"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <tuple>

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;

learn::Recipe recipe(const Node& node) {
  learn::Recipe recipe;
  recipe.steps = node["steps"].whole(recipe.steps);
  recipe.batch = node["batch"].whole(recipe.batch);
  recipe.learning_rate = static_cast<float>(node["learning_rate"].number(recipe.learning_rate));
  recipe.weight_decay = static_cast<float>(node["weight_decay"].number(recipe.weight_decay));
  recipe.temperature = static_cast<float>(node["temperature"].number(recipe.temperature));
  if (node["schedule"].text() == "constant") recipe.schedule = learn::Schedule::constant;
  recipe.input_dropout = static_cast<float>(node["input_dropout"].number(0));
  recipe.hidden_dropout = static_cast<float>(node["hidden_dropout"].number(0));
  recipe.max_norm = static_cast<float>(node["max_norm"].number(0));
  recipe.jitter_px = node["jitter_px"].whole(0);
  return recipe;
}

learn::TeacherSpec teacher(const Node& node) {
  learn::TeacherSpec spec{node["hidden"].wholes({1}), node["labels"].whole(1), 0, recipe(node["recipe"]),
                          node["seed"].seed()};
  spec.label_votes = node["label_votes"].whole(1);
  return spec;
}

std::vector<world::LaterTeacher> later_teachers(const Node& node) {
  std::vector<world::LaterTeacher> later;
  for (const std::string& id : node.keys())
    later.push_back({id, node[id]["from_quarter"].whole(2) - 1, teacher(node[id])});
  std::sort(later.begin(), later.end(), [](const world::LaterTeacher& a, const world::LaterTeacher& b) {
    return std::tie(a.quarter, a.id) < std::tie(b.quarter, b.id);
  });
  return later;
}

learn::OpenWeightsSpec open_weights(const Node& node) {
  learn::OpenWeightsSpec spec;
  spec.hidden = node["hidden"].wholes({1});
  spec.labels = node["labels"].whole(1);
  spec.label_noise = node["label_noise"].number(0);  // of a rule maker's; elsewhere it follows from the votes
  spec.label_votes = node["label_votes"].whole(1);
  spec.provider_queries = node["provider_queries"].whole(0);
  spec.recipe = recipe(node["recipe"]);
  spec.seed = node["seed"].seed();
  return spec;
}

// Where a path leads that must not leave the folder, by dots or by a link.
Result<fs::path> below(const fs::path& folder, const std::string& name) {
  const fs::path relative(name);
  std::error_code error;
  const fs::path home = fs::weakly_canonical(fs::absolute(folder.empty() ? "." : folder, error), error);
  const fs::path path = fs::weakly_canonical(home / relative, error);
  const auto inside = path.lexically_relative(home);
  if (error || relative.is_absolute() || inside.empty() || *inside.begin() == "..")
    return Error{ErrorKind::usage,
                 "\"" + name + "\" leads out of the scenario's folder",
                 {},
                 "put the file beside the scenario or in a folder below it"};
  return home / relative;
}

std::string content_path(const Node& node) {
  const auto& folder = node.reading().folder;
  if (!node.clean()) return {};
  if (!folder) {
    node.error("file", "A text without a folder cannot name files", "save it beside its files first");
    return {};
  }
  const auto path = below(*folder, node.text());
  if (path) return path->string();
  node.error("file", path.error().what, path.error().remedy);
  return {};
}

// Inputs and classes are the task's own, not the author's to choose.
void bind_task(const Node& node, world::LearningRules& rules) {
  const Node files = node["files"];
  rules.task = {node["name"].text(), node["seed"].seed(), node["variant"].text(), {}};
  if (files.there())
    rules.task.files = {content_path(files["images"]), content_path(files["labels"]),
                        content_path(files["test_images"]), content_path(files["test_labels"])};
  if (!node.clean()) return;
  if (files.there() && rules.task.name != "idx")
    return files.error("value", "The task " + rules.task.name + " reads no files",
                       "remove them, or name the task \"idx\"");
  const auto task = learn::make_task(rules.task);
  if (!task) {
    const Error& error = task.error();
    if (error.kind == ErrorKind::file_missing)
      return files.error("file", error.where + ": " + error.what, error.remedy);
    return node["name"].error("value", error.what, error.remedy);
  }
  rules.inputs = (*task)->inputs();
  rules.classes = (*task)->classes();
}

// One market for labels: what the provider's and the publisher's are worth follows from how many people gave
// each, as it does for everybody.
void set_noise(world::LearningRules& rules) {
  if (rules.classes < 2) return;  // the task is wrong, and reported
  rules.teacher.label_noise = noise_after(rules, rules.teacher.label_votes);
  rules.open_weights.label_noise = noise_after(rules, rules.open_weights.label_votes);
  for (world::LaterTeacher& later : rules.later_teachers)
    later.spec.label_noise = noise_after(rules, later.spec.label_votes);
}

// How large the images are that a recipe with jitter shifts follows from the task.
void set_image_side(world::LearningRules& rules) {
  const int side = static_cast<int>(std::lround(std::sqrt(rules.inputs)));
  for (world::LaterTeacher& later : rules.later_teachers)
    if (later.spec.recipe.jitter_px > 0) later.spec.recipe.image_side = side;
  for (learn::Recipe* recipe : {&rules.teacher.recipe, &rules.open_weights.recipe, &rules.student_recipe,
                                &rules.tuning_recipe, &rules.wide_recipe})
    if (recipe->jitter_px > 0) recipe->image_side = side;
}

}  // namespace

double noise_after(const world::LearningRules& rules, int votes) {
  return learn::voted_noise(rules.label_noise.value, rules.classes,
                            std::clamp(votes, 1, learn::kMostLabelVotes));
}

learn::Recipe bind_recipe(const Node& node) { return recipe(node); }
learn::OpenWeightsSpec bind_open_weights(const Node& node) { return open_weights(node); }

world::LearningRules bind_learning(const Node& node) {
  world::LearningRules rules;
  bind_task(node["task"], rules);
  rules.label_noise = node["label_noise"].quantity();
  rules.teacher = teacher(node["teacher"]);
  rules.open_weights = open_weights(node["open_weights"]);
  rules.student_hidden = node["student_hidden"].wholes({1});
  rules.student_recipe = recipe(node["student_recipe"]);
  rules.tuning_recipe = recipe(node["tuning_recipe"]);
  rules.wide_hidden = node["wide_hidden"].wholes({1});
  rules.wide_recipe = recipe(node["wide_recipe"]);
  rules.alpha = node["alpha"].number(1);
  rules.seeds = node["seeds"].whole(1);
  rules.gflop_per_quarter = node["gflop_per_quarter"].quantity();
  rules.labels_per_quarter = node["labels_per_quarter"].quantity();
  rules.later_teachers = later_teachers(node["later_teachers"]);
  set_noise(rules);
  set_image_side(rules);
  return rules;
}

}  // namespace partly::scenario
