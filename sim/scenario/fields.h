// The fields of this room's values that saves hold (sim/base/fields.h).
#pragma once
#include "sim/base/fields.h"
#include "sim/scenario/content.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::scenario {

constexpr auto fields_of(As<ContentFile>) {
  return std::tuple{field("name", &ContentFile::name), field("bytes", &ContentFile::bytes),
      field("crc32", &ContentFile::crc32)};
}
constexpr auto fields_of(As<Content>) {
  return std::tuple{field("folder", &Content::folder), field("files", &Content::files)};
}

}  // namespace partly::scenario
// clang-format on
