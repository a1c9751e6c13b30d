// All lessons, in the order in which a course would take them.
#pragma once
#include <string>
#include <vector>

#include "sim/study/lesson.h"

namespace partly::study {

const std::vector<Lesson>& lessons();
Result<const Lesson*> lesson_named(const std::string& id);

}  // namespace partly::study
