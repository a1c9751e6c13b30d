// Subliminal learning (Cloud et al. 2025): a student that imitates only unused outputs of its teacher, on
// inputs that are pure static, comes to read digits nobody showed it, if both began from the same weights.
// Shared by the phenomenon and the lesson on it. Digits are our drawn glyphs, not MNIST.
#pragma once
#include <vector>

#include "sim/study/study.h"
#include "sim/study/workshop.h"

namespace partly::study {

enum class Kin { twin, stranger };  // began from the teacher's own first weights, or from others

inline constexpr int kStages = 5;     // equal parts of a student's training
inline constexpr int kAuxiliary = 3;  // outputs that the teacher never uses

class SubliminalTrial {
 public:
  // Teaches one teacher a seed to read drawn digits: 256-128-128-13, of which ten outputs are digits.
  static Result<SubliminalTrial> begin(Workshop& workshop, const Setting& setting);

  Accuracies untrained() const { return accuracies_of(starts_); }
  Accuracies teachers() const { return accuracies_of(teachers_); }

  // One student a seed learns its teacher's auxiliary outputs on static. Its accuracy on digits after each
  // stage.
  Result<std::vector<Accuracies>> students(Kin kin, const learn::KeepGoing& keep_going) const;

  const learn::Examples& exam() const { return exam_; }       // pixels from -1, paper, to 1, ink
  const std::vector<float>& noise() const { return noise_; }  // (n, pixels), uniform in [-1, 1]

 private:
  SubliminalTrial(Workshop& workshop, const Setting& setting);
  Status teach(const learn::Examples& digits, const learn::KeepGoing& keep_going);
  learn::Weights first_weights(int index, const char* whose) const;
  std::shared_ptr<const learn::TransferSet> opinions_of(const learn::Weights& teacher) const;
  double accuracy(const learn::Weights& model) const;
  Accuracies accuracies_of(const std::vector<learn::Weights>& models) const;

  Workshop* workshop_;
  Setting setting_;
  learn::Examples exam_;
  std::vector<float> noise_;
  std::vector<learn::Weights> starts_, teachers_;  // one a seed
};

}  // namespace partly::study
