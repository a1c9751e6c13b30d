// The cases of others as a front end sees them, the forecast cards with what others would have said, and what
// a lab may say in public.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/world/decide/quote.h"
#include "sim/world/state/docket.h"

namespace partly::world {

struct BriefView {
  FileBrief decision;
  std::string title;  // "For the theory"
  Check check;
};

struct DocketCaseView {
  std::string id, title, about;
  std::string turns_on;  // "contract", or the other grounds
  bool on_a_theory = false;
  std::string fact;
  law::Stage stage = law::Stage::complaint;
  Quarter opened, stage_since;
  std::string standing;           // "discovery since Q2 2026", "settled in Q3 2026: no court has ruled"
  Quantity chance;                // that a court, if it rules, accepts the theory or the claim
  Quantity settles;               // chance a quarter
  std::string filed;              // the player's own brief; "" if none
  std::vector<BriefView> briefs;  // that can be filed; none where the case is closed or one is filed
};

// What a signal is worth to a reader: how often it is seen where they settle, and where they do not.
struct SignalView {
  SignalKind kind = SignalKind::policy_page;
  std::string name, title, text;
  bool seen = false;
  Quantity before, otherwise;
};

struct CardView {
  int id = 0;
  std::string title;     // of the case
  std::string question;  // "Will they settle by Q2 2026?"
  Quarter opened, due;
  std::vector<SignalView> signals;  // of every kind
  Quantity base;                    // what the rules alone say
  bool can_be_answered = false;
  std::optional<Quantity> reader;  // after Bayes' rule; not before the outcome is known
  std::optional<double> said;
  std::optional<bool> came;
};

// Of what was said within a part of the scale: how often it came.
struct CalibrationGroup {
  double low = 0, high = 0;  // of the scale, 0..1
  int cards = 0;
  double said = 0, came = 0;  // means
};

struct StatementView {
  StatePublicly decision;
  std::string title, text;
  Quantity trust;  // that it moves now
  Check check;
};

struct DocketView {
  std::vector<DocketCaseView> cases;
  std::vector<CardView> cards;  // newest first
  int scored = 0;
  Quantity brier, brier_base, brier_reader;  // of the scored cards
  std::vector<CalibrationGroup> calibration;
  std::vector<StatementView> statements;  // what may be said
  std::string stated;                     // "we never did", and what became of it; "" if nothing

  bool there() const { return !cases.empty(); }
  int to_answer() const;
};

}  // namespace partly::world
