// Events that ask, in the terminal: what each answer costs and brings.
#include <cmath>

#include "sim/base/format.h"
#include "sim/cli/play_choices.h"

namespace partly::cli {
namespace {

std::string effects_text(const world::EventChoiceView& choice) {
  std::string text = choice.text;
  if (choice.seats)
    text += " " + format_number(std::abs(choice.seats->value) / 1e6, 1) + " million seats " +
            (choice.seats->value > 0 ? "sign." : "leave.");
  if (choice.trust) text += " Trust " + partly::text(*choice.trust) + ".";
  if (choice.prospect.value != 0) text += " Beside saying nothing: " + partly::text(choice.prospect) + ".";
  return text;
}

}  // namespace

std::string events_text(const std::vector<world::EventView>& events) {
  std::string text;
  for (const world::EventView& event : events) {
    if (!event.open()) continue;
    text += "  asked     " + event.title + ": " + event.text + "\n";
    for (const world::EventChoiceView& choice : event.choices)
      if (choice.if_silent) text += "            if you say nothing: " + choice.title + "\n";
  }
  return text;
}

void add_event_choices(const session::Session& session, std::vector<Choice>& choices) {
  for (const world::EventView& event : session.view().events)
    for (const world::EventChoiceView& choice : event.choices)
      add_if_allowed(
          session,
          event.title + ": " + choice.title + " (" + offer_text(choice.check) + "). " + effects_text(choice),
          choice.decision, choices);
}

}  // namespace partly::cli
