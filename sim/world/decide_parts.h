// Private to decide*.cpp: each decision is quoted and carried out by one pair of functions, found by
// overload.
#pragma once
#include "sim/world/books.h"
#include "sim/world/claims.h"
#include "sim/world/decide.h"
#include "sim/world/standing.h"

namespace partly::world {

// Who asks, in which state of the game.
struct Asker {
  const Scenario& scenario;
  const World& world;
  const Lab& lab;
  std::string name() const { return lab_name(scenario, lab.id); }
  const std::string& provider() const { return scenario.lab(LabKind::provider).id; }
  econ::Money cash() const { return world.ledger.cash(lab.id); }
};

// The same with the right to change it.
struct Doer {
  const Scenario& scenario;
  World& world;
  Lab& lab;
  Asker asker() const { return {scenario, world, lab}; }
};

Check quote(const Asker&, const TrainModel&);
Check quote(const Asker&, const StopTraining&);
Check quote(const Asker&, const GuessCapability&);
Check quote(const Asker&, const ReleaseModel&);
Check quote(const Asker&, const WithdrawModel&);
Check quote(const Asker&, const SetPrice&);
Check quote(const Asker&, const SignLicence&);
Check quote(const Asker&, const RaiseFunds&);
Check quote(const Asker&, const OfferSettlement&);
Check quote(const Asker&, const Testify&);
Check quote(const Asker&, const MoveToDismiss&);
Check quote(const Asker&, const Plead&);
Check quote(const Asker&, const AppealVerdict&);
Check quote(const Asker&, const PublishSummary&);
Check quote(const Asker&, const SetApiAccess&);
Check quote(const Asker&, const SetApiDefence&);
Check quote(const Asker&, const SetQueryPrices&);
Check quote(const Asker&, const SetMonitor&);
Check quote(const Asker&, const PlantTraps&);
Check quote(const Asker&, const PublishTerms&);
Check quote(const Asker&, const OfferLicence&);
Check quote(const Asker&, const CutAccess&);
Check quote(const Asker&, const RestoreAccess&);
Check quote(const Asker&, const SendNotice&);
Check quote(const Asker&, const DemandSettlement&);
Check quote(const Asker&, const AnswerOffer&);
Check quote(const Asker&, const WithdrawClaim&);
Check quote(const Asker&, const ReserveCompute&);
Check quote(const Asker&, const RetainCounsel&);
Check quote(const Asker&, const KeepRecords&);
Check quote(const Asker&, const BuyWarranty&);
Check quote(const Asker&, const ExamineModel&);

void carry_out(const Doer&, const TrainModel&);
void carry_out(const Doer&, const StopTraining&);
void carry_out(const Doer&, const GuessCapability&);
void carry_out(const Doer&, const ReleaseModel&);
void carry_out(const Doer&, const WithdrawModel&);
void carry_out(const Doer&, const SetPrice&);
void carry_out(const Doer&, const SignLicence&);
void carry_out(const Doer&, const RaiseFunds&);
void carry_out(const Doer&, const OfferSettlement&);
void carry_out(const Doer&, const Testify&);
void carry_out(const Doer&, const MoveToDismiss&);
void carry_out(const Doer&, const Plead&);
void carry_out(const Doer&, const AppealVerdict&);
void carry_out(const Doer&, const PublishSummary&);
void carry_out(const Doer&, const SetApiAccess&);
void carry_out(const Doer&, const SetApiDefence&);
void carry_out(const Doer&, const SetQueryPrices&);
void carry_out(const Doer&, const SetMonitor&);
void carry_out(const Doer&, const PlantTraps&);
void carry_out(const Doer&, const PublishTerms&);
void carry_out(const Doer&, const OfferLicence&);
void carry_out(const Doer&, const CutAccess&);
void carry_out(const Doer&, const RestoreAccess&);
void carry_out(const Doer&, const SendNotice&);
void carry_out(const Doer&, const DemandSettlement&);
void carry_out(const Doer&, const AnswerOffer&);
void carry_out(const Doer&, const WithdrawClaim&);
void carry_out(const Doer&, const ReserveCompute&);
void carry_out(const Doer&, const RetainCounsel&);
void carry_out(const Doer&, const KeepRecords&);
void carry_out(const Doer&, const BuyWarranty&);
void carry_out(const Doer&, const ExamineModel&);

Quote free_of_charge();
// Sums the lines into `upfront`, warns if less than a quarter's operations is left; refuses what cash does
// not cover.
Check paid_from_cash(const Asker&, Quote quote);
// A model of the asker's own, or the reason why not.
std::variant<const Model*, Refusal> own_model(const Asker&, int id);
// Ends an open claim without a ruling; its exam is not held.
void end_claim(const Scenario&, World&, law::Proceeding& proceeding, law::Stage stage);
// The defendant pays the claimant so much, and the claim ends.
void settle(const Scenario&, World&, law::Proceeding& proceeding, double amount_usd);
// Adds the clauses that a copy touches, with a warning for each.
void warn_of_terms(const Asker&, Quote& quote, law::ClauseKind kind);

}  // namespace partly::world
