// Settings of this machine: look, device, engine, seed, and where files lie. Every change shows at once and
// is saved at once; what a game in progress was started with stays as it is.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "game/app/app.h"
#include "game/shell/screen.h"

namespace partly::game {

// What the page cannot know by itself.
struct SettingsContext {
  std::function<void(const Settings&)> set_engine = {};  // engine and device of the next game
  std::function<void(std::optional<std::uint64_t>)> set_seed =
      {};                               // of the next game; none: the scenario's own
  std::function<bool()> progress = {};  // whether there is some in the course
  std::function<void()> clear_progress = {};
  std::function<std::string()> in_play = {};  // "seed 7, fused on cpu (AVX-512)", or empty without a game
  std::string save_to = settings_path();      // tests write elsewhere
};

class SettingsScreen final : public Screen {
 public:
  SettingsScreen(App& app, SettingsContext context) : app_(app), context_(std::move(context)) {}
  std::string title() const override { return "Settings"; }
  void draw(Ui&) override;
  bool back() override { return std::exchange(clearing_, false); }
  std::string help() const override;

 private:
  float all(Ui&, Rect area);
  void look(Ui&, Rect& rest);
  void machine(Ui&, Rect& rest);
  void seed(Ui&, Rect& rest);
  void files(Ui&, Rect& rest);
  void keys(Ui&, Rect& rest);
  void save(Ui&);
  void progress(Ui&, Rect& rest);
  void ask_to_clear(Ui&);

  App& app_;
  SettingsContext context_;
  std::string seed_text_ = {};
  bool clearing_ = false;  // it is asked whether that is meant
};

}  // namespace partly::game
