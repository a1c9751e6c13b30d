#include "sim/scenario/bind_teacher.h"

#include <algorithm>
#include <array>

#include "sim/learn/fields.h"

namespace partly::scenario {
namespace {

using world::TeacherRole;

struct Entry {
  const char* key;
  Quantity TeacherRole::*quantity;
};

constexpr std::array kQuantities{Entry{"alarm_rate", &TeacherRole::alarm_rate},
                                 Entry{"honest_queries", &TeacherRole::honest_queries},
                                 Entry{"honest_spread", &TeacherRole::honest_spread},
                                 Entry{"trade_usd", &TeacherRole::trade_usd},
                                 Entry{"price_elasticity", &TeacherRole::price_elasticity},
                                 Entry{"worth_of_accuracy", &TeacherRole::worth_of_accuracy},
                                 Entry{"worth_of_confidence", &TeacherRole::worth_of_confidence},
                                 Entry{"trade_lost_asked", &TeacherRole::trade_lost_asked},
                                 Entry{"trust_lost_accused", &TeacherRole::trust_lost_accused},
                                 Entry{"burden_monitoring", &TeacherRole::burden_monitoring},
                                 Entry{"burden_audit", &TeacherRole::burden_audit},
                                 Entry{"trust_lost_arbitrary_cut", &TeacherRole::trust_lost_arbitrary_cut},
                                 Entry{"trust_lost_claim", &TeacherRole::trust_lost_claim},
                                 Entry{"licence_reach", &TeacherRole::licence_reach},
                                 Entry{"fear_of_claim", &TeacherRole::fear_of_claim},
                                 Entry{"fear_per_claim", &TeacherRole::fear_per_claim}};

// What the player sets cannot be an event's as well.
void check_events_leave_terms_alone(const Node& root, const world::Scenario& scenario) {
  constexpr std::array kOwn{"query_label_usd", "query_probability_usd", "volume_limit", "alarms_before_cut"};
  for (const world::EventRule& event : scenario.events)
    if (std::find(kOwn.begin(), kOwn.end(), event.changes) != kOwn.end())
      root["events"][event.id]["changes"].error(
          "role", "The player sets \"" + event.changes + "\" at the console", "let the event be news only");
}

}  // namespace

std::optional<TeacherRole> bind_teacher(const Node& root) {
  const Node node = root["teacher_role"];
  if (!node.there()) return std::nullopt;
  TeacherRole role;
  role.access = node["access"].named<learn::Access>();
  role.digits = node["digits"].whole(-1);
  role.honest_accounts = node["honest_accounts"].whole(role.honest_accounts);
  for (const Entry& entry : kQuantities) role.*entry.quantity = node[entry.key].quantity();
  return role;
}

void check_teacher(const Node& root, const world::Scenario& scenario) {
  const Node node = root["teacher_role"];
  if (!root["labs"].clean()) return;
  const bool teacher = scenario.role() == world::Role::teacher_lab;
  if (teacher && !node.there())
    return root["labs"][world::kPlayerId]["kind"].error(
        "role", "The player is the provider, and there is no \"teacher_role\"",
        "say where the console stands and what trade hangs on");
  if (!teacher && node.there())
    return node.error("role", "Only a player who is the provider has a \"teacher_role\"",
                      "give the lab \"player\" the kind \"provider\", or remove this");
  if (!teacher) return;
  check_events_leave_terms_alone(root, scenario);
  if (root["terms"].clean() && !scenario.later_terms.empty())
    root["terms"]["revisions"].error("role", "The player publishes the terms", "remove the revisions");
  if (!node.clean()) return;
  const TeacherRole& role = *scenario.teacher_role;
  need(node["alarm_rate"], role.alarm_rate.value >= 0.001 && role.alarm_rate.value <= 0.5,
       "An alarm rate lies between .001 and .5");
  need(node["honest_spread"], role.honest_spread.value >= 0, "A spread cannot be below zero");
  need(node["price_elasticity"], role.price_elasticity.value <= 0, "Customers do not seek high prices");
  need(node["worth_of_accuracy"], role.worth_of_accuracy.value >= 0, "Customers do not seek wrong answers");
  need(node["worth_of_confidence"], role.worth_of_confidence.value >= 0,
       "Customers do not seek wrong confidences");
  need(node["trust_lost_accused"], role.trust_lost_accused.value >= 0, "False alarms bring no trust");
}

}  // namespace partly::scenario
