// Market, court, debrief, case file and settings over a sample game in a real window, and samples of how that
// game may stand.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "game/pages/case_file/case_file.h"
#include "game/pages/court/court.h"
#include "game/pages/debrief/debrief.h"
#include "game/pages/lab/lab.h"
#include "game/pages/market/market.h"
#include "game/pages/moment/moment.h"
#include "game/pages/settings/settings.h"
#include "sim/world/state/showings.h"
#include "tests/game/look.h"
#include "tests/game/sample_lab_game.h"

namespace partly::game {

// The sample with its claim at a stage, the chain weighed by the law from what a court has by then.
inline world::WorldView claim_at(law::Stage stage, law::Answer answer = law::Answer::none) {
  world::WorldView view = sample_view();
  world::ProceedingView& p = view.proceedings.front();
  p.stage = stage, p.answer = answer;
  if (stage < law::Stage::discovery) p.exhibit.reset();
  law::Record record;
  record.alarm_logged = true, record.answer = answer;
  if (p.exhibit) record.showings = {world::showing_of(*p.exhibit, "provenance exam")};
  p.chain = law::weigh(sample_scenario().court, sample_scenario().contract, record);
  p.probability = Quantity::derived(p.chain.probability(), Unit::fraction, "Log-odds of the steps, added up",
                                    p.chain.probability_range());
  const law::Opinion opinion{{{law::Theory::contract, p.chain, p.award, {}}}, {}};
  p.account = law::lines_of({opinion});
  p.answers.clear();
  for (const law::Answer said : {law::Answer::yes, law::Answer::partly, law::Answer::no}) {
    record.answer = said;
    const law::EvidenceChain after = law::weigh(sample_scenario().court, sample_scenario().contract, record);
    p.answers.push_back({said, Quantity::derived(after.probability(), Unit::fraction, "Weighed again"),
                         Quantity::derived(after.probability() * 2.2e9, Unit::usd, "Weighed again")});
  }
  if (stage == law::Stage::decided || stage == law::Stage::judgment)
    p.verdict = law::Verdict{true, p.chain.probability(), 2.2e9};
  if (stage == law::Stage::settled) p.settled_usd = 9e8;
  return view;
}

// The sample after its end, with `ready` of the other runs retrained.
inline world::WorldView ended() {
  world::WorldView view = claim_at(law::Stage::settled);
  view.ending = world::Ending::finished;
  view.quarter_index = 9, view.now = {2027, 4};
  view.grading = sample_grading(true);
  return view;
}
inline std::vector<counterfactual::CounterfactualRun> runs_ready_of(int ready) {
  std::vector<counterfactual::CounterfactualRun> out;
  for (const char* name : {"From scratch", "Licensed", "Open weights"}) {
    counterfactual::CounterfactualRun run{.name = name};
    if (static_cast<int>(out.size()) < ready) run = counterfactual::run_of(ended(), name);
    out.push_back(std::move(run));
  }
  return out;
}

inline std::string kept_settings() {
  return (std::filesystem::temp_directory_path() / "partly-page-settings.json").string();
}

// A window with these pages over a sample game.
class GamePages : public UiDriver {
 public:
  explicit GamePages(const Look& look = {}) : UiDriver(options_of(look)) {
    auto samples = std::make_unique<SampleLibrary>();
    library = samples.get();
    context = std::make_unique<GameContext>(std::move(samples));
    if (!problem().empty()) return;
    App& a = app();
    a.add_screen("market", [this] { return std::make_unique<MarketScreen>(*context); });
    reports = std::filesystem::temp_directory_path() / ("partly-reports-" + std::to_string(::getpid()));
    a.add_screen("debrief", [this] { return std::make_unique<DebriefScreen>(*context, reports); });
    a.add_screen("lab", [this] { return std::make_unique<LabScreen>(*context); });
    a.add_screen("moment", [this] { return std::make_unique<MomentScreen>(*context); });
    a.add_screen("court", [this] { return std::make_unique<CourtScreen>(*context); });
    a.add_screen("casefile", [] { return std::make_unique<CaseFileScreen>(scenario::load_case_file()); });
    a.add_screen("settings", [this, &a] {
      SettingsContext settings{.set_seed = [this](std::optional<std::uint64_t> chosen) { seed = chosen; },
                               .in_play = [] { return std::string("seed 7, fused on cpu"); }};
      settings.save_to = kept_settings();
      return std::make_unique<SettingsScreen>(a, settings);
    });
    context->start("the-shortcut");
  }
  SampleLabGame& lab_game() { return *library->last; }
  bool tab_to(const std::string& id) {
    for (int i = 0; i < 200 && !focused(id); ++i) press("Tab"), settle();
    return focused(id);
  }
  void keep(const std::string& name) {
    settle();
    const Status saved = picture(name);
    EXPECT_TRUE(saved) << (saved ? "" : saved.error().message());
  }

  SampleLibrary* library = nullptr;
  std::unique_ptr<GameContext> context;
  std::optional<std::uint64_t> seed;
  std::filesystem::path reports;
};

}  // namespace partly::game
