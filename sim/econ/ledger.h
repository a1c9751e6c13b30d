// Double-entry books for all parties together. A transaction names the event that caused it and its
// postings sum to zero, for each party and so for the world; a balance is never stored twice.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/quarter.h"
#include "sim/base/result.h"
#include "sim/econ/money.h"

namespace partly::econ {

// cash is what a party can spend; the others say why it came or went (expenses positive, income negative).
enum class Account {
  cash,
  sales,
  investment,
  labels,
  queries,
  compute,
  fees,
  royalties,
  operations,
  legal,
  damages,
  serving  // what answering customers takes
};

struct Posting {
  std::string party;  // a lab's id, or one of the outside parties below
  Account account = Account::cash;
  Money amount;
};

inline constexpr const char* kCustomers = "customers";
inline constexpr const char* kSuppliers = "suppliers";
inline constexpr const char* kInvestors = "investors";
inline constexpr const char* kCounsel = "counsel";
inline constexpr const char* kAuthority = "authority";  // takes fines

struct Transaction {
  int number = 0;  // set by post()
  Quarter quarter;
  std::string event;  // id of the event or decision that caused it
  std::string text;   // "500 queries to Meridian"
  std::vector<Posting> postings;
};

// One payment as four postings: payer cash and reason, receiver cash and reason.
Transaction payment(Quarter quarter, std::string event, std::string text, const std::string& payer,
                    const std::string& receiver, Account payer_reason, Account receiver_reason, Money amount);

class Ledger {
 public:
  Status post(
      Transaction transaction);  // refuses what does not sum to zero for every party, naming the remainder
  Money balance(const std::string& party, Account account) const;
  Money cash(const std::string& party) const { return balance(party, Account::cash); }
  Money total() const;  // of all postings: zero, always
  const std::vector<Transaction>& journal() const { return journal_; }

 private:
  friend constexpr auto fields_of(As<Ledger>);  // fields.h of this room
  std::vector<Transaction> journal_;
  std::map<std::pair<std::string, Account>, Money> balances_;
};

const char* name(Account account);

}  // namespace partly::econ
