// What a rule maker sees of a game: rules, years, labs and forecasts as rows and sentences, made anew after
// each change (RuleMakerSession::view), and what is worked out for it in the background. Values: drawing them
// asks nothing of the model.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/base/statistics.h"
#include "sim/regime/play.h"
#include "sim/regime/robustness.h"
#include "sim/session/foresight.h"
#include "sim/world/view/grading.h"

namespace partly::session {

struct RuleView {
  regime::Rule rule;
  bool in_force = false;
  std::string refusal = {};  // why it may not be decreed now, and what to do; empty if it may
};

// Whether somebody had to be asked for what a lab learns from.
enum class Permit { not_needed, given, missing };

struct LabOptionView {
  std::string text;  // "500 of Meridian's answers, without permission"
  double capability = 0, capability_sd = 0, cost_usd = 0, risk_usd = 0, gain_usd = 0;
};

struct IndustryLabView {
  std::string name, temperament;
  bool alive = true, on_sale = false;
  std::string sells, trains;  // "open weights"; "Meridian's answers, Q3 2027"
  Permit sells_by = Permit::not_needed, trains_by = Permit::not_needed;
  double capability = 0, share = 0, cash_usd = 0;
  Quantity risk_weight, horizon, pursuit;
  std::vector<LabOptionView> options;  // were it to choose today, best first
};

struct RuleMakerView {
  std::string scenario_id, title;
  std::uint64_t seed = 0;
  int minutes = 0;
  Quarter start;
  int quarters = 40, change_every_years = 2;
  std::vector<RuleView> rules;
  std::string first_rule;  // in force where none is decreed

  bool measured = false;  // the networks are trained: what follows stands only then
  int quarter = 0;        // that comes next
  bool over = false;
  std::string rule_in_force;
  std::vector<regime::Year> history;  // years that are over
  std::vector<regime::Decree> decrees;
  regime::Happened happened;  // in the last quarter
  Quantity adapting_usd,
      reform;  // what a change costs each lab; how likely labs take one to be within a year
  std::vector<IndustryLabView> labs;  // in the order of their founding, closed ones too
  std::vector<Foresight> foresights;
  world::Grading grading;  // of the scenario's goals, over the years that are over
  int students = 0;        // networks that were trained

  const RuleView& rule(const std::string& id) const;  // the first one if there is none of that id
  const std::string& title_of(const std::string& rule_id) const { return rule(rule_id).rule.title; }
};

// Many seeds from one moment on, under one rule to the end.
struct Futures {
  std::string rule;
  std::vector<regime::Play> plays;
};
inline constexpr int kFutures = 40;

// All rules from the first year on, each over the same seeds, and what the player decreed beside them.
struct Comparison {
  struct Row {
    std::string rule;                // empty: the player's own decrees
    std::vector<Spread> over_years;  // in the order of regime::axes()
  };
  std::string lever;
  regime::End end = regime::End::as_set;
  std::vector<Row> rows;
};
inline constexpr int kComparedSeeds = 20;

// What is under way in the background.
struct BackgroundWork {
  std::string what;          // "Training 168 networks"
  double done = 0;           // share
  double seconds_left = -1;  // negative: not known yet
};

}  // namespace partly::session
