// The stages of a proceeding and how long each lasts: notice, complaint, motion to dismiss (if one is filed),
// discovery, deposition, judgment, appeal (if one is filed), decided. Settled or withdrawn from any open
// stage; dismissed only from a motion.
#pragma once
#include <array>
#include <cstddef>

#include "sim/base/quantity.h"

namespace partly::law {

enum class Stage {
  notice,
  complaint,
  motion,      // the defendant says that even if all were true there would be no claim
  discovery,   // the books open, the exam is run
  deposition,  // "Did you distil?"; the judge decides at its end
  judgment,    // who lost may appeal
  appeal,
  decided,
  settled,
  withdrawn,
  dismissed,
};
inline constexpr std::size_t kOpenStages = static_cast<std::size_t>(Stage::decided);
constexpr bool open(Stage stage) { return stage < Stage::decided; }

struct StageRules {
  std::array<Quantity, kOpenStages> quarters;  // each at least 1

  int length(Stage stage) const;  // in quarters; 0 when closed
};

// What a party has filed.
struct Filings {
  bool motion = false;
  bool appeal = false;
};

// The next stage in the ordinary course. A closed stage stays as it is.
Stage next_stage(Stage stage, Filings filed = {});
// Stages that counsel is still paid for until the judgment, its own included; 0 from the judgment on. An
// appeal is one more, paid for when it is filed.
int paid_stages_left(Stage stage, Filings filed = {});

const char* name(Stage stage);

}  // namespace partly::law
