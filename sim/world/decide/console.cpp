// The teacher's console, its traps and its terms. All of it acts from the next quarter on, so that whoever
// asks in this quarter is served as was announced.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/orders.h"

namespace partly::world {
namespace {

Quote from_next_quarter(const ReadContext& context) {
  Quote quote = free_of_charge();
  quote.quarters = 1;
  quote.warnings.push_back("In force from " + context.world.now.plus(1).text() + " on.");
  return quote;
}

const Console& ordered(const ReadContext& context) { return context.world.provider_state->ordered; }

Refusal unchanged(const std::string& what) {
  return {"unchanged", what + " already.", "Choose another setting."};
}

std::optional<Refusal> outside(double value, double low, double high, const std::string& what) {
  if (value >= low && value <= high) return std::nullopt;
  return Refusal{"bounds", what, "Choose one in between."};
}

// The list price that a query's price is bounded by, above and below.
std::optional<Refusal> price_out_of_bounds(const ReadContext& context, double price, const Quantity& list,
                                           const char* what) {
  const double span = std::max(1.0, context.scenario.play.price_span.value);
  return outside(price, list.value / span, list.value * span,
                 std::string("The price of ") + what + " lies between " + format_usd(list.value / span) +
                     " and " + format_usd(list.value * span) + ".");
}

bool retraining(const World& world) {
  return std::any_of(world.jobs.begin(), world.jobs.end(),
                     [](const Job& job) { return std::holds_alternative<MeasureIncumbents>(job); });
}

double patch_gflop(const Scenario& scenario) {
  learn::TrainJob patch = provider_model_job(scenario, 0, 0);
  patch.recipe = learn::TrapPatch{}.recipe;
  return planned(scenario.learning, patch).flops / 1e9;
}

law::Clause clause_of(const Scenario& scenario, law::ClauseKind kind, int number) {
  if (const law::Clause* known = scenario.terms.find(kind)) return *known;
  switch (kind) {
    case law::ClauseKind::training_ban:
      return {kind, number, "You may not use answers to train a model that competes with ours.", "F30", {}};
    case law::ClauseKind::monitoring:
      return {
          kind, number, "We watch how accounts ask, and note patterns that look like training.", "F52", {}};
    case law::ClauseKind::kill_trigger:
      return {kind, number, "We may end access at once when we see such a pattern.", "F50", {}};
    default:
      return {kind, number, "On request you let us audit how you have used our answers.", "F54", {}};
  }
}

law::Terms version_of(const ReadContext& context, const PublishTerms& decision) {
  law::Terms terms =
      terms_at(context.scenario, context.world, context.world.now.since(context.scenario.start) + 1);
  const law::Terms& now =
      terms_at(context.scenario, context.world, context.world.now.since(context.scenario.start));
  std::erase_if(terms.clauses, [](const law::Clause& c) { return c.kind != law::ClauseKind::liability_cap; });
  int number = 4;
  const auto add = [&](bool wanted, law::ClauseKind kind) {
    if (wanted) terms.clauses.push_back(clause_of(context.scenario, kind, number));
    ++number;
  };
  add(decision.training_ban, law::ClauseKind::training_ban);
  add(decision.monitoring, law::ClauseKind::monitoring);
  add(decision.kill_trigger, law::ClauseKind::kill_trigger);
  add(decision.audit, law::ClauseKind::audit);
  terms.version = now.version + 1;
  terms.from_quarter = context.world.now.since(context.scenario.start) + 1;
  return terms;
}

bool says_the_same(const law::Terms& terms, const PublishTerms& decision) {
  const auto has = [&](law::ClauseKind kind) { return terms.find(kind) != nullptr; };
  return has(law::ClauseKind::training_ban) == decision.training_ban &&
         has(law::ClauseKind::monitoring) == decision.monitoring &&
         has(law::ClauseKind::kill_trigger) == decision.kill_trigger &&
         has(law::ClauseKind::audit) == decision.audit;
}

}  // namespace

Check quote(const ReadContext& context, const SetApiAccess& decision) {
  const int classes = context.scenario.learning.classes;
  if (decision.top_k < 1 || decision.top_k > classes)
    return Refusal{"bounds", "The top answers are 1 to " + std::to_string(classes) + ".",
                   "Choose one in between."};
  if (decision.digits < -1 || decision.digits > 9)
    return Refusal{"bounds", "Probabilities are rounded to 0 to 9 decimals, or not at all.",
                   "Choose one in between; -1 does not round."};
  const Console& now = ordered(context);
  if (now.access == decision.access && now.top_k == decision.top_k && now.digits == decision.digits)
    return unchanged("The API is set to " + describe(now));
  Quote quote = from_next_quarter(context);
  if (decision.access == learn::Access::labels && now.access != learn::Access::labels)
    quote.warnings.push_back("Honest customers lose the confidences that some of them pay for.");
  return quote;
}

void carry_out(const WriteContext& context, const SetApiAccess& decision) {
  Console& console = context.world.provider_state->ordered;
  console.access = decision.access;
  console.top_k = decision.top_k;
  console.digits = decision.digits;
}

Check quote(const ReadContext& context, const SetApiDefence& decision) {
  const double most = most_strength(decision.defence);
  if (auto no = outside(decision.strength, 0, most,
                        std::string("The strength of ") + name(decision.defence) + " lies between 0 and " +
                            format_number(most, 0) + "."))
    return *no;
  const Console& now = ordered(context);
  if (now.defence == decision.defence && now.defence_strength == decision.strength)
    return unchanged("The API is set to " + describe(now));
  Quote quote = from_next_quarter(context);
  if (decision.defence != ApiDefence::none)
    quote.warnings.push_back("Honest customers are served the same answers; what they lose is measured.");
  return quote;
}

void carry_out(const WriteContext& context, const SetApiDefence& decision) {
  context.world.provider_state->ordered.defence = decision.defence;
  context.world.provider_state->ordered.defence_strength = decision.strength;
}

Check quote(const ReadContext& context, const SetQueryPrices& decision) {
  const econ::PriceList& list = context.scenario.prices;
  if (auto no = price_out_of_bounds(context, decision.label_usd, list.query_label_usd, "a bare answer"))
    return *no;
  if (auto no = price_out_of_bounds(context, decision.probability_usd, list.query_probability_usd,
                                    "an answer with probabilities"))
    return *no;
  const Console& now = ordered(context);
  if (now.query_label_usd == decision.label_usd && now.query_probability_usd == decision.probability_usd)
    return unchanged("Queries cost that");
  return from_next_quarter(context);
}

void carry_out(const WriteContext& context, const SetQueryPrices& decision) {
  context.world.provider_state->ordered.query_label_usd = decision.label_usd;
  context.world.provider_state->ordered.query_probability_usd = decision.probability_usd;
}

Check quote(const ReadContext& context, const SetMonitor& decision) {
  if (auto no = outside(decision.alarm_rate, 0.001, 0.5, "The alarm rate lies between 0.1 % and 50 %."))
    return *no;
  if (auto no = outside(
          decision.volume_limit, 1, learn::kMaxQueries,
          "The volume limit lies between 1 and " + format_number(learn::kMaxQueries, 0) + " queries."))
    return *no;
  if (auto no = outside(decision.alarms_before_cut, 0, 99,
                        "Access ends by itself at 1 to 99 alarms, or never (0)."))
    return *no;
  const Console& now = ordered(context);
  if (now.alarm_rate == decision.alarm_rate && now.volume_limit == decision.volume_limit &&
      now.alarms_before_cut == decision.alarms_before_cut)
    return unchanged("The monitor is set so");
  Quote quote = from_next_quarter(context);
  const int next = context.world.now.since(context.scenario.start) + 1;
  if (decision.alarms_before_cut > 0 &&
      !terms_at(context.scenario, context.world, next).find(law::ClauseKind::kill_trigger))
    quote.warnings.push_back("The terms have no kill trigger, so no access ends by itself.");
  if (decision.alarm_rate > now.alarm_rate)
    quote.warnings.push_back("Keener: more honest customers are accused as well.");
  return quote;
}

void carry_out(const WriteContext& context, const SetMonitor& decision) {
  Console& console = context.world.provider_state->ordered;
  console.alarm_rate = decision.alarm_rate;
  console.volume_limit = decision.volume_limit;
  console.alarms_before_cut = decision.alarms_before_cut;
}

Check quote(const ReadContext& context, const PlantTraps& decision) {
  if (auto no = outside(decision.islets, 0, learn::kMaxIslets,
                        "There is room for 0 to " + std::to_string(learn::kMaxIslets) + " islets."))
    return *no;
  if (retraining(context.world))
    return Refusal{"busy", "The provider's model is being measured or trained.",
                   "Wait until the quarter has closed."};
  if (decision.islets == context.world.provider_state->traps_ordered)
    return unchanged("The provider's model has " + std::to_string(decision.islets) + " islets");
  const econ::PriceList prices = prices_now(context.scenario, context.world);
  Quote quote = from_next_quarter(context);
  const double gflop = patch_gflop(context.scenario);
  quote.lines.push_back({format_number(gflop, 1) + " GFLOP of training",
                         Quantity::derived(gflop * prices.gflop_usd.value, Unit::usd,
                                           "Planned arithmetic x " + text(prices.gflop_usd))});
  quote.lines.push_back({"Fixed cost of a run", prices.run_usd});
  quote.warnings.push_back(
      "Islets of wrong answers cost the provider's model exam points; how many is measured.");
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const PlantTraps& decision) {
  const econ::PriceList prices = prices_now(context.scenario, context.world);
  const double gflop = patch_gflop(context.scenario);
  context.world.provider_state->traps_ordered = decision.islets;
  const auto event =
      tell(context.world, NewsKind::training,
           "Traps in the provider's model: " + std::to_string(decision.islets) + " islets",
           "It is trained a little longer, on wrong answers in small places that only you know.");
  pay(context.world, event, format_number(gflop, 1) + " GFLOP for the provider's model", context.lab.id,
      econ::kSuppliers, econ::Account::compute, econ::Money::usd(gflop * prices.gflop_usd.value));
  pay(context.world, event, "Fixed cost of the run of the provider's model", context.lab.id, econ::kSuppliers,
      econ::Account::operations, econ::Money::usd(prices.run_usd.value));
  context.world.jobs.emplace_back(MeasureIncumbents{
      context.world.next_id++, provider_model_job(context.scenario, decision.islets, context.world.seed)});
}

Check quote(const ReadContext& context, const PublishTerms& decision) {
  const int next = context.world.now.since(context.scenario.start) + 1;
  if (says_the_same(terms_at(context.scenario, context.world, next), decision))
    return unchanged("The terms say that");
  Quote quote = from_next_quarter(context);
  if (!decision.training_ban)
    quote.warnings.push_back("Without a ban nobody breaks the terms by training on later answers (F30).");
  if (decision.audit)
    quote.warnings.push_back(
        "An audit right opens books before discovery, and honest customers dislike it (F54).");
  return quote;
}

void carry_out(const WriteContext& context, const PublishTerms& decision) {
  law::Terms version = version_of(context.reading(), decision);
  auto& published = context.world.provider_state->published;
  std::erase_if(published, [&](const law::Terms& one) { return one.from_quarter == version.from_quarter; });
  std::string said;
  const law::Terms& before = terms_at(context.scenario, context.world, version.from_quarter - 1);
  for (const std::string& change : law::changes(before, version)) said += (said.empty() ? "" : " ") + change;
  published.push_back(std::move(version));
  tell(context.world, NewsKind::terms, context.reading().name() + " revises its terms",
       said.empty() ? "They stay as they are." : said, "F54");
}

}  // namespace partly::world
