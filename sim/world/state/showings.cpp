#include "sim/world/state/showings.h"

#include <cmath>

#include "sim/base/format.h"

namespace partly::world {
namespace {

std::string counted(std::size_t models, const char* what) { return std::to_string(models) + " " + what; }

Quantity weight(double log_ratio, Interval range, const std::string& run, const std::string& how) {
  Quantity weight = Quantity::derived(log_ratio, Unit::log_odds, how, range);
  weight.source = run;
  return weight;
}

std::string most_supported(const forensics::ExamSettings& settings) {
  return "The most that " + counted(static_cast<std::size_t>(settings.reference_models), "innocents") +
         " and " + counted(static_cast<std::size_t>(settings.copier_models), "copiers") + " can support";
}

Interval bounds(const forensics::ExamSettings& settings) {
  if (settings.copier_models == 0) return {};
  return forensics::log_ratio_bounds(static_cast<std::size_t>(settings.reference_models),
                                     static_cast<std::size_t>(settings.copier_models));
}

}  // namespace

std::string text(const forensics::CopierRecipe& recipe) {
  if (recipe.open_weights)
    return "a start from the published weights, " + format_number(recipe.own_labels, 0) + " own labels" +
           (recipe.answers > 0 ? ", " + format_number(recipe.answers, 0) + " answers (" + recipe.access + ")"
                               : "");
  return format_number(recipe.answers, 0) + " answers (" + recipe.access + "), " +
         format_number(recipe.own_labels, 0) + " own labels";
}

law::Showing showing_of(const forensics::Exhibit& exhibit, const std::string& run) {
  law::Showing showing{"exhibit", "Exhibit", 1, exhibit.innocents_suspected(), run};
  if (!exhibit.ratio) return showing;
  const forensics::LikelihoodRatio& ratio = *exhibit.ratio;
  showing.p = ratio.rank_p;
  showing.log_likelihood_ratio = weight(
      ratio.log_ratio, {ratio.low, ratio.high}, run,
      "How much likelier such scores are of " + counted(ratio.copiers.size(), "copiers") + " trained on " +
          text(exhibit.alleged) + " than of " + counted(ratio.innocents.size(), "innocents") +
          ": logarithm of the ratio of both measured densities, from which so few models support no more "
          "than " +
          format_odds(forensics::log_ratio_bounds(ratio.innocents.size(), ratio.copiers.size()).high));
  return showing;
}

law::Showing showing_of(const forensics::TrapExhibit& traps, const std::string& run) {
  law::Showing showing{"trap", "Traps", traps.rank_p,
                       forensics::share_from(traps.unseen, std::log(forensics::kStrongRatio)), run};
  showing.log_likelihood_ratio =
      weight(traps.log_ratio, {traps.low, traps.high}, run,
             "How much likelier such a count is of " + counted(traps.copiers.size(), "copiers") + " (" +
                 format_percent(traps.copier_rate) + " of the islets) than of " +
                 counted(traps.innocents.size(), "innocents") + " (" + format_percent(traps.innocent_rate) +
                 "), both by a beta-binomial law");
  return showing;
}

law::Showing showing_of_ratio(double log_ratio, const std::string& how) {
  return {"exhibit", "Exhibit", 1, 0, {}, weight(log_ratio, {log_ratio, log_ratio}, {}, how)};
}

law::Showing loudest_showing(const forensics::ExamSettings& settings) {
  return showing_of_ratio(bounds(settings).high, most_supported(settings));
}

law::Showing clearest_showing(const forensics::ExamSettings& settings) {
  return showing_of_ratio(bounds(settings).low, most_supported(settings));
}

}  // namespace partly::world
