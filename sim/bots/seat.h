// Where a bot sits: one lab in one open quarter. Whatever a bot decides goes through here, whether its lab is
// a rival in somebody's game or a player's in a session.
#pragma once
#include <string>

#include "sim/world/decide/decide.h"
#include "sim/world/view/view.h"

namespace partly::bots {

using namespace world;  // bots read it and decide in its terms

// Of any lab.
class Seat {
 public:
  virtual ~Seat() = default;
  virtual const Scenario& scenario() const = 0;
  virtual const World& world() const = 0;      // with what has been decided in this quarter
  virtual const std::string& lab() const = 0;  // who sits here
  virtual Check check(const Decision& decision) const = 0;
  virtual Check submit(const Decision& decision) = 0;
};

// The player's: with what a player sees, and the player's way back.
class PlayerSeat : public Seat {
 public:
  const std::string& lab() const final;
  virtual const WorldView& view() const = 0;
  virtual bool can_undo() const = 0;
  virtual void undo() = 0;
};

// A lab's in a world that no session holds.
class WorldSeat final : public Seat {
 public:
  // All three outlive the seat.
  WorldSeat(const Scenario& scenario, World& world, const std::string& lab)
      : scenario_(scenario), world_(world), lab_(lab) {}
  const Scenario& scenario() const override { return scenario_; }
  const World& world() const override { return world_; }
  const std::string& lab() const override { return lab_; }
  Check check(const Decision& decision) const override {
    return world::check(scenario_, world_, decision, lab_);
  }
  Check submit(const Decision& decision) override { return apply(scenario_, world_, decision, lab_); }

 private:
  const Scenario& scenario_;
  World& world_;
  const std::string& lab_;
};

// True if it was accepted.
bool submits(Seat& seat, const Decision& decision);
bool allowed(const Seat& seat, const Decision& decision);
// Asks first, so that nothing is lost by trying.
bool submit_if_allowed(Seat& seat, const Decision& decision);

}  // namespace partly::bots
