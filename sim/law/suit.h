// A suit that a lab brings itself, with several counts. A count rests on one of the theories about answers,
// or on other grounds: a promise that was broken. What is decided on other grounds sets no precedent for
// answers (F42). There is no appeal here, and no settlement: both are left out.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/base/rng.h"
#include "sim/law/claim.h"
#include "sim/law/stages.h"

namespace partly::law {

struct CountRules {
  std::string id, title;
  std::optional<Theory> theory;  // none: decided on other grounds
  Quantity chance;               // that the facts of this count are found proven
  Quantity sum_usd;
  bool stop_listing = false;  // also asked for: that the defendant may not go public
  std::string fact;
};

struct SuitRules {
  std::string defendant;  // lab id
  std::string title;      // "over the founding promise"
  std::vector<CountRules> counts;
  Quantity stage_cost_usd;  // counsel, each side, each stage
};

// The claimant as a court sees it.
struct ClaimantStanding {
  double credibility = 1;
  bool pleaded_practice = false;  // in a case of its own (F41)
  bool copied = false;            // its books or its own words show it
};

struct CountRuling {
  std::string count;
  bool won = false;
  std::optional<bool> theory_accepted;  // none on other grounds
  double award_usd = 0;
  bool stop_listing = false;
};

// From the complaint to the deposition, where the claimant is asked about its own models; then the ruling.
struct Suit {
  Stage stage = Stage::complaint;
  Quarter opened, stage_since;
  bool books_opened = false;  // of the claimant: discovery runs both ways
  Answer answer = Answer::none;
  std::optional<Quarter> answered;
  bool contradicted = false;   // by the books, an exhibit or what was sworn before
  bool answer_public = false;  // with the first judgment of a court that heard it
  std::vector<CountRuling> rulings;
  std::vector<std::string> events;  // ids of the news that tell of it, in order

  bool open() const { return law::open(stage); }
};

// What must hold for a count to be won, each with its chance: the theory that it rests on as courts believe
// it (none on other grounds), its facts, the claimant's word, its own plea.
std::vector<Condition> conditions_of(const CourtRules& court, const CountRules& count,
                                     const std::optional<Quantity>& belief, const ClaimantStanding& claimant);
Quantity chance_of(const std::vector<Condition>& conditions);
// Of the sum, what is left where the claimant's own hands are unclean: only where the wrong touches what is
// sued over, which a broken promise is not (Keystone Driller v. General Excavator, 1933).
Quantity sum_in_case(const CourtRules& court, const CountRules& count, const ClaimantStanding& claimant);
// A draw a condition; the sum if all hold.
CountRuling rule_on(const CourtRules& court, const CountRules& count,
                    const std::vector<Condition>& conditions, const ClaimantStanding& claimant, Rng& rng);

}  // namespace partly::law
