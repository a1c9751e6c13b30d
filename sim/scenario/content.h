// The files that a scenario names beside its own text, such as images to learn from. They stay where they
// are: a save holds the folder and a checksum of each, so that a game goes on with the very data it began
// with, or says what is missing.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/world/state/scenario.h"

namespace partly::scenario {

struct ContentFile {
  std::string name;  // within the folder
  std::uint64_t bytes = 0;
  std::uint32_t crc32 = 0;

  bool operator==(const ContentFile&) const = default;
};

struct Content {
  std::string folder;  // where the scenario lay; absolute
  std::vector<ContentFile> files;

  bool operator==(const Content&) const = default;
};

// Nothing where the scenario names no files. An Error of kind content_missing where one cannot be read.
Result<std::optional<Content>> content_of(const world::Scenario& scenario);
// That the files are still what they were. An Error of kind content_missing names the first that is not.
Status check_content(const Content& then);

}  // namespace partly::scenario
