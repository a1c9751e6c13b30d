// The cases of others as they stand, and the forecast cards that their signals open. Ids mean the same in
// every play of a scenario: cases have the scenario's, and a card's follows from its case and its quarter.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/law/stages.h"
#include "sim/world/state/docket_decisions.h"
#include "sim/world/state/docket_rules.h"

namespace partly::world {

struct Brief {
  std::string lab;
  BriefSide side = BriefSide::against_theory;
};

struct DocketCase {
  std::string id;
  law::Stage stage = law::Stage::complaint;
  Quarter opened, stage_since;
  std::vector<Brief> briefs;
  std::optional<bool> accepted = {};  // the theory, or the claim where it turned on other grounds

  bool open() const { return law::open(stage); }
};

// "Will they settle within two quarters?" Opened by what was seen from outside, answered before any of it can
// have happened, scored when it has.
struct ForecastCard {
  int id = 0;
  std::string docket_case;
  Quarter opened, due;  // the first and the last quarter that count
  std::vector<SignalKind> signals;
  double base = 0;    // the chance by the rules, to whoever saw no signal and not that there was none
  double reader = 0;  // the same after Bayes' rule on what was seen and what was not
  std::optional<double> said = {};
  std::optional<bool> came = {};

  bool scored() const { return said && came; }
};
inline constexpr int kCardQuarters = 2;

struct Docket {
  std::vector<DocketCase> cases;  // opened so far
  std::vector<ForecastCard> cards;

  const DocketCase* find(const std::string& id) const;
  DocketCase* find(const std::string& id);
  const ForecastCard* card(int id) const;
  ForecastCard* card(int id);
};

// The mean squared distance between what was said and what came (Brier 1950), of the cards that were answered
// and are known: 0 is a seer, 0.25 a coin. Beside it what two others would have scored on the same cards.
struct ForecastScore {
  int cards = 0;
  double said = 0, base = 0, reader = 0;
};
ForecastScore score_of(const Docket& docket);

// A half-year ahead of a case: `settles` is the chance a quarter, `ends` that a court ends the case at the
// close of the first quarter if it was not settled until then.
struct HalfYear {
  double settles = 0, ends = 0;
};
double chance_of_settling(const HalfYear& ahead);
// After Bayes' rule on every kind of signal: what was seen, and what was not.
double chance_of_settling(const HalfYear& ahead, const std::vector<SignalRule>& rules,
                          const std::vector<SignalKind>& seen);
double moved_by_log_odds(double chance, double log_odds);

}  // namespace partly::world
