// The page "lab" of a game: the decision board of a lab, or the console where the player is the provider.
#pragma once
#include "game/pages/console/console.h"
#include "game/pages/lab/lab.h"

namespace partly::game {

class WorkplaceScreen final : public Screen {
 public:
  explicit WorkplaceScreen(GameContext& context) : context_(context), lab_(context), console_(context) {}
  std::string title() const override { return shown().title(); }
  void draw(Ui& ui) override { shown().draw(ui); }
  bool live() const override { return shown().live(); }
  bool back() override { return shown().back(); }
  std::string help() const override { return shown().help(); }

 private:
  bool provider() const { return context_.playing() && context_.view().teacher.has_value(); }
  const Screen& shown() const { return provider() ? static_cast<const Screen&>(console_) : lab_; }
  Screen& shown() { return provider() ? static_cast<Screen&>(console_) : lab_; }

  GameContext& context_;
  LabScreen lab_;
  ConsoleScreen console_;
};

}  // namespace partly::game
