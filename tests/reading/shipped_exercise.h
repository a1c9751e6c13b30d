// The exercise and the case file that are shipped.
#pragma once
#include <gtest/gtest.h>

#include "sim/reading/exercise.h"

namespace partly::reading {

inline const scenario::CaseFile& shipped_facts() { return scenario::case_file().value(); }
inline const Exercise& shipped_exercise() {
  static const Result<Exercise> read = load_exercise(shipped_facts());
  return read.value();
}
inline const Statement& statement(const std::string& id) {
  const Statement* found = shipped_exercise().find(id);
  EXPECT_NE(found, nullptr) << id;
  return *found;
}

}  // namespace partly::reading
