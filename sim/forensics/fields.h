// The fields of this room's values (sim/base/fields.h).
#pragma once
#include "sim/base/fields.h"
#include "sim/forensics/account_split.h"
#include "sim/forensics/exhibit.h"
#include "sim/forensics/query_monitor.h"
#include "sim/forensics/traps.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::forensics {

constexpr auto names_of(As<ExamTest>) { return std::array{"quiz", "outside", "mistakes"}; }
constexpr auto names_of(As<Strength>) { return std::array{"none", "suspicion", "strong", "compelling"}; }
constexpr auto names_of(As<AlarmKind>) { return std::array{"none", "pattern", "volume"}; }

constexpr auto fields_of(As<ExamSettings>) {
  return std::tuple{field("natural_pool", &ExamSettings::natural_pool),
      field("outside_pool", &ExamSettings::outside_pool), field("questions", &ExamSettings::questions),
      field("least_questions", &ExamSettings::least_questions),
      field("alone_share", &ExamSettings::alone_share),
      field("selector_models", &ExamSettings::selector_models),
      field("reference_models", &ExamSettings::reference_models),
      field("copier_models", &ExamSettings::copier_models),
      field("copier_own_shares", &ExamSettings::copier_own_shares),
      field("unseen_models", &ExamSettings::unseen_models), field("labels", &ExamSettings::labels),
      field("selector_noise", &ExamSettings::selector_noise),
      field("reference_sizes", &ExamSettings::reference_sizes),
      field("reference_noise", &ExamSettings::reference_noise),
      field("large_every", &ExamSettings::large_every), field("large_labels", &ExamSettings::large_labels),
      field("seed", &ExamSettings::seed), field("probe_seed", &ExamSettings::probe_seed)};
}
constexpr auto fields_of(As<TestOutcome>) {
  return std::tuple{field("test", &TestOutcome::test), field("questions", &TestOutcome::questions),
      field("suspect_score", &TestOutcome::suspect_score),
      field("reference_scores", &TestOutcome::reference_scores),
      field("copier_scores", &TestOutcome::copier_scores),
      field("unseen_innocents", &TestOutcome::unseen_innocents),
      field("unseen_copiers", &TestOutcome::unseen_copiers), field("p", &TestOutcome::p),
      field("why_not_asked", &TestOutcome::why_not_asked)};
}
constexpr auto fields_of(As<AgreementRow>) {
  return std::tuple{field("reference", &AgreementRow::reference), field("natural", &AgreementRow::natural),
      field("outside", &AgreementRow::outside), field("accuracy", &AgreementRow::accuracy)};
}
constexpr auto fields_of(As<CopierRecipe>) {
  return std::tuple{field("answers", &CopierRecipe::answers), field("access", &CopierRecipe::access),
      field("own_labels", &CopierRecipe::own_labels), field("open_weights", &CopierRecipe::open_weights),
      field("hidden", &CopierRecipe::hidden)};
}
constexpr auto fields_of(As<LikelihoodRatio>) {
  return std::tuple{field("log_ratio", &LikelihoodRatio::log_ratio), field("low", &LikelihoodRatio::low),
      field("high", &LikelihoodRatio::high), field("rank_p", &LikelihoodRatio::rank_p),
      field("weights", &LikelihoodRatio::weights), field("suspect", &LikelihoodRatio::suspect),
      field("innocents", &LikelihoodRatio::innocents), field("copiers", &LikelihoodRatio::copiers)};
}
constexpr auto fields_of(As<Unseen>) {
  return std::tuple{field("innocents", &Unseen::innocents), field("copiers", &Unseen::copiers)};
}
constexpr auto fields_of(As<Exhibit>) {
  return std::tuple{field("settings", &Exhibit::settings), field("alleged", &Exhibit::alleged),
      field("tests", &Exhibit::tests),
      field("tests_asked", &Exhibit::tests_asked), field("p", &Exhibit::p),
      field("neg_log10_p", &Exhibit::neg_log10_p), field("ratio", &Exhibit::ratio),
      field("strength", &Exhibit::strength), field("unseen", &Exhibit::unseen), field("agreement", &Exhibit::agreement)};
}

constexpr auto fields_of(As<Look>) {
  return std::tuple{field("queries", &Look::queries), field("score", &Look::score)};
}
constexpr auto fields_of(As<StreamFeatures>) {
  return std::tuple{field("class_entropy", &StreamFeatures::class_entropy),
      field("cells_visited", &StreamFeatures::cells_visited),
      field("nearest_neighbour", &StreamFeatures::nearest_neighbour),
      field("low_margin_share", &StreamFeatures::low_margin_share)};
}
constexpr auto fields_of(As<MonitorSettings>) {
  return std::tuple{field("inputs", &MonitorSettings::inputs), field("step", &MonitorSettings::step),
      field("window", &MonitorSettings::window),
      field("calibrated_queries", &MonitorSettings::calibrated_queries),
      field("honest_accounts", &MonitorSettings::honest_accounts),
      field("quantile", &MonitorSettings::quantile),
      field("queries_per_quarter", &MonitorSettings::queries_per_quarter),
      field("seed", &MonitorSettings::seed)};
}
constexpr auto fields_of(As<AccountSplit>) {
  return std::tuple{field("accounts", &AccountSplit::accounts), field("linked", &AccountSplit::linked)};
}
constexpr auto fields_of(As<MonitorReport>) {
  return std::tuple{field("alarm", &MonitorReport::alarm),
      field("alarm_at_query", &MonitorReport::alarm_at_query),
      display_field("curve", &MonitorReport::curve), field("features", &MonitorReport::features),
      field("threshold", &MonitorReport::threshold),
      field("false_alarm_rate", &MonitorReport::false_alarm_rate),
      field("held_out_accounts", &MonitorReport::held_out_accounts)};
}

constexpr auto fields_of(As<TrapSettings>) {
  return std::tuple{field("islets", &TrapSettings::islets), field("radius", &TrapSettings::radius),
      field("points_each", &TrapSettings::points_each), field("probes_each", &TrapSettings::probes_each),
      field("copied_share", &TrapSettings::copied_share), field("seed", &TrapSettings::seed)};
}
constexpr auto fields_of(As<Count>) {
  return std::tuple{field("hits", &Count::hits), field("chances", &Count::chances)};
}
constexpr auto fields_of(As<TrapExhibit>) {
  return std::tuple{field("settings", &TrapExhibit::settings), field("suspect", &TrapExhibit::suspect),
      field("innocents", &TrapExhibit::innocents), field("copiers", &TrapExhibit::copiers),
      field("innocent_rate", &TrapExhibit::innocent_rate), field("copier_rate", &TrapExhibit::copier_rate),
      field("p", &TrapExhibit::p), field("rank_p", &TrapExhibit::rank_p),
      field("log_ratio", &TrapExhibit::log_ratio), field("low", &TrapExhibit::low),
      field("high", &TrapExhibit::high), field("unseen", &TrapExhibit::unseen)};
}

}  // namespace partly::forensics
// clang-format on
