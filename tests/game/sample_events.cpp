#include "tests/game/sample_view.h"

namespace partly::game {
namespace {

world::Quote quote_of(const char* what, double usd, std::vector<std::string> warnings) {
  world::Quote quote;
  if (usd > 0)
    quote.lines = {
        {what, Quantity::assumed(usd, Unit::usd, {usd / 2, usd * 2}, "A quarter's work of an auditor")}};
  quote.warnings = std::move(warnings);
  return quote;
}

world::EventChoiceView choice(const char* id, const char* title, const char* text, world::Check check) {
  world::EventChoiceView view;
  view.decision = {"buyers-ask", id};
  view.title = title, view.text = text, view.check = std::move(check);
  return view;
}

}  // namespace

world::EventView sample_event() {
  world::EventView event{
      "buyers-ask",
      "Buyers ask where models come from",
      "Two large customers put a question about training into their contracts. Trust counts "
      "for more from now on.",
      "F55",
      sample_view().now,
      {},
      {}};
  event.choices = {
      choice(
          "auditor", "Let their auditor in",
          "An auditor reads how your models were made, and tells them whether they may sign.",
          quote_of(
              "Let their auditor in", 3e8,
              {"12.0 million seats sign at $20.00 each: $240 M a quarter, of which some choose anew in each.",
               "Your trust goes from 62.0 % to 66.0 %."})),
      choice("sign", "Sign that you copied nobody", "What comes out later is held against it.",
             world::Refusal{"stated", "You have said: everybody does it.",
                            "A word in public cannot be taken back."}),
      choice("decline", "Leave the clause out", "They buy where it is signed.",
             quote_of("", 0, {"6.0 million seats leave."}))};
  event.choices[0].prospect = Quantity::derived(4.1e8, Unit::usd, "Sales until the last quarter");
  event.choices[2].if_silent = true;
  return event;
}

}  // namespace partly::game
