#include "sim/world/state/docket.h"

#include <algorithm>
#include <cmath>

namespace partly::world {
namespace {

template <class Items>
auto* docket_item(Items& items, const auto& id) {
  const auto found = std::ranges::find_if(items, [&](const auto& one) { return one.id == id; });
  return found == items.end() ? nullptr : &*found;
}

double squared(double x) { return x * x; }

// That the parties mean to settle within the half-year, whether or not a court is quicker.
double meant_to_settle(const HalfYear& ahead) { return 1 - squared(1 - ahead.settles); }

double likelihood(const std::vector<SignalRule>& rules, const std::vector<SignalKind>& seen, bool settling) {
  double product = 1;
  for (const SignalRule& rule : rules) {
    const double shows = settling ? rule.before.value : rule.otherwise.value;
    product *= std::ranges::find(seen, rule.kind) != seen.end() ? shows : 1 - shows;
  }
  return product;
}

}  // namespace

std::string title_of(const DocketCaseRule& rule) { return rule.claimant + " v. " + rule.defendant; }

std::string signal_title(SignalKind kind, const DocketCaseRule& rule) {
  switch (kind) {
    case SignalKind::policy_page:
      return rule.defendant + " changes its policy page";
    case SignalKind::dismissal_talk:
      return "Talk of a dismissal: " + title_of(rule);
    case SignalKind::silence:
      return rule.defendant + " stops answering reporters";
  }
  return {};
}

const char* signal_text(SignalKind kind) {
  switch (kind) {
    case SignalKind::policy_page:
      return "A clause is new, another is gone, and nobody announced it. Pages change for many reasons.";
    case SignalKind::dismissal_talk:
      return "Two people close to the case speak of a dismissal that both sides would sign.";
    case SignalKind::silence:
      return "No comment, where there was one every week. It may mean talks, or nothing.";
  }
  return "";
}

const DocketCaseRule* DocketRules::find(const std::string& id) const { return docket_item(cases, id); }

int DocketRules::place(const std::string& id) const {
  const DocketCaseRule* rule = find(id);
  return rule ? static_cast<int>(rule - cases.data()) : -1;
}

const DocketCase* Docket::find(const std::string& id) const { return docket_item(cases, id); }
DocketCase* Docket::find(const std::string& id) { return docket_item(cases, id); }
const ForecastCard* Docket::card(int id) const { return docket_item(cards, id); }
ForecastCard* Docket::card(int id) { return docket_item(cards, id); }

ForecastScore score_of(const Docket& docket) {
  ForecastScore score;
  for (const ForecastCard& card : docket.cards) {
    if (!card.scored()) continue;
    const double came = *card.came ? 1 : 0;
    ++score.cards;
    score.said += squared(*card.said - came);
    score.base += squared(card.base - came);
    score.reader += squared(card.reader - came);
  }
  if (score.cards == 0) return score;
  for (double* sum : {&score.said, &score.base, &score.reader}) *sum /= score.cards;
  return score;
}

double chance_of_settling(const HalfYear& ahead) {
  return ahead.settles + (1 - ahead.settles) * (1 - ahead.ends) * ahead.settles;
}

// The signals tell what the parties mean to do; a court may still be quicker.
double chance_of_settling(const HalfYear& ahead, const std::vector<SignalRule>& rules,
                          const std::vector<SignalKind>& seen) {
  const double meant = meant_to_settle(ahead);
  if (meant <= 0) return 0;
  const double if_meant = meant * likelihood(rules, seen, true);
  const double if_not = (1 - meant) * likelihood(rules, seen, false);
  if (if_meant + if_not <= 0) return chance_of_settling(ahead);
  return if_meant / (if_meant + if_not) * chance_of_settling(ahead) / meant;
}

double moved_by_log_odds(double chance, double log_odds) {
  if (chance <= 0 || chance >= 1) return chance;
  const double odds = chance / (1 - chance) * std::exp(log_odds);
  return odds / (1 + odds);
}

}  // namespace partly::world
