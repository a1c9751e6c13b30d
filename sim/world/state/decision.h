// What a player (or a bot) can decide, as plain values: printable, comparable, one JSON line each. A decision
// is checked and applied by sim/world/decide/decide.h and nowhere else.
#pragma once
#include <functional>
#include <string>
#include <variant>

#include "sim/law/claim.h"
#include "sim/learn/train_job.h"
#include "sim/world/state/arrangement_decisions.h"
#include "sim/world/state/docket_decisions.h"
#include "sim/world/state/event_decision.h"
#include "sim/world/state/teacher_decisions.h"

namespace partly::world {

// The four routes of the articles; a mixture of sources is a route of its own, and so is learning from a
// model of one's own, which is what distillation was made for (Hinton, Vinyals, Dean 2015).
enum class Route { scratch, distil, licence, open_weights, mixed, own };

// Train a model from any mixture of sources. Its route follows from them.
struct TrainModel {
  learn::Sources sources;
  bool wide = false;  // the teacher-class network and recipe instead of the student's
  // The model that gives sources.other_answers: one of the lab's own, or a product whose lab sells its
  // answers (SellAnswers); 0: none.
  int other_model = 0;
  int accounts = 1;  // that ask the provider, each about one neighbourhood (sim/forensics/account_split.h)
  bool operator==(const TrainModel&) const = default;
};
// Stop a training run of this quarter and take no model from it; what it used so far is not paid back.
struct StopTraining {
  int model = 0;
  bool operator==(const StopTraining&) const = default;
};
// The player's guess at a model's capability (0..100), before its result is shown.
struct GuessCapability {
  int model = 0;
  double points = 0;
  bool operator==(const GuessCapability&) const = default;
};
struct ReleaseModel {  // sell this model from the next close on
  int model = 0;
  bool operator==(const ReleaseModel&) const = default;
};
struct WithdrawModel {
  bool operator==(const WithdrawModel&) const = default;
};
struct SetPrice {
  double price_usd = 0;
  bool operator==(const SetPrice&) const = default;
};
struct SignLicence {
  bool operator==(const SignLicence&) const = default;
};
struct RaiseFunds {
  double amount_usd = 0;
  bool operator==(const RaiseFunds&) const = default;
};
struct OfferSettlement {  // taken if the claimant would rather have it than go on; else answered by a
                          // counter-offer
  int proceeding = 0;
  double amount_usd = 0;
  law::SettlementTerms terms = {};
  bool operator==(const OfferSettlement&) const = default;
};
struct Testify {  // "Did you distil?"
  int proceeding = 0;
  law::Answer answer = law::Answer::partly;
  bool operator==(const Testify&) const = default;
};

// At the stage of complaint: even if all were true, there would be no claim.
struct MoveToDismiss {
  int proceeding = 0;
  bool operator==(const MoveToDismiss&) const = default;
};
struct Plead {  // before the judgment; each defence once
  int proceeding = 0;
  law::Defence defence = law::Defence::independent_creation;
  bool operator==(const Plead&) const = default;
};
struct AppealVerdict {  // by who lost, at the stage of judgment
  int proceeding = 0;
  bool operator==(const AppealVerdict&) const = default;
};
struct PublishSummary {  // of what a model was trained on, truthfully (X3)
  int model = 0;
  bool operator==(const PublishSummary&) const = default;
};

// The suit of the player's own that the scenario knows (sim/law/suit.h).
struct FileSuit {
  bool operator==(const FileSuit&) const = default;
};
struct DropSuit {
  bool operator==(const DropSuit&) const = default;
};
struct AnswerOnOwnTraining {  // asked of a claimant at the deposition in its own suit
  law::Answer answer = law::Answer::partly;
  bool operator==(const AnswerOnOwnTraining&) const = default;
};

using Decision =
    std::variant<TrainModel, StopTraining, GuessCapability, ReleaseModel, WithdrawModel, SetPrice,
                 SignLicence, RaiseFunds, OfferSettlement, Testify, MoveToDismiss, Plead, AppealVerdict,
                 PublishSummary, SetApiAccess, SetApiDefence, SetQueryPrices, SetMonitor, PlantTraps,
                 PublishTerms, OfferLicence, CutAccess, RestoreAccess, SendNotice, DemandSettlement,
                 AnswerOffer, WithdrawClaim, ReserveCompute, RetainCounsel, KeepRecords, SellAnswers,
                 BuyWarranty, ExamineModel, AnswerCard, FileBrief, StatePublicly, FileSuit, DropSuit,
                 AnswerOnOwnTraining, AnswerEvent>;

Route route_of(const TrainModel& decision, bool licensed);
const char* name(Route route);   // "distil", "open-weights"
const char* title(Route route);  // "Distil through the API"

// What a decision is about, by the name that its reader knows it by.
struct DecisionNames {
  std::function<std::string(int id)> model, proceeding;
  std::function<std::string(const std::string& id)> lab;
  std::function<std::string(int id)> card;
  std::function<std::string(const std::string& id)> docket_case;
  std::function<std::string(const AnswerEvent&)> event_answer;
};
std::string describe(const Decision&, const DecisionNames&);  // "release: Student 1"
// By ids, one line for logs and golden plays: "train: 500 queries (probabilities)", "release: model 4".
std::string describe(const Decision&);

}  // namespace partly::world
