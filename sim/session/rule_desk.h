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
#include "sim/regime/levers.h"
#include "sim/session/docket.h"

namespace partly::session {

struct DeskOptions {
  std::uint64_t seed = 0;  // 0: the scenario's own
  learn::EngineRequest engine = {};
  bool threaded = true;  // false: tick() does the work itself, for tests
  std::optional<std::filesystem::path> autosave = {};
};

// Many lucks from one moment on, under one rule to the end.
struct Futures {
  std::string rule;
  std::vector<regime::Play> plays;
};
inline constexpr int kFutures = 40;

// All rules from the first year on, each over the same seeds, and what the player decreed beside them.
struct Comparison {
  struct Row {
    std::string rule;                        // empty: the player's own decrees
    std::vector<Spread> over_years;          // in the order of regime::axes()
  };
  std::string lever;
  regime::End end = regime::End::as_set;
  std::vector<Row> rows;
};
inline constexpr int kComparedSeeds = 20;

class RuleDesk {
 public:
  RuleDesk(scenario::RuleMaker scenario, DeskOptions options);
  RuleDesk(Docket docket, DeskOptions options);  // goes on with it
  ~RuleDesk();

  const scenario::RuleMaker& scenario() const { return scenario_; }
  Docket* docket() { return docket_ ? &*docket_ : nullptr; }  // null until the curves are measured

  void measure();  // nothing while it is under way, or done
  bool tick();     // takes in what is done and starts what waits; true if something changed
  void stop();     // whatever is under way, and what waits

  struct Work {
    std::string what;          // "Training 168 networks"
    double done = 0;           // share
    double seconds_left = -1;  // negative: not known yet
  };
  std::optional<Work> work() const;
  std::vector<std::string> problems() { return std::exchange(problems_, {}); }

  // The decisions of the docket, each followed by a save.
  Status decree(const std::string& rule_id);
  void next_quarter();
  void next_year();
  void note(Foresight foresight);

  // Null until worked out; asking starts the work. Futures hold for the present moment.
  const Futures* futures(const std::string& rule_id);
  const Comparison* comparison(const std::string& lever, regime::End end);

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
  void moved();  // the present is another one: futures are stale
  Job measuring();
  Job looking_ahead(const std::string& rule_id);
  Job comparing(const std::string& lever, regime::End end);

  scenario::RuleMaker scenario_;
  DeskOptions options_;
  std::optional<Docket> docket_;
  std::map<std::string, Futures> futures_;
  std::vector<Comparison> comparisons_;
  std::vector<std::string> problems_;
  std::deque<Job> waiting_;
  std::optional<UnderWay> under_way_;
  std::unique_ptr<Executor> executor_;  // last: ends before what its tasks use
};

}  // namespace partly::session
