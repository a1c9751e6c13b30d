// What copying saves: the cost of building a capability over that of copying it, measured while one looks, as
// a curve over the capability; the articles' fifty to one (F20) marked on it, why it is not that here, and
// what would have to hold for it.
#pragma once
#include <memory>
#include <string>

#include "game/shell/screen.h"
#include "sim/scenario/casefile.h"
#include "sim/session/cost_curve_runs.h"

namespace partly::game {

// Outlives the page: what was measured, and whether somebody stopped it.
struct CostBench {
  explicit CostBench(session::CostCurveRuns::Sources sources) : runs(std::move(sources)) {}
  session::CostCurveRuns runs;
  bool stopped = false;
};

class CostCurveScreen final : public Screen {
 public:
  CostCurveScreen(std::shared_ptr<CostBench> bench, const Result<scenario::CaseFile>& facts);
  ~CostCurveScreen() override { bench_->runs.stop(); }  // goes on when the page is opened again
  std::string title() const override { return "What copying saves"; }
  void draw(Ui&) override;
  void enter() override;
  bool awaits() const override { return bench_->runs.going(); }
  std::string help() const override;

 private:
  void head(Ui&, Rect& page);
  float cards(Ui&, Rect area, float room);
  void chart(Ui&, Rect& rest, float height);
  void words(Ui&, Rect& rest);
  void work(Ui&, Rect& rest);
  void work_buttons(Ui&, Rect& rest);
  void articles(Ui&, Rect& rest);
  void figures(Ui&, Rect& rest);
  void costs(Ui&, Rect& rest);
  std::string headline() const;

  std::shared_ptr<CostBench> bench_;
  std::string told_;                             // what the fact says
  std::optional<session::CostFinding> finding_;  // once all is measured; into the curve of the runs
};

}  // namespace partly::game
