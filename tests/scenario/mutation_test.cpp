// Random damage: whatever is done to a good scenario, the loader either takes it whole or says why not.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sim/base/rng.h"
#include "sim/world/state/scenario.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

using nlohmann::json;

void expect_whole_or_refused(const std::string& text, const std::string& what) {
  const Loaded loaded = load_text(text, "mutant.json");
  EXPECT_EQ(loaded.scenario.has_value(), loaded.errors.empty()) << what;
  for (const Issue& issue : loaded.errors) {
    EXPECT_FALSE(issue.message.empty()) << what;
    EXPECT_GE(issue.line, 1) << what << ": " << issue.text();
  }
  if (loaded.scenario) {
    EXPECT_TRUE(load_text(loaded.scenario->source_text, "again.json").scenario) << what;
  }
}

std::string with_damaged_bytes(std::string text, Rng& rng) {
  const std::uint64_t changes = 1 + rng.below(4);
  for (std::uint64_t i = 0; i < changes; ++i) {
    const std::size_t at = rng.below(text.size());
    switch (rng.below(4)) {
      case 0:
        text[at] = static_cast<char>(rng.below(256));
        break;
      case 1:
        text.erase(at, 1 + rng.below(40));
        break;
      case 2:
        text.insert(at, 1 + rng.below(3), "{}[]\",:0e-n\\"[rng.below(12)]);
        break;
      default:
        text.insert(at, text.substr(rng.below(text.size()), rng.below(60)));
    }
  }
  return text;
}

json odd_value(Rng& rng) {
  const json values[] = {nullptr,
                         true,
                         -1,
                         0,
                         1e15,
                         0.5,
                         1e300,
                         18446744073709551615u,
                         "",
                         "F20",
                         std::string(5000, 'x'),
                         json::array(),
                         json::object(),
                         json::array({1, "a", nullptr}),
                         {{"value", 1}},
                         -0.0};
  return values[rng.below(std::size(values))];
}

json with_one_odd_value(json document, Rng& rng) {
  json* at = &document;
  while (at->is_structured() && !at->empty() && (at == &document || rng.below(4) != 0)) {
    auto child = at->begin();
    std::advance(child, static_cast<std::ptrdiff_t>(rng.below(at->size())));
    at = &*child;
  }
  if (at->is_object() && rng.below(2) == 0)
    (*at)[rng.below(2) == 0 ? "value" : "~/\xC3\xA9"] = odd_value(rng);
  else
    *at = odd_value(rng);
  return document;
}

TEST(Mutants, WithDamagedBytesAreTakenWholeOrRefused) {
  const std::string text = the_shortcut();
  for (std::uint64_t i = 0; i < 300; ++i) {
    Rng rng(1, "damaged bytes", i);
    expect_whole_or_refused(with_damaged_bytes(text, rng), "mutant " + std::to_string(i));
  }
}

TEST(Mutants, WithOddValuesAreTakenWholeOrRefused) {
  const json document = json::parse(the_shortcut());
  for (std::uint64_t i = 0; i < 300; ++i) {
    Rng rng(2, "odd values", i);
    expect_whole_or_refused(with_one_odd_value(document, rng).dump(1), "mutant " + std::to_string(i));
  }
}

// Only what the schema leaves optional may go without an error.
TEST(Mutants, WithoutAKeyAreRefusedUnlessItIsOptional) {
  const json document = json::parse(the_shortcut());
  // Not the docket: two events of this scenario ask for a word in public, which only a docket weighs.
  const std::set<std::string> optional{"/arrangements", "/chapter", "/exam", "/parameters"};
  for (const auto& [key, value] : document.items()) {
    json without = document;
    without.erase(key);
    EXPECT_EQ(load_text(without.dump(1), "mutant.json").scenario.has_value(), optional.contains("/" + key))
        << key;
  }
}

}  // namespace
}  // namespace partly::scenario
