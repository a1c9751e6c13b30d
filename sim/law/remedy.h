// What a court can order beside money. What an order does to a lab is the world's business.
#pragma once
#include <array>
#include <string>

#include "sim/base/quantity.h"

namespace partly::law {

enum class Remedy {
  money,
  injunction,  // the model may not be sold
  access_cut,  // no more answers without a licence
  deletion,    // the model is deleted (X2)
  audit,       // the claimant looks into the defendant's books for some quarters (F54)
};
inline constexpr std::array kRemedies{Remedy::money, Remedy::injunction, Remedy::access_cut, Remedy::deletion,
                                      Remedy::audit};

// Given a verdict for the claimant, the court orders it with this chance.
struct RemedyRule {
  Remedy remedy = Remedy::money;
  Quantity chance;
  std::string fact;  // the fact id that it rests on; may be empty
};

const char* name(Remedy remedy);  // "access cut"

}  // namespace partly::law
