// The player as a claimant of its own: file the suit that the scenario knows, drop it, and answer when its
// counsel is done and the other side asks (F01).
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/decide/parts.h"
#include "sim/world/state/suit.h"

namespace partly::world {
namespace {

std::string suit_title(const WriteContext& context) {
  return context.reading().name() + " v. " + lab_name(context.scenario, context.scenario.suit->defendant);
}

std::optional<Refusal> no_open_suit(const ReadContext& context) {
  if (!context.scenario.suit || !is_player(context.lab))
    return Refusal{"no-suit", context.name() + " has nothing to sue over here.", {}};
  if (!context.world.suit)
    return Refusal{"not-filed", context.name() + " has filed no suit.", "File it first."};
  if (!context.world.suit->open())
    return Refusal{"closed", std::string("The suit is ") + law::name(context.world.suit->stage) + ".", {}};
  return std::nullopt;
}

bool bought_answers(const ReadContext& context) {
  const auto& models = context.world.models;
  return std::any_of(models.begin(), models.end(),
                     [&](const Model& model) { return model.owner == context.lab.id && copied(model); });
}

void tell_of_suit(const WriteContext& context, const std::string& what, const std::string& text,
                  const std::string& fact = {}) {
  context.world.suit->events.push_back(
      tell(context.world, NewsKind::law, suit_title(context) + ": " + what, text, fact));
}

}  // namespace

Check quote(const ReadContext& context, const FileSuit&) {
  if (!context.scenario.suit || !is_player(context.lab))
    return Refusal{"no-suit", context.name() + " has nothing to sue over here.", {}};
  if (context.world.suit)
    return Refusal{"filed", "The suit has been filed.", "What was filed once cannot be filed again."};
  const law::SuitRules& suit = *context.scenario.suit;
  Quote quote = free_of_charge();
  quote.lines.push_back(
      {"Counsel for the complaint",
       Quantity::derived(stage_cost_usd(context.scenario, context.lab, suit.stage_cost_usd), Unit::usd,
                         text(suit.stage_cost_usd) + ", as your counsel charges it")});
  quote.warnings.push_back(
      "Discovery runs both ways: your own books open, for every claim about your models.");
  if (bought_answers(context))
    quote.warnings.push_back("They hold answers of the provider's model: expect a counterclaim.");
  quote.warnings.push_back("You will be asked under oath what your models were taught on.");
  return paid_from_cash(context, std::move(quote));
}

void carry_out(const WriteContext& context, const FileSuit&) {
  const law::SuitRules& rules = *context.scenario.suit;
  law::Suit suit;
  suit.opened = suit.stage_since = context.world.now;
  context.world.suit = std::move(suit);
  double asked = 0;
  for (const law::CountRules& count : rules.counts) asked += count.sum_usd.value;
  tell_of_suit(context, "a suit " + rules.title,
               context.reading().name() + " asks for " + format_usd(asked) + " in " +
                   std::to_string(rules.counts.size()) + (rules.counts.size() == 1 ? " count." : " counts."));
  for (const std::string& side : {context.lab.id, rules.defendant})
    pay(context.world, context.world.suit->events.back(), "Counsel of " + lab_name(context.scenario, side),
        side, econ::kCounsel, econ::Account::legal,
        econ::Money::usd(stage_cost_usd(context.scenario, context.world.lab(side), rules.stage_cost_usd)));
}

Check quote(const ReadContext& context, const DropSuit&) {
  if (auto refusal = no_open_suit(context)) return *refusal;
  Quote quote = free_of_charge();
  if (context.world.suit->books_opened)
    quote.warnings.push_back("What your books have shown stays shown, and claims against you go on.");
  return quote;
}

void carry_out(const WriteContext& context, const DropSuit&) {
  context.world.suit->stage = law::Stage::withdrawn;
  context.world.suit->stage_since = context.world.now;
  tell_of_suit(context, "dropped", "No court rules on any count. What the books have shown stays shown.");
}

Check quote(const ReadContext& context, const AnswerOnOwnTraining& decision) {
  if (auto refusal = no_open_suit(context)) return *refusal;
  const law::Suit& suit = *context.world.suit;
  if (suit.stage != law::Stage::deposition)
    return Refusal{"not-at-deposition",
                   std::string("The suit is at the stage of ") + law::name(suit.stage) + ".",
                   "The question is put at the deposition."};
  if (suit.answer != law::Answer::none)
    return Refusal{"answered", std::string("You have answered: ") + law::name(suit.answer) + ".", {}};
  if (decision.answer == law::Answer::none)
    return Refusal{"no-answer", "A claimant who does not answer loses the suit at the ruling.",
                   "Answer yes, no or partly."};
  return free_of_charge();
}

// A party's own words under oath are evidence in every case in which it is the defendant.
void carry_out(const WriteContext& context, const AnswerOnOwnTraining& decision) {
  World& world = context.world;
  const law::AnswerEffect& effect = effect_in_suit(context.scenario, world, decision.answer);
  world.suit->contradicted = contradicted_in_suit(context.scenario, world, decision.answer);
  world.suit->answer = decision.answer;
  world.suit->answered = world.now;
  context.lab.credibility =
      std::clamp(context.lab.credibility * (1 - effect.credibility_lost.value), 0.0, 1.0);
  for (law::Proceeding& claim : world.proceedings) {
    if (!claim.open() || claim.opinion || claim.record.answer != law::Answer::none || by_authority(claim))
      continue;
    if (claim.defendant != context.lab.id) continue;
    claim.record.answer = said_in_suit(world, *world.model(claim.model));
    claim.record.said_in_own_suit = claim.record.answer != law::Answer::none;
  }
  tell_of_suit(context, "asked about its own training",
               context.reading().name() + ", asked whether it trained on others' answers, says: " +
                   law::name(decision.answer) + ". It is evidence in every claim against it.",
               "F01");
}

}  // namespace partly::world
