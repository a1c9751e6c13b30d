#include "sim/world/decide/decide.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/in_force.h"

namespace partly::world {
namespace {

bool decides(const Lab& lab) { return is_player(lab) || lab.kind == LabKind::rival; }

// What belongs to the other side of the API.
template <class D>
std::optional<Refusal> refused_by_role(const ReadContext& context) {
  const bool teacher = is_player(context.lab) && context.world.provider_state;
  if (TeacherDecision<D> && !teacher)
    return Refusal{
        "role", "Only the provider decides that, and " + context.name() + " is not the provider.", {}};
  if (OneOf<D, TrainModel, SignLicence, ReserveCompute, RetainCounsel, KeepRecords, SellAnswers, BuyWarranty,
            ExamineModel> &&
      teacher)
    return Refusal{"role", "You are the provider: others learn from your model.", "Run your API."};
  if (OneOf<D, SignLicence> && context.world.provider_state)
    return Refusal{"no-offer", lab_name(context.scenario, kPlayerId) + " has offered no licence.", {}};
  return std::nullopt;
}

}  // namespace

Check check(const Scenario& scenario, const World& world, const Decision& decision, const std::string& lab) {
  if (world.ending != Ending::running)
    return Refusal{"ended", "The game is over.", "Start a new game, or go back to an earlier quarter."};
  const ReadContext context{scenario, world, world.lab(lab)};
  if (!decides(context.lab)) return Refusal{"role", context.name() + " takes no decisions.", {}};
  return std::visit(
      [&]<class D>(const D& one) -> Check {
        if (auto refusal = refused_by_role<D>(context)) return *refusal;
        return quote(context, one);
      },
      decision);
}

Check apply(const Scenario& scenario, World& world, const Decision& decision, const std::string& lab) {
  Check checked = check(scenario, world, decision, lab);
  if (std::holds_alternative<Quote>(checked)) {
    const WriteContext context{scenario, world, world.lab(lab)};
    std::visit([&](const auto& one) { carry_out(context, one); }, decision);
  }
  return checked;
}

Quote free_of_charge() {
  Quote quote;
  quote.upfront = Quantity::derived(0, Unit::usd, "Costs nothing");
  quote.quarters = 0;
  return quote;
}

Check paid_from_cash(const ReadContext& context, Quote quote) {
  double sum = 0;
  Interval range;
  for (const QuoteLine& line : quote.lines) {
    sum += line.amount.value;
    range.low += line.amount.range ? line.amount.range->low : line.amount.value;
    range.high += line.amount.range ? line.amount.range->high : line.amount.value;
  }
  quote.upfront = Quantity::derived(sum, Unit::usd, "Sum of the lines of this quote", range);
  const double cash = context.cash().usd();
  if (sum >= cash + 0.005)  // half a cent
    return Refusal{"cash",
                   context.name() + " has " + format_usd(cash) + "; this costs " + format_usd(sum) + ".",
                   "Raise " + format_usd(sum - cash) + " more first, or use less."};
  const double operations = context.scenario.find_lab(context.lab.id)->operations_usd.value;
  if (cash - sum < operations)
    quote.warnings.push_back("Leaves " + format_usd(cash - sum) + ", and a quarter's operations cost " +
                             format_usd(operations) + ".");
  return quote;
}

std::variant<const Model*, Refusal> own_model(const ReadContext& context, int id) {
  const Model* model = context.world.model(id);
  if (model && model->owner == context.lab.id) return model;
  return Refusal{"not-yours", context.name() + " has no model " + std::to_string(id) + ".",
                 "Choose a model of your own."};
}

void warn_of_terms(const ReadContext& context, Quote& quote, law::ClauseKind kind) {
  for (const law::Clause& clause : terms_now(context.scenario, context.world).clauses) {
    if (clause.kind != kind) continue;
    quote.terms_touched.push_back(clause);
    quote.warnings.push_back("Touches clause " + std::to_string(clause.number) +
                             " of the terms: " + clause.text);
  }
}

}  // namespace partly::world
