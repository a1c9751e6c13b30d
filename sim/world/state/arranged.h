// What a lab has arranged (sim/econ/arrangements.h) and what follows from it for everybody who asks. The
// decisions that arrange are in decide_arrangements.cpp, what is paid for them each quarter in
// step_arrangements.cpp.
#pragma once
#include <optional>

#include "sim/base/quarter.h"
#include "sim/econ/arrangements.h"

namespace partly::world {

struct Scenario;
struct World;
struct Lab;
struct Model;

struct Arranged {
  std::optional<Quarter> compute_until;  // last quarter of a computing contract
  double gflop_usd = 0;                  // what it charges
  double gflop_left = 0;                 // of this quarter
  econ::Counsel counsel = econ::Counsel::none;
  std::optional<Quarter> records_since;   // the file of how models are made is kept from then on
  std::optional<Quarter> warranty_until;  // last quarter in which weights can be bought under it
  double warranty_left_usd = 0;
  double resale_usd = 0;  // sales of the provider's answers at the last close
};

// Of one stage of a proceeding, to this lab: its counsel may be cheaper or more expensive than the usual.
double stage_cost_usd(const Scenario& scenario, const Lab& lab, const Quantity& usual);
// What the warranty pays of a sum that is owed over this model.
double warranty_share_usd(const Scenario& scenario, const World& world, const Model& model, double owed_usd);
// Whether a summary of this model can be backed from a file, where the scenario asks for one.
bool on_file(const Scenario& scenario, const Model& model);
// GFLOP of a run of so many quarters that the contract covers; the rest is bought at the list price.
double reserved_gflop(const Scenario& scenario, const World& world, const Lab& lab, double gflop,
                      int quarters);
// Sales of the provider's answers in this quarter: none without access.
double resale_now_usd(const Scenario& scenario, const World& world, const Lab& lab);
bool has_access(const World& world, const Lab& lab);

}  // namespace partly::world
