// Private to decide*.cpp: each decision is quoted and carried out by one pair of functions, found by
// overload.
#pragma once
#include "sim/world/decide/decide.h"
#include "sim/world/state/books.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"

namespace partly::world {

// Who asks, in which state of the game.
struct ReadContext {
  const Scenario& scenario;
  const World& world;
  const Lab& lab;
  std::string name() const { return lab_name(scenario, lab.id); }
  const std::string& provider() const { return scenario.lab(LabKind::provider).id; }
  econ::Money cash() const { return world.ledger.cash(lab.id); }
};

// The same with the right to change it.
struct WriteContext {
  const Scenario& scenario;
  World& world;
  Lab& lab;
  ReadContext reading() const { return {scenario, world, lab}; }
};

Check quote(const ReadContext&, const TrainModel&);
Check quote(const ReadContext&, const StopTraining&);
Check quote(const ReadContext&, const GuessCapability&);
Check quote(const ReadContext&, const ReleaseModel&);
Check quote(const ReadContext&, const WithdrawModel&);
Check quote(const ReadContext&, const SetPrice&);
Check quote(const ReadContext&, const SignLicence&);
Check quote(const ReadContext&, const RaiseFunds&);
Check quote(const ReadContext&, const OfferSettlement&);
Check quote(const ReadContext&, const Testify&);
Check quote(const ReadContext&, const MoveToDismiss&);
Check quote(const ReadContext&, const Plead&);
Check quote(const ReadContext&, const AppealVerdict&);
Check quote(const ReadContext&, const PublishSummary&);
Check quote(const ReadContext&, const SetApiAccess&);
Check quote(const ReadContext&, const SetApiDefence&);
Check quote(const ReadContext&, const SetQueryPrices&);
Check quote(const ReadContext&, const SetMonitor&);
Check quote(const ReadContext&, const PlantTraps&);
Check quote(const ReadContext&, const PublishTerms&);
Check quote(const ReadContext&, const OfferLicence&);
Check quote(const ReadContext&, const CutAccess&);
Check quote(const ReadContext&, const RestoreAccess&);
Check quote(const ReadContext&, const SendNotice&);
Check quote(const ReadContext&, const DemandSettlement&);
Check quote(const ReadContext&, const AnswerOffer&);
Check quote(const ReadContext&, const WithdrawClaim&);
Check quote(const ReadContext&, const ReserveCompute&);
Check quote(const ReadContext&, const RetainCounsel&);
Check quote(const ReadContext&, const KeepRecords&);
Check quote(const ReadContext&, const SellAnswers&);
Check quote(const ReadContext&, const BuyWarranty&);
Check quote(const ReadContext&, const ExamineModel&);
Check quote(const ReadContext&, const AnswerCard&);
Check quote(const ReadContext&, const FileBrief&);
Check quote(const ReadContext&, const StatePublicly&);
Check quote(const ReadContext&, const AnswerEvent&);
Check quote(const ReadContext&, const FileSuit&);
Check quote(const ReadContext&, const DropSuit&);
Check quote(const ReadContext&, const AnswerOnOwnTraining&);

void carry_out(const WriteContext&, const TrainModel&);
void carry_out(const WriteContext&, const StopTraining&);
void carry_out(const WriteContext&, const GuessCapability&);
void carry_out(const WriteContext&, const ReleaseModel&);
void carry_out(const WriteContext&, const WithdrawModel&);
void carry_out(const WriteContext&, const SetPrice&);
void carry_out(const WriteContext&, const SignLicence&);
void carry_out(const WriteContext&, const RaiseFunds&);
void carry_out(const WriteContext&, const OfferSettlement&);
void carry_out(const WriteContext&, const Testify&);
void carry_out(const WriteContext&, const MoveToDismiss&);
void carry_out(const WriteContext&, const Plead&);
void carry_out(const WriteContext&, const AppealVerdict&);
void carry_out(const WriteContext&, const PublishSummary&);
void carry_out(const WriteContext&, const SetApiAccess&);
void carry_out(const WriteContext&, const SetApiDefence&);
void carry_out(const WriteContext&, const SetQueryPrices&);
void carry_out(const WriteContext&, const SetMonitor&);
void carry_out(const WriteContext&, const PlantTraps&);
void carry_out(const WriteContext&, const PublishTerms&);
void carry_out(const WriteContext&, const OfferLicence&);
void carry_out(const WriteContext&, const CutAccess&);
void carry_out(const WriteContext&, const RestoreAccess&);
void carry_out(const WriteContext&, const SendNotice&);
void carry_out(const WriteContext&, const DemandSettlement&);
void carry_out(const WriteContext&, const AnswerOffer&);
void carry_out(const WriteContext&, const WithdrawClaim&);
void carry_out(const WriteContext&, const ReserveCompute&);
void carry_out(const WriteContext&, const RetainCounsel&);
void carry_out(const WriteContext&, const KeepRecords&);
void carry_out(const WriteContext&, const SellAnswers&);
void carry_out(const WriteContext&, const BuyWarranty&);
void carry_out(const WriteContext&, const ExamineModel&);
void carry_out(const WriteContext&, const AnswerCard&);
void carry_out(const WriteContext&, const FileBrief&);
void carry_out(const WriteContext&, const StatePublicly&);
void carry_out(const WriteContext&, const AnswerEvent&);
void carry_out(const WriteContext&, const FileSuit&);
void carry_out(const WriteContext&, const DropSuit&);
void carry_out(const WriteContext&, const AnswerOnOwnTraining&);

Quote free_of_charge();
// Sums the lines into `upfront`, warns if less than a quarter's operations is left; refuses what cash does
// not cover.
Check paid_from_cash(const ReadContext&, Quote quote);
// A model of the context's own, or the reason why not.
std::variant<const Model*, Refusal> own_model(const ReadContext&, int id);
// Ends an open claim without a ruling; its exam is not held.
void end_claim(const Scenario&, World&, law::Proceeding& proceeding, law::Stage stage);
// An open proceeding in which the context is the defendant, or the claimant; or the reason why not.
std::variant<const law::Proceeding*, Refusal> own_proceeding(const ReadContext&, int id);
std::variant<const law::Proceeding*, Refusal> brought(const ReadContext&, int id);
// Adds the clauses that a copy touches, with a warning for each.
void warn_of_terms(const ReadContext&, Quote& quote, law::ClauseKind kind);

}  // namespace partly::world
