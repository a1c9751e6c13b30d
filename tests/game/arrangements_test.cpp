// What a scenario offers to arrange, what is known of a model's past, and the quarters that came before the
// player: in a real window over samples, driven by real events.
#include <gtest/gtest.h>

#include "game/pages/home/briefing.h"
#include "game/pages/lab/lab.h"
#include "game/pages/market/market.h"
#include "tests/game/look.h"
#include "tests/game/sample_lab_game.h"

namespace partly::game {
namespace {

Quantity dollars(double usd) {
  return Quantity::assumed(usd, Unit::usd, {usd / 2, usd * 2}, "What it may cost");
}

world::Quote at_each_close(const std::string& warning) {
  world::Quote quote;
  quote.warnings = {warning};
  return quote;
}

std::vector<world::ArrangementView> sample_arrangements() {
  const world::Refusal runs{"in-force", "Your computing contract runs until the end of Q4 2026.",
                            "Sign again when it has ended."};
  world::Quote warranty;
  warranty.lines = {{"Fee of the warranty", dollars(5e7)}};
  return {{"compute", "Reserve computing",
           "2.0 GFLOP a quarter, 25 % below the list price, paid whether used or not; larger runs take fewer "
           "quarters.",
           true, Quarter{2026, 4}, dollars(1.7e8), world::ReserveCompute{}, runs},
          {"house-counsel", "Retain a few lawyers of your own",
           "A stage of a proceeding costs 0.6 times the usual, and the evidence against you weighs -0.2.",
           false, std::nullopt, dollars(2e7), world::RetainCounsel{econ::Counsel::house},
           at_each_close("Costs $20 M at each close, for as long as you keep them.")},
          {"trial-counsel", "Retain trial lawyers",
           "A stage of a proceeding costs 1.5 times the usual, and the evidence against you weighs -0.6.",
           false, std::nullopt, dollars(6e7), world::RetainCounsel{econ::Counsel::trial},
           at_each_close("Costs $60 M at each close, for as long as you keep them.")},
          {"records", "Keep records of how models are made",
           "Without a file a plea of independent creation is half believed, and a summary cannot be proven.",
           true, std::nullopt, dollars(1e7), world::KeepRecords{false}, world::Quote{}},
          {"warranty", "Buy a warranty for the published weights",
           "Pays up to $400 M of what is owed over models that start from them while it runs.", false,
           std::nullopt, dollars(5e7), world::BuyWarranty{}, warranty}};
}

econ::Arrangements everything_offered() {
  econ::Arrangements offered;
  offered.exam_usd = dollars(3e7);
  offered.records.emplace();
  offered.warranty.emplace();
  offered.resale.emplace();
  return offered;
}

world::WorldView view_with_arrangements() {
  world::WorldView view = sample_view();
  view.arrangements = sample_arrangements();
  view.resale = Quantity::derived(3.1e8, Unit::usd, "sales of answers that were bought");
  world::ModelView& model = view.models.front();
  model.on_file = model.warranted = true;
  model.queries_lost = Quantity::derived(120, Unit::queries, "Ordered, less those answered");
  return view;
}

class Arranging : public UiDriver {
 public:
  explicit Arranging(world::WorldView view, const Look& look = {}) : UiDriver(options_of(look)) {
    auto samples = std::make_unique<SampleLibrary>();
    library = samples.get();
    library->view = std::move(view);
    context = std::make_unique<GameContext>(std::move(samples));
    if (!problem().empty()) return;
    app().add_screen("market", [this] { return std::make_unique<MarketScreen>(*context); });
    app().add_screen("lab", [this] { return std::make_unique<LabScreen>(*context); });
    app().add_screen("briefing", [this] { return std::make_unique<BriefingScreen>(*context); });
    context->start("the-shortcut");
    move_to(Point{4, 4});
  }
  SampleLabGame& lab_game() { return *library->last; }
  // Frames for a page that never comes to rest.
  void frames(int n = 8) {
    for (int i = 0; i < n; ++i) app().ask_frame(), app().step(4);
  }
  void key(const std::string& name) {
    hold(name, true), hold(name, false);
    frames();
  }
  bool reach(const std::string& id) {
    for (int i = 0; i < 120 && !focused(id); ++i) press("Tab"), settle();
    return focused(id);
  }
  bool choose(const std::string& id) {
    if (!reach(id)) return false;
    press("Enter"), settle();
    return true;
  }
  void open_terms() {
    ASSERT_TRUE(show("market"));
    ASSERT_TRUE(choose("market/tab/2"));
  }
  template <class Decision>
  bool handed_in(const Decision& decision) {
    const auto& all = lab_game().submitted;
    return std::find(all.begin(), all.end(), world::Decision(decision)) != all.end();
  }

  SampleLibrary* library = nullptr;
  std::unique_ptr<GameContext> context;
};

TEST(Arrangements, AreNotShownWhereAScenarioOffersNone) {
  Arranging window(sample_view());
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.open_terms());
  for (const world::ArrangementView& row : sample_arrangements())
    EXPECT_EQ(window.widget("arrangement/" + row.id), nullptr) << row.id;
  EXPECT_NE(window.widget("terms/alarms"), nullptr);
}

TEST(Arrangements, HandInWhatTheirButtonsSay) {
  Arranging window(view_with_arrangements());
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.open_terms());
  ASSERT_TRUE(window.choose("arrangement/house-counsel"));
  EXPECT_TRUE(window.handed_in(world::RetainCounsel{econ::Counsel::house}));
  ASSERT_TRUE(window.choose("arrangement/warranty"));
  EXPECT_TRUE(window.handed_in(world::BuyWarranty{}));
}

TEST(Arrangements, ThatRunFromQuarterToQuarterAreEndedByTheirButton) {
  Arranging window(view_with_arrangements());
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.open_terms());
  ASSERT_NE(window.widget("arrangement/records"), nullptr);
  EXPECT_EQ(window.widget("arrangement/records")->text, "Stop keeping them");
  ASSERT_TRUE(window.choose("arrangement/records"));
  EXPECT_TRUE(window.handed_in(world::KeepRecords{false}));
}

TEST(Arrangements, ThatAreRefusedSayWhyAndHandNothingIn) {
  Arranging window(view_with_arrangements());
  ASSERT_EQ(window.problem(), "");
  ASSERT_NO_FATAL_FAILURE(window.open_terms());
  const Registered* compute = window.widget("arrangement/compute");
  ASSERT_NE(compute, nullptr);
  EXPECT_FALSE(compute->enabled);
  ASSERT_TRUE(window.choose("arrangement/compute"));
  EXPECT_TRUE(window.lab_game().submitted.empty());
}

TEST(OwnModels, AreExaminedForAPriceThatIsShown) {
  Arranging window(view_with_arrangements());
  ASSERT_EQ(window.problem(), "");
  window.lab_game().scenario_now.arrangements = everything_offered();
  ASSERT_TRUE(window.show("market"));
  const int id = window.lab_game().view_now.models.front().id;
  const std::string exam = "model/" + std::to_string(id) + "/exam";
  ASSERT_NE(window.widget(exam + "/cost/0"), nullptr);
  EXPECT_NE(window.widget(exam + "/cost/0")->text.find("30.0 M"), std::string::npos)
      << window.widget(exam + "/cost/0")->text;
  ASSERT_TRUE(window.choose(exam));
  EXPECT_TRUE(window.handed_in(world::ExamineModel{id}));
}

TEST(OwnModels, ShowWhatAnExamFoundAndAreNotExaminedTwice) {
  world::WorldView view = view_with_arrangements();
  world::ModelView& model = view.models.front();
  model.own_exam = view.proceedings.front().exhibit;
  const std::string id = "model/" + std::to_string(model.id);
  Arranging window(std::move(view));
  ASSERT_EQ(window.problem(), "");
  window.lab_game().scenario_now.arrangements = everything_offered();
  ASSERT_TRUE(window.show("market"));
  EXPECT_EQ(window.widget(id + "/exam"), nullptr);
  EXPECT_NE(window.widget(id + "/exam/ratio"), nullptr);
  EXPECT_NE(window.widget(id + "/lost"), nullptr);
}

TEST(OwnModels, AreNotExaminedWhereNobodyOffersIt) {
  world::WorldView view = sample_view();
  const std::string id = "model/" + std::to_string(view.models.front().id);
  Arranging window(std::move(view));
  ASSERT_EQ(window.problem(), "");
  ASSERT_TRUE(window.show("market"));
  EXPECT_EQ(window.widget(id + "/exam"), nullptr);
  EXPECT_EQ(window.widget(id + "/lost"), nullptr);
  EXPECT_EQ(window.widget("business/resale"), nullptr);
}

TEST(Licence, IsOfferedAgainOnceItHasEnded) {
  for (const bool ended : {false, true}) {
    world::WorldView view = sample_view();
    view.terms.licence_until = ended ? view.now.plus(-1) : view.now;
    Arranging window(std::move(view));
    ASSERT_EQ(window.problem(), "");
    ASSERT_TRUE(window.show("market"));
    EXPECT_EQ(window.widget("business/licence") != nullptr, ended);
  }
}

TEST(Price, OnTheSliderFollowsWhatIsSetElsewhereOrTakenBack) {
  Arranging window(sample_view());
  ASSERT_EQ(window.problem(), "");
  window.lab_game().scenario_now.market.reference_price_usd = dollars(20);
  ASSERT_TRUE(window.show("market"));
  ASSERT_TRUE(window.reach("business/price"));
  window.press("End"), window.settle();
  ASSERT_NE(window.widget("business/set-price"), nullptr);
  for (world::LabView& lab : window.lab_game().view_now.labs) lab.price.value *= 0.5;
  window.frames();
  EXPECT_EQ(window.widget("business/set-price"), nullptr);
}

// A game that opens in the middle: of `told` quarters the fourth is being closed.
world::WorldView opening_view(int told) {
  world::WorldView view = sample_view_in_training();
  view.told_quarters = told;
  return view;
}

TEST(OpeningPage, IsToldOnTheLabPageWhileItsQuartersClose) {
  Arranging window(opening_view(5));
  ASSERT_EQ(window.problem(), "");
  window.lab_game().progress_now = sample_progress(0.4);
  window.lab_game().closing_now = true;
  ASSERT_TRUE(window.app().show("lab"));
  window.frames();
  EXPECT_NE(window.widget("closing/progress"), nullptr);
  EXPECT_EQ(window.widget("closing"), nullptr);  // no dialog over the page
  EXPECT_EQ(window.widget("lab/train"), nullptr);
  EXPECT_EQ(window.widget("before/take-over"), nullptr);
  window.key("Enter"), window.key("q");
  EXPECT_TRUE(window.lab_game().submitted.empty());
  EXPECT_EQ(window.app().screen_name(), "lab");
}

TEST(OpeningPage, IsFollowedByTheBoardOnceThePlayerTakesOver) {
  Arranging window(opening_view(4));
  ASSERT_EQ(window.problem(), "");
  SampleLabGame& lab_game = window.lab_game();
  lab_game.closing_now = true;
  ASSERT_TRUE(window.app().show("lab"));
  window.frames();
  lab_game.view_now = sample_view();  // the last of them closes
  lab_game.view_now.quarter_index = lab_game.view_now.told_quarters = 4;
  lab_game.view_now.history.push_back(lab_game.view_now.history.back());
  lab_game.closing_now = false;
  window.frames();
  ASSERT_NE(window.widget("before/take-over"), nullptr);
  EXPECT_EQ(window.widget("report"), nullptr);  // what was told is no news
  EXPECT_EQ(window.widget("lab/train"), nullptr);
  window.key("Enter");
  EXPECT_EQ(window.widget("before/take-over"), nullptr);
  EXPECT_NE(window.widget("lab/train"), nullptr);
}

TEST(OpeningPage, IsNotTakenForTheCloseOfAQuarterOfOnesOwn) {
  world::WorldView view = sample_view_in_training(74);
  view.told_quarters = 2;  // long ago
  Arranging window(std::move(view));
  ASSERT_EQ(window.problem(), "");
  window.lab_game().progress_now = sample_progress(0.4);
  ASSERT_TRUE(window.app().show("lab"));
  window.frames();
  EXPECT_NE(window.widget("lab/train"), nullptr);
  window.key("q");
  EXPECT_TRUE(window.lab_game().closing_now);
  EXPECT_NE(window.widget("closing"), nullptr);
}

void keep(Arranging& window, const std::string& name) {
  window.frames();
  EXPECT_TRUE(window.picture(name)) << name;
}

void draw_what_is_arranged(const Look& look) {
  world::WorldView view = view_with_arrangements();
  view.models.back().own_exam = view.proceedings.front().exhibit;
  Arranging window(std::move(view), look);
  ASSERT_EQ(window.problem(), "");
  window.lab_game().scenario_now.arrangements = everything_offered();
  ASSERT_TRUE(window.show("market"));
  keep(window, look.name + "-market-arranged");
  const std::string exam = "model/" + std::to_string(window.lab_game().view_now.models.front().id) + "/exam";
  ASSERT_TRUE(window.reach(exam));
  keep(window, look.name + "-own-exam");
  ASSERT_NO_FATAL_FAILURE(window.open_terms());
  keep(window, look.name + "-arrangements");
  ASSERT_TRUE(window.reach("arrangement/warranty"));
  keep(window, look.name + "-arrangements-end");
  SampleLabGame& lab_game = window.lab_game();
  lab_game.view_now.told_quarters = 5, lab_game.closing_now = true;
  lab_game.progress_now = sample_progress(0.4);
  ASSERT_TRUE(window.app().show("briefing"));
  keep(window, look.name + "-opening-briefing");
  ASSERT_TRUE(window.app().show("lab"));
  keep(window, look.name + "-opening");
  lab_game.view_now.told_quarters = lab_game.view_now.quarter_index, lab_game.closing_now = false;
  keep(window, look.name + "-take-over");
}

TEST(WhatIsArranged, IsDrawnAtFullSize) { draw_what_is_arranged({"light-100"}); }
TEST(WhatIsArranged, IsDrawnInTheDarkAtTwiceTheSize) {
  draw_what_is_arranged({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}

}  // namespace
}  // namespace partly::game
