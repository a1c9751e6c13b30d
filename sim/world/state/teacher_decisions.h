// What a provider decides in the teacher's role, as plain values beside those of decision.h. What is set on
// the console and what the terms say acts from the next quarter on; the rest acts at once.
#pragma once
#include <concepts>
#include <string>
#include <vector>

#include "sim/law/settlement_terms.h"
#include "sim/law/theory.h"
#include "sim/world/state/console.h"

namespace partly::world {

struct SetApiAccess {  // the most that anybody is served
  learn::Access access = learn::Access::probabilities;
  int top_k = 2;
  int digits = -1;  // -1: not rounded
  bool operator==(const SetApiAccess&) const = default;
};
struct SetApiDefence {
  ApiDefence defence = ApiDefence::none;
  double strength = 0;
  bool operator==(const SetApiDefence&) const = default;
};
struct SetQueryPrices {
  double label_usd = 0, probability_usd = 0;
  bool operator==(const SetQueryPrices&) const = default;
};
struct SetMonitor {
  double alarm_rate = 0.01;   // of honest accounts: higher is keener
  int volume_limit = 400;     // queries a quarter
  int alarms_before_cut = 1;  // 0: access never ends by itself
  bool operator==(const SetMonitor&) const = default;
};
struct PlantTraps {  // trains the provider's model again, with so many islets of wrong answers in it
  int islets = 10;
  bool operator==(const PlantTraps&) const = default;
};
struct PublishTerms {  // a new version of the terms
  bool training_ban = true, monitoring = true, kill_trigger = true, audit = false;
  bool operator==(const PublishTerms&) const = default;
};
struct OfferLicence {  // signed at once if it is worth that much to the lab
  std::string lab;
  double fee_usd = 0;
  double royalty = 0;  // of the sales of models that are taught under it
  bool operator==(const OfferLicence&) const = default;
};
struct CutAccess {
  std::string lab;
  bool operator==(const CutAccess&) const = default;
};
struct RestoreAccess {  // its alarms are forgotten
  std::string lab;
  bool operator==(const RestoreAccess&) const = default;
};
struct SendNotice {  // the beginning of a claim on a model of another lab
  int model = 0;
  law::Theory theory = law::Theory::contract;
  std::vector<law::Theory> further = {};  // counts that the complaint will hold beside it
  bool operator==(const SendNotice&) const = default;
};
struct DemandSettlement {  // paid at once if going on would cost the other side more; else it names a sum
  int proceeding = 0;
  double amount_usd = 0;
  law::SettlementTerms terms = {};
  bool operator==(const DemandSettlement&) const = default;
};
struct AnswerOffer {  // to the settlement that the other side has offered this quarter
  int proceeding = 0;
  bool accept = true;
  bool operator==(const AnswerOffer&) const = default;
};
struct WithdrawClaim {
  int proceeding = 0;
  bool operator==(const WithdrawClaim&) const = default;
};

template <class D, class... Any>
concept OneOf = (std::same_as<D, Any> || ...);
template <class D>
concept TeacherDecision =
    OneOf<D, SetApiAccess, SetApiDefence, SetQueryPrices, SetMonitor, PlantTraps, PublishTerms, OfferLicence,
          CutAccess, RestoreAccess, SendNotice, DemandSettlement, AnswerOffer, WithdrawClaim>;

}  // namespace partly::world
