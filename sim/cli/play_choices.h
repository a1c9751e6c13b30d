// What a round of `partly-sim play` is made of: numbered choices, questions and answers. The choices of the
// student's role are in play_command.cpp, those of the teacher's in play_teacher.cpp.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/session/session.h"

namespace partly::cli {

struct Choice {
  std::string text;
  std::function<void(session::Session&)> act;
};

// A finite number that a person types, or nothing.
std::optional<double> ask_number(const std::string& prompt);
// Submits a decision and says what came of it.
void submit(session::Session& session, const world::Decision& decision);
// What a decision costs and how long it takes, or why it is not to be had: "$1.2 B, 1 quarter".
std::string offer_text(const world::Check& check);
// Only what the rules allow now.
void add_if_allowed(const session::Session& session, const std::string& text, const world::Decision& decision,
                    std::vector<Choice>& choices);

// The cases of others: how they stand, which forecasts are asked for, and what can be done about them.
std::string docket_text(const world::DocketView& docket);
void add_docket_choices(const session::Session& session, std::vector<Choice>& choices);

// Events that ask for an answer in this quarter.
std::string events_text(const std::vector<world::EventView>& events);
void add_event_choices(const session::Session& session, std::vector<Choice>& choices);

// The teacher's role: how the API stands, and what can be decided there.
std::string provider_text(const world::TeacherView& provider);
void add_teacher_choices(const session::Session& session, std::vector<Choice>& choices);

}  // namespace partly::cli
