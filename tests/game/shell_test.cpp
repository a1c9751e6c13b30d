// The window played by keyboard and mouse, on the gallery and on a small page of its own.
#include <SDL.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>

#include "game/pages/gallery/gallery.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/number_field.h"
#include "tests/game/ui_driver.h"

namespace partly::game {
namespace {

struct Counts {
  int fired = 0, by_key = 0, dead = 0, frames = 0;
  std::string text;
};

class Probe : public Screen {
 public:
  explicit Probe(Counts& counts) : counts_(counts) {}
  std::string title() const override { return "Probe"; }
  void draw(Ui& ui) override {
    ++counts_.frames;
    ButtonRow row(ui, {32, 32, 900, kButtonHeight});
    if (row.add({.id = "go", .label = "Go", .key = "G"})) ++counts_.fired;
    if (row.add({.id = "dead", .label = "Dead", .key = "D", .enabled = false, .reason = "Nothing to bury."}))
      ++counts_.dead;
    if (ui.shortcut("PageDown", "Next")) ++counts_.by_key;
    number_field(ui, {32, 120, 160, kFieldHeight}, {.id = "guess", .label = "Guess"}, &counts_.text);
  }

 private:
  Counts& counts_;
};

// Says something above a row of buttons that stands where such words usually do.
class Talker : public Screen {
 public:
  std::string title() const override { return "Talker"; }
  void draw(Ui& ui) override {
    if (button(ui, {(ui.width() - 200) / 2, ui.height() - 150, 200, kButtonHeight},
               {.id = "say", .label = "Say"}))
      ui.toast("Something was said");
  }
};

// Counts the lines of texts in a column that is too narrow for two words.
class Column : public Screen {
 public:
  explicit Column(std::vector<int>& lines) : lines_(lines) {}
  std::string title() const override { return "Column"; }
  void draw(Ui& ui) override {
    lines_.clear();
    for (const char* text : {"Raise $380 M more", "at most 10.0 %.", "7 Bats", "no M"})
      lines_.push_back(static_cast<int>(
          std::lround(paragraph_height(ui, 1, text, style::kBody) / line_height(ui, style::kBody))));
  }

 private:
  std::vector<int>& lines_;
};

class Shell : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(driver.problem(), "");
    driver.app().add_screen("gallery", [] { return make_gallery_screen(); });
    driver.app().add_screen("talker", [] { return std::make_unique<Talker>(); });
    driver.app().add_screen("probe", [this] { return std::make_unique<Probe>(counts); });
  }
  Counts counts;
  UiDriver driver;
};

TEST_F(Shell, TabReachesEveryWidgetOfTheGalleryAndComesRound) {
  ASSERT_TRUE(driver.show("gallery"));
  std::set<std::string> wanted, met;
  for (const Registered& r : driver.app().ui().focus().items())
    if (r.focusable) wanted.insert(r.id);
  ASSERT_GT(wanted.size(), 40u);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    driver.press("Tab");
    const std::string now = driver.app().ui().focus().focused();
    met.insert(now);
    const Registered* r = driver.widget(now);
    ASSERT_NE(r, nullptr) << now;
    EXPECT_FALSE(r->visible.empty()) << now << " is focused but scrolled away";
    EXPECT_FALSE(r->text.empty()) << now << " says nothing";
  }
  EXPECT_EQ(met, wanted);
}

TEST_F(Shell, IdsOfTheGalleryAreUnique) {
  ASSERT_TRUE(driver.show("gallery"));
  std::set<std::string> ids;
  for (const Registered& r : driver.app().ui().focus().items()) EXPECT_TRUE(ids.insert(r.id).second) << r.id;
}

TEST_F(Shell, AClickAndEnterAndSpaceFireAButtonOnceEach) {
  ASSERT_TRUE(driver.show("probe"));
  ASSERT_TRUE(driver.click("go"));
  EXPECT_EQ(counts.fired, 1);
  driver.press("Tab");
  driver.press("Shift Tab");
  ASSERT_TRUE(driver.focused("go"));
  driver.press("Enter");
  EXPECT_EQ(counts.fired, 2);
  driver.press("Space");
  EXPECT_EQ(counts.fired, 3);
}

TEST_F(Shell, AShortcutFiresOnceForEachPressHoweverLongItIsHeld) {
  ASSERT_TRUE(driver.show("probe"));
  driver.hold("g", true);
  ASSERT_TRUE(driver.until([&] { return counts.fired == 1; }));
  for (int i = 0; i < 40; ++i) driver.app().step(30);  // the keyboard repeats by now
  driver.hold("g", false);
  driver.settle();
  EXPECT_EQ(counts.fired, 1);
  driver.press("PageDown");
  EXPECT_EQ(counts.by_key, 1);
}

TEST_F(Shell, ShortcutsRestWhileOneTypes) {
  ASSERT_TRUE(driver.show("probe"));
  ASSERT_TRUE(driver.click("guess"));
  driver.type("7g4d");
  EXPECT_EQ(counts.text, "74");
  EXPECT_EQ(counts.fired, 0);
  driver.press("Backspace");
  EXPECT_EQ(counts.text, "7");
  driver.press("Up");
  EXPECT_EQ(counts.text, "8");
}

TEST_F(Shell, ADisabledButtonSaysWhyAndDoesNotFire) {
  ASSERT_TRUE(driver.show("probe"));
  ASSERT_TRUE(driver.click("dead"));
  driver.press("d");
  driver.press("Enter");
  EXPECT_EQ(counts.dead, 0);
  ASSERT_TRUE(driver.focused("dead"));
  EXPECT_EQ(driver.widget("dead")->reason, "Nothing to bury.");
  EXPECT_FALSE(driver.widget("dead")->enabled);
}

TEST_F(Shell, NothingIsDrawnWhileNothingChanges) {
  ASSERT_TRUE(driver.show("probe"));
  const int before = counts.frames;
  for (int i = 0; i < 20; ++i) EXPECT_FALSE(driver.app().step(10));
  EXPECT_EQ(counts.frames, before);
}

TEST_F(Shell, ZoomKeysChangeEverySizeAndComeBack) {
  ASSERT_TRUE(driver.show("gallery"));
  const float width = driver.app().ui().width();
  driver.press("Ctrl +");
  EXPECT_FLOAT_EQ(driver.app().scale(), 1.25f);
  EXPECT_NEAR(driver.app().ui().width(), width / 1.25f, 0.5f);
  driver.press("Ctrl -");
  driver.press("Ctrl -");
  EXPECT_FLOAT_EQ(driver.app().scale(), 0.75f);
  driver.press("Ctrl -");
  EXPECT_FLOAT_EQ(driver.app().scale(), 0.75f) << "the least";
  driver.press("Ctrl 0");
  EXPECT_FLOAT_EQ(driver.app().ui().width(), width);
}

TEST_F(Shell, ADialogHoldsTheKeyboardAndThePageCannotBeReached) {
  ASSERT_TRUE(driver.show("gallery"));
  driver.press("a");
  ASSERT_NE(driver.widget("question/no"), nullptr);
  for (int i = 0; i < 7; ++i) {
    driver.press("Tab");
    EXPECT_EQ(driver.app().ui().focus().focused().rfind("question/", 0), 0u);
  }
  driver.press("Esc");
  EXPECT_EQ(driver.widget("question/no"), nullptr);
}

TEST_F(Shell, NothingBehindADialogIsScrolled) {
  ASSERT_TRUE(driver.show("gallery"));
  const auto first = [&] { return driver.widget("fan")->rect.y; };
  const float top = first();
  driver.move_to(Point{640, 400});
  driver.wheel(-2);
  EXPECT_LT(first(), top);
  driver.wheel(2);
  driver.press("a");
  ASSERT_NE(driver.widget("question/no"), nullptr);
  driver.wheel(-2);
  driver.press("PageDown");
  EXPECT_EQ(first(), top);
}

TEST_F(Shell, APageBeginsAtItsTopAndIsFoundAgainWhereItWasLeft) {
  ASSERT_TRUE(driver.show("probe"));
  ASSERT_TRUE(driver.show("gallery"));
  const auto first = [&] { return driver.widget("fan")->rect.y; };
  const float top = first();
  driver.press("PageDown");
  const float below = first();
  EXPECT_LT(below, top);
  ASSERT_TRUE(driver.show("talker"));
  driver.press("Esc");
  EXPECT_EQ(first(), below);
  driver.press("Esc");
  ASSERT_TRUE(driver.show("gallery"));
  EXPECT_EQ(first(), top);
}

TEST_F(Shell, ANumberAndItsUnitStayOnOneLine) {
  std::vector<int> lines;
  driver.app().add_screen("column", [&] { return std::make_unique<Column>(lines); });
  ASSERT_TRUE(driver.show("column"));
  EXPECT_EQ(lines, (std::vector<int>{3, 3, 2, 2}));
}

TEST_F(Shell, WordsInPassingHideNoButton) {
  ASSERT_TRUE(driver.show("talker"));
  ASSERT_TRUE(driver.click("say"));
  ASSERT_NE(driver.widget("toast/0"), nullptr);
  EXPECT_EQ(driver.widget("toast/0")->text, "Something was said");
  EXPECT_TRUE(intersection(driver.widget("toast/0")->rect, driver.widget("say")->rect).empty());
}

TEST_F(Shell, TheKeyForSourcesSaysWhatItDid) {
  ASSERT_TRUE(driver.show("probe"));
  driver.press("n");
  ASSERT_NE(driver.widget("toast/0"), nullptr);
  EXPECT_TRUE(driver.app().ui().show_sources);
  driver.press("n");
  EXPECT_FALSE(driver.app().ui().show_sources);
}

TEST_F(Shell, EscGoesBackAndHelpOpensByItsKey) {
  ASSERT_TRUE(driver.show("probe"));
  ASSERT_TRUE(driver.show("gallery"));
  driver.press("F1");
  ASSERT_NE(driver.widget("help/close"), nullptr);
  driver.press("Esc");
  EXPECT_EQ(driver.widget("help/close"), nullptr);
  EXPECT_EQ(driver.app().screen_name(), "gallery");
  driver.press("Esc");
  EXPECT_EQ(driver.app().screen_name(), "probe");
}

TEST_F(Shell, ArrowsReadAFanPlaceByPlaceAndAReaderHearsTheValues) {
  ASSERT_TRUE(driver.show("gallery"));
  for (int i = 0; i < 100 && !driver.focused("fan"); ++i) driver.press("Shift Tab");  // the last row
  driver.press("Left");
  driver.settle();
  EXPECT_NE(
      driver.widget("fan")->text.find("Quarter 10: what may come $4.3 B, 9 of 10 between $2.6 B and $6.5 B"),
      std::string::npos)
      << driver.widget("fan")->text;
  EXPECT_TRUE(driver.picture("gallery-fan").ok());
  driver.press("Home");
  driver.settle();
  EXPECT_NE(driver.widget("fan")->text.find("Quarter 1: your lab $2.4 B"), std::string::npos)
      << driver.widget("fan")->text;
  driver.app().set_theme(ThemeName::dark);
  driver.app().set_scale(2);
  driver.settle();
  driver.press("Tab");
  driver.settle();
  EXPECT_TRUE(driver.picture("gallery-fan-dark-200").ok());
}

TEST(ShellWindow, LeavesFullScreenByTheFirstPressWhereItWasOpenedSo) {
  AppOptions options = UiDriver::picture_options();
  options.full_screen = true;  // as --projector does, whatever the settings say
  UiDriver driver(options);
  ASSERT_EQ(driver.problem(), "");
  driver.app().add_screen("talker", [] { return std::make_unique<Talker>(); });
  ASSERT_TRUE(driver.show("talker"));
  const auto full = [&] { return (SDL_GetWindowFlags(driver.app().window()) & SDL_WINDOW_FULLSCREEN) != 0; };
  ASSERT_TRUE(full());
  driver.press("F11");
  EXPECT_FALSE(full());
  driver.press("F11");
  EXPECT_TRUE(full());
}

TEST(ShellWindow, OnAScreenOfTooFewColoursSaysSoAndStillGivesPictures) {
  if (const char* set = std::getenv("DISPLAY"); set && *set) GTEST_SKIP() << "on somebody's own screen";
  const VirtualDisplay display("1280x720x8");
  ASSERT_EQ(display.problem(), "");
  AppOptions options = UiDriver::picture_options();
  {
    const auto window = App::open(options);
    ASSERT_FALSE(window.ok());
    EXPECT_NE(window.error().message().find("bits a pixel"), std::string::npos) << window.error().message();
    EXPECT_EQ(window.error().message().find("--software"), std::string::npos) << "it was given";
  }
  options.in_memory = true;
  const auto picture = App::open(options);
  EXPECT_TRUE(picture.ok()) << picture.error().message();
}

TEST(ShellWindow, IsNoLargerThanTheScreen) {
  AppOptions options = UiDriver::picture_options();
  options.width = 9000, options.height = 9000;
  UiDriver driver(options);
  ASSERT_EQ(driver.problem(), "");
  SDL_Rect screen;
  ASSERT_EQ(SDL_GetDisplayBounds(0, &screen), 0);
  int w = 0, h = 0;
  SDL_GetWindowSize(driver.app().window(), &w, &h);
  EXPECT_LE(w, screen.w);
  EXPECT_LE(h, screen.h);
}

TEST_F(Shell, PicturesOfTheGalleryInEveryThemeAndAtTwoSizes) {
  ASSERT_TRUE(driver.show("gallery"));
  for (const ThemeName which : kThemeNames) {
    driver.app().set_theme(which);
    driver.settle();
    EXPECT_TRUE(driver.picture(std::string("gallery-") + name(which)).ok());
  }
  driver.app().set_theme(ThemeName::light);
  driver.app().set_scale(2);
  driver.settle();
  EXPECT_TRUE(driver.picture("gallery-200").ok());
}

}  // namespace
}  // namespace partly::game
