// Money that moves within one quarter, each amount from one party to another, so that all of it sums to zero.
// Real costs leave the labs for suppliers and counsel; everything else stays between labs, customers and the
// purse. Lighter than econ::Ledger, which keeps a journal with texts: here are millions of postings that
// nobody reads.
#pragma once
#include <array>
#include <vector>

#include "sim/econ/money.h"

namespace partly::regime {

// A lab is its place in the state's list; whoever is none has a place below zero.
using Party = int;
inline constexpr Party kCustomers = -1, kSuppliers = -2, kCounsel = -3, kPurse = -4, kInvestors = -5;
inline constexpr std::size_t kOutsiders = 5;

enum class Purpose {
  sales,
  serving,
  operations,
  labels,
  computing,
  answers,  // queries to another lab's model
  licence,
  royalty,
  declaration,
  counsel,
  settlement,
  damages,
  fine,
  examination,  // by an authority
  investment,
  write_off,  // what creditors lose with a lab that ends
};
inline constexpr std::size_t kPurposes = static_cast<std::size_t>(Purpose::write_off) + 1;
const char* name(Purpose purpose);

struct Flow {
  Purpose purpose = Purpose::sales;
  Party from = kCustomers, to = kCustomers;
  econ::Money amount;  // not negative

  bool operator==(const Flow&) const = default;
};

// Sums by purpose over a quarter or a year.
class Totals {
 public:
  void add(const Flow& flow) { sums_[static_cast<std::size_t>(flow.purpose)] += flow.amount; }
  econ::Money of(Purpose purpose) const { return sums_[static_cast<std::size_t>(purpose)]; }
  // Counsel, papers and examinations: what the rule costs without moving anything.
  double legal_usd() const {
    return (of(Purpose::counsel) + of(Purpose::declaration) + of(Purpose::examination)).usd();
  }

  bool operator==(const Totals&) const = default;

 private:
  std::array<econ::Money, kPurposes> sums_{};
};

}  // namespace partly::regime
