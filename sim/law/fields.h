// The fields of this room's values (sim/base/fields.h). Sentences are for people; what they say stands beside
// them in numbers.
#pragma once
#include "sim/base/value_fields.h"
#include "sim/law/precedent.h"
#include "sim/law/proceeding.h"
#include "sim/law/suit.h"
#include "sim/law/terms.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::law {

constexpr auto names_of(As<Theory>) {
  return std::array{"contract", "copyright", "trade-secret", "tort", "disclosure"};
}
constexpr auto names_of(As<Stage>) {
  return std::array{"notice", "complaint", "motion", "discovery", "deposition", "judgment", "appeal", "decided", "settled", "withdrawn", "dismissed"};
}
constexpr auto names_of(As<Answer>) { return std::array{"none", "yes", "partly", "no"}; }
constexpr auto names_of(As<Defence>) {
  return std::array{"licence", "independent-creation", "preemption", "standard-practice", "unclean-hands"};
}
constexpr auto names_of(As<Remedy>) {
  return std::array{"money", "injunction", "access-cut", "deletion", "audit"};
}
constexpr auto names_of(As<ClauseKind>) {
  return std::array{"training-ban", "monitoring", "kill-trigger", "audit", "liability-cap"};
}

constexpr auto fields_of(As<Showing>) {
  return std::tuple{field("id", &Showing::id), display_field("title", &Showing::title),
      field("p", &Showing::p), field("false_positive_rate", &Showing::false_positive_rate),
      display_field("run", &Showing::run),
      field("log_likelihood_ratio", &Showing::log_likelihood_ratio)};
}
constexpr auto fields_of(As<Record>) {
  return std::tuple{field("showings", &Record::showings), field("alarm_logged", &Record::alarm_logged),
      field("log_admitted", &Record::log_admitted), field("records_open", &Record::records_open),
      field("answers_in_records", &Record::answers_in_records),
      field("taught_share", &Record::taught_share), field("file_kept", &Record::file_kept), field("duty_to_keep", &Record::duty_to_keep),
      field("messages", &Record::messages),
      field("alarm_ignored", &Record::alarm_ignored), field("accounts", &Record::accounts),
      field("denial_exposed", &Record::denial_exposed), field("promise_broken", &Record::promise_broken), field("licensed", &Record::licensed),
      field("ban_in_force", &Record::ban_in_force), field("competes", &Record::competes),
      field("summary_published", &Record::summary_published), field("pleas", &Record::pleas),
      field("claimant_copied", &Record::claimant_copied),
      field("claimant_excused_itself", &Record::claimant_excused_itself),
      field("survived_motion", &Record::survived_motion), field("answer", &Record::answer), field("said_in_own_suit", &Record::said_in_own_suit),
      field("credibility", &Record::credibility), field("norm", &Record::norm),
      field("counsel", &Record::counsel), field("plea_without", &Record::plea_without),
      field("summary_unproven", &Record::summary_unproven)};
}

constexpr auto fields_of(As<ChainStep>) {
  return std::tuple{field("id", &ChainStep::id), display_field("text", &ChainStep::text),
      field("log_odds", &ChainStep::log_odds)};
}
constexpr auto fields_of(As<Condition>) {
  return std::tuple{field("id", &Condition::id), display_field("text", &Condition::text),
      field("chance", &Condition::chance)};
}
constexpr auto fields_of(As<EvidenceChain>) {
  return std::tuple{field("steps", &EvidenceChain::steps), field("standard", &EvidenceChain::standard),
      field("noise", &EvidenceChain::noise), field("conditions", &EvidenceChain::conditions), field("belief", &EvidenceChain::belief)};
}
constexpr auto fields_of(As<AwardLine>) {
  return std::tuple{field("id", &AwardLine::id), display_field("text", &AwardLine::text),
      field("usd", &AwardLine::usd)};
}
constexpr auto fields_of(As<Award>) { return std::tuple{field("lines", &Award::lines)}; }
constexpr auto fields_of(As<RemedyRule>) {
  return std::tuple{field("remedy", &RemedyRule::remedy), field("chance", &RemedyRule::chance),
      display_field("fact", &RemedyRule::fact)};
}
constexpr auto fields_of(As<CountOpinion>) {
  return std::tuple{field("theory", &CountOpinion::theory), field("chain", &CountOpinion::chain), field("award", &CountOpinion::award),
      field("remedies", &CountOpinion::remedies)};
}
constexpr auto fields_of(As<Opinion>) {
  return std::tuple{field("counts", &Opinion::counts), field("sanction_usd", &Opinion::sanction_usd)};
}
constexpr auto fields_of(As<CountFinding>) {
  return std::tuple{field("theory", &CountFinding::theory), field("theory_accepted", &CountFinding::theory_accepted),
      field("proven", &CountFinding::proven), field("won", &CountFinding::won), field("award_usd", &CountFinding::award_usd)};
}

constexpr auto fields_of(As<Verdict>) {
  return std::tuple{field("for_claimant", &Verdict::for_claimant),
      field("probability", &Verdict::probability), field("award_usd", &Verdict::award_usd),
      field("theory_accepted", &Verdict::theory_accepted), field("proven", &Verdict::proven),
      field("remedies", &Verdict::remedies), field("sanction_usd", &Verdict::sanction_usd),
      field("findings", &Verdict::findings)};
}
constexpr auto fields_of(As<Filings>) {
  return std::tuple{field("motion", &Filings::motion), field("appeal", &Filings::appeal)};
}
constexpr auto fields_of(As<SettlementTerms>) {
  return std::tuple{field("royalty", &SettlementTerms::royalty), field("licence", &SettlementTerms::licence),
      field("undertaking", &SettlementTerms::undertaking), field("audit", &SettlementTerms::audit),
      field("deletion", &SettlementTerms::deletion), field("admission", &SettlementTerms::admission)};
}
constexpr auto fields_of(As<CounterOffer>) {
  return std::tuple{field("made", &CounterOffer::made), field("terms", &CounterOffer::terms),
      field("amount_usd", &CounterOffer::amount_usd)};
}
constexpr auto fields_of(As<Proceeding>) {
  return std::tuple{field("id", &Proceeding::id), field("claimant", &Proceeding::claimant),
      field("defendant", &Proceeding::defendant), field("theory", &Proceeding::theory),
      field("further", &Proceeding::further), field("fallen", &Proceeding::fallen),
      field("model", &Proceeding::model), field("stage", &Proceeding::stage),
      field("opened", &Proceeding::opened), field("stage_since", &Proceeding::stage_since),
      field("filed", &Proceeding::filed), field("record", &Proceeding::record),
      field("opinion", &Proceeding::opinion), field("verdict", &Proceeding::verdict), field("upheld_or_changed", &Proceeding::upheld_or_changed),
      field("settled_usd", &Proceeding::settled_usd), field("settled_terms", &Proceeding::settled_terms),
      field("counter", &Proceeding::counter), display_field("events", &Proceeding::events)};
}

constexpr auto fields_of(As<CountRuling>) {
  return std::tuple{field("count", &CountRuling::count), field("won", &CountRuling::won),
      field("theory_accepted", &CountRuling::theory_accepted), field("award_usd", &CountRuling::award_usd), field("stop_listing", &CountRuling::stop_listing)};
}
constexpr auto fields_of(As<Suit>) {
  return std::tuple{field("stage", &Suit::stage), field("opened", &Suit::opened),
      field("stage_since", &Suit::stage_since), field("books_opened", &Suit::books_opened),
      field("answer", &Suit::answer), field("answered", &Suit::answered),
      field("contradicted", &Suit::contradicted), field("answer_public", &Suit::answer_public), field("rulings", &Suit::rulings),
      display_field("events", &Suit::events)};
}

constexpr auto fields_of(As<Belief>) {
  return std::tuple{field("accepted", &Belief::accepted), field("rejected", &Belief::rejected)};
}
constexpr auto fields_of(As<Precedent>) {
  return std::tuple{field("beliefs", &Precedent::beliefs), field("norm", &Precedent::norm)};
}

constexpr auto fields_of(As<Clause>) {
  return std::tuple{field("kind", &Clause::kind), field("number", &Clause::number),
      field("text", &Clause::text), display_field("fact", &Clause::fact),
      field("limit_usd", &Clause::limit_usd)};
}
constexpr auto fields_of(As<Terms>) {
  return std::tuple{field("version", &Terms::version), field("from_quarter", &Terms::from_quarter),
      field("clauses", &Terms::clauses), field("volume_limit", &Terms::volume_limit),
      field("alarms_before_cut", &Terms::alarms_before_cut)};
}

}  // namespace partly::law
// clang-format on
