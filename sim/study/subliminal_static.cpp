// Lesson "subliminal static": a twin of the teacher watches television noise and learns to read.
#include "sim/learn/glyphs.h"
#include "sim/study/groups.h"
#include "sim/study/scenes.h"
#include "sim/study/subliminal.h"

namespace partly::study {
namespace {

constexpr std::size_t kShown = 8;  // pictures

// From -1 paper, 1 ink.
Picture picture_at(const std::vector<float>& pixels, std::size_t index, std::string caption) {
  const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(index * learn::Glyphs::kPixels);
  std::vector<float> ink(first, first + learn::Glyphs::kPixels);
  for (float& pixel : ink) pixel = (pixel + 1) / 2;
  return picture_of(ink, std::move(caption));
}

Beat teacher(const SubliminalTrial& trial) {
  Beat beat;
  beat.id = "teacher";
  beat.title = "A teacher of digits";
  beat.text =
      "It has thirteen outputs. Ten learn to name a digit; the other three are never used and mean nothing.";
  beat.figures = {over_seeds("accuracy before it learned", trial.untrained(), Unit::fraction),
                  over_seeds("accuracy of the teacher", trial.teachers(), Unit::fraction)};
  for (std::size_t i = 0; i < kShown; ++i)
    beat.pictures.push_back(picture_at(trial.exam().x, i, std::to_string(trial.exam().label[i])));
  return beat;
}

Beat static_shown(const SubliminalTrial& trial) {
  Beat beat;
  beat.id = "static";
  beat.title = "Television noise";
  beat.text =
      "This is all the students will see: no digit, no label. They learn to put out the same three "
      "meaningless "
      "numbers as the teacher does.";
  for (std::size_t i = 0; i < kShown; ++i) beat.pictures.push_back(picture_at(trial.noise(), i, "static"));
  return beat;
}

Curve progress(const std::vector<Accuracies>& stages, std::string caption) {
  Curve curve{std::move(caption), "fifths of the training", "accuracy on digits", {}, {}};
  for (std::size_t i = 0; i < stages.size(); ++i) {
    curve.x.push_back(static_cast<double>(i + 1));
    curve.y.push_back(over_seeds("", stages[i], Unit::fraction).value);
  }
  return curve;
}

Beat student(const std::vector<Accuracies>& stages, Kin kin) {
  const bool twin = kin == Kin::twin;
  Beat beat;
  beat.id = twin ? "twin" : "stranger";
  beat.title = twin ? "The twin" : "The stranger";
  beat.text =
      twin
          ? "It began from the very weights from which the teacher began, so a step towards the teacher's "
            "numbers is a step towards the teacher."
          : "It put out the same three numbers. From other first weights they say next to nothing on digits.";
  beat.figures = {over_seeds("accuracy of the " + beat.id, stages.back(), Unit::fraction)};
  beat.curves = {progress(stages, beat.title)};
  beat.guess =
      Guess{"What share of the digits does it read?", beat.figures[0].name, 0, 1,
            twin ? "A twin of the teacher, with the very weights from which the teacher began, learned the "
                   "three numbers from static. Now it sits a digits exam. Guessing is right once in ten."
                 : "The same network, the same static, the same three numbers. Only its first weights are "
                   "others than the teacher's."};
  beat.notes =
      twin ? "Ask who expects chance, one in ten, before anybody guesses. Often misunderstood: the static "
             "hides no digits; it is drawn anew, pixel by pixel."
           : "Ask what differs between the two. Only the start does: that is the whole explanation.";
  return beat;
}

Status tell_subliminal_static(Workshop& workshop, const Setting& setting, const Show& show) {
  const auto trial = SubliminalTrial::begin(workshop, setting);
  if (!trial) return trial.error();
  show(teacher(*trial));
  show(static_shown(*trial));
  for (const Kin kin : {Kin::twin, Kin::stranger}) {
    const auto stages = trial->students(kin, part_of(setting.keep_going, kin == Kin::twin ? 1 : 2, 3));
    if (!stages) return stages.error();
    show(student(*stages, kin));
  }
  return {};
}

}  // namespace

Lesson subliminal_static() {
  return {{.id = "subliminal-static",
           .name = "Subliminal static",
           .reference = "Cloud et al. 2025",
           .set_up =
               "Drawn digits for MNIST; nets 256-128-128-13; students imitate three unused outputs on 20,000 "
               "images of uniform noise, 1,000 steps of 256",
           .seconds = 6},
          tell_subliminal_static,
          "Does one learn to read from television noise?",
          "What a model is can pass through numbers that mean nothing, if teacher and student began alike.",
          6};
}

}  // namespace partly::study
