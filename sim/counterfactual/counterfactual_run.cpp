#include "sim/counterfactual/counterfactual_run.h"

#include <array>

#include "sim/bots/player_bots.h"
#include "sim/counterfactual/play_on.h"
#include "sim/session/job_runner.h"
#include "sim/session/outcome.h"
#include "sim/world/view/lab_measures.h"

namespace partly::counterfactual {
namespace {

std::string name_of(world::Route route) {
  switch (route) {
    case world::Route::scratch:
      return "From scratch";
    case world::Route::distil:
      return "Distilled";
    case world::Route::licence:
      return "Licensed";
    case world::Route::open_weights:
      return "Open weights";
    case world::Route::own:
      return "From its own model";
    case world::Route::mixed:
      break;
  }
  return "A mixture";
}

// What the player sells; before it sells anything, what it has trained last.
const world::ModelView* shipped(const world::WorldView& view) {
  const world::ModelView* shipped = nullptr;
  for (const auto& model : view.models)
    if (model.mine && model.state == world::ModelState::trained && (shipped == nullptr || model.on_sale))
      shipped = &model;
  return shipped;
}

Quantity earned_by(const world::TeacherView& provider) {
  return Quantity::derived(provider.query_revenue_usd.value + provider.licence_revenue_usd.value +
                               provider.court_revenue_usd.value,
                           Unit::usd,
                           "Answers, licences and what courts brought less counsel, over the whole game");
}

std::vector<CounterfactualFigure> figures_of(const world::WorldView& view) {
  const CounterfactualFigure left{"left", "cash", view.cash};
  if (view.teacher)
    return {{"earned", "by the API", earned_by(*view.teacher)},
            {"accused", "accused", world::mean_accused(view.teacher->crowd)},
            left};
  return {{"capability", "capability", view.capability},
          {"spent", "for models", session::spent_on_models(view)},
          left};
}

}  // namespace

CounterfactualRun run_of(const world::WorldView& view, std::string name) {
  return {std::move(name), true, figures_of(view), session::tally_of(view)};
}

CounterfactualRun own_run(const world::WorldView& view) {
  if (view.teacher) return run_of(view, "You");
  const world::ModelView* model = shipped(view);
  return run_of(view, (model == nullptr ? "No model" : name_of(model->route)) + " (you)");
}

std::span<const CounterfactualPolicy> policies_for(const world::Scenario& scenario) {
  static const std::array routes{CounterfactualPolicy{"scratch", name_of(world::Route::scratch)},
                                 CounterfactualPolicy{"distil", name_of(world::Route::distil)},
                                 CounterfactualPolicy{"license", name_of(world::Route::licence)},
                                 CounterfactualPolicy{"open-weights", name_of(world::Route::open_weights)}};
  static const std::array temperaments{
      CounterfactualPolicy{"thrifty", "Thrifty"}, CounterfactualPolicy{"reckless", "Reckless"},
      CounterfactualPolicy{"lawful", "Lawful"}, CounterfactualPolicy{"opportunist", "Opportunist"}};
  if (scenario.role() == world::Role::teacher_lab) return temperaments;
  return routes;
}

std::optional<CounterfactualRun> play_counterfactual(const CounterfactualPolicy& instead,
                                                     const world::Scenario& scenario, std::uint64_t seed,
                                                     const std::shared_ptr<session::JobRunner>& runner,
                                                     const session::ShouldContinue& should_continue) {
  const auto bot = bots::make_bot(instead.policy, seed, scenario);
  if (!bot) return std::nullopt;
  const session::Work work = [&](const world::Job& job, const session::ProgressCallback&) {
    return runner->run(job, session::while_allowed(should_continue));
  };
  const auto session = play_on(
      scenario, seed, scenario.quarters, work, [&](bots::PlayerSeat& seat) { (*bot)->play_quarter(seat); },
      should_continue);
  if (!session) return std::nullopt;
  return run_of((*session)->view(), instead.name);
}

}  // namespace partly::counterfactual
