// A rule maker's scenario as a field: its strategies are the rules, each from the first year on, and the bots
// that choose one whenever it may change (rule_bots.h).
#pragma once
#include "sim/regime/curves.h"
#include "sim/scenario/rule_maker.h"
#include "sim/survey/field.h"

namespace partly::survey {

// The curves as measured for this scenario's plan.
std::unique_ptr<PlayableScenario> rule_field(scenario::RuleMaker scenario, regime::Curves curves);

}  // namespace partly::survey
