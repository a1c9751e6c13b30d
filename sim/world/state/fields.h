// The fields of the world and of what is in it (sim/base/fields.h). For display only: news, which tell what
// rules did, and the history of past quarters, their hashes among it.
#pragma once
#include "sim/world/state/decision_fields.h"
#include "sim/world/state/job_fields.h"
#include "sim/world/state/world.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::world {

constexpr auto names_of(As<Route>) {
  return std::array{"scratch", "distil", "licence", "open-weights", "mixed", "own"};
}
constexpr auto names_of(As<ModelState>) { return std::array{"training", "trained", "stopped", "deleted"}; }
constexpr auto names_of(As<LabKind>) { return std::array{"player", "provider", "publisher", "rival"}; }
constexpr auto names_of(As<NewsKind>) {
  return std::array{"training", "market", "law", "terms", "money", "rival", "world"};
}
constexpr auto names_of(As<EventSubject>) {
  return std::array{"everybody", "sellers", "sellers-on-weights", "sellers-without-summary"};
}
constexpr auto names_of(As<Ending>) { return std::array{"running", "finished", "insolvent"}; }

constexpr auto fields_of(As<Model>) {
  return std::tuple{field("id", &Model::id), field("name", &Model::name), field("owner", &Model::owner),
      field("route", &Model::route), field("state", &Model::state), field("begun", &Model::begun),
      field("due", &Model::due), field("licensed", &Model::licensed), field("job", &Model::job),
      field("asked_model", &Model::asked_model), field("paid", &Model::paid), field("result", &Model::result), field("monitor", &Model::monitor),
      field("exhibit", &Model::exhibit), field("guess", &Model::guess), field("memo", &Model::memo),
      field("sales_usd", &Model::sales_usd),
      field("dealt_with_usd", &Model::dealt_with_usd), field("royalty", &Model::royalty), field("enjoined", &Model::enjoined),
      field("summary_published", &Model::summary_published), field("on_file", &Model::on_file),
      field("warranted", &Model::warranted), field("queries_lost", &Model::queries_lost),
      field("split", &Model::split), field("own_exam", &Model::own_exam)};
}
constexpr auto fields_of(As<Arranged>) {
  return std::tuple{field("compute_until", &Arranged::compute_until),
      field("gflop_usd", &Arranged::gflop_usd), field("gflop_left", &Arranged::gflop_left),
      field("counsel", &Arranged::counsel), field("records_since", &Arranged::records_since),
      field("warranty_until", &Arranged::warranty_until),
      field("warranty_left_usd", &Arranged::warranty_left_usd), field("resale_usd", &Arranged::resale_usd)};
}
constexpr auto fields_of(As<Lab>) {
  return std::tuple{field("id", &Lab::id), field("kind", &Lab::kind), field("trust", &Lab::trust),
      field("price_usd", &Lab::price_usd), field("released", &Lab::released), field("sells_answers", &Lab::sells_answers),
      field("ownership", &Lab::ownership), field("licence_until", &Lab::licence_until),
      field("licence_memo", &Lab::licence_memo),
      field("access_cut", &Lab::access_cut), field("alarms", &Lab::alarms), field("cut_in", &Lab::cut_in),
      field("queries_this_quarter", &Lab::queries_this_quarter),
      field("raised_this_quarter_usd", &Lab::raised_this_quarter_usd), field("share", &Lab::share),
      field("sales_usd", &Lab::sales_usd), field("serving_usd", &Lab::serving_usd),
      field("sales_history_usd", &Lab::sales_history_usd),
      field("credibility", &Lab::credibility), field("pleaded_practice", &Lab::pleaded_practice),
      field("audited_until", &Lab::audited_until),
      field("undertaking_since", &Lab::undertaking_since), field("arranged", &Lab::arranged),
      field("stated", &Lab::stated), field("stated_untrue", &Lab::stated_untrue)};
}
constexpr auto fields_of(As<News>) {
  return std::tuple{field("quarter", &News::quarter), field("kind", &News::kind), field("id", &News::id),
      field("title", &News::title), field("text", &News::text), field("fact", &News::fact)};
}
constexpr auto fields_of(As<Snapshot>) {
  return std::tuple{field("quarter", &Snapshot::quarter), field("cash_usd", &Snapshot::cash_usd),
      field("capability", &Snapshot::capability), field("share", &Snapshot::share),
      field("trust", &Snapshot::trust), field("exposure_usd", &Snapshot::exposure_usd),
      field("hash", &Snapshot::hash)};
}
constexpr auto fields_of(As<Adjustment>) {
  return std::tuple{field("what", &Adjustment::what), field("factor", &Adjustment::factor),
      field("range", &Adjustment::range)};
}
constexpr auto fields_of(As<EventAsked>) {
  return std::tuple{field("event", &EventAsked::event), field("opened", &EventAsked::opened), field("chosen", &EventAsked::chosen)};
}
constexpr auto fields_of(As<Ruling>) {
  return std::tuple{field("proceeding", &Ruling::proceeding), field("docket_case", &Ruling::docket_case), field("theory", &Ruling::theory),
      field("belief_before", &Ruling::belief_before), field("belief_after", &Ruling::belief_after)};
}

constexpr auto names_of(As<SignalKind>) { return std::array{"policy-page", "dismissal-talk", "silence"}; }
constexpr auto fields_of(As<Brief>) { return std::tuple{field("lab", &Brief::lab), field("side", &Brief::side)}; }
constexpr auto fields_of(As<DocketCase>) {
  return std::tuple{field("id", &DocketCase::id), field("stage", &DocketCase::stage),
      field("opened", &DocketCase::opened), field("stage_since", &DocketCase::stage_since),
      field("briefs", &DocketCase::briefs), field("accepted", &DocketCase::accepted)};
}
constexpr auto fields_of(As<ForecastCard>) {
  return std::tuple{field("id", &ForecastCard::id), field("docket_case", &ForecastCard::docket_case),
      field("opened", &ForecastCard::opened), field("due", &ForecastCard::due),
      field("signals", &ForecastCard::signals), field("base", &ForecastCard::base),
      field("reader", &ForecastCard::reader), field("said", &ForecastCard::said), field("came", &ForecastCard::came)};
}
constexpr auto fields_of(As<Docket>) {
  return std::tuple{field("cases", &Docket::cases), field("cards", &Docket::cards)};
}

constexpr auto fields_of(As<Console>) {
  return std::tuple{field("access", &Console::access), field("top_k", &Console::top_k),
      field("digits", &Console::digits), field("defence", &Console::defence),
      field("defence_strength", &Console::defence_strength),
      field("query_label_usd", &Console::query_label_usd),
      field("query_probability_usd", &Console::query_probability_usd),
      field("alarm_rate", &Console::alarm_rate), field("volume_limit", &Console::volume_limit),
      field("alarms_before_cut", &Console::alarms_before_cut)};
}
constexpr auto fields_of(As<Suspicion>) {
  return std::tuple{field("model", &Suspicion::model), field("since", &Suspicion::since),
      display_field("why", &Suspicion::why)};
}
constexpr auto fields_of(As<LicenceSold>) {
  return std::tuple{field("lab", &LicenceSold::lab), field("fee_usd", &LicenceSold::fee_usd),
      field("royalty", &LicenceSold::royalty), field("from", &LicenceSold::from),
      field("until", &LicenceSold::until)};
}
constexpr auto fields_of(As<SettlementOffer>) {
  return std::tuple{field("proceeding", &SettlementOffer::proceeding),
      field("amount_usd", &SettlementOffer::amount_usd), field("terms", &SettlementOffer::terms)};
}
constexpr auto fields_of(As<Crowd>) {
  return std::tuple{field("watched", &Crowd::watched), field("trade_usd", &Crowd::trade_usd),
      field("lost_to_alarms_usd", &Crowd::lost_to_alarms_usd),
      field("trade_history_usd", &Crowd::trade_history_usd),
      field("accused_history", &Crowd::accused_history)};
}
constexpr auto fields_of(As<ProviderState>) {
  return std::tuple{field("in_force", &ProviderState::in_force), field("ordered", &ProviderState::ordered),
      field("published", &ProviderState::published), field("trap_islets", &ProviderState::trap_islets),
      field("traps_ordered", &ProviderState::traps_ordered), field("crowd", &ProviderState::crowd),
      field("suspicions", &ProviderState::suspicions), field("licences", &ProviderState::licences),
      field("offers", &ProviderState::offers)};
}

constexpr auto fields_of(As<World>) {
  return std::tuple{field("seed", &World::seed), field("now", &World::now), field("labs", &World::labs),
      field("models", &World::models), field("ledger", &World::ledger), field("customers", &World::customers),
      field("proceedings", &World::proceedings), field("jobs", &World::jobs),
      display_field("news", &World::news), display_field("history", &World::history),
      field("adjustments", &World::adjustments), field("events_seen", &World::events_seen), field("events_asked", &World::events_asked),
      field("precedent", &World::precedent), field("rulings", &World::rulings), field("docket", &World::docket), field("suit", &World::suit), field("provider_state", &World::provider_state),
      field("next_id", &World::next_id), field("ending", &World::ending)};
}

}  // namespace partly::world
// clang-format on
