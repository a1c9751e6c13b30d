#include "sim/scenario/report.h"

#include <algorithm>
#include <tuple>

namespace partly::scenario {
namespace {

Issue issue(const Place& place, std::string rule, std::string message, std::string hint) {
  return {place.file, place.line, place.column, std::move(rule), std::move(message), std::move(hint)};
}

}  // namespace

void Report::error(const std::string& pointer, std::string rule, std::string message, std::string hint) {
  errors_.push_back(issue(places_.value(pointer), std::move(rule), std::move(message), std::move(hint)));
  wrong_.insert(pointer);
}

void Report::error_at_key(const std::string& pointer, std::string rule, std::string message,
                          std::string hint) {
  errors_.push_back(issue(places_.key(pointer), std::move(rule), std::move(message), std::move(hint)));
  wrong_.insert(pointer);
}

void Report::warning(const std::string& pointer, std::string rule, std::string message, std::string hint) {
  warnings_.push_back(issue(places_.value(pointer), std::move(rule), std::move(message), std::move(hint)));
}

bool Report::clean(const std::string& pointer) const {
  for (std::string above = pointer;; above = parent_of(above)) {
    if (wrong_.contains(above)) return false;
    if (above.empty()) break;
  }
  const auto below = wrong_.lower_bound(pointer + "/");
  return below == wrong_.end() || !below->starts_with(pointer + "/");
}

std::vector<Issue> Report::in_order(std::vector<Issue> issues) {
  const auto place = [](const Issue& one) { return std::tie(one.file, one.line, one.column, one.message); };
  std::sort(issues.begin(), issues.end(),
            [&](const Issue& a, const Issue& b) { return place(a) < place(b); });
  const auto same = [&](const Issue& a, const Issue& b) { return place(a) == place(b); };
  issues.erase(std::unique(issues.begin(), issues.end(), same), issues.end());
  if (issues.size() > kMaxIssues) {
    const Issue first_left_out = issues[kMaxIssues];
    const std::size_t left_out = issues.size() - kMaxIssues;
    issues.resize(kMaxIssues);
    issues.push_back({first_left_out.file,
                      first_left_out.line,
                      first_left_out.column,
                      "more",
                      "From here on " + std::to_string(left_out) + " more are not shown",
                      {}});
  }
  return issues;
}

}  // namespace partly::scenario
