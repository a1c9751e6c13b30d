// The view of a rule maker's game from its scenario and, once the networks are trained, its docket.
#pragma once
#include "sim/session/docket.h"
#include "sim/session/rule_maker_view.h"

namespace partly::session {

RuleMakerView make_rule_maker_view(const scenario::RuleMaker& scenario, const Docket* docket);

// How far goals are met over the years that are over.
world::Grading grade_years(const std::vector<world::Goal>& goals, const std::vector<regime::Year>& years);

}  // namespace partly::session
