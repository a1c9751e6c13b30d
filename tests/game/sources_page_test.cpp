// The exercise in reading sources: taken by keys and by the mouse, explained, scored, and drawn in sizes and
// themes with pictures kept.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "game/pages/sources/sources.h"
#include "tests/game/game_pages.h"
#include "tests/game/tab_walk.h"

namespace partly::game {
namespace {

constexpr std::uint64_t kSeed = 1;  // of the first round

const reading::Exercise& exercise() {
  static const auto read = reading::load_exercise(scenario::case_file().value());
  return read.value();
}
std::vector<reading::Statement> round_of(std::uint64_t seed) { return draw_round(exercise(), seed); }

class SourcesPages : public GamePages {
 public:
  explicit SourcesPages(const Look& look = {}) : GamePages(look) {
    if (!problem().empty()) return;
    app().add_screen("sources", [] { return std::make_unique<SourcesScreen>(scenario::case_file(), kSeed); });
    show("sources");
  }
  // The keys of this answer, and Enter.
  void answer(const reading::Answer& given) {
    const std::map<std::string, std::string> articles{{"S0", "1"}, {"S1", "2"}, {"S2", "3"}, {"S3", "4"}};
    if (given.said_by.empty()) press("0"), settle();
    for (const std::string& id : given.said_by) press(articles.at(id)), settle();
    if (!given.said_by.empty())
      press(std::vector<std::string>{"r", "a", "o", "e", "p", "d"}[static_cast<std::size_t>(given.standing)]),
          settle();
    press("Enter"), settle();
  }
  std::string says(const std::string& id) {
    const Registered* found = widget(id);
    return found ? found->text : "";
  }
};

TEST(SourcesPage, IsTakenByKeysAloneToAFullScore) {
  SourcesPages pages;
  ASSERT_EQ(pages.problem(), "");
  for (const reading::Statement& one : round_of(kSeed)) {
    ASSERT_NE(pages.says("sources/statement").find(one.text), std::string::npos) << one.id;
    pages.answer(right_answer(one));
    ASSERT_NE(pages.widget("sources/next"), nullptr) << one.id;
    pages.press("Enter"), pages.settle();
  }
  EXPECT_NE(pages.says("sources/score").find("24 of 24 points"), std::string::npos)
      << pages.says("sources/score");
  pages.press("Enter"), pages.settle();
  EXPECT_NE(pages.says("sources/statement").find(round_of(kSeed + 1).front().text), std::string::npos)
      << "another round asks others";
}

TEST(SourcesPage, WaitsForAWholeAnswer) {
  SourcesPages pages;
  ASSERT_EQ(pages.problem(), "");
  EXPECT_FALSE(pages.widget("sources/check")->enabled);
  ASSERT_TRUE(pages.click("sources/who/S1"));
  pages.settle();
  EXPECT_FALSE(pages.widget("sources/check")->enabled);
  EXPECT_EQ(pages.widget("sources/check")->reason, "Choose as what it is said");
  ASSERT_TRUE(pages.click("sources/as/opinion"));
  pages.settle();
  EXPECT_TRUE(pages.widget("sources/check")->enabled);
  ASSERT_TRUE(pages.click("sources/who/nobody"));
  pages.settle();
  EXPECT_TRUE(pages.widget("sources/check")->enabled);
  EXPECT_FALSE(pages.widget("sources/as/opinion")->enabled);
  ASSERT_TRUE(pages.click("sources/who/S1"));
  pages.settle();
  EXPECT_FALSE(pages.widget("sources/check")->enabled) << "what was chosen before nobody is forgotten";
}

TEST(SourcesPage, LeadsFromAnExplanationToTheFactAndBack) {
  SourcesPages pages;
  ASSERT_EQ(pages.problem(), "");
  const reading::Statement first = round_of(kSeed).front();
  pages.answer({{"S3"}, reading::Standing::estimate});
  const std::string fact = "sources/fact/" + first.facts.front();
  ASSERT_NE(pages.widget(fact), nullptr);
  ASSERT_TRUE(pages.click(fact));
  pages.settle();
  EXPECT_EQ(pages.app().screen_name(), "casefile");
  pages.press("Esc"), pages.settle();
  EXPECT_EQ(pages.app().screen_name(), "sources");
  EXPECT_NE(pages.widget("sources/next"), nullptr) << "the explanation is still there";
}

TEST(SourcesPage, ShowsEachArticleThatIsChosen) {
  SourcesPages pages;
  ASSERT_EQ(pages.problem(), "");
  for (int i = 0; i < 4; ++i) {
    const std::string tab = "sources/article/" + std::to_string(i);
    ASSERT_TRUE(pages.click(tab)) << tab;
    pages.settle();
    EXPECT_NE(pages.says(tab).find("chosen"), std::string::npos) << tab;
  }
}

TEST(SourcesPage, IsReachedFromTheCaseFileAndTheDebrief) {
  SourcesPages pages;
  ASSERT_EQ(pages.problem(), "");
  for (const char* page : {"casefile", "debrief"}) {
    pages.show(page);
    pages.press("w"), pages.settle();
    EXPECT_EQ(pages.app().screen_name(), "sources") << page;
  }
}

// A round in which every second statement is believed as a report of the analysis.
void draw_round_of(const Look& look) {
  SourcesPages pages(look);
  ASSERT_EQ(pages.problem(), "");
  pages.keep(look.name + "-sources");
  walk_by_tab(pages, look.name + " question");
  pages.show("casefile"), pages.show("sources");
  int n = 0;
  for (const reading::Statement& one : round_of(kSeed)) {
    const bool believed = n++ % 2 == 0;
    if (n == 3) {
      pages.press("2"), pages.press("o");
      pages.keep(look.name + "-sources-chosen");
      pages.press("2");
    }
    pages.answer(believed ? reading::Answer{{"S1"}, reading::Standing::reported} : right_answer(one));
    if (n == 3) {
      pages.keep(look.name + "-sources-answered");
      walk_by_tab(pages, look.name + " answered");
    }
    pages.app().ui().focus().clear();
    pages.press("Enter"), pages.settle();
  }
  pages.move_to(Point{4, 4});
  pages.keep(look.name + "-sources-score");
  walk_by_tab(pages, look.name + " score");
}

TEST(SourcesPictures, AreDrawnAndWalkedAtFullSize) { draw_round_of({.name = "light-100"}); }
TEST(SourcesPictures, AreDrawnAndWalkedInTheDark) {
  draw_round_of({.name = "dark-100", .theme = ThemeName::dark});
}
TEST(SourcesPictures, AreDrawnAndWalkedAtTwiceTheSize) { draw_round_of({.name = "light-200", .scale = 2}); }
TEST(SourcesPictures, AreDrawnAndWalkedInTheDarkAtTwiceTheSize) {
  draw_round_of({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}

}  // namespace
}  // namespace partly::game
