// Assumptions that change nothing: each is moved to the ends of its range, alone, and everybody who plays the
// scenario in a survey, hunters too, plays it again. What leaves the whole state at the end of every game as
// it was, to the bit, is idle: it should go, or get a scenario in which it matters.
#pragma once
#include <string>
#include <vector>

#include "sim/survey/tornado.h"

namespace partly::survey {

struct IdleSearch {
  std::string scenario;
  std::uint64_t first_seed = 1, last_seed = 1;
  std::size_t assumptions = 0;  // that could be moved
  std::vector<Assumption> idle;
  int games = 0;
};

Result<IdleSearch> find_idle_assumptions(SurveyContext& grounds, PlayableScenario& field,
                                         std::uint64_t first_seed, std::uint64_t last_seed,
                                         const OnAssumption& on_assumption = {});

std::string text_of(const IdleSearch& search);
std::string json_of(const IdleSearch& search);

}  // namespace partly::survey
