// One open price list for every route: what a run costs follows from what it is to use. The money of the four
// articles (F20, an author's rough estimate: $1 billion of computing in place of $50 billion) has to come out
// of counts times this list.
#pragma once
#include <cstdint>

#include "sim/base/quantity.h"
#include "sim/econ/money.h"

namespace partly::econ {

// What a run is to use, as it is planned when it is ordered, in plain numbers.
struct Counts {
  std::int64_t labels = 0;
  std::int64_t queries = 0;
  double gflop = 0;
  std::int64_t other_answers = 0;  // of another lab's product, with probabilities
};

struct PriceList {
  Quantity label_usd;              // one label made and checked by people, at the toy's scale
  Quantity query_label_usd;        // one API answer, class only
  Quantity query_probability_usd;  // one API answer with probabilities
  Quantity gflop_usd;              // training arithmetic, at the toy's scale
  Quantity run_usd;                // fixed cost of any run: people, storage, evaluation
};

struct Bill {
  Money labels, queries, other_answers, compute, fixed;
  Money total() const { return labels + queries + other_answers + compute + fixed; }
};

// discount: fraction off the list price of a query (a licence may grant one).
Bill bill_for(const PriceList& prices, const Counts& counts, bool with_probabilities,
              double query_discount = 0);

}  // namespace partly::econ
