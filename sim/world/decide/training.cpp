// Ordering training runs. Money: counts x the open price list (F20), paid when ordered.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/orders.h"

namespace partly::world {
namespace {

struct Order {
  learn::TrainJob job;
  learn::Used plan;
  econ::Bill bill;
  bool licensed = false;
  int quarters = 1;
  std::string seller;  // the lab that is paid for the other answers; empty where they are one's own
  int accounts = 1;
  double reserved_gflop = 0;  // covered by a contract; the bill holds the rest
};

int whole_quarters(double amount, double per_quarter) {
  if (amount <= 0 || per_quarter <= 0) return 1;
  return std::max(1, static_cast<int>(std::min(1e6, std::ceil(amount / per_quarter))));
}

int quarters_for(const ReadContext& context, const learn::Used& plan) {
  const LearningRules& rules = context.scenario.learning;
  const auto& contract = context.scenario.arrangements.compute;
  const auto& until = context.lab.arranged.compute_until;
  const bool reserved = contract && until && context.world.now <= *until;
  const double gflop = rules.gflop_per_quarter.value + (reserved ? contract->gflop.value : 0);
  const auto& served = context.scenario.provider.queries_per_quarter;
  return std::max({whole_quarters(plan.flops / 1e9, gflop),
                   whole_quarters(static_cast<double>(plan.labels), rules.labels_per_quarter.value),
                   served ? whole_quarters(static_cast<double>(plan.queries), served->value) : 1});
}

Order order_for(const ReadContext& context, const TrainModel& decision) {
  Order order;
  order.job = job_for(context.scenario, context.world, decision, context.lab.id);
  if (const Model* asked = context.world.model(decision.other_model); asked && asked->owner != context.lab.id)
    order.seller = asked->owner;
  order.accounts = decision.accounts;
  order.plan = planned(context.scenario.learning, order.job);
  order.licensed = licensed(context.world, context.lab);
  const double discount = order.licensed ? context.scenario.licence.query_discount.value : 0;
  order.quarters = quarters_for(context, order.plan);
  const double gflop = order.plan.flops / 1e9;
  order.reserved_gflop = reserved_gflop(context.scenario, context.world, context.lab, gflop, order.quarters);
  order.bill = econ::bill_for(prices_now(context.scenario, context.world),
                              {order.plan.labels, order.plan.queries, gflop - order.reserved_gflop,
                               order.seller.empty() ? 0 : decision.sources.other_answers},
                              order.job.sources.access != learn::Access::labels, discount);
  return order;
}

// A bill's line: what it says follows from a count and a price of the list.
QuoteLine line(const std::string& what, econ::Money amount, const Quantity& price,
               const std::string& note = {}) {
  const double scale = price.value > 0 ? amount.usd() / price.value : 0;
  const auto range = price.range
                         ? std::optional(Interval{price.range->low * scale, price.range->high * scale})
                         : std::nullopt;
  return {what, Quantity::derived(amount.usd(), Unit::usd, what + " x " + text(price) + note, range)};
}

std::string labels_text(const Order& order) {
  const std::string labels = format_number(static_cast<double>(order.plan.labels), 0) + " labels";
  const learn::Sources& sources = order.job.sources;
  if (sources.label_votes == 1) return labels;
  return labels + ", " + std::to_string(sources.label_votes) + " for each of " +
         format_number(sources.own_labels, 0) + " examples";
}

// Quality is bought by asking more people: what their votes leave wrong follows from what one gets wrong.
std::string noise_text(const ReadContext& context, const Order& order) {
  const LearningRules& rules = context.scenario.learning;
  const double noise =
      learn::voted_noise(order.job.label_noise, rules.classes, order.job.sources.label_votes);
  return "; " + format_percent(noise) + " of the examples are left with a label drawn at random";
}

QuoteLine further_accounts(const ReadContext& context, int further) {
  const Quantity& each = context.scenario.provider.account_usd;
  const auto range = each.range
                         ? std::optional(Interval{each.range->low * further, each.range->high * further})
                         : std::nullopt;
  return {std::to_string(further) + (further == 1 ? " further account" : " further accounts"),
          Quantity::derived(further * each.value, Unit::usd, std::to_string(further) + " x " + text(each),
                            range)};
}

void add_lines(const ReadContext& context, const Order& order, Quote& quote) {
  const econ::PriceList prices = prices_now(context.scenario, context.world);
  const bool answers_only = order.job.sources.access == learn::Access::labels;
  if (order.plan.labels > 0)
    quote.lines.push_back(
        line(labels_text(order), order.bill.labels, prices.label_usd, noise_text(context, order)));
  if (order.plan.queries > 0)
    quote.lines.push_back(line(
        format_number(static_cast<double>(order.plan.queries), 0) + " queries", order.bill.queries,
        answers_only ? prices.query_label_usd : prices.query_probability_usd,
        order.licensed
            ? ", less " + format_percent(context.scenario.licence.query_discount.value) + " under the licence"
            : ""));
  if (!order.seller.empty())
    quote.lines.push_back(line(format_number(order.job.sources.other_answers, 0) + " answers of " +
                                   lab_name(context.scenario, order.seller) + "'s product",
                               order.bill.other_answers, prices.query_probability_usd));
  quote.lines.push_back(line(
      format_number(order.plan.flops / 1e9, 1) + " GFLOP of training", order.bill.compute, prices.gflop_usd,
      order.reserved_gflop > 0 ? ", less " + format_number(order.reserved_gflop, 1) + " that are reserved"
                               : ""));
  if (order.accounts > 1) quote.lines.push_back(further_accounts(context, order.accounts - 1));
  quote.lines.push_back({"Fixed cost of a run", Quantity::derived(order.bill.fixed.usd(), Unit::usd,
                                                                  "People, storage and evaluation of any run",
                                                                  prices.run_usd.range)});
}

void add_warnings(const ReadContext& context, const Order& order, Quote& quote) {
  if (order.plan.queries > 0 && !order.licensed) {
    warn_of_terms(context, quote, law::ClauseKind::training_ban);
    if (context.lab.undertaking_since)
      quote.warnings.push_back(
          "You have promised in a settlement not to ask: a breach is claimed as soon as it is "
          "seen, on a contract that you signed.");
    const double asked = context.lab.queries_this_quarter + static_cast<double>(order.plan.queries);
    if (asked > terms_now(context.scenario, context.world).volume_limit.value)
      warn_of_terms(context, quote, law::ClauseKind::kill_trigger);
    if (order.accounts > 1)
      quote.warnings.push_back("Each further account is traced to you with a chance of " +
                               format_percent(context.scenario.provider.account_traced.value) +
                               "; those are read as one. Found out, the other names are a sign of intent.");
    if (context.scenario.provider.cuts_in_training)
      quote.warnings.push_back(
          "An alarm ends access in the middle of the run; it then learns from what was answered by then.");
  }
  if (quote.quarters > quarters_left(context.scenario, context.world))
    quote.warnings.push_back("Its result lands after the last quarter.");
}

// A model that is no provider's can be asked by its owner once it is done, and by others while its owner
// sells its answers.
std::optional<Refusal> other_teacher_refused(const ReadContext& context, const TrainModel& decision) {
  if (decision.sources.other_answers == 0 && decision.other_model == 0) return std::nullopt;
  if (!answers_on_sale(context.world, decision.other_model))
    if (const auto found = own_model(context, decision.other_model); std::holds_alternative<Refusal>(found))
      return std::get<Refusal>(found);
  const Model& teacher = *context.world.model(decision.other_model);
  if (teacher.state != ModelState::trained || !teacher.result)
    return Refusal{"no-such-teacher",
                   teacher.name + " cannot be asked: it is not trained, or no longer there.",
                   "Choose a trained model of your own, or one whose answers are on sale."};
  if (decision.sources.other_answers == 0)
    return Refusal{"nothing-to-learn-from", teacher.name + " is asked nothing.", "Ask it for some answers."};
  return std::nullopt;
}

std::optional<Refusal> refused(const ReadContext& context, const TrainModel& decision) {
  const learn::Sources& sources = decision.sources;
  if (learn::examples_of(sources) == 0)
    return Refusal{"nothing-to-learn-from", "There is nothing to learn from.",
                   "Buy labels, ask the provider, or ask another model."};
  if (auto refusal = other_teacher_refused(context, decision)) return refusal;
  if (decision.wide && sources.open_weights)
    return Refusal{"open-weights-wide", "The open weights bring a network of their own.",
                   "Choose the student's network, or start from nothing."};
  if (const Status status =
          learn::check_job(job_for(context.scenario, context.world, decision, context.lab.id));
      !status)
    return Refusal{"bounds", status.error().what + ".", status.error().remedy};
  if (decision.accounts < 1 || decision.accounts > forensics::kMostAccounts)
    return Refusal{
        "bounds", "A run asks through 1 to " + std::to_string(forensics::kMostAccounts) + " accounts.", {}};
  if (decision.accounts > std::max(1, sources.queries))
    return Refusal{"idle-accounts", "More accounts than questions to the provider.",
                   "Ask it more, or through fewer accounts."};
  if (const Model* busy = in_training(context.world, context.lab.id))
    return Refusal{"busy", busy->name + " is still in training, until the end of " + busy->due.text() + ".",
                   "Wait for it, or stop it."};
  if (sources.queries > 0 && context.lab.access_cut && !licensed(context.world, context.lab))
    return Refusal{"access-cut", lab_name(context.scenario, context.provider()) + " has cut your access.",
                   "Sign the licence, or learn from other sources."};
  return std::nullopt;
}

std::string model_name(const WriteContext& context, bool wide) {
  const auto earlier = std::count_if(context.world.models.begin(), context.world.models.end(),
                                     [&](const Model& model) { return model.owner == context.lab.id; });
  const std::string number = std::to_string(earlier + 1);
  if (!is_player(context.lab)) return context.reading().name() + " " + number;
  return (wide ? "Wide model " : "Student ") + number;
}

// Where the provider acts on its monitor at once, and the next alarm is the one that ends access.
bool ends_at_alarm(const WriteContext& context, const Order& order) {
  const law::Terms terms = terms_now(context.scenario, context.world);
  return context.scenario.provider.cuts_in_training && !order.licensed && order.plan.queries > 0 &&
         terms.find(law::ClauseKind::kill_trigger) && terms.alarms_before_cut.value > 0 &&
         context.lab.alarms + 1 >= terms.alarms_before_cut.value;
}

forensics::MonitorSettings monitor_for(const WriteContext& context, int quarters) {
  forensics::MonitorSettings monitor = monitor_now(context.scenario, context.world);
  const double limit = terms_now(context.scenario, context.world).volume_limit.value;
  monitor.queries_per_quarter =
      std::max(1, quarters * static_cast<int>(limit) - context.lab.queries_this_quarter);
  return monitor;
}

// Points that the lab's best model is behind the provider's; none while either is unmeasured.
std::optional<double> capability_gap(const ReadContext& context) {
  const int classes = context.scenario.learning.classes;
  const Lab& provider = context.world.lab(context.provider());
  const Model* teacher = provider.released ? context.world.model(*provider.released) : nullptr;
  if (!teacher || !teacher->result) return std::nullopt;
  double own = 0;
  for (const Model& model : context.world.models)
    if (model.owner == context.lab.id && model.result) own = std::max(own, model.capability(classes));
  if (own <= 0) return std::nullopt;
  return teacher->capability(classes) - own;
}

// What a lab writes to itself when it orders a run: discovery reads it later (sim/law).
std::string memo_of(const ReadContext& context, const Order& order, const TrainModel& decision) {
  const learn::Sources& sources = order.job.sources;
  const std::string by = context.world.now.plus(order.quarters - 1).text();
  const std::string teacher = lab_name(context.scenario, context.provider());
  if (sources.queries == 0 && !order.seller.empty())
    return lab_name(context.scenario, order.seller) +
           " sells answers of its product and forbids nobody to train on them: " +
           format_number(sources.other_answers, 0) + " of them will do; it is due by " + by + ".";
  if (sources.queries == 0 && sources.other_answers > 0)
    return "We teach a network on " + format_number(sources.other_answers, 0) + " answers of " +
           context.world.model(decision.other_model)->name + ", which is cheaper to serve; it is due by " +
           by + ".";
  if (sources.queries == 0)
    return (sources.open_weights ? "We begin from the published weights" : "We learn from our own labels") +
           std::string(" and ask nobody for answers; it is due by ") + by + ".";
  const std::string answers = format_number(sources.queries, 0) + " of its answers";
  if (order.licensed) return "Under the licence we may learn from " + answers + "; it is due by " + by + ".";
  const auto gap = capability_gap(context);
  return "We need scores at the level of " + teacher + " by " + by +
         (gap && *gap > 0 ? ", " + format_number(*gap, 0) + " points more than we have" : "") + ": " +
         answers + " get us there.";
}

// The seller learns that answers were bought, and not by whom: accounts have names of their own.
void pay_seller(const WriteContext& context, const Order& order) {
  Model& asked = *context.world.model(*context.world.lab(order.seller).released);
  const std::string what = format_number(order.job.sources.other_answers, 0) + " answers of " + asked.name;
  const auto event =
      tell(context.world, NewsKind::market, what + " are bought",
           "For " + format_usd(order.bill.other_answers.usd()) +
               ", at the price of the list. Whoever asks so much of it may be training on them.");
  pay(context.world, event, what, context.lab.id, order.seller,
      {econ::Account::queries, econ::Account::sales}, order.bill.other_answers);
  asked.sales_usd += order.bill.other_answers.usd();
  pay_royalties(context.scenario, context.world, event, asked, order.bill.other_answers);
}

void pay_for(const WriteContext& context, const Order& order, const Model& model) {
  World& world = context.world;
  const std::string& lab = context.lab.id;
  const auto event = tell(world, is_player(context.lab) ? NewsKind::training : NewsKind::rival,
                          context.reading().name() + " begins to train " + model.name,
                          "Ready at the end of " + model.due.text() + ".");
  pay(world, event, format_number(static_cast<double>(order.plan.labels), 0) + " labels for " + model.name,
      lab, econ::kSuppliers, econ::Account::labels, order.bill.labels);
  pay(world, event,
      format_number(static_cast<double>(order.plan.queries), 0) + " queries to " +
          lab_name(context.scenario, context.reading().provider()),
      lab, context.reading().provider(), {econ::Account::queries, econ::Account::sales}, order.bill.queries);
  if (order.accounts > 1)
    pay(world, event, std::to_string(order.accounts - 1) + " further accounts for " + model.name, lab,
        econ::kSuppliers, econ::Account::operations,
        econ::Money::usd((order.accounts - 1) * context.scenario.provider.account_usd.value));
  if (!order.seller.empty()) pay_seller(context, order);
  pay(world, event, format_number(order.plan.flops / 1e9, 1) + " GFLOP for " + model.name, lab,
      econ::kSuppliers, econ::Account::compute, order.bill.compute);
  pay(world, event, "Fixed cost of the run of " + model.name, lab, econ::kSuppliers,
      econ::Account::operations, order.bill.fixed);
}

// The provider traces some of the further accounts; whose they are it does not say before an alarm. Drawn by
// the run's own seed and not by the model's id, which any earlier decision moves: a game looked back on draws
// as it did.
forensics::AccountSplit split_of(const WriteContext& context, int accounts, std::uint64_t run_seed) {
  Rng rng(run_seed, "accounts traced");
  forensics::AccountSplit split{accounts, 1};
  for (int further = 1; further < accounts; ++further)
    split.linked += rng.chance(context.scenario.provider.account_traced.value);
  return split;
}

// Whether a licence was in force for every answer of the provider's that goes into it, at first hand or
// through a model of its own; false where there is none. What another lab has a licence for, it cannot pass
// on.
bool covered(const ReadContext& context, const Order& order, const TrainModel& decision) {
  const Model* teacher = context.world.model(decision.other_model);
  const bool asks = decision.sources.queries > 0;
  const bool passes_on = teacher && learn::answers_behind(teacher->job) > 0;
  return (asks || passes_on) && (!asks || order.licensed) &&
         (!passes_on || (teacher->licensed && order.seller.empty()));
}

}  // namespace

Check quote(const ReadContext& context, const TrainModel& decision) {
  if (auto refusal = refused(context, decision)) return *refusal;
  const Order order = order_for(context, decision);
  Quote quote;
  quote.quarters = order.quarters;
  add_lines(context, order, quote);
  add_warnings(context, order, quote);
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const TrainModel& decision) {
  const Order order = order_for(context.reading(), decision);
  Model model;
  model.id = context.world.next_id++;
  model.name = model_name(context, decision.wide);
  model.owner = context.lab.id;
  model.route = route_of(decision, order.licensed);
  model.begun = context.world.now;
  model.due = context.world.now.plus(order.quarters - 1);
  model.licensed = covered(context.reading(), order, decision);
  model.job = order.job;
  model.asked_model = decision.other_model;
  model.paid = order.bill;
  model.split = split_of(context, order.accounts, model.job.seed);
  model.memo = memo_of(context.reading(), order, decision);
  const auto& warranty = context.lab.arranged.warranty_until;
  model.warranted = decision.sources.open_weights && warranty && context.world.now <= *warranty;
  context.lab.arranged.gflop_left = std::max(0.0, context.lab.arranged.gflop_left - order.reserved_gflop);
  pay_for(context, order, model);
  const bool watched = is_player(context.lab);
  context.world.jobs.push_back(TrainStudent{context.world.next_id++, model.id, context.lab.id, watched,
                                            model.job, monitor_for(context, order.quarters),
                                            ends_at_alarm(context, order), model.split});
  context.lab.queries_this_quarter += decision.sources.queries;
  context.world.models.push_back(std::move(model));
}

Check check_with_licence(const Scenario& scenario, const World& world, const TrainModel& decision,
                         const std::string& lab) {
  World lent = world;  // with more than both cost: cash is asked for once, at the end, and for their sum
  constexpr double kMoreThanAnythingUsd = 1e12;
  pay(lent, "quote", "Lent, for the sum of both", econ::kInvestors, lab, econ::Account::investment,
      econ::Money::usd(kMoreThanAnythingUsd));
  const Check signing = check(scenario, lent, SignLicence{}, lab);
  if (std::holds_alternative<Refusal>(signing)) return signing;
  const Quote& fee = std::get<Quote>(signing);
  apply(scenario, lent, SignLicence{}, lab);
  Check run = check(scenario, lent, decision, lab);
  auto* quote = std::get_if<Quote>(&run);
  if (!quote) return run;
  quote->lines.insert(quote->lines.begin(), fee.lines.begin(), fee.lines.end());
  quote->warnings = fee.warnings;
  Check both = paid_from_cash({scenario, world, world.lab(lab)}, std::move(*quote));
  if (auto* refusal = std::get_if<Refusal>(&both))
    refusal->reason += " " + format_usd(fee.upfront.value) + " of it is the fee of the licence.";
  return both;
}

}  // namespace partly::world
