// Just train: what is set, and what is counted on a teacher and its students.
#include "sim/study/sandbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/learn/engines.h"
#include "sim/study/sandbox_room.h"

namespace partly::study {
namespace {

SandboxSetting small_sandbox() {
  SandboxSetting s;
  s.student_width = 16, s.teacher_width = 32;
  return s;
}

// All looks at one setting, trained in a room of its own.
std::vector<SandboxLook> looks_of(const SandboxSetting& setting) {
  SandboxRoom room(learn::fused_engine());
  std::vector<SandboxLook> all;
  const Status status = room.train(setting, [&](SandboxLook look) { all.push_back(std::move(look)); });
  EXPECT_TRUE(status) << (status ? "" : status.error().message());
  return all;
}

double mean_repeated(const SandboxLook& look) {
  double sum = 0;
  for (const SandboxScore& score : look.scores) sum += score.repeated;
  return sum / static_cast<double>(look.scores.size() * look.teacher->mistakes.size());
}

TEST(Sandbox, SoftenedAtTemperatureOneIsWhatTheTeacherThought) {
  const std::vector<float> thought{0.7f, 0.2f, 0.1f};
  const std::vector<float> same = softened(thought, 1), flat = softened(thought, 1000),
                           hot = softened(thought, 4);
  for (std::size_t c = 0; c < thought.size(); ++c) {
    EXPECT_NEAR(same[c], thought[c], 1e-6);
    EXPECT_NEAR(flat[c], 1 / 3.0, 1e-3);
  }
  EXPECT_NEAR(hot[0] + hot[1] + hot[2], 1, 1e-6);
  EXPECT_TRUE(hot[0] < thought[0] && hot[0] > hot[1] && hot[1] > hot[2]) << "flatter, in the same order";
}

TEST(Sandbox, ServesAnAnswerTheTwoLikeliestOrAll) {
  const std::vector<float> thought{0.5f, 0.2f, 0.3f};
  const std::vector<float> answer = served_by(thought, learn::Access::labels);
  EXPECT_EQ(answer, (std::vector<float>{1, 0, 0}));
  const std::vector<float> two = served_by(thought, learn::Access::top_k);
  EXPECT_NEAR(two[0], 0.625, 1e-5);
  EXPECT_EQ(two[1], 0);
  EXPECT_NEAR(served_by(thought, learn::Access::probabilities)[1], 0.2, 1e-6);
}

TEST(Sandbox, RefusesWhatIsOutOfBoundsAndSaysWhere) {
  EXPECT_TRUE(check_sandbox({}));
  for (const SandboxPreset& preset : sandbox_presets())
    EXPECT_TRUE(check_sandbox(preset.setting)) << preset.id;
  std::map<std::string, SandboxSetting> bad;
  bad["answers"].answers = 9;
  bad["own_labels"].own_labels = -1;
  bad["temperature"].temperature = std::nan("");
  bad["wrong_labels"].wrong_labels = 0.9;
  bad["teacher_wrong_labels"].teacher_wrong_labels = -0.1;
  bad["student_width"].student_width = 1;
  bad["teacher_width"].teacher_width = 129;
  for (const auto& [where, setting] : bad) {
    const Status status = check_sandbox(setting);
    ASSERT_FALSE(status) << where;
    EXPECT_EQ(status.error().where, where);
    EXPECT_FALSE(status.error().remedy.empty());
  }
}

TEST(Sandbox, APresetMovesEverythingButTheMapAndTheSeed) {
  SandboxSetting now;
  now.world = 7, now.seed = 9, now.own_labels = 300;
  std::set<std::string> names;
  for (const SandboxPreset& preset : sandbox_presets()) {
    EXPECT_FALSE(is_preset(now, preset));
    const SandboxSetting moved = with_preset(now, preset);
    EXPECT_TRUE(is_preset(moved, preset));
    EXPECT_EQ(moved.world, 7u);
    EXPECT_EQ(moved.seed, 9u);
    names.insert(preset.name);
  }
  EXPECT_EQ(names.size(), sandbox_presets().size());
}

TEST(SandboxRoom, TellsTheSameOfTheSameSettingWhateverWasAskedBefore) {
  const SandboxLook first = looks_of(small_sandbox()).back();
  SandboxRoom room(learn::fused_engine());
  SandboxSetting other = small_sandbox();
  other.answers = 300, other.temperature = 8, other.teacher_wrong_labels = 0.3;
  ASSERT_TRUE(room.train(other, [](const SandboxLook&) {}));
  SandboxLook again;
  ASSERT_TRUE(room.train(small_sandbox(), [&](SandboxLook look) { again = std::move(look); }));
  EXPECT_EQ(first.scores, again.scores);
  EXPECT_EQ(first.curve, again.curve);
  EXPECT_EQ(first.probabilities, again.probabilities);
  EXPECT_EQ(first.repeats, again.repeats);
}

TEST(SandboxRoom, CountsNoMoreRepeatedMistakesThanTheTeacherMakes) {
  for (const SandboxLook& look : looks_of(small_sandbox())) {
    const auto mistakes = static_cast<int>(look.teacher->mistakes.size());
    ASSERT_EQ(look.scores.size(), static_cast<std::size_t>(kSandboxStudents));
    for (const SandboxScore& score : look.scores) {
      EXPECT_LE(score.repeated, mistakes);
      EXPECT_LE(score.repeated + score.own_mistakes, kSandboxQuestionsSide * kSandboxQuestionsSide);
      EXPECT_TRUE(score.right >= 0 && score.right <= 1 && score.agreement >= 0 && score.agreement <= 1);
    }
    EXPECT_EQ(look.repeats.size(), look.teacher->mistakes.size());
    EXPECT_EQ(std::count(look.repeats.begin(), look.repeats.end(), 1), look.score().repeated);
    for (const SandboxMistake& mistake : look.teacher->mistakes) EXPECT_NE(mistake.truth, mistake.answer);
  }
}

TEST(SandboxRoom, ShowsSomethingSoonAndTheRestAsItGetsBetter) {
  const std::vector<SandboxLook> looks = looks_of(small_sandbox());
  const auto taught = static_cast<std::size_t>(
      std::ranges::find_if(looks, [](const SandboxLook& look) { return look.teacher->finished(); }) -
      looks.begin());
  ASSERT_GE(taught, 1u) << "a new teacher is shown as it learns";
  ASSERT_GT(looks.size(), taught + 6);
  for (std::size_t i = 0; i < taught; ++i) {
    EXPECT_LE(looks[i].steps_done, 30) << "with students at their beginnings";
    EXPECT_LT(looks[i].teacher->steps_done, looks[i + 1].teacher->steps_done);
  }
  EXPECT_TRUE(looks.back().finished());
  EXPECT_EQ(looks.back().curve.size(), looks.size() - taught) << "the curve is one of the finished teacher";
  EXPECT_GT(looks.back().score().right, looks[taught].score().right);
  for (std::size_t i = taught; i + 1 < looks.size(); ++i) {
    EXPECT_FALSE(looks[i].finished());
    EXPECT_LT(looks[i].steps_done, looks[i + 1].steps_done);
  }
}

TEST(SandboxRoom, AsksAtTheSamePlacesAndSomeMore) {
  SandboxSetting more = small_sandbox();
  more.answers = 90;
  const SandboxLook few = looks_of(small_sandbox()).front(), many = looks_of(more).front();
  ASSERT_EQ(few.asked.size(), 60u);
  ASSERT_EQ(many.asked.size(), 90u);
  for (std::size_t i = 0; i < few.asked.size(); ++i) {
    EXPECT_EQ(few.asked[i].x, many.asked[i].x);
    EXPECT_EQ(few.asked[i].y, many.asked[i].y);
  }
}

TEST(SandboxRoom, RepeatsFewerMistakesWhereOwnLabelsComeIn) {
  SandboxSetting answers, beside;
  answers.answers = beside.answers = 300;
  beside.own_labels = 1500;
  const SandboxLook without = looks_of(answers).back(), with = looks_of(beside).back();
  EXPECT_GT(mean_repeated(without), 0.7);
  EXPECT_LT(mean_repeated(with), mean_repeated(without) - 0.1);
}

TEST(SandboxRoom, AHighTemperatureCostsASmallStudent) {
  SandboxSetting hot, cool;
  for (const SandboxPreset& preset : sandbox_presets())
    if (preset.id == "hot") hot = cool = preset.setting;
  cool.temperature = 1;
  EXPECT_GT(hot.temperature, 10);
  EXPECT_GT(looks_of(cool).back().curve.back().mean, looks_of(hot).back().curve.back().mean + 0.03);
}

TEST(SandboxRoom, StoppedLeavesNothingHalf) {
  SandboxRoom room(learn::fused_engine());
  int asked = 0, shown = 0;
  const Status stopped = room.train(
      small_sandbox(), [&](const SandboxLook&) { ++shown; }, [&](double) { return ++asked < 12; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
  SandboxLook after;
  ASSERT_TRUE(room.train(small_sandbox(), [&](SandboxLook look) { after = std::move(look); }));
  EXPECT_EQ(after.scores, looks_of(small_sandbox()).back().scores);
}

TEST(SandboxTold, SaysInOneSentenceWhatWasCounted) {
  SandboxLook look;
  auto teacher = std::make_shared<SandboxTeacher>();
  teacher->steps_done = kSandboxSteps, teacher->right = 0.92;
  teacher->mistakes.resize(21);
  look.teacher = teacher, look.steps_done = kSandboxSteps;
  look.setting.access = learn::Access::labels;
  look.scores = {{0.84, 0.9, 14, 3}};
  EXPECT_EQ(
      told(look),
      "60 answers: the student repeats 14 of its teacher's 21 mistakes and is right on 84 % of the map, "
      "its teacher on 92 %.");
  look.setting.access = learn::Access::probabilities, look.setting.own_labels = 1;
  look.scores[0] = {0.93, 0.9, 0, 3}, look.steps_done = 40;
  EXPECT_EQ(
      told(look),
      "60 answers with probabilities at temperature 2 and 1 own label, after 40 steps: the student "
      "repeats none of its teacher's 21 mistakes and is right on 93 % of the map, more than its teacher "
      "(92 %).");
}

}  // namespace
}  // namespace partly::study
