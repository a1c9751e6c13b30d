// What the provider and the courts do when a quarter closes: read the logs (F52), cut access (F50), give
// notice, and move each proceeding by one stage. A ruling moves the belief for everybody (F38).
#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/format.h"
#include "sim/world/decide.h"
#include "sim/world/step_parts.h"

namespace partly::world {
namespace {

void cut_access(Closing& closing, Lab& lab) {
  lab.access_cut = true;
  lab.cut_in = closing.world.now;
  closing.blame(lab.id, closing.scenario.provider.trust_loss_cut.value);
  tell(closing.world, NewsKind::terms,
       closing.name(closing.scenario.lab(LabKind::provider).id) + " cuts off " + closing.name(lab.id),
       "Its account asked as those do who train a model. A block needs no lawsuit.", "F50");
}

void read_log_of(Closing& closing, const Model& model) {
  Lab& lab = closing.world.lab(model.owner);
  if (model.due != closing.world.now || !copied(model) || !alarm_logged(model)) return;
  if (licensed(closing.world, lab)) return;
  ++lab.alarms;
  const std::string at = model.monitor->alarm_at_query
                             ? " after " + format_number(*model.monitor->alarm_at_query, 0) + " queries"
                             : "";
  tell(closing.world, NewsKind::terms, "An alarm on the account of " + closing.name(lab.id),
       std::string("The provider's monitor saw a ") + forensics::name(model.monitor->alarm) + at + ".",
       "F52");
  if (!lab.access_cut && lab.alarms >= terms_now(closing.scenario, closing.world).alarms_before_cut.value)
    cut_access(closing, lab);
}

void give_notice(Closing& closing, const Model& model, const std::string& why) {
  World& world = closing.world;
  law::Proceeding proceeding;
  proceeding.id = world.next_id++;
  proceeding.claimant = closing.scenario.lab(LabKind::provider).id;
  proceeding.defendant = model.owner;
  proceeding.theory = closing.scenario.contract.theory;
  proceeding.model = model.id;
  proceeding.opened = proceeding.stage_since = world.now.plus(1);  // the first quarter that sees it
  proceeding.record.alarm_logged = alarm_logged(model);
  proceeding.record.licensed = model.licensed;
  world.proceedings.push_back(proceeding);
  tell(world, NewsKind::law, closing.name(proceeding.claimant) + " v. " + closing.name(proceeding.defendant),
       "A notice about " + model.name + ": " + why, "F35");
}

// Within so many quarters of a cut the provider has read its logs; without a cut it learns of a copy that is
// on sale by chance: a tip, a leak, an audit.
void look_for_copies(Closing& closing, const Lab& lab) {
  World& world = closing.world;
  const ProviderRules& rules = closing.scenario.provider;
  for (const law::Proceeding& proceeding : world.proceedings)
    if (proceeding.open() && proceeding.defendant == lab.id) return;  // one claim at a time
  Rng rng(world.seed, "claim " + lab.id, static_cast<std::uint64_t>(closing.index()));
  const bool tipped = rng.chance(rules.claim_without_log.value);
  const bool after_cut =
      lab.cut_in && world.now.since(*lab.cut_in) >= std::lround(rules.claim_after_quarters.value);
  for (const Model& model : world.models) {
    if (model.owner != lab.id || !copied(model) || claim_on(world, model.id)) continue;
    if (after_cut && alarm_logged(model))
      return give_notice(closing, model, "the provider's log shows how it was made.");
    if (tipped && lab.released == model.id)
      return give_notice(closing, model, "somebody has told the provider.");
  }
}

void pay_counsel(Closing& closing, const law::Proceeding& proceeding, const std::string& event) {
  const econ::Money cost = econ::Money::usd(closing.scenario.contract.stage_cost_usd.value);
  for (const std::string& side : {proceeding.claimant, proceeding.defendant})
    pay(closing.world, event, "Counsel of " + closing.name(side), side, econ::kCounsel, econ::Account::legal,
        cost);
}

void enter(Closing& closing, law::Proceeding& proceeding, law::Stage stage) {
  World& world = closing.world;
  proceeding.stage = stage;
  proceeding.stage_since = world.now.plus(1);
  const Model& model = *world.model(proceeding.model);
  pay_counsel(closing, proceeding,
              tell(world, NewsKind::law,
                   closing.name(proceeding.claimant) + " v. " + closing.name(proceeding.defendant) + ": " +
                       law::name(stage),
                   "About " + model.name + "."));
  if (stage != law::Stage::discovery) return;
  forensics::ExamSettings settings = closing.scenario.exam;
  settings.seed = derive_seed(world.seed, "exam", static_cast<std::uint64_t>(proceeding.id));
  world.jobs.push_back(exam_of(closing.scenario, model, world.next_id++, proceeding.id, settings));
}

// The belief as a mean of `precedent_weight` earlier rulings and of this one. A claim that wins is a ruling
// for the theory; one that fails counts against it only as far as it was the theory, not the evidence, that
// failed.
void set_precedent(Closing& closing, const law::Proceeding& proceeding, const law::EvidenceChain& chain) {
  const bool for_claimant = proceeding.verdict->for_claimant;
  double& belief = closing.world.belief;
  const double earlier = std::max(0.0, closing.scenario.play.precedent_weight.value);
  const double lost = 1 - belief * chain.breach_probability();
  const double weight = for_claimant ? 1 : lost > 0 ? (1 - belief) / lost : 0;
  const double before = belief;
  if (earlier + weight > 0) belief = (belief * earlier + (for_claimant ? 1 : 0)) / (earlier + weight);
  closing.world.rulings.push_back({proceeding.id, before, belief});
}

void decide_case(Closing& closing, law::Proceeding& proceeding) {
  World& world = closing.world;
  const law::ClaimRules rules = contract_now(closing.scenario, world);
  const law::Damages damages = damages_on(closing.scenario, *world.model(proceeding.model));
  Rng rng(world.seed, "verdict", static_cast<std::uint64_t>(proceeding.id));
  const law::Verdict verdict = law::judge(rules, proceeding, damages, rng);
  proceeding.verdict = verdict;
  proceeding.stage = law::Stage::decided;
  proceeding.stage_since = world.now.plus(1);
  const auto event =
      tell(world, NewsKind::law,
           closing.name(proceeding.claimant) + " v. " + closing.name(proceeding.defendant) +
               ": decided for the " + (verdict.for_claimant ? "claimant" : "defendant"),
           "The evidence gave the claim a chance of " + format_percent(verdict.probability) + "." +
               (verdict.for_claimant ? " Damages of " + format_usd(verdict.award_usd) + "." : ""),
           "F38");
  pay_counsel(closing, proceeding, event);
  set_precedent(closing, proceeding, law::weigh(rules, proceeding.record));
  if (!verdict.for_claimant) return;
  pay(world, event, "Damages", proceeding.defendant, proceeding.claimant, econ::Account::damages,
      econ::Money::usd(verdict.award_usd));
  closing.blame(proceeding.defendant, closing.scenario.provider.trust_loss_judgment.value);
}

}  // namespace

void read_logs(Closing& closing) {
  for (const Model& model : closing.world.models) read_log_of(closing, model);
  for (const LabSetup& setup : closing.scenario.labs)
    if (setup.kind == LabKind::player || setup.kind == LabKind::rival)
      look_for_copies(closing, closing.world.lab(setup.id));
}

void move_proceedings(Closing& closing) {
  for (law::Proceeding& proceeding : closing.world.proceedings) {
    if (!proceeding.open() || proceeding.stage_since > closing.world.now) continue;
    if (proceeding.stage == law::Stage::hearing)
      decide_case(closing, proceeding);
    else
      enter(closing, proceeding, law::next_stage(proceeding.stage));
  }
}

}  // namespace partly::world
