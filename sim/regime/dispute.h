// What happens to models that look copied: owners take up trails, parties settle or go to court, an authority
// audits. The exam cannot know who is innocent, so a wrongly suspected lab stands the same chance of being
// accused that was measured for models of its kind.
#pragma once
#include "sim/regime/state.h"

namespace partly::regime {

// One quarter of it: judgments that are due, then new trails, then audits. Damages and fines may end a lab;
// what it owes beyond its last cent is written off when it does.
void dispute(const Industry& industry, const Curves& curves, const Rule& rule, State& state);

// Whether somebody may still object to how this model was made.
bool is_unpermitted(const Model& model, int quarter);

}  // namespace partly::regime
