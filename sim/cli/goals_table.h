// The goals of a scenario over many games: which are met how often, and the grades that follow.
#pragma once
#include <string>
#include <vector>

#include "sim/base/json_values.h"
#include "sim/world/view/grading.h"

namespace partly::cli {

struct GradedGames {
  std::string policy;
  std::vector<world::Grading> games;
};

std::string goals_table(const std::vector<GradedGames>& graded);  // empty where nothing is asked for
Json goals_json(const world::Grading& grading);                   // goal by goal

}  // namespace partly::cli
