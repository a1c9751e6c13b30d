// A model as a front end sees it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/base/quarter.h"
#include "sim/forensics/exhibit.h"
#include "sim/learn/train_job.h"
#include "sim/world/state/decision.h"
#include "sim/world/state/model_state.h"

namespace partly::world {

struct ModelView {
  int id = 0;
  std::string name, owner;
  Route route = Route::scratch;
  ModelState state = ModelState::training;
  Quarter begun, due;
  bool mine = false, on_sale = false, licensed = false, enjoined = false;
  std::optional<Quarter> summary_published;
  bool on_file = false, warranted = false;     // a record of its making; its weights under a warranty
  Quantity queries_lost;                       // ordered and never answered, since access had ended
  std::optional<forensics::Exhibit> own_exam;  // of mine: an exam that I have ordered
  Quantity capability, accuracy, agreement;    // measured, with spread; value 0 until trained
  Quantity labels, queries, flop;              // used by the shipped student
  Quantity labels_usd, queries_usd, compute_usd, fixed_usd, total_usd;
  Quantity serving_usd;  // a seat, if it were on sale
  int label_votes = 1;   // people who labelled each own example
  std::optional<double> guess;
  std::string monitor;  // "Alarm after 40 queries (pattern)", empty if it asked nothing
  std::vector<float> loss_mean, loss_low, loss_high;  // empty until trained; thinned
  int steps = 0;                                      // of its recipe
  learn::Sources sources;
};

}  // namespace partly::world
