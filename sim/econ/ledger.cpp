#include "sim/econ/ledger.h"

#include "sim/base/format.h"
#include "sim/econ/fields.h"

namespace partly::econ {
namespace {

bool within_limit(Money amount) { return -kMostCents <= amount.cents && amount.cents <= kMostCents; }

Error refusal(const Transaction& transaction, std::string what) {
  const std::string event = transaction.event.empty() ? "transaction without an event" : transaction.event;
  return {ErrorKind::internal, std::move(what), event, "Nothing was posted"};
}

Status check_postings(const Transaction& transaction) {
  if (transaction.event.empty())
    return refusal(transaction, "A transaction must name the event that caused it");
  if (transaction.postings.empty()) return refusal(transaction, "A transaction needs postings");
  for (const Posting& posting : transaction.postings) {
    if (posting.party.empty()) return refusal(transaction, "A posting must name its party");
    if (!within_limit(posting.amount)) return refusal(transaction, "An amount is too large for the books");
  }
  return {};
}

Status check_remainders(const Transaction& transaction) {
  std::map<std::string, Money> remainders;
  for (const Posting& posting : transaction.postings) {
    Money& remainder = remainders[posting.party];
    remainder += posting.amount;
    if (!within_limit(remainder)) return refusal(transaction, "An amount is too large for the books");
  }
  for (const auto& [party, remainder] : remainders)
    if (remainder != Money{})
      return refusal(transaction, "The postings of " + party + " do not sum to zero: " +
                                      format_number(remainder.usd(), 2) + " USD remain");
  return {};
}

}  // namespace

Transaction payment(Quarter quarter, std::string event, std::string text, const std::string& payer,
                    const std::string& receiver, Account payer_reason, Account receiver_reason,
                    Money amount) {
  Transaction transaction{0, quarter, std::move(event), std::move(text), {}};
  transaction.postings = {{payer, Account::cash, -amount},
                          {payer, payer_reason, amount},
                          {receiver, Account::cash, amount},
                          {receiver, receiver_reason, -amount}};
  return transaction;
}

Status Ledger::post(Transaction transaction) {
  if (Status status = check_postings(transaction); !status) return status;
  if (Status status = check_remainders(transaction); !status) return status;

  std::map<std::pair<std::string, Account>, Money> changed;
  for (const auto& [party, account, amount] : transaction.postings) {
    Money& after = changed.try_emplace({party, account}, balance(party, account)).first->second;
    after += amount;
    if (!within_limit(after))
      return refusal(transaction, "The balance of " + party + " would be too large for the books");
  }
  for (const auto& [key, after] : changed) balances_[key] = after;
  transaction.number = static_cast<int>(journal_.size()) + 1;
  journal_.push_back(std::move(transaction));
  return {};
}

Money Ledger::balance(const std::string& party, Account account) const {
  const auto found = balances_.find({party, account});
  return found == balances_.end() ? Money{} : found->second;
}

Money Ledger::total() const {
  Money sum;
  for (const auto& [key, amount] : balances_) sum += amount;
  return sum;
}

const char* name(Account account) { return enum_name(account).data(); }

}  // namespace partly::econ
