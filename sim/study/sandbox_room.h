// Trains what a sandbox shows, and keeps what is expensive while one of its settings moves: worlds, teachers,
// and what a teacher answered. Everything follows from the setting, so it does not matter what was asked
// before. For one thread.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "sim/base/bounded_cache.h"
#include "sim/learn/distil.h"
#include "sim/study/sandbox.h"

namespace partly::study {

class SandboxRoom {
 public:
  explicit SandboxRoom(std::shared_ptr<const learn::Engine> engine) : engine_(std::move(engine)) {}

  // Called with what is seen: very soon for the first time, after few steps, then as it gets better; the last
  // look is the finished one. Where the teacher is new, the first looks are of it as it learns and of
  // students at their beginnings.
  using Show = std::function<void(SandboxLook)>;
  Status train(const SandboxSetting&, const Show&, const learn::KeepGoing& keep_going = {});

 private:
  struct World;
  struct TeacherKey {
    std::uint64_t world = 0;
    int width = 0;
    double wrong_labels = 0;
    bool operator==(const TeacherKey&) const = default;
  };
  struct Taught {  // a teacher that has learned, wholly or so far
    learn::Weights weights;
    std::shared_ptr<const SandboxTeacher> seen;
    std::vector<std::int32_t> choice, answers;  // at the places of the score, on the exam
  };
  struct AskedKey {
    TeacherKey teacher;
    std::uint64_t seed = 0;
    bool operator==(const AskedKey&) const = default;
  };
  struct Asked {  // by one student, in order
    std::vector<float> x, logits;
  };
  using Population = std::vector<Asked>;

  const World& world(std::uint64_t seed);
  Result<Taught> teacher(const SandboxSetting&, const World&, const Show&, const learn::KeepGoing&);
  Taught look_at(const learn::Weights&, const World&, int steps_done) const;
  void ask(Population&, const SandboxSetting&, const World&, const learn::Weights& teacher) const;
  learn::PopulationJob job(const SandboxSetting&, const World&, const Population&, SandboxLook&) const;
  // Up to `last` steps, with a look after each stage.
  Status learn_to(int last, const SandboxSetting&, const World&, const Taught&, const Population&,
                  const Show&, const learn::KeepGoing&) const;
  void mark(SandboxLook&, const learn::TrainingRun&, const World&, const Taught&) const;

  std::shared_ptr<const learn::Engine> engine_;
  BoundedCache<std::uint64_t, std::shared_ptr<const World>> worlds_{4};
  BoundedCache<TeacherKey, Taught> teachers_{32};
  BoundedCache<AskedKey, Population> asked_{6};
};

}  // namespace partly::study
