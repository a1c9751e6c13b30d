// What a key means on keyboards of several scripts: events as SDL sends them there, up to the widget that
// hears them.
#include <SDL.h>
#include <gtest/gtest.h>

#include <string>

#include "game/shell/focus.h"
#include "game/shell/input_bridge.h"

namespace partly::game {
namespace {

// A page with a button on G, one on Enter, a choice on 1, and a search field that "/" opens.
class Keyboards : public testing::Test {
 protected:
  Keyboards() { draw(); }

  // The key down, and what it types.
  void press(SDL_Keycode symbol, SDL_Scancode place, const char* types = "", Uint16 mod = KMOD_NONE) {
    SDL_Event down{};
    down.type = SDL_KEYDOWN;
    down.key.keysym = {place, symbol, mod, 0};
    take_sdl_event(down, 1, input_);
    SDL_Event text{};
    text.type = SDL_TEXTINPUT;
    SDL_strlcpy(text.text.text, types, sizeof text.text.text);
    if (*types != '\0') take_sdl_event(text, 1, input_);
    while (!input_.events.empty()) draw();
    draw();
  }
  void draw() {
    focus_.begin_frame(input_);
    go_ += focus_.add({.id = "go", .key = "G"}).activated;
    close_ += focus_.add({.id = "close", .key = "Enter"}).activated;
    one_ += focus_.add({.id = "one", .key = "1"}).activated;
    undone_ += focus_.add({.id = "undo", .key = "Ctrl Z"}).activated;
    if (focus_.add({.id = "key:/", .key = "/", .focusable = false}).activated) focus_.set_focus("search");
    typed_ += focus_.add({.id = "search", .wants_text = true}).typed;
    focus_.end_frame();
  }

  Focus focus_;
  Input input_;
  int go_ = 0, close_ = 0, one_ = 0, undone_ = 0;
  std::string typed_;
};

TEST_F(Keyboards, OfOtherScriptsActByThePlaceOfTheKey) {
  press(0x43F, SDL_SCANCODE_G, "п");  // Russian
  EXPECT_EQ(go_, 1);
  press(0x3B3, SDL_SCANCODE_G, "γ");  // Greek
  EXPECT_EQ(go_, 2);
  press(0x44F, SDL_SCANCODE_Z, "", KMOD_LCTRL);
  EXPECT_EQ(undone_, 1);
}

TEST_F(Keyboards, OfOtherScriptsTypeTheirLetters) {
  focus_.set_focus("search");
  press(0x43F, SDL_SCANCODE_G, "п");
  EXPECT_EQ(typed_, "п");
  EXPECT_EQ(go_, 0);
}

TEST_F(Keyboards, OfLatinScriptActByTheSignAlone) {
  press(SDLK_h, SDL_SCANCODE_G, "h");
  EXPECT_EQ(go_, 0);
  press(SDLK_g, SDL_SCANCODE_H, "g");
  EXPECT_EQ(go_, 1);
}

TEST_F(Keyboards, OfFrenchGiveDigitsWithoutShift) {
  press(SDLK_AMPERSAND, SDL_SCANCODE_1, "&");
  EXPECT_EQ(one_, 1);
}

TEST_F(Keyboards, ReachTheSearchWhereverTheirStrokeLies) {
  press(SDLK_SLASH, SDL_SCANCODE_SLASH, "/");  // US
  EXPECT_EQ(focus_.focused(), "search");
  focus_.clear();
  press(SDLK_7, SDL_SCANCODE_7, "/", KMOD_LSHIFT);  // German
  EXPECT_EQ(focus_.focused(), "search");
  focus_.clear();
  press(SDLK_COLON, SDL_SCANCODE_PERIOD, "/", KMOD_LSHIFT);  // French
  EXPECT_EQ(focus_.focused(), "search");
  EXPECT_EQ(typed_, "") << "the key that opens a field is not typed into it";
  press(SDLK_a, SDL_SCANCODE_Q, "a");
  EXPECT_EQ(typed_, "a");
}

TEST_F(Keyboards, LeaveWhatIsHeldWithAltToTheDesktop) {
  press(SDLK_RETURN, SDL_SCANCODE_RETURN, "", KMOD_LALT);
  press(SDLK_g, SDL_SCANCODE_G, "", KMOD_LALT);
  press(SDLK_g, SDL_SCANCODE_G, "", KMOD_LGUI);
  EXPECT_EQ(close_ + go_, 0);
  press(SDLK_RETURN, SDL_SCANCODE_RETURN);
  EXPECT_EQ(close_, 1);
}

}  // namespace
}  // namespace partly::game
