// What follows for the cases of others from scenario and world together. All const.
#pragma once
#include <optional>
#include <string>

#include "sim/world/state/world.h"

namespace partly::world {

// The chance that a court, if it rules, accepts the theory (or the claim, where it turns on other grounds):
// the belief as it stands, moved by briefs.
Quantity chance_of_ruling(const Scenario& scenario, const World& world, const DocketCase& docket_case);
// That a motion to dismiss, heard now, ends it.
double chance_of_dismissal(const Scenario& scenario, const World& world, const DocketCase& docket_case);
int stage_quarters(const DocketCaseRule& rule);
// Whether its stage ends when this quarter closes.
bool stage_ends(const DocketCaseRule& rule, const DocketCase& docket_case, Quarter closing);
// The half-year that begins with a quarter, for a case as it stands then.
HalfYear half_year_from(const Scenario& scenario, const World& world, const DocketCase& docket_case,
                        Quarter first);

// What shows that a lab, which says that it never did, did: a judgment, a document, an exam, its own summary.
// None if nothing has come out.
std::optional<std::string> deed_against_word(const Scenario& scenario, const World& world, const Lab& lab);

}  // namespace partly::world
