// Private to the forecast's own files: reads the drivers of one forecast, part by part.
#pragma once
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/statistics.h"
#include "sim/forecast/drivers.h"
#include "sim/forecast/lab_outlook.h"
#include "sim/forecast/prospects.h"

namespace partly::forecast {

inline constexpr double kCertain = 1000;         // as a hazard: it happens in this quarter
inline constexpr double kNinetyPercent = 1.645;  // standard deviations on either side of the mean

inline double hazard_of(double chance) {
  return chance >= 1 ? kCertain : -std::log1p(-std::max(0.0, chance));
}

// None of no values.
inline std::optional<Interval> nine_in_ten(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return Interval{quantile(values, 0.05), quantile(values, 0.95)};
}

// The part of a normal variable above zero.
struct NormalPart {
  double mean = 0, sd = 0;
};

// What the lab has, and what is on its way.
struct ProductAhead {
  const Model* sold = nullptr;      // from the present close on
  const Model* training = nullptr;  // its own run
  std::optional<CapabilityProspect> next;
  double capability_now = 0;  // of the flagship
  int lands = 0;              // closes ahead, of the run
  int first_sale = -1;        // closes ahead; -1: none foreseen
  bool replaces = false;      // the run may take the place of what is sold
  NormalPart gain;            // of capability, by the run
};

// The claim that is open, or the next one that must come, or none.
struct ForeseenClaim {
  std::optional<ClaimProspect> prospect;
  bool open = false;
  int notice = 0;     // closes ahead, of one that is not open yet
  double chance = 1;  // that it comes
  int ends = 0;       // the close at which it is paid or decided
  bool settled = false;
  std::string about;
};

class ForecastReader {
 public:
  ForecastReader(const Scenario& scenario, const World& world, const ForecastRequest& request)
      : scenario_(scenario), world_(world), request_(request), player_(world.player()) {}

  ForecastQuestion read();

 private:
  forecast::QuarterDrivers& at(int quarter) {
    return out_.question.quarters[static_cast<std::size_t>(quarter)];
  }
  void show(std::string id, std::string text, Quantity number) {
    out_.drivers.push_back({std::move(id), std::move(text), std::move(number)});
  }
  Quantity chance(double value, std::string why) const {
    return Quantity::derived(value, Unit::fraction, std::move(why));
  }

  void read_alarm();
  double expected_points() const;
  void play_ahead();
  template <class Number>
  std::vector<double> of_plays(int quarter, Number LabQuarter::*what) const {
    return each_of(
        plays_, [&](const LabPlay& play) { return play.quarters[static_cast<std::size_t>(quarter)].*what; });
  }
  std::vector<double> sold_at(int quarter) const;  // where something was
  ChanceAhead played_chance(std::string id, std::string name, std::string happens,
                            bool LabQuarter::*happened) const;
  void read_sales();
  void put_capability();
  void show_market();
  const Model& offered_at(int closes_ahead) const;  // where something is
  void read_costs();
  void read_claims();
  std::optional<ForeseenClaim> claim_that_is_open() const;
  std::optional<ForeseenClaim> claim_that_must_come() const;
  void put_claim(const ForeseenClaim& claim);
  void put_ends_as_played(int first);  // closes ahead
  void put_tips();
  void show_claim(const ForeseenClaim& claim);
  void read_further_runs();
  void read_arrangements();
  void show_resale();
  void show_weights_royalty();
  void say_what_is_left_out();

  const Scenario& scenario_;
  const World& world_;
  const ForecastRequest& request_;
  const Lab& player_;
  ForecastQuestion out_;
  ProductAhead product_;
  double alarm_ = 0;          // chance of one by the run in training
  double sales_now_usd_ = 0;  // of the next sale
  std::vector<LabPlay> plays_;
  std::optional<ForeseenClaim> claim_;
};

}  // namespace partly::forecast
