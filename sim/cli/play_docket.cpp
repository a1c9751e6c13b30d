// The cases of others in the terminal: forecast cards, briefs, a word in public.
#include "sim/base/format.h"
#include "sim/cli/play_choices.h"

namespace partly::cli {
namespace {

using session::Session;

// "seen: talk of a dismissal (60 % before a settlement, 10 % otherwise)".
std::string signals_text(const world::CardView& card) {
  std::string text;
  for (const auto& signal : card.signals)
    text += std::string("      ") + (signal.seen ? "seen      " : "not seen  ") + signal.name + " (" +
            partly::text(signal.before) + " before a settlement, " + partly::text(signal.otherwise) +
            " otherwise)\n";
  return text;
}

std::string card_text(const world::CardView& card) {
  return "  forecast  " + card.title + ": " + card.question + " By the rules alone " + text(card.base) +
         ".\n" + signals_text(card);
}

}  // namespace

std::string docket_text(const world::DocketView& docket) {
  std::string text;
  for (const auto& one : docket.cases)
    text += "  docket    " + one.title + " (" + one.turns_on + "): " + one.standing + "\n";
  for (const auto& card : docket.cards)
    if (card.can_be_answered) text += card_text(card);
  return text;
}

void add_docket_choices(const Session& session, std::vector<Choice>& choices) {
  const world::DocketView& docket = session.view().docket;
  for (const auto& card : docket.cards)
    if (card.can_be_answered)
      choices.push_back({"Forecast: " + card.title + ". " + card.question, [id = card.id](Session& s) {
                           if (const auto percent = ask_number("  How likely, in per cent? "))
                             submit(s, world::AnswerCard{id, *percent / 100});
                         }});
  for (const auto& one : docket.cases)
    for (const auto& brief : one.briefs)
      add_if_allowed(session,
                     "File a brief in " + one.title + ", " + world::name(brief.decision.side) + " (" +
                         offer_text(brief.check) + ")",
                     brief.decision, choices);
  for (const auto& statement : docket.statements)
    add_if_allowed(session, "Say in public: " + statement.title + ". " + statement.text, statement.decision,
                   choices);
}

}  // namespace partly::cli
