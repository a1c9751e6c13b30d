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

std::vector<Theory> all_of(Theory principal, const std::vector<Theory>& further) {
  std::vector<Theory> all{principal};
  all.insert(all.end(), further.begin(), further.end());
  return all;
}

std::string name(const std::vector<Theory>& theories) {
  std::string text;
  for (std::size_t i = 0; i < theories.size(); ++i)
    text += (i == 0 ? "" : i + 1 == theories.size() ? " and " : ", ") + std::string(name(theories[i]));
  return text;
}

}  // namespace partly::law
