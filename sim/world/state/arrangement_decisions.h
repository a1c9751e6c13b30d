// What a lab decides to arrange for money beside training and selling (sim/econ/arrangements.h). Plain
// values, as all decisions are.
#pragma once
#include "sim/econ/arrangements.h"

namespace partly::world {

struct ReserveCompute {  // the scenario's contract, from this quarter on
  bool operator==(const ReserveCompute&) const = default;
};
struct RetainCounsel {  // from this quarter on; Counsel::none ends it
  econ::Counsel counsel = econ::Counsel::house;
  bool operator==(const RetainCounsel&) const = default;
};
struct KeepRecords {  // of how models are made, from this quarter on; or no longer
  bool keep = true;
  bool operator==(const KeepRecords&) const = default;
};
// Answers of the product on sale, with their probabilities, to whoever pays the price list's price for them,
// from now on; or no longer. Nothing forbids a buyer to train on them.
struct SellAnswers {
  bool sell = true;
  bool operator==(const SellAnswers&) const = default;
};
struct BuyWarranty {  // for models that start from the published weights
  bool operator==(const BuyWarranty&) const = default;
};
struct ExamineModel {  // the court's exam on a model of one's own, for one's own eyes
  int model = 0;
  bool operator==(const ExamineModel&) const = default;
};

}  // namespace partly::world
