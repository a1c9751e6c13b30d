#include "tests/game/sample_view.h"

namespace partly::game {

world::SuitView sample_suit(std::optional<law::Stage> stage) {
  const auto chance = [](double value) {
    return Quantity::assumed(value, Unit::fraction, {0.1, 0.6}, "A sample");
  };
  const Quantity sum = Quantity::assumed(8e9, Unit::usd, {1e9, 2e10}, "A sample");
  world::SuitView suit;
  suit.title = "over the founding promise", suit.defendant = "Meridian";
  suit.counts = {{"promise",
                  "Meridian broke the promise on which it was founded",
                  "on other grounds",
                  {{"facts", "The facts are found proven", chance(0.3)}},
                  chance(0.3),
                  sum,
                  true,
                  "F42",
                  {}},
                 {"own-answers",
                  "Meridian asked your product in bulk and learned from it",
                  "in tort",
                  {{"facts", "The facts are found proven", chance(0.2)},
                   {"own_words", "The claimant pleaded standard practice itself (F41)", chance(0.7)},
                   {"theory", "The court accepts the theory of tort", chance(0.4)}},
                  chance(0.056),
                  sum,
                  false,
                  "F36",
                  {}}};
  suit.stage_cost_usd = Quantity::assumed(6e7, Unit::usd, {2e7, 2e8}, "A sample");
  suit.worth_usd = Quantity::derived(2.8e9, Unit::usd, "A sample");
  for (const law::Answer answer : {law::Answer::yes, law::Answer::partly, law::Answer::no})
    suit.answers.push_back({answer, chance(0.5), suit.worth_usd});
  if (stage) suit.filed.emplace().stage = *stage;
  return suit;
}

}  // namespace partly::game
