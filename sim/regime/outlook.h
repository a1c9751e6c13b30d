// What one lab expects of the market if it put a model of some capability on sale: a belief, not a forecast
// that comes true. It expects
// - the others to hold their present capability, and of any lead of its own to close a share within a year;
//   its own model to fall behind as the world moves on;
// - prices and trust to stay, and the leader to go on getting what learners paid the leader lately;
// - the law to change with the chance that it has learned (State::reform), and each change to take a share of
//   what a model still earns, as a risk of expropriation does (Rodrik 1991).
// Profit is taken at the launch and at the horizon, and the mean of the two is counted for every quarter
// between, discounted to the day of the order.
#pragma once
#include <vector>

#include "sim/regime/state.h"

namespace partly::regime {

class Outlook {
 public:
  Outlook(const Industry& industry, const Curves& curves, const State& state, Party self);

  // Present value of the profits of a model that has this capability at its launch, royalty being paid on its
  // sales.
  double worth_usd(double capability, double royalty = 0) const;
  // The same for the model that is on sale now; operations only, and so nothing here, for a lab that has
  // none.
  double worth_of_keeping_usd() const;
  // Of the present model if `rival` had another capability than it has: what letting it learn would cost.
  double worth_beside_usd(Party rival, double capability_of_rival) const;

  // Of one year from now, were so many of the weakest rivals at least as capable as its copies would be.
  double year_profit_usd(double capability, int copies, double capability_of_copies) const;

  double horizon() const { return horizon_; }
  double sales_usd(double capability) const;          // of the first quarter
  double quarters_worth() const { return annuity_; }  // of one dollar a quarter from launch to horizon
  double operations_usd() const;                      // over the horizon

 private:
  struct Rival {
    Party lab = 0;
    double capability = 0;
    double other_utility = 0;  // of price and trust
  };
  double share(double capability, double catch_up) const;
  double profit_usd(double capability, double royalty, double catch_up, double after) const;

  const Industry& industry_;
  const State& state_;
  Party self_;
  double loss_a_quarter_ = 0;
  double price_usd_ = 0, other_utility_ = 0;
  double horizon_ = 0, annuity_ = 0, catch_up_ = 0, best_rival_ = 0;
  double present_ = -1;  // capability of the own model at the launch of another; below zero: none on sale
  std::vector<Rival> rivals_;
};

}  // namespace partly::regime
