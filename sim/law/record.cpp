#include "sim/law/record.h"

namespace partly::law {

bool contradicts_denial(const Record& record) {
  return std::any_of(record.showings.begin(), record.showings.end(),
                     [](const Showing& showing) { return showing.p <= kStrongAtP; });
}

const char* name(Answer answer) {
  switch (answer) {
    case Answer::none:
      return "no answer";
    case Answer::yes:
      return "yes";
    case Answer::partly:
      return "partly";
    case Answer::no:
      return "no";
  }
  return "";
}

}  // namespace partly::law
