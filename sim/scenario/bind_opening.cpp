#include "sim/scenario/bind_opening.h"

#include <algorithm>

#include "sim/econ/fields.h"
#include "sim/scenario/bind.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"

namespace partly::scenario {
namespace {

using world::Decision;

// The schema has seen to it that there is exactly one key, and a known one.
Decision decision(const Node& node) {
  const std::string key = node.keys().empty() ? std::string() : node.keys().front();
  const Node what = node[key];
  if (key == "train") return bind_order(what);
  if (key == "release") return world::ReleaseModel{what.whole(1)};
  if (key == "publish_summary") return world::PublishSummary{what.whole(1)};
  if (key == "examine") return world::ExamineModel{what.whole(1)};
  if (key == "move_to_dismiss") return world::MoveToDismiss{what.whole(1)};
  if (key == "price_usd") return world::SetPrice{what.number(0)};
  if (key == "raise_usd") return world::RaiseFunds{what.number(0)};
  if (key == "sign_licence") return world::SignLicence{};
  if (key == "reserve_compute") return world::ReserveCompute{};
  if (key == "buy_warranty") return world::BuyWarranty{};
  if (key == "keep_records") return world::KeepRecords{what.flag()};
  if (key == "file_suit") return world::FileSuit{};
  if (key == "counsel") return world::RetainCounsel{what.named<econ::Counsel>()};
  return world::WithdrawModel{};
}

// Number of the model that a decision names; 0 for none.
int model_named(const Decision& decision) {
  return std::visit(
      [](const auto& one) {
        if constexpr (requires { one.model; })
          return one.model;
        else
          return 0;
      },
      decision);
}

void check_order(const Node& node, const world::Scenario& scenario, const Decision& decision) {
  const auto* order = std::get_if<world::TrainModel>(&decision);
  if (!order || !node.clean()) return;
  const Status status = learn::check_job(world::job_of(scenario.learning, *order));
  if (!status)
    node.error("job", "This order cannot be trained: " + status.error().what, status.error().remedy);
}

}  // namespace

Opening bind_opening(const Node& node) {
  Opening opening;
  for (std::size_t quarter = 0; quarter < node.size(); ++quarter) {
    const Node decisions = node.item(quarter)["decisions"];
    opening.emplace_back();
    for (std::size_t i = 0; i < decisions.size(); ++i) opening.back().push_back(decision(decisions.item(i)));
  }
  return opening;
}

void check_opening(const Node& node, const world::Scenario& scenario) {
  if (!node.there()) return;
  if (static_cast<int>(scenario.opening.size()) + 2 > scenario.quarters)
    node.error("opening",
               "The opening takes " + std::to_string(scenario.opening.size()) + " of " +
                   std::to_string(scenario.quarters) + " quarters",
               "leave the player at least two");
  int trained = 0;  // by the close of the quarter before
  for (std::size_t quarter = 0; quarter < scenario.opening.size(); ++quarter) {
    int ordered = 0;
    const auto& decisions = scenario.opening[quarter];
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      const Node place = node.item(quarter)["decisions"].item(i);
      ordered += std::holds_alternative<world::TrainModel>(decisions[i]) ? 1 : 0;
      check_order(place, scenario, decisions[i]);
      if (model_named(decisions[i]) > trained)
        place.error("opening",
                    "There is no trained model " + std::to_string(model_named(decisions[i])) + " by then",
                    "models are numbered from 1 in the order of their training");
    }
    trained += ordered;
  }
}

}  // namespace partly::scenario
