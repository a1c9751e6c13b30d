// What copying saves, from the case file's F20 to its curve, driven by real events. The orders are the small
// end of the plan, so that they take moments; they are trained within the frame that asks for them, but where
// a test is about what one sees meanwhile.
#include "game/pages/cost_curve/cost_curve_page.h"

#include <gtest/gtest.h>

#include "game/pages/case_file/case_file.h"
#include "game/pages/cost_curve/cost_chart.h"
#include "game/pages/lesson/lessons.h"
#include "sim/base/folders.h"
#include "sim/scenario/load.h"
#include "tests/game/look.h"
#include "tests/game/sample_lessons.h"
#include "tests/game/tab_walk.h"

namespace partly::game {
namespace {

session::CostCurveRuns::Sources small_costs(std::unique_ptr<Executor> executor = make_inline_executor()) {
  session::CostCurveRuns::Sources sources;
  sources.executor = std::move(executor);
  sources.scenario = []() -> Result<world::Scenario> {
    return *scenario::load_file(*find_data("scenarios/the-shortcut.json")).scenario;
  };
  sources.plan = {};
  sources.plan.students = 1;
  for (const auto& order : session::cost_plan().built)
    if (!order.wide && order.sources.own_labels <= 200) sources.plan.built.push_back(order);
  for (const auto& order : session::cost_plan().copied)
    if (!order.wide && order.sources.queries <= 60) sources.plan.copied.push_back(order);
  return sources;
}

class CostPages : public UiDriver {
 public:
  explicit CostPages(const Look& look = {},
                     std::shared_ptr<CostBench> with = std::make_shared<CostBench>(small_costs()))
      : UiDriver(options_of(look)), bench(std::move(with)) {
    if (!problem().empty()) return;
    app().add_screen("casefile", [] { return std::make_unique<CaseFileScreen>(scenario::case_file()); });
    app().add_screen("lessons", [] { return std::make_unique<LessonsScreen>(sample_book()); });
    app().add_screen("ratio",
                     [this] { return std::make_unique<CostCurveScreen>(bench, scenario::case_file()); });
    move_to(Point{4, 4});
    show("casefile");
  }
  bool measured() {
    const bool whole = until([&] { return bench->runs.whole(); });
    settle();
    return whole;
  }
  std::string says(const std::string& id) {
    const Registered* found = widget(id);
    return found ? found->text : "";
  }
  std::shared_ptr<CostBench> bench;
};

std::size_t trained_orders(const CostBench& bench) {
  return bench.runs.curve().built.size() + bench.runs.curve().copied.size();
}

TEST(CostPage, IsReachedFromTheFactAndMeasuresWhatTheFactEstimates) {
  CostPages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.tap("m");
  ASSERT_TRUE(pages.measured());
  EXPECT_EQ(pages.app().screen_name(), "ratio");
  const auto finding = session::finding_of(pages.bench->runs.curve());
  ASSERT_TRUE(finding);
  EXPECT_EQ(pages.says("ratio/says"), session::words_of(pages.bench->runs.curve(), *finding).in_short);
  const std::vector<Provenance> sources{Provenance::sourced, Provenance::measured, Provenance::derived,
                                        Provenance::derived, Provenance::assumed,  Provenance::derived};
  const auto figures = cost_figures(pages.bench->runs.curve(), *finding);
  ASSERT_EQ(figures.size(), sources.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    EXPECT_EQ(figures[i].quantity.provenance, sources[i]) << figures[i].name;
    EXPECT_TRUE(figures[i].tag) << figures[i].name;
    EXPECT_EQ(pages.says(figures[i].id).find(figures[i].name), 0u) << pages.says(figures[i].id);
  }
  EXPECT_EQ(pages.widget("ratio/progress"), nullptr);
  pages.press("Esc");
  EXPECT_EQ(pages.app().screen_name(), "casefile");
}

TEST(CostPage, StopsWhenItIsToldToAndGoesOnWhereItWas) {
  CostPages pages({}, std::make_shared<CostBench>(small_costs(make_threaded_executor())));
  ASSERT_EQ(pages.problem(), "");
  pages.tap("m");
  ASSERT_TRUE(pages.until([&] { return pages.widget("ratio/progress") != nullptr; })) << "it does not begin";
  EXPECT_EQ(pages.app().screen_name(), "ratio");
  ASSERT_TRUE(pages.until([&] { return trained_orders(*pages.bench) >= 2; }));
  pages.tap("s");
  ASSERT_TRUE(pages.until([&] { return !pages.bench->runs.going(); }));
  pages.settle();
  const std::size_t by_then = trained_orders(*pages.bench);
  ASSERT_GE(by_then, 2u);
  pages.press("Esc"), pages.press("m");
  EXPECT_FALSE(pages.bench->runs.going()) << "who stopped it decides when it goes on";
  EXPECT_EQ(trained_orders(*pages.bench), by_then);
  pages.tap("Enter");
  ASSERT_TRUE(pages.measured());
  EXPECT_TRUE(session::finding_of(pages.bench->runs.curve()));
}

TEST(CostPage, KeepsTheLinesOfOtherSeedsAndReadsThemByArrows) {
  CostPages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.tap("m");
  ASSERT_TRUE(pages.measured());
  pages.tap("r");
  ASSERT_TRUE(pages.until([&] { return pages.bench->runs.before().size() == 1; }));
  ASSERT_TRUE(pages.measured());
  pages.app().ui().focus().set_focus("ratio/curve");
  const auto read = [&](const std::string& what) {
    return pages.says("ratio/curve").find(what) != std::string::npos;
  };
  const auto both = [&] { return read("; whole bill, other seeds ") && read("; computing "); };
  for (int i = 0; i < 40 && !both(); ++i) pages.press("Left");
  EXPECT_TRUE(both()) << pages.says("ratio/curve");
  EXPECT_TRUE(read("points: ")) << pages.says("ratio/curve");
}

TEST(CostPage, IsReachedFromTheLessons) {
  CostPages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("lessons");
  pages.tap("c");
  ASSERT_TRUE(pages.until([&] { return pages.app().screen_name() == "ratio"; }));
}

TEST(CostPage, IsDrawnInSizesAndThemes) {
  const auto bench = std::make_shared<CostBench>(small_costs());
  for (const Look& look :
       {Look{.name = "light-100"}, Look{.name = "dark-100", .theme = ThemeName::dark},
        Look{.name = "light-200", .scale = 2}, Look{.name = "dark-200", .scale = 2, .theme = ThemeName::dark},
        Look{.name = "projector", .width = 1024, .height = 768, .scale = 1.5f}}) {
    CostPages pages(look, bench);
    ASSERT_EQ(pages.problem(), "");
    pages.tap("m");
    ASSERT_TRUE(pages.measured());
    ASSERT_TRUE(pages.picture(look.name + "-ratio"));
    pages.move_to(Point{300, 200}), pages.wheel(-30);
    ASSERT_TRUE(pages.picture(look.name + "-ratio-below"));
  }
}

}  // namespace
}  // namespace partly::game
