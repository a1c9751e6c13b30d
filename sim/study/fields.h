// The fields of this room's values that are read and written (sim/base/fields.h).
#pragma once
#include "sim/base/fields.h"
#include "sim/study/phrase_run.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::study {

constexpr auto names_of(As<PhraseAccess>) { return std::array{"text", "probabilities"}; }
constexpr auto fields_of(As<PhraseTeacher>) {
  return std::tuple{field("units", &PhraseTeacher::units), field("steps", &PhraseTeacher::steps),
      field("symbols", &PhraseTeacher::symbols), field("facts", &PhraseTeacher::facts),
      field("accent", &PhraseTeacher::accent)};
}
constexpr auto fields_of(As<PhraseSources>) {
  return std::tuple{field("own_symbols", &PhraseSources::own_symbols),
      field("own_facts", &PhraseSources::own_facts), field("teacher_symbols", &PhraseSources::teacher_symbols),
      field("access", &PhraseSources::access), field("temperature", &PhraseSources::temperature)};
}
constexpr auto fields_of(As<PhraseOrder>) {
  return std::tuple{field("teacher", &PhraseOrder::teacher), field("sources", &PhraseOrder::sources),
      field("units", &PhraseOrder::units), field("steps", &PhraseOrder::steps),
      field("learning_rate", &PhraseOrder::learning_rate), field("seeds", &PhraseOrder::seeds),
      field("seed", &PhraseOrder::seed)};
}

}  // namespace partly::study
// clang-format on
