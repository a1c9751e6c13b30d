// A study: an experiment on networks that anybody can run again, with figures. Two kinds are built on it: a
// phenomenon (phenomenon.h) is a study with a bar that it must reach, a lesson (lesson.h) one that is told.
// This room needs networks and forensics together, and neither money nor law
// (docs/decisions/0004-a-room-for-studies.md).
//
// To add a phenomenon, a row of `partly-sim phenomena`:
//   1. In the file of its group (soft_labels.cpp, label_noise.cpp, ...) write a function
//      Result<Figures> ...(Workshop&, const Setting&) that trains setting.seeds students through the workshop
//      and returns named figures, and add a Phenomenon to the list at the end of the file: its row of the
//      table in docs/model-card.md, what it is called and after whom, its set-up, its bars.
//   2. A new group: a file of its own, its list declared in groups.h and joined in phenomena.cpp, its name in
//      CMakeLists.txt.
//   3. Bars are what the published effect asks for, some three spreads inside what was measured. Where a row
//   fails,
//      the finding is reported; the bar is not lowered to it without a reason in docs/model-card.md.
// tests/study runs every row as a test of its own: quick ones in ./check, the others under the label
// "nightly". A lesson is added the same way: lesson.h says what it consists of, groups.h and lessons.cpp know
// it.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "sim/base/result.h"
#include "sim/learn/classroom.h"
#include "sim/study/figure.h"

namespace partly::study {

class Workshop;

struct About {
  std::string id;         // "soft-labels-map": for command lines and links, never renamed
  std::string name;       // the finding in one sentence, no full stop
  std::string reference;  // the paper that published it: "Hinton, Vinyals, Dean 2015"
  std::string set_up;     // what is trained on what, for somebody who wants to doubt it
  double seconds = 1;     // about, on one core, with what it shares already made; for progress alone
  int seeds = 5;          // where the caller does not say
};

// What the caller of a study decides.
struct Setting {
  int seeds = 5;           // students of a kind, each with initial weights, data and queries of its own
  std::uint64_t seed = 1;  // of all of them
  learn::KeepGoing keep_going = {};  // progress in 0..1, and the way to stop
};

struct Study {
  About about;
  std::function<Result<Figures>(Workshop&, const Setting&)> run;
};

// Progress of part `index` of `count` equal parts of a longer piece of work.
learn::KeepGoing part_of(const learn::KeepGoing& whole, std::size_t index, std::size_t count);

// The same one part after another.
class Parts {
 public:
  Parts(const learn::KeepGoing& whole, int count) : whole_(whole), count_(static_cast<std::size_t>(count)) {}
  learn::KeepGoing next() { return part_of(whole_, done_++, count_); }

 private:
  const learn::KeepGoing& whole_;
  std::size_t count_, done_ = 0;
};

// The Error of a study that its caller stopped; where keep_going says false.
Error stopped();

}  // namespace partly::study
