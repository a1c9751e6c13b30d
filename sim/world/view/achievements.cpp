#include "sim/world/view/achievements.h"

#include <algorithm>
#include <cmath>

namespace partly::world {
namespace {

constexpr double kRare = 0.01, kNearPoints = 2, kFewAccused = 0.01;

template <class Test>
bool any_claim(const WorldView& view, Test test) {
  return std::ranges::any_of(view.proceedings, test);
}

template <class Test>
bool any_model(const WorldView& view, Test test) {
  return std::ranges::any_of(view.models, [&](const ModelView& model) { return model.mine && test(model); });
}

bool survived(const WorldView& view) { return view.ending == Ending::finished; }

bool acquitted(const WorldView& view) {
  return any_claim(view, [](const ProceedingView& claim) {
    return claim.mine && claim.verdict && !claim.verdict->for_claimant && claim.exhibit &&
           claim.exhibit->p < kRare;
  });
}

bool innocent_in_court(const WorldView& view) {
  return any_claim(view, [&](const ProceedingView& claim) {
    return claim.mine && claim.exhibit && claim.exhibit->strength == forensics::Strength::none &&
           any_model(view, [&](const ModelView& model) {
             return model.name == claim.model && model.sources.queries > 0 && !model.licensed;
           });
  });
}

bool told_the_truth(const WorldView& view) {
  return any_claim(view, [](const ProceedingView& claim) {
    return claim.mine && claim.answer != law::Answer::none && claim.answer != law::Answer::no &&
           claim.verdict && !claim.verdict->for_claimant;
  });
}

bool looked_first(const WorldView& view) {
  return any_model(view, [](const ModelView& model) { return model.own_exam && model.on_sale; });
}

bool guessed_well(const WorldView& view) {
  return view.guesses.size() >= 2 && std::ranges::all_of(view.guesses, [](const GuessView& guess) {
           return std::abs(guess.guessed - guess.measured.value) <= kNearPoints;
         });
}

bool owed_nothing(const WorldView& view) {
  return !view.teacher && survived(view) && view.terms.queries_this_quarter.value == 0 &&
         any_model(view, [](const ModelView& model) { return model.on_sale; }) &&
         !any_model(view, [](const ModelView& model) { return model.sources.queries > 0; });
}

bool survived_a_cut(const WorldView& view) {
  return !view.teacher && survived(view) && view.terms.access_cut &&
         any_model(view, [](const ModelView& model) { return model.on_sale; });
}

bool fair_watch(const WorldView& view) {
  const auto accused = view.measured.find("accused"), paid = view.measured.find("paid");
  return view.teacher && survived(view) && accused != view.measured.end() && paid != view.measured.end() &&
         accused->second.value <= kFewAccused && paid->second.value > 0;
}

bool all_goals(const WorldView& view) { return !view.grading.empty() && view.grading.grade == "A"; }

}  // namespace

const std::vector<Achievement>& achievements() {
  static const std::vector<Achievement> list{
      {"acquitted", "Acquitted with p < .01",
       "A court finds for you although fewer than one innocent in a hundred looks as much like a copy.",
       "A small p is not a verdict: what a court believes of the theory, and every other element, has to "
       "hold "
       "as well.",
       acquitted},
      {"no-trace", "The copy without a trace",
       "The exam finds nothing in a model that was trained on unlicensed answers.",
       "Absence of evidence is no evidence of absence: an exam has a power as well as a rate of false "
       "alarms.",
       innocent_in_court},
      {"truth", "The truth, and acquitted",
       "You answer \"yes\" or \"partly\" under oath, and the court finds for you.",
       "An admission settles the fact and leaves the law: whether it is a wrong at all is still to be "
       "decided.",
       told_the_truth},
      {"looked", "Looked before they asked",
       "What you sell has been through the court's own exam, for your eyes alone.",
       "What a model gives away can be measured before anybody sues, and changes what a settlement is worth.",
       looked_first},
      {"calibrated", "Two points off at most",
       "Two guesses or more, and each within two points of what was measured.",
       "Whoever can say beforehand how good a student will be has understood what it learns from.",
       guessed_well},
      {"independent", "Owes nobody anything",
       "You end with a product on sale and have never trained on an answer of another's model.",
       "Independence has a price: labels and computing. The bill shows what the shortcut is worth.",
       owed_nothing},
      {"cut", "Still there after the cut", "Access to the answers ends, and you end with a product on sale.",
       "What one depends on can be turned off; what a network has learned by then stays.", survived_a_cut},
      {"fair-watch", "A watch that spares the honest",
       "As a provider you accuse at most one honest account in a hundred, and are paid for learning.",
       "Every threshold trades missed copies against false alarms; permission can earn what suspicion does "
       "not.",
       fair_watch},
      {"all-goals", "Every goal met", "Grade A.",
       "Goals pull against each other; meeting all of them takes a plan before the first order.", all_goals}};
  return list;
}

const Achievement* achievement(const std::string& id) {
  const auto found = std::ranges::find(achievements(), id, &Achievement::id);
  return found == achievements().end() ? nullptr : &*found;
}

std::vector<std::string> achieved(const WorldView& view) {
  std::vector<std::string> ids;
  if (view.ending == Ending::running) return ids;
  for (const Achievement& one : achievements())
    if (one.earned(view)) ids.push_back(one.id);
  return ids;
}

}  // namespace partly::world
