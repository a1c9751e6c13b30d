#include "sim/scenario/cited.h"

#include <regex>

namespace partly::scenario {
namespace {

const std::regex& fact_id() {
  static const std::regex pattern("\\b(F[0-9]{2}|X[0-9])\\b");
  return pattern;
}

std::string status_beside(const std::string& id, const CaseFile& facts) {
  const Fact* fact = facts.find(id);
  if (fact == nullptr || fact->established()) return id;
  if (fact->status == FactStatus::conflict) return id + ": sources disagree";
  return id + ": " + std::string(enum_name(fact->status));
}

}  // namespace

std::vector<std::string> cited_facts(std::string_view text) {
  const std::string whole(text);
  return {std::sregex_token_iterator(whole.begin(), whole.end(), fact_id()), std::sregex_token_iterator()};
}

std::string with_status(std::string_view text, const CaseFile& facts) {
  const std::string whole(text);
  std::string out;
  auto rest = whole.begin();
  for (std::sregex_iterator found(whole.begin(), whole.end(), fact_id()), end; found != end; ++found) {
    out.append(rest, whole.begin() + found->position());
    out += status_beside(found->str(), facts);
    rest = whole.begin() + found->position() + found->length();
  }
  return out.append(rest, whole.end());
}

}  // namespace partly::scenario
