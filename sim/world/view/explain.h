// Why something happened, in numbers: for an event of a proceeding the whole way from what was measured over
// log-odds, belief and damages to the postings; for any other event its postings. Every number is a Quantity,
// so that each can say where it comes from. Simulated, and no legal advice.
#pragma once
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/world/state/world.h"

namespace partly::world {

struct ExplainedLine {
  std::string text;
  Quantity number;
  std::string printed = {};  // as every page prints it, where it is a line of a claim's account
};

struct ExplainedPart {
  std::string title;  // "Measured", "Account", "Belief", "Answers", "Ended", "Orders", "Postings"
  std::vector<ExplainedLine> lines;
};

struct Explanation {
  News event;
  std::vector<ExplainedPart> parts;
};

// The events that tell a ruling or a settlement, in order: what is most worth explaining.
std::vector<News> rulings_told(const World& world);
// An Error if no such event has happened.
Result<Explanation> explain(const Scenario& scenario, const World& world, const std::string& event);

}  // namespace partly::world
