// What a teacher does about one lab's account: offer a licence, end its access, give it back.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/licensing.h"

namespace partly::world {
namespace {

// A lab that has an account, or the reason why not.
std::variant<const Lab*, Refusal> account(const ReadContext& context, const std::string& id) {
  const LabSetup* setup = context.scenario.find_lab(id);
  if (setup && setup->kind == LabKind::rival) return &context.world.lab(id);
  return Refusal{"no-account", "No account belongs to \"" + id.substr(0, 40) + "\".",
                 "Choose one of the other labs."};
}

// An alarm and a clause that says so: what a cut can point to.
bool has_reason(const ReadContext& context, const Lab& lab) {
  return lab.alarms > 0 &&
         terms_now(context.scenario, context.world).find(law::ClauseKind::kill_trigger) != nullptr;
}

}  // namespace

Check quote(const ReadContext& context, const OfferLicence& decision) {
  const auto found = account(context, decision.lab);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Lab& lab = *std::get<const Lab*>(found);
  const std::string name = lab_name(context.scenario, lab.id);
  if (licensed(context.world, lab))
    return Refusal{"licensed", name + " has a licence until the end of " + lab.licence_until->text() + ".",
                   "Offer again when it has ended."};
  if (!(decision.fee_usd >= 0) || !std::isfinite(decision.fee_usd))
    return Refusal{"bounds", "A fee cannot be below zero.", "Choose an amount."};
  if (!(decision.royalty >= 0 && decision.royalty <= 1))
    return Refusal{"bounds", "A royalty lies between 0 and 100 % of sales.", "Choose one in between."};
  const Quantity worth = worth_of_licence(context.scenario, context.world, lab.id, decision.royalty);
  if (worth.value < decision.fee_usd)
    return Refusal{"declined",
                   name + " declines: at this royalty a licence is worth " +
                       format_usd(std::max(0.0, worth.value)) + " to it.",
                   "Ask for less, or give it a reason to want one."};
  const double cash = context.world.ledger.cash(lab.id).usd();
  if (cash < decision.fee_usd)
    return Refusal{"cannot-pay", name + " has " + format_usd(cash) + ".",
                   "Ask for a lower fee and a higher royalty."};
  Quote quote = free_of_charge();
  quote.quarters = static_cast<int>(std::lround(context.scenario.licence.quarters.value));
  quote.warnings.push_back(name + " signs, and may train on what you serve until the licence ends.");
  return quote;
}

// A licence opens a new account, as SignLicence does: a cut is lifted and its alarms are forgotten.
void carry_out(const WriteContext& context, const OfferLicence& decision) {
  Lab& lab = context.world.lab(decision.lab);
  const int quarters = std::max(1, static_cast<int>(std::lround(context.scenario.licence.quarters.value)));
  lab.licence_until = context.world.now.plus(quarters - 1);
  lab.access_cut = false;
  lab.alarms = 0;
  context.world.provider_state->licences.push_back(
      {lab.id, decision.fee_usd, decision.royalty, context.world.now, *lab.licence_until});
  const auto event =
      tell(context.world, NewsKind::terms,
           lab_name(context.scenario, lab.id) + " signs a licence with " + context.reading().name(),
           "For " + format_usd(decision.fee_usd) + " and " + format_percent(decision.royalty) +
               " of sales, until the end of " + lab.licence_until->text() + ".",
           "F55");
  pay(context.world, event, "Signing fee of the licence", lab.id, context.lab.id, econ::Account::fees,
      econ::Money::usd(decision.fee_usd));
}

Check quote(const ReadContext& context, const CutAccess& decision) {
  const auto found = account(context, decision.lab);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Lab& lab = *std::get<const Lab*>(found);
  const std::string name = lab_name(context.scenario, lab.id);
  if (licensed(context.world, lab))
    return Refusal{"licensed",
                   name + " has paid for a licence until the end of " + lab.licence_until->text() + ".",
                   "Wait until it has ended."};
  if (lab.access_cut) return Refusal{"cut", "The access of " + name + " is cut already.", {}};
  Quote quote = free_of_charge();
  if (!has_reason(context, lab))
    quote.warnings.push_back(
        std::string(lab.alarms > 0 ? "The terms have no kill trigger" : "No alarm speaks for it") +
        ": a cut looks arbitrary and costs trust (" +
        text(context.scenario.teacher_role->trust_lost_arbitrary_cut) + ").");
  return quote;
}

void carry_out(const WriteContext& context, const CutAccess& decision) {
  Lab& lab = context.world.lab(decision.lab);
  const bool arbitrary = !has_reason(context.reading(), lab);
  lab.access_cut = true;
  lab.cut_in = context.world.now;
  Lab& blamed = arbitrary ? context.lab : lab;
  const Quantity& loss = arbitrary ? context.scenario.teacher_role->trust_lost_arbitrary_cut
                                   : context.scenario.provider.trust_loss_cut;
  blamed.trust = std::clamp(blamed.trust - loss.value, 0.0, 1.0);
  tell(context.world, NewsKind::terms,
       context.reading().name() + " cuts off " + lab_name(context.scenario, lab.id),
       arbitrary ? "It gives no reason that others could check, and customers take note."
                 : "Its account asked as those do who train a model. A block needs no lawsuit.",
       arbitrary ? "F56" : "F50");
}

Check quote(const ReadContext& context, const RestoreAccess& decision) {
  const auto found = account(context, decision.lab);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  if (!std::get<const Lab*>(found)->access_cut)
    return Refusal{"not-cut", lab_name(context.scenario, decision.lab) + " has access.", {}};
  return free_of_charge();
}

void carry_out(const WriteContext& context, const RestoreAccess& decision) {
  Lab& lab = context.world.lab(decision.lab);
  lab.access_cut = false;
  lab.alarms = 0;
  tell(context.world, NewsKind::terms,
       context.reading().name() + " serves " + lab_name(context.scenario, lab.id) + " again",
       "Its alarms are forgotten; claims that are open go on.", "F55");
}

}  // namespace partly::world
