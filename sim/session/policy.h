// Players of our own: one for each route, one for each temperament (sim/bots/managers.h), and a random legal
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

// Those that fit the part which the scenario's player takes: the routes scratch, distil, license and
// open-weights (not for a provider, which has its model); the temperaments thrifty, reckless, lawful and
// opportunist; random.
std::vector<std::string> policy_names(const world::Scenario& scenario);
// Refuses a name that is not among them.
Result<std::unique_ptr<Policy>> make_policy(const std::string& name, std::uint64_t seed,
                                            const world::Scenario& scenario);

// Plays to the end; the session should have an inline trainer or is waited for.
void play_to_the_end(Session& session, Policy& policy);

}  // namespace partly::session
