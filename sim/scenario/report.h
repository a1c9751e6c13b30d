// Gathers what is wrong with one document, each with its place, so that all of it comes in one pass.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "sim/base/source_map.h"
#include "sim/scenario/load.h"

namespace partly::scenario {

inline constexpr std::size_t kMaxIssues = 100;

class Report {
 public:
  explicit Report(const SourceMap& places) : places_(places) {}

  void error(const std::string& pointer, std::string rule, std::string message, std::string hint = {});
  void error_at_key(const std::string& pointer, std::string rule, std::string message, std::string hint = {});
  void warning(const std::string& pointer, std::string rule, std::string message, std::string hint = {});

  // Nothing wrong at, above or below: what stands there may be relied on. Rules that compare values ask
  // first, so that one mistake is reported once.
  bool clean(const std::string& pointer) const;

  // In the order of the text; from so many on only counted.
  std::vector<Issue> errors() const { return in_order(errors_); }
  std::vector<Issue> warnings() const { return in_order(warnings_); }

 private:
  static std::vector<Issue> in_order(std::vector<Issue> issues);

  const SourceMap& places_;
  std::vector<Issue> errors_, warnings_;
  std::set<std::string> wrong_;
};

}  // namespace partly::scenario
