// The teacher's role in the terminal: how the API stands, and what can be decided there.
#include <algorithm>

#include "sim/base/format.h"
#include "sim/cli/play_choices.h"

namespace partly::cli {
namespace {

using session::Session;

// Whatever a person types; the rules refuse what makes no sense.
int whole(double typed) { return static_cast<int>(std::clamp(typed, -1e9, 1e9)); }

void add_service_choices(const Session& session, std::vector<Choice>& choices) {
  using learn::Access;
  const std::pair<const char*, world::SetApiAccess> services[] = {
      {"Serve probabilities, not rounded", {Access::probabilities, 2, -1}},
      {"Serve probabilities, rounded to 2 decimals", {Access::probabilities, 2, 2}},
      {"Serve the top 2 answers, rounded to 2 decimals", {Access::top_k, 2, 2}},
      {"Serve answers only", {Access::labels, 2, -1}}};
  for (const auto& [text, service] : services) add_if_allowed(session, text, service, choices);
  add_if_allowed(session, "Serve honest answers, with no defence", world::SetApiDefence{}, choices);
  for (const auto defence :
       {world::ApiDefence::noise, world::ApiDefence::poison, world::ApiDefence::random_answers}) {
    const std::string most = format_number(world::most_strength(defence), 0);
    choices.push_back({std::string("Defend answers by ") + world::name(defence), [defence, most](Session& s) {
                         if (const auto strength = ask_number("  How strong (0 to " + most + ")? "))
                           submit(s, world::SetApiDefence{defence, *strength});
                       }});
  }
}

void add_price_choices(const Session& session, std::vector<Choice>& choices) {
  const auto& prices = session.view().teacher->ordered;
  choices.push_back({"Set the prices of a query (now " + text(prices.query_label_usd) + " bare, " +
                         text(prices.query_probability_usd) + " with probabilities)",
                     [](Session& s) {
                       const auto bare = ask_number("  Dollars for a bare answer? ");
                       const auto full = ask_number("  Dollars for an answer with probabilities? ");
                       if (bare && full) submit(s, world::SetQueryPrices{*bare, *full});
                     }});
  choices.push_back({"Set the price of your product", [](Session& s) {
                       if (const auto usd = ask_number("  Price in dollars? "))
                         submit(s, world::SetPrice{*usd});
                     }});
  if (session.view().raise_limit.value > 0)
    choices.push_back(
        {"Raise money (up to " + text(session.view().raise_limit) + " this quarter)", [](Session& s) {
           if (const auto billions = ask_number("  How many billion dollars? "))
             submit(s, world::RaiseFunds{*billions * 1e9});
         }});
}

void add_watch_choices(const Session& session, std::vector<Choice>& choices) {
  choices.push_back({"Set the monitor", [](Session& s) {
                       const auto rate = ask_number("  Accuse up to how many per cent of honest accounts? ");
                       const auto limit = ask_number("  Queries a quarter that count as training? ");
                       const auto alarms = ask_number("  Alarms until access ends (0: never by itself)? ");
                       if (rate && limit && alarms)
                         submit(s, world::SetMonitor{*rate / 100, whole(*limit), whole(*alarms)});
                     }});
  choices.push_back(
      {"Plant traps in the provider's model (" + offer_text(session.check(world::PlantTraps{10})) + ")",
       [](Session& s) {
         if (const auto islets = ask_number("  How many islets (0 to 20)? "))
           submit(s, world::PlantTraps{whole(*islets)});
       }});
}

bool says(const world::TeacherView& provider, law::ClauseKind kind) {
  for (const auto& clause : provider.clauses_ordered)
    if (clause.kind == kind) return true;
  return false;
}

// One clause put in or left out; the rest as it is.
void add_terms_choices(const Session& session, std::vector<Choice>& choices) {
  using law::ClauseKind;
  const auto& provider = *session.view().teacher;
  const world::PublishTerms now{says(provider, ClauseKind::training_ban),
                                says(provider, ClauseKind::monitoring),
                                says(provider, ClauseKind::kill_trigger), says(provider, ClauseKind::audit)};
  const std::pair<ClauseKind, bool world::PublishTerms::*> clauses[] = {
      {ClauseKind::training_ban, &world::PublishTerms::training_ban},
      {ClauseKind::monitoring, &world::PublishTerms::monitoring},
      {ClauseKind::kill_trigger, &world::PublishTerms::kill_trigger},
      {ClauseKind::audit, &world::PublishTerms::audit}};
  for (const auto& [kind, member] : clauses) {
    world::PublishTerms changed = now;
    changed.*member = !(now.*member);
    add_if_allowed(session,
                   std::string("Publish terms ") + (now.*member ? "without " : "with ") + law::name(kind),
                   changed, choices);
  }
}

void add_account_choices(const Session& session, std::vector<Choice>& choices) {
  for (const auto& account : session.view().teacher->accounts) {
    add_if_allowed(session, "Cut off " + account.name, world::CutAccess{account.lab}, choices);
    add_if_allowed(session, "Serve " + account.name + " again", world::RestoreAccess{account.lab}, choices);
    if (account.licence_until) continue;
    choices.push_back({"Offer " + account.name + " a licence (worth " + text(account.licence_worth_usd) +
                           " to it at the usual royalty)",
                       [lab = account.lab](Session& s) {
                         const auto billions = ask_number("  Fee in billion dollars? ");
                         const auto royalty = ask_number("  Royalty in per cent of sales? ");
                         if (billions && royalty)
                           submit(s, world::OfferLicence{lab, *billions * 1e9, *royalty / 100});
                       }});
  }
}

// Each theory beside the chosen one, asked for in turn: one complaint holds them all.
world::SendNotice with_counts(const world::SuspectView& suspect, world::SendNotice notice) {
  for (const auto& claim : suspect.claims) {
    if (claim.decision.theory == notice.theory) continue;
    const auto pleaded =
        ask_number("  Plead " + claim.theory + " too (chance " + text(claim.chance) + "; 1: yes, 0: no)? ");
    if (pleaded && *pleaded > 0) notice.further.push_back(claim.decision.theory);
  }
  return notice;
}

void add_notice_choices(const Session& session, std::vector<Choice>& choices) {
  for (const auto& suspect : session.view().teacher->suspects)
    if (suspect.claims.size() > 1)
      choices.push_back(
          {"Claim on " + suspect.name + " in several counts, " + suspect.claims.front().theory + " first",
           [suspect](Session& s) { submit(s, with_counts(suspect, suspect.claims.front().decision)); }});
  for (const auto& suspect : session.view().teacher->suspects)
    for (const auto& claim : suspect.claims)
      add_if_allowed(session,
                     "Claim on " + suspect.name + " in " + claim.theory + " (" +
                         (suspect.why.empty() ? "nothing but a guess" : suspect.why) + "; chance " +
                         text(claim.chance) + ", expected " + text(claim.expected_usd) + ")",
                     claim.decision, choices);
}

void add_claim_choices(const Session& session, std::vector<Choice>& choices) {
  for (const auto& offer : session.view().teacher->offers) {
    add_if_allowed(session, offer.title + ": accept " + text(offer.amount_usd) + ", with: " + offer.terms,
                   world::AnswerOffer{offer.proceeding, true}, choices);
    add_if_allowed(session, offer.title + ": decline " + text(offer.amount_usd),
                   world::AnswerOffer{offer.proceeding, false}, choices);
  }
  for (const auto& claim : session.view().proceedings) {
    if (!claim.brought || !law::open(claim.stage)) continue;
    choices.push_back({claim.title + " (" + law::name(claim.stage) + "): demand a settlement with: " +
                           law::describe(claim.best_terms) + " (it is thought to pay up to " +
                           text(claim.settlement.defendant_pays_up_to) + ")",
                       [id = claim.id, terms = claim.best_terms](Session& s) {
                         if (const auto billions = ask_number("  How many billion dollars? "))
                           submit(s, world::DemandSettlement{id, *billions * 1e9, terms});
                       }});
    add_if_allowed(session, claim.title + ": appeal", world::AppealVerdict{claim.id}, choices);
    add_if_allowed(session, claim.title + ": withdraw", world::WithdrawClaim{claim.id}, choices);
  }
}

}  // namespace

std::string provider_text(const world::TeacherView& provider) {
  std::string said = "API: " + provider.in_force.text + "; " + text(provider.in_force.alarm_rate) +
                     " alarm rate, cut at alarm " + text(provider.in_force.alarms_before_cut) + ".";
  if (provider.ordered.settings != provider.in_force.settings)
    said += " From the next quarter: " + provider.ordered.text + ".";
  said += "\n";
  if (provider.crowd.measured)
    said += "Honest customers: " + text(provider.crowd.trade_usd) + " in trade, " +
            text(provider.crowd.accused) + " accused; the API is worth " + text(provider.crowd.worth) +
            " of full answers to them.\n";
  for (const auto& account : provider.accounts)
    if (account.queries.value > 0)
      said += account.name + ": " + text(account.queries) + ", paid " + text(account.paid_usd) +
              (account.last_alarm.empty() ? "" : ". " + account.last_alarm) +
              (account.access_cut ? ". Cut off" : "") + "\n";
  for (const auto& level : provider.levels)
    said += "  A monitor that aims at " + format_percent(level.alarm_rate) + ": " + text(level.accused) +
            " of honest accounts accused, " + text(level.found) + " of those who train found\n";
  return said;
}

void add_teacher_choices(const Session& session, std::vector<Choice>& choices) {
  add_service_choices(session, choices);
  add_price_choices(session, choices);
  add_watch_choices(session, choices);
  add_terms_choices(session, choices);
  add_account_choices(session, choices);
  add_notice_choices(session, choices);
  add_claim_choices(session, choices);
}

}  // namespace partly::cli
