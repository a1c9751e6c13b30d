// Players of our own: one for each route, one for each temperament (sim/world/managers.h), and a random legal
// one. They decide through the same door as a person, so that a whole game can be played headless.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/session/session.h"

namespace partly::session {

class Policy {
 public:
  virtual ~Policy() = default;
  virtual std::string name() const = 0;
  virtual world::Route route() const = 0;
  // Submits this quarter's decisions; the caller closes the quarter.
  virtual void play_quarter(Session& session) = 0;
};

// scratch, distil, license, open-weights; thrifty, reckless, lawful, opportunist; random.
Result<std::unique_ptr<Policy>> make_policy(const std::string& name, std::uint64_t seed);
std::vector<std::string> policy_names();
// Those that fit the part which the scenario's player takes.
std::vector<std::string> policy_names(const world::Scenario& scenario);

// Plays to the end; the session should have an inline trainer or is waited for.
void play_to_the_end(Session& session, Policy& policy);

}  // namespace partly::session
