// What a front end may see of the teacher's role beside the rest of WorldView: the console, the accounts,
// what the monitor measures, suspected models with the claims that may be brought, licences and offers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/base/quarter.h"
#include "sim/law/terms.h"
#include "sim/world/state/console.h"
#include "sim/world/state/teacher_decisions.h"

namespace partly::world {

struct ConsoleView {
  Console settings;
  std::string text;  // "probabilities rounded to 2 decimals, no defence"
  Quantity query_label_usd, query_probability_usd;
  Quantity alarm_rate;  // aimed at; what comes of it is measured (CrowdView)
  Quantity volume_limit, alarms_before_cut, defence_strength;
};

// One account of the API: a lab's.
struct AccountView {
  std::string lab, name;
  Quantity queries_this_quarter, queries;  // the latter of the whole game
  Quantity paid_usd;                       // for all of them
  Quantity alarms;
  std::string last_alarm;  // "Alarm after 40 queries (pattern)", empty if there was none
  bool access_cut = false;
  std::optional<Quarter> licence_until;
  Quantity licence_worth_usd;  // the fee that it would sign for, at the royalty of the scenario's licence
};

// Honest customers, simulated through the same monitor and the same API.
struct CrowdView {
  bool measured = false;       // a quarter has closed
  Quantity accused;            // share of honest accounts: the false-alarm rate
  Quantity accused_by_volume;  // the part of it by the volume rule alone
  Quantity provider_accuracy, served_accuracy, confidence_error;  // on their queries
  Quantity worth;                                                 // of the API to them, 1 for full answers
  Quantity trade_usd, lost_to_alarms_usd;                         // at the last close
  std::vector<double> trade_history_usd, accused_history;         // a quarter each
};

// What another threshold would have done at the last close, on the same streams.
struct WatchLevelView {
  double alarm_rate = 0;  // to be set with SetMonitor
  Quantity accused;       // share of honest accounts
  Quantity found;         // share of accounts that train a model as is usual here
  Quantity median_queries;
  bool in_force = false;
};

// A claim on one theory, and what it would add as one more count beside the best of them.
struct ClaimChoiceView {
  SendNotice decision;
  std::string theory;
  Quantity chance, award_usd, counsel_usd;
  Quantity expected_usd;       // to the claimant, by going on to the end
  bool worth_a_count = false;  // who counts money would plead it beside the first of these
};

struct SuspectView {
  int model = 0;
  std::string name, owner;
  std::string why;  // empty: nothing but that it is on sale
  bool on_sale = false;
  Quantity capability, agreement, sales_usd;
  std::vector<ClaimChoiceView> claims;  // best first; empty: claimed already
};

struct LicenceSoldView {
  std::string lab, name;
  Quarter from, until;
  Quantity fee_usd, royalty, earned_usd;  // so far: fee and royalties
};

struct OfferView {
  int proceeding = 0;
  std::string title;    // "Your lab v. Kestrel"
  Quantity amount_usd;  // that the other side offers
  std::string terms;    // "a royalty of 6.0 %, no admission"
};

struct TeacherView {
  ConsoleView in_force, ordered;  // ordered: from the next quarter on
  std::vector<law::Clause> clauses_ordered;
  std::vector<AccountView> accounts;
  CrowdView crowd;
  std::vector<WatchLevelView> levels;  // keenest last; empty until a quarter has closed
  std::vector<SuspectView> suspects;
  std::vector<LicenceSoldView> licences;
  std::vector<OfferView> offers;
  Quantity trap_islets, traps_ordered;
  Quantity query_revenue_usd, licence_revenue_usd, court_revenue_usd;  // so far; the last less counsel
};

}  // namespace partly::world
