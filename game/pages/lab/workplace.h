// The page "lab" of a game: the decision board of a lab, or the console where the player is the provider.
#pragma once
#include "game/pages/console/console.h"
#include "game/pages/lab/lab.h"

namespace partly::game {

class WorkplaceScreen final : public Screen {
 public:
  explicit WorkplaceScreen(Play& play) : play_(play), lab_(play), console_(play) {}
  std::string title() const override { return shown().title(); }
  void draw(Ui& ui) override { shown().draw(ui); }
  bool live() const override { return shown().live(); }
  bool back() override { return shown().back(); }
  std::string help() const override { return shown().help(); }

 private:
  bool provider() const { return play_.playing() && play_.view().teacher.has_value(); }
  const Screen& shown() const { return provider() ? static_cast<const Screen&>(console_) : lab_; }
  Screen& shown() { return provider() ? static_cast<Screen&>(console_) : lab_; }

  Play& play_;
  LabScreen lab_;
  ConsoleScreen console_;
};

}  // namespace partly::game
