// What an answer on the stand does beside its weight as evidence: to credibility, to the penalty, and to what
// counts as custom in the industry. Through these it moves the settlement too. Sources: F01 (the answer), F40
// and F43 (opinions on what it does), F56 (credibility); the sizes are assumptions of the scenario.
#pragma once
#include "sim/law/record.h"

namespace partly::law {

struct AnswerEffect {
  Quantity credibility_lost;  // fraction of what is left
  Quantity penalty;           // factor on the award
  Quantity norm;              // added to the industry's custom, fraction
};

struct StandRules {
  AnswerEffect yes, partly, no, no_contradicted;  // a "no" that a strong exhibit contradicts is its own case
};

// Of the answer on the record; nothing for no answer.
const AnswerEffect* effect_of(const StandRules& rules, const Record& record);
const AnswerEffect* effect_of(const StandRules& rules, Answer answer, bool contradicted);

}  // namespace partly::law
