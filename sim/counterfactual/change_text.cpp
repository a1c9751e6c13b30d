// Changes of a decision in words: as the command line takes them and as a fork tells them.
#include <algorithm>
#include <charconv>
#include <sstream>

#include "sim/counterfactual/alternatives.h"
#include "sim/learn/fields.h"
#include "sim/world/decide/decide.h"

namespace partly::counterfactual {
namespace {

constexpr const char* kKnown =
    "drop; scratch, distil, license or open-weights; half or double of an amount; labels, top_k or "
    "probabilities; accept or refuse; none, house or trial for counsel; yes, partly or no; train queries=N "
    "own_labels=N "
    "access=labels|top_k|probabilities "
    "open_weights=yes wide=yes; release MODEL; price USD; raise USD; "
    "settle USD royalty=SHARE licence undertaking audit deletion admission; testify yes|partly|no; "
    "appeal; "
    "dismiss; license-only; withdraw";

Error unknown(const std::string& text) {
  return {ErrorKind::usage, "\"" + text + "\" is no change of this decision", "--as",
          std::string("Write one of: ") + kKnown};
}

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool is_route(const std::string& text) {
  return std::ranges::any_of(alternatives_to(world::TrainModel{}),
                             [&](const Alternative& one) { return one.id == text; });
}

// One word of an order, as queries=250.
bool set(world::TrainModel& order, const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos) return false;
  const std::string key = word.substr(0, equals), value = word.substr(equals + 1);
  const auto count = number(value);
  const bool whole =
      count && *count >= 0 && *count <= learn::kMaxLabels && *count == static_cast<int>(*count);
  if (key == "queries" && whole) return order.sources.queries = static_cast<int>(*count), true;
  if (key == "own_labels" && whole) return order.sources.own_labels = static_cast<int>(*count), true;
  if (key == "label_votes" && whole) return order.sources.label_votes = static_cast<int>(*count), true;
  if (key == "accounts" && whole) return order.accounts = static_cast<int>(*count), true;
  if (key == "cover_share" && count) return order.sources.cover_share = *count, true;
  if (key == "access")
    if (const auto access = enum_named<learn::Access>(value)) return order.sources.access = *access, true;
  const bool yes = value == "yes", said = yes || value == "no";
  if (key == "open_weights" && said) return order.sources.open_weights = yes, true;
  if (key == "wide" && said) return order.wide = yes, true;
  return false;
}

// The proceeding that the decision to be replaced is about.
int proceeding_of(const world::Decision& decision) {
  return std::visit(
      []<class D>(const D& one) {
        if constexpr (requires { one.proceeding; }) return one.proceeding;
        return 0;
      },
      decision);
}

std::optional<law::Answer> answer_named(const std::string& text) {
  for (const auto answer : {law::Answer::yes, law::Answer::partly, law::Answer::no})
    if (text == law::name(answer)) return answer;
  return std::nullopt;
}

// One term of a settlement, as royalty=0.06 or undertaking.
bool set(law::SettlementTerms& terms, const std::string& word) {
  if (word.starts_with("royalty=")) {
    const auto share = number(word.substr(8));
    if (share) terms.royalty = *share;
    return share.has_value();
  }
  for (const auto& [name, term] : {std::pair("licence", &law::SettlementTerms::licence),
                                   std::pair("undertaking", &law::SettlementTerms::undertaking),
                                   std::pair("audit", &law::SettlementTerms::audit),
                                   std::pair("deletion", &law::SettlementTerms::deletion),
                                   std::pair("admission", &law::SettlementTerms::admission)})
    if (word == name) return terms.*term = true;
  return false;
}

std::optional<world::Decision> settlement(const std::vector<std::string>& words, int proceeding) {
  const auto usd = number(words[1]);
  world::OfferSettlement offer{proceeding, usd.value_or(0), {}};
  const bool all =
      std::all_of(words.begin() + 2, words.end(), [&](const auto& word) { return set(offer.terms, word); });
  return usd && all ? std::optional<world::Decision>(offer) : std::nullopt;
}

std::optional<world::Decision> about_claim(const std::vector<std::string>& words, int proceeding) {
  if (proceeding == 0) return std::nullopt;
  if (words.size() == 1 && words[0] == "appeal") return world::AppealVerdict{proceeding};
  if (words.size() == 1 && words[0] == "dismiss") return world::MoveToDismiss{proceeding};
  if (words.size() < 2) return std::nullopt;
  if (words[0] == "settle") return settlement(words, proceeding);
  if (words.size() != 2) return std::nullopt;
  if (const auto answer = answer_named(words[1]); words[0] == "testify" && answer)
    return world::Testify{proceeding, *answer};
  return std::nullopt;
}

std::optional<world::Decision> about_the_lab(const std::vector<std::string>& words) {
  if (words.size() == 1 && words[0] == "license-only") return world::SignLicence{};
  if (words.size() == 1 && words[0] == "withdraw") return world::WithdrawModel{};
  const auto value = words.size() == 2 ? number(words[1]) : std::nullopt;
  if (!value) return std::nullopt;
  if (words[0] == "price") return world::SetPrice{*value};
  if (words[0] == "raise") return world::RaiseFunds{*value};
  if (words[0] == "release") return world::ReleaseModel{static_cast<int>(*value)};
  return std::nullopt;
}

std::optional<world::Decision> training(const std::vector<std::string>& words) {
  world::TrainModel order;
  if (words[0] != "train" || words.size() < 2) return std::nullopt;
  const bool all =
      std::all_of(words.begin() + 1, words.end(), [&](const auto& word) { return set(order, word); });
  return all ? std::optional<world::Decision>(order) : std::nullopt;
}

}  // namespace

Result<Change> change_named(const std::string& text, const world::Decision& instead_of) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  if (words.empty()) return unknown(text);
  for (Alternative& one : choices_for(instead_of))
    if (text == one.id) return std::move(one.change);
  if (is_route(text))
    return Error{ErrorKind::usage, "\"" + world::describe(instead_of) + "\" has no route to swap", "--as",
                 "Choose a decision that orders a training run"};
  if (const auto decision = training(words)) return Change(*decision);
  if (const auto decision = about_claim(words, proceeding_of(instead_of))) return Change(*decision);
  if (const auto decision = about_the_lab(words)) return Change(*decision);
  return unknown(text);
}

std::string describe(const Change& change) {
  if (std::holds_alternative<DropDecision>(change)) return "dropped";
  if (const auto* swap = std::get_if<SwapRoute>(&change))
    return std::string(world::name(swap->route)) + " instead";
  return "\"" + world::describe(std::get<world::Decision>(change)) + "\" instead";
}

}  // namespace partly::counterfactual
