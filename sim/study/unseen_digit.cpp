// Lesson "the unseen digit": a student that was never shown a three finds most of them, because the teacher's
// answers about other digits tell how much each looks like one. One bias brings the rest.

#include "sim/learn/api.h"
#include "sim/study/groups.h"
#include "sim/study/omitted_classes.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"
#include "sim/study/scenes.h"

namespace partly::study {
namespace {

constexpr int kParts = 3;  // teacher, soft students, bare students

// What the lesson looks at again and again.
struct Room {
  learn::Classroom& classroom;
  const learn::Engine& engine;

  std::vector<float> logits(const learn::Weights& model) const {
    return engine.logits(model, classroom.exam().x);
  }
  double threes_found(const std::vector<float>& logits) const {
    const auto answers = learn::argmax_rows(logits, classroom.task().classes());
    return share_right_of(kOmittedDigit, answers, classroom.exam().label);
  }
  double right(const std::vector<float>& logits) const {
    return share_right(learn::argmax_rows(logits, classroom.task().classes()), classroom.exam().label);
  }
};

std::vector<float> with_bias(const Room& room, const std::vector<float>& logits, double bias) {
  std::vector<double> offsets(static_cast<std::size_t>(room.classroom.task().classes()), 0.0);
  offsets[kOmittedDigit] = bias;
  return with_offsets(logits, offsets);
}

Beat teacher(const Room& room) {
  Beat beat;
  beat.id = "teacher";
  beat.title = "A teacher of ten digits";
  beat.text = "It learned from 60,000 drawings and reads nearly all of them.";
  beat.figures = {{"accuracy of the teacher", room.classroom.teacher_accuracy(), 0, Unit::fraction}};
  for (int digit = 0; digit < room.classroom.task().classes(); ++digit)
    for (const auto ink : first_of(room.classroom, digit, 1))
      beat.pictures.push_back(picture_of(ink, std::to_string(digit)));
  return beat;
}

std::vector<Picture> threes_as_read(const Room& room, const learn::Weights& student) {
  std::vector<Picture> pictures;
  for (const auto ink : first_of(room.classroom, kOmittedDigit, 8)) {
    const auto answer = learn::argmax_rows(room.engine.logits(student, ink), room.classroom.task().classes());
    pictures.push_back(picture_of(ink, "read as " + std::to_string(answer.front())));
  }
  return pictures;
}

Beat no_threes(const Room& room, const std::vector<learn::Weights>& students) {
  Beat beat;
  beat.id = "no-threes";
  beat.title = "Never shown a three";
  beat.text =
      "It saw the teacher's probabilities on 10,000 drawings, none of them a three. They told how much each "
      "of "
      "them looks like one.";
  std::vector<double> found;
  for (const auto& student : students) found.push_back(room.threes_found(room.logits(student)));
  beat.figures = {over_seeds("unseen threes found", found, Unit::fraction)};
  beat.pictures = threes_as_read(room, students.front());
  beat.guess =
      Guess{"What share of the threes does it find?", beat.figures[0].name, 0, 1,
            "A student sees the teacher's probabilities on 10,000 drawings. None of them is a three. Then "
            "it sits an exam with threes in it."};
  beat.notes =
      "Ask what an 8 and a 3 have in common, after the guess. Often misunderstood: no three was hidden among "
      "the "
      "drawings; what tells of threes is the small probability that the teacher gives them.";
  return beat;
}

Beat one_knob(const Room& room, const std::vector<learn::Weights>& students) {
  Beat beat;
  beat.id = "one-knob";
  beat.title = "One knob";
  beat.text =
      "The student knows threes but thinks them rare: it never met one. One number, added to its opinion of "
      "\"three\" "
      "so that it answers \"three\" in one case of ten, sets that right.";
  std::vector<double> found, bias;
  for (const auto& student : students) {
    const auto logits = room.logits(student);
    bias.push_back(offset_to_prior(logits, room.classroom.task().classes(), kOmittedDigit, 0.1));
    found.push_back(room.threes_found(with_bias(room, logits, bias.back())));
  }
  beat.figures = {over_seeds("threes found, knob turned", found, Unit::fraction),
                  over_seeds("turn of the knob", bias, Unit::none)};
  Curve threes{"Threes found", "added to the logit of three", "share", {}, {}};
  Curve all{"All digits right", threes.x_name, threes.y_name, {}, {}};
  const auto logits = room.logits(students.front());
  for (double turn = 0; turn <= 8; turn += 0.5) {
    const auto turned = with_bias(room, logits, turn);
    threes.x.push_back(turn);
    threes.y.push_back(room.threes_found(turned));
    all.x.push_back(turn);
    all.y.push_back(room.right(turned));
  }
  beat.curves = {std::move(threes), std::move(all)};
  beat.guess = Guess{"What share does it find with the knob turned?", beat.figures[0].name, 0, 1,
                     "It never met a three, so it thinks threes rare. One number is added to its opinion of "
                     "\"three\", so that it answers \"three\" in one case of ten."};
  return beat;
}

Beat bare(const Room& room, const std::vector<learn::Weights>& students) {
  Beat beat;
  beat.id = "bare-answers";
  beat.title = "The same, without probabilities";
  beat.text =
      "Another student gets the teacher's digit alone. A bare \"8\" does not say how much it looks like a 3.";
  std::vector<double> found;
  for (const auto& student : students) found.push_back(room.threes_found(room.logits(student)));
  beat.figures = {over_seeds("unseen threes found, bare answers", found, Unit::fraction)};
  beat.pictures = threes_as_read(room, students.front());
  beat.guess =
      Guess{"What share of the threes does this one find?", beat.figures[0].name, 0, 1,
            "Another student gets the same drawings, and of each the teacher's digit alone: \"8\", and not "
            "how much it looks like a 3."};
  beat.notes = "Ask what a provider would serve, knowing this: digits, or probabilities?";
  return beat;
}

Status tell_unseen_digit(Workshop& workshop, const Setting& setting, const Show& show) {
  const auto provider = large_glyphs_provider();
  const Room room{workshop.classroom(provider), *workshop.engine()};
  if (auto status = room.classroom.prepare(provider, part_of(setting.keep_going, 0, kParts)); !status)
    return status;
  show(teacher(room));
  Setting part = setting;
  part.keep_going = part_of(setting.keep_going, 1, kParts);
  const auto soft = students_of(workshop, part, {all_but(kOmittedDigit), kOmissionTemperature});
  if (!soft) return soft.error();
  show(no_threes(room, *soft));
  show(one_knob(room, *soft));
  part.keep_going = part_of(setting.keep_going, 2, kParts);
  const auto control = students_of(workshop, part, {all_but(kOmittedDigit), 0});
  if (!control) return control.error();
  show(bare(room, *control));
  return {};
}

}  // namespace

Lesson unseen_digit() {
  return {
      {.id = "unseen-digit",
       .name = "The unseen digit",
       .reference = "Hinton, Vinyals, Dean 2015",
       .set_up =
           "Glyphs, provider with 60,000 labels; 10,000 questions without a 3 at temperature 20; students "
           "256-128-10, 3,000 steps",
       .seconds = 8},
      tell_unseen_digit,
      "Can it find a three that it was never shown?",
      "A wrong answer's probability says what a thing looks like. That is what is copied.",
      6};
}

}  // namespace partly::study
