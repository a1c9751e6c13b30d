// What a defendant can do about a claim: settle at any stage, and answer on the stand at the hearing (F01,
// F42).
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide_parts.h"

namespace partly::world {
namespace {

// The asker's own open proceeding, or the reason why not.
std::variant<const law::Proceeding*, Refusal> own_proceeding(const Asker& asker, int id) {
  const law::Proceeding* proceeding = asker.world.proceeding(id);
  if (!proceeding || proceeding->defendant != asker.lab.id)
    return Refusal{
        "no-claim", "There is no claim " + std::to_string(id) + " against " + asker.name() + ".", {}};
  if (!proceeding->open())
    return Refusal{"closed", std::string("This claim is ") + law::name(proceeding->stage) + ".", {}};
  return proceeding;
}

law::SettlementZone zone_of(const Asker& asker, const law::Proceeding& proceeding) {
  return law::settlement_zone(contract_now(asker.scenario, asker.world), proceeding,
                              damages_on(asker.scenario, *asker.world.model(proceeding.model)));
}

}  // namespace

Check quote(const Asker& asker, const OfferSettlement& decision) {
  const auto found = own_proceeding(asker, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  if (!(decision.amount_usd >= 0) || !std::isfinite(decision.amount_usd))
    return Refusal{"bounds", "An offer cannot be below zero.", "Choose an amount."};
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  const law::SettlementZone zone = zone_of(asker, proceeding);
  if (decision.amount_usd < zone.claimant_accepts_from.value - 0.005)  // half a cent
    return Refusal{
        "declined",
        lab_name(asker.scenario, proceeding.claimant) + " declines " + format_usd(decision.amount_usd) + ".",
        "Offer more, or go on to the next stage."};
  Quote quote = free_of_charge();
  quote.lines.push_back(
      {"Settlement", Quantity::derived(decision.amount_usd, Unit::usd, "The amount offered")});
  if (decision.amount_usd > zone.defendant_pays_up_to.value)
    quote.warnings.push_back("More than going on is expected to cost you (" +
                             format_usd(zone.defendant_pays_up_to.value) + ").");
  return paid_from_cash(asker, std::move(quote));
}

void carry_out(const Doer& doer, const OfferSettlement& decision) {
  law::Proceeding& proceeding = *doer.world.proceeding(decision.proceeding);
  proceeding.stage = law::Stage::settled;
  proceeding.stage_since = doer.world.now;
  proceeding.settled_usd = decision.amount_usd;
  std::erase_if(doer.world.jobs, [&](const Job& job) {
    const auto* exam = std::get_if<Examine>(&job);
    return exam && exam->proceeding == proceeding.id;
  });
  const auto event =
      tell(doer.world, NewsKind::law,
           lab_name(doer.scenario, proceeding.claimant) + " and " + doer.asker().name() + " settle",
           "For " + format_usd(decision.amount_usd) + ". No court rules on the question.", "F42");
  pay(doer.world, event, "Settlement", doer.lab.id, proceeding.claimant, econ::Account::damages,
      econ::Money::usd(decision.amount_usd));
}

Check quote(const Asker& asker, const Testify& decision) {
  const auto found = own_proceeding(asker, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (proceeding.stage != law::Stage::hearing)
    return Refusal{"not-at-hearing",
                   std::string("The claim is at the stage of ") + law::name(proceeding.stage) + ".",
                   "Wait for the hearing."};
  if (proceeding.record.answer != law::Answer::none)
    return Refusal{
        "answered", std::string("You have answered: ") + law::name(proceeding.record.answer) + ".", {}};
  if (decision.answer == law::Answer::none)
    return Refusal{"no-answer", "The question is: did you distil?", "Answer yes, no or partly."};
  return free_of_charge();
}

void carry_out(const Doer& doer, const Testify& decision) {
  doer.world.proceeding(decision.proceeding)->record.answer = decision.answer;
  tell(doer.world, NewsKind::law, doer.asker().name() + " on the stand",
       std::string("Asked whether it distilled, it says: ") + law::name(decision.answer) + ".", "F01");
}

}  // namespace partly::world
