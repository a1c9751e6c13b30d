// A market of really trained nets for the tests of the court: the atlas, a house teacher, and models taught
// from own labels, from a model's answers, or from both.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/forensics/provenance_exam.h"
#include "sim/forensics/query_monitor.h"
#include "sim/learn/engines.h"
#include "sim/learn/task.h"

namespace partly::forensics {

inline constexpr double kLabelNoise = 0.15;
inline constexpr int kTeacherLabels = 1500;

class RealMarket {
 public:
  explicit RealMarket(std::uint64_t world_seed);

  using Data = std::shared_ptr<const learn::TransferSet>;
  Data own_labels(int n, std::uint64_t seed, double noise = kLabelNoise) const;
  Data answers_of(const learn::Weights& model, int n, bool soft, std::uint64_t seed) const;
  Data answers_at(const learn::Weights& model, std::vector<float> points) const;  // with probabilities
  static Data mixed(const Data& a, const Data& b);

  // One model for each data set, from random weights of the given hidden widths.
  std::vector<learn::Weights> train(const std::vector<Data>& data, std::vector<int> hidden, int steps,
                                    std::uint64_t seed) const;
  std::vector<learn::Weights> tune(const std::vector<learn::Weights>& start, const std::vector<Data>& data,
                                   int steps, std::uint64_t seed) const;
  std::vector<learn::Weights> teachers(int count) const;  // the house's
  std::vector<learn::Weights> innocents(int count,
                                        std::uint64_t seed) const;  // half, same, thrice the labels
  std::vector<learn::Weights> copies(const learn::Weights& teacher, int count, int queries, bool soft,
                                     std::uint64_t seed) const;

  Sitting sit(const learn::Weights& model) const;  // the exam's two pools
  std::vector<Sitting> sit(std::span<const learn::Weights> models) const;
  std::vector<float> confidence(const learn::Weights& model) const;
  ServedAnswers serve(const learn::Weights& model, std::span<const float> points) const;
  double accuracy(const learn::Weights& model) const;
  const learn::Examples& natural() const { return natural_; }
  const learn::Task& task() const { return *task_; }
  const learn::Engine& engine() const { return *engine_; }

 private:
  std::shared_ptr<const learn::Task> task_;
  std::shared_ptr<const learn::Engine> engine_;
  std::uint64_t seed_;
  learn::Examples natural_;
  std::vector<float> outside_;
};

// One house teacher's case: the questions, and the innocents that the court trained.
class Case {
 public:
  Case(const RealMarket& market, const learn::Weights& teacher, std::span<const Sitting> selectors,
       std::vector<Sitting> references);
  Exhibit examine(const Sitting& suspect) const;
  double p(const Sitting& suspect) const { return court_p(paper_, suspect, references_); }
  const ExamPaper& paper() const { return paper_; }

 private:
  ExamMaterial material_;
  std::vector<Sitting> references_;
  ExamPaper paper_;
};

}  // namespace partly::forensics
