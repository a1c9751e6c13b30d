// Answer sheets of simulated models whose mistakes are correlated, for tests of the exam without any net. A
// world is cut into regions; a model gets a whole region right or wrong at once, the same regions are hard
// for all, and the same wrong answer tempts most. A copy answers like the teacher in a share of the regions.
#pragma once
#include <vector>

#include "sim/base/rng.h"
#include "sim/forensics/provenance_exam.h"

namespace partly::forensics {

class ToyMarket {
 public:
  explicit ToyMarket(std::uint64_t seed, double teacher_error = 1)
      : seed_(seed), difficulty_(kRegions), common_(kRegions), tempting_(kRegions), truth_(kRegions) {
    Rng rng(seed, "market");
    for (int r = 0; r < kRegions; ++r) {
      const auto i = static_cast<std::size_t>(r);
      difficulty_[i] = rng.chance(0.15) ? rng.uniform(0.2, 0.7) : rng.uniform(0, 0.15);
      truth_[i] = draw(rng);
      tempting_[i] = (truth_[i] + 1 + static_cast<int>(rng.below(kClasses - 1))) % kClasses;
      common_[i] = draw(rng);
    }
    teacher_ = innocent("teacher", 0, teacher_error);
  }

  const Sitting& teacher() const { return teacher_; }

  // error: 1 for the teacher's amount of data, less with more data.
  Sitting innocent(const char* purpose, std::uint64_t index, double error) const {
    Rng rng(seed_, purpose, index);
    Sitting model;
    for (std::size_t r = 0; r < kRegions; ++r) {
      std::int32_t answer = truth_[r];
      if (rng.chance(error * difficulty_[r])) answer = rng.chance(0.6) ? tempting_[r] : draw(rng);
      add_region(model.natural, answer, 0.02, rng);
      add_region(model.outside, rng.chance(0.5) ? common_[r] : draw(rng), 0.1, rng);
    }
    return model;
  }

  Sitting copy(std::uint64_t index, double taught) const {
    Sitting model = innocent("copy", index, 1);
    Rng rng(seed_, "taught", index);
    for (std::size_t r = 0; r < kRegions; ++r) {
      if (!rng.chance(taught)) continue;
      for (std::size_t i = r * kPerRegion; i < (r + 1) * kPerRegion; ++i) {
        model.natural[i] = teacher_.natural[i];
        model.outside[i] = teacher_.outside[i];
      }
    }
    return model;
  }

  ExamMaterial material(int selectors) const {
    ExamMaterial material;
    for (std::size_t r = 0; r < kRegions; ++r)
      material.truth.insert(material.truth.end(), kPerRegion, truth_[r]);
    material.teacher = teacher_;
    Rng rng(seed_, "confidence");
    for (std::size_t i = 0; i < material.truth.size(); ++i)
      material.teacher_confidence.push_back(static_cast<float>(rng.uniform(0.3, 1)));
    for (int i = 0; i < selectors; ++i)
      material.selectors.push_back(innocent("selector", static_cast<std::uint64_t>(i), 1));
    return material;
  }

  std::vector<Sitting> references(int count) const {
    std::vector<Sitting> models;
    for (int i = 0; i < count; ++i)
      models.push_back(innocent("reference", static_cast<std::uint64_t>(i), error_of(i)));
    return models;
  }

  // Copiers of the alleged kind, and models of both kinds that no rule is fitted on.
  Comparison comparison(int models, double taught) const {
    Comparison all;
    all.alleged = {500, "probabilities", 0, false, {}};
    for (int i = 0; i < models; ++i) {
      const auto index = static_cast<std::uint64_t>(i);
      all.copiers.push_back(copy(1000 + index, taught));
      all.unseen_copiers.push_back(copy(2000 + index, taught));
      all.unseen_innocents.push_back(innocent("unseen", index, error_of(i)));
    }
    return all;
  }

  static double error_of(int model) { return std::array{1.3, 1.0, 0.8}[static_cast<std::size_t>(model) % 3]; }

  static constexpr int kRegions = 250;
  static constexpr int kPerRegion = 8;
  static constexpr int kClasses = 6;

 private:
  static std::int32_t draw(Rng& rng) { return static_cast<std::int32_t>(rng.below(kClasses)); }

  static void add_region(Answers& answers, std::int32_t answer, double noise, Rng& rng) {
    for (int i = 0; i < kPerRegion; ++i) answers.push_back(rng.chance(noise) ? draw(rng) : answer);
  }

  std::uint64_t seed_;
  std::vector<double> difficulty_;
  std::vector<std::int32_t> common_;    // what most models guess outside
  std::vector<std::int32_t> tempting_;  // the usual wrong answer
  std::vector<std::int32_t> truth_;
  Sitting teacher_;
};

}  // namespace partly::forensics
