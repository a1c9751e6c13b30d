// The fields of every decision about the docket, and the kind that it is written as (sim/base/fields.h).
#pragma once
#include "sim/base/fields.h"
#include "sim/world/state/docket_decisions.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::world {

constexpr auto names_of(As<BriefSide>) { return std::array{"for-theory", "against-theory"}; }
constexpr auto names_of(As<PublicStatement>) { return std::array{"everybody-does-it", "we-never-did"}; }
constexpr const char* kind_of(As<AnswerCard>) { return "answer-card"; }
constexpr auto fields_of(As<AnswerCard>) {
  return std::tuple{field("card", &AnswerCard::card), field("chance", &AnswerCard::chance)};
}
constexpr const char* kind_of(As<FileBrief>) { return "file-brief"; }
constexpr auto fields_of(As<FileBrief>) {
  return std::tuple{field("docket_case", &FileBrief::docket_case), field("side", &FileBrief::side)};
}
constexpr const char* kind_of(As<StatePublicly>) { return "state-publicly"; }
constexpr auto fields_of(As<StatePublicly>) { return std::tuple{field("statement", &StatePublicly::statement)}; }

}  // namespace partly::world
// clang-format on
