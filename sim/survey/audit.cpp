#include "sim/survey/audit.h"

#include <map>
#include <set>
#include <utility>

namespace partly::survey {
namespace {

using econ::Money;
using Balances = std::map<std::pair<std::string, econ::Account>, Money>;

std::string at(const econ::Transaction& transaction) {
  return "Transaction " + std::to_string(transaction.number) + " (" + transaction.text + ") ";
}

std::string problem_in(const econ::Transaction& transaction, const std::set<std::string>& news) {
  if (!news.contains(transaction.event)) return at(transaction) + "names no news: " + transaction.event;
  std::map<std::string, Money> sums;
  for (const auto& [party, account, amount] : transaction.postings) sums[party] += amount;
  for (const auto& [party, sum] : sums)
    if (sum != Money{}) return at(transaction) + "does not add up for " + party;
  return {};
}

}  // namespace

std::string problem_in_books(const world::World& world) {
  std::set<std::string> news;
  for (const world::News& each : world.news) news.insert(each.id);
  Balances counted;
  Money all_cash;
  for (const econ::Transaction& transaction : world.ledger.journal()) {
    if (auto problem = problem_in(transaction, news); !problem.empty()) return problem;
    for (const auto& [party, account, amount] : transaction.postings) {
      counted[{party, account}] += amount;
      if (account == econ::Account::cash) all_cash += amount;
    }
  }
  for (const auto& [key, amount] : counted)
    if (world.ledger.balance(key.first, key.second) != amount)
      return "The balance of " + key.first + ", " + econ::name(key.second) + ", is not that of the journal";
  if (world.ledger.total() != Money{}) return "All postings do not add up to nothing";
  return all_cash == Money{} ? "" : "All cash does not add up to nothing";
}

}  // namespace partly::survey
