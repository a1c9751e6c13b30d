#include "sim/forecast/provider.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/forecast/drawn_measurements.h"
#include "sim/forecast/provider_outlook.h"
#include "sim/forecast/reader.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

double sold(const ProviderQuarter& quarter) {
  return quarter.sales_usd + quarter.trade_usd + quarter.serving_usd;
}
double other(const ProviderQuarter& quarter) {
  return quarter.answers_usd + quarter.licences_usd + quarter.counsel_usd + quarter.operations_usd;
}

class ProviderReader {
 public:
  ProviderReader(const Scenario& scenario, const World& world, const ForecastRequest& request)
      : scenario_(scenario),
        world_(world),
        request_(request),
        quarters_(static_cast<std::size_t>(request.quarters)),
        outlook_(provider_outlook(scenario, world, request.policy, request.quarters, request.parameters_too,
                                  request.seed)),
        plays_(std::to_string(outlook_.plays.size()) + " plays of the rules") {}

  ForecastQuestion read() {
    out_.question.quarters.assign(quarters_, {});
    out_.question.futures = request_.futures;
    out_.question.seed = request_.seed;
    out_.question.now.cash_usd = world_.ledger.cash(kPlayerId).usd();
    put_teacher();
    put_plays();
    show_income();
    show_watch();
    for (std::size_t i = 0; i < outlook_.claims.size(); ++i) put_claim(i);
    say_what_is_left_out();
    put_chances();
    return std::move(out_);
  }

 private:
  forecast::QuarterDrivers& at(std::size_t quarter) { return out_.question.quarters[quarter]; }
  void show(std::string id, std::string text, Quantity number) {
    out_.drivers.push_back({std::move(id), std::move(text), std::move(number)});
  }
  Quantity played(const std::vector<double>& values, Unit unit, const std::string& what) const {
    return Quantity::derived(
        mean(values), unit,
        what + ": mean of " + plays_ + ", with rivals, customers, courts and events on other seeds",
        nine_in_ten(values));
  }

  // The provider's model answers as well as it does; before it is measured it may be anything expected of it.
  void put_teacher() {
    const CapabilityProspect provider_model = capability_of_provider_model(scenario_, world_);
    if (provider_model.sd_points == 0) {
      out_.question.now.capability_points = provider_model.points.value;
      return;
    }
    at(0).gain_points = provider_model.points.value;
    at(0).gain_sd = provider_model.sd_points;
    show("provider_model", "Expected of the provider's model", provider_model.points);
  }

  // Revenue is a factor on what the plays brought; claims pay on their own below.
  void put_plays() {
    out_.question.now.revenue_usd = 1;
    for (std::size_t q = 0; q < quarters_; ++q) {
      const auto of_plays = [&](double (*usd)(const ProviderQuarter&)) {
        return each_of(outlook_.plays, [&](const ProviderPlay& play) { return usd(play.quarters[q]); });
      };
      out_.question.played.push_back({of_plays(sold), of_plays(other)});
    }
  }

  std::vector<double> a_quarter(double ProviderQuarter::*what) const {
    return each_of(outlook_.plays, [&](const ProviderPlay& play) {
      double sum = 0;
      for (const ProviderQuarter& quarter : play.quarters) sum += quarter.*what;
      return sum / double(play.quarters.size());
    });
  }
  std::vector<double> at_close(std::size_t quarter, double ProviderQuarter::*what) const {
    return each_of(outlook_.plays, [&](const ProviderPlay& play) { return play.quarters[quarter].*what; });
  }

  void show_income() {
    show("sales", "Sales of the provider's model at the next close",
         played(at_close(0, &ProviderQuarter::sales_usd), Unit::usd, "The market's own logit"));
    show("market_growth", "Growth of the market, a quarter", scenario_.market.growth);
    show("trade", "Answers to honest customers at the next close",
         played(at_close(0, &ProviderQuarter::trade_usd), Unit::usd,
                "By price, worth of the answers, trust and terms, less what accused customers do not buy"));
    show("answers", "Answers to other labs, a quarter",
         played(a_quarter(&ProviderQuarter::answers_usd), Unit::usd, "Less what is paid back after a cut"));
    show("licences", "Fees and royalties, a quarter",
         played(a_quarter(&ProviderQuarter::licences_usd), Unit::usd, "From the licences that are in force"));
    show("serving", "Serving what is sold, at the next close",
         played(at_close(0, &ProviderQuarter::serving_usd), Unit::usd,
                "A forward pass for every answer, at the price of arithmetic"));
    show("operations", "Operations a quarter", scenario_.find_lab(kPlayerId)->operations_usd);
    show("trust", "Trust in you by the last quarter",
         played(at_close(quarters_ - 1, &ProviderQuarter::trust), Unit::fraction,
                "It grows as nobody complains, and falls with false alarms, arbitrary cuts and lost claims"));
  }

  void show_watch() {
    const double rate = world_.provider_state->in_force.alarm_rate;
    Model asking;
    asking.job.sources = scenario_.routes[static_cast<std::size_t>(Route::distil)].sources;
    show("accused", "Honest accounts accused, a quarter", accused_at(world_, rate));
    show("alarm_chance", "A run on your answers is noticed by its pattern",
         pattern_alarm(scenario_, world_, asking, rate));
  }

  // A claim pays, or ends without pay, in the quarters in which it did so in the plays.
  void put_claim(std::size_t index) {
    const law::Proceeding& claim = *world_.proceeding(outlook_.claims[index]);
    const Quantity award = assessment_of(scenario_, world_, claim).award_if_won();
    const double award_log_sd = request_.parameters_too && award.range && award.range->low > 0
                                    ? std::log(award.range->high / award.range->low) / (2 * kNinetyPercent)
                                    : 0;
    forecast::BroughtClaim brought;
    std::vector<double> paid, ends;
    double paid_by = 0, lost_by = 0;
    const double each = 1 / double(outlook_.plays.size());
    for (std::size_t q = 0; q < quarters_; ++q) {
      std::vector<double> now, logs;
      for (const ProviderPlay& play : outlook_.plays) {
        const ClaimOutcome& outcome = play.claims[index];
        if (outcome.ended != static_cast<int>(q)) continue;
        ends.push_back(double(q) + 1);
        if (outcome.paid_usd > 0)
          now.push_back(outcome.paid_usd), logs.push_back(std::log(outcome.paid_usd));
        else
          lost_by += each;
      }
      paid_by += each * double(now.size());
      paid.insert(paid.end(), now.begin(), now.end());
      brought.quarters.push_back(
          {paid_by, lost_by, mean(now), std::hypot(std::sqrt(variance(logs)), award_log_sd)});
    }
    brought.worth_usd = paid.empty() ? award.value : mean(paid);
    out_.question.brought.push_back(std::move(brought));
    show_claim(claim, paid_by, paid, ends);
  }

  void show_claim(const law::Proceeding& claim, double chance, const std::vector<double>& paid,
                  const std::vector<double>& ends) {
    const std::string about = " (" + world_.model(claim.model)->name + ")";
    const double off = std::sqrt(chance * (1 - chance) / double(outlook_.plays.size()));
    show("claim_chance", "The claim pays by the last quarter" + about,
         Quantity::derived(chance, Unit::fraction,
                           "Share of " + plays_ +
                               " in which it is won or settled: exam, motions, judgment and "
                               "appeals by the rules of the court",
                           Interval{std::max(0.0, chance - kNinetyPercent * off),
                                    std::min(1.0, chance + kNinetyPercent * off)}));
    if (!paid.empty())
      show("award", "What it pays then" + about, played(paid, Unit::usd, "Damages, or what is offered"));
    if (!ends.empty())
      show("claim_ends", "It ends in" + about, played(ends, Unit::quarters, "Where it ends within the game"));
    show("stage_cost", "Counsel, each stage" + about, stage_cost_of(scenario_, claim));
  }

  void say_what_is_left_out() {
    out_.left_out = {"Nothing new is set, signed, claimed, planted or priced, whatever happens.",
                     "What the API's answers are worth, and what the monitor finds, stays as last measured; "
                     "a new defence counts from its first measurement on.",
                     "What planted traps may show in court is left out."};
    if (!request_.parameters_too)
      out_.left_out.push_back(
          "Assumptions are taken at their values; their ranges would make the fan wider.");
  }

  void put_chances() {
    using Fan = forecast::QuarterFan;
    out_.chances.push_back(
        drawn_chance(request_, "ruined", "ruined", "cash has ended a quarter below zero", &Fan::ruined));
    out_.chances.push_back(drawn_chance(request_, "claim_paid", "a claim pays",
                                        "a claim that is open now has been won or settled", &Fan::paid));
    ChanceAhead copies{
        {"copy_sold", "a copy is on sale",
         "a rival sells, or has sold, a model that was taught on your answers without a licence", plays_}};
    for (std::size_t q = 0; q < quarters_; ++q)
      copies.read.push_back(mean(each_of(outlook_.plays, [&](const ProviderPlay& play) {
        return std::any_of(play.quarters.begin(), play.quarters.begin() + static_cast<std::ptrdiff_t>(q) + 1,
                           [](const ProviderQuarter& quarter) { return quarter.copy_on_sale; });
      })));
    out_.chances.push_back(std::move(copies));
  }

  const Scenario& scenario_;
  const World& world_;
  const ForecastRequest& request_;
  std::size_t quarters_;
  ProviderOutlook outlook_;
  std::string plays_;  // "100 plays of the rules"
  ForecastQuestion out_;
};

}  // namespace

ForecastQuestion provider_forecast_question(const Scenario& scenario, const World& world,
                                            const ForecastRequest& request) {
  return ProviderReader(scenario, world, request).read();
}

}  // namespace partly::forecast
