// Programmes: lessons in an order and within minutes, for somebody who stands before a class. A lesson by
// itself is a programme of one.
#pragma once
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/study/lesson.h"

namespace partly::study {

struct ProgrammePart {
  std::string lesson;  // its id
  int minutes = 0;
  std::vector<std::string> beats = {};  // ids of those to show; empty: all

  bool shows(const Beat& beat) const;
};

struct Programme {
  std::string id, name;
  int minutes = 0;  // of all parts, and what is left to talk
  std::vector<ProgrammePart> parts;
};

const std::vector<Programme>& programmes();

// A programme or a lesson by its id. The Error for another names them all.
Result<Programme> programme_named(const std::string& id);

}  // namespace partly::study
