// The fields of every decision, and the kind that it is written as (sim/base/fields.h).
#pragma once
#include "sim/econ/fields.h"
#include "sim/law/fields.h"
#include "sim/learn/fields.h"
#include "sim/world/state/decision.h"
#include "sim/world/state/docket_decision_fields.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::world {

constexpr const char* kind_of(As<TrainModel>) { return "train"; }
constexpr auto fields_of(As<TrainModel>) {
  return std::tuple{field("sources", &TrainModel::sources), field("wide", &TrainModel::wide),
      field("other_model", &TrainModel::other_model),
      field("accounts", &TrainModel::accounts)};
}
constexpr const char* kind_of(As<StopTraining>) { return "stop-training"; }
constexpr auto fields_of(As<StopTraining>) { return std::tuple{field("model", &StopTraining::model)}; }
constexpr const char* kind_of(As<GuessCapability>) { return "guess-capability"; }
constexpr auto fields_of(As<GuessCapability>) {
  return std::tuple{field("model", &GuessCapability::model), field("points", &GuessCapability::points)};
}
constexpr const char* kind_of(As<ReleaseModel>) { return "release"; }
constexpr auto fields_of(As<ReleaseModel>) { return std::tuple{field("model", &ReleaseModel::model)}; }
constexpr const char* kind_of(As<WithdrawModel>) { return "withdraw"; }
constexpr auto fields_of(As<WithdrawModel>) { return std::tuple{}; }
constexpr const char* kind_of(As<SetPrice>) { return "set-price"; }
constexpr auto fields_of(As<SetPrice>) { return std::tuple{field("price_usd", &SetPrice::price_usd)}; }
constexpr const char* kind_of(As<SignLicence>) { return "sign-licence"; }
constexpr auto fields_of(As<SignLicence>) { return std::tuple{}; }
constexpr const char* kind_of(As<RaiseFunds>) { return "raise-funds"; }
constexpr auto fields_of(As<RaiseFunds>) {
  return std::tuple{field("amount_usd", &RaiseFunds::amount_usd)};
}
constexpr const char* kind_of(As<OfferSettlement>) { return "offer-settlement"; }
constexpr auto fields_of(As<OfferSettlement>) {
  return std::tuple{field("proceeding", &OfferSettlement::proceeding),
      field("amount_usd", &OfferSettlement::amount_usd), field("terms", &OfferSettlement::terms)};
}
constexpr const char* kind_of(As<Testify>) { return "testify"; }
constexpr auto fields_of(As<Testify>) {
  return std::tuple{field("proceeding", &Testify::proceeding), field("answer", &Testify::answer)};
}
constexpr const char* kind_of(As<MoveToDismiss>) { return "move-to-dismiss"; }
constexpr auto fields_of(As<MoveToDismiss>) {
  return std::tuple{field("proceeding", &MoveToDismiss::proceeding)};
}
constexpr const char* kind_of(As<Plead>) { return "plead"; }
constexpr auto fields_of(As<Plead>) {
  return std::tuple{field("proceeding", &Plead::proceeding), field("defence", &Plead::defence)};
}
constexpr const char* kind_of(As<AppealVerdict>) { return "appeal"; }
constexpr auto fields_of(As<AppealVerdict>) {
  return std::tuple{field("proceeding", &AppealVerdict::proceeding)};
}
constexpr const char* kind_of(As<PublishSummary>) { return "publish-summary"; }
constexpr auto fields_of(As<PublishSummary>) { return std::tuple{field("model", &PublishSummary::model)}; }
constexpr const char* kind_of(As<ReserveCompute>) { return "reserve-compute"; }
constexpr auto fields_of(As<ReserveCompute>) { return std::tuple{}; }
constexpr const char* kind_of(As<RetainCounsel>) { return "retain-counsel"; }
constexpr auto fields_of(As<RetainCounsel>) {
  return std::tuple{field("counsel", &RetainCounsel::counsel)};
}
constexpr const char* kind_of(As<KeepRecords>) { return "keep-records"; }
constexpr auto fields_of(As<KeepRecords>) { return std::tuple{field("keep", &KeepRecords::keep)}; }
constexpr const char* kind_of(As<SellAnswers>) { return "sell-answers"; }
constexpr auto fields_of(As<SellAnswers>) { return std::tuple{field("sell", &SellAnswers::sell)}; }
constexpr const char* kind_of(As<BuyWarranty>) { return "buy-warranty"; }
constexpr auto fields_of(As<BuyWarranty>) { return std::tuple{}; }
constexpr const char* kind_of(As<ExamineModel>) { return "examine-model"; }
constexpr auto fields_of(As<ExamineModel>) { return std::tuple{field("model", &ExamineModel::model)}; }

constexpr const char* kind_of(As<FileSuit>) { return "file-suit"; }
constexpr auto fields_of(As<FileSuit>) { return std::tuple{}; }
constexpr const char* kind_of(As<DropSuit>) { return "drop-suit"; }
constexpr auto fields_of(As<DropSuit>) { return std::tuple{}; }
constexpr const char* kind_of(As<AnswerOnOwnTraining>) { return "answer-on-own-training"; }
constexpr auto fields_of(As<AnswerOnOwnTraining>) {
  return std::tuple{field("answer", &AnswerOnOwnTraining::answer)};
}

constexpr const char* kind_of(As<AnswerEvent>) { return "answer-event"; }
constexpr auto fields_of(As<AnswerEvent>) {
  return std::tuple{field("event", &AnswerEvent::event), field("choice", &AnswerEvent::choice)};
}

// In the teacher's role.
constexpr auto names_of(As<ApiDefence>) { return std::array{"none", "noise", "poison", "random-answers"}; }
constexpr const char* kind_of(As<SetApiAccess>) { return "set-api-access"; }
constexpr auto fields_of(As<SetApiAccess>) {
  return std::tuple{field("access", &SetApiAccess::access), field("top_k", &SetApiAccess::top_k),
      field("digits", &SetApiAccess::digits)};
}
constexpr const char* kind_of(As<SetApiDefence>) { return "set-api-defence"; }
constexpr auto fields_of(As<SetApiDefence>) {
  return std::tuple{field("defence", &SetApiDefence::defence), field("strength", &SetApiDefence::strength)};
}
constexpr const char* kind_of(As<SetQueryPrices>) { return "set-query-prices"; }
constexpr auto fields_of(As<SetQueryPrices>) {
  return std::tuple{field("label_usd", &SetQueryPrices::label_usd),
      field("probability_usd", &SetQueryPrices::probability_usd)};
}
constexpr const char* kind_of(As<SetMonitor>) { return "set-monitor"; }
constexpr auto fields_of(As<SetMonitor>) {
  return std::tuple{field("alarm_rate", &SetMonitor::alarm_rate),
      field("volume_limit", &SetMonitor::volume_limit),
      field("alarms_before_cut", &SetMonitor::alarms_before_cut)};
}
constexpr const char* kind_of(As<PlantTraps>) { return "plant-traps"; }
constexpr auto fields_of(As<PlantTraps>) { return std::tuple{field("islets", &PlantTraps::islets)}; }
constexpr const char* kind_of(As<PublishTerms>) { return "publish-terms"; }
constexpr auto fields_of(As<PublishTerms>) {
  return std::tuple{field("training_ban", &PublishTerms::training_ban),
      field("monitoring", &PublishTerms::monitoring), field("kill_trigger", &PublishTerms::kill_trigger),
      field("audit", &PublishTerms::audit)};
}
constexpr const char* kind_of(As<OfferLicence>) { return "offer-licence"; }
constexpr auto fields_of(As<OfferLicence>) {
  return std::tuple{field("lab", &OfferLicence::lab), field("fee_usd", &OfferLicence::fee_usd),
      field("royalty", &OfferLicence::royalty)};
}
constexpr const char* kind_of(As<CutAccess>) { return "cut-access"; }
constexpr auto fields_of(As<CutAccess>) { return std::tuple{field("lab", &CutAccess::lab)}; }
constexpr const char* kind_of(As<RestoreAccess>) { return "restore-access"; }
constexpr auto fields_of(As<RestoreAccess>) { return std::tuple{field("lab", &RestoreAccess::lab)}; }
constexpr const char* kind_of(As<SendNotice>) { return "send-notice"; }
constexpr auto fields_of(As<SendNotice>) {
  return std::tuple{field("model", &SendNotice::model), field("theory", &SendNotice::theory),
      field("further", &SendNotice::further)};
}
constexpr const char* kind_of(As<DemandSettlement>) { return "demand-settlement"; }
constexpr auto fields_of(As<DemandSettlement>) {
  return std::tuple{field("proceeding", &DemandSettlement::proceeding),
      field("amount_usd", &DemandSettlement::amount_usd), field("terms", &DemandSettlement::terms)};
}
constexpr const char* kind_of(As<AnswerOffer>) { return "answer-offer"; }
constexpr auto fields_of(As<AnswerOffer>) {
  return std::tuple{field("proceeding", &AnswerOffer::proceeding), field("accept", &AnswerOffer::accept)};
}
constexpr const char* kind_of(As<WithdrawClaim>) { return "withdraw-claim"; }
constexpr auto fields_of(As<WithdrawClaim>) {
  return std::tuple{field("proceeding", &WithdrawClaim::proceeding)};
}

}  // namespace partly::world
// clang-format on
