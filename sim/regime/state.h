// The mutable half of a rule maker's game: labs, their models and beliefs, the cases that are open, and what
// the last quarter moved. A plain value: the same State, rule, industry and curves give the same next State.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/regime/flows.h"
#include "sim/regime/industry.h"

namespace partly::regime {

// How a model was made.
enum class Way { own_labels, open_weights, copy };

struct Model {
  int id = 0;
  Way way = Way::own_labels;
  int made = 0;           // quarter of its first sale
  double capability = 0;  // on that day; the world moves on
  double found = 0;       // chance that the exam ties it to its teacher; an innocent: to the market's leader
  Party teacher = kSuppliers;  // lab whose model it learned from; kSuppliers: none
  bool permitted = true;       // nobody's licence was needed, or it was given or bought
  int protected_until = 0;     // quarter from which nobody may object any more
  double royalty = 0;          // of its sales, to the teacher
  double sales_usd = 0;        // so far
  bool accused = false;        // a case over it is open, or has been
  bool examined = false;       // by the authority: a second time would find the same

  bool copied() const { return way == Way::copy; }
  bool operator==(const Model&) const = default;
};

struct Run {
  int due = 0;                  // quarter in which the model goes on sale
  double expected = 0, sd = 0;  // capability, from the curves
  Model model;

  bool operator==(const Run&) const = default;
};

struct Lab {
  std::string id, name;
  Temperament temperament = Temperament::thrifty;
  bool alive = true;
  int founded = 0;  // quarter
  econ::Money cash;
  double price_usd = 0;
  double trust = 0;
  double share = 0;          // of the customers, last quarter
  bool full_answers = true;  // what its API serves those who ask without permission
  double pursuit = 0;        // chance a quarter, as it believes, that a copy is pursued
  std::optional<Model> on_sale;
  std::optional<Run> run;
  std::array<double, 4> sales_usd{};  // of the last four quarters, by quarter modulo 4
  std::array<int, 4> copied_by{};     // how often others copied it without permission, likewise

  double year_sales_usd() const { return sales_usd[0] + sales_usd[1] + sales_usd[2] + sales_usd[3]; }
  int year_copied_by() const { return copied_by[0] + copied_by[1] + copied_by[2] + copied_by[3]; }
  bool sells() const { return alive && on_sale.has_value(); }
  bool operator==(const Lab&) const = default;
};

// A claim on its way to judgment.
struct Case {
  Party claimant = 0, defendant = 0;
  int model = 0;
  int due = 0;
  bool operator==(const Case&) const = default;
};

// How far the leader was ahead in some quarter.
struct Gap {
  double leader = 0, others = 0;  // capability; mean of the other labs
  bool operator==(const Gap&) const = default;
};

// What happened in one quarter, beside money.
struct Happened {
  int copies_on_sale = 0;  // without permission, protected
  int pursued = 0;
  int settled = 0;
  int judgments = 0, lost_by_defendant = 0;
  int wrongful = 0;                      // fines, debts and judgments against labs that had copied nobody
  int examined = 0, examined_found = 0;  // models, by the authority; of these tied to another's
  int entered = 0, ended = 0;

  bool operator==(const Happened&) const = default;
};

struct State {
  std::uint64_t seed = 1;
  int quarter = 0;        // the one that comes next
  int rule = -1;          // in force in the last quarter; -1: none yet
  std::vector<Lab> labs;  // dead ones keep their place
  std::vector<Case> cases;
  double belief = 0;       // that a court accepts a claim over copying
  double rulings = 0;      // that this belief is worth
  double catch_up = 0;     // what labs have seen of it
  double reform = 0;       // likewise of the law's changes, a year
  double tribute_usd = 0;  // a quarter, that the leader gets from those who learn from it, as seen
  int models = 0;          // made so far, for ids
  std::vector<Gap> gaps;   // one a quarter
  std::array<econ::Money, kOutsiders> outside{};  // what outsiders have got (or given, below zero)
  std::vector<Flow> flows;                        // of the last quarter
  Happened happened;                              // in the last quarter

  bool operator==(const State&) const = default;
};

State begin(const Industry& industry, const Curves& curves, std::uint64_t seed);

// Capability of a model today: the world has moved on since.
double capability_now(const Industry& industry, const Curves& curves, const Model& model, int quarter);
// The lab with the best model on sale, other than `except`; -1: none.
Party leader(const Industry& industry, const Curves& curves, const State& state, Party except = kSuppliers);

// Books the flow and moves the money; amounts below a cent are dropped.
void pay(State& state, Purpose purpose, Party from, Party to, double amount_usd);
// Of labs and outsiders together: zero but for what the labs began with, always.
econ::Money all_money(const State& state);

}  // namespace partly::regime
