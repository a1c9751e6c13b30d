// The groups of phenomena and the lessons, one file each, named after its subject; phenomena.cpp and
// lessons.cpp join them.
#pragma once
#include <vector>

#include "sim/study/lesson.h"
#include "sim/study/phenomenon.h"

namespace partly::study {

std::vector<Phenomenon> soft_label_phenomena();
std::vector<Phenomenon> dark_knowledge_phenomena();
std::vector<Phenomenon> label_noise_phenomena();
std::vector<Phenomenon> omitted_class_phenomena();
std::vector<Phenomenon> subliminal_phenomena();
std::vector<Phenomenon> api_defence_phenomena();
std::vector<Phenomenon> open_weight_phenomena();
std::vector<Phenomenon> capacity_phenomena();
std::vector<Phenomenon> provenance_phenomena();
std::vector<Phenomenon> suspicion_phenomena();
std::vector<Phenomenon> laundering_phenomena();
std::vector<Phenomenon> monitoring_phenomena();
std::vector<Phenomenon> trap_phenomena();
std::vector<Phenomenon> text_trace_phenomena();
std::vector<Phenomenon> text_copy_phenomena();
std::vector<Phenomenon> x_ray_phenomena();

Lesson subliminal_static();
Lesson unseen_digit();
Lesson whose_mistakes();
Lesson sixty_questions();
Lesson hide_in_the_crowd();
Lesson laundering();
Lesson noisy_world();
Lesson x_ray_lesson();
Lesson parrot();
Lesson copy_of_a_copy_lesson();

}  // namespace partly::study
