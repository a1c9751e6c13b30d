// Walks a document whose shape the schema has checked and hands out its values. Where something is missing or
// wrong (and already reported) it hands out an empty value, so that the rest can still be looked at.
#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/base/fields.h"
#include "sim/base/quantity.h"
#include "sim/scenario/casefile.h"
#include "sim/scenario/report.h"

namespace partly::scenario {

// What all nodes of one document share.
struct Reading {
  Report& report;
  const CaseFile& facts;
  std::set<std::string> papers;
  int quantities = 0;
  std::optional<std::filesystem::path> folder = {};  // where the scenario lies; none of a bare text
};

class Node {
 public:
  Node(Reading& reading, const nlohmann::json* value, std::string pointer)
      : reading_(reading), value_(value), pointer_(std::move(pointer)) {}

  Node operator[](const std::string& key) const;
  Node item(std::size_t index) const;     // of a list
  std::size_t size() const;               // of a list; 0 of all else
  std::vector<std::string> keys() const;  // of an object
  bool there() const { return value_ != nullptr; }
  bool clean() const { return there() && reading_.report.clean(pointer_); }
  const std::string& pointer() const { return pointer_; }
  Reading& reading() const { return reading_; }

  std::string text() const;
  // The value of this name; the first where it is not there (and has been reported).
  template <class Enum>
  Enum named() const {
    return enum_named<Enum>(text()).value_or(Enum{});
  }
  bool flag() const;
  double number(double otherwise) const;
  int whole(int otherwise) const;
  std::uint64_t seed() const;
  std::vector<std::string> texts() const;
  std::vector<int> wholes(std::vector<int> otherwise) const;
  std::vector<double> numbers(std::vector<double> otherwise) const;
  // Checks source, figure and range on the way.
  Quantity quantity() const;

  void error(std::string rule, std::string message, std::string hint = {}) const;
  void warn(std::string rule, std::string message, std::string hint = {}) const;
  // That the case file holds this fact.
  void check_fact() const;

 private:
  void unknown_fact(const std::string& id) const;
  std::string note_on(const std::string& source) const;
  void check_source(const std::string& source, double value) const;
  void check_range(double value) const;

  Reading& reading_;
  const nlohmann::json* value_;
  std::string pointer_;
};

// That the value of this quantity is right; of one in which something else is wrong already, that is enough.
void need(const Node& quantity, bool right, const std::string& message, const std::string& hint = {});

}  // namespace partly::scenario
