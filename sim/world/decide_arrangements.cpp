// Arranging computing, counsel, records, a warranty and exams of one's own. What a scenario does not offer is
// refused; what runs from quarter to quarter is paid at the closes (step_arrangements.cpp).
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide_parts.h"

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

Quarter last_of(const Doer& doer, const Quantity& quarters) {
  return doer.world.now.plus(std::max(1, static_cast<int>(std::lround(quarters.value))) - 1);
}

std::string arrange(const Doer& doer, const std::string& title, const std::string& text,
                    const std::string& fact = {}) {
  return tell(doer.world, doer.lab.kind == LabKind::player ? NewsKind::money : NewsKind::rival,
              doer.asker().name() + " " + title, text, fact);
}

double contract_usd(const Asker& asker, const econ::ComputeContract& contract) {
  return contract.gflop.value * prices_now(asker.scenario, asker.world).gflop_usd.value *
         (1 - contract.discount.value);
}

}  // namespace

Check quote(const Asker& asker, const ReserveCompute&) {
  const auto& contract = asker.scenario.arrangements.compute;
  if (!contract) return not_offered("computing by contract");
  const auto& until = asker.lab.arranged.compute_until;
  if (until && asker.world.now <= *until)
    return Refusal{"in-force", "Your computing contract runs until the end of " + until->text() + ".",
                   "Sign again when it has ended."};
  Quote quote = paid_at_each_close(contract_usd(asker, *contract), ", whether you use it or not.");
  quote.quarters = static_cast<int>(std::lround(contract->quarters.value));
  quote.warnings.push_back(format_number(contract->gflop.value, 1) + " GFLOP a quarter, " +
                           format_percent(contract->discount.value) + " below the list price of today.");
  return quote;
}

void carry_out(const Doer& doer, const ReserveCompute&) {
  const econ::ComputeContract& contract = *doer.scenario.arrangements.compute;
  Arranged& arranged = doer.lab.arranged;
  arranged.compute_until = last_of(doer, contract.quarters);
  arranged.gflop_usd = contract_usd(doer.asker(), contract);
  arranged.gflop_left = in_training(doer.world, doer.lab.id) ? 0 : contract.gflop.value;
  arrange(
      doer, "reserves computing",
      format_usd(arranged.gflop_usd) + " a quarter until the end of " + arranged.compute_until->text() + ".");
}

Check quote(const Asker& asker, const RetainCounsel& decision) {
  if (decision.counsel == asker.lab.arranged.counsel)
    return Refusal{"in-force", std::string("You have ") + econ::name(decision.counsel) + " already.", {}};
  if (decision.counsel == econ::Counsel::none) return free_of_charge();
  const econ::Retainer* retainer = asker.scenario.arrangements.retainer(decision.counsel);
  if (!retainer) return not_offered(econ::name(decision.counsel));
  Quote quote = paid_at_each_close(retainer->retainer_usd.value, ", for as long as you keep them.");
  quote.warnings.push_back(
      "A stage of a proceeding costs you " + format_number(retainer->stage_cost_factor.value, 1) +
      " times the usual, and the evidence weighs " + text(retainer->log_odds) + " (assumed).");
  return quote;
}

void carry_out(const Doer& doer, const RetainCounsel& decision) {
  doer.lab.arranged.counsel = decision.counsel;
  const econ::Retainer* retainer = doer.scenario.arrangements.retainer(decision.counsel);
  arrange(doer, std::string("has ") + econ::name(decision.counsel),
          retainer ? "For " + format_usd(retainer->retainer_usd.value) + " a quarter." : "");
}

Check quote(const Asker& asker, const KeepRecords& decision) {
  const auto& records = asker.scenario.arrangements.records;
  if (!records) return not_offered("record keeping");
  if (decision.keep == asker.lab.arranged.records_since.has_value())
    return Refusal{"in-force", decision.keep ? "You keep records already." : "You keep no records.", {}};
  if (decision.keep)
    return paid_at_each_close(records->keeping_usd.value,
                              "; a model has its file only if it was kept from first to last.");
  Quote quote = free_of_charge();
  if (in_training(asker.world, asker.lab.id))
    quote.warnings.push_back("The model in training will have no file.");
  return quote;
}

void carry_out(const Doer& doer, const KeepRecords& decision) {
  doer.lab.arranged.records_since = decision.keep ? std::optional(doer.world.now) : std::nullopt;
  arrange(doer, decision.keep ? "keeps records" : "keeps no more records",
          decision.keep ? "What each model is trained on is written down as it happens." : "", "F55");
}

Check quote(const Asker& asker, const BuyWarranty&) {
  const auto& warranty = asker.scenario.arrangements.warranty;
  if (!warranty) return not_offered("a warranty for weights");
  const auto& until = asker.lab.arranged.warranty_until;
  if (until && asker.world.now <= *until)
    return Refusal{"in-force", "Your warranty runs until the end of " + until->text() + ".",
                   "Buy another when it has ended."};
  Quote quote = free_of_charge();
  quote.quarters = static_cast<int>(std::lround(warranty->quarters.value));
  quote.lines.push_back({"Fee of the warranty", warranty->fee_usd});
  quote.warnings.push_back("It pays up to " + format_usd(warranty->cap_usd.value) +
                           " of what is owed over models that start from the weights while it runs.");
  return paid_from_cash(asker, std::move(quote));
}

void carry_out(const Doer& doer, const BuyWarranty&) {
  const econ::Warranty& warranty = *doer.scenario.arrangements.warranty;
  const std::string& publisher = doer.scenario.lab(LabKind::publisher).id;
  doer.lab.arranged.warranty_until = last_of(doer, warranty.quarters);
  doer.lab.arranged.warranty_left_usd = warranty.cap_usd.value;
  const auto event = arrange(doer, "buys a warranty from " + lab_name(doer.scenario, publisher),
                             "For what was in its weights before.", "F55");
  pay(doer.world, event, "Fee of the warranty", doer.lab.id, publisher, econ::Account::fees,
      econ::Money::usd(warranty.fee_usd.value));
}

Check quote(const Asker& asker, const ExamineModel& decision) {
  const auto found = own_model(asker, decision.model);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const auto& fee = asker.scenario.arrangements.exam_usd;
  if (!fee) return not_offered("exams");
  const Model& model = *std::get<const Model*>(found);
  if (!model.result || model.state != ModelState::trained)
    return Refusal{"not-trained", model.name + " is not a trained model.", "Wait until it is."};
  const bool ordered = std::any_of(asker.world.jobs.begin(), asker.world.jobs.end(), [&](const Job& job) {
    const auto* exam = std::get_if<Examine>(&job);
    return exam && exam->proceeding == kNoProceeding && exam->suspect == model.job;
  });
  if (ordered || model.own_exam)
    return Refusal{"examined", model.name + (ordered ? " is being examined." : " has been examined."), {}};
  Quote quote = free_of_charge();
  quote.quarters = 1;
  quote.lines.push_back({"Experts who hold the exam", *fee});
  return paid_from_cash(asker, std::move(quote));
}

void carry_out(const Doer& doer, const ExamineModel& decision) {
  const Model& model = *doer.world.model(decision.model);
  forensics::ExamSettings settings = doer.scenario.exam;
  settings.seed = derive_seed(doer.world.seed, "own exam", static_cast<std::uint64_t>(model.id));
  doer.world.jobs.push_back(exam_of(doer.scenario, model, doer.world.next_id++, kNoProceeding, settings));
  const auto event = arrange(doer, "has " + model.name + " examined", "Nobody else will see what is found.");
  pay(doer.world, event, "Experts who examine " + model.name, doer.lab.id, econ::kSuppliers,
      econ::Account::legal, econ::Money::usd(doer.scenario.arrangements.exam_usd->value));
}

}  // namespace partly::world
