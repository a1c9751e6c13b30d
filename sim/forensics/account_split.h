// One customer who asks through several accounts, each about one neighbourhood, so that each looks like an
// honest local customer: the known blind spot of a monitor that reads accounts one by one (query_monitor.h).
// Accounts that the provider has traced to one payer are read as one stream.
#pragma once
#include <span>
#include <vector>

#include "sim/forensics/query_monitor.h"

namespace partly::forensics {

inline constexpr int kMostAccounts = 20;  // that one run asks through

struct AccountSplit {
  int accounts = 1;
  int linked = 1;  // of them, read as one stream: 1..accounts

  bool operator==(const AccountSplit&) const = default;
};

// Which account, 0..accounts - 1, asks each question of `points` (n, inputs): the questions are halved again
// and again where they lie widest apart. Each account asks as many as any other, give or take one.
std::vector<int> deal_out(std::span<const float> points, int inputs, int accounts);

// As QueryMonitor::inspect(), over the streams of all accounts together: the first alarm of any of them and
// that account's curve; without an alarm the curve of the one that looked worst. Queries are counted over all
// accounts, in the order asked.
MonitorReport inspect(const QueryMonitor& monitor, std::span<const float> points,
                      const ServedAnswers& answers, const AccountSplit& split);

}  // namespace partly::forensics
