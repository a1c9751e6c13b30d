#include "sim/law/settlement_terms.h"

#include "sim/base/format.h"

namespace partly::law {

bool covers_later_sales(const SettlementTerms& terms) {
  return terms.royalty > 0 || terms.licence || terms.deletion;
}

std::string describe(const SettlementTerms& terms) {
  std::string text = covers_later_sales(terms) ? "" : "what was sold so far";
  const auto add = [&](bool said, const std::string& part) {
    if (said) text += (text.empty() ? "" : ", ") + part;
  };
  add(terms.licence, "a licence at the list price");
  add(terms.royalty > 0 && !terms.deletion, "a royalty of " + format_percent(terms.royalty));
  add(terms.deletion, "deletion of the model");
  add(terms.undertaking, "an undertaking not to ask");
  add(terms.audit, "an audit");
  add(true, terms.admission ? "an admission" : "no admission");
  return text;
}

}  // namespace partly::law
