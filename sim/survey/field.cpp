#include "sim/survey/field.h"

#include <algorithm>

#include "sim/scenario/rule_maker.h"
#include "sim/session/curve_maker.h"
#include "sim/survey/lab_field.h"
#include "sim/survey/rule_field.h"

namespace partly::survey {
namespace {

constexpr std::size_t kResultsKept = 20'000;  // some 6 kB each

Error invalid(const scenario::LoadReport& report, const std::string& file_name) {
  if (report.errors.empty())
    return {ErrorKind::internal, "The scenario has no error and cannot be read", file_name, {}};
  return {report.missing ? ErrorKind::file_missing : ErrorKind::invalid_scenario,
          report.errors.front().text(),
          {},
          {}};
}

}  // namespace

struct SurveyContext::State {
  std::shared_ptr<const learn::Engine> engine;
  std::shared_ptr<session::JobRunner> runner;
  std::vector<std::pair<regime::CurvePlan, regime::Curves>> curves;

  Result<regime::Curves> curves_for(const regime::CurvePlan& plan) {
    const auto known = std::ranges::find_if(curves, [&](const auto& each) { return each.first == plan; });
    if (known != curves.end()) return known->second;
    auto measured = session::measure_curves(plan, engine);
    if (measured) curves.emplace_back(plan, *measured);
    return measured;
  }
};

SurveyContext::SurveyContext(std::shared_ptr<const learn::Engine> engine)
    : state_(std::make_shared<State>()) {
  state_->runner = std::make_shared<session::JobRunner>(engine, kResultsKept);
  state_->engine = std::move(engine);
}
SurveyContext::~SurveyContext() = default;

Result<std::unique_ptr<PlayableScenario>> SurveyContext::open(scenario::LoadedEither loaded,
                                                              const std::string& file_name) {
  if (auto* lab = std::get_if<world::Scenario>(&loaded.scenario))
    return lab_field(std::move(*lab), state_->runner);
  auto* rule_maker = std::get_if<scenario::RuleMaker>(&loaded.scenario);
  if (rule_maker == nullptr) return invalid(loaded, file_name);
  auto measured = state_->curves_for(rule_maker->industry.plan);
  if (!measured) return measured.error();
  return rule_field(std::move(*rule_maker), std::move(*measured));
}

Result<std::unique_ptr<PlayableScenario>> SurveyContext::open_file(const std::filesystem::path& path) {
  return open(scenario::load_either_file(path), path.string());
}

Result<std::unique_ptr<PlayableScenario>> SurveyContext::open_text(const std::string& json,
                                                                   const std::string& file_name) {
  const auto folder = std::filesystem::path(file_name).parent_path();  // of the files that it may name
  return open(scenario::load_either_text(json, file_name, folder), file_name);
}

session::RunStats SurveyContext::run_stats() const {
  session::RunStats run_stats = state_->runner->run_stats();
  for (const auto& [plan, curves] : state_->curves) {
    run_stats.trainings += curves.students;
    ++run_stats.classrooms;
  }
  return run_stats;
}

const Measure* PlayableScenario::measure(const std::string& measure_id) const {
  const auto found = std::ranges::find(measures(), measure_id, &Measure::id);
  return found == measures().end() ? nullptr : &*found;
}

std::vector<std::string> measures_in(const std::vector<world::Goal>& goals) {
  std::vector<std::string> ids;
  for (const world::Goal& goal : goals)
    if (std::ranges::find(ids, goal.measure) == ids.end()) ids.push_back(goal.measure);
  return ids;
}

std::map<std::string, double> enough_in(const std::vector<world::Goal>& goals) {
  std::map<std::string, double> enough;
  for (const world::Goal& goal : goals)
    if (goal.bound == world::Bound::at_least && goal.unit == Unit::count) enough[goal.measure] = goal.number;
  return enough;
}

}  // namespace partly::survey
