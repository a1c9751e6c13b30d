#include "sim/law/stages.h"

#include <algorithm>
#include <cmath>

namespace partly::law {

int StageRules::length(Stage stage) const {
  if (!open(stage)) return 0;
  return std::max(1, static_cast<int>(std::lround(quarters[static_cast<std::size_t>(stage)].value)));
}

Stage next_stage(Stage stage, Filings filed) {
  switch (stage) {
    case Stage::notice:
      return Stage::complaint;
    case Stage::complaint:
      return filed.motion ? Stage::motion : Stage::discovery;
    case Stage::motion:
      return Stage::discovery;
    case Stage::discovery:
      return Stage::deposition;
    case Stage::deposition:
      return Stage::judgment;
    case Stage::judgment:
      return filed.appeal ? Stage::appeal : Stage::decided;
    case Stage::appeal:
      return Stage::decided;
    default:
      return stage;
  }
}

int paid_stages_left(Stage stage, Filings filed) {
  int paid = 0;
  for (Stage at = stage; at < Stage::judgment; at = next_stage(at, filed)) ++paid;
  return paid;
}

const char* name(Stage stage) {
  switch (stage) {
    case Stage::notice:
      return "notice";
    case Stage::complaint:
      return "complaint";
    case Stage::motion:
      return "motion to dismiss";
    case Stage::discovery:
      return "discovery";
    case Stage::deposition:
      return "deposition";
    case Stage::judgment:
      return "judgment";
    case Stage::appeal:
      return "appeal";
    case Stage::decided:
      return "decided";
    case Stage::settled:
      return "settled";
    case Stage::withdrawn:
      return "withdrawn";
    case Stage::dismissed:
      return "dismissed";
  }
  return "";
}

}  // namespace partly::law
