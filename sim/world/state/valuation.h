// What a case is worth to each side, looking ahead: the award on sales to date and until the judgment, what
// orders and a royalty bring or cost after it, what a ruling does to other claims, counsel, delay and fear of
// risk; and what each term of a settlement is worth to each. One reckoning for both sides
// (sim/law/settlement.h) by the same sales ahead; what the sides do not share is what they know. The
// defendant knows whether its model was taught on the answers, and what its own exam said; the claimant knows
// its log and its invoices. And two readers of one record differ by the noise that judges differ by, in fact
// and in law, so that some cases have no room (Priest and Klein 1984). The player reads a case as the account
// on its page does.
#pragma once
#include <optional>

#include "sim/law/counts.h"
#include "sim/law/settlement.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/exam_prospect.h"

namespace partly::world {

// By how much a side's counsel errs, in log-odds: drawn once a claim for whoever is no player.
struct Reading {
  double fact = 0, law = 0;
};
Reading reading_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                   law::Side side);

// A count as somebody reads it who errs by so much.
law::CountOdds read_odds(const law::EvidenceChain& chain, double award_usd, const Reading& reading);

// Whose eyes a case is seen through.
enum class Eyes {
  each_its_own,  // as the two really value it: what they accept and pay
  of_claimant,   // the other side's part is an estimate, by one's own reading
  of_defendant,
  of_outsider,  // who reads the case as the account has it
};
struct CaseRequest {
  Eyes eyes = Eyes::each_its_own;
  std::optional<double> quarterly_sales_usd = {};  // of the model, where somebody knows better
  std::optional<Reading> claimant_reads = {};      // supposed, instead of what these eyes take it for
};
law::SettlementOutlook settlement_outlook(const Scenario& scenario, const World& world,
                                          const law::Proceeding& proceeding, const CaseRequest& request = {});
law::SettlementZone zone_of(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                            const law::SettlementTerms& terms = {}, Eyes eyes = Eyes::each_its_own);
// What a claimant expects of going on with a claim, its own counsel paid; and of one on this theory, with
// these further counts, that it has not brought yet.
Quantity worth_of_bringing(const Scenario& scenario, const World& world, const law::Proceeding& claim);
Quantity claim_worth(const Scenario& scenario, const World& world, const Model& model, law::Theory theory,
                     const std::vector<law::Theory>& further = {});

// The record as it will stand at the judgment, with the exam's answer still open: each that may come of it.
struct SupposedRecord {
  double chance = 1;
  law::Record record;
};
// Whether an exam is still to come that the record does not hold.
bool exam_to_come(const law::ClaimRules& rules, const law::Record& now);
std::vector<SupposedRecord> records_at_judgment(const law::ClaimRules& rules, const law::Record& now,
                                                const std::vector<ExpectedShowing>& expected);

// With every plea that can still be made and risks nothing: both sides count with it from the first, so that
// no settlement gets cheaper by filing it.
law::Record as_it_will_be_pleaded(law::Record record, law::Stage stage);

// Closes until this stage begins in the ordinary course, the present close included; at least 1.
int closes_until(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                 law::Stage stage);

}  // namespace partly::world
