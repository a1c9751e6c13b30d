// The fields of every value that a save holds, listed once for writing and reading (sim/session/archive.h).
#pragma once
#include "sim/scenario/content.h"
#include "sim/session/fields_teacher.h"
#include "sim/session/quarter_log.h"
#include "sim/world/state/decision.h"
#include "sim/world/state/job.h"

// One line a struct reads better than one a call.
// clang-format off
namespace partly {
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Quarter>
void fields(S& s, V&& v) { v("year", s.year); v("quarter", s.quarter); }
}  // namespace partly

namespace partly::learn {
constexpr Access last_kind(Access) { return Access::probabilities; }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Sources>
void fields(S& s, V&& v) {
  v("own_labels", s.own_labels); v("queries", s.queries); v("access", s.access); v("top_k", s.top_k);
  v("digits", s.digits); v("cover_share", s.cover_share); v("open_weights", s.open_weights);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Used>
void fields(S& s, V&& v) { v("labels", s.labels); v("queries", s.queries); v("flops", s.flops); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, StudentScore>
void fields(S& s, V&& v) { v("accuracy", s.accuracy); v("agreement", s.agreement); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, TrainResult>
void fields(S& s, V&& v) {
  v("students", s.students); v("used", s.used); v("teacher_accuracy", s.teacher_accuracy); v("loss_mean", s.loss_mean);
  v("loss_low", s.loss_low); v("loss_high", s.loss_high); v("queries", s.queries);
}
}  // namespace partly::learn

namespace partly::econ {
constexpr Counsel last_kind(Counsel) { return Counsel::trial; }
}  // namespace partly::econ

namespace partly::scenario {
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, ContentFile>
void fields(S& s, V&& v) { v("name", s.name); v("bytes", s.bytes); v("crc32", s.crc32); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Content>
void fields(S& s, V&& v) { v("folder", s.folder); v("files", s.files); }
}  // namespace partly::scenario

namespace partly::law {
constexpr Answer last_kind(Answer) { return Answer::no; }
constexpr Defence last_kind(Defence) { return Defence::unclean_hands; }
}  // namespace partly::law

namespace partly::forensics {
constexpr ExamTest last_kind(ExamTest) { return ExamTest::mistakes; }
constexpr Strength last_kind(Strength) { return Strength::compelling; }
constexpr AlarmKind last_kind(AlarmKind) { return AlarmKind::volume; }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, ExamSettings>
void fields(S& s, V&& v) {
  v("natural_pool", s.natural_pool); v("outside_pool", s.outside_pool); v("questions", s.questions);
  v("least_questions", s.least_questions); v("alone_share", s.alone_share); v("selector_models", s.selector_models);
  v("reference_models", s.reference_models); v("labels", s.labels); v("selector_noise", s.selector_noise);
  v("reference_noise", s.reference_noise); v("large_every", s.large_every); v("large_labels", s.large_labels);
  v("reference_sizes", s.reference_sizes); v("seed", s.seed); v("probe_seed", s.probe_seed);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, TestOutcome>
void fields(S& s, V&& v) {
  v("test", s.test); v("questions", s.questions); v("suspect_score", s.suspect_score);
  v("reference_scores", s.reference_scores); v("p", s.p); v("why_not_asked", s.why_not_asked);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, AgreementRow>
void fields(S& s, V&& v) { v("reference", s.reference); v("natural", s.natural); v("outside", s.outside); v("accuracy", s.accuracy); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Innocents>
void fields(S& s, V&& v) { v("p", s.p); v("below_01", s.below_01); v("below_05", s.below_05); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Exhibit>
void fields(S& s, V&& v) {
  v("settings", s.settings); v("tests", s.tests); v("tests_asked", s.tests_asked); v("p", s.p);
  v("neg_log10_p", s.neg_log10_p); v("strength", s.strength); v("innocents", s.innocents); v("agreement", s.agreement);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Look>
void fields(S& s, V&& v) { v("queries", s.queries); v("score", s.score); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, StreamFeatures>
void fields(S& s, V&& v) { v("class_entropy", s.class_entropy); v("cells_visited", s.cells_visited); v("nearest_neighbour", s.nearest_neighbour);
  v("low_margin_share", s.low_margin_share); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, MonitorReport>
void fields(S& s, V&& v) {
  v("alarm", s.alarm); v("alarm_at_query", s.alarm_at_query); v("curve", s.curve); v("features", s.features);
  v("threshold", s.threshold); v("false_alarm_rate", s.false_alarm_rate); v("held_out_accounts", s.held_out_accounts);
}
}  // namespace partly::forensics

namespace partly::world {
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, TrainModel>
void fields(S& s, V&& v) { v("sources", s.sources); v("wide", s.wide); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, StopTraining>
void fields(S& s, V&& v) { v("model", s.model); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, GuessCapability>
void fields(S& s, V&& v) { v("model", s.model); v("points", s.points); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, ReleaseModel>
void fields(S& s, V&& v) { v("model", s.model); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, WithdrawModel>
void fields(S&, V&&) {}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, SetPrice>
void fields(S& s, V&& v) { v("price_usd", s.price_usd); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, SignLicence>
void fields(S&, V&&) {}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, RaiseFunds>
void fields(S& s, V&& v) { v("amount_usd", s.amount_usd); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, OfferSettlement>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); v("amount_usd", s.amount_usd); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Testify>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); v("answer", s.answer); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, MoveToDismiss>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Plead>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); v("defence", s.defence); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, AppealVerdict>
void fields(S& s, V&& v) { v("proceeding", s.proceeding); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, PublishSummary>
void fields(S& s, V&& v) { v("model", s.model); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, ReserveCompute>
void fields(S&, V&&) {}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, RetainCounsel>
void fields(S& s, V&& v) { v("counsel", s.counsel); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, KeepRecords>
void fields(S& s, V&& v) { v("keep", s.keep); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, BuyWarranty>
void fields(S&, V&&) {}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, ExamineModel>
void fields(S& s, V&& v) { v("model", s.model); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, StudentTrained>
void fields(S& s, V&& v) { v("id", s.id); v("result", s.result); v("monitor", s.monitor); v("stopped", s.stopped);
  v("answered", s.answered); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Examined>
void fields(S& s, V&& v) { v("id", s.id); v("exhibit", s.exhibit); v("traps", s.traps); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Surveyed>
void fields(S& s, V&& v) { v("id", s.id); v("teacher", s.teacher); v("published", s.published); v("teacher_used", s.teacher_used); }
}  // namespace partly::world

namespace partly::session {
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, QuarterLog>
void fields(S& s, V&& v) { v("quarter", s.quarter); v("decisions", s.decisions); v("results", s.results); v("hash", s.hash); }
}  // namespace partly::session
// clang-format on
