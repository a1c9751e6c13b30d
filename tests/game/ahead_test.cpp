// What may come, and what could have been: the forecast on the market page and the games played again in the
// debrief, in a real window over samples, driven by real events.
#include <gtest/gtest.h>

#include <filesystem>

#include "game/pages/debrief/debrief.h"
#include "game/pages/market/market.h"
#include "tests/game/look.h"
#include "tests/game/sample_lab_game.h"
#include "tests/game/sample_teacher.h"

namespace partly::game {
namespace {

class Ahead : public UiDriver {
 public:
  explicit Ahead(const Look& look = {}) : UiDriver(options_of(look)) {
    auto samples = std::make_unique<SampleLibrary>();
    library = samples.get();
    context = std::make_unique<GameContext>(std::move(samples));
    if (!problem().empty()) return;
    app().add_screen("market", [this] { return std::make_unique<MarketScreen>(*context); });
    app().add_screen("debrief", [this] {
      return std::make_unique<DebriefScreen>(*context, std::filesystem::temp_directory_path());
    });
    context->start("the-shortcut");
    lab_game().played = sample_decisions();
  }
  SampleLabGame& lab_game() { return *library->last; }
  bool choose(const std::string& id) {
    for (int i = 0; i < 200 && !focused(id); ++i) press("Tab"), settle();
    if (!focused(id)) return false;
    press("Enter"), settle();
    return true;
  }
  void look_ahead() {
    show("market");
    ASSERT_TRUE(choose("market/tab/3"));
  }
  void keep(const std::string& name) {
    settle();
    EXPECT_TRUE(picture(name));
  }

  SampleLibrary* library = nullptr;
  std::unique_ptr<GameContext> context;
};

void draw_what_is_ahead(const Look& look) {
  Ahead window(look);
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.look_ahead());
  window.keep(look.name + "-ahead");
  window.lab_game().view_now.ending = world::Ending::finished;
  window.lab_game().fork_now = {true, sample_fork(), {}};
  window.lab_game().luck_now = {true, sample_luck(12), {}};
  window.lab_game().points_now = {true, sample_points(), {}};
  ASSERT_TRUE(window.show("debrief"));
  ASSERT_TRUE(window.choose("whatif/decision/1"));
  ASSERT_TRUE(window.choose("whatif/change/3"));
  ASSERT_TRUE(window.choose("whatif/again"));
  window.keep(look.name + "-what-if");
  ASSERT_TRUE(window.choose("mattered/ask"));
  ASSERT_TRUE(window.choose("luck/ask"));
  window.keep(look.name + "-luck");
}

TEST(AheadPage, IsDrawnAtFullSize) { draw_what_is_ahead({"light-100"}); }
TEST(AheadPage, IsDrawnInTheDarkAtTwiceTheSize) {
  draw_what_is_ahead({"dark-200", 1920, 1080, 2, ThemeName::dark});
}

TEST(AheadPage, FollowsThePolicyThatIsChosen) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.look_ahead());
  ASSERT_NE(window.widget("forecast/cash"), nullptr);
  const std::string before = window.widget("forecast/cash")->text;
  ASSERT_TRUE(window.choose("forecast/policy/2"));  // trains nothing
  EXPECT_NE(window.widget("forecast/cash")->text, before);
  EXPECT_NE(window.widget("forecast/driver/market_growth/1"), nullptr);
  EXPECT_NE(window.widget("forecast/ruined"), nullptr);
}

TEST(AheadPage, ShowsTheLastForecastUntilTheNextIsThere) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.look_ahead());
  const std::string before = window.widget("forecast/cash")->text;
  window.lab_game().forecast_takes_looks = 1'000'000;
  ASSERT_TRUE(window.choose("forecast/policy/2"));
  EXPECT_EQ(window.widget("forecast/cash")->text, before);
  window.lab_game().drawing = 0;
  window.app().ask_frame();
  window.settle();
  EXPECT_NE(window.widget("forecast/cash")->text, before);
}

void draw_a_providers(const Look& look) {
  Ahead window(look);
  ASSERT_EQ(window.problem(), "");
  window.lab_game().view_now = sample_teacher_view();
  ASSERT_NO_FATAL_FAILURE(window.look_ahead());
  EXPECT_EQ(window.widget("forecast/capability"), nullptr);
  for (const char* id : {"forecast/cash", "forecast/claims", "forecast/claim_paid", "forecast/copy_sold"})
    EXPECT_NE(window.widget(id), nullptr) << id;
  window.keep(look.name + "-ahead-provider");
}

TEST(AheadPage, IsDrawnForAProviderInItsOwnTerms) { draw_a_providers({"light-100"}); }
TEST(AheadPage, IsDrawnForAProviderInTheDarkAtTwiceTheSize) {
  draw_a_providers({"dark-200", 1920, 1080, 2, ThemeName::dark});
}

TEST(AheadPage, AsksAProviderForPoliciesOfAProvider) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.look_ahead());
  ASSERT_TRUE(window.choose("forecast/policy/3"));  // the last of a student's
  window.lab_game().view_now = sample_teacher_view();
  window.press("Tab"), window.settle();
  EXPECT_EQ(window.widget("forecast/policy/3"), nullptr);
  EXPECT_NE(window.widget("forecast/policy/2"), nullptr);
  EXPECT_NE(window.widget("forecast/cash"), nullptr);
}

TEST(AheadPage, IsNothingOnceTheGameHasEnded) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  window.lab_game().view_now.ending = world::Ending::finished;
  ASSERT_NO_FATAL_FAILURE(window.look_ahead());
  EXPECT_EQ(window.widget("forecast/cash"), nullptr);
}

TEST(WhatIf, PlaysTheGameAgainWithAnotherRouteAndShowsBothWhenItIsDone) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  window.lab_game().view_now.ending = world::Ending::finished;
  ASSERT_TRUE(window.show("debrief"));
  EXPECT_EQ(window.widget("whatif/decision/2"), nullptr);  // nothing hangs on a guess
  EXPECT_FALSE(window.widget("whatif/again")->enabled);
  ASSERT_TRUE(window.choose("whatif/decision/1"));
  ASSERT_TRUE(window.choose("whatif/change/3"));
  for (int i = 0; i < 200 && !window.focused("whatif/again"); ++i) window.press("Tab");
  window.hold("Enter", true), window.hold("Enter", false);  // live from here on: it never comes to rest
  ASSERT_TRUE(window.until([&] { return window.widget("whatif/progress") != nullptr; }));
  const counterfactual::ForkOrder wanted{1, counterfactual::SwapRoute{world::Route::licence}};
  EXPECT_EQ(window.lab_game().fork_asked, wanted);
  window.lab_game().fork_now = {true, sample_fork(), {}};
  ASSERT_TRUE(window.until([&] { return window.widget("whatif/worth/other") != nullptr; }));
  EXPECT_EQ(window.widget("whatif/progress"), nullptr);
  EXPECT_TRUE(window.until([&] { return !window.app().screen()->live(); }));
}

TEST(WhatIf, NamesEachDecisionThatCouldNotBeCarriedOverWithItsReason) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  window.lab_game().view_now.ending = world::Ending::finished;
  window.lab_game().fork_now = {true, sample_fork(), {}};
  window.lab_game().luck_now = {true, sample_luck(12), {}};
  window.lab_game().points_now = {true, sample_points(), {}};
  ASSERT_TRUE(window.show("debrief"));
  ASSERT_TRUE(window.choose("whatif/decision/1"));
  ASSERT_TRUE(window.choose("whatif/again"));
  ASSERT_TRUE(window.choose("mattered/ask"));
  ASSERT_TRUE(window.choose("luck/ask"));
  for (const char* id : {"whatif/refused/5", "mattered/1/refused/5", "luck/refused/5"}) {
    ASSERT_NE(window.widget(id), nullptr) << id;
    const std::string& says = window.widget(id)->text;
    EXPECT_EQ(says.find("Q3 2026: Testify"), 0u) << says;
    EXPECT_NE(says.find("was not possible: Nobody asks."), std::string::npos) << says;
  }
  EXPECT_NE(window.widget("luck/refused/5")->text.find("So in 6 of 12 games"), std::string::npos);
}

TEST(WhatIf, TakesADecisionOtherwise) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  window.lab_game().view_now.ending = world::Ending::finished;
  ASSERT_TRUE(window.show("debrief"));
  ASSERT_TRUE(window.choose("whatif/decision/4"));
  ASSERT_TRUE(window.choose("whatif/change/2"));
  ASSERT_TRUE(window.choose("whatif/again"));
  const world::Decision price = window.lab_game().played[3].decision;
  const counterfactual::ForkOrder wanted{4, counterfactual::alternatives_to(price).at(2).change};
  EXPECT_EQ(window.lab_game().fork_asked, wanted);
}

TEST(WhatIf, SaysWhyAChangeIsRefused) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  window.lab_game().view_now.ending = world::Ending::finished;
  window.lab_game().fork_now = {true, {}, "The change is refused: no such price"};
  ASSERT_TRUE(window.show("debrief"));
  ASSERT_TRUE(window.choose("whatif/decision/4"));
  ASSERT_TRUE(window.choose("whatif/again"));
  const counterfactual::ForkOrder wanted{4, counterfactual::DropDecision{}};
  EXPECT_EQ(window.lab_game().fork_asked, wanted);
  EXPECT_EQ(window.widget("whatif/worth/other"), nullptr);
}

TEST(Luck, IsMeasuredOnlyWhenAskedForAndGrows) {
  Ahead window;
  ASSERT_EQ(window.problem(), "");
  window.lab_game().view_now.ending = world::Ending::finished;
  window.lab_game().luck_now = {false, sample_luck(4), {}};
  ASSERT_TRUE(window.show("debrief"));
  EXPECT_EQ(window.widget("luck/flips"), nullptr);
  for (int i = 0; i < 200 && !window.focused("luck/ask"); ++i) window.press("Tab");
  window.hold("Enter", true), window.hold("Enter", false);
  ASSERT_TRUE(window.until([&] { return window.widget("luck/flips") != nullptr; }));
  EXPECT_NE(window.widget("luck/progress"), nullptr);
  window.lab_game().luck_now.ready = true;
  EXPECT_TRUE(window.until([&] { return window.widget("luck/progress") == nullptr; }));
}

}  // namespace
}  // namespace partly::game
