// What the cases of others do when a quarter closes: they open, settle, are dismissed or ruled upon, and show
// signals of what is coming; forecast cards are opened and scored. A ruling on a theory moves the belief for
// everybody (F38); one on other grounds moves nothing (F42). Every draw has a stream of its own, so that what
// parties mean to do can be looked up ahead.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/state/docket_outlook.h"

namespace partly::world {
namespace {

// What the parties would do at the close of a quarter of the game, if their case is still open.
bool docket_settles(const World& world, const DocketCaseRule& rule, int quarter) {
  return Rng(world.seed, "docket settlement " + rule.id, static_cast<std::uint64_t>(quarter))
      .chance(rule.settles.value);
}

Rng docket_stream(const Closing& closing, const char* purpose, const DocketCaseRule& rule) {
  return Rng(closing.world.seed, std::string("docket ") + purpose + " " + rule.id);
}

void tell_of_case(Closing& closing, const DocketCaseRule& rule, const std::string& what,
                  const std::string& text, const std::string& fact) {
  tell(closing.world, NewsKind::law, title_of(rule) + ": " + what, text, fact);
}

void enter_stage(const Closing& closing, DocketCase& one, law::Stage stage) {
  one.stage = stage;
  one.stage_since = closing.world.now.plus(1);
}

// What a court said of the theory, or that it said nothing of any.
std::string ruling_text(Closing& closing, const DocketCaseRule& rule, DocketCase& one, bool accepted) {
  one.accepted = accepted;
  if (!rule.theory)
    return "It turned on " + rule.grounds +
           ". No court has said anything of distillation, and no belief moves.";
  add_ruling(closing.world, {0, rule.id, *rule.theory}, accepted);
  const Ruling& ruling = closing.world.rulings.back();
  const std::string before = format_percent(ruling.belief_before),
                    after = format_percent(ruling.belief_after);
  return std::string("The theory of ") + law::name(*rule.theory) +
         (accepted ? " is accepted" : " is rejected") + ": its chance " +
         (before == after ? "stays at " + after : "goes from " + before + " to " + after) +
         " in every later claim, yours too.";
}

void rule_on(Closing& closing, const DocketCaseRule& rule, DocketCase& one) {
  const double chance = chance_of_ruling(closing.scenario, closing.world, one).value;
  const bool accepted = docket_stream(closing, "ruling", rule).chance(chance);
  enter_stage(closing, one, law::Stage::decided);
  tell_of_case(closing, rule, accepted ? "decided for the claimant" : "decided for the defendant",
               ruling_text(closing, rule, one, accepted), rule.theory ? "F38" : "F42");
}

void hear_docket_motion(Closing& closing, const DocketCaseRule& rule, DocketCase& one) {
  const double chance = chance_of_dismissal(closing.scenario, closing.world, one);
  if (!docket_stream(closing, "motion", rule).chance(chance))
    return enter_stage(closing, one, law::Stage::discovery);
  enter_stage(closing, one, law::Stage::dismissed);
  tell_of_case(closing, rule, "dismissed", ruling_text(closing, rule, one, false),
               rule.theory ? "F38" : "F42");
}

void settle_docket_case(Closing& closing, const DocketCaseRule& rule, DocketCase& one) {
  enter_stage(closing, one, law::Stage::settled);
  tell_of_case(closing, rule, "settled",
               "The terms are not published. No court has ruled, and what courts believe did not move.",
               "F42");
}

// An authority has no adversary that could move to dismiss, and asks nobody.
law::Stage stage_after(const DocketCaseRule& rule, law::Stage stage) {
  if (rule.theory == law::Theory::disclosure) return law::Stage::judgment;
  return law::next_stage(stage, {.motion = true, .appeal = false});
}

void move_docket_case(Closing& closing, DocketCase& one) {
  const DocketCaseRule& rule = *closing.scenario.docket->find(one.id);
  if (docket_settles(closing.world, rule, closing.index())) return settle_docket_case(closing, rule, one);
  if (!stage_ends(rule, one, closing.world.now)) return;
  if (one.stage == law::Stage::motion) return hear_docket_motion(closing, rule, one);
  if (one.stage == law::Stage::judgment) return rule_on(closing, rule, one);
  enter_stage(closing, one, stage_after(rule, one.stage));
}

void score_cards(Closing& closing) {
  Docket& docket = closing.world.docket;
  for (ForecastCard& card : docket.cards) {
    const DocketCase& one = *docket.find(card.docket_case);
    if (card.came || (one.open() && card.due > closing.world.now)) continue;
    card.came = one.stage == law::Stage::settled;
  }
}

// That the parties mean to settle within the half-year after this quarter.
bool settlement_ahead(const Closing& closing, const DocketCaseRule& rule) {
  for (int ahead = 1; ahead <= kCardQuarters; ++ahead)
    if (docket_settles(closing.world, rule, closing.index() + ahead)) return true;
  return false;
}

std::vector<SignalKind> signals_of(const Closing& closing, const DocketCaseRule& rule) {
  const bool settling = settlement_ahead(closing, rule);
  const auto quarter = static_cast<std::uint64_t>(closing.index());
  std::vector<SignalKind> seen;
  for (const SignalRule& signal : closing.scenario.docket->signals) {
    const auto kind = std::to_string(static_cast<int>(signal.kind));
    Rng rng(closing.world.seed, "docket signal " + kind + " " + rule.id, quarter);
    if (rng.chance(settling ? signal.before.value : signal.otherwise.value)) seen.push_back(signal.kind);
  }
  return seen;
}

ForecastCard card_of(const Closing& closing, const DocketCaseRule& rule, const DocketCase& one,
                     std::vector<SignalKind> seen) {
  const DocketRules& rules = *closing.scenario.docket;
  const Quarter first = closing.world.now.plus(1);
  const HalfYear ahead = half_year_from(closing.scenario, closing.world, one, first);
  ForecastCard card;
  card.id = 1 + rules.place(rule.id) + static_cast<int>(rules.cases.size()) * (closing.index() + 1);
  card.docket_case = rule.id;
  card.opened = first;
  card.due = first.plus(kCardQuarters - 1);
  card.base = chance_of_settling(ahead);
  card.reader = chance_of_settling(ahead, rules.signals, seen);
  card.signals = std::move(seen);
  return card;
}

// Half-years of a case do not overlap, so that what is seen in one says nothing of another. Where a card
// could not be scored before the game ends there is none.
void look_for_signals(Closing& closing, const DocketCase& one) {
  const DocketCaseRule& rule = *closing.scenario.docket->find(one.id);
  if (closing.world.now.since(one.opened) % kCardQuarters != 0) return;
  if (closing.index() + kCardQuarters >= closing.scenario.quarters) return;
  std::vector<SignalKind> seen = signals_of(closing, rule);
  if (seen.empty()) return;
  for (const SignalKind kind : seen)
    tell(closing.world, NewsKind::law, signal_title(kind, rule), signal_text(kind), "F54");
  closing.world.docket.cards.push_back(card_of(closing, rule, one, std::move(seen)));
}

// Word and deed: what comes out is compared with what was said (F56).
void compare_statements(Closing& closing) {
  for (Lab& lab : closing.world.labs) {
    if (lab.stated != PublicStatement::we_never_did || lab.stated_untrue) continue;
    const auto deed = deed_against_word(closing.scenario, closing.world, lab);
    if (!deed) continue;
    lab.stated_untrue = true;
    closing.blame(lab.id, closing.scenario.docket->statements.denial_lost.value);
    lab.credibility *= 1 - closing.scenario.court.defences.credibility_lost.value;
    tell(closing.world, NewsKind::law, closing.name(lab.id) + " between word and deed",
         "It had said in public that it never did, and " + *deed + ". It is believed less, and trusted less.",
         "F56");
  }
}

}  // namespace

void open_docket_cases(const Scenario& scenario, World& world) {
  if (!scenario.docket) return;
  for (const DocketCaseRule& rule : scenario.docket->cases) {
    if (scenario.start.plus(rule.opens) != world.now) continue;
    world.docket.cases.push_back({rule.id, law::Stage::complaint, world.now, world.now, {}});
    tell(world, NewsKind::law, title_of(rule), rule.about, rule.fact);
  }
}

void move_docket(Closing& closing) {
  if (!closing.scenario.docket) return;
  for (DocketCase& one : closing.world.docket.cases)
    if (one.open()) move_docket_case(closing, one);
  score_cards(closing);
  for (const DocketCase& one : closing.world.docket.cases)
    if (one.open()) look_for_signals(closing, one);
  compare_statements(closing);
}

}  // namespace partly::world
