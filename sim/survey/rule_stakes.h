// What a rule maker's decision of each year is worth. A bot writes the rules; each year of its play is also
// decided in every other way, by no decree and by each of the rules, and what stands then stands to the end.
// What the years from this one on differ by is held against the spread over seeds.
//
// Left out: what two years do together, and whether the difference is a gain: that is for the reader to say.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/base/measure.h"
#include "sim/base/result.h"
#include "sim/base/statistics.h"
#include "sim/regime/curves.h"
#include "sim/scenario/rule_maker.h"

namespace partly::survey {

// The decree that moves a measure furthest from where no decree leaves it.
struct StrongestDecree {
  std::string rule;        // "" where none moves it
  Spread without, with;    // mean over the years from this one on, over the seeds
  double over_spread = 0;  // what they are apart over the spread (order_of in sim/regime/robustness.h)
  bool matters() const { return over_spread > 1; }
};

struct YearStakes {
  int year = 0;                            // of the calendar
  std::vector<StrongestDecree> strongest;  // by measure
  std::string wanted;                      // by the bot: "free in 20 of 20"
};

struct RuleStakes {
  std::string scenario, bot;
  std::uint64_t first_seed = 1, last_seed = 1;
  std::vector<Measure> measures;  // of the scenario's goals
  std::vector<YearStakes> years;

  int mattering(std::size_t measure) const;  // years
  int mattering() const;                     // in some measure
};

struct RuleStakesPlan {
  std::string bot = "opportunist";
  std::uint64_t first_seed = 1, last_seed = 20;
};

// An Error where the bot is unknown.
Result<RuleStakes> weigh_rule_stakes(const scenario::RuleMaker& scenario, const regime::Curves& curves,
                                     const RuleStakesPlan& plan,
                                     const std::function<void(int year)>& on_year = {});

std::string text_of(const RuleStakes& stakes);
std::string json_of(const RuleStakes& stakes);

}  // namespace partly::survey
