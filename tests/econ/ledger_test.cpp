#include "sim/econ/ledger.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "sim/base/rng.h"

namespace partly::econ {
namespace {

constexpr Quarter kStart{2025, 3};

Transaction fee(const std::string& payer, const std::string& receiver, double usd) {
  return payment(kStart, "licence-1", "Signing fee", payer, receiver, Account::fees, Account::fees,
                 Money::usd(usd));
}

TEST(Ledger, MovesCashFromPayerToReceiverAndKeepsTheReason) {
  Ledger ledger;
  ASSERT_TRUE(ledger.post(fee("you", "meridian", 1250.50)).ok());
  EXPECT_EQ(ledger.cash("you"), Money::usd(-1250.50));
  EXPECT_EQ(ledger.cash("meridian"), Money::usd(1250.50));
  EXPECT_EQ(ledger.balance("you", Account::fees), Money::usd(1250.50));
  EXPECT_EQ(ledger.balance("meridian", Account::fees), Money::usd(-1250.50));
  EXPECT_EQ(ledger.balance("you", Account::legal), Money{});
}

TEST(Ledger, NumbersItsTransactionsFromOne) {
  Ledger ledger;
  ASSERT_TRUE(ledger.post(fee("you", "meridian", 1)).ok());
  ASSERT_TRUE(ledger.post(fee("you", "meridian", 2)).ok());
  EXPECT_EQ(ledger.journal().at(0).number, 1);
  EXPECT_EQ(ledger.journal().at(1).number, 2);
}

TEST(Ledger, RefusesATransactionThatDoesNotSumToZeroAndNamesTheRemainderAndTheEvent) {
  Ledger ledger;
  Transaction transaction = fee("you", "meridian", 100);
  transaction.postings[1].amount += Money{37};
  const Status status = ledger.post(transaction);
  ASSERT_FALSE(status.ok());
  const std::string message = status.error().message();
  EXPECT_NE(message.find("licence-1"), std::string::npos) << message;
  EXPECT_NE(message.find("you"), std::string::npos) << message;
  EXPECT_NE(message.find("0.37 USD"), std::string::npos) << message;
  EXPECT_TRUE(ledger.journal().empty());
  EXPECT_EQ(ledger.cash("meridian"), Money{});
}

TEST(Ledger, RefusesATransactionThatBalancesOnlyBetweenTheParties) {
  Ledger ledger;
  Transaction transaction{0, kStart, "gift", "Cash without a reason", {}};
  transaction.postings = {{"you", Account::cash, Money{-100}}, {"meridian", Account::cash, Money{100}}};
  EXPECT_FALSE(ledger.post(transaction).ok());
}

TEST(Ledger, RefusesATransactionWithoutPostingsPartyOrEvent) {
  Ledger ledger;
  EXPECT_FALSE(ledger.post({0, kStart, "nothing", "No postings", {}}).ok());
  EXPECT_FALSE(ledger.post(fee("", "meridian", 1)).ok());
  Transaction unnamed = fee("you", "meridian", 1);
  unnamed.event.clear();
  EXPECT_FALSE(ledger.post(unnamed).ok());
}

TEST(Ledger, RefusesAmountsThatCouldOverflow) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  Ledger ledger;
  Transaction absurd{0, kStart, "absurd", "All the money there is", {}};
  absurd.postings = {{"you", Account::cash, {kMost}}, {"you", Account::sales, {-kMost}}};
  EXPECT_FALSE(ledger.post(absurd).ok());

  const Transaction large = fee("you", "meridian", 3e15);
  ASSERT_TRUE(ledger.post(large).ok());
  EXPECT_FALSE(ledger.post(large).ok());  // each may stand, the balance may not
  EXPECT_EQ(ledger.cash("meridian"), Money::usd(3e15));
  EXPECT_EQ(ledger.total(), Money{});
}

TEST(Ledger, SumsToZeroOverAThousandRandomTransactions) {
  const std::array<std::string, 6> parties{"you", "meridian", "kestrel", kCustomers, kInvestors, kCounsel};
  const std::array accounts{Account::sales, Account::fees, Account::legal, Account::damages,
                            Account::compute};
  Rng rng(7, "ledger");
  Ledger ledger;
  std::map<std::string, Money> cash;
  for (int i = 0; i < 1000; ++i) {
    const std::string& payer = parties[rng.below(parties.size())];
    const std::string& receiver = parties[rng.below(parties.size())];
    const Money amount{static_cast<std::int64_t>(rng.below(1'000'000'000'000))};
    ASSERT_TRUE(
        ledger
            .post(payment(kStart.plus(i / 100), "event-" + std::to_string(i), "", payer, receiver,
                          accounts[rng.below(accounts.size())], accounts[rng.below(accounts.size())], amount))
            .ok());
    cash[payer] -= amount;
    cash[receiver] += amount;
    ASSERT_EQ(ledger.total(), Money{});
  }
  for (const auto& [party, amount] : cash) EXPECT_EQ(ledger.cash(party), amount) << party;
  EXPECT_EQ(ledger.journal().size(), 1000u);
}

TEST(Payment, KeepsTheReasonOfEachSideAndSumsToZeroForBoth) {
  Ledger ledger;
  ASSERT_TRUE(ledger
                  .post(payment(kStart, "run-1", "Queries", "you", "meridian", Account::queries,
                                Account::sales, Money::usd(30)))
                  .ok());
  EXPECT_EQ(ledger.balance("you", Account::queries), Money::usd(30));
  EXPECT_EQ(ledger.balance("meridian", Account::sales), Money::usd(-30));
  for (const char* party : {"you", "meridian"}) {
    Money sum;
    for (const Account account : {Account::cash, Account::queries, Account::sales})
      sum += ledger.balance(party, account);
    EXPECT_EQ(sum, Money{}) << party;
  }
}

}  // namespace
}  // namespace partly::econ
