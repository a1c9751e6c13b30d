// The cases of others that run beside a game's own, as a scenario tells them: who sues whom for what, what
// may be seen from outside before they settle, and what a brief or a public word is worth. Parties are
// invented. Sources: F37 (proceedings that shape the answer), F54 (signals to watch), F42 (a case may turn on
// other grounds); every chance is an assumption.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/law/theory.h"
#include "sim/world/state/docket_decisions.h"

namespace partly::world {

enum class SignalKind { policy_page, dismissal_talk, silence };
inline constexpr std::size_t kSignalKinds = 3;

// How often a signal is seen at the start of a half-year in which the parties settle, and of another one.
struct SignalRule {
  SignalKind kind = SignalKind::policy_page;
  Quantity before, otherwise;
};

struct DocketCaseRule {
  std::string id;
  std::string claimant, defendant;
  std::string about;                  // one sentence
  std::optional<law::Theory> theory;  // that a ruling would speak to; none: it turns on other grounds
  std::string grounds;                // which those are
  Quantity claimant_wins;             // on them; a theory has its belief instead
  int opens = 0;                      // quarter, counted from the start
  Quantity stage_quarters;            // that a stage takes
  Quantity settles;                   // chance a quarter that the parties settle
  std::string fact;
};

std::string title_of(const DocketCaseRule& rule);  // "Halden Press v. Orrin Labs"
std::string signal_title(SignalKind kind, const DocketCaseRule& rule);
const char* signal_text(SignalKind kind);  // what there is to it

// What a word in public does at once, and what it costs if a court or one's own papers show otherwise.
struct StatementRules {
  Quantity practice_norm;   // custom, more by "everybody does it" (F40)
  Quantity practice_trust;  // lost by it: customers hear an admission (F56)
  Quantity denial_trust;    // won by "we never did"
  Quantity denial_lost;     // of trust, where it turns out untrue (F56)

  double trust_moved(PublicStatement statement) const {  // at once
    return statement == PublicStatement::we_never_did ? denial_trust.value : -practice_trust.value;
  }
};

struct DocketRules {
  std::vector<DocketCaseRule> cases;  // by the quarter in which they open
  std::vector<SignalRule> signals;    // one a kind, in their order
  Quantity brief_usd;
  Quantity brief_log_odds;  // that one brief moves the odds of a ruling
  StatementRules statements;

  const DocketCaseRule* find(const std::string& id) const;
  int place(const std::string& id) const;  // among the cases
};

}  // namespace partly::world
