// One of several counts of a claim as a front end sees it: what it must prove, what speaks for it, what it
// brings, and how it was ruled on.
#pragma once
#include <string>
#include <vector>

#include "sim/law/assessment.h"

namespace partly::world {

struct CountView {
  std::string theory;  // "tort"
  std::vector<std::string> facts;
  law::EvidenceChain chain;
  Quantity chance;  // that this count is won, whatever becomes of the others
  Quantity dismissal_chance;
  std::vector<law::ElementStanding> elements;
  law::Award award;
  std::optional<law::CountFinding> finding;
};

}  // namespace partly::world
