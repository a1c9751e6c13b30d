// Private to step*.cpp and begin.cpp: the parts of a closing quarter, in the order of step.h.
#pragma once
#include <set>
#include <span>
#include <string>

#include "sim/world/close/close_quarter.h"
#include "sim/world/state/books.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"

namespace partly::world {

// A quarter that is being closed.
struct Closing {
  const Scenario& scenario;
  World& world;
  std::string event;             // the news that names the quarter's ordinary postings
  std::set<std::string> blamed;  // labs whose trust has suffered in this quarter

  const LabSetup& setup(const std::string& lab) const { return *scenario.find_lab(lab); }
  std::string name(const std::string& lab) const { return lab_name(scenario, lab); }
  int index() const { return world.now.since(scenario.start); }
  void blame(const std::string& lab, double trust_loss);
};

void apply_results(Closing&, std::span<const JobResult> results);
void read_logs(Closing&);  // alarms of this quarter's runs, cuts, notices
// What is left of a run's queries when access ends in the middle of it; the rest is paid back.
void lose_queries(Closing&, Model& model, int answered);
void cut_access(Closing&, Lab& lab, const std::string& why, double trust_loss);
void cut_all_without_licence(Closing&);
void move_proceedings(Closing&);
// What a ruling on its theory does to the belief, for everybody: its beliefs are filled in and it is kept.
void add_ruling(World& world, Ruling ruling, bool accepted);
void move_docket(Closing&);  // the cases of others: rulings, signals, scores
void open_docket_cases(const Scenario& scenario, World& world);  // those of a quarter that begins
void move_suit(Closing&);
// The award of a final judgment, posted under `event`, and every order of the court.
void carry_out_orders(Closing&, const law::Proceeding& proceeding, const std::string& event);
void announce_terms(Closing&);  // a version that comes into force with the next quarter
void let_market_buy(Closing&);
void sell_answers(Closing&);  // to honest customers, and what false alarms cost; in the teacher's role
void pay_costs(Closing&);
void draw_events(Closing&);
// Of the events that asked in this quarter and were given no answer.
void take_silence_for_answer(Closing&);
void restore_trust(Closing&);
void pay_arrangements(Closing&);
void pass_answers_on(Closing&);
void pay_for_weights(Closing&, const Lab& lab, const Model& model);
void renew_reserve(const Scenario& scenario, const World& world, Lab& lab);

// The next models of the provider that are due to be trained in a quarter that begins.
void train_later_teachers(const Scenario& scenario, World& world);
void publish_weights(Closing&, const learn::OpenWeightsSpec& spec);
void sell_next_teacher(Closing&, const Model& trained);

// The teacher's desk in a quarter that begins: what was set is in force, offers have lapsed, the crowd is
// watched.
void open_provider_quarter(const Scenario& scenario, World& world);

}  // namespace partly::world
