// Settling a claim (F42): offers by the defendant, demands by the claimant, answers to both, and what the
// terms do. Who is no player values the case by its own reading (valuation.h): it takes what it would rather
// have than go on, and answers anything else with terms and a sum of its own.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/valuation.h"

namespace partly::world {
namespace {

constexpr double kHalfACent = 0.005;

// Whose offers the player answers itself: those in claims that it has brought.
bool player_answers(const law::Proceeding& proceeding) { return proceeding.claimant == kPlayerId; }

std::optional<Refusal> cannot_pay(const ReadContext& context, const law::Proceeding& proceeding,
                                  double amount_usd) {
  const double cash = context.world.ledger.cash(proceeding.defendant).usd();
  if (amount_usd <= cash) return std::nullopt;
  return Refusal{"cannot-pay",
                 lab_name(context.scenario, proceeding.defendant) + " has " + format_usd(cash) + ".",
                 "Ask for less, and for a royalty instead."};
}

std::optional<Refusal> unfit_terms(const ReadContext& context, const law::Proceeding& proceeding,
                                   const law::SettlementTerms& terms) {
  if (!(terms.royalty >= 0 && terms.royalty <= 1))
    return Refusal{"bounds", "A royalty lies between 0 and 100 % of sales.", "Choose one in between."};
  if (terms.licence && context.world.provider_state)
    return Refusal{"terms", "A licence is offered by itself here.", "Offer one beside the settlement."};
  if (terms.licence && licensed(context.world, context.world.lab(proceeding.defendant)))
    return Refusal{"terms", "A licence is in force already.", "Leave it out of the settlement."};
  if (terms.deletion && context.world.model(proceeding.model)->state == ModelState::deleted)
    return Refusal{"terms", "The model is deleted already.", "Leave it out of the settlement."};
  return std::nullopt;
}

bool stands(const World& world, const law::Proceeding& proceeding) {
  return proceeding.counter && proceeding.counter->made == world.now;
}

// A side that has answered in this quarter hears nothing that is worse for it than its answer.
std::optional<Refusal> answered(const ReadContext& context, const law::Proceeding& proceeding,
                                const std::string& who, bool met) {
  if (!stands(context.world, proceeding) || met) return std::nullopt;
  return Refusal{"declined",
                 lab_name(context.scenario, who) +
                     " has answered: " + format_usd(proceeding.counter->amount_usd) + ", " +
                     law::describe(proceeding.counter->terms) + ".",
                 "Take that, or go on to the next stage."};
}

bool meets(const law::Proceeding& proceeding, const OfferSettlement& offer) {
  return proceeding.counter && offer.terms == proceeding.counter->terms &&
         offer.amount_usd >= proceeding.counter->amount_usd - kHalfACent;
}
bool meets(const law::Proceeding& proceeding, const DemandSettlement& demand) {
  return proceeding.counter && demand.terms == proceeding.counter->terms &&
         demand.amount_usd <= proceeding.counter->amount_usd + kHalfACent;
}

void sign_licence(const Scenario& scenario, World& world, Lab& lab, const std::string& event) {
  const int quarters = std::max(1, static_cast<int>(std::lround(scenario.licence.quarters.value)));
  lab.licence_until = world.now.plus(quarters - 1);
  lab.access_cut = false;
  lab.alarms = 0;
  pay(world, event, "Signing fee of the licence", lab.id, scenario.lab(LabKind::provider).id,
      econ::Account::fees, econ::Money::usd(signing_fee_now(scenario, world).value));
}

// An admission in public is read by customers, and makes the practice look like custom (F40, F56).
void admit(const Scenario& scenario, World& world, Lab& lab) {
  lab.trust = std::clamp(lab.trust - scenario.provider.trust_loss_cut.value, 0.0, 1.0);
  world.precedent.add_custom(scenario.court.stand.yes.norm.value);
}

void act_on(const Scenario& scenario, World& world, const law::Proceeding& proceeding,
            const law::SettlementTerms& terms, const std::string& event) {
  Model& model = *world.model(proceeding.model);
  Lab& lab = world.lab(proceeding.defendant);
  model.dealt_with_usd = model.sales_usd;
  model.royalty = terms.licence ? std::max(terms.royalty, scenario.licence.royalty.value) : terms.royalty;
  if (terms.licence) sign_licence(scenario, world, lab, event);
  if (terms.undertaking) lab.undertaking_since = world.now.plus(1);
  if (terms.audit)
    lab.audited_until =
        world.now.plus(std::max(1, static_cast<int>(std::lround(scenario.court.audit_quarters.value))));
  if (terms.deletion) delete_model(world, model);
  if (terms.admission) admit(scenario, world, lab);
}

void settle(const Scenario& scenario, World& world, law::Proceeding& proceeding, double amount_usd,
            const law::SettlementTerms& terms) {
  end_claim(scenario, world, proceeding, law::Stage::settled);
  proceeding.settled_usd = amount_usd;
  proceeding.settled_terms = terms;
  const auto event = tell(world, NewsKind::law,
                          lab_name(scenario, proceeding.claimant) + " and " +
                              lab_name(scenario, proceeding.defendant) + " settle",
                          "For " + format_usd(amount_usd) + ", with: " + law::describe(terms) +
                              ". No court rules on the question.",
                          "F42");
  proceeding.events.push_back(event);
  draw_on_warranty(scenario, world, *world.model(proceeding.model), event, amount_usd);
  pay(world, event, "Settlement", proceeding.defendant, proceeding.claimant, econ::Account::damages,
      econ::Money::usd(amount_usd));
  act_on(scenario, world, proceeding, terms, event);
}

// The middle of the room as its owner sees it, and no more than can be paid.
double fair_sum_usd(const law::SettlementZone& seen, double from, double up_to, double cash_usd) {
  const double middle = seen.has_room() ? (from + up_to) / 2 : from;
  return std::clamp(middle, from, std::max(from, cash_usd));
}

// Of the usual terms those that leave both most, as the claimant sees it, among those that can be paid now.
law::CounterOffer counter_to_offer(const Scenario& scenario, const World& world,
                                   const law::Proceeding& proceeding) {
  const auto seen = settlement_outlook(scenario, world, proceeding, {Eyes::of_claimant, {}});
  const bool may_license = !world.provider_state && !licensed(world, world.lab(proceeding.defendant));
  const double cash = world.ledger.cash(proceeding.defendant).usd();
  const double fee = signing_fee_now(scenario, world).value;
  law::SettlementTerms best = seen.best_terms(may_license);
  double most = -1e300;
  for (const law::SettlementTerms& terms : seen.usual_terms(may_license)) {
    const double owed = seen.zone(terms).claimant_accepts_from.value + (terms.licence ? fee : 0);
    if (owed > cash || seen.gain_usd(terms) <= most) continue;
    best = terms;
    most = seen.gain_usd(terms);
  }
  const law::SettlementZone zone = seen.zone(best);
  return {world.now, best,
          fair_sum_usd(zone, zone.claimant_accepts_from.value, zone.defendant_pays_up_to.value,
                       cash - (best.licence ? fee : 0))};
}

law::CounterOffer counter_to_demand(const Scenario& scenario, const World& world,
                                    const law::Proceeding& proceeding, const law::SettlementTerms& terms) {
  const auto zone = settlement_outlook(scenario, world, proceeding, {Eyes::of_defendant, {}}).zone(terms);
  const double from = zone.claimant_accepts_from.value, to = zone.defendant_pays_up_to.value;
  const double cash = std::max(0.0, world.ledger.cash(proceeding.defendant).usd());
  return {world.now, terms, std::min({to, cash, zone.has_room() ? (from + to) / 2 : to})};
}

void tell_counter(const WriteContext& context, const law::Proceeding& proceeding, const std::string& who,
                  const char* verb) {
  tell(context.world, NewsKind::law, lab_name(context.scenario, who) + " declines, and " + verb,
       format_usd(proceeding.counter->amount_usd) + ", with: " + law::describe(proceeding.counter->terms) +
           ". The answer stands for this quarter.",
       "F42");
}

Quote offer_quote(const ReadContext& context, const law::Proceeding& proceeding,
                  const OfferSettlement& decision) {
  Quote quote = free_of_charge();
  quote.lines.push_back({"Settlement", Quantity::derived(decision.amount_usd, Unit::usd,
                                                         "The amount offered, paid where it is accepted")});
  if (decision.terms.licence)
    quote.lines.push_back({"Signing fee", signing_fee_now(context.scenario, context.world)});
  const double covered = warranty_share_usd(context.scenario, context.world,
                                            *context.world.model(proceeding.model), decision.amount_usd);
  if (covered > 0)
    quote.lines.push_back({"Paid under the warranty",
                           Quantity::derived(-covered, Unit::usd, "What is left of the warranty's cap")});
  if (!law::covers_later_sales(decision.terms))
    quote.warnings.push_back("What is sold from now on can be claimed again.");
  const law::SettlementZone zone =
      zone_of(context.scenario, context.world, proceeding, decision.terms, Eyes::of_defendant);
  if (decision.amount_usd > zone.defendant_pays_up_to.value)
    quote.warnings.push_back("More than going on is expected to cost you (" +
                             format_usd(zone.defendant_pays_up_to.value) + ").");
  return quote;
}

}  // namespace

Check quote(const ReadContext& context, const OfferSettlement& decision) {
  const auto found = own_proceeding(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  if (!(decision.amount_usd >= 0) || !std::isfinite(decision.amount_usd))
    return Refusal{"bounds", "An offer cannot be below zero.", "Choose an amount."};
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (by_authority(proceeding))
    return Refusal{"no-settlement", "An authority does not settle a duty to disclose.",
                   "Publish the summary before the judgment."};
  if (auto unfit = unfit_terms(context, proceeding, decision.terms)) return *unfit;
  if (!player_answers(proceeding))
    if (auto no = answered(context, proceeding, proceeding.claimant, meets(proceeding, decision))) return *no;
  return paid_from_cash(context, offer_quote(context, proceeding, decision));
}

void carry_out(const WriteContext& context, const OfferSettlement& decision) {
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  if (player_answers(proceeding)) {
    auto& offers = context.world.provider_state->offers;
    std::erase_if(offers, [&](const SettlementOffer& one) { return one.proceeding == proceeding.id; });
    offers.push_back({proceeding.id, decision.amount_usd, decision.terms});
    tell(context.world, NewsKind::law, context.reading().name() + " offers to settle",
         format_usd(decision.amount_usd) + ", with: " + law::describe(decision.terms) +
             ". The offer stands for this quarter.",
         "F42");
    return;
  }
  const bool enough =
      decision.amount_usd >=
      zone_of(context.scenario, context.world, proceeding, decision.terms).claimant_accepts_from.value -
          kHalfACent;
  if (enough || meets(proceeding, decision))
    return settle(context.scenario, context.world, proceeding, decision.amount_usd, decision.terms);
  proceeding.counter = counter_to_offer(context.scenario, context.world, proceeding);
  tell_counter(context, proceeding, proceeding.claimant, "asks for");
}

Check quote(const ReadContext& context, const DemandSettlement& decision) {
  const auto found = brought(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  if (!(decision.amount_usd >= 0) || !std::isfinite(decision.amount_usd))
    return Refusal{"bounds", "A demand cannot be below zero.", "Choose an amount, or withdraw the claim."};
  if (auto unfit = unfit_terms(context, proceeding, decision.terms)) return *unfit;
  if (auto no = answered(context, proceeding, proceeding.defendant, meets(proceeding, decision))) return *no;
  if (auto no = cannot_pay(context, proceeding, decision.amount_usd)) return *no;
  Quote quote = free_of_charge();
  const law::SettlementZone zone =
      zone_of(context.scenario, context.world, proceeding, decision.terms, Eyes::of_claimant);
  if (decision.amount_usd < zone.claimant_accepts_from.value)
    quote.warnings.push_back("Less than going on is expected to bring (" +
                             format_usd(zone.claimant_accepts_from.value) + ").");
  return quote;
}

void carry_out(const WriteContext& context, const DemandSettlement& decision) {
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  const bool little =
      decision.amount_usd <=
      zone_of(context.scenario, context.world, proceeding, decision.terms).defendant_pays_up_to.value +
          kHalfACent;
  if (little || meets(proceeding, decision))
    return settle(context.scenario, context.world, proceeding, decision.amount_usd, decision.terms);
  proceeding.counter = counter_to_demand(context.scenario, context.world, proceeding, decision.terms);
  tell_counter(context, proceeding, proceeding.defendant, "offers");
}

Check quote(const ReadContext& context, const AnswerOffer& decision) {
  const auto found = brought(context, decision.proceeding);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const law::Proceeding& proceeding = *std::get<const law::Proceeding*>(found);
  const SettlementOffer* offer = context.world.provider_state->offer(proceeding.id);
  if (!offer)
    return Refusal{"no-offer",
                   lab_name(context.scenario, proceeding.defendant) + " has offered nothing this quarter.",
                   "Demand a settlement, or go on."};
  if (decision.accept)
    if (auto no = cannot_pay(context, proceeding, offer->amount_usd)) return *no;
  return free_of_charge();
}

void carry_out(const WriteContext& context, const AnswerOffer& decision) {
  const SettlementOffer offer = *context.world.provider_state->offer(decision.proceeding);
  law::Proceeding& proceeding = *context.world.proceeding(decision.proceeding);
  if (decision.accept)
    return settle(context.scenario, context.world, proceeding, offer.amount_usd, offer.terms);
  std::erase_if(context.world.provider_state->offers,
                [&](const SettlementOffer& one) { return one.proceeding == proceeding.id; });
  tell(context.world, NewsKind::law, context.reading().name() + " declines an offer",
       format_usd(offer.amount_usd) + " by " + lab_name(context.scenario, proceeding.defendant) +
           ". The claim goes on.");
}

}  // namespace partly::world
