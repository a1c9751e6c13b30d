#include "sim/world/state/exam_prospect.h"

#include <array>

#include "sim/base/statistics.h"
#include "sim/world/state/showings.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

constexpr std::array kMiddles{0.1, 0.3, 0.5, 0.7, 0.9};  // of five parts of a distribution

const forensics::Exhibit* newest_exhibit_known_to(const std::string& lab, const World& world) {
  for (auto model = world.models.rbegin(); model != world.models.rend(); ++model) {
    if (model->exhibit && !model->exhibit->unseen.copiers.empty()) return &*model->exhibit;
    if (model->owner == lab && model->own_exam && !model->own_exam->unseen.copiers.empty())
      return &*model->own_exam;
  }
  return nullptr;
}

std::vector<ExpectedShowing> as_measured(const forensics::Exhibit& exhibit, bool copy) {
  const auto& ratios = copy ? exhibit.unseen.copiers : exhibit.unseen.innocents;
  std::vector<ExpectedShowing> expected;
  for (const double part : kMiddles)
    expected.push_back(
        {1.0 / kMiddles.size(),
         showing_of_ratio(quantile(ratios, part), copy ? "An exam of this game found so of copiers"
                                                       : "An exam of this game found so of "
                                                         "innocents")});
  return expected;
}

}  // namespace

std::vector<ExpectedShowing> expected_showings(const Scenario& scenario, const World& world, bool copy,
                                               const std::string& lab) {
  if (const auto* exhibit = newest_exhibit_known_to(lab, world)) return as_measured(*exhibit, copy);
  const law::Showing clears = clearest_showing(scenario.exam);
  if (!copy) return {{1, clears}};
  return {{kExamFindsCopy, loudest_showing(scenario.exam)}, {1 - kExamFindsCopy, clears}};
}

std::vector<ExpectedShowing> expected_by_owner(const Scenario& scenario, const World& world,
                                               const Model& suspect) {
  if (suspect.own_exam && suspect.own_exam->ratio) return {{1, showing_of(*suspect.own_exam, "own exam")}};
  return expected_showings(scenario, world, copied(suspect) || inherits(suspect), suspect.owner);
}

std::vector<ExpectedShowing> expected_by_doubter(const Scenario& scenario, const World& world,
                                                 double chance_copy, const std::string& lab) {
  std::vector<ExpectedShowing> expected = expected_showings(scenario, world, true, lab);
  for (ExpectedShowing& one : expected) one.chance *= chance_copy;
  for (ExpectedShowing& one : expected_showings(scenario, world, false, lab)) {
    one.chance *= 1 - chance_copy;
    expected.push_back(std::move(one));
  }
  return expected;
}

}  // namespace partly::world
