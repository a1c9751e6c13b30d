// What a court has before it in one proceeding, as measured, as logged and as said. Filled by the world;
// weighed in claim.h. This room sees measurements, never networks.
#pragma once
#include <algorithm>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/law/defence.h"

namespace partly::law {

enum class Answer { none, yes, partly, no };  // on the stand: "Did you distil?"
const char* name(Answer answer);

// A statistical exhibit: what some test found on the model in dispute.
struct Showing {
  std::string id = "exhibit";  // of its step in the chain: "exhibit" for the exam, "trap" for planted answers
  std::string title = "Exhibit";
  double p = 1;  // rank among the innocents: measured, and never below 1 / (innocents + 1)
  double false_positive_rate =
      0;            // share of innocents that the test had not seen and has strong evidence against
  std::string run;  // where it was measured
  Quantity log_likelihood_ratio = Quantity::derived(0, Unit::log_odds, "Nothing was measured");
};

struct Record {
  std::vector<Showing> showings;
  bool alarm_logged = false;
  bool log_admitted = true;    // the terms in force said that accounts are watched
  bool records_open = false;   // the defendant's books: in discovery, by an audit right or by a plea
  int answers_in_records = 0;  // of the claimant's model, that the model in dispute really learned from
  double taught_share = 1;     // of all that it learned from, the claimant's answers
  bool file_kept = true;       // a file of its making was kept; else the claimant's own invoices must do
  bool duty_to_keep = false;   // a claim or an audit clause had told the defendant to keep it
  std::vector<std::string> messages;  // internal ones that say what the answers were for
  bool licensed = false;              // a licence was in force when the answers were bought
  bool alarm_ignored = false;         // an alarm on an earlier run had warned the defendant
  int accounts = 1;                   // that asked for the answers, under other names beyond the first
  bool ban_in_force = true;           // the terms forbade training then
  bool promise_broken = false;        // an earlier settlement held an undertaking not to ask
  bool competes = true;               // the model has been sold
  bool summary_published = false;
  std::vector<Defence> pleas;
  std::optional<bool> claimant_copied;   // found after a plea of unclean hands
  bool claimant_excused_itself = false;  // it has pleaded standard practice in a case of its own (F41)
  bool survived_motion = false;
  Answer answer = Answer::none;
  bool said_in_own_suit = false;             // that answer was given in a suit of the defendant's own
  bool denial_exposed = false;               // a witness has shown that a "no" was untrue
  double credibility = 1;                    // of the defendant, 0..1: what it says for itself weighs so much
  double norm = 0;                           // how far the practice counts as custom, 0..1
  std::optional<Quantity> counsel;           // log-odds that the defendant's lawyers are worth in law
  std::optional<Quantity> plea_without;      // nothing is on file: so much of a plea of creation is believed
  std::optional<Quantity> summary_unproven;  // a summary is published that no file backs: log-odds

  const Showing* showing(const std::string& id) const {
    const auto found =
        std::find_if(showings.begin(), showings.end(), [&](const Showing& s) { return s.id == id; });
    return found == showings.end() ? nullptr : &*found;
  }
  bool pleads(Defence defence) const { return std::find(pleas.begin(), pleas.end(), defence) != pleas.end(); }
};

// From here on an exhibit is called strong, and contradicts a witness: ten to one (Jeffreys 1961).
inline constexpr double kStrongLogRatio = std::numbers::ln10;
bool exhibit_contradicts(const Record& record);  // some exhibit is strong
// What was kept: the file of a model's making that holds the answers, or a message that says so.
bool documents_contradict(const Record& record);
// A statistic alone makes a court disbelieve a "no"; a document or a witness shows that it was a lie (the
// rule of two witnesses in perjury, Weiler v. United States, 1945).
bool shows_a_lie(const Record& record);
bool contradicts_denial(const Record& record);  // any of these
// Signs of intent: the terms forbade it, an alarm had warned, a message or a lie shows it, other names hid
// it. More than kSignsOfIntent say no more than that.
inline constexpr int kSignsOfIntent = 3;
int signs_of_intent(const Record& record);

}  // namespace partly::law
