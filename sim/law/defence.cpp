#include "sim/law/defence.h"

namespace partly::law {

bool fits(Defence defence, Theory theory) {
  switch (defence) {
    case Defence::licence:
    case Defence::independent_creation:
    case Defence::standard_practice:
    case Defence::unclean_hands:
      return theory != Theory::disclosure;
    case Defence::preemption:
      return theory == Theory::contract || theory == Theory::tort;
  }
  return false;
}

const char* name(Defence defence) {
  switch (defence) {
    case Defence::licence:
      return "licence";
    case Defence::independent_creation:
      return "independent creation";
    case Defence::preemption:
      return "pre-emption";
    case Defence::standard_practice:
      return "standard practice";
    case Defence::unclean_hands:
      return "unclean hands";
  }
  return "";
}

const char* meaning(Defence defence) {
  switch (defence) {
    case Defence::licence:
      return "There was permission in writing.";
    case Defence::independent_creation:
      return "The model was made without the claimant's answers. Your records are opened and checked.";
    case Defence::preemption:
      return "Copyright law covers this and leaves no room for a claim in contract or tort.";
    case Defence::standard_practice:
      return "Everybody does it. It helps now, and weakens your own claims later.";
    case Defence::unclean_hands:
      return "The claimant did the same. If the court finds it, orders and damages shrink; the facts stay.";
  }
  return "";
}

const char* fact(Defence defence) {
  switch (defence) {
    case Defence::licence:
    case Defence::independent_creation:
      return "";
    case Defence::preemption:
      return "X1";
    case Defence::standard_practice:
      return "F41";
    case Defence::unclean_hands:
      return "F57";
  }
  return "";
}

}  // namespace partly::law
