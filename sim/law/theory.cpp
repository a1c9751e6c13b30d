#include "sim/law/theory.h"

namespace partly::law {

const char* name(Theory theory) {
  switch (theory) {
    case Theory::contract:
      return "contract";
    case Theory::copyright:
      return "copyright";
    case Theory::trade_secret:
      return "trade secret";
    case Theory::tort:
      return "tort";
    case Theory::disclosure:
      return "disclosure";
  }
  return "";
}

}  // namespace partly::law
