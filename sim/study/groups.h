// The groups of phenomena and the lessons, one file each; phenomena.cpp and lessons.cpp join them.
#pragma once
#include <vector>

#include "sim/study/lesson.h"
#include "sim/study/phenomenon.h"

namespace partly::study {

std::vector<Phenomenon> soft_label_phenomena();     // soft_labels.cpp
std::vector<Phenomenon> label_noise_phenomena();    // label_noise.cpp
std::vector<Phenomenon> api_defence_phenomena();    // api_defences.cpp
std::vector<Phenomenon> omitted_class_phenomena();  // omitted_classes.cpp
std::vector<Phenomenon> open_weight_phenomena();    // open_weights.cpp
std::vector<Phenomenon> subliminal_phenomena();     // subliminal.cpp
std::vector<Phenomenon> capacity_phenomena();       // capacity.cpp
std::vector<Phenomenon> text_trace_phenomena();     // text_traces.cpp
std::vector<Phenomenon> text_copy_phenomena();      // text_copies.cpp
std::vector<Phenomenon> x_ray_phenomena();          // x_ray.cpp

Lesson subliminal_static();      // subliminal_static.cpp
Lesson unseen_digit();           // unseen_digit.cpp
Lesson noisy_world();            // noisy_world.cpp
Lesson sixty_questions();        // sixty_questions.cpp
Lesson x_ray_lesson();           // x_ray_lesson.cpp
Lesson parrot();                 // parrot_lesson.cpp
Lesson copy_of_a_copy_lesson();  // copy_of_a_copy_lesson.cpp

}  // namespace partly::study
