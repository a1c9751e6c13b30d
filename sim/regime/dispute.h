// What happens to models that look copied: owners take up trails, parties settle or go to court, an authority
// audits. The exam cannot know who is innocent, so a wrongly suspected lab stands the same chance of being
// accused that was measured for models of its kind. Whether the exam ties a model to another's is drawn once:
// whoever looks again, court or authority, sees the same in one play. (A future that is imagined has luck of
// its own.)
//
// Under a statute the duty to pay is written: no theory has to be believed, and provenance alone is to be
// proven. Whoever declares is registered, so an authority examines the others, and the fewer they are the
// more surely each.
#pragma once
#include "sim/regime/state.h"

namespace partly::regime {

// One quarter of it: judgments that are due, then new trails, then audits. Damages and fines may end a lab;
// what it owes beyond its last cent is written off when it does.
void dispute(const Industry& industry, const Curves& curves, const Rule& rule, State& state);

// A quarter, that the authority examines a given model that is neither declared nor examined yet. `joining`:
// as a lab has to expect it whose next model would be one of them.
double examination_chance(const Rule& rule, const State& state, Party joining = kSuppliers);

// Whether somebody may still object to how this model was made.
bool is_unpermitted(const Model& model, int quarter);

}  // namespace partly::regime
