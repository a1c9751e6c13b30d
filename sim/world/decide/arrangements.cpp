// Arranging computing, counsel, records, a warranty and exams of one's own. What a scenario does not offer is
// refused; what runs from quarter to quarter is paid at the closes (step_arrangements.cpp).
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/identity.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

Refusal not_offered(const std::string& what) {
  return {"not-offered", "Nobody offers " + what + " here.", "Choose what this scenario offers."};
}

Quote paid_at_each_close(double usd, const std::string& how_long) {
  Quote quote = free_of_charge();
  quote.warnings.push_back("Costs " + format_usd(usd) + " at each close" + how_long);
  return quote;
}

Quarter last_of(const WriteContext& context, const Quantity& quarters) {
  return context.world.now.plus(std::max(1, static_cast<int>(std::lround(quarters.value))) - 1);
}

std::string arrange(const WriteContext& context, const std::string& title, const std::string& text,
                    const std::string& fact = {}) {
  return tell(context.world, context.lab.kind == LabKind::player ? NewsKind::money : NewsKind::rival,
              context.reading().name() + " " + title, text, fact);
}

double contract_usd(const ReadContext& context, const econ::ComputeContract& contract) {
  return contract.gflop.value * prices_now(context.scenario, context.world).gflop_usd.value *
         (1 - contract.discount.value);
}

}  // namespace

Check quote(const ReadContext& context, const ReserveCompute&) {
  const auto& contract = context.scenario.arrangements.compute;
  if (!contract) return not_offered("computing by contract");
  const auto& until = context.lab.arranged.compute_until;
  if (until && context.world.now <= *until)
    return Refusal{"in-force", "Your computing contract runs until the end of " + until->text() + ".",
                   "Sign again when it has ended."};
  Quote quote = paid_at_each_close(contract_usd(context, *contract), ", whether you use it or not.");
  quote.quarters = static_cast<int>(std::lround(contract->quarters.value));
  quote.warnings.push_back(format_number(contract->gflop.value, 1) + " GFLOP a quarter, " +
                           format_percent(contract->discount.value) + " below the list price of today.");
  return quote;
}

void carry_out(const WriteContext& context, const ReserveCompute&) {
  const econ::ComputeContract& contract = *context.scenario.arrangements.compute;
  Arranged& arranged = context.lab.arranged;
  arranged.compute_until = last_of(context, contract.quarters);
  arranged.gflop_usd = contract_usd(context.reading(), contract);
  arranged.gflop_left = in_training(context.world, context.lab.id) ? 0 : contract.gflop.value;
  arrange(
      context, "reserves computing",
      format_usd(arranged.gflop_usd) + " a quarter until the end of " + arranged.compute_until->text() + ".");
}

Check quote(const ReadContext& context, const RetainCounsel& decision) {
  if (decision.counsel == context.lab.arranged.counsel)
    return Refusal{"in-force", std::string("You have ") + econ::name(decision.counsel) + " already.", {}};
  if (decision.counsel == econ::Counsel::none) return free_of_charge();
  const econ::Retainer* retainer = context.scenario.arrangements.retainer(decision.counsel);
  if (!retainer) return not_offered(econ::name(decision.counsel));
  Quote quote = paid_at_each_close(retainer->retainer_usd.value, ", for as long as you keep them.");
  quote.warnings.push_back("A stage of a proceeding costs you " +
                           format_number(retainer->stage_cost_factor.value, 1) +
                           " times the usual, and they move the odds that a theory is accepted by " +
                           text(retainer->log_odds) + " (assumed).");
  return quote;
}

void carry_out(const WriteContext& context, const RetainCounsel& decision) {
  context.lab.arranged.counsel = decision.counsel;
  const econ::Retainer* retainer = context.scenario.arrangements.retainer(decision.counsel);
  arrange(context, std::string("has ") + econ::name(decision.counsel),
          retainer ? "For " + format_usd(retainer->retainer_usd.value) + " a quarter." : "");
}

Check quote(const ReadContext& context, const KeepRecords& decision) {
  const auto& records = context.scenario.arrangements.records;
  if (!records) return not_offered("record keeping");
  if (decision.keep == context.lab.arranged.records_since.has_value())
    return Refusal{"in-force", decision.keep ? "You keep records already." : "You keep no records.", {}};
  if (decision.keep)
    return paid_at_each_close(records->keeping_usd.value,
                              "; a model has its file only if it was kept from first to last.");
  Quote quote = free_of_charge();
  if (in_training(context.world, context.lab.id))
    quote.warnings.push_back("The model in training will have no file.");
  return quote;
}

void carry_out(const WriteContext& context, const KeepRecords& decision) {
  context.lab.arranged.records_since = decision.keep ? std::optional(context.world.now) : std::nullopt;
  arrange(context, decision.keep ? "keeps records" : "keeps no more records",
          decision.keep ? "What each model is trained on is written down as it happens." : "", "F55");
}

Check quote(const ReadContext& context, const SellAnswers& decision) {
  if (decision.sell == context.lab.sells_answers)
    return Refusal{"in-force", decision.sell ? "You sell answers already." : "You sell no answers.", {}};
  if (decision.sell && !context.lab.released)
    return Refusal{"nothing-on-sale", context.name() + " sells nothing whose answers could be bought.",
                   "Put a model on sale first."};
  Quote quote = free_of_charge();
  if (!decision.sell) {
    quote.warnings.push_back("Who has learned from your answers keeps what it has learned.");
    return quote;
  }
  quote.warnings.push_back("An answer brings " +
                           text(prices_now(context.scenario, context.world).query_probability_usd) +
                           ". Other labs may train on them, and then sell what comes close to your product.");
  const Model* product = context.lab.released ? context.world.model(*context.lab.released) : nullptr;
  if (product && copied(*product))
    quote.warnings.push_back(
        "What you earn by them is earned by a copy: a court counts it among your sales.");
  return quote;
}

void carry_out(const WriteContext& context, const SellAnswers& decision) {
  context.lab.sells_answers = decision.sell;
  arrange(context, decision.sell ? "sells answers of its product" : "sells no more answers",
          decision.sell ? "With their probabilities, at the price of the list." : "");
}

Check quote(const ReadContext& context, const BuyWarranty&) {
  const auto& warranty = context.scenario.arrangements.warranty;
  if (!warranty) return not_offered("a warranty for weights");
  const auto& until = context.lab.arranged.warranty_until;
  if (until && context.world.now <= *until)
    return Refusal{"in-force", "Your warranty runs until the end of " + until->text() + ".",
                   "Buy another when it has ended."};
  Quote quote = free_of_charge();
  quote.quarters = static_cast<int>(std::lround(warranty->quarters.value));
  quote.lines.push_back({"Fee of the warranty", warranty->fee_usd});
  quote.warnings.push_back("It pays up to " + format_usd(warranty->cap_usd.value) +
                           " of what is owed over models that start from the weights while it runs.");
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const BuyWarranty&) {
  const econ::Warranty& warranty = *context.scenario.arrangements.warranty;
  const std::string& publisher = context.scenario.lab(LabKind::publisher).id;
  context.lab.arranged.warranty_until = last_of(context, warranty.quarters);
  context.lab.arranged.warranty_left_usd = warranty.cap_usd.value;
  const auto event = arrange(context, "buys a warranty from " + lab_name(context.scenario, publisher),
                             "For what was in its weights before.", "F55");
  pay(context.world, event, "Fee of the warranty", context.lab.id, publisher, econ::Account::fees,
      econ::Money::usd(warranty.fee_usd.value));
}

Check quote(const ReadContext& context, const ExamineModel& decision) {
  const auto found = own_model(context, decision.model);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const auto& fee = context.scenario.arrangements.exam_usd;
  if (!fee) return not_offered("exams");
  const Model& model = *std::get<const Model*>(found);
  if (!model.result || model.state != ModelState::trained)
    return Refusal{"not-trained", model.name + " is not a trained model.", "Wait until it is."};
  const bool ordered = std::any_of(context.world.jobs.begin(), context.world.jobs.end(), [&](const Job& job) {
    const auto* exam = std::get_if<Examine>(&job);
    return exam && exam->proceeding == kNoProceeding && exam->suspect == model.job;
  });
  if (ordered || model.own_exam)
    return Refusal{"examined", model.name + (ordered ? " is being examined." : " has been examined."), {}};
  Quote quote = free_of_charge();
  quote.quarters = 1;
  quote.lines.push_back({"Experts who hold the exam", *fee});
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const ExamineModel& decision) {
  const Model& model = *context.world.model(decision.model);
  forensics::ExamSettings settings = context.scenario.exam;
  settings.seed =
      derive_seed(context.world.seed, "own exam", static_cast<std::uint64_t>(place_of(context.world, model)));
  context.world.jobs.push_back(
      exam_of(context.scenario, context.world, model, context.world.next_id++, kNoProceeding, settings));
  const auto event =
      arrange(context, "has " + model.name + " examined", "Nobody else will see what is found.");
  pay(context.world, event, "Experts who examine " + model.name, context.lab.id, econ::kSuppliers,
      econ::Account::legal, econ::Money::usd(context.scenario.arrangements.exam_usd->value));
}

}  // namespace partly::world
