// The way to the course from the first page: how far one is, and what is recommended next.
#pragma once
#include "game/match/course_book.h"
#include "game/shell/ui.h"

namespace partly::game {

float course_card_height(Ui&, float inside, const CourseBook&);
void course_card(Ui&, Rect, const CourseBook&);

}  // namespace partly::game
