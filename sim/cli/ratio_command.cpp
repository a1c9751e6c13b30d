// partly-sim ratio: what building a capability costs over what copying it costs, measured at each capability;
// the articles' fifty to one held against it.
#include <CLI/CLI.hpp>

#include "sim/cli/command.h"
#include "sim/session/cost_curve.h"

namespace partly::cli {
namespace {

struct RatioFlags {
  std::string scenario = "the-shortcut", out;
  int students = 3;
  EngineFlags engine;
  bool json = false;
};

int ratio(const RatioFlags& flags) {
  const auto [scenario, problem] = scenario_argument(flags.scenario);
  if (!scenario) return problem;
  auto request = flags.engine.request();
  if (!request) return fail(request.error());
  request->population = flags.students;
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());
  session::JobRunner runner(*engine);
  session::CostPlan plan = session::cost_plan();
  plan.students = flags.students;
  const auto show = [](const session::CostCurve&, double, const std::string& order) { show_progress(order); };
  const auto curve = session::cost_curve(*scenario, runner, plan, show);
  show_progress({});
  if (!curve) return fail(curve.error());
  return emit(flags.json ? session::json_of(*curve) : session::text_of(*curve), flags.out);
}

}  // namespace

void add_ratio(CLI::App& app, int& code) {
  auto flags = std::make_shared<RatioFlags>();
  auto* command = app.add_subcommand(
      "ratio", "What building a capability costs over copying it, measured; the articles' 50 : 1 beside it");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->capture_default_str();
  command->add_option("--students", flags->students, "Trained for each order")
      ->check(CLI::Range(1, 32))
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = ratio(*flags); });
}

}  // namespace partly::cli
