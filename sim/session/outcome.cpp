#include "sim/session/outcome.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "sim/base/format.h"
#include "sim/world/view/lab_measures.h"

namespace partly::session {
namespace {

Judgment judgment_of(const world::ProceedingView& proceeding) {
  if (proceeding.settled_usd) return Judgment::settled;
  if (law::open(proceeding.stage)) return Judgment::open;
  if (!proceeding.verdict) return Judgment::dropped;
  return proceeding.verdict->for_claimant == proceeding.brought ? Judgment::won : Judgment::lost;
}

std::string text_of(const world::ProceedingView& proceeding) {
  if (proceeding.settled_usd) return "settled for " + format_usd(*proceeding.settled_usd);
  if (law::open(proceeding.stage)) return "open: " + std::string(law::name(proceeding.stage));
  if (!proceeding.verdict) return law::name(proceeding.stage);
  if (proceeding.verdict->for_claimant == proceeding.brought)
    return proceeding.brought ? "won, " + format_usd(proceeding.verdict->award_usd) : "won";
  return proceeding.brought ? "lost" : "lost, " + format_usd(proceeding.verdict->award_usd);
}

bool is_own(const world::ProceedingView& proceeding) { return proceeding.mine || proceeding.brought; }

}  // namespace

const char* name(Judgment judgment) {
  switch (judgment) {
    case Judgment::none:
      return "no claim";
    case Judgment::dropped:
      return "dropped";
    case Judgment::won:
      return "won";
    case Judgment::open:
      return "open";
    case Judgment::settled:
      return "settled";
    case Judgment::lost:
      return "lost";
  }
  return "";
}

std::string court_of(const world::WorldView& view) {
  std::string text;
  for (const auto& proceeding : view.proceedings)
    if (is_own(proceeding)) text += (text.empty() ? "" : "; ") + text_of(proceeding);
  return text.empty() ? "none" : text;
}

std::string tally_of(const world::WorldView& view) {
  std::map<Judgment, int> count;
  int all = 0;
  for (const auto& proceeding : view.proceedings)
    if (is_own(proceeding)) ++count[judgment_of(proceeding)], ++all;
  if (all < 2) return court_of(view);
  std::string text;
  for (const auto& [judgment, times] : count)
    text += (text.empty() ? "" : ", ") + std::to_string(times) + " " + name(judgment);
  return text;
}

Quantity spent_on_models(const world::WorldView& view) {
  double spent = 0;
  for (const auto& model : view.models)
    if (model.mine) spent += model.total_usd.value;
  return Quantity::derived(spent, Unit::usd, "Bills of all models trained: counts times the price list");
}

std::string ending_of(world::Ending ending) {
  switch (ending) {
    case world::Ending::running:
      return "running";
    case world::Ending::finished:
      return "finished";
    case world::Ending::insolvent:
      return "out of money";
  }
  return {};
}

Outcome outcome_of(const world::WorldView& view) {
  Outcome outcome;
  outcome.ending = view.ending;
  outcome.worth = world::founders_worth(view);
  outcome.capability = view.capability;
  outcome.cash = view.cash;
  outcome.spent = spent_on_models(view);
  outcome.exposure = view.exposure;
  outcome.trust = view.trust;
  outcome.ownership = view.ownership;
  for (const auto& proceeding : view.proceedings) {
    if (!is_own(proceeding)) continue;
    outcome.judgment = std::max(outcome.judgment, judgment_of(proceeding));
    if (proceeding.exhibit && !outcome.log_ratio)
      outcome.log_ratio = proceeding.exhibit->log_ratio();  // the newest comes first
  }
  outcome.court = court_of(view);
  outcome.history = view.history;
  return outcome;
}

}  // namespace partly::session
