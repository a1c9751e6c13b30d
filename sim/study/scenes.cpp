#include "sim/study/scenes.h"

#include <cmath>

namespace partly::study {

ClassMap map_of(const learn::Classroom& classroom, const learn::Weights& model, std::string caption,
                std::vector<float> asked) {
  return {std::move(caption), learn::kMapSide, classroom.decision_map(model), std::move(asked)};
}

Picture picture_of(std::span<const float> ink, std::string caption) {
  const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(ink.size()))));
  Picture picture{std::move(caption), side, side, {}};
  for (const float value : ink) picture.grey.push_back(1 - value);
  return picture;
}

std::vector<std::span<const float>> first_of(const learn::Classroom& classroom, int label,
                                             std::size_t count) {
  const learn::Examples& exam = classroom.exam();
  const auto width = static_cast<std::size_t>(classroom.task().inputs());
  std::vector<std::span<const float>> found;
  for (std::size_t i = 0; i < exam.label.size() && found.size() < count; ++i)
    if (exam.label[i] == label) found.push_back(std::span(exam.x).subspan(i * width, width));
  return found;
}

}  // namespace partly::study
