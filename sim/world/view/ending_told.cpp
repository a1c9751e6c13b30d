#include "sim/world/view/ending_told.h"

#include <algorithm>
#include <map>

#include "sim/base/format.h"

namespace partly::world {
namespace {

const char* made_by(Route route) {
  switch (route) {
    case Route::scratch:
      return "from labels of your own";
    case Route::distil:
      return "without permission from the provider's answers";
    case Route::licence:
      return "under the licence";
    case Route::open_weights:
      return "from published weights";
    case Route::own:
      return "from the answers of a model of your own";
    case Route::mixed:
      return "from several sources";
  }
  return "";
}

std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

std::string models_of(int count) { return count == 1 ? "one model" : std::to_string(count) + " models"; }

// "You trained one model from published weights and 2 models under the licence, and sold Student 3
// (capability 84) at the end."
std::string what_a_lab_chose(const WorldView& view) {
  std::map<Route, int> made;
  const ModelView* on_sale = nullptr;
  for (const ModelView& model : view.models) {
    if (!model.mine) continue;
    if (model.state == ModelState::trained) ++made[model.route];
    if (model.on_sale) on_sale = &model;
  }
  std::vector<std::string> parts;
  for (const auto& [route, count] : made) parts.push_back(models_of(count) + " " + made_by(route));
  const std::string sold = on_sale ? "sold " + on_sale->name + ", of capability " +
                                         format_number(on_sale->capability.value, 0) + ", at the end"
                                   : "had nothing on sale at the end";
  return (parts.empty() ? "You trained no model and " : "You trained " + listed(parts) + ", and ") + sold +
         ".";
}

// "You served ..., sold 2 licences and brought 3 claims."
std::string what_a_provider_chose(const WorldView& view) {
  const TeacherView& provider = *view.teacher;
  const auto brought = std::ranges::count_if(view.proceedings, &ProceedingView::brought);
  const auto counted = [](std::size_t count, const std::string& one, const std::string& many) {
    return count == 0 ? "no " + many : count == 1 ? "one " + one : std::to_string(count) + " " + many;
  };
  return "You served " + provider.in_force.text + ", sold " +
         counted(provider.licences.size(), "licence", "licences") + " and brought " +
         counted(static_cast<std::size_t>(brought), "claim", "claims") + ".";
}

// Which claim weighed most: money that moved, or else one that is still open.
const ProceedingView* gravest(const WorldView& view) {
  const ProceedingView* found = nullptr;
  double most = -1;
  for (const ProceedingView& claim : view.proceedings) {
    if (!claim.mine && !claim.brought) continue;
    const double moved = claim.settled_usd        ? *claim.settled_usd
                         : claim.verdict          ? claim.verdict->award_usd
                         : law::open(claim.stage) ? claim.expected_award_usd.value
                                                  : 0;
    if (moved > most) most = moved, found = &claim;
  }
  return found;
}

std::string what_came_of(const ProceedingView& claim) {
  if (claim.settled_usd)
    return claim.title + " was settled for " + format_usd(*claim.settled_usd) +
           (claim.settled_terms ? ", with: " + law::describe(*claim.settled_terms) : "");
  if (law::open(claim.stage))
    return claim.title + " is still open at the stage of " + law::name(claim.stage) +
           ", with a chance of a verdict for the claimant of " + format_percent(claim.probability.value);
  if (!claim.verdict) return claim.title + " was " + law::name(claim.stage);
  return "In " + claim.title + " the court found for the " +
         (claim.verdict->for_claimant ? "claimant and awarded " + format_usd(claim.verdict->award_usd)
                                      : std::string("defendant")) +
         ", at a chance of " + format_percent(claim.verdict->probability) + " for the claimant";
}

// What came of the player's own suit; nothing where it filed none.
std::string what_came_of(const std::optional<SuitView>& suit) {
  if (!suit || !suit->filed) return "";
  double won_usd = 0;
  bool ruled = false;
  for (const SuitCountView& count : suit->counts)
    if (count.ruling) ruled = true, won_usd += count.ruling->award_usd;
  const std::string title = "Your suit " + suit->title + " against " + suit->defendant;
  if (!ruled)
    return title +
           (suit->filed->open() ? " is still open" : std::string(" was ") + law::name(suit->filed->stage));
  return won_usd > 0 ? title + " brought " + format_usd(won_usd) : title + " was lost";
}

// Told at the end alone: whose models were taught on answers that the player sold.
std::string who_learned(const std::vector<std::string>& learned_from_yours) {
  if (learned_from_yours.empty()) return "";
  return " " + listed(learned_from_yours) + (learned_from_yours.size() == 1 ? " was" : " were") +
         " trained on answers that you had sold.";
}

std::string what_court_and_market_did(const WorldView& view) {
  const ProceedingView* claim = gravest(view);
  const auto claims = std::ranges::count_if(
      view.proceedings, [](const ProceedingView& one) { return one.mine || one.brought; });
  std::string text = !claim ? (view.teacher ? "You sued nobody" : "Nobody sued you") : what_came_of(*claim);
  if (claims > 1) text += " (the gravest of " + std::to_string(claims) + " claims)";
  if (const std::string own_suit = what_came_of(view.suit); !own_suit.empty()) text += ". " + own_suit;
  const auto share = view.measured.find("share");
  if (share != view.measured.end())
    text +=
        ", and the market gave you " + format_percent(share->second.value) + " of the customers in the end";
  return text + "." + who_learned(view.learned_from_yours);
}

std::string what_it_came_to(const WorldView& view) {
  const std::string worth = partly::text(view.measured.at("worth"));
  const std::string left = view.ending == Ending::insolvent
                               ? "The lab ran out of money in " + view.now.text()
                               : "The founders' worth is " + worth + ": " +
                                     format_percent(view.ownership.value) + " of " + partly::text(view.cash) +
                                     " in cash and a valuation of " + partly::text(view.valuation);
  if (view.grading.empty()) return left + ".";
  return left + "; " + view.grading.tally() + ", grade " + view.grading.grade + ".";
}

}  // namespace

std::vector<std::string> ending_told(const WorldView& view) {
  return {view.teacher ? what_a_provider_chose(view) : what_a_lab_chose(view),
          what_court_and_market_did(view), what_it_came_to(view)};
}

}  // namespace partly::world
