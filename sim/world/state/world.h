// The mutable half of a game: one plain value, copied to undo and to fork, hashed to compare. Only apply()
// (decide*.cpp) and close_quarter() (step*.cpp) change it, through books.h; all else reads.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/econ/ledger.h"
#include "sim/econ/market.h"
#include "sim/econ/price_list.h"
#include "sim/law/precedent.h"
#include "sim/law/proceeding.h"
#include "sim/law/suit.h"
#include "sim/world/state/arranged.h"
#include "sim/world/state/decision.h"
#include "sim/world/state/docket.h"
#include "sim/world/state/ending.h"
#include "sim/world/state/job.h"
#include "sim/world/state/model_state.h"
#include "sim/world/state/news.h"
#include "sim/world/state/provider_state.h"
#include "sim/world/state/scenario.h"

namespace partly::world {

struct Model {
  int id = 0;
  std::string name;   // "Student 1"
  std::string owner;  // lab id
  Route route = Route::scratch;
  ModelState state = ModelState::training;
  Quarter begun, due;     // the result lands when `due` closes
  bool licensed = false;  // a licence was in force when its queries were asked
  learn::TrainJob job;
  int asked_model = 0;  // that gave job.sources.other_answers; 0: none
  econ::Bill paid;      // when it was ordered
  std::optional<learn::TrainResult> result;
  std::optional<forensics::MonitorReport> monitor;
  std::optional<forensics::Exhibit> exhibit;  // from discovery
  std::optional<double> guess;                // the player's, before the result
  std::string memo;                           // what its owner wrote to itself about what it is for
  double sales_usd = 0;                       // what it has earned so far, its answers included
  std::optional<double> dealt_with_usd;       // of its sales, what a settlement or a judgment has dealt with
  double royalty = 0;     // owed to the provider by one of these, of its sales from then on
  bool enjoined = false;  // a court forbids its sale
  std::optional<Quarter> summary_published;  // of what it was trained on (X3)
  bool on_file = false;                      // a record of its making was kept all the while
  bool warranted = false;                    // its weights were bought under a warranty
  int queries_lost = 0;                      // ordered, and never answered: access had ended
  forensics::AccountSplit split = {};  // the accounts that asked; who traced how many, its owner is not told
  std::optional<forensics::Exhibit> own_exam;  // ordered by its owner; nobody else sees it

  double capability(int classes) const;  // mean over seeds; 0 until trained
};

struct Lab {
  std::string id;
  LabKind kind = LabKind::rival;
  double trust = 0.5;
  double price_usd = 0;
  std::optional<int> released;           // model on sale
  bool sells_answers = false;            // of that model, to whoever pays for them
  double ownership = 1;                  // the founders' share
  std::optional<Quarter> licence_until;  // last quarter in which the licence is in force
  std::string licence_memo;              // what it wrote to itself when it signed
  bool access_cut = false;
  int alarms = 0;  // pattern alarms on its account so far
  std::optional<Quarter> cut_in;
  int queries_this_quarter = 0;
  double raised_this_quarter_usd = 0;
  double share = 0;                       // of the market at the last close
  double sales_usd = 0;                   // at the last close
  double serving_usd = 0;                 // what those sales took to serve
  std::vector<double> sales_history_usd;  // a quarter each
  double credibility = 1;                 // in court, 0..1; what it says for itself weighs so much
  bool pleaded_practice = false;          // "everybody does it": weakens its own claims (F41)
  std::optional<Quarter> audited_until;   // by order of a court or a settlement: the provider sees its books
  std::optional<Quarter> undertaking_since;  // in a settlement: not to train on the provider's answers
  Arranged arranged;
  std::optional<PublicStatement> stated;  // in public, of itself
  bool stated_untrue = false;             // and it has come out (F56)
};

inline bool is_player(const Lab& lab) { return lab.id == kPlayerId; }

// Levels at the close of a quarter, for curves.
struct Snapshot {
  Quarter quarter;
  double cash_usd = 0, capability = 0, share = 0, trust = 0, exposure_usd = 0;
  std::uint64_t hash = 0;
};

// Factors that events have put on scenario parameters, by the name in EventRule::changes.
struct Adjustment {
  std::string what;
  double factor = 1;
  std::optional<Interval> range = {};  // what the factor might also be
};

// What a substantive ruling did to the belief that a court accepts a theory.
struct Ruling {
  int proceeding = 0;       // 0 where it came in a case of others or in the player's own suit
  std::string docket_case;  // that case of others
  law::Theory theory = law::Theory::contract;
  double belief_before = 0, belief_after = 0;
};

struct World {
  std::uint64_t seed = 1;  // of this play; a scenario's own unless the player chose another
  Quarter now;
  std::vector<Lab> labs;
  std::vector<Model> models;
  econ::Ledger ledger;
  econ::Customers customers;  // as they decided at the last close
  std::vector<law::Proceeding> proceedings;
  std::vector<Job> jobs;  // begun and not yet landed, in order
  std::vector<News> news;
  std::vector<Snapshot> history;
  std::vector<Adjustment> adjustments;
  std::vector<std::string> events_seen;
  std::vector<EventAsked> events_asked;  // in the order in which they happened
  law::Precedent precedent;  // what courts believe of each theory; a ruling moves it for everybody
  std::vector<Ruling> rulings;
  Docket docket;                                // the cases of others, and what is forecast of them
  std::optional<law::Suit> suit;                // of the player's own
  std::optional<ProviderState> provider_state;  // of a player in the teacher's role
  int next_id = 1;
  Ending ending = Ending::running;

  Lab& lab(const std::string& id);
  const Lab& lab(const std::string& id) const;
  const Lab& player() const;  // the lab with the player's id, whatever its kind
  const Model* model(int id) const;
  Model* model(int id);
  const law::Proceeding* proceeding(int id) const;
  law::Proceeding* proceeding(int id);
  double factor(const std::string& what) const;
  Interval factor_range(const std::string& what) const;
};

// Of everything that rules can read; equal worlds have equal hashes on every machine with the same
// measurements.
std::uint64_t hash(const World& world);

}  // namespace partly::world
