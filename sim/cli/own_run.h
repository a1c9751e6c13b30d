// A training run that somebody orders by hand: which task, what the networks are, what they learn from.
// Written as JSON with the names of learn::TrainJob; what is left out keeps a default that suits the task.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/learn/train_job.h"
#include "sim/scenario/load.h"

namespace partly::cli {

// A run of some seconds that shows something: students of a house teacher's answers.
// task: atlas, glyphs or idx; data: of idx, one folder or four files.
Result<learn::TrainJob> usual_run(const std::string& task, const std::vector<std::string>& data);

// Reads the JSON over the values that `job` has. Empty where all is well.
std::vector<scenario::Issue> read_run(const std::string& json, const std::string& file_name,
                                      learn::TrainJob& job);

// How large the images are that a recipe with jitter shifts: nobody writes that by hand.
void set_image_side(learn::TrainJob& job);

// All keys, so that what was run can be run again.
nlohmann::ordered_json run_as_json(const learn::TrainJob& job);

}  // namespace partly::cli
