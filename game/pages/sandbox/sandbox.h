// Just train: truth, teacher and student as maps, everything that decides what is copied on sliders, and at
// any place an answer against what the teacher thought. Without money, law or a game.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "game/shell/screen.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/shaded_map.h"
#include "sim/study/sandbox_runs.h"

namespace partly::game {

// What outlives the page: the setting, and what was learned of it.
struct SandboxBench {
  explicit SandboxBench(study::SandboxRuns::Sources sources) : runs(std::move(sources)) {}

  study::SandboxSetting setting;
  study::SandboxRuns runs;
  std::function<void()> tried =
      {};  // told when something was moved and students have learned it to their end
  bool moved = false;
};

class SandboxScreen final : public Screen {
 public:
  explicit SandboxScreen(std::shared_ptr<SandboxBench> bench) : bench_(std::move(bench)) {}
  ~SandboxScreen() override { bench_->runs.stop(); }
  std::string title() const override { return "Just train"; }
  void draw(Ui&) override;
  void enter() override;
  bool live() const override { return bench_->runs.going(); }
  bool awaits() const override { return bench_->runs.going(); }
  std::string help() const override;

 private:
  void moved();
  void place_pointer();
  void wide(Ui&, Rect page);
  void narrow(Ui&, Rect page);
  void seen(Ui&, Rect page);
  float pictures(Ui&, Rect area, float room);  // all that is seen, one below the other
  float says(Ui&, Rect area, const TextStyle&);
  bool maps(Ui&, Rect area, float height);  // true while somebody points at one
  void thought(Ui&, Rect area);
  void thought_over(Ui&);
  void curve(Ui&, Rect area);
  std::vector<std::pair<std::string, QuantityLabel>> figures() const;
  float counted(Ui&, Rect area);

  std::shared_ptr<SandboxBench> bench_;
  MapPointer pointer_;
};

}  // namespace partly::game
