#include "sim/survey/lab_marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/bots/turn.h"
#include "sim/session/outcome.h"
#include "sim/session/world_of.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/lab_measures.h"

namespace partly::survey {
namespace {

using session::Session;
using world::World;

constexpr double kAccusedAtMost = 0.05;  // of honest customers, by a restrained provider

// "train" of "train: 500 queries": the kind of a decision without its details.
std::string mark_of(const world::Decision& decision) {
  const std::string text = world::describe(decision);
  return "decision " + text.substr(0, text.find(':'));
}

// Whether the player's part knows such decisions and the scenario offers them; another reason to refuse one
// may pass.
bool may_ever(const world::Scenario& scenario, const World& world, const world::Decision& decision) {
  const auto check = world::check(scenario, world, decision);
  const auto* refusal = std::get_if<world::Refusal>(&check);
  if (refusal && (refusal->rule == "role" || refusal->rule == "not-offered")) return false;
  if (std::holds_alternative<world::PublishSummary>(decision))
    return scenario.enables(law::Theory::disclosure);
  if (std::holds_alternative<world::FileSuit>(decision) ||
      std::holds_alternative<world::DropSuit>(decision) ||
      std::holds_alternative<world::AnswerOnOwnTraining>(decision))
    return scenario.suit.has_value();
  if (std::holds_alternative<world::RetainCounsel>(decision))
    return scenario.arrangements.house_counsel || scenario.arrangements.trial_counsel;
  return true;
}

template <std::size_t... kind>
void add_decisions(const world::Scenario& scenario, std::vector<std::string>& marks,
                   std::index_sequence<kind...>) {
  const World world = bots::begin(scenario, 1);
  for (const world::Decision& decision :
       {world::Decision(std::variant_alternative_t<kind, world::Decision>{})...})
    if (may_ever(scenario, world, decision)) marks.push_back(mark_of(decision));
}

bool concerns(const law::Proceeding& claim, const std::string& player) {
  return claim.defendant == player || claim.claimant == player;
}

// A notice is a letter: what is settled or withdrawn there was never filed. What ended later stood open
// before a court at some look at it, since every stage takes a quarter.
bool before_a_court(const law::Proceeding& claim) {
  return claim.open() && claim.stage != law::Stage::notice;
}

constexpr const char* kNoCopyClaimed = "claim over a model that is no copy";
constexpr const char* kNoCopyLost = "judgment against a model that is no copy";

void note_proceeding(const World& world, const law::Proceeding& claim, std::set<std::string>& marks) {
  const std::string& player = world.player().id;
  for (const law::Theory theory : claim.theories()) {
    marks.insert(std::string("claim in ") + law::name(theory));
    if (before_a_court(claim)) marks.insert(std::string("filed in ") + law::name(theory));
  }
  marks.insert(std::string("stage ") + law::name(claim.stage));
  const bool no_copy = !world::by_authority(claim) && world::owes_nothing(*world.model(claim.model));
  if (no_copy) marks.insert(kNoCopyClaimed);
  if (!claim.verdict) return;
  for (const law::CountFinding& count : claim.verdict->findings)
    marks.insert(std::string("judgment in ") + law::name(count.theory));
  if (no_copy && claim.verdict->for_claimant) marks.insert(kNoCopyLost);
  const bool won = claim.verdict->for_claimant == (claim.claimant == player);
  marks.insert(won ? "judgment won" : "judgment lost");
  for (const law::Remedy remedy : claim.verdict->remedies)
    if (claim.verdict->for_claimant) marks.insert(std::string("order ") + law::name(remedy));
}

const char* mark_of(world::Ending ending) {
  return ending == world::Ending::insolvent ? "ending insolvent" : "ending last quarter";
}

bool summary_was_due(const world::Scenario& scenario, const World& world, const world::Model& model) {
  if (!scenario.enables(law::Theory::disclosure) || model.sales_usd <= 0 || model.summary_published)
    return false;
  return world.now.since(scenario.start) > std::lround(scenario.court.disclosure_from.value);
}

}  // namespace

std::vector<std::string> possible_marks(const world::Scenario& scenario) {
  std::vector<std::string> marks;
  for (const auto& event : scenario.events) marks.push_back("event " + event.id);
  add_decisions(scenario, marks, std::make_index_sequence<std::variant_size_v<world::Decision>>{});
  if (!scenario.theories.empty()) {
    for (const law::Theory theory : scenario.theories)
      for (const char* what : {"claim in ", "filed in ", "judgment in "})
        marks.push_back(std::string(what) + law::name(theory));
    for (int stage = 0; stage <= static_cast<int>(law::Stage::dismissed); ++stage)
      marks.push_back(std::string("stage ") + law::name(static_cast<law::Stage>(stage)));
    marks.insert(marks.end(), {"judgment lost", "judgment won"});
    if (scenario.provider.false_tip.value > 0) marks.insert(marks.end(), {kNoCopyClaimed, kNoCopyLost});
    for (const law::Theory theory : scenario.theories)
      for (const law::RemedyRule& rule : scenario.claim(theory).remedies)
        if (rule.chance.value > 0) marks.push_back(std::string("order ") + law::name(rule.remedy));
  }
  marks.insert(marks.end(), {"ending insolvent", "ending last quarter"});
  if (scenario.role() == world::Role::student_lab) marks.push_back("access cut");
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

void note_marks(const Session& session, std::set<std::string>& marks) {
  const World& world = session::world_of(session);
  for (const std::string& event : world.events_seen) marks.insert("event " + event);
  for (const session::QuarterLog& quarter : session.log())
    for (const world::Decision& decision : quarter.decisions) marks.insert(mark_of(decision));
  for (const law::Proceeding& claim : world.proceedings)
    if (concerns(claim, world.player().id)) note_proceeding(world, claim, marks);
  if (world.player().access_cut) marks.insert("access cut");
  if (world.ending != world::Ending::running) marks.insert(mark_of(world.ending));
}

std::set<std::string> wrongs_of(const Session& session) {
  const World& world = session::world_of(session);
  const std::string& player = world.player().id;
  std::set<std::string> wrongs;
  // What a scenario's opening tells was nobody's choice.
  const Quarter first = session.scenario().start.plus(static_cast<int>(session.scenario().opening.size()));
  for (const world::Model& model : world.models) {
    if (model.owner != player || model.begun < first) continue;
    const bool taught = model.result.has_value() && model.job.sources.queries > 0;
    if (taught && !model.licensed) wrongs.insert("copied without a licence");
    if (summary_was_due(session.scenario(), world, model)) wrongs.insert("published no summary that was due");
  }
  for (const law::Proceeding& claim : world.proceedings) {
    const bool denies = claim.defendant == player && claim.record.answer == law::Answer::no;
    if (denies && world::copied(*world.model(claim.model))) wrongs.insert("denied under oath what is so");
    if (!claim.verdict || law::open(claim.stage)) continue;
    const bool inherited = world.model(claim.model)->begun < first;
    if (claim.defendant == player && claim.verdict->for_claimant && !inherited)
      wrongs.insert("lost a judgment");
    if (claim.claimant == player && !claim.verdict->for_claimant)
      wrongs.insert("lost a claim that it brought");
  }
  const auto& provider = session.view().teacher;
  if (provider && world::mean_accused(provider->crowd).value > kAccusedAtMost)
    wrongs.insert("accused more than one honest customer in 20");
  return wrongs;
}

}  // namespace partly::survey
