// The rule maker's desk in a real window: from home to the debrief by keyboard alone with networks that are
// really trained, and every page of it drawn in sizes and themes from kept curves.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "game/match/session_library.h"
#include "game/pages/case_file/case_file.h"
#include "game/pages/home/briefing.h"
#include "game/pages/home/home.h"
#include "game/pages/home/problem.h"
#include "game/pages/rule_maker/rule_debrief.h"
#include "game/pages/rule_maker/rule_maker.h"
#include "sim/base/folders.h"
#include "sim/session/rule_maker_session.h"
#include "tests/game/look.h"
#include "tests/regime/sample.h"

namespace partly::game {
namespace {

scenario::RuleMaker precedent() {
  return *scenario::load_rule_maker_file(*find_data("scenarios/precedent.json")).scenario;
}

// The shipped scenario with fewer and shorter runs: the same game in less time.
scenario::RuleMaker small_precedent() {
  scenario::RuleMaker scenario = precedent();
  regime::CurvePlan& plan = scenario.industry.plan;
  plan.teacher_labels = {300, 5000};
  plan.label_budgets = {100, 1000};
  plan.query_budgets = {50, 300};
  plan.seeds = 3, plan.exam_references = 9;
  plan.network.recipe.steps = plan.tuning.steps = plan.open_weights.recipe.steps = 600;
  return scenario;
}

// So much to train that a key always comes in time to stop it, however quick the machine.
scenario::RuleMaker long_precedent() {
  scenario::RuleMaker scenario = precedent();
  std::vector<int>& budgets = scenario.industry.plan.label_budgets;
  budgets.clear();
  for (int labels = 100; labels < 5000; ++labels) budgets.push_back(labels);
  return scenario;
}

// Where the curves come from: kept from a run, trained by the frame that asks, or on a thread for long.
enum class Networks { kept, trained, trained_for_long };

// One rule maker's scenario and the docket that was kept.
class DeskLibrary final : public Library {
 public:
  DeskLibrary(Networks networks, std::filesystem::path kept) : networks_(networks), kept_(std::move(kept)) {}
  std::vector<ScenarioCard> scenarios() override {
    return {
        {"precedent", "Precedent", "Write the rule that labs must live by.", 20, "precedent.json", {}, true}};
  }
  std::optional<SavedGame> saved() override { return std::nullopt; }
  std::optional<SavedGame> saved_docket() override {
    const auto docket = session::Docket::load(kept_);
    if (!docket) return std::nullopt;
    return SavedGame{
        docket->scenario().title, docket->scenario().industry.start.plus(docket->play().state.quarter), {}};
  }
  Result<std::unique_ptr<LabGame>> start(const ScenarioCard&, Seed) override { return none(); }
  Result<std::unique_ptr<LabGame>> resume() override { return none(); }
  Result<std::unique_ptr<LabGame>> demonstration(const ScenarioCard&) override { return none(); }
  Result<std::unique_ptr<RuleMakerGame>> start_desk(const ScenarioCard&, Seed) override {
    if (networks_ == Networks::trained)
      return rule_maker_game_on(
          std::make_unique<session::RuleMakerSession>(small_precedent(), options(false)));
    if (networks_ == Networks::trained_for_long)
      return rule_maker_game_on(std::make_unique<session::RuleMakerSession>(long_precedent(), options(true)));
    return rule_maker_game_on(std::make_unique<session::RuleMakerSession>(
        session::Docket(precedent(), regime::measured_curves(), 3), options(false)));
  }
  Result<std::unique_ptr<RuleMakerGame>> resume_desk() override {
    auto docket = session::Docket::load(kept_);
    if (!docket) return docket.error();
    return rule_maker_game_on(
        std::make_unique<session::RuleMakerSession>(std::move(*docket), options(false)));
  }

 private:
  static Error none() { return {ErrorKind::usage, "Only the desk is played here", "tests", {}}; }
  session::RuleMakerOptions options(bool threaded) const {
    return {.seed = 3, .threaded = threaded, .robustness_seeds = 2, .autosave = kept_};
  }
  Networks networks_ = Networks::kept;
  std::filesystem::path kept_;
};

class Pages : public UiDriver {
 public:
  explicit Pages(Networks networks, const Look& look = {}) : UiDriver(options_of(look)) {
    kept = std::filesystem::temp_directory_path() / ("partly-docket-" + std::to_string(::getpid()) + ".json");
    std::filesystem::remove(kept);
    context = std::make_unique<GameContext>(std::make_unique<DeskLibrary>(networks, kept));
    if (!problem().empty()) return;
    App& a = app();
    a.add_screen("home", [this] { return std::make_unique<HomeScreen>(*context); });
    a.add_screen("briefing", [this] { return std::make_unique<BriefingScreen>(*context); });
    a.add_screen("desk", [this] { return std::make_unique<RuleMakerScreen>(*context); });
    a.add_screen("desk-debrief", [this] { return std::make_unique<RuleDebriefScreen>(*context); });
    a.add_screen("problem", [this] { return std::make_unique<ProblemScreen>(*context); });
    a.add_screen("casefile", [] { return std::make_unique<CaseFileScreen>(scenario::load_case_file()); });
    move_to(Point{4, 4});
  }
  ~Pages() { std::filesystem::remove(kept); }

  RuleMakerGame& game() { return context->rule_maker_game(); }
  const session::RuleMakerView& view() { return game().view(); }
  bool shown(const std::string& id) {
    return until([&] { return widget(id) != nullptr; });
  }
  bool rests() {  // nothing is worked out any more
    return until([&] { return !context->at_desk() || !context->rule_maker_game().work(); });
  }
  bool tab_to(const std::string& id) {
    for (int i = 0; i < 200 && !focused(id); ++i) press("Tab"), rests(), settle();
    return focused(id);
  }
  void keep(const std::string& name) {
    rests(), settle();
    const Status saved = picture(name);
    EXPECT_TRUE(saved) << (saved ? "" : saved.error().message());
  }
  // Chooses a rule, foresees that customers gain, and decrees it.
  void decree(const std::string& rule) {
    ASSERT_TRUE(tab_to("desk/rule/" + rule));
    press("Enter"), rests(), settle();
    ASSERT_TRUE(shown("desk/predict"));
    ASSERT_TRUE(tab_to("desk/predict"));
    press("Enter");
    ASSERT_TRUE(shown("desk/foresee/customers/2"));
    ASSERT_TRUE(tab_to("desk/foresee/customers/1"));
    press("Right"), settle();
    ASSERT_TRUE(tab_to("desk/see"));
    press("Enter");
    ASSERT_TRUE(shown("desk/decree"));
    rests();
  }

  std::filesystem::path kept;
  std::unique_ptr<GameContext> context;
};

TEST(RuleMakerDesk, IsPlayedFromHomeToTheDebriefByKeyboardAlone) {
  Pages pages(Networks::trained);
  ASSERT_EQ(pages.problem(), "");
  ASSERT_TRUE(pages.show("home"));
  pages.press("Enter"), pages.settle();
  ASSERT_EQ(pages.app().screen_name(), "briefing");
  pages.press("Enter");
  ASSERT_TRUE(pages.shown("desk/year"));  // once the networks are trained
  pages.decree("free");
  pages.press("Enter"), pages.rests(), pages.settle();
  EXPECT_EQ(pages.view().rule_in_force, "free");
  ASSERT_EQ(pages.view().foresights.size(), 1u);
  EXPECT_EQ(pages.view().foresights.front().said.front(), 1);
  pages.press("q"), pages.rests(), pages.settle();
  EXPECT_EQ(pages.view().quarter, 1);
  while (!pages.view().over) {
    pages.app().ui().focus().clear();
    pages.press("Enter"), pages.rests(), pages.settle();
  }
  ASSERT_TRUE(pages.shown("desk/debrief"));
  pages.press("Enter");
  ASSERT_TRUE(pages.shown("desk/table/free/frontier"));
  EXPECT_EQ(pages.app().screen_name(), "desk-debrief");
  EXPECT_NE(pages.widget("desk/table//price"), nullptr);  // what was decreed, beside the rules
  ASSERT_TRUE(pages.shown("desk/firm/price"));            // and whether the best of it stays the best
  ASSERT_TRUE(pages.rests());
  pages.settle();
  EXPECT_FALSE(pages.app().screen()->live());  // idle costs nothing
}

TEST(RuleMakerDesk, SaysWhatItTrainsAndStopsWhenAsked) {
  Pages pages(Networks::trained_for_long);
  ASSERT_EQ(pages.problem(), "");
  pages.show("home");
  pages.press("Enter"), pages.settle();
  pages.tap("Enter");
  ASSERT_TRUE(pages.shown("desk/stop"));
  pages.tap("s");
  ASSERT_TRUE(pages.shown("desk/measure"));
  ASSERT_TRUE(pages.rests());
  EXPECT_FALSE(pages.view().measured);
  pages.keep("desk-stopped");
  pages.tap("Enter");
  EXPECT_TRUE(pages.shown("desk/stop"));  // it starts anew
}

TEST(RuleMakerDesk, GoesOnFromHomeWhereItWasLeft) {
  Pages pages(Networks::kept);
  ASSERT_EQ(pages.problem(), "");
  ASSERT_TRUE(pages.context->start("precedent"));
  pages.show("desk");
  pages.press("Enter"), pages.rests(), pages.settle();
  pages.press("Esc"), pages.settle();
  ASSERT_NE(pages.widget("desk/leaving/go"), nullptr);
  pages.press("Enter"), pages.settle();
  ASSERT_EQ(pages.app().screen_name(), "home");
  ASSERT_NE(pages.widget("home/continue-desk"), nullptr);
  EXPECT_NE(pages.widget("home/continue-desk")->text.find("2027"), std::string::npos);
  pages.keep("home-with-docket");
  pages.press("r");
  ASSERT_TRUE(pages.shown("desk/year"));
  EXPECT_EQ(pages.view().history.size(), 1u);
}

TEST(RuleMakerDesk, AsksOnceWhatAChangeWillBringAndScoresItOnce) {
  Pages pages(Networks::kept);
  ASSERT_EQ(pages.problem(), "");
  ASSERT_TRUE(pages.context->start("precedent"));
  pages.show("desk");
  pages.decree("free");
  pages.press("Esc"), pages.rests(), pages.settle();
  ASSERT_EQ(pages.view().foresights.size(), 1u);
  ASSERT_TRUE(pages.tab_to("desk/rule/free"));
  pages.press("Enter"), pages.rests(), pages.settle();
  ASSERT_TRUE(pages.tab_to("desk/predict"));
  pages.press("Enter");
  ASSERT_TRUE(pages.shown("desk/decree"));
  EXPECT_EQ(pages.view().foresights.size(), 1u);
}

TEST(RuleMakerDesk, GoesOnForAYearByYWhateverEnterDoes) {
  Pages pages(Networks::kept);
  ASSERT_EQ(pages.problem(), "");
  ASSERT_TRUE(pages.context->start("precedent"));
  pages.show("desk");
  const int quarter = pages.view().quarter;
  pages.press("y"), pages.rests(), pages.settle();  // Enter is the year's
  EXPECT_EQ(pages.view().quarter, quarter + 4);
  ASSERT_TRUE(pages.tab_to("desk/rule/free"));
  pages.press("Enter"), pages.rests(), pages.settle();
  pages.press("y"), pages.rests(), pages.settle();  // Enter is the question's
  EXPECT_EQ(pages.view().quarter, quarter + 8);
}

TEST(RuleMakerDesk, RefusesAChangeTooEarlyAndSaysWhen) {
  Pages pages(Networks::kept);
  ASSERT_EQ(pages.problem(), "");
  ASSERT_TRUE(pages.context->start("precedent"));
  ASSERT_TRUE(pages.game().decree("free"));
  pages.show("desk");
  pages.press("q"), pages.rests(), pages.settle();
  ASSERT_TRUE(pages.tab_to("desk/rule/royalty"));
  pages.press("Enter"), pages.rests(), pages.settle();
  ASSERT_NE(pages.widget("desk/predict"), nullptr);
  EXPECT_FALSE(pages.widget("desk/predict")->enabled);
  EXPECT_NE(pages.widget("desk/predict")->reason.find("with the year"), std::string::npos);
}

TEST(RuleMakerDesk, TellsOfEveryLabWhatItDoesAndWhy) {
  Pages pages(Networks::kept);
  ASSERT_EQ(pages.problem(), "");
  ASSERT_TRUE(pages.context->start("precedent"));
  pages.show("desk");
  pages.press("Enter"), pages.rests(), pages.settle();
  ASSERT_NE(pages.widget("desk/lab/0"), nullptr);
  std::string says;
  for (int i = 0; const Registered* row = pages.widget("desk/lab/" + std::to_string(i)); ++i)
    says += row->text + "\n";
  EXPECT_NE(says.find("Meridian  thrifty, "), std::string::npos) << says;
  EXPECT_NE(says.find("nothing, "), std::string::npos) << says;
  ASSERT_TRUE(pages.tab_to("desk/lab/1"));
  pages.press("Enter"), pages.rests(), pages.settle();
  EXPECT_NE(pages.widget("desk/why/risk"), nullptr);
}

void draw_all(const Look& look) {
  Pages pages(Networks::kept, look);
  ASSERT_EQ(pages.problem(), "");
  ASSERT_TRUE(pages.context->start("precedent"));
  pages.show("briefing");
  pages.keep(look.name + "-desk-briefing");
  pages.show("desk");
  pages.keep(look.name + "-desk-start");
  for (int year = 0; year < 4; ++year) pages.game().next_year();
  pages.app().ask_frame();
  pages.keep(look.name + "-desk");
  ASSERT_TRUE(pages.tab_to("desk/lab/2"));
  pages.press("Enter"), pages.rests(), pages.settle();
  pages.keep(look.name + "-desk-why");
  ASSERT_TRUE(pages.tab_to("desk/rule/sui-generis"));
  pages.press("Enter"), pages.rests(), pages.settle();
  pages.keep(look.name + "-desk-rule");
  ASSERT_TRUE(pages.tab_to("desk/predict"));
  pages.press("Enter"), pages.rests(), pages.settle();
  pages.keep(look.name + "-desk-foresee");
  ASSERT_TRUE(pages.tab_to("desk/see"));
  pages.press("Enter");
  ASSERT_TRUE(pages.shown("desk/decree"));
  pages.keep(look.name + "-desk-see");
  ASSERT_TRUE(pages.tab_to("desk/decree"));
  pages.press("Enter"), pages.rests(), pages.settle();
  while (!pages.view().over) pages.game().next_year();
  pages.show("desk-debrief");
  ASSERT_TRUE(pages.shown("desk/table/free/frontier"));
  ASSERT_TRUE(pages.shown("desk/firm/frontier"));
  pages.keep(look.name + "-desk-debrief");
  pages.move_to(Point{200, 200});
  pages.wheel(-60);
  pages.keep(look.name + "-desk-debrief-below");
}

TEST(RuleMakerPages, AreDrawnAtFullSize) { draw_all({.name = "light-100"}); }
TEST(RuleMakerPages, AreDrawnInTheDark) { draw_all({.name = "dark-100", .theme = ThemeName::dark}); }
TEST(RuleMakerPages, AreDrawnInTheDarkAtTwiceTheSize) {
  draw_all({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}
TEST(RuleMakerPages, AreDrawnInHighContrastAtThreeQuarters) {
  draw_all({.name = "contrast-75", .scale = 0.75f, .theme = ThemeName::high_contrast});
}
TEST(RuleMakerPages, AreDrawnAtThreeTimesTheSize) { draw_all({.name = "light-300", .scale = 3}); }

}  // namespace
}  // namespace partly::game
