// Market, court, debrief, case file and settings in a real window: drawn from samples in sizes and themes,
// with pictures kept, and driven by real key events.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "game/pages/debrief/turning_points.h"
#include "game/pages/case_file/case_file.h"
#include "game/pages/court/court.h"
#include "game/pages/debrief/debrief.h"
#include "game/pages/market/market.h"
#include "game/pages/settings/settings.h"
#include "sim/base/folders.h"
#include "tests/game/look.h"
#include "tests/game/sample_match.h"

namespace partly::game {
namespace {

// The sample with its claim at a stage, the chain weighed by the law from what a court has by then.
world::WorldView claim_at(law::Stage stage, law::Answer answer = law::Answer::none) {
  world::WorldView view = sample_view();
  world::ProceedingView& p = view.proceedings.front();
  p.stage = stage, p.answer = answer;
  if (stage < law::Stage::discovery) p.exhibit.reset();
  law::Record record;
  record.alarm_logged = true, record.answer = answer;
  if (p.exhibit) record.showings = {{"exhibit", "Exhibit", p.exhibit->p, 0, "provenance exam"}};
  p.chain = law::weigh(sample_scenario().court, sample_scenario().contract, record);
  p.probability = Quantity::derived(p.chain.probability(), Unit::fraction, "Log-odds of the steps, added up",
                                    p.chain.probability_range());
  if (stage == law::Stage::decided || stage == law::Stage::judgment)
    p.verdict = law::Verdict{true, p.chain.probability(), 2.2e9};
  if (stage == law::Stage::settled) p.settled_usd = 9e8;
  return view;
}

// The sample after its end, with `ready` of the other roads retrained.
world::WorldView ended() {
  world::WorldView view = claim_at(law::Stage::settled);
  view.ending = world::Ending::finished;
  view.quarter_index = 9, view.now = {2027, 4};
  return view;
}
std::vector<counterfactual::CounterfactualRun> roads(int ready) {
  std::vector<counterfactual::CounterfactualRun> out;
  for (const char* name : {"From scratch", "Licensed", "Open weights"}) {
    counterfactual::CounterfactualRun road{.name = name};
    if (static_cast<int>(out.size()) < ready) road = counterfactual::run_of(ended(), name);
    out.push_back(std::move(road));
  }
  return out;
}

std::string kept_settings() {
  return (std::filesystem::temp_directory_path() / "partly-screens2-settings.json").string();
}

// A window with these pages over a sample game.
class Pages : public UiDriver {
 public:
  explicit Pages(const Look& look = {}) : UiDriver(options_of(look)) {
    auto samples = std::make_unique<SampleLibrary>();
    library = samples.get();
    play = std::make_unique<Play>(std::move(samples));
    if (!problem().empty()) return;
    App& a = app();
    a.add_screen("market", [this] { return std::make_unique<MarketScreen>(*play); });
    reports = std::filesystem::temp_directory_path() / ("partly-reports-" + std::to_string(::getpid()));
    a.add_screen("debrief", [this] { return std::make_unique<DebriefScreen>(*play, reports); });
    a.add_screen("court", [this] { return std::make_unique<CourtScreen>(*play); });
    a.add_screen("casefile", [] { return std::make_unique<CaseFileScreen>(scenario::load_case_file()); });
    a.add_screen("settings", [this, &a] {
      SettingsContext context{.set_seed = [this](std::optional<std::uint64_t> chosen) { seed = chosen; },
                              .in_play = [] { return std::string("seed 7, fused on cpu"); }};
      context.save_to = kept_settings();
      return std::make_unique<SettingsScreen>(a, context);
    });
    play->start("the-shortcut");
  }
  SampleMatch& match() { return *library->last; }
  bool tab_to(const std::string& id) {
    for (int i = 0; i < 200 && !focused(id); ++i) press("Tab"), settle();
    return focused(id);
  }
  void keep(const std::string& name) {
    settle();
    const Status saved = picture(name);
    EXPECT_TRUE(saved) << (saved ? "" : saved.error().message());
  }

  SampleLibrary* library = nullptr;
  std::unique_ptr<Play> play;
  std::optional<std::uint64_t> seed;
  std::filesystem::path reports;
};

void draw_all(const Look& look) {
  Pages pages(look);
  ASSERT_EQ(pages.problem(), "");
  const std::vector<std::string> tabs{"market", "ledger", "terms"};
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    ASSERT_TRUE(pages.show("market"));
    pages.app().ui().focus().set_focus("market/tab/" + std::to_string(i));
    pages.press("Enter");
    pages.keep(look.name + "-" + tabs[i]);
  }
  using law::Stage;
  for (const Stage stage :
       {Stage::notice, Stage::complaint, Stage::motion, Stage::discovery, Stage::deposition, Stage::judgment,
        Stage::decided, Stage::settled, Stage::dismissed}) {
    pages.match().view_now =
        claim_at(stage, stage == Stage::decided ? law::Answer::partly : law::Answer::none);
    ASSERT_TRUE(pages.show("court"));
    pages.keep(look.name + "-court-" + law::name(stage));
    if (stage != Stage::complaint && stage != Stage::deposition) continue;
    pages.wheel(-30);
    pages.keep(look.name + "-court-" + law::name(stage) + "-below");
    pages.wheel(60), pages.settle();
  }
  pages.match().view_now.proceedings.clear();
  ASSERT_TRUE(pages.show("court"));
  pages.keep(look.name + "-court-none");
  pages.match().view_now = sample_view();
  ASSERT_TRUE(pages.show("debrief"));
  pages.keep(look.name + "-debrief-so-far");
  pages.match().view_now = ended(), pages.match().roads = roads(3);
  ASSERT_TRUE(pages.show("debrief"));
  pages.keep(look.name + "-debrief");
  pages.wheel(-30);
  pages.keep(look.name + "-debrief-below");
  ASSERT_TRUE(pages.show("casefile"));
  pages.keep(look.name + "-casefile");
  ASSERT_TRUE(pages.show("settings"));
  pages.keep(look.name + "-settings");
}

TEST(MorePages, AreDrawnAtFullSize) { draw_all({.name = "light-100"}); }
TEST(MorePages, AreDrawnInTheDark) { draw_all({.name = "dark-100", .theme = ThemeName::dark}); }
TEST(MorePages, AreDrawnAtTwiceTheSize) { draw_all({.name = "light-200", .scale = 2}); }
TEST(MorePages, AreDrawnInTheDarkAtTwiceTheSize) {
  draw_all({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}
TEST(MorePages, AreDrawnOnALargeScreen) { draw_all({.name = "light-1080", .width = 1920, .height = 1080}); }

TEST(CaseFile, FindsAFactByTyping) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("casefile");
  EXPECT_NE(pages.widget("casefile/F01"), nullptr);
  ASSERT_TRUE(pages.tab_to("casefile/search"));
  pages.type("f20");
  pages.settle();
  EXPECT_NE(pages.widget("casefile/F20"), nullptr);
  EXPECT_EQ(pages.widget("casefile/F01"), nullptr);
}

TEST(CaseFile, OpensAtTheFactOfAChip) {
  Pages pages({.name = {}, .scale = 2});
  ASSERT_EQ(pages.problem(), "");
  pages.show("market");
  ASSERT_TRUE(pages.tab_to("market/tab/0"));
  pages.press("Right"), pages.settle();
  pages.press("Right"), pages.settle();
  ASSERT_TRUE(pages.tab_to("terms/clause/4/F30"));
  pages.press("Enter"), pages.settle();
  EXPECT_EQ(pages.app().screen_name(), "casefile");
  ASSERT_NE(pages.widget("casefile/F30"), nullptr);
  EXPECT_FALSE(pages.widget("casefile/F30")->visible.empty());
  pages.keep("casefile-at-a-fact");
}

TEST(Court, AsksOnTheStandOnlyAtTheDeposition) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = claim_at(law::Stage::discovery);
  pages.show("court");
  EXPECT_EQ(pages.widget("court/stand/1"), nullptr);
  pages.press("2"), pages.settle();
  EXPECT_TRUE(pages.match().submitted.empty());
  pages.match().view_now = claim_at(law::Stage::deposition);
  pages.app().ask_frame(), pages.settle();
  pages.press("2"), pages.settle();
  ASSERT_EQ(pages.match().submitted.size(), 1u);
  EXPECT_EQ(pages.match().submitted.front(), world::Decision(world::Testify{3, law::Answer::partly}));
}

TEST(Court, MovesToDismissByItsKeyAtTheComplaintAndSaysWhyNotLater) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = claim_at(law::Stage::complaint);
  pages.show("court");
  pages.press("d"), pages.settle();
  ASSERT_EQ(pages.match().submitted.size(), 1u);
  EXPECT_EQ(pages.match().submitted.front(), world::Decision(world::MoveToDismiss{3}));
  pages.match().view_now = claim_at(law::Stage::discovery);
  pages.app().ask_frame(), pages.settle();
  EXPECT_EQ(pages.widget("court/dismiss"), nullptr);  // behind "more"
  pages.press("m"), pages.settle();
  ASSERT_NE(pages.widget("court/dismiss"), nullptr);
  EXPECT_FALSE(pages.widget("court/dismiss")->enabled);
  EXPECT_NE(pages.widget("court/dismiss")->reason.find("answers the complaint"), std::string::npos);
}

TEST(Court, PleadsADefenceWithTheKeyboardAlone) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = claim_at(law::Stage::discovery);
  pages.show("court");
  ASSERT_NE(pages.widget("court/plead/pre-emption/effect"), nullptr);  // what it would make of the chance
  ASSERT_TRUE(pages.tab_to("court/plead/pre-emption"));
  pages.press("Enter"), pages.settle();
  ASSERT_EQ(pages.match().submitted.size(), 1u);
  EXPECT_EQ(pages.match().submitted.front(), world::Decision(world::Plead{3, law::Defence::preemption}));
}

TEST(Court, AppealsALostJudgmentByItsKey) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = claim_at(law::Stage::judgment);
  pages.show("court");
  pages.press("a"), pages.settle();
  ASSERT_EQ(pages.match().submitted.size(), 1u);
  EXPECT_EQ(pages.match().submitted.front(), world::Decision(world::AppealVerdict{3}));
  EXPECT_NE(pages.widget("court/offer-it"), nullptr);  // there is still time to settle
}

TEST(Court, ReadsEveryStageWithTheArrows) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = claim_at(law::Stage::discovery);
  pages.show("court");
  EXPECT_NE(pages.widget("court/stages")->text.find("the exam is run"), std::string::npos);
  ASSERT_TRUE(pages.tab_to("court/stages"));
  pages.press("Right"), pages.settle();
  EXPECT_NE(pages.widget("court/stages")->text.find("Answer under oath"), std::string::npos);
  pages.keep("court-stages-read");
}

TEST(Court, AnAuthorityIsAnsweredWithASummaryAndNotOnTheStand) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().scenario_now.theories.push_back(law::Theory::disclosure);
  pages.match().view_now = claim_at(law::Stage::complaint);
  pages.match().view_now.proceedings.front().theory = law::name(law::Theory::disclosure);
  pages.match().view_now.proceedings.front().title = "The authority v. your lab";
  pages.show("court");
  EXPECT_EQ(pages.widget("court/offer-it"), nullptr);
  ASSERT_TRUE(pages.tab_to("court/publish/4"));
  pages.press("Enter"), pages.settle();
  ASSERT_EQ(pages.match().submitted.size(), 1u);
  EXPECT_EQ(pages.match().submitted.front(), world::Decision(world::PublishSummary{4}));
  pages.keep("court-authority");
}

TEST(Court, SendsTheOfferOnTheSlider) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = claim_at(law::Stage::complaint);
  pages.show("court");
  ASSERT_TRUE(pages.tab_to("court/offer"));
  pages.press("Home"), pages.settle();
  ASSERT_NE(pages.widget("court/offer-it"), nullptr);
  EXPECT_FALSE(pages.widget("court/offer-it")->enabled);
  EXPECT_NE(pages.widget("court/offer-it")->reason.find("declines"), std::string::npos);
  pages.press("End"), pages.settle();
  pages.press("o"), pages.settle();
  ASSERT_EQ(pages.match().submitted.size(), 1u);
  const auto* offer = std::get_if<world::OfferSettlement>(&pages.match().submitted.front());
  ASSERT_NE(offer, nullptr);
  EXPECT_EQ(offer->proceeding, 3);
  EXPECT_GE(offer->amount_usd, 1.3e9);
}

TEST(Court, WeighsAnAdmissionAboveADenialAndNothingAboveTheTheory) {
  const world::WorldView view = claim_at(law::Stage::deposition);
  const world::ProceedingView& p = view.proceedings.front();
  const law::ClaimRules rules = sample_scenario().contract;
  const double yes = chance_after(p, rules, law::Answer::yes),
               partly = chance_after(p, rules, law::Answer::partly),
               no = chance_after(p, rules, law::Answer::no);
  EXPECT_GT(yes, partly);
  EXPECT_GT(partly, no);
  EXPECT_GT(no, p.chain.probability());  // the exhibit contradicts it
  EXPECT_LT(yes, rules.belief.value);
  // The same as the law says once the answer is on the record.
  EXPECT_NEAR(yes, claim_at(law::Stage::deposition, law::Answer::yes).proceedings.front().chain.probability(),
              1e-9);
  EXPECT_NEAR(no, claim_at(law::Stage::deposition, law::Answer::no).proceedings.front().chain.probability(),
              1e-9);
}

TEST(Debrief, ShowsRoadsAsTheyAreDone) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = ended(), pages.match().roads = roads(1);
  pages.app().show("debrief");  // it is live: it never comes to rest
  ASSERT_TRUE(pages.until([&] { return pages.widget("debrief/progress") != nullptr; }));
  EXPECT_NE(pages.widget("debrief/road/0/capability"), nullptr);
  EXPECT_EQ(pages.widget("debrief/road/1/capability"), nullptr);
  EXPECT_TRUE(pages.app().screen()->live());
  pages.match().roads = roads(3);
  ASSERT_TRUE(pages.until([&] { return pages.widget("debrief/road/2/capability") != nullptr; }));
  EXPECT_TRUE(pages.until([&] { return !pages.app().screen()->live(); }));
}

TEST(Debrief, WritesAReportThatHoldsTheBill) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.match().view_now = ended();
  pages.show("debrief");
  pages.press("e"), pages.settle();
  const auto report = read_file(pages.reports / "report-the-shortcut-seed-7.html", 1u << 20);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_NE(report->find("What it cost"), std::string::npos);
  EXPECT_NE(report->find("settled for $900 M"), std::string::npos);
  std::filesystem::remove_all(pages.reports);
}

TEST(Debrief, PicksATurningPointOfEachQuarterByTheMoneyItMoved) {
  world::WorldView view = sample_view();
  view.news = {{{2026, 1}, world::NewsKind::money, "small", "Small", "", ""},
               {{2026, 1}, world::NewsKind::money, "large", "Large", "", ""},
               {{2026, 2}, world::NewsKind::market, "noise", "Noise", "", ""}};
  view.ledger.clear();
  for (const auto& [event, usd] :
       {std::pair{"small", -1e6}, std::pair{"large", -5e6}, std::pair{"large", -2e6}}) {
    world::LedgerLine line;
    line.event = event, line.amount = Quantity::derived(usd, Unit::usd, "posting");
    view.ledger.push_back(line);
  }
  const auto points = turning_points(view);
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].title, "Large");
  EXPECT_DOUBLE_EQ(points[0].moved_usd, 7e6);
}

TEST(Settings, ChangeTheThemeAtOnceAndKeepIt) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("settings");
  ASSERT_TRUE(pages.tab_to("settings/theme/1"));
  pages.press("Enter"), pages.settle();
  EXPECT_EQ(pages.app().settings().theme, ThemeName::dark);
  EXPECT_EQ(load_settings(kept_settings()).settings.theme, ThemeName::dark);
}

TEST(Settings, HandTheSeedToTheNextGame) {
  Pages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("settings");
  ASSERT_TRUE(pages.tab_to("settings/seed"));
  pages.type("42"), pages.settle();
  EXPECT_EQ(pages.seed, std::optional<std::uint64_t>(42));
}

}  // namespace
}  // namespace partly::game
