// Answering an event that asks (sim/world/state/event_rule.h).
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/event_answers.h"

namespace partly::world {
namespace {

std::string seats_text(double seats) { return format_number(std::abs(seats) / 1e6, 1) + " million seats"; }

// A lab that has said so, or keeps its files already, has done what is asked.
bool has_to_say(const Lab& lab, const EventChoice& choice) {
  return choice.states && lab.stated != choice.states;
}
bool has_to_begin_records(const Lab& lab, const EventChoice& choice) {
  return choice.keeps_records && !lab.arranged.records_since;
}

// Of the choice and of the word in public that comes with it.
double trust_moved(const ReadContext& context, const EventChoice& choice) {
  const double said =
      has_to_say(context.lab, choice) ? context.scenario.docket->statements.trust_moved(*choice.states) : 0;
  return choice.trust.value + said;
}

// What it moves, in figures that depend on the lab that chooses.
void warn_of_business(const ReadContext& context, const EventChoice& choice, Quote& quote) {
  const double seats = seats_moved(context.scenario, context.world, context.lab, choice);
  if (seats > 0)
    quote.warnings.push_back(seats_text(seats) + " sign at " + format_usd(context.lab.price_usd) +
                             " each: " + format_usd(seats * context.lab.price_usd) +
                             " a quarter, of which some choose anew in each.");
  if (seats < 0) quote.warnings.push_back(seats_text(seats) + " leave.");
  if (const double trust = trust_moved(context, choice); trust != 0)
    quote.warnings.push_back("Your trust goes from " + format_percent(context.lab.trust) + " to " +
                             format_percent(std::clamp(context.lab.trust + trust, 0.0, 1.0)) + ".");
}

// What else the choice decides, if it can be decided now.
template <class D>
std::optional<Refusal> add_decision(const ReadContext& context, const D& decision, Quote& quote) {
  const Check checked = check(context.scenario, context.world, decision, context.lab.id);
  if (const auto* refusal = std::get_if<Refusal>(&checked)) return *refusal;
  const Quote& also = std::get<Quote>(checked);
  quote.lines.insert(quote.lines.end(), also.lines.begin(), also.lines.end());
  quote.warnings.insert(quote.warnings.end(), also.warnings.begin(), also.warnings.end());
  return std::nullopt;
}

std::optional<Refusal> add_decisions(const ReadContext& context, const EventChoice& choice, Quote& quote) {
  if (has_to_say(context.lab, choice))
    if (auto refusal = add_decision(context, StatePublicly{*choice.states}, quote)) return refusal;
  if (has_to_begin_records(context.lab, choice)) return add_decision(context, KeepRecords{true}, quote);
  return std::nullopt;
}

}  // namespace

Check quote(const ReadContext& context, const AnswerEvent& decision) {
  const auto asked = std::ranges::find(context.world.events_asked, decision.event, &EventAsked::event);
  if (!is_player(context.lab) || asked == context.world.events_asked.end())
    return Refusal{"not-asked", "Nothing asks \"" + decision.event + "\" of you.",
                   "An event that asks is on the quarter's report."};
  const EventRule& event = *find_event(context.scenario, decision.event);
  if (!asked->chosen.empty())
    return Refusal{"answered", "You have answered: " + event.find(asked->chosen)->title + ".",
                   "An answer stands."};
  const EventChoice* choice = event.find(decision.choice);
  if (!choice)
    return Refusal{"no-choice", "\"" + decision.choice + "\" is no answer to \"" + event.title + "\".",
                   "Choose one of those that it offers."};
  if (choice->customers.value != 0 && !context.lab.released && !choice->if_silent)
    return Refusal{"nothing-on-sale", "You sell nothing that anybody could sign for.",
                   "Put a model on sale first."};
  Quote quote = free_of_charge();
  if (choice->cost_usd.value != 0) quote.lines.push_back({"At once", choice->cost_usd});
  warn_of_business(context, *choice, quote);
  if (auto refusal = add_decisions(context, *choice, quote)) return *refusal;
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const AnswerEvent& decision) {
  const EventRule& event = *find_event(context.scenario, decision.event);
  const EventChoice& choice = *event.find(decision.choice);
  take(context.scenario, context.world, context.lab, event, choice);
  if (has_to_say(context.lab, choice)) carry_out(context, StatePublicly{*choice.states});
  if (has_to_begin_records(context.lab, choice)) carry_out(context, KeepRecords{true});
}

}  // namespace partly::world
