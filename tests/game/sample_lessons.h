// Lessons of their own for tests of the window: beats with maps, pictures and curves that nothing was trained
// for, told at once.
#pragma once
#include <cmath>
#include <map>
#include <memory>

#include "game/pages/lesson/lesson_book.h"

namespace partly::game {

inline study::ClassMap sample_map(const std::string& caption, double turn, bool marks) {
  study::ClassMap map{caption, 48, {}, {}};
  for (int y = 0; y < map.side; ++y)
    for (int x = 0; x < map.side; ++x) {
      const double a = std::sin(0.11 * x + turn) + std::cos(0.13 * y - turn) + 0.5 * std::sin(0.2 * (x + y));
      map.classes.push_back(static_cast<std::uint8_t>(std::clamp(static_cast<int>((a + 2.5) / 5 * 6), 0, 5)));
    }
  for (int i = 0; marks && i < 60; ++i) {
    map.marks.push_back(static_cast<float>(std::sin(i * 12.9898)));
    map.marks.push_back(static_cast<float>(std::cos(i * 78.233)));
  }
  return map;
}

inline study::Picture sample_picture(int digit) {
  study::Picture picture{std::to_string(digit), 16, 16, {}};
  for (int y = 0; y < 16; ++y)
    for (int x = 0; x < 16; ++x)
      picture.grey.push_back(
          std::hypot(x - 7.5, y - 4.0 - digit % 3) < 4 || std::abs(x - 3 - digit) < 1 ? 0.1f : 1.f);
  return picture;
}

inline study::Beat sample_beat(const std::string& id, const std::string& title, const std::string& text) {
  study::Beat beat;
  beat.id = id, beat.title = title, beat.text = text;
  return beat;
}

// A map; a question for a map with questions marked; pictures and two curves after a question; text alone.
inline std::vector<study::Beat> sample_beats() {
  study::Beat oracle =
      sample_beat("oracle", "The oracle", "It learned this map. You may ask it sixty questions.");
  oracle.figures = {{"accuracy of the oracle", 0.976, 0, Unit::fraction}};
  oracle.maps = {sample_map("The oracle's map", 0, false)};

  study::Beat bare = sample_beat("bare", "Sixty bare answers", "Each answer was one word.");
  bare.figures = {{"accuracy with bare answers", 0.713, 0.014, Unit::fraction},
                  {"questions asked", 60, 0, Unit::count}};
  bare.maps = {sample_map("The student's map", 0.6, true)};
  bare.guess =
      study::Guess{"What share of the exam will the student get right?", "accuracy with bare answers", 0, 1,
                   "A student learns this map from sixty answers. Each is one word."};
  bare.notes = "Ask who would dare to draw the map from sixty places.";

  study::Beat knob = sample_beat("knob", "One knob", "One number sets right what it never saw.");
  knob.figures = {{"turn of the knob", 4.09, 0, Unit::none}, {"units it has", 16, 0, Unit::count}};
  for (int digit = 0; digit < 8; ++digit) knob.pictures.push_back(sample_picture(digit));
  study::Curve threes{"Threes found", "turn of the knob", "share", {}, {}},
      all{"All digits", threes.x_name, threes.y_name, {}, {}};
  for (int i = 0; i <= 16; ++i) {
    threes.x.push_back(i / 2.0), threes.y.push_back(1 - std::exp(-i / 4.0));
    all.x.push_back(i / 2.0), all.y.push_back(0.9 - 0.002 * i * i);
  }
  knob.curves = {threes, all};
  knob.guess = study::Guess{"How many units does the layer have?", "units it has", 1, 40,
                            "Thousands of answers lie side by side."};
  return {oracle, bare, knob};
}

inline study::Lesson sample_lesson(const std::string& id) {
  study::Lesson lesson;
  lesson.about.id = id, lesson.about.name = "Sample " + id;
  lesson.about.reference = "Somebody 2020", lesson.about.set_up = "Nothing is trained on anything";
  lesson.tell = [](study::Workshop&, const study::Setting& setting, const study::Show& show) -> Status {
    for (study::Beat beat : sample_beats()) {
      if (!beat.maps.empty()) beat.maps[0].classes[0] = static_cast<std::uint8_t>(setting.seed % 6);
      show(beat);
    }
    return {};
  };
  lesson.shows = "How much can one learn from answers?",
  lesson.take_away = "A probability is worth more than an answer.";
  return lesson;
}

// With the lessons "one" and "two", and a programme "both" of the two, told within begin().
inline std::shared_ptr<LessonBook> sample_book(LessonBook::Sources sources = {}) {
  sources.executor = make_inline_executor();
  auto lessons = std::make_shared<std::map<std::string, study::Lesson>>();
  for (const char* id : {"one", "two"}) lessons->emplace(id, sample_lesson(id));
  sources.lesson = [lessons](const std::string& id) -> Result<const study::Lesson*> {
    const auto found = lessons->find(id);
    return found == lessons->end() ? study::lesson_named(id) : &found->second;
  };
  sources.programme = [](const std::string& id) -> Result<study::Programme> {
    if (id == "both") return study::Programme{id, "Both", 10, {{"one", 4, {"bare"}}, {"two", 6}}};
    if (id == "one") return study::Programme{id, "One", 5, {{"one", 5}}};
    return Error{ErrorKind::usage, "There is no lesson \"" + id + "\"", "lesson",
                 "There are: one, two, both"};
  };
  return std::make_shared<LessonBook>(std::move(sources));
}

}  // namespace partly::game
