#include "tests/game/sample_docket.h"

namespace partly::game {
namespace {

using law::Stage;

Quantity fraction(double value, const char* why) {
  return Quantity::assumed(value, Unit::fraction, {value * 0.5, std::min(1.0, value * 1.5)}, why);
}

world::Quote brief_quote() {
  world::Quote quote;
  quote.lines = {{"A brief as a friend of the court",
                  Quantity::assumed(1.5e6, Unit::usd, {5e4, 5e6}, "A few weeks of appellate counsel")}};
  quote.upfront = quote.lines.front().amount;
  quote.warnings = {"If the court rules, the chance that it accepts the theory goes from 71.4 % to 68.3 %."};
  return quote;
}

world::DocketCaseView on_the_terms() {
  world::DocketCaseView one;
  one.id = "terms", one.title = "Aldermere v. Corvale", one.turns_on = "contract", one.on_a_theory = true;
  one.about = "Aldermere says that Corvale trained on its answers, against its terms.";
  one.fact = "F37", one.stage = Stage::discovery, one.opened = {2025, 4}, one.stage_since = {2026, 2};
  one.standing = "discovery since Q2 2026";
  one.chance = Quantity::derived(0.714, Unit::fraction, "Belief, firmer since it survived a motion");
  one.settles = fraction(0.18, "About two in three civil cases settle");
  for (const auto side : {world::BriefSide::for_theory, world::BriefSide::against_theory})
    one.briefs.push_back({world::FileBrief{one.id, side}, "A brief", brief_quote()});
  return one;
}

world::DocketCaseView of_a_founder() {
  world::DocketCaseView one;
  one.id = "founders", one.title = "Maren Tolve v. Oddmere", one.turns_on = "a founder's duty";
  one.about = "A founder says that Oddmere has left the purpose that it was founded for.";
  one.fact = "F42", one.stage = Stage::motion, one.opened = {2025, 3}, one.stage_since = {2026, 1};
  one.standing = "motion to dismiss since Q1 2026";
  one.chance = fraction(0.35, "Founders who sue rarely undo what was decided");
  return one;
}

world::DocketCaseView of_an_authority() {
  world::DocketCaseView one;
  one.id = "review", one.title = "The authority v. Veldane", one.turns_on = "disclosure",
  one.on_a_theory = true;
  one.about = "The authority reviews whether Veldane's public summary says enough.";
  one.fact = "F37", one.stage = Stage::settled, one.opened = {2025, 4}, one.stage_since = {2026, 3};
  one.standing = "settled in Q2 2026: no court has ruled";
  one.chance = fraction(0.95, "A duty that the law states");
  return one;
}

world::CardView card(int id, const char* title, std::optional<double> said, std::optional<bool> came) {
  world::CardView view;
  view.id = id, view.title = title, view.question = "Will they settle by Q4 2026?";
  view.opened = {2026, 3}, view.due = {2026, 4};
  using world::SignalKind;
  view.signals = {
      {SignalKind::policy_page, "policy page changed", "Corvale changes its policy page",
       "A clause is new, another is gone, and nobody announced it.", false, fraction(0.5, "Half of the time"),
       fraction(0.2, "For many reasons")},
      {SignalKind::dismissal_talk, "talk of a dismissal", "Talk of a dismissal: Aldermere v. Corvale",
       "Two people close to the case speak of a dismissal that both sides would sign.", true,
       fraction(0.6, "Talks leak"), fraction(0.1, "Talk without talks")},
      {SignalKind::silence, "silence", "Corvale stops answering reporters", "It may mean talks, or nothing.",
       true, fraction(0.6, "Told to say nothing"), fraction(0.4, "Told to say nothing, too")}};
  view.base = Quantity::derived(0.33, Unit::fraction, "18 % in each of two quarters");
  view.said = said, view.came = came, view.can_be_answered = !said && !came;
  if (came) view.reader = Quantity::derived(0.78, Unit::fraction, "Bayes' rule");
  return view;
}

world::StatementView statement(world::PublicStatement said, const char* title, const char* text,
                               double trust) {
  return {world::StatePublicly{said}, title, text,
          Quantity::derived(trust, Unit::fraction, "What customers make of it"), world::Quote{}};
}

}  // namespace

world::DocketView sample_docket() {
  world::DocketView view;
  view.cases = {on_the_terms(), of_a_founder(), of_an_authority()};
  view.cards = {card(kSampleCard, "Aldermere v. Corvale", {}, {}),
                card(6, "The authority v. Veldane", 0.7, true),
                card(4, "Maren Tolve v. Oddmere", 0.45, false)};
  view.scored = 2;
  view.brier = Quantity::derived(0.146, Unit::none, "Mean squared distance");
  view.brier_base = Quantity::derived(0.279, Unit::none, "Mean squared distance");
  view.brier_reader = Quantity::derived(0.081, Unit::none, "Mean squared distance");
  view.calibration = {{0, 1. / 3, 0, 0, 0}, {1. / 3, 2. / 3, 1, 0.45, 0}, {2. / 3, 1, 1, 0.7, 1}};
  view.statements = {statement(world::PublicStatement::everybody_does_it, "Everybody does it",
                               "The practice looks more like custom; your own claims grow weaker.", -0.04),
                     statement(world::PublicStatement::we_never_did, "We never did",
                               "Believed until a court, a document or an exam shows otherwise.", 0.03)};
  return view;
}

}  // namespace partly::game
