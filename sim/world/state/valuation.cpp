#include "sim/world/state/valuation.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/law/counts.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/other_claims.h"
#include "sim/world/state/sales_ahead.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

using law::Side;

Quantity usd(double value, std::string why) { return Quantity::derived(value, Unit::usd, std::move(why)); }

double sum_usd(const std::vector<double>& closes, int from, int to, double discount) {
  double sum = 0;
  for (int t = std::max(0, from); t < std::min(to, static_cast<int>(closes.size())); ++t)
    sum += law::discounted_usd(closes[static_cast<std::size_t>(t)], discount, t);
  return sum;
}

std::vector<law::ClaimRules> rules_of_counts(const Scenario& scenario, const World& world,
                                             const law::Proceeding& proceeding) {
  std::vector<law::ClaimRules> rules;
  for (const law::Theory theory : proceeding.theories()) rules.push_back(claim_now(scenario, world, theory));
  return rules;
}

// Until the books are open a claimant knows its invoices, and not what the defendant has kept.
law::Record as_known(law::Record record, Side side) {
  if (side == Side::claimant && !record.records_open) record.file_kept = false;
  return record;
}

// One side's view of one case.
class CaseReader {
 public:
  CaseReader(const Scenario& scenario, const World& world, const law::Proceeding& proceeding, Side side,
             Reading reading, std::optional<double> quarterly_sales_usd)
      : scenario_(scenario),
        world_(world),
        proceeding_(proceeding),
        model_(*world.model(proceeding.model)),
        side_(side),
        reading_(reading),
        rules_(rules_of_counts(scenario, world, proceeding)),
        today_(assessment_of(scenario, world, proceeding)),
        final_(closes_until(scenario, world, proceeding, law::Stage::decided)),
        judged_(proceeding.verdict ? 0 : closes_until(scenario, world, proceeding, law::Stage::judgment)),
        horizon_(quarters_left(scenario, world)),
        sales_(sales_ahead(scenario, world, model_, proceeding.claimant, std::max(horizon_, final_) + 8,
                           quarterly_sales_usd)) {}

  law::CaseValue going_on() const { return law::value_of_going_on(side_, stakes()); }

  law::TermValues terms() const {
    law::TermValues values;
    const double ahead = sum_usd(sales_.model_usd, 0, horizon_, discount());
    values.sales_ahead_usd = usd(ahead, "Sales of the model from now to the last quarter, discounted");
    values.licence_usd = licence(ahead);
    values.uncovered_usd = uncovered();
    values.undertaking_usd = undertaking();
    values.audit_usd = audit();
    values.deletion_usd =
        usd(sum_usd(side_ == Side::claimant ? sales_.gained_usd : sales_.lost_usd, 0, horizon_, discount()),
            side_ == Side::claimant ? "Sales that come to the claimant without the model"
                                    : "Sales that are lost without the model");
    values.admission_usd = admission();
    return values;
  }

 private:
  const std::string& own_lab() const {
    return side_ == Side::claimant ? proceeding_.claimant : proceeding_.defendant;
  }
  double discount() const {
    const law::RiskRules& risk = scenario_.court.risk;
    return (side_ == Side::claimant ? risk.claimant_discount : risk.defendant_discount).value;
  }

  // The counts as they will stand at the judgment, on each record that the exam may make, with these awards.
  struct ReadCounts {
    double chance = 1;  // of this record
    std::vector<law::CountOdds> counts;
  };
  std::vector<ReadCounts> counts_at_judgment(const std::vector<double>& awards_usd) const {
    const law::Record now =
        as_it_will_be_pleaded(as_known(record_now(scenario_, world_, proceeding_), side_), proceeding_.stage);
    std::vector<ReadCounts> read;
    for (const SupposedRecord& one : records_at_judgment(rules_.front(), now, expected_of_exam())) {
      read.push_back({one.chance, {}});
      for (std::size_t i = 0; i < rules_.size(); ++i)
        read.back().counts.push_back(
            read_odds(law::weigh(scenario_.court, rules_[i], one.record), awards_usd[i], reading_));
    }
    return read;
  }

  double chance_at_judgment() const {
    if (proceeding_.opinion) return today_.chance_in_the_end();
    double chance = 0;
    for (const ReadCounts& one : counts_at_judgment(std::vector<double>(rules_.size(), 0)))
      chance += one.chance * law::chance_of_any(one.counts);
    return chance;
  }

  // Of the largest count that is won, on average; of one count, its award.
  double award_if_won_usd(const std::vector<double>& awards_usd) const {
    if (rules_.size() == 1) return awards_usd.front();
    double won = 0, expected = 0;
    for (const ReadCounts& one : counts_at_judgment(awards_usd)) {
      won += one.chance * law::chance_of_any(one.counts);
      expected += one.chance * law::expected_award_usd(one.counts);
    }
    return won > 0 ? expected / won : awards_usd.front();
  }

  // Whoever trained the model knows what an exam may find; the claimant has its record.
  std::vector<ExpectedShowing> expected_of_exam() const {
    if (side_ == Side::defendant) return expected_by_owner(scenario_, world_, model_);
    const law::Record now = record_now(scenario_, world_, proceeding_);
    return expected_by_doubter(scenario_, world_,
                               law::weigh(scenario_.court, rules_.front(), now).posterior(), own_lab());
  }

  // The model as it will have sold by then.
  Model with_sales(int closes, bool dealt_with) const {
    Model then = model_;
    if (dealt_with) then.dealt_with_usd = model_.sales_usd;
    then.sales_usd += sum_usd(sales_.model_usd, 0, closes, 0);
    return then;
  }
  double award_usd(const Model& then) const {
    const law::Record record = record_now(scenario_, world_, proceeding_);
    std::vector<double> awards;
    for (const law::ClaimRules& rules : rules_)
      awards.push_back(
          award_on(scenario_, world_, then, rules.theory, proceeding_.claimant, record).total_usd());
    return award_if_won_usd(awards);
  }
  Quantity award_today() const {
    const Quantity award = today_.award_if_won();
    if (rules_.size() == 1 || proceeding_.opinion) return award;
    return Quantity::derived(award_usd(model_), Unit::usd, award.explanation, award.range);
  }

  law::Stakes stakes() const {
    law::Stakes stakes =
        common(chance_at_judgment(), final_, law::paid_stages_left(proceeding_.stage, proceeding_.filed));
    stakes.award_usd = award_today();
    const double more =
        proceeding_.opinion
            ? 0
            : std::max(0.0, award_usd(with_sales(judged_ - 1, false)) - stakes.award_usd.value);
    stakes.award_to_come_usd =
        usd(more, "The award on " + format_usd(sum_usd(sales_.model_usd, 0, judged_ - 1, 0)) +
                      " of sales until the judgment, as the market stands today");
    stakes.sanction_usd = sanction();
    stakes.precedent_usd = precedent();
    return stakes;
  }

  // What a claim that ends in so many closes has in common with any other on this model.
  law::Stakes common(double chance, int closes, int stages) const {
    law::Stakes stakes;
    const Interval range = today_.range_in_the_end();
    stakes.chance = Quantity::derived(std::clamp(chance, 0.0, 1.0), Unit::fraction, chance_text(), range);
    const double ends = law::order_chance(today_.opinion, {law::Remedy::injunction, law::Remedy::deletion});
    const std::vector<double>& moved = side_ == Side::claimant ? sales_.gained_usd : sales_.lost_usd;
    stakes.orders_usd =
        usd(ends * sum_usd(moved, closes - 1, horizon_, discount()),
            format_percent(ends) +
                " chance of an order that ends its sale x what that moves until the last quarter");
    const double rate = royalty_after_judgment(scenario_, proceeding_, today_taught());
    stakes.later_royalty_usd =
        usd((1 - ends) * rate * sum_usd(sales_.model_usd, closes - 1, horizon_, discount()),
            format_percent(rate) + " of the sales that no order ends");
    stakes.sanction_usd = usd(0, "No denial");
    stakes.precedent_usd = usd(0, "None");
    stakes.award_to_come_usd = usd(0, "None");
    stakes.quarters = closes - 1;
    const law::RiskRules& risk = scenario_.court.risk;
    stakes.discount = side_ == Side::claimant ? risk.claimant_discount : risk.defendant_discount;
    stakes.tolerance_usd =
        side_ == Side::claimant ? risk.claimant_tolerance_usd : risk.defendant_tolerance_usd;
    stakes.stages = stages;
    stakes.stage_cost_usd = stage_cost();
    return stakes;
  }

  double today_taught() const { return record_now(scenario_, world_, proceeding_).taught_share; }

  std::string chance_text() const {
    if (proceeding_.verdict) return "The verdict, and the chance that an appeal changes it";
    std::string text =
        "The chain of evidence as it will stand at the judgment, with every plea that risks nothing";
    if (reading_.fact != 0 || reading_.law != 0) text += ", as this side's counsel reads it";
    return text + "; today's record gives " + format_percent(today_.chance_in_the_end());
  }

  Quantity stage_cost() const {
    const Quantity usual = stage_cost_of(scenario_, proceeding_);
    const auto* lab = by_authority(proceeding_) && side_ == Side::claimant ? nullptr : &world_.lab(own_lab());
    const econ::Retainer* retainer = lab ? scenario_.arrangements.retainer(lab->arranged.counsel) : nullptr;
    if (!retainer) return usual;
    const Interval cost = law::range_of(usual), factor = law::range_of(retainer->stage_cost_factor);
    return Quantity::derived(usual.value * retainer->stage_cost_factor.value, Unit::usd,
                             text(usual) + " x " + text(retainer->stage_cost_factor) + " for this counsel",
                             Interval{cost.low * factor.low, cost.high * factor.high});
  }

  Quantity sanction() const {
    if (proceeding_.verdict) return usd(proceeding_.verdict->sanction_usd, "As it was ruled");
    const double owed = today_.opinion.sanction_usd ? today_.opinion.sanction_usd->value : 0;
    return usd(today_.sanction_chance() * owed,
               format_percent(today_.sanction_chance()) + " chance x " + format_usd(owed));
  }

  // A ruling counts one in the belief (precedent.h), so on average it moves nothing where the odds of this
  // case are those of any other; a claimant gains by taking a strong case to its end (Galanter 1974). Each
  // count brings a ruling of its own.
  Quantity precedent() const {
    if (by_authority(proceeding_)) return usd(0, "An authority brings each claim for itself");
    double sum = 0;
    std::string why;
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      const law::Belief& belief = world_.precedent.of(rules_[i].theory);
      const double moved = (belief_here(i) - belief.mean()) / (belief.weight() + 1);
      const double others = other_claims_usd(scenario_, world_, proceeding_, side_, rules_[i].theory);
      sum += law::discounted_usd(others * moved / std::max(1e-9, belief.mean()), discount(), final_ - 1);
      why += (why.empty() ? "" : "; ") + std::string("a ruling is expected to move the belief in ") +
             (rules_.size() == 1 ? "the theory" : law::name(rules_[i].theory)) + " from " +
             format_percent(belief.mean()) + " by " + format_percent(moved) +
             "; the other claims that rest on it come to " + format_usd(others);
    }
    why.front() = 'A';
    return usd(sum, why);
  }
  double belief_here(std::size_t count) const {
    if (proceeding_.verdict) return proceeding_.verdict->findings[count].theory_accepted ? 1 : 0;
    const double belief = today_.opinion.counts[count].chain.belief.value;
    return belief > 0 && belief < 1 ? law::logistic(law::logit(belief) + reading_.law) : belief;
  }

  Quantity licence(double sales_ahead_usd) const {
    const Quantity fee = signing_fee_now(scenario_, world_);
    const double royalty = scenario_.licence.royalty.value * sales_ahead_usd;
    Lab again = world_.lab(proceeding_.defendant);
    const double before = resale_now_usd(scenario_, world_, again);
    again.access_cut = false;
    const double back = (resale_now_usd(scenario_, world_, again) - before) *
                        std::min<double>(scenario_.licence.quarters.value, horizon_);
    const auto& resale = scenario_.arrangements.resale;
    const double share = resale ? resale->cost_share.value : 0;
    const double moved = side_ == Side::claimant ? share * back : -(1 - share) * back;
    return usd(fee.value + royalty + moved, text(fee) + " + " + text(scenario_.licence.royalty) +
                                                " of the sales ahead" +
                                                (back > 0 ? ", and what is sold of the answers again" : "") +
                                                "; what may be trained under it is not counted");
  }

  // The same claim brought anew, on what is sold from now on.
  Quantity uncovered() const {
    int stages = 0, closes = 1, judged = 1;
    for (law::Stage stage = law::Stage::notice; law::open(stage); stage = law::next_stage(stage)) {
      const int length = scenario_.court.stages.length(stage);
      closes += length;
      if (stage < law::Stage::judgment) judged += length, ++stages;
    }
    if (closes > horizon_) return usd(0, "A new claim would not end before the last quarter");
    law::Stakes stakes = common(chance_at_judgment(), closes, stages);
    stakes.award_usd =
        usd(award_usd(with_sales(judged - 1, true)), "On what is sold from now on until a new judgment");
    const double worth = law::value_of_going_on(side_, stakes).total.value;
    return usd(std::max(0.0, worth), side_ == Side::claimant
                                         ? "A new claim on later sales, brought at once"
                                         : "A new claim on later sales, to be faced again");
  }

  // Labs that have asked once ask again as often as they have so far (Laplace); a promise would make the next
  // claim one on a signed contract.
  Quantity undertaking() const {
    const Lab& defendant = world_.lab(proceeding_.defendant);
    if (!has_access(world_, defendant)) return usd(0, "Its access is cut, so that it cannot ask again");
    int runs = 0, copies = 0;
    for (const Model& model : world_.models) {
      if (model.owner != defendant.id) continue;
      ++runs;
      copies += model.job.sources.queries > 0 && !model.licensed;
    }
    const double again = (copies + 1.0) / (runs + 2.0), surer = 1 - belief_in_terms();
    return usd(again * surer * today_.award_if_won().value,
               format_percent(again) + " chance that it asks again (" + std::to_string(copies) + " of " +
                   std::to_string(runs) + " runs, by Laplace's rule) x " + format_percent(surer) +
                   " by which a signed promise is surer than clicked terms x an award as this one");
  }

  double belief_in_terms() const {  // that clicked terms bind
    for (const law::CountOpinion& count : today_.opinion.counts)
      if (count.theory == law::Theory::contract) return count.chain.belief.value;
    return today_.opinion.principal().chain.belief.value;
  }

  Quantity audit() const {
    return usd(found_by_audit_usd(scenario_, world_, proceeding_, side_),
               "Claims on other copies in its books that nobody might have noticed");
  }

  Quantity admission() const {
    const double lost = scenario_.provider.trust_loss_cut.value;
    const SalesAhead doubted =
        sales_ahead_with_less_trust(scenario_, world_, model_, proceeding_.claimant, horizon_, lost);
    const double moved =
        sum_usd(side_ == Side::claimant ? doubted.gained_usd : doubted.lost_usd, 0, horizon_, discount());
    const double custom = scenario_.court.norm.pull.value * scenario_.court.stand.yes.norm.value;
    return usd(moved - custom * of_others_usd(),
               "Sales that " + format_percent(lost) +
                   " of trust moves, and what an admission in public takes off "
                   "other claims (F40)");
  }

  // Each claim once, by the theory that it rests on most.
  double of_others_usd() const {
    double most = 0;
    for (const law::ClaimRules& rules : rules_)
      most = std::max(most, other_claims_usd(scenario_, world_, proceeding_, side_, rules.theory));
    return most;
  }

  const Scenario& scenario_;
  const World& world_;
  const law::Proceeding& proceeding_;
  const Model& model_;
  Side side_;
  Reading reading_;
  std::vector<law::ClaimRules> rules_;  // of each count, the principal first
  law::Assessment today_;
  int final_, judged_, horizon_;
  SalesAhead sales_;
};

Reading reading_by(const Scenario& scenario, const World& world, const law::Proceeding& proceeding, Eyes eyes,
                   Side valued) {
  switch (eyes) {
    case Eyes::each_its_own:
      return reading_of(scenario, world, proceeding, valued);
    case Eyes::of_claimant:
      return reading_of(scenario, world, proceeding, Side::claimant);
    case Eyes::of_defendant:
      return reading_of(scenario, world, proceeding, Side::defendant);
    case Eyes::of_outsider:
      break;
  }
  return {};
}

}  // namespace

law::SettlementOutlook settlement_outlook(const Scenario& scenario, const World& world,
                                          const law::Proceeding& proceeding, const CaseRequest& request) {
  const auto reader = [&](Side side) {
    const bool supposed = side == Side::claimant && request.claimant_reads;
    return CaseReader(
        scenario, world, proceeding, side,
        supposed ? *request.claimant_reads : reading_by(scenario, world, proceeding, request.eyes, side),
        request.quarterly_sales_usd);
  };
  const CaseReader claimant = reader(Side::claimant), defendant = reader(Side::defendant);
  return {claimant.going_on(), defendant.going_on(), claimant.terms(), defendant.terms(),
          scenario.licence.royalty.value};
}

law::SettlementZone zone_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                            const law::SettlementTerms& terms, Eyes eyes) {
  return settlement_outlook(scenario, world, proceeding, {eyes, {}}).zone(terms);
}

Quantity worth_of_bringing(const Scenario& scenario, const World& world, const law::Proceeding& claim) {
  return CaseReader(scenario, world, claim, Side::claimant, {}, {}).going_on().total;
}

Quantity claim_worth(const Scenario& scenario, const World& world, const Model& model, law::Theory theory,
                     const std::vector<law::Theory>& further) {
  return worth_of_bringing(scenario, world, supposed_claim(scenario, world, model, theory, further));
}

}  // namespace partly::world
