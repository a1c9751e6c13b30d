#include "sim/scenario/bind_arrangements.h"

namespace partly::scenario {
namespace {

std::optional<econ::Retainer> retainer(const Node& node) {
  if (!node.there()) return std::nullopt;
  return econ::Retainer{node["retainer_usd"].quantity(), node["stage_cost_factor"].quantity(),
                        node["log_odds"].quantity()};
}

std::optional<econ::ComputeContract> compute(const Node& node) {
  if (!node.there()) return std::nullopt;
  return econ::ComputeContract{node["gflop"].quantity(), node["quarters"].quantity(),
                               node["discount"].quantity()};
}

std::optional<econ::RecordKeeping> records(const Node& node) {
  if (!node.there()) return std::nullopt;
  return econ::RecordKeeping{node["keeping_usd"].quantity(), node["plea_without"].quantity(),
                             node["summary_unproven"].quantity(), node["summary_trust"].quantity()};
}

std::optional<econ::Warranty> warranty(const Node& node) {
  if (!node.there()) return std::nullopt;
  return econ::Warranty{node["fee_usd"].quantity(), node["quarters"].quantity(), node["cap_usd"].quantity()};
}

std::optional<econ::WeightsLicence> weights_licence(const Node& node) {
  if (!node.there()) return std::nullopt;
  return econ::WeightsLicence{node["free_sales_usd"].quantity(), node["royalty"].quantity()};
}

std::optional<econ::Resale> resale(const Node& node) {
  if (!node.there()) return std::nullopt;
  return econ::Resale{node["sales_usd"].quantity(), node["cost_share"].quantity()};
}

}  // namespace

econ::Arrangements bind_arrangements(const Node& node) {
  econ::Arrangements offered;
  offered.compute = compute(node["compute"]);
  offered.house_counsel = retainer(node["house_counsel"]);
  offered.trial_counsel = retainer(node["trial_counsel"]);
  offered.records = records(node["records"]);
  if (node["exam_usd"].there()) offered.exam_usd = node["exam_usd"].quantity();
  offered.warranty = warranty(node["warranty"]);
  offered.weights_licence = weights_licence(node["weights_licence"]);
  offered.resale = resale(node["resale"]);
  return offered;
}

double most_arranged_usd(const econ::Arrangements& offered, double market_growth) {
  double most = offered.exam_usd ? offered.exam_usd->value : 0;
  for (const auto& counsel : {offered.house_counsel, offered.trial_counsel})
    if (counsel) most += counsel->retainer_usd.value;
  if (offered.records) most += offered.records->keeping_usd.value;
  if (offered.warranty) most += offered.warranty->fee_usd.value + offered.warranty->cap_usd.value;
  if (offered.resale) most += market_growth * offered.resale->sales_usd.value;
  return most;
}

void check_arrangements(const Node& node, const econ::Arrangements& arrangements) {
  for (const auto& [key, counsel] : {std::pair("house_counsel", &arrangements.house_counsel),
                                     std::pair("trial_counsel", &arrangements.trial_counsel)})
    if (*counsel)
      need(node[key]["log_odds"], (*counsel)->log_odds.value <= 0, "Counsel cannot speak against the client");
  for (const char* key : {"compute", "warranty"})
    need(node[key]["quarters"], node[key]["quarters"]["value"].number(1) >= 1,
         "What is arranged lasts at least one quarter");
}

}  // namespace partly::scenario
