// The pages from home to a training run, drawn from samples in sizes and themes with pictures kept, and
// walked by Tab.
#include <gtest/gtest.h>

#include <set>

#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

// Tab comes by every control of the page, none of them is scrolled away when it does, and each says what it
// is.
void walk(SamplePages& pages, const std::string& page) {
  std::set<std::string> wanted, met;
  for (const Registered& r : pages.driver.app().ui().focus().items()) {
    if (!r.focusable) continue;
    EXPECT_TRUE(wanted.insert(r.id).second) << page << ": two widgets are called " << r.id;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    pages.press("Tab");
    const std::string now = pages.driver.app().ui().focus().focused();
    met.insert(now);
    const Registered* r = pages.widget(now);
    ASSERT_NE(r, nullptr) << page << ": " << now;
    EXPECT_FALSE(r->visible.empty()) << page << ": " << now << " is focused but cannot be seen";
    EXPECT_FALSE(r->text.empty()) << page << ": " << now << " says nothing";
  }
  EXPECT_EQ(met, wanted) << page;
}

// Draws, photographs and walks every page.
void tour(const Look& look) {
  SamplePages pages(look);
  ASSERT_EQ(pages.driver.problem(), "");
  const auto visit = [&](const std::string& screen, const std::string& name) {
    pages.draw(screen);
    const Status kept = pages.driver.picture(look.name + "-" + name);
    EXPECT_TRUE(kept) << name;
    walk(pages, look.name + " " + name);
    pages.driver.move_to(Point{4, 4});
  };
  visit("home", "home");
  pages.open(sample_view());
  visit("briefing", "briefing");
  visit("lab", "lab");
  pages.press("m");
  visit("lab", "mixer");
  pages.open(sample_view_in_training(), sample_progress(0));
  visit("training", "guess");
  pages.open(sample_view_in_training(74), sample_progress(0.7));
  visit("training", "training");
  pages.open(sample_view_in_training(74), sample_progress(1));
  visit("training", "done");
  visit("lab", "busy");
  ASSERT_FALSE(pages.context->start("broken"));
  visit("problem", "problem");
}

TEST(PageTour, AreDrawnAndWalkedInLightAtFullSize) { tour({}); }
TEST(PageTour, AreDrawnAndWalkedInTheDark) { tour({.name = "dark", .theme = ThemeName::dark}); }
TEST(PageTour, AreDrawnAndWalkedAtTwiceTheSize) { tour({.name = "twice", .scale = 2}); }
TEST(PageTour, AreDrawnAndWalkedOnALargeWindow) { tour({.name = "large", .width = 1920, .height = 1080}); }

}  // namespace
}  // namespace partly::game
