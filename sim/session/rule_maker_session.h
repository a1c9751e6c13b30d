// A rule maker's game at a desk: the docket, and what is worked out for it in the background: the curves
// (networks that really train), futures from the present moment under any rule, and all rules side by side.
// One piece of work at a time, on an executor; nothing but tick() takes its
// results in, and stop() ends it soon.
#pragma once
#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/executor.h"
#include "sim/learn/engines.h"
#include "sim/regime/gains.h"
#include "sim/regime/robustness.h"
#include "sim/session/docket.h"
#include "sim/session/rule_maker_view.h"

namespace partly::session {

struct RuleMakerOptions {
  std::uint64_t seed = 0;  // 0: the scenario's own
  learn::EngineRequest engine = {};
  bool threaded = true;  // false: tick() does the work itself, for tests
  int robustness_seeds = 8;
  std::optional<std::filesystem::path> autosave = {};
};

class RuleMakerSession {
 public:
  RuleMakerSession(scenario::RuleMaker scenario, RuleMakerOptions options);
  RuleMakerSession(Docket docket, RuleMakerOptions options);  // goes on with it
  ~RuleMakerSession();

  const scenario::RuleMaker& scenario() const { return scenario_; }
  Docket* docket() { return docket_ ? &*docket_ : nullptr; }  // null until the curves are measured
  const RuleMakerView& view() const { return view_; }         // as of the last change

  void measure();  // nothing while it is under way, or done
  bool tick();     // takes in what is done and starts what waits; true if something changed
  void stop();     // whatever is under way, and what waits

  std::optional<BackgroundWork> work() const;
  std::vector<std::string> problems() { return std::exchange(problems_, {}); }

  // The decisions of the docket, each followed by a save.
  Status decree(const std::string& rule_id);
  void next_quarter();
  void next_year();

  // Null until worked out; asking starts the work. Futures hold for the present moment.
  const Futures* futures(const std::string& rule_id);
  const Comparison* comparison(const std::string& lever, regime::End end);
  // As far as it is worked out (regime::Robustness::complete); null before. Asking goes on with it.
  const regime::Robustness* robustness();
  // Of each group by this rule in place of the one in force, over kYearsAhead; null until both futures are
  // there.
  const std::vector<regime::Change>* changes(const std::string& rule_id);
  // What was said of each group beside what came: once changes() are there.
  void note_foresight(const std::string& rule_id, std::vector<int> said);

 private:
  using Clock = std::chrono::steady_clock;
  using Land = std::function<void()>;  // takes a result in, on the caller's thread
  using Report = std::function<bool(double done)>;
  struct Job {
    std::string key, what;
    std::function<Land(const Report&)> run;
  };
  struct UnderWay {
    std::string key, what;
    Executor::Id id = 0;
    Clock::time_point begun;
  };
  void ask(Job job);
  void begin(Job job);
  bool asked(const std::string& key) const;
  void save();
  void changed();  // seen anew, and saved
  void moved();    // the present is another one: futures are stale
  Job measuring();
  Job looking_ahead(const std::string& rule_id);
  Job comparing(const std::string& lever, regime::End end);
  Job turning_assumptions();

  scenario::RuleMaker scenario_;
  RuleMakerOptions options_;
  std::optional<Docket> docket_;
  RuleMakerView view_;
  std::map<std::string, Futures> futures_;
  std::map<std::string, std::vector<regime::Change>> changes_;  // by the rule that is tried
  std::vector<Comparison> comparisons_;
  std::optional<regime::Robustness> robustness_;  // of the scenario, whatever is decreed
  std::vector<std::string> problems_;
  std::deque<Job> waiting_;
  std::optional<UnderWay> under_way_;
  std::unique_ptr<Executor> executor_;  // last: ends before what its tasks use
};

}  // namespace partly::session
