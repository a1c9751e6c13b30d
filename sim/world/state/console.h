// A provider's console: how its API answers, what an answer costs, and how closely accounts are watched. In
// force for a whole quarter; what is set in a quarter acts from the next one on. In the student's role the
// provider's console stands as the scenario has it; in the teacher's it is the player's.
#pragma once
#include <string>

#include "sim/learn/train_job.h"

namespace partly::world {

// What is done to answers before they are served (sim/learn/defence.h holds the arithmetic).
enum class ApiDefence {
  none,
  noise,   // strength: standard deviation of normal noise on every logit
  poison,  // strength: share of the probability that is moved to the least likely class; the top stays
  random_answers,  // strength: share of the queries that are answered by a class drawn at random
};
const char* name(ApiDefence);      // "random answers"
double most_strength(ApiDefence);  // 0 is always the least

struct Console {
  learn::Access access = learn::Access::probabilities;  // the most that anybody is served
  int top_k = 2;                                        // with Access::top_k
  int digits = -1;                                      // decimals of a served probability; -1: not rounded
  ApiDefence defence = ApiDefence::none;
  double defence_strength = 0;
  double query_label_usd = 0;        // a bare answer
  double query_probability_usd = 0;  // an answer with probabilities
  double alarm_rate = 0.01;          // share of honest accounts that the monitor's threshold lets it accuse
  int volume_limit = 400;            // queries a quarter from which on volume alone raises an alarm
  int alarms_before_cut = 1;         // access ends by itself at so many alarms; 0: never by itself

  bool operator==(const Console&) const = default;
};

learn::Defence defence_of(const Console& console);
// What is served of what was asked for: never more than the console allows.
learn::Sources served(const Console& console, learn::Sources asked);
std::string describe(const Console& console);  // "top 2 answers, 2 decimals, noise 1.5"

}  // namespace partly::world
