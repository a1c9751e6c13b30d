// A scenario: the constant half of a game. Loaded once (sim/scenario), never changed by a rule; the mutable
// half is World. Every parameter is a Quantity with its source or with range and reason.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/base/quarter.h"
#include "sim/econ/arrangements.h"
#include "sim/econ/funding.h"
#include "sim/econ/market.h"
#include "sim/econ/price_list.h"
#include "sim/forensics/exhibit.h"
#include "sim/law/claim.h"
#include "sim/law/court.h"
#include "sim/law/suit.h"
#include "sim/law/terms.h"
#include "sim/learn/train_job.h"
#include "sim/world/state/decision.h"
#include "sim/world/state/docket_rules.h"
#include "sim/world/state/event_rule.h"
#include "sim/world/state/goal.h"
#include "sim/world/state/lab_setup.h"
#include "sim/world/state/teacher_role.h"

namespace partly::world {

struct Briefing {
  std::vector<std::string> paragraphs;
  std::vector<Goal> goals;
  std::vector<std::string> toy_shows;     // honesty note: what the toy shows
  std::vector<std::string> toy_does_not;  // and what it does not
  std::vector<std::string> questions;     // for the debrief: feelings, facts, transfer
};

// The provider trains its next model in this quarter, counted from the start, by a real run like any other;
// it goes on sale, and answers are its, from the next one on.
struct LaterTeacher {
  std::string id;
  int quarter = 0;
  learn::TeacherSpec spec;
};

// What the networks of this world learn; the rooms of learn take it from here.
struct LearningRules {
  learn::TaskSpec task;
  int inputs = 2;        // of the task
  int classes = 6;       // of the task
  Quantity label_noise;  // what one person's label suffers: everybody's, the provider's too
  learn::TeacherSpec teacher;
  learn::OpenWeightsSpec open_weights;
  std::vector<int> student_hidden{64, 64};
  learn::Recipe student_recipe;  // of the routes; a wide run from scratch brings its own
  learn::Recipe tuning_recipe;  // of runs that start from the open weights: gentler, so as not to forget them
  std::vector<int> wide_hidden{128, 128};
  learn::Recipe wide_recipe;
  double alpha = 1;
  int seeds = 5;
  std::vector<LaterTeacher> later_teachers = {};  // in the order of their quarters
  Quantity gflop_per_quarter;   // what a lab's computers can do: bigger runs take more quarters
  Quantity labels_per_quarter;  // what people can label in a quarter
};

struct ServingRules {
  Quantity seats_per_answer;  // whose questions of a quarter one answer of the toy stands for
};

// What the provider does about those who copy.
struct ProviderRules {
  int monitor_step = 20;          // looks at an account every so many queries
  Quantity claim_after_quarters;  // from a cut to a notice
  Quantity
      claim_without_log;  // chance a quarter that a copy once sold is noticed without any alarm (tip, leak)
  Quantity false_tip;     // and that a model on sale is taken for a copy that is none
  Quantity trust_loss_judgment;                 // of the losing defendant
  Quantity trust_loss_cut;                      // of a lab whose access is cut in public (F56)
  Quantity trust_gain;                          // a quiet quarter gives back so much
  bool cuts_in_training = false;                // an alarm ends the answers in the middle of a run (F50, F52)
  std::optional<Quantity> queries_per_quarter;  // answers that the API serves an account; none: any
  // A lab that asks through several accounts: what each further one costs, and how likely the provider is to
  // trace it to its payer.
  Quantity account_usd, account_traced;
};

// How rules of play are bounded, and what a ruling does for the next claim.
struct PlayRules {
  Quantity precedent_weight;  // earlier rulings that a belief is worth; a new one counts one (F38)
  Quantity price_span;        // a product's price lies between the reference price / span and x span
};

struct Scenario {
  std::string id;  // "the-shortcut"
  std::string title;
  std::string teaser;
  int minutes = 25;
  Briefing briefing;
  Quarter start{2025, 3};
  int quarters = 10;
  std::uint64_t seed = 1;
  LearningRules learning;
  std::vector<LabSetup> labs;  // one provider, one publisher, and a player unless that is the provider
  econ::PriceList prices;
  econ::MarketRules market;
  ServingRules serving;
  econ::FundingRules funding;
  law::Terms terms;                     // in the first quarter
  std::vector<law::Terms> later_terms;  // whole versions, in the order of their quarters (F54)
  law::Licence licence;
  law::CourtRules court;
  law::ClaimRules contract;
  std::vector<law::ClaimRules> other_claims;                 // one a theory
  std::vector<law::Theory> theories{law::Theory::contract};  // those that can be brought in this scenario
  std::optional<law::SuitRules> suit;                        // that the player may bring itself
  ProviderRules provider;
  PlayRules play;
  econ::Arrangements arrangements;
  forensics::ExamSettings exam;                // of the court; each proceeding brings its own seed
  std::array<TrainModel, 4> routes;            // the usual order of scratch, distil, licence, open weights
  std::vector<std::vector<Decision>> opening;  // the player's, of the first quarters (opening.h)
  std::vector<EventRule> events;
  std::optional<DocketRules> docket;        // the cases of others
  std::optional<TeacherRole> teacher_role;  // where the player is the provider
  std::string source_text;                  // the JSON it came from, kept for saves
  std::string folder;                       // where the files that it names lie; empty if it names none

  Role role() const;
  const LabSetup& lab(LabKind kind) const;  // the one of that kind
  const LabSetup* find_lab(const std::string& id) const;
  const law::ClaimRules& claim(law::Theory theory) const;
  bool enables(law::Theory theory) const;
};

}  // namespace partly::world
