// What an answer on the stand would come to. For a "no" that is untrue and that no document contradicts, the
// mean over whether a witness shows it.
#pragma once
#include "sim/law/record.h"

namespace partly::world {

struct AnswerOutlook {
  law::Answer answer = law::Answer::none;
  Quantity chance;        // of a verdict for the claimant
  Quantity expected_usd;  // award and sanction, each with its chance
};

}  // namespace partly::world
