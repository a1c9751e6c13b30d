// Selling, pricing, licensing and raising money.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/serving.h"
#include "sim/world/state/standing.h"

namespace partly::world {

Check quote(const ReadContext& context, const ReleaseModel& decision) {
  const auto found = own_model(context, decision.model);
  if (const auto* refusal = std::get_if<Refusal>(&found)) return *refusal;
  const Model& model = *std::get<const Model*>(found);
  if (model.state != ModelState::trained)
    return Refusal{
        "not-trained", model.name + " is not a trained model.",
        model.state == ModelState::training ? "Wait until its training has ended." : "Train another one."};
  if (context.lab.released == model.id) return Refusal{"on-sale", model.name + " is on sale already.", {}};
  if (model.enjoined)
    return Refusal{"enjoined", "A court forbids the sale of " + model.name + ".", "Sell another model."};
  Quote quote = free_of_charge();
  if (copied(model)) warn_of_terms(context, quote, law::ClauseKind::training_ban);
  if (context.lab.sells_answers)
    quote.warnings.push_back("You sell answers of your product: from now on, of this one.");
  return quote;
}

void carry_out(const WriteContext& context, const ReleaseModel& decision) {
  context.lab.released = decision.model;
  const Model& model = *context.world.model(decision.model);
  tell(context.world, is_player(context.lab) ? NewsKind::market : NewsKind::rival,
       context.reading().name() + " releases " + model.name,
       "Customers can choose it at the close of this quarter.");
}

Check quote(const ReadContext& context, const WithdrawModel&) {
  if (!context.lab.released)
    return Refusal{"nothing-on-sale", context.name() + " sells nothing.", "Release a model first."};
  Quote quote = free_of_charge();
  quote.warnings.push_back(
      "With nothing on sale all its customers choose anew at the close, among the others.");
  return quote;
}

void carry_out(const WriteContext& context, const WithdrawModel&) {
  tell(context.world, is_player(context.lab) ? NewsKind::market : NewsKind::rival,
       context.reading().name() + " withdraws " + context.world.model(*context.lab.released)->name,
       "It is no longer on sale.");
  context.lab.released.reset();
}

namespace {

// What of the price is left when the customers have been answered.
void add_margin(const ReadContext& context, double price_usd, Quote& quote) {
  const Model* model = context.lab.released ? context.world.model(*context.lab.released) : nullptr;
  if (!model) return;
  const double serving = serving_usd(context.scenario, context.world, *model).value;
  quote.warnings.push_back(price_usd < serving
                               ? "Serving " + model->name + " takes " + format_usd(serving) +
                                     " a seat: every seat is sold at a loss."
                               : "Serving " + model->name + " takes " + format_usd(serving) + " of it; " +
                                     format_percent(1 - serving / price_usd) + " of the price is left.");
}

// Whom the new price is for.
void add_contracts(const ReadContext& context, Quote& quote) {
  const econ::MarketRules market = market_now(context.scenario, context.world);
  const econ::Custom* custom = context.world.customers.of(context.lab.id);
  if (!custom || market.renewal.value >= 1) return;
  const int quarter = context.world.now.since(context.scenario.start);
  const double bound = econ::bound_seats(market, quarter, context.world.customers, context.lab.id);
  quote.warnings.push_back(format_number(bound / 1e6, 1) + " million seats have signed for " +
                           format_usd(custom->price_usd) +
                           " and pay that; the new price is for those who choose in this quarter, who will "
                           "pay it until they choose anew.");
}

}  // namespace

Check quote(const ReadContext& context, const SetPrice& decision) {
  const double reference = context.scenario.market.reference_price_usd.value;
  const double span = std::max(1.0, context.scenario.play.price_span.value);
  if (!(decision.price_usd >= reference / span && decision.price_usd <= reference * span))
    return Refusal{
        "bounds",
        "A price lies between " + format_usd(reference / span) + " and " + format_usd(reference * span) + ".",
        "Choose one in between."};
  Quote quote = free_of_charge();
  add_margin(context, decision.price_usd, quote);
  add_contracts(context, quote);
  return quote;
}

void carry_out(const WriteContext& context, const SetPrice& decision) {
  context.lab.price_usd = decision.price_usd;
}

Check quote(const ReadContext& context, const SignLicence&) {
  if (licensed(context.world, context.lab))
    return Refusal{"licensed",
                   "A licence is in force until the end of " + context.lab.licence_until->text() + ".",
                   "Sign again when it has ended."};
  const law::Licence& licence = context.scenario.licence;
  Quote quote = free_of_charge();
  quote.lines.push_back({"Signing fee", signing_fee_now(context.scenario, context.world)});
  quote.quarters = static_cast<int>(std::lround(licence.quarters.value));
  quote.warnings.push_back(format_percent(licence.royalty.value) +
                           " of the sales of every model trained under it go to the provider.");
  if (licence.field_share.value < 1)
    quote.warnings.push_back("Such a model can be sold to " + format_percent(licence.field_share.value) +
                             " of the customers: " + licence.field_of_use);
  if (licence.audit)
    quote.warnings.push_back("While it runs, the provider may look into your books, older copies included.");
  return paid_from_cash(context, std::move(quote));
}

// A licence opens a new account: a cut is lifted and its alarms are forgotten. Open claims go on.
void carry_out(const WriteContext& context, const SignLicence&) {
  const law::Licence& licence = context.scenario.licence;
  const int quarters = std::max(1, static_cast<int>(std::lround(licence.quarters.value)));
  context.lab.licence_until = context.world.now.plus(quarters - 1);
  context.lab.access_cut = false;
  context.lab.alarms = 0;
  context.lab.licence_memo = "We pay " + text(signing_fee_now(context.scenario, context.world)) +
                             " and can say where our models come from, until " +
                             context.lab.licence_until->text() + ".";
  if (licence.audit) context.lab.audited_until = context.lab.licence_until;
  const std::string provider = context.reading().provider();
  const auto event =
      tell(context.world, is_player(context.lab) ? NewsKind::terms : NewsKind::rival,
           context.reading().name() + " signs a licence with " + lab_name(context.scenario, provider),
           "In force until the end of " + context.lab.licence_until->text() + ".", "F55");
  pay(context.world, event, "Signing fee of the licence", context.lab.id, provider, econ::Account::fees,
      econ::Money::usd(signing_fee_now(context.scenario, context.world).value));
}

Check quote(const ReadContext& context, const RaiseFunds& decision) {
  if (!(decision.amount_usd > 0) || !std::isfinite(decision.amount_usd))
    return Refusal{"bounds", "An amount to raise has to be above zero.", "Choose an amount."};
  const Quantity limit = raise_limit(context.scenario, context.world, context.lab.id);
  if (decision.amount_usd > limit.value)
    return Refusal{"raise-limit",
                   "Investors put in " + format_usd(limit.value) + " at most this quarter; you ask for " +
                       format_usd(decision.amount_usd) + ".",
                   "Ask for less, or show more capability, sales and trust."};
  const double value = valuation(context.scenario, context.world, context.lab.id).value;
  const double after = econ::ownership_after(context.lab.ownership, value, decision.amount_usd);
  Quote quote = free_of_charge();
  quote.warnings.push_back("The founders' share falls from " + format_percent(context.lab.ownership) +
                           " to " + format_percent(after) + ".");
  return quote;
}

void carry_out(const WriteContext& context, const RaiseFunds& decision) {
  const double value = valuation(context.scenario, context.world, context.lab.id).value;
  context.lab.ownership = econ::ownership_after(context.lab.ownership, value, decision.amount_usd);
  context.lab.raised_this_quarter_usd += decision.amount_usd;
  const auto event = tell(context.world, is_player(context.lab) ? NewsKind::money : NewsKind::rival,
                          context.reading().name() + " raises " + format_usd(decision.amount_usd),
                          "At a valuation of " + format_usd(value) + " before the money.");
  pay(context.world, event, "New shares", econ::kInvestors, context.lab.id, econ::Account::investment,
      econ::Money::usd(decision.amount_usd));
}

}  // namespace partly::world
