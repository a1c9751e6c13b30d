#include "sim/law/stand.h"

namespace partly::law {

const AnswerEffect* effect_of(const StandRules& rules, Answer answer, bool contradicted) {
  switch (answer) {
    case Answer::yes:
      return &rules.yes;
    case Answer::partly:
      return &rules.partly;
    case Answer::no:
      return contradicted ? &rules.no_contradicted : &rules.no;
    case Answer::none:
      break;
  }
  return nullptr;
}

const AnswerEffect* effect_of(const StandRules& rules, const Record& record) {
  return effect_of(rules, record.answer, contradicts_denial(record));
}

}  // namespace partly::law
