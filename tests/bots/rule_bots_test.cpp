// Bots that write the rule, on the shipped industry and kept curves.
#include "sim/bots/rule_bots.h"

#include <gtest/gtest.h>

#include "tests/regime/sample.h"

namespace partly::bots {
namespace {

TEST(RuleBots, ChangeTheRuleOnlyWhenItMayChangeAndOnlyToOneThatThereIs) {
  const regime::Industry& industry = regime::precedent();
  for (const std::string& bot : rule_bot_names()) {
    std::vector<regime::Decree> decrees;
    regime::Play play = regime::begin_play(industry, regime::measured_curves(), 1);
    for (int year = 0; year < industry.quarters / 4; year += industry.change_every_years) {
      while (play.state.quarter < 4 * year)
        regime::advance(industry, regime::measured_curves(), decrees, play);
      decrees.push_back({year, rule_wanted(bot, industry, regime::measured_curves(), play, decrees)});
      EXPECT_TRUE(regime::check_decrees(industry, decrees).ok()) << bot;
    }
  }
}

}  // namespace
}  // namespace partly::bots
