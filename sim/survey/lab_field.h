// A scenario for a lab as a field: the bots of sim/bots/player_bots.h play it, hunters look for the rest.
#pragma once
#include "sim/survey/field.h"

namespace partly::survey {

// `runner` is shared by all fields of one SurveyContext.
std::unique_ptr<PlayableScenario> lab_field(world::Scenario scenario,
                                            std::shared_ptr<session::JobRunner> runner);

}  // namespace partly::survey
