// A rule about learning from another's model, as data: who must be asked, what it costs, and what happens to
// those who do not ask. Every rule is one row of the same table, so that none is favoured by code of its own.
#pragma once
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::regime {

// Who decides whether a lab may train on another lab's answers.
enum class Permission {
  free,       // nobody: it is lawful
  owner,      // the owner of the teacher, at a price that both find better than none
  statutory,  // the law: whoever declares it and pays the statutory price may, and gets full answers
};
const char* name(Permission permission);  // as a scenario writes it

struct Rule {
  std::string id;                  // "compulsory-licence"
  std::string title;               // as shown
  std::string text;                // one plain sentence
  std::vector<std::string> facts;  // of the case file, that it rests on
  Permission permission = Permission::free;
  Quantity licence_usd;  // of one model: the statutory price, and a court's measure of a fair one
  Quantity royalty;      // of the sales of a model made with permission, to the teacher's owner (fraction)
  Quantity protected_quarters;  // from a teacher's first sale; afterwards learning from it is free
  Quantity notice;              // chance a quarter that an owner takes up the trail of an unpermitted copy
  Quantity
      belief;  // chance that a court accepts such a claim at all; not read under a statute, which says so
  // Of the licence that was not paid, to be paid by whoever loses: licence_usd, and under a statute the
  // royalty on what was sold so far as well.
  Quantity damages_multiple;
  Quantity profit_share;  // of the copy's sales so far, likewise
  Quantity withdrawal;    // chance that the judgment takes the copy off the market
  Quantity audit;  // examinations a quarter for each model on sale; only models that nobody has declared or
                   // examined yet
  // Of a year's sales, to the public purse, where one finds a copy; under a statute the award goes to the
  // owner.
  Quantity fine_share;
  Quantity declaration_usd;  // papers on a model's origin, for every model put on sale
};

}  // namespace partly::regime
