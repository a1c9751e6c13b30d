// What lessons draw: maps of the atlas and pictures of drawn characters.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "sim/learn/classroom.h"
#include "sim/study/lesson.h"

namespace partly::study {

// The model's map of the atlas; `asked` are points to mark on it.
ClassMap map_of(const learn::Classroom& classroom, const learn::Weights& model, std::string caption,
                std::vector<float> asked = {});

// A square image of `ink` (0 paper, 1 ink) as dark on light.
Picture picture_of(std::span<const float> ink, std::string caption);

// The first `count` inputs of the exam with that label.
std::vector<std::span<const float>> first_of(const learn::Classroom& classroom, int label, std::size_t count);

}  // namespace partly::study
