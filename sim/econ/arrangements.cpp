#include "sim/econ/arrangements.h"

namespace partly::econ {

const Retainer* Arrangements::retainer(Counsel counsel) const {
  const auto& found = counsel == Counsel::trial ? trial_counsel : house_counsel;
  return counsel == Counsel::none || !found ? nullptr : &*found;
}

const char* name(Counsel counsel) {
  switch (counsel) {
    case Counsel::none:
      return "no counsel";
    case Counsel::house:
      return "a lawyer in the house";
    case Counsel::trial:
      return "trial lawyers";
  }
  return "";
}

}  // namespace partly::econ
