// What the courts do when a quarter closes: move each proceeding whose stage has run its length, hear
// motions, decide, hear appeals, and carry out what is final. A substantive ruling moves the belief for
// everybody (F38).
#include <algorithm>
#include <utility>

#include "sim/base/format.h"
#include "sim/law/counts.h"
#include "sim/law/judge.h"
#include "sim/world/close/parts.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/counts.h"
#include "sim/world/state/identity.h"
#include "sim/world/state/valuation.h"

namespace partly::world {
namespace {

std::string title_of(const Closing& closing, const law::Proceeding& proceeding) {
  return closing.name(proceeding.claimant) + " v. " + closing.name(proceeding.defendant);
}

Rng stream(const Closing& closing, const char* purpose, const law::Proceeding& proceeding) {
  return Rng(closing.world.seed, purpose, draws_of(closing.world, proceeding));
}

// Both sides' counsel; an authority pays its own out of books that are not these.
void pay_counsel(Closing& closing, const law::Proceeding& proceeding, const std::string& event) {
  const Quantity usual = stage_cost_of(closing.scenario, proceeding);
  for (const std::string& side : {proceeding.claimant, proceeding.defendant})
    if (side != econ::kAuthority)
      pay(closing.world, event, "Counsel of " + closing.name(side), side, econ::kCounsel,
          econ::Account::legal,
          econ::Money::usd(stage_cost_usd(closing.scenario, closing.world.lab(side), usual)));
}

void move_to(Closing& closing, law::Proceeding& proceeding, law::Stage stage) {
  proceeding.stage = stage;
  proceeding.stage_since = closing.world.now.plus(1);
  proceeding.counter.reset();
}

std::string tell_of(Closing& closing, law::Proceeding& proceeding, const std::string& what,
                    const std::string& text, const std::string& fact = {}) {
  proceeding.events.push_back(
      tell(closing.world, NewsKind::law, title_of(closing, proceeding) + ": " + what, text, fact));
  return proceeding.events.back();
}

// The experts of a game keep the questions and the innocents of their first exam: what is said of one model
// can be held against what is said of the next, and a second claim about a model rests on the same exhibit.
std::uint64_t exam_seed(const World& world, const law::Proceeding& proceeding) {
  for (const auto& job : world.jobs)
    if (const auto* exam = std::get_if<Examine>(&job); exam && exam->proceeding != kNoProceeding)
      return exam->settings.seed;
  for (const auto& model : world.models)
    if (model.exhibit) return model.exhibit->settings.seed;
  return derive_seed(world.seed, "exam", draws_of(world, proceeding));
}

// Discovery opens the books, and the exam is run on the networks that the player trained.
void open_discovery(Closing& closing, law::Proceeding& proceeding) {
  World& world = closing.world;
  proceeding.record.records_open = true;
  if (!closing.scenario.claim(proceeding.theory).needs(law::ElementKind::taught_on_answers)) return;
  forensics::ExamSettings settings = closing.scenario.exam;
  settings.seed = exam_seed(world, proceeding);
  world.jobs.push_back(exam_of(closing.scenario, world, *world.model(proceeding.model), world.next_id++,
                               proceeding.id, settings));
}

// Who files pleads every count that is worth it; a player has chosen them with the notice.
void file_counts(const Closing& closing, law::Proceeding& proceeding) {
  if (proceeding.claimant == kPlayerId) return;
  for (const law::Theory theory : counts_worth_adding(closing.scenario, closing.world, proceeding))
    proceeding.further.push_back(theory);
}

std::string told_at(const Closing& closing, const law::Proceeding& proceeding) {
  const std::string about = "About " + closing.world.model(proceeding.model)->name;
  if (proceeding.stage != law::Stage::complaint || proceeding.further.empty()) return about + ".";
  return about + ", in " + std::to_string(proceeding.theories().size()) +
         " counts: " + law::name(proceeding.theories()) + ".";
}

void enter(Closing& closing, law::Proceeding& proceeding, law::Stage stage) {
  move_to(closing, proceeding, stage);
  if (stage == law::Stage::complaint) file_counts(closing, proceeding);
  pay_counsel(closing, proceeding,
              tell_of(closing, proceeding, law::name(stage), told_at(closing, proceeding)));
  if (stage == law::Stage::discovery) open_discovery(closing, proceeding);
}

// A claimant whose claim is worth less than its own counsel, with all that it would plead, lets it go; an
// authority has a duty.
bool withdraws(Closing& closing, law::Proceeding& proceeding) {
  if (by_authority(proceeding) || proceeding.claimant == kPlayerId) return false;  // a player decides that
  const law::Proceeding filed = as_it_will_be_filed(closing.scenario, closing.world, proceeding);
  if (zone_of(closing.scenario, closing.world, filed).claimant_gains_usd >= 0) return false;
  write_down(closing.scenario, closing.world, proceeding);
  move_to(closing, proceeding, law::Stage::withdrawn);
  tell_of(closing, proceeding, "withdrawn", "Going on would cost the claimant more than the claim is worth.");
  return true;
}

void set_precedent(Closing& closing, const law::Proceeding& proceeding, law::Theory theory, bool accepted) {
  add_ruling(closing.world, {proceeding.id, {}, theory}, accepted);
}

struct HeardCount {
  law::Theory theory;
  double chance;  // of being dismissed
  bool falls;
};

std::vector<HeardCount> hear_counts(Closing& closing, const law::Proceeding& proceeding) {
  const law::Opinion opinion = assessment_of(closing.scenario, closing.world, proceeding).opinion;
  Rng rng = stream(closing, "motion", proceeding);
  std::vector<HeardCount> heard;
  for (const law::CountOpinion& count : opinion.counts) {
    const double chance = law::dismissal_chance(closing.scenario.court, count.chain);
    heard.push_back({count.theory, chance, rng.chance(chance)});
  }
  return heard;
}

// "tort" has fallen; the next count that stands becomes the principal one.
void strike_out(law::Proceeding& proceeding, const std::vector<HeardCount>& heard) {
  std::vector<law::Theory> left;
  for (const HeardCount& count : heard) (count.falls ? proceeding.fallen : left).push_back(count.theory);
  proceeding.theory = left.front();
  proceeding.further.assign(left.begin() + 1, left.end());
}

std::string fallen_text(const std::vector<HeardCount>& heard) {
  std::vector<law::Theory> fallen;
  std::string chances;
  for (const HeardCount& count : heard) {
    if (!count.falls) continue;
    fallen.push_back(count.theory);
    chances += (chances.empty() ? "" : ", ") + format_percent(count.chance);
  }
  return "The court does not accept the theory of " + law::name(fallen) + ". The motion had a chance of " +
         chances + ".";
}

// Count by count: those that fall are gone with their ruling, and the claim only if none is left.
void hear_motion(Closing& closing, law::Proceeding& proceeding) {
  const std::vector<HeardCount> heard = hear_counts(closing, proceeding);
  const auto fallen = std::count_if(heard.begin(), heard.end(), [](const auto& one) { return one.falls; });
  if (fallen == static_cast<long>(heard.size())) {
    write_down(closing.scenario, closing.world, proceeding);
    move_to(closing, proceeding, law::Stage::dismissed);
    tell_of(closing, proceeding, "dismissed", fallen_text(heard), "F38");
  } else if (fallen > 0) {
    strike_out(proceeding, heard);
    tell_of(closing, proceeding, "the motion to dismiss succeeds in part",
            fallen_text(heard) + " The claim goes on in " + law::name(proceeding.theories()) + ".", "F38");
  } else {
    tell_of(closing, proceeding, "the motion to dismiss fails",
            heard.size() == 1 ? "The theory stands for now, and looks firmer."
                              : "Every count stands for now, and looks firmer.");
  }
  for (const HeardCount& count : heard)
    if (count.falls) set_precedent(closing, proceeding, count.theory, false);
  if (!proceeding.open()) return;
  proceeding.record.survived_motion = true;
  enter(closing, proceeding, law::Stage::discovery);
}

// After a plea of unclean hands the books of the claimant are opened too (F57): its own copies are found, and
// a past that this game does not show is a chance of the scenario.
void look_into_claimant(Closing& closing, law::Proceeding& proceeding) {
  const bool due = proceeding.record.pleads(law::Defence::unclean_hands) &&
                   !proceeding.record.claimant_copied && proceeding.stage >= law::Stage::discovery &&
                   !proceeding.verdict;
  if (!due) return;
  const auto& models = closing.world.models;
  const bool own_copy = std::any_of(models.begin(), models.end(), [&](const Model& model) {
    return model.owner == proceeding.claimant && copied(model);
  });
  Rng rng = stream(closing, "hands", proceeding);
  const law::DefenceRules& rules = closing.scenario.court.defences;
  const bool past = rng.chance(rules.claimant_copied.value);
  proceeding.record.claimant_copied = own_copy || past;
  Lab& defendant = closing.world.lab(proceeding.defendant);
  if (!*proceeding.record.claimant_copied) defendant.credibility *= 1 - rules.credibility_lost.value;
  tell_of(closing, proceeding, "the claimant's own past",
          *proceeding.record.claimant_copied
              ? "It has learned from others' answers as well."
              : "Nothing is found, and the reproach falls back on who made it.",
          "F57");
}

// Of a claim that rests on one theory.
std::string ruling_told(const law::Verdict& verdict) {
  if (!verdict.theory_accepted) return " The court does not accept the theory.";
  if (verdict.for_claimant) return {};
  return verdict.proven ? " It accepts the theory, and another point of law fails."
                        : " It accepts the theory, and finds the fact not proven.";
}

std::string count_told(const law::CountFinding& count) {
  const std::string text = std::string(" In ") + law::name(count.theory);
  if (count.won) return text + ": won, " + format_usd(count.award_usd) + ".";
  return text + ": lost, as the court " +
         (!count.theory_accepted ? "does not accept the theory."
          : count.proven         ? "accepts the theory, and another point of law fails."
                                 : "accepts the theory, and finds the fact not proven.");
}

std::string verdict_text(const law::Proceeding& proceeding) {
  const law::Verdict& verdict = *proceeding.verdict;
  std::string text = "The evidence gave the claim a chance of " + format_percent(verdict.probability) + ".";
  if (verdict.findings.size() == 1) text += ruling_told(verdict);
  if (verdict.findings.size() > 1)
    for (const law::CountFinding& count : verdict.findings) text += count_told(count);
  if (verdict.sanction_usd > 0)
    text += " The denial under oath was untrue: a sanction of " + format_usd(verdict.sanction_usd) + ".";
  if (!verdict.for_claimant) return text;
  const auto won = std::count_if(verdict.findings.begin(), verdict.findings.end(),
                                 [](const law::CountFinding& count) { return count.won; });
  text +=
      " Damages of " + format_usd(verdict.award_usd) + (won > 1 ? ", since one wrong is paid once." : ".");
  for (const law::Remedy remedy : verdict.remedies)
    if (remedy != law::Remedy::money) text += std::string(" Ordered: ") + law::name(remedy) + ".";
  return text;
}

// What was said on the stand is public with the judgment, and moves later claims, not this one (F40).
void publish_testimony(Closing& closing, law::Proceeding& proceeding) {
  const law::AnswerEffect* effect = law::effect_of(closing.scenario.court.stand, proceeding.record);
  if (!effect || effect->norm.value <= 0) return;
  if (proceeding.record.said_in_own_suit && std::exchange(closing.world.suit->answer_public, true)) return;
  closing.world.precedent.add_custom(effect->norm.value);
  tell_of(closing, proceeding, "the testimony is public",
          "Custom counts for " + format_percent(closing.world.precedent.norm) +
              " now: outputs look harder to protect, in every later claim.",
          "F40");
}

const char* winner(const law::Proceeding& proceeding) {
  return proceeding.verdict->for_claimant ? "for the claimant" : "for the defendant";
}

// Many hands know what a model was trained on: an untrue "no" may be shown by one of them before the
// judgment.
void look_behind_denial(Closing& closing, law::Proceeding& proceeding) {
  if (!could_be_exposed(proceeding.record)) return;
  Rng rng = stream(closing, "oath", proceeding);
  if (!rng.chance(closing.scenario.court.oath.exposed_chance.value)) return;
  const bool doubted = law::contradicts_denial(proceeding.record);
  proceeding.record.denial_exposed = true;
  const law::StandRules& stand = closing.scenario.court.stand;
  if (!doubted)
    closing.world.lab(proceeding.defendant).credibility *= 1 - stand.no_contradicted.credibility_lost.value;
  tell_of(closing, proceeding, "a witness",
          "Somebody who was there says what the model was trained on: the denial was untrue.");
}

void decide_case(Closing& closing, law::Proceeding& proceeding) {
  look_behind_denial(closing, proceeding);
  Rng rng = stream(closing, "verdict", proceeding);
  write_down(closing.scenario, closing.world, proceeding);
  proceeding.verdict = law::judge(*proceeding.opinion, rng);
  move_to(closing, proceeding, law::Stage::judgment);
  pay_counsel(closing, proceeding,
              tell_of(closing, proceeding, std::string("judgment ") + winner(proceeding),
                      verdict_text(proceeding), "F38"));
  publish_testimony(closing, proceeding);
}

// A claimant that lost appeals where the chance of a change is worth another stage of counsel.
void consider_appeal(Closing& closing, law::Proceeding& proceeding) {
  if (by_authority(proceeding) || proceeding.claimant == kPlayerId) return;  // a player decides that
  if (proceeding.verdict->for_claimant || proceeding.filed.appeal) return;
  const double cost = stage_cost_of(closing.scenario, proceeding).value;
  if (zone_of(closing.scenario, closing.world, proceeding).claimant_gains_usd <= cost) return;
  proceeding.filed.appeal = true;
  const auto event = tell_of(closing, proceeding, "an appeal", "The claimant does not accept the judgment.");
  pay(closing.world, event, "Counsel of " + closing.name(proceeding.claimant), proceeding.claimant,
      econ::kCounsel, econ::Account::legal, econ::Money::usd(cost));
}

void hear_appeal(Closing& closing, law::Proceeding& proceeding) {
  Rng rng = stream(closing, "appeal", proceeding);
  const bool before = proceeding.verdict->for_claimant;
  proceeding.verdict = law::on_appeal(closing.scenario.court, *proceeding.opinion, *proceeding.verdict, rng);
  proceeding.upheld_or_changed = true;
  const bool upheld = before == proceeding.verdict->for_claimant;
  tell_of(closing, proceeding, upheld ? "upheld on appeal" : "changed on appeal", verdict_text(proceeding),
          "F38");
}

// Owed for the lie and not for the breach: whoever won.
void pay_sanction(Closing& closing, const law::Proceeding& proceeding, const std::string& event) {
  if (proceeding.verdict->sanction_usd <= 0) return;
  pay(closing.world, event, "Sanction for an untrue denial", proceeding.defendant, proceeding.claimant,
      econ::Account::damages, econ::Money::usd(proceeding.verdict->sanction_usd));
}

// Nothing can change it any more: the theory of each count has a precedent, and orders are carried out.
void make_final(Closing& closing, law::Proceeding& proceeding) {
  move_to(closing, proceeding, law::Stage::decided);
  const auto event = tell_of(closing, proceeding, std::string("decided ") + winner(proceeding),
                             verdict_text(proceeding), "F38");
  for (const law::CountFinding& count : proceeding.verdict->findings)
    set_precedent(closing, proceeding, count.theory, count.theory_accepted);
  pay_sanction(closing, proceeding, event);
  if (proceeding.verdict->for_claimant) carry_out_orders(closing, proceeding, event);
  if (!proceeding.verdict->proven && proceeding.claimant == kPlayerId)
    closing.blame(kPlayerId, closing.scenario.teacher_role->trust_lost_claim.value);
}

void should_continue(Closing& closing, law::Proceeding& proceeding) {
  if (!withdraws(closing, proceeding))
    enter(closing, proceeding, law::next_stage(proceeding.stage, proceeding.filed));
}

void move_on(Closing& closing, law::Proceeding& proceeding) {
  switch (proceeding.stage) {
    case law::Stage::motion:
      return hear_motion(closing, proceeding);
    case law::Stage::deposition:
      return decide_case(closing, proceeding);
    case law::Stage::complaint:  // an authority reads the register and asks nobody
      if (by_authority(proceeding)) return decide_case(closing, proceeding);
      return should_continue(closing, proceeding);
    case law::Stage::judgment:
      consider_appeal(closing, proceeding);
      if (!proceeding.filed.appeal) return make_final(closing, proceeding);
      return move_to(closing, proceeding, law::Stage::appeal);
    case law::Stage::appeal:
      hear_appeal(closing, proceeding);
      return make_final(closing, proceeding);
    default:
      return should_continue(closing, proceeding);
  }
}

}  // namespace

void add_ruling(World& world, Ruling ruling, bool accepted) {
  law::Belief& belief = world.precedent.of(ruling.theory);
  ruling.belief_before = belief.mean();
  belief.rule(accepted);
  ruling.belief_after = belief.mean();
  world.rulings.push_back(std::move(ruling));
}

void move_proceedings(Closing& closing) {
  for (law::Proceeding& proceeding : closing.world.proceedings) {
    if (!proceeding.open() || proceeding.stage_since > closing.world.now) continue;
    look_into_claimant(closing, proceeding);
    const int lasted = closing.world.now.since(proceeding.stage_since) + 1;
    if (lasted >= closing.scenario.court.stages.length(proceeding.stage)) move_on(closing, proceeding);
  }
}

}  // namespace partly::world
