// The fields of what this room writes to files (sim/base/fields.h, archive.h).
#pragma once
#include "sim/base/value_fields.h"
#include "sim/regime/fields.h"
#include "sim/scenario/fields.h"
#include "sim/session/docket.h"
#include "sim/session/results.h"
#include "sim/session/save.h"
#include "sim/world/state/decision_fields.h"
#include "sim/world/state/job_fields.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::session {

constexpr auto fields_of(As<QuarterLog>) {
  return std::tuple{field("quarter", &QuarterLog::quarter), field("decisions", &QuarterLog::decisions),
      field("results", &QuarterLog::results), field("hash", &QuarterLog::hash)};
}
constexpr auto fields_of(As<Save>) {
  return std::tuple{field("scenario", &Save::scenario_text), field("content", &Save::content),
      field("seed", &Save::seed), field("engine", &Save::engine), field("quarters", &Save::quarters),
      field("open_quarter", &Save::open_quarter)};
}
constexpr auto fields_of(As<Foresight>) {
  return std::tuple{field("quarter", &Foresight::quarter), field("rule", &Foresight::rule),
      field("over", &Foresight::over), field("said", &Foresight::said), field("came", &Foresight::came)};
}
constexpr auto fields_of(As<DocketFile>) {
  return std::tuple{field("scenario", &DocketFile::scenario_text), field("seed", &DocketFile::seed),
      field("curves", &DocketFile::curves), field("decrees", &DocketFile::decrees),
      field("quarters", &DocketFile::quarters), field("hash", &DocketFile::hash),
      field("foresights", &DocketFile::foresights)};
}

constexpr auto fields_of(As<GameResult>) {
  return std::tuple{field("scenario", &GameResult::scenario), field("seed", &GameResult::seed),
      field("grade", &GameResult::grade), field("met", &GameResult::met), field("goals", &GameResult::goals),
      field("worth_usd", &GameResult::worth_usd)};
}
constexpr auto fields_of(As<Earned>) {
  return std::tuple{field("achievement", &Earned::achievement), field("scenario", &Earned::scenario),
      field("seed", &Earned::seed)};
}
constexpr auto fields_of(As<Results>) {
  return std::tuple{field("best", &Results::best), field("earned", &Results::earned)};
}

}  // namespace partly::session
// clang-format on
