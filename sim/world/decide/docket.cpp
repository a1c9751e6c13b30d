// What can be done about the cases of others: say how likely a settlement is, file a brief as a friend of the
// court, and say something in public about one's own models. Sources: F40, F41, F54, F56.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/docket_outlook.h"

namespace partly::world {
namespace {

Refusal no_such_case(const std::string& id) {
  return {"no-case", "There is no case \"" + id + "\" before the courts.", "Choose one of the docket."};
}

}  // namespace

Check quote(const ReadContext& context, const AnswerCard& decision) {
  const ForecastCard* card = context.world.docket.card(decision.card);
  if (!is_player(context.lab) || !card)
    return Refusal{"no-card", "There is no forecast card " + std::to_string(decision.card) + ".",
                   "A card opens when a signal is seen."};
  if (card->said)
    return Refusal{"answered", "You have said " + format_percent(*card->said) + ".",
                   "It stands until it is scored."};
  if (context.world.now != card->opened)
    return Refusal{"too-late", "The card was open in " + card->opened.text() + ".",
                   "What has happened since would answer it."};
  if (!(decision.chance >= 0 && decision.chance <= 1))
    return Refusal{"chance", format_number(decision.chance, 2) + " is no chance.",
                   "Say something from 0 to 1."};
  return free_of_charge();
}

void carry_out(const WriteContext& context, const AnswerCard& decision) {
  context.world.docket.card(decision.card)->said = decision.chance;
}

Check quote(const ReadContext& context, const FileBrief& decision) {
  const DocketCase* one = context.world.docket.find(decision.docket_case);
  if (!context.scenario.docket || !one) return no_such_case(decision.docket_case);
  const DocketRules& rules = *context.scenario.docket;
  const DocketCaseRule& rule = *rules.find(one->id);
  if (!one->open()) return Refusal{"closed", title_of(rule) + " is " + law::name(one->stage) + ".", {}};
  if (!rule.theory)
    return Refusal{"other-grounds",
                   "It turns on " + rule.grounds + "; a brief on distillation would not be read.",
                   "File where a court may speak to a theory."};
  const bool filed =
      std::ranges::any_of(one->briefs, [&](const Brief& brief) { return brief.lab == context.lab.id; });
  if (filed) return Refusal{"filed", "You have filed a brief in this case.", {}};
  Quote quote = free_of_charge();
  quote.lines.push_back({"A brief as a friend of the court", rules.brief_usd});
  const double now = chance_of_ruling(context.scenario, context.world, *one).value;
  const double sign = decision.side == BriefSide::for_theory ? 1 : -1;
  quote.warnings.push_back("If the court rules, the chance that it accepts the theory goes from " +
                           format_percent(now) + " to " +
                           format_percent(moved_by_log_odds(now, sign * rules.brief_log_odds.value)) + ".");
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const FileBrief& decision) {
  const DocketRules& rules = *context.scenario.docket;
  context.world.docket.find(decision.docket_case)->briefs.push_back({context.lab.id, decision.side});
  const auto event =
      tell(context.world, NewsKind::law,
           context.reading().name() + " files a brief in " + title_of(*rules.find(decision.docket_case)),
           std::string("As a friend of the court, ") + name(decision.side) + ".", "F37");
  pay(context.world, event, "Counsel of " + context.reading().name(), context.lab.id, econ::kCounsel,
      econ::Account::legal, econ::Money::usd(rules.brief_usd.value));
}

Check quote(const ReadContext& context, const StatePublicly& decision) {
  if (!context.scenario.docket) return Refusal{"not-asked", "Nobody asks for a statement here.", {}};
  if (context.lab.stated)
    return Refusal{"stated", std::string("You have said: ") + name(*context.lab.stated) + ".",
                   "A word in public cannot be taken back."};
  const auto deed = deed_against_word(context.scenario, context.world, context.lab);
  if (decision.statement == PublicStatement::we_never_did && deed)
    return Refusal{"known", "Nobody would believe it: " + *deed + ".", "Say nothing, or something else."};
  Quote quote = free_of_charge();
  if (decision.statement == PublicStatement::everybody_does_it)
    quote.warnings.push_back("It weakens every claim that you bring yourself later (F41).");
  else if (std::ranges::any_of(context.world.models, [&](const Model& model) {
             return model.owner == context.lab.id && copied(model);
           }))
    quote.warnings.push_back(
        "It is untrue of a model of yours: if that comes out, you are believed less (F56).");
  return quote;
}

void carry_out(const WriteContext& context, const StatePublicly& decision) {
  const StatementRules& rules = context.scenario.docket->statements;
  const bool practice = decision.statement == PublicStatement::everybody_does_it;
  context.lab.stated = decision.statement;
  if (practice) {
    context.world.precedent.add_custom(rules.practice_norm.value);
    context.lab.pleaded_practice = true;
  }
  context.lab.trust = std::clamp(context.lab.trust + rules.trust_moved(decision.statement), 0.0, 1.0);
  tell(context.world, NewsKind::law, context.reading().name() + ": \"" + name(decision.statement) + "\"",
       practice ? "Custom counts for more in every court, and customers have heard an admission."
                : "Customers are glad to hear it. Whatever comes out later will be held against it.",
       practice ? "F40" : "F56");
}

}  // namespace partly::world
