// The claims of a forecast: the one that is open, the one that must come, and those that come by chance. They
// make the fan of what is open; what claims cost is in the plays.
#include <algorithm>

#include "sim/forecast/reader.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {

std::optional<ForeseenClaim> ForecastReader::claim_that_is_open() const {
  for (const law::Proceeding& proceeding : world_.proceedings) {
    if (!proceeding.open() || proceeding.defendant != player_.id) continue;
    ForeseenClaim claim;
    claim.open = true;
    claim.prospect = prospect_of(scenario_, world_, proceeding, sales_now_usd_);
    claim.settled = request_.policy.settles && claim.prospect->can_settle;
    claim.ends = claim.settled ? 0 : claim.prospect->quarters - 1;
    claim.about = world_.model(proceeding.model)->name;
    return claim;
  }
  return std::nullopt;
}

// One that the provider's logs, an audit or a summary make certain (step_provider.cpp).
std::optional<ForeseenClaim> ForecastReader::claim_that_must_come() const {
  const int delay = static_cast<int>(std::lround(scenario_.provider.claim_after_quarters.value));
  const bool audited = player_.audited_until && world_.now <= *player_.audited_until;
  for (const Model& model : world_.models) {
    if (model.owner != player_.id || bar_to_claim(world_, model.id)) continue;
    const bool runs = product_.training == &model && alarm_ > 0;
    if (!runs && !copied(model)) continue;
    const bool logged = player_.cut_in && alarm_logged(model);
    if (!runs && !logged && !audited && !model.summary_published) continue;
    ForeseenClaim claim;
    claim.notice = runs     ? product_.lands + delay
                   : logged ? std::max(0, player_.cut_in->plus(delay).since(world_.now))
                            : 0;
    claim.chance = runs ? alarm_ : 1;
    if (claim.notice >= request_.quarters) continue;
    claim.prospect = prospect_of_notice(scenario_, world_, model, world_.now.plus(claim.notice),
                                        sales_now_usd_, runs || alarm_logged(model));
    claim.settled = request_.policy.settles && claim.prospect->can_settle;
    claim.ends = claim.notice + (claim.settled ? 1 : claim.prospect->quarters - 1);
    claim.about = model.name;
    return claim;
  }
  return std::nullopt;
}

void ForecastReader::put_claim(const ForeseenClaim& claim) {
  const ClaimProspect& prospect = *claim.prospect;
  const Quantity& amount = claim.settled ? prospect.settlement_usd : prospect.award_usd;
  forecast::QuarterDrivers& first = at(claim.notice);
  first.claim_hazard = hazard_of(claim.chance);
  first.claim_log_usd = std::log(std::max(1.0, amount.value));
  first.claim_log_sd = claim.settled ? prospect.settlement_log_sd : 0;
  if (request_.parameters_too && amount.range && amount.range->low > 0)
    first.claim_log_sd = std::hypot(first.claim_log_sd,
                                    std::log(amount.range->high / amount.range->low) / (2 * kNinetyPercent));
  put_ends_as_played(claim.open ? 0 : claim.notice + 1);
}

// A settlement, a judgment, a motion, or a claimant that lets its claim go.
void ForecastReader::put_ends_as_played(int first) {
  double before = first == 0 ? 1 : mean(of_plays(first - 1, &LabQuarter::claim_open));
  for (int q = first; q < request_.quarters; ++q) {
    const double open = mean(of_plays(q, &LabQuarter::claim_open));
    at(q).settlement_hazard = before > 0 ? hazard_of(1 - std::min(1.0, open / before)) : kCertain;
    before = open;
  }
}

// What is on sale and in no log is named by a tip now and then: a copy, or, by mistake, what is none.
void ForecastReader::put_tips() {
  const Model* product = product_.sold ? product_.sold : product_.training;
  if (!product || product_.first_sale < 0) return;
  const bool asked = learn::answers_behind(product->job) > 0;
  if ((asked && product->licensed) || bar_to_claim(world_, product->id)) return;
  const bool foreseen = claim_ && claim_->about == product->name;
  const double unforeseen = foreseen ? 1 - claim_->chance : 1;
  if (unforeseen <= 0) return;
  const bool copy = asked || starts_from_answers(product->job);
  const double named = tip_chance(scenario_, world_, copy);
  if (named <= 0) return;
  const Quantity tip = Quantity::derived(named, Unit::fraction,
                                         copy ? "A tip or a leak about a copy, as events have left it"
                                              : "A tip that errs, as events have left it");
  // The figure would say what its weights are made of.
  if (!past_unknown(scenario_, *product))
    show("tip",
         copy ? "Chance a quarter that a copy on sale is noticed without an alarm"
              : "Chance a quarter that what is no copy is taken for one",
         tip);
  const int begin = claim_ ? std::max(product_.first_sale, claim_->ends + 1) : product_.first_sale;
  for (int q = begin; q < request_.quarters; ++q) {
    const ClaimProspect prospect =
        prospect_of_notice(scenario_, world_, *product, world_.now.plus(q), sales_now_usd_, false);
    const bool settled = request_.policy.settles && prospect.can_settle;
    forecast::QuarterDrivers& quarter = at(q);
    quarter.claim_hazard = hazard_of(unforeseen * tip.value);
    quarter.claim_log_usd =
        std::log(std::max(1.0, (settled ? prospect.settlement_usd : prospect.award_usd).value));
    quarter.claim_log_sd = settled ? prospect.settlement_log_sd : 0;
    quarter.settlement_hazard = settled ? kCertain : hazard_of(1.0 / prospect.quarters);
    if (q == begin && !settled)
      show_claim({prospect, false, q, unforeseen * tip.value, q, false, product->name});
  }
}

void ForecastReader::show_claim(const ForeseenClaim& claim) {
  const ClaimProspect& prospect = *claim.prospect;
  const std::string about = " (" + claim.about + ")";
  if (!claim.open)
    show("claim_chance", "Chance of a claim in " + world_.now.plus(claim.notice).text() + about,
         chance(claim.chance, "What the provider's log, an audit, a summary or a tip makes of it"));
  show("claim_ends", "The claim ends in" + about,
       Quantity::derived(claim.ends + 1, Unit::quarters,
                         claim.settled ? "Settled as soon as it can be offered"
                                       : "The lengths of the stages up to a final judgment"));
  show("expected_award_today", "Expected award today, as the court page has it" + about,
       prospect.expected_today_usd);
  if (claim.settled) {
    show("settlement", "What the claimant takes" + about, prospect.settlement_usd);
    show("settlement_royalty", "And of later sales" + about,
         Quantity::derived(prospect.settlement_royalty, Unit::fraction,
                           "The royalty that is usual, as far as the case is worth it"));
    return;
  }
  show("award", "Award, if it is lost, with the sales expected until the judgment" + about,
       prospect.award_usd);
  show("award_today", "Award on the sales so far, as the court page has it" + about,
       prospect.award_today_usd);
  show("loss_chance", "Chance of losing it in the end, on the record expected at the judgment" + about,
       prospect.loss_chance);
  show("loss_chance_today", "The same on today's record, as the court page has it" + about,
       prospect.loss_chance_today);
  show("order_chance", "Chance of an order that ends the sale, if it is lost" + about, prospect.order_chance);
  show("stage_cost", "Counsel, each stage", prospect.stage_cost_usd);
}

void ForecastReader::read_claims() {
  claim_ = claim_that_is_open();
  if (!claim_) claim_ = claim_that_must_come();
  if (claim_) {
    put_claim(*claim_);
    show_claim(*claim_);
  }
  put_tips();
  for (forecast::QuarterDrivers& quarter : out_.question.quarters)
    quarter.insured_share = 1;  // the plays pay
}

}  // namespace partly::forecast
