// A training run that somebody orders by hand: which task, what the networks are, what they learn from.
// Written as JSON with the names of learn::TrainJob; what is left out keeps a default that suits the task.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/fields_json.h"
#include "sim/base/json_text.h"
#include "sim/base/result.h"
#include "sim/cli/command.h"
#include "sim/learn/train_job.h"
#include "sim/scenario/report.h"

namespace partly::cli {

// What partly-sim train is asked for.
struct TrainFlags {
  std::string task = "atlas", recipe, from, save, torchscript, out;
  std::vector<std::string> data;
  EngineFlags engine;
  bool json = false;
};

// The recipe that was given in line or in a file; without a name if none was.
struct RecipeText {
  std::string text, name;
};
Result<RecipeText> recipe_text(const TrainFlags& flags);

// Each with its place and with what might be meant.
std::vector<Issue> issues_of(const std::vector<JsonProblem>& problems, const SourceMap& places);

// Reads JSON over the values that an order has, by its fields (sim/base/fields_json.h): what is not there
// keeps its default, and all mistakes come in one pass, each with its place. Empty where all is well.
template <class Order>
std::vector<Issue> read_order(const RecipeText& recipe, Order& order, JsonKeys left_out = {}) {
  std::vector<Issue> errors;
  const auto parsed = parse_json(recipe.text, recipe.name, {}, errors);
  if (!parsed) return errors;
  JsonReader reader({.missing_keeps = true,
                     .longest_list = 100,
                     .most_problems = scenario::kMaxIssues,
                     .left_out = std::move(left_out)});
  reader.read(parsed->document, order);
  const auto wrong = issues_of(reader.problems(), parsed->places);
  errors.insert(errors.end(), wrong.begin(), wrong.end());
  return errors;
}

// partly-sim train --task phrases: the exit code.
int run_train_phrases(const TrainFlags& flags);

// A run of some seconds that shows something: students of a teacher's answers.
// task: atlas, glyphs or idx; data: of idx, one folder or four files.
Result<learn::TrainJob> usual_run(const std::string& task, const std::vector<std::string>& data);

std::vector<Issue> read_run(const RecipeText& recipe, learn::TrainJob& job);

// How large the images are that a recipe with jitter shifts: nobody writes that by hand.
void set_image_side(learn::TrainJob& job);

// All keys, so that what was run can be run again.
nlohmann::ordered_json run_as_json(const learn::TrainJob& job);

}  // namespace partly::cli
