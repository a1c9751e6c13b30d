#include "sim/law/remedy.h"

namespace partly::law {

const char* name(Remedy remedy) {
  switch (remedy) {
    case Remedy::money:
      return "money";
    case Remedy::injunction:
      return "injunction";
    case Remedy::access_cut:
      return "access cut";
    case Remedy::deletion:
      return "deletion of the model";
    case Remedy::audit:
      return "audit";
  }
  return "";
}

}  // namespace partly::law
