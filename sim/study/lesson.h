// A lesson: a study told as a demonstration, in beats. Each beat says one thing and brings what a screen
// needs to draw it, as plain arrays; a class may be asked for a guess before the beat is shown. What is shown
// was trained while it was told. A title and a text may tell what came out, so they wait for the guess too.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/study/study.h"

namespace partly::study {

struct Picture {
  std::string caption;
  int width = 0, height = 0;
  std::vector<float> grey;  // row-major from the top left, 0 black to 1 white
};

// Classes over the square [-1, 1]^2, as learn::Classroom::decision_map() lays them out.
struct ClassMap {
  std::string caption;
  int side = 0;
  std::vector<std::uint8_t> classes;  // (side, side) row-major from the top left
  std::vector<float> marks;           // (n, 2) points to mark on it: where questions were asked
};

struct Curve {
  std::string caption;
  std::string x_name, y_name;  // of the axes, with units
  std::vector<double> x, y;    // of one length
};

// What the class is asked before the beat is shown. The answer is a figure of that beat.
struct Guess {
  std::string question;
  std::string figure;
  double low = 0, high = 1;  // what may be answered, in the figure's unit
  std::string set_up = {};   // what one has to know to guess; gives nothing of the answer away
};

struct Beat {
  std::string id;     // "twin": unique within its lesson
  std::string title;  // at most six words
  std::string text;   // one or two short sentences for a class
  Figures figures;
  std::vector<Picture> pictures;
  std::vector<ClassMap> maps;
  std::vector<Curve> curves;
  std::optional<Guess> guess;
  std::string notes;  // for who presents: what to ask, what is often misunderstood; may be empty
};

// Called with each beat as soon as it is there, in order.
using Show = std::function<void(const Beat&)>;

struct Lesson {
  About about;
  std::function<Status(Workshop&, const Setting&, const Show&)> tell;
  std::string shows = {};      // what it is about, in a sentence that gives no result away
  std::string take_away = {};  // the one sentence to remember
  int minutes = 5;             // before a class, talk included
};

struct Telling {
  std::vector<Beat> beats;
  double seconds = 0;
};
Result<Telling> tell(const Lesson& lesson, Workshop& workshop, const Setting& setting, const Show& show = {});

// All figures of all beats, in order.
Figures figures(const Telling& telling);

}  // namespace partly::study
