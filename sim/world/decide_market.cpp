// Selling, pricing, licensing and raising money.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide_parts.h"

namespace partly::world {

Check quote(const Asker& asker, const ReleaseModel& decision) {
  const auto found = own_model(asker, decision.model);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Model& model = *std::get<const Model*>(found);
  if (model.state != ModelState::trained)
    return Refusal{
        "not-trained", model.name + " is not a trained model.",
        model.state == ModelState::training ? "Wait until its training has ended." : "Train another one."};
  if (asker.lab.released == model.id) return Refusal{"on-sale", model.name + " is on sale already.", {}};
  if (model.enjoined)
    return Refusal{"enjoined", "A court forbids the sale of " + model.name + ".", "Sell another model."};
  Quote quote = free_of_charge();
  if (copied(model)) warn_of_terms(asker, quote, law::ClauseKind::training_ban);
  return quote;
}

void carry_out(const Doer& doer, const ReleaseModel& decision) {
  doer.lab.released = decision.model;
  const Model& model = *doer.world.model(decision.model);
  tell(doer.world, is_player(doer.lab) ? NewsKind::market : NewsKind::rival,
       doer.asker().name() + " releases " + model.name,
       "It is on sale at " + format_usd(doer.lab.price_usd) + ".");
}

Check quote(const Asker& asker, const WithdrawModel&) {
  if (!asker.lab.released)
    return Refusal{"nothing-on-sale", asker.name() + " sells nothing.", "Release a model first."};
  return free_of_charge();
}

void carry_out(const Doer& doer, const WithdrawModel&) {
  tell(doer.world, is_player(doer.lab) ? NewsKind::market : NewsKind::rival,
       doer.asker().name() + " withdraws " + doer.world.model(*doer.lab.released)->name,
       "It is no longer on sale.");
  doer.lab.released.reset();
}

Check quote(const Asker& asker, const SetPrice& decision) {
  const double reference = asker.scenario.market.reference_price_usd.value;
  const double span = std::max(1.0, asker.scenario.play.price_span.value);
  if (!(decision.price_usd >= reference / span && decision.price_usd <= reference * span))
    return Refusal{
        "bounds",
        "A price lies between " + format_usd(reference / span) + " and " + format_usd(reference * span) + ".",
        "Choose one in between."};
  return free_of_charge();
}

void carry_out(const Doer& doer, const SetPrice& decision) { doer.lab.price_usd = decision.price_usd; }

Check quote(const Asker& asker, const SignLicence&) {
  if (licensed(asker.world, asker.lab))
    return Refusal{"licensed",
                   "A licence is in force until the end of " + asker.lab.licence_until->text() + ".",
                   "Sign again when it has ended."};
  const law::Licence& licence = asker.scenario.licence;
  Quote quote = free_of_charge();
  quote.lines.push_back({"Signing fee", signing_fee_now(asker.scenario, asker.world)});
  quote.quarters = static_cast<int>(std::lround(licence.quarters.value));
  quote.warnings.push_back(format_percent(licence.royalty.value) +
                           " of the sales of every model trained under it go to the provider.");
  if (licence.field_share.value < 1)
    quote.warnings.push_back("Such a model can be sold to " + format_percent(licence.field_share.value) +
                             " of the customers: " + licence.field_of_use);
  if (licence.audit)
    quote.warnings.push_back("While it runs, the provider may look into your books, older copies included.");
  return paid_from_cash(asker, std::move(quote));
}

// A licence opens a new account: a cut is lifted and its alarms are forgotten. Open claims go on.
void carry_out(const Doer& doer, const SignLicence&) {
  const law::Licence& licence = doer.scenario.licence;
  const int quarters = std::max(1, static_cast<int>(std::lround(licence.quarters.value)));
  doer.lab.licence_until = doer.world.now.plus(quarters - 1);
  doer.lab.access_cut = false;
  doer.lab.alarms = 0;
  if (licence.audit) doer.lab.audited_until = doer.lab.licence_until;
  const std::string provider = doer.asker().provider();
  const auto event = tell(doer.world, is_player(doer.lab) ? NewsKind::terms : NewsKind::rival,
                          doer.asker().name() + " signs a licence with " + lab_name(doer.scenario, provider),
                          "In force until the end of " + doer.lab.licence_until->text() + ".", "F55");
  pay(doer.world, event, "Signing fee of the licence", doer.lab.id, provider, econ::Account::fees,
      econ::Money::usd(signing_fee_now(doer.scenario, doer.world).value));
}

Check quote(const Asker& asker, const RaiseFunds& decision) {
  if (!(decision.amount_usd > 0) || !std::isfinite(decision.amount_usd))
    return Refusal{"bounds", "An amount to raise has to be above zero.", "Choose an amount."};
  const Quantity limit = raise_limit(asker.scenario, asker.world, asker.lab.id);
  if (decision.amount_usd > limit.value)
    return Refusal{"raise-limit",
                   "Investors put in " + format_usd(limit.value) + " at most this quarter; you ask for " +
                       format_usd(decision.amount_usd) + ".",
                   "Ask for less, or show more capability, sales and trust."};
  const double value = valuation(asker.scenario, asker.world, asker.lab.id).value;
  const double after = econ::ownership_after(asker.lab.ownership, value, decision.amount_usd);
  Quote quote = free_of_charge();
  quote.warnings.push_back("The founders' share falls from " + format_percent(asker.lab.ownership) + " to " +
                           format_percent(after) + ".");
  return quote;
}

void carry_out(const Doer& doer, const RaiseFunds& decision) {
  const double value = valuation(doer.scenario, doer.world, doer.lab.id).value;
  doer.lab.ownership = econ::ownership_after(doer.lab.ownership, value, decision.amount_usd);
  doer.lab.raised_this_quarter_usd += decision.amount_usd;
  const auto event = tell(doer.world, is_player(doer.lab) ? NewsKind::money : NewsKind::rival,
                          doer.asker().name() + " raises " + format_usd(decision.amount_usd),
                          "At a valuation of " + format_usd(value) + " before the money.");
  pay(doer.world, event, "New shares", econ::kInvestors, doer.lab.id, econ::Account::investment,
      econ::Money::usd(decision.amount_usd));
}

}  // namespace partly::world
