// The fields of what a save holds of the teacher's role: its decisions and its measurements (sim/session/archive.h).
#pragma once
#include "sim/world/state/decision.h"
#include "sim/world/state/job.h"

// One line a struct reads better than one a call.
// clang-format off
namespace partly::law {
constexpr Theory last_kind(Theory) { return Theory::disclosure; }
}  // namespace partly::law

namespace partly::forensics {
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, TrapSettings>
void fields(S& s, V&& v) {
  v("islets", s.islets); v("radius", s.radius); v("points_each", s.points_each); v("probes_each", s.probes_each);
  v("copied_share", s.copied_share); v("seed", s.seed);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Count>
void fields(S& s, V&& v) { v("hits", s.hits); v("chances", s.chances); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, TrapExhibit>
void fields(S& s, V&& v) {
  v("settings", s.settings); v("suspect", s.suspect); v("innocents", s.innocents); v("innocent_rate", s.innocent_rate);
  v("p", s.p); v("neg_log10_p", s.neg_log10_p); v("innocents_p", s.innocents_p);
}
}  // namespace partly::forensics

namespace partly::world {
constexpr ApiDefence last_kind(ApiDefence) { return ApiDefence::random_answers; }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, SetApiAccess>
void fields(S& s, V&& v) { v("access", s.access); v("top_k", s.top_k); v("digits", s.digits); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, SetApiDefence>
void fields(S& s, V&& v) { v("defence", s.defence); v("strength", s.strength); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, SetQueryPrices>
void fields(S& s, V&& v) { v("label_usd", s.label_usd); v("probability_usd", s.probability_usd); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, SetMonitor>
void fields(S& s, V&& v) { v("alarm_rate", s.alarm_rate); v("volume_limit", s.volume_limit); v("alarms_before_cut", s.alarms_before_cut); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, PlantTraps>
void fields(S& s, V&& v) { v("islets", s.islets); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, PublishTerms>
void fields(S& s, V&& v) { v("training_ban", s.training_ban); v("monitoring", s.monitoring); v("kill_trigger", s.kill_trigger); v("audit", s.audit); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, OfferLicence>
void fields(S& s, V&& v) { v("lab", s.lab); v("fee_usd", s.fee_usd); v("royalty", s.royalty); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, CutAccess>
void fields(S& s, V&& v) { v("lab", s.lab); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, RestoreAccess>
void fields(S& s, V&& v) { v("lab", s.lab); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, SendNotice>
void fields(S& s, V&& v) { v("model", s.model); v("theory", s.theory); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, DemandSettlement>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); v("amount_usd", s.amount_usd); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, AnswerOffer>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); v("accept", s.accept); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, WithdrawClaim>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, WatchLevel>
void fields(S& s, V&& v) {
  v("alarm_rate", s.alarm_rate); v("honest_accused", s.honest_accused); v("thieves_found", s.thieves_found); v("median_query", s.median_query);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, CrowdWatched>
void fields(S& s, V&& v) {
  v("id", s.id); v("accounts", s.accounts); v("thieves", s.thieves); v("accused", s.accused); v("accused_by_volume", s.accused_by_volume);
  v("levels", s.levels); v("house_accuracy", s.house_accuracy); v("served_accuracy", s.served_accuracy); v("confidence_error", s.confidence_error);
}
}  // namespace partly::world
// clang-format on
