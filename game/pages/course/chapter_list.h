// The chapters of the course, one below the other: minutes, what is done, and which is recommended next.
#pragma once
#include <string>

#include "game/match/course_book.h"
#include "game/shell/ui.h"

namespace partly::game {

// Returns the height used; `chosen` becomes the id of a chapter that was chosen by mouse, Enter or its
// number.
float chapter_list(Ui&, Rect area, const CourseBook&, std::string* chosen);

// A tick in a filled circle for what is done, an empty circle for what is not: told apart without colour.
inline constexpr float kTick = 18;
void tick(Ui&, Point centre, bool done);

std::string check_text(const course::Standing&);  // "check: 2 of 3", "check: open"

}  // namespace partly::game
