// What the schema says about one place of a document, gathered over $ref and allOf, so that a message can
// name what is allowed there. Knows the few keywords that our own schema uses.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace partly::scenario {

class SchemaGuide {
 public:
  // The rules for what lies at these steps from the root.
  SchemaGuide(const nlohmann::json& schema, const std::vector<std::string>& steps);

  std::vector<std::string> known_keys() const;
  // The first value of a keyword ("minimum", "const", "type") among the rules; null if there is none.
  nlohmann::json keyword(const std::string& name) const;
  // The tightest of all limits of that name: the largest minimum, the smallest maximum.
  std::optional<double> limit(const std::string& name) const;
  bool is_quantity() const;
  std::string unit() const;  // of a quantity: "USD"; empty if none is set

 private:
  void add(const nlohmann::json& rule);
  void descend(const std::string& step);

  const nlohmann::json& schema_;
  std::vector<const nlohmann::json*> rules_;
};

}  // namespace partly::scenario
