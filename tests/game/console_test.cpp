// The provider's pages in a real window: drawn from a sample in sizes and themes, with pictures kept, and
// driven by real events.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "game/pages/console/console_settings.h"
#include "game/pages/court/court.h"
#include "game/pages/debrief/debrief.h"
#include "game/pages/market/market.h"
#include "game/workplace.h"
#include "sim/base/folders.h"
#include "tests/game/look.h"
#include "tests/game/sample_lab_game.h"
#include "tests/game/sample_teacher.h"

namespace partly::game {
namespace {

using world::Decision;

// The provider's pages over a sample game.
class Desk : public UiDriver {
 public:
  explicit Desk(const Look& look = {}) : UiDriver(options_of(look)) {
    auto samples = std::make_unique<SampleLibrary>();
    library = samples.get();
    library->view = sample_teacher_view();
    context = std::make_unique<GameContext>(std::move(samples));
    if (!problem().empty()) return;
    App& a = app();
    a.add_screen("lab", [this] { return std::make_unique<WorkplaceScreen>(*context); });
    a.add_screen("market", [this] { return std::make_unique<MarketScreen>(*context); });
    a.add_screen("court", [this] { return std::make_unique<CourtScreen>(*context); });
    a.add_screen("debrief", [this] {
      return std::make_unique<DebriefScreen>(*context, std::filesystem::temp_directory_path());
    });
    context->start("the-shortcut");
    world::Scenario& scenario = lab_game().scenario_now;
    scenario.prices = lab_game().view_now.prices;
    scenario.play.price_span = Quantity::assumed(4, Unit::none, {2, 8}, "as far as customers follow");
    scenario.licence.royalty = Quantity::assumed(0.04, Unit::fraction, {0.01, 0.1}, "usual");
  }
  SampleLabGame& lab_game() { return *library->last; }
  const std::vector<Decision>& decided() { return lab_game().submitted; }
  bool tab_to(const std::string& id) {
    for (int i = 0; i < 200 && !focused(id); ++i) press("Tab"), settle();
    return focused(id);
  }
  void keep(const std::string& name) {
    settle();
    const Status saved = picture(name);
    EXPECT_TRUE(saved) << (saved ? "" : saved.error().message());
  }
  // By keyboard alone: to this widget, and Enter.
  bool choose(const std::string& id) {
    if (!tab_to(id)) return false;
    press("Enter"), settle();
    return true;
  }

  SampleLibrary* library = nullptr;
  std::unique_ptr<GameContext> context;
};

void draw_console(const Look& look) {
  Desk desk(look);
  ASSERT_EQ(desk.problem(), "");
  ASSERT_TRUE(desk.show("lab"));
  desk.keep(look.name + "-console");
  desk.press("m");
  desk.keep(look.name + "-console-more");
  desk.press("m");
  for (const char* lab : {"kestrel", "honest"}) {
    ASSERT_TRUE(desk.choose(std::string("account/") + lab)) << lab;
    desk.keep(look.name + "-console-" + lab);
  }
  ASSERT_TRUE(desk.choose("console/side/2"));
  desk.keep(look.name + "-console-terms");
  ASSERT_TRUE(desk.show("market"));
  desk.keep(look.name + "-console-market");
  ASSERT_TRUE(desk.show("court"));
  desk.keep(look.name + "-console-court");
  desk.wheel(-12);
  desk.keep(look.name + "-console-court-below");
  desk.lab_game().view_now.proceedings.clear();
  desk.app().ask_frame();
  desk.keep(look.name + "-console-no-claim");
  desk.lab_game().view_now = sample_teacher_view();
  desk.lab_game().view_now.ending = world::Ending::finished;
  desk.lab_game().roads = {counterfactual::run_of(desk.lab_game().view_now, "Thrifty"), {.name = "Reckless"}};
  ASSERT_TRUE(desk.show("debrief"));
  desk.keep(look.name + "-console-debrief");
  desk.wheel(-8);
  desk.keep(look.name + "-console-debrief-roads");
}

TEST(Console, IsDrawnAtFullSize) { draw_console({.name = "light-100"}); }
TEST(Console, IsDrawnInTheDarkAtTwiceTheSize) {
  draw_console({.name = "dark-200", .width = 1920, .height = 1080, .scale = 2, .theme = ThemeName::dark});
}

TEST(Console, SetsAccessAndPriceTogetherForTheNextQuarter) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  ASSERT_NE(desk.widget("console/set-api"), nullptr);
  EXPECT_FALSE(desk.widget("console/set-api")->enabled);  // nothing was moved
  ASSERT_TRUE(desk.choose("console/access/0"));
  ASSERT_TRUE(desk.tab_to("console/price"));
  desk.press("End"), desk.settle();
  ASSERT_TRUE(desk.click("console/set-api"));
  ASSERT_EQ(desk.decided().size(), 2u);
  EXPECT_EQ(desk.decided()[0], Decision(world::SetApiAccess{learn::Access::labels, 2, -1}));
  const auto* prices = std::get_if<world::SetQueryPrices>(&desk.decided()[1]);
  ASSERT_NE(prices, nullptr);
  EXPECT_NEAR(prices->label_usd, 4 * 6.1e5, 1);
  EXPECT_NEAR(prices->probability_usd, 4 * 1.22e6, 1);  // in proportion
}

TEST(Console, SaysOfEachThresholdWhatItFindsAndWhomItAccuses) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  EXPECT_NE(desk.widget("console/found")->text.find("71.0 %"), std::string::npos);
  ASSERT_TRUE(desk.choose("console/rate/4"));
  EXPECT_NE(desk.widget("console/found")->text.find("94.0 %"), std::string::npos);
  EXPECT_NE(desk.widget("console/accused")->text.find("13.0 %"), std::string::npos);
  ASSERT_TRUE(desk.choose("console/set-monitor"));
  ASSERT_EQ(desk.decided().size(), 1u);
  EXPECT_EQ(desk.decided()[0], Decision(world::SetMonitor{0.1, 400, 1}));
}

TEST(Console, ClaimsNoRatesBeforeAnyWasMeasured) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.lab_game().view_now = sample_teacher_start();
  desk.show("lab");
  EXPECT_EQ(desk.widget("console/found"), nullptr);
  EXPECT_EQ(desk.widget("account/honest/accused"), nullptr);
  EXPECT_EQ(level_near(*desk.lab_game().view_now.teacher, 0.01), nullptr);
  desk.keep("console-start");
}

TEST(Console, KeepsAMovedMonitorWhenTheApiIsSet) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  ASSERT_TRUE(desk.choose("console/rate/5"));
  desk.lab_game().view_now.teacher->ordered.settings.access = learn::Access::labels;  // ordered elsewhere
  desk.app().ask_frame(), desk.settle();
  EXPECT_NE(desk.widget("console/access/0")->text.find("chosen"), std::string::npos);
  EXPECT_NE(desk.widget("console/rate/5")->text.find("chosen"), std::string::npos);
}

TEST(Console, PutsTheFinerSettingsBehindMore) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  EXPECT_EQ(desk.widget("console/defence/1"), nullptr);
  desk.press("m"), desk.settle();
  ASSERT_TRUE(desk.choose("console/defence/1"));
  ASSERT_TRUE(desk.choose("console/set-api"));
  ASSERT_EQ(desk.decided().size(), 1u);
  const auto* set = std::get_if<world::SetApiDefence>(&desk.decided()[0]);
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->defence, world::ApiDefence::noise);
  EXPECT_GT(set->strength, 0);
  ASSERT_TRUE(desk.tab_to("console/traps"));
  for (int i = 0; i < 3; ++i) desk.press("Right"), desk.settle();
  ASSERT_TRUE(desk.choose("console/plant"));
  EXPECT_EQ(desk.decided().back(), Decision(world::PlantTraps{3}));
}

TEST(Console, CutsAndRestoresAnAccount) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  ASSERT_TRUE(desk.choose("account/kestrel"));
  ASSERT_TRUE(desk.choose("account/cut"));
  EXPECT_EQ(desk.decided().back(), Decision(world::CutAccess{"kestrel"}));
  ASSERT_TRUE(desk.choose("account/halyard"));
  ASSERT_TRUE(desk.choose("account/restore"));
  EXPECT_EQ(desk.decided().back(), Decision(world::RestoreAccess{"halyard"}));
}

TEST(Console, ChoosesAnAccountByAClickOnOneOfItsNumbers) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  ASSERT_TRUE(desk.click("account/kestrel/paid"));
  EXPECT_NE(desk.widget("account/cut"), nullptr);
}

TEST(Console, OffersALicenceAndBringsAClaimUnderTheTheoryChosen) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  ASSERT_TRUE(desk.choose("account/kestrel"));
  ASSERT_TRUE(desk.tab_to("account/royalty"));
  desk.press("Right"), desk.settle();
  ASSERT_TRUE(desk.choose("account/offer"));
  const auto* offer = std::get_if<world::OfferLicence>(&desk.decided().back());
  ASSERT_NE(offer, nullptr);
  EXPECT_EQ(offer->lab, "kestrel");
  EXPECT_NEAR(offer->fee_usd, 3.4e8, 1);
  EXPECT_NEAR(offer->royalty, 0.05, 1e-9);
  ASSERT_TRUE(desk.choose("account/theory/trade secret"));
  ASSERT_TRUE(desk.choose("account/notice"));
  EXPECT_EQ(desk.decided().back(), Decision(world::SendNotice{21, law::Theory::trade_secret}));
}

TEST(Console, PleadsTheFurtherCountsThatAreTicked) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  ASSERT_TRUE(desk.choose("account/kestrel"));
  ASSERT_TRUE(desk.choose("account/theory/trade secret"));
  EXPECT_EQ(desk.widget("account/also/trade secret"), nullptr);  // it is the first count
  ASSERT_TRUE(desk.choose("account/also/contract"));
  ASSERT_TRUE(desk.choose("account/notice"));
  EXPECT_EQ(desk.decided().back(),
            Decision(world::SendNotice{21, law::Theory::trade_secret, {law::Theory::contract}}));
}

TEST(Console, PublishesTermsWithTheClausesSwitchedOn) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  ASSERT_TRUE(desk.choose("console/side/2"));
  EXPECT_FALSE(desk.widget("terms/publish")->enabled);
  ASSERT_TRUE(desk.choose("terms/kill"));
  ASSERT_TRUE(desk.choose("terms/publish"));
  ASSERT_EQ(desk.decided().size(), 1u);
  EXPECT_EQ(desk.decided()[0], Decision(world::PublishTerms{true, false, true, true}));
}

TEST(Console, ClosesTheQuarterByItsKey) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.show("lab");
  EXPECT_EQ(desk.widget("nav/training"), nullptr);  // nothing of one's own trains
  desk.hold("q", true), desk.hold("q", false);      // live from here on: it never comes to rest
  EXPECT_TRUE(desk.until([&] { return desk.lab_game().closing(); }));
}

TEST(ProvidersDebrief, WritesAReportOfWhatTheApiBroughtInAndOfOtherTempers) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.lab_game().view_now.ending = world::Ending::finished;
  desk.show("debrief");
  desk.press("e"), desk.settle();
  const auto path = std::filesystem::temp_directory_path() / "report-the-other-side-seed-7.html";
  const auto report = read_file(path, 1u << 20);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_NE(report->find("What the API brought in"), std::string::npos);
  EXPECT_NE(report->find("$7.40 B"), std::string::npos);
  EXPECT_NE(report->find("The roads not taken"), std::string::npos);
  EXPECT_NE(report->find("<th>accused</th>"), std::string::npos);
  std::filesystem::remove(path);
}

TEST(ClaimantsCourt, AcceptsAnOfferAndDemandsButNeverTakesTheStand) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  desk.lab_game().view_now.proceedings.front().stage = law::Stage::deposition;
  desk.show("court");
  EXPECT_EQ(desk.widget("court/stand/1"), nullptr);
  EXPECT_EQ(desk.widget("court/offer-it"), nullptr);
  desk.press("g"), desk.settle();
  ASSERT_EQ(desk.decided().size(), 1u);
  EXPECT_EQ(desk.decided()[0], Decision(world::AnswerOffer{3, true}));
  desk.press("o"), desk.settle();
  ASSERT_EQ(desk.decided().size(), 2u);
  const auto* demand = std::get_if<world::DemandSettlement>(&desk.decided()[1]);
  ASSERT_NE(demand, nullptr);
  EXPECT_EQ(demand->proceeding, 3);
  EXPECT_GT(demand->amount_usd, 6e8);
  ASSERT_TRUE(desk.choose("court/withdraw"));
  EXPECT_EQ(desk.decided().back(), Decision(world::WithdrawClaim{3}));
}

TEST(ClaimantsCourt, AppealsWhatItLostAndNotWhatItWon) {
  Desk desk;
  ASSERT_EQ(desk.problem(), "");
  world::ProceedingView& claim = desk.lab_game().view_now.proceedings.front();
  claim.stage = law::Stage::judgment;
  claim.verdict = law::Verdict{true, 0.6, 2.2e9};
  desk.show("court");
  EXPECT_EQ(desk.widget("court/appeal"), nullptr);
  claim.verdict->for_claimant = false;
  desk.app().ask_frame(), desk.settle();
  EXPECT_NE(desk.widget("court/appeal"), nullptr);
}

}  // namespace
}  // namespace partly::game
