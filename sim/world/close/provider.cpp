// What the provider and the authority do when a quarter closes: read the logs (F52), cut access (F50), look
// for copies and for missing summaries (X3), and give notice of a claim on the theory that promises most.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/valuation.h"

namespace partly::world {
namespace {

const std::string& provider(const Closing& closing) { return closing.scenario.lab(LabKind::provider).id; }

void read_log_of(Closing& closing, const Model& model) {
  Lab& lab = closing.world.lab(model.owner);
  if (model.due != closing.world.now || !copied(model) || !alarm_logged(model)) return;
  if (licensed(closing.world, lab)) return;
  ++lab.alarms;
  const std::string at = model.monitor->alarm_at_query
                             ? " after " + format_number(*model.monitor->alarm_at_query, 0) + " queries"
                             : "";
  const bool several = model.split.accounts > 1;
  tell(closing.world, NewsKind::terms,
       (several ? "An alarm on an account traced to " : "An alarm on the account of ") + closing.name(lab.id),
       std::string("The provider's monitor saw a ") + forensics::name(model.monitor->alarm) + at + "." +
           (several ? " Of " + std::to_string(model.split.accounts) + " accounts that asked it had read " +
                          std::to_string(model.split.linked) + " as one."
                    : ""),
       "F52");
  const law::Terms terms = terms_now(closing.scenario, closing.world);
  const bool may_cut = terms.find(law::ClauseKind::kill_trigger) != nullptr;
  const double alarms_before_cut = terms.alarms_before_cut.value;  // 0: access never ends by itself
  if (may_cut && !lab.access_cut && alarms_before_cut > 0 && lab.alarms >= alarms_before_cut)
    cut_access(closing, lab, "Its account asked as those do who train a model. A block needs no lawsuit.",
               closing.scenario.provider.trust_loss_cut.value);
}

law::Proceeding& begin_claim(Closing& closing, const Model& model, law::Theory theory,
                             const std::string& claimant) {
  return open_claim(closing.scenario, closing.world, model, theory, claimant, closing.world.now.plus(1));
}

// A player who is the provider decides itself what to make of it.
void suspect(Closing& closing, const Model& model, const std::string& why) {
  ProviderState& provider_state = *closing.world.provider_state;
  if (provider_state.suspicion(model.id)) return;
  provider_state.suspicions.push_back({model.id, closing.world.now.plus(1), why});
  tell(closing.world, NewsKind::terms, model.name + " looks like a copy",
       "You may bring a claim: " + why + ".", "F35");
}

// False where no theory promises anything: then other models are looked at.
bool gives_notice(Closing& closing, const Model& model, const std::string& why) {
  if (closing.world.provider_state) {
    suspect(closing, model, why);
    return true;
  }
  const auto theory = best_theory(closing.scenario, closing.world, model);
  if (!theory) return false;
  law::Proceeding& proceeding = begin_claim(closing, model, *theory, provider(closing));
  const auto& facts = closing.scenario.claim(*theory).facts;
  proceeding.events.push_back(
      tell(closing.world, NewsKind::law,
           closing.name(proceeding.claimant) + " v. " + closing.name(proceeding.defendant),
           "A notice about " + model.name + ", in " + law::name(*theory) + ": " + why + ".",
           *theory == law::Theory::contract ? "F35"
           : facts.empty()                  ? ""
                                            : facts.front()));
  return true;
}

// Sales that a settlement left out are claimed anew where that is worth its counsel; a promise not to ask is
// checked against the provider's own invoices.
std::optional<std::string> reason_of_its_own(const Closing& closing, const Model& model) {
  if (record_at_notice(closing.scenario, closing.world, model).promise_broken)
    return "it was made against an undertaking not to ask";
  const law::Proceeding* settled = claim_on(closing.world, model.id);
  if (!settled || !ever_sold(closing.world.lab(model.owner), model)) return std::nullopt;
  if (claim_worth(closing.scenario, closing.world, model, settled->theory).value <= 0) return std::nullopt;
  return "it was sold on, and the settlement covers only what was sold before it";
}

// Signals, of which each can be wrong or silent: logs, books and a summary of its own show how a model was
// made; a tip names a model on sale or a copy that was, now and then one that is no copy (false_tip). Nothing
// else is known.
struct Signals {
  bool log_read = false;  // within so many quarters of a cut; a player reads its own log at once
  bool audited = false;
  bool tipped_of_copy = false, tipped_of_other = false;
};

Signals signals_about(const Closing& closing, const Lab& lab) {
  const World& world = closing.world;
  Rng rng(world.seed, "claim " + lab.id, static_cast<std::uint64_t>(closing.index()));
  const double draw =
      rng.uniform();  // one for both, so that a rarer false tip takes none of the true ones away
  const long delay = std::lround(closing.scenario.provider.claim_after_quarters.value);
  const bool after_cut = lab.cut_in && world.now.since(*lab.cut_in) >= delay;
  return {after_cut || world.provider_state, lab.audited_until && world.now <= *lab.audited_until,
          draw < tip_chance(closing.scenario, world, true),
          draw < tip_chance(closing.scenario, world, false)};
}

std::optional<std::string> what_points_to(const Signals& signals, const Lab& lab, const Model& model) {
  if (signals.log_read && alarm_logged(model)) return "the provider's log shows how it was made";
  const bool has_something = copied(model) || inherits(model);
  if (has_something && signals.audited) return "the audit of the books has found it";
  if (has_something && model.summary_published) return "its own summary names the answers";
  const bool told = has_something ? ever_sold(lab, model) && signals.tipped_of_copy
                                  : lab.released == model.id && signals.tipped_of_other;
  return told ? std::optional<std::string>("somebody has told the provider") : std::nullopt;
}

void look_for_copies(Closing& closing, const Lab& lab) {
  World& world = closing.world;
  for (const law::Proceeding& proceeding : world.proceedings)
    if (proceeding.open() && proceeding.defendant == lab.id && !by_authority(proceeding))
      if (!world.provider_state) return;  // one claim at a time; a player hears of every signal
  const Signals signals = signals_about(closing, lab);
  std::vector<const Model*> models;  // what is on sale is looked at first, then the newer before the older
  for (const Model& model : world.models) models.insert(models.begin(), &model);
  std::stable_partition(models.begin(), models.end(),
                        [&](const Model* model) { return lab.released == model->id; });
  for (const Model* each : models) {
    const Model& model = *each;
    if (model.owner != lab.id || model.state != ModelState::trained || bar_to_claim(world, model.id))
      continue;
    if (learn::answers_behind(model.job) > 0 && model.licensed) continue;  // it was paid for
    if (world.provider_state && world.provider_state->suspicion(model.id)) continue;
    if (const auto reason = reason_of_its_own(closing, model);
        reason && gives_notice(closing, model, *reason))
      return;
    if (claim_on(world, model.id)) continue;  // not worth another one
    if (const auto why = what_points_to(signals, lab, model); why && gives_notice(closing, model, *why))
      return;
  }
}

// Once the duty can be enforced, the authority asks now and then for the summary of a model on sale.
void look_for_summaries(Closing& closing, const Lab& lab) {
  World& world = closing.world;
  const law::CourtRules& court = closing.scenario.court;
  if (!closing.scenario.enables(law::Theory::disclosure) || !lab.released) return;
  if (closing.index() < std::lround(court.disclosure_from.value)) return;
  const Model& model = *world.model(*lab.released);
  if (model.summary_published && on_file(closing.scenario, model)) return;
  if (const auto* asked = disclosure_claim_on(world, model.id); asked && asked->open()) return;
  Rng rng(world.seed, "authority " + lab.id, static_cast<std::uint64_t>(closing.index()));
  if (!rng.chance(court.authority_looks.value)) return;
  law::Proceeding& proceeding = begin_claim(closing, model, law::Theory::disclosure, econ::kAuthority);
  proceeding.events.push_back(tell(
      world, NewsKind::law, closing.name(econ::kAuthority) + " v. " + closing.name(lab.id),
      model.name + (model.summary_published ? " is on sale, and no file backs the summary of its training."
                                            : " is on sale, and no summary of its training is published."),
      "X3"));
}

}  // namespace

void read_logs(Closing& closing) {
  for (const Model& model : closing.world.models) read_log_of(closing, model);
  for (const LabSetup& setup : closing.scenario.labs) {
    if (setup.kind != LabKind::player && setup.kind != LabKind::rival) continue;
    look_for_copies(closing, closing.world.lab(setup.id));
    look_for_summaries(closing, closing.world.lab(setup.id));
  }
}

void announce_terms(Closing& closing) {
  const Scenario& scenario = closing.scenario;
  for (const law::Terms& version : scenario.later_terms) {
    if (version.from_quarter != closing.index() + 1) continue;
    const law::Terms& before = law::in_force(scenario.terms, scenario.later_terms, closing.index());
    std::string text;
    for (const std::string& change : law::changes(before, version))
      text += (text.empty() ? "" : " ") + change;
    tell(closing.world, NewsKind::terms, closing.name(provider(closing)) + " revises its terms", text, "F54");
  }
}

}  // namespace partly::world
