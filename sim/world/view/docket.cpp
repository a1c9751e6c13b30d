#include "sim/world/view/docket.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/docket_outlook.h"
#include "sim/world/view/parts.h"

namespace partly::world {
namespace {

constexpr int kCalibrationGroups = 3;

Quantity brier_quantity(double value, const std::string& who) {
  return Quantity::derived(value, Unit::none,
                           "Mean squared distance between the chance that " + who +
                               " and what came: 0 is perfect, 0.25 is a coin (Brier 1950)");
}

std::string standing_of_case(const DocketCaseRule& rule, const DocketCase& one) {
  const std::string stage = law::name(one.stage);
  if (one.open()) return stage + " since " + one.stage_since.text();
  const std::string ended = stage + " in " + one.stage_since.plus(-1).text();
  if (!one.accepted) return ended + ": no court has ruled";
  if (!rule.theory) return ended + ", on other grounds: no belief moved";
  return ended + ": the theory is " + (*one.accepted ? "accepted" : "rejected");
}

void add_briefs(const Seen& seen, const DocketCase& one, DocketCaseView& view) {
  for (const Brief& brief : one.briefs)
    if (brief.lab == seen.player().id) view.filed = name(brief.side);
  if (!one.open() || !view.filed.empty() || !view.on_a_theory) return;
  for (const BriefSide side : {BriefSide::for_theory, BriefSide::against_theory}) {
    const FileBrief decision{one.id, side};
    view.briefs.push_back({decision, side == BriefSide::for_theory ? "For the theory" : "Against the theory",
                           check(seen.scenario, seen.world, decision, seen.player().id)});
  }
}

DocketCaseView docket_case_view(const Seen& seen, const DocketCase& one) {
  const DocketCaseRule& rule = *seen.scenario.docket->find(one.id);
  DocketCaseView view;
  view.id = one.id, view.title = title_of(rule), view.about = rule.about, view.fact = rule.fact;
  view.on_a_theory = rule.theory.has_value();
  view.turns_on = rule.theory ? law::name(*rule.theory) : rule.grounds;
  view.stage = one.stage, view.opened = one.opened, view.stage_since = one.stage_since;
  view.standing = standing_of_case(rule, one);
  view.chance = chance_of_ruling(seen.scenario, seen.world, one);
  view.settles = rule.settles;
  add_briefs(seen, one, view);
  return view;
}

const char* signal_name(SignalKind kind) {
  switch (kind) {
    case SignalKind::policy_page:
      return "policy page changed";
    case SignalKind::dismissal_talk:
      return "talk of a dismissal";
    case SignalKind::silence:
      return "silence";
  }
  return "";
}

CardView card_view(const Seen& seen, const ForecastCard& card) {
  const DocketRules& rules = *seen.scenario.docket;
  const DocketCaseRule& rule = *rules.find(card.docket_case);
  CardView view;
  view.id = card.id, view.title = title_of(rule), view.opened = card.opened, view.due = card.due;
  view.question = "Will they settle by " + card.due.text() + "?";
  for (const SignalRule& signal : rules.signals)
    view.signals.push_back({signal.kind, signal_name(signal.kind), signal_title(signal.kind, rule),
                            signal_text(signal.kind),
                            std::ranges::find(card.signals, signal.kind) != card.signals.end(), signal.before,
                            signal.otherwise});
  view.base =
      Quantity::derived(card.base, Unit::fraction,
                        text(rule.settles) + " in each of two quarters, unless a court ends it first");
  view.can_be_answered = !card.said && card.opened == seen.world.now && seen.world.ending == Ending::running;
  view.said = card.said, view.came = card.came;
  if (card.came)
    view.reader =
        Quantity::derived(card.reader, Unit::fraction,
                          "Bayes' rule on what was seen and what was not, from the rates of the signals");
  return view;
}

// Thirds of the scale: with a handful of cards finer groups would be noise.
std::vector<CalibrationGroup> calibration_groups(const Docket& docket) {
  std::vector<CalibrationGroup> groups;
  for (int i = 0; i < kCalibrationGroups; ++i)
    groups.push_back({static_cast<double>(i) / kCalibrationGroups, (i + 1.0) / kCalibrationGroups});
  for (const ForecastCard& card : docket.cards) {
    if (!card.scored()) continue;
    const int at = std::min(static_cast<int>(*card.said * kCalibrationGroups), kCalibrationGroups - 1);
    CalibrationGroup& group = groups[static_cast<std::size_t>(at)];
    ++group.cards, group.said += *card.said, group.came += *card.came ? 1 : 0;
  }
  for (CalibrationGroup& group : groups)
    if (group.cards > 0) group.said /= group.cards, group.came /= group.cards;
  return groups;
}

void add_scores(const Seen& seen, DocketView& view) {
  const ForecastScore score = score_of(seen.world.docket);
  view.scored = score.cards;
  view.brier = brier_quantity(score.said, "you gave");
  view.brier_base = brier_quantity(score.base, "the base rate gives");
  view.brier_reader = brier_quantity(score.reader, "Bayes' rule gives to who knows how often signals lie");
  view.calibration = calibration_groups(seen.world.docket);
}

void add_statements(const Seen& seen, DocketView& view) {
  const Lab& player = seen.player();
  if (player.stated) {
    view.stated = std::string("You have said: ") + name(*player.stated) +
                  (player.stated_untrue ? ". It has come out that you did (F56)." : ".");
    return;
  }
  const StatementRules& rules = seen.scenario.docket->statements;
  const auto add = [&](PublicStatement statement, const char* title, const char* text, Quantity trust) {
    const StatePublicly decision{statement};
    view.statements.push_back(
        {decision, title, text, std::move(trust), check(seen.scenario, seen.world, decision, player.id)});
  };
  add(PublicStatement::everybody_does_it, "Everybody does it",
      "The practice looks more like custom in every court; your own claims grow weaker.",
      Quantity::derived(-rules.practice_trust.value, Unit::fraction, rules.practice_trust.explanation));
  add(PublicStatement::we_never_did, "We never did",
      "Believed until a court, a document or an exam shows otherwise.", rules.denial_trust);
}

}  // namespace

int DocketView::to_answer() const {
  return static_cast<int>(std::ranges::count_if(cards, &CardView::can_be_answered));
}

DocketView docket_view(const Seen& seen) {
  DocketView view;
  if (!seen.scenario.docket) return view;
  for (const DocketCase& one : seen.world.docket.cases) view.cases.push_back(docket_case_view(seen, one));
  for (const ForecastCard& card : seen.world.docket.cards) view.cards.push_back(card_view(seen, card));
  std::ranges::reverse(view.cards);
  add_scores(seen, view);
  add_statements(seen, view);
  return view;
}

}  // namespace partly::world
