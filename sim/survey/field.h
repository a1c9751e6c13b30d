// A scenario of any kind, ready to be played many times without a window: which strategies there are, what is
// measured of a play, what might happen in one. Fields of one SurveyContext share what is expensive to make:
// teachers, courts' reference models, every result of an equal job, and a rule maker's curves.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/learn/engine.h"
#include "sim/scenario/rule_maker.h"
#include "sim/session/job_runner.h"
#include "sim/survey/measure.h"
#include "sim/survey/play_record.h"

namespace partly::survey {

class PlayableScenario {
 public:
  virtual ~PlayableScenario() = default;
  virtual scenario::Kind kind() const = 0;
  virtual const std::string& id() const = 0;
  virtual const std::string& text() const = 0;  // the whole scenario as one JSON document
  virtual std::vector<std::string> strategies() const = 0;
  // Players that look for what is rare (hunters.h); not strategies to compare.
  virtual std::vector<std::string> hunters() const = 0;
  virtual const std::vector<Measure>& measures() const = 0;
  // Ids of the measures that the scenario's goals are set in.
  virtual const std::vector<std::string>& goals() const = 0;
  // Of those that count things: how many the scenario asks for. More are no better.
  virtual const std::map<std::string, double>& enough() const = 0;
  // Whatever may happen in a play: PlayRecord::happened holds some of these and nothing else.
  virtual std::vector<std::string> possible() const = 0;
  // One game, from a strategy or a hunter; an Error where the strategy is unknown or nothing could be
  // trained.
  virtual Result<PlayRecord> play(const std::string& strategy, std::uint64_t seed) = 0;

  const Measure* measure(const std::string& measure_id) const;
};

class SurveyContext {
 public:
  explicit SurveyContext(std::shared_ptr<const learn::Engine> engine);
  ~SurveyContext();

  // The first of its errors where the scenario is not valid.
  Result<std::unique_ptr<PlayableScenario>> open(scenario::LoadedEither loaded, const std::string& file_name);
  Result<std::unique_ptr<PlayableScenario>> open_file(const std::filesystem::path& path);
  Result<std::unique_ptr<PlayableScenario>> open_text(const std::string& json, const std::string& file_name);
  session::RunStats run_stats() const;  // curves of a rule maker count as one classroom each

 private:
  struct State;
  std::shared_ptr<State> state_;
};

// What goals are set in, each once: what strategies are compared on.
std::vector<std::string> measures_in(const std::vector<world::Goal>& goals);
// By measure, where a goal asks for so many of something at least.
std::map<std::string, double> enough_in(const std::vector<world::Goal>& goals);

}  // namespace partly::survey
