// The player's own suit as a front end sees it: its counts with all that each must show, what it may bring,
// and what each answer about one's own models would make of that.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/law/suit.h"

namespace partly::world {

struct SuitCountView {
  std::string id, title;
  std::string ground;  // "tort", "other grounds: no precedent"
  std::vector<law::Condition> conditions;
  Quantity chance, sum_usd;
  bool stop_listing = false;
  std::string fact;
  std::optional<law::CountRuling> ruling;
};

struct SuitAnswerView {
  law::Answer answer = law::Answer::partly;
  Quantity credibility_after, worth_after;
};

struct SuitView {
  std::string title;      // "over the founding promise"
  std::string defendant;  // as shown
  std::optional<law::Suit> filed;
  std::vector<SuitCountView> counts;
  Quantity stage_cost_usd, worth_usd;
  std::vector<SuitAnswerView> answers;  // until the question is answered
};

}  // namespace partly::world
