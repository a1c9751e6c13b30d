#include "sim/world/view/lab_measures.h"
#include "tests/game/sample_view.h"

namespace partly::game {

std::vector<world::Goal> sample_goals() {
  using world::Bound;
  return {{"Reach a capability of 70 points within ten quarters.", "capability", Bound::at_least, 70,
           Unit::points},
          {"End with more worth than you began with.", "worth", Bound::at_least, 12e9, Unit::usd},
          {"Keep as much of the lab as you can.", "ownership", Bound::at_least, 0.7, Unit::fraction},
          {"Be able to say under oath where your model comes from.", "verdict", Bound::at_most, 0.1,
           Unit::fraction}};
}

world::Grading sample_grading(bool over) {
  world::Grading grading = world::judge(
      sample_goals(), world::lab_measures(world::Role::student_lab),
      {{"capability",
        Quantity::measured(71, Unit::points, "run 4", "Exam of 2,000 secret places", Interval{69, 73})},
       {"worth", Quantity::derived(9.4e9, Unit::usd,
                                   "The founders' share of 82 % x (cash of $3.1 B + a valuation of $8.4 B)")},
       {"ownership", Quantity::derived(0.82, Unit::fraction, "Each raise sells a part")},
       {"verdict", Quantity::derived(0.46, Unit::fraction, "The likeliest of the claims")}});
  if (over)
    grading.told = {
        "You trained one model without permission from the provider's answers and one model from labels of "
        "your own, and sold Student 1, of capability 71, at the end.",
        "In Meridian v. your lab the court found for the claimant and awarded $2.2 B, at a chance of 61.0 % "
        "for the claimant, and the market gave you 18.0 % of the customers in the end.",
        "The founders' worth is $9.40 B: 82.0 % of $3.10 B in cash and a valuation of $8.40 B; 2 of 4 goals "
        "met, grade C."};
  return grading;
}

}  // namespace partly::game
