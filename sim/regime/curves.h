// What labs can expect of a run, as measured on networks that were really trained: capability and trace for
// each way to a model and each budget, for teachers of several qualities. Made once a game
// (sim/session/curve_maker.h) from a plan; a value from then on, kept in saves. Between the measured points
// (docs/regime-model.md):
// - along a budget: straight lines over log(1 + budget), after means that fall have been pooled with their
//   neighbours (pool-adjacent-violators, Ayer et al. 1955), so that more never teaches less;
// - between teachers: the student's share of its teacher's capability, and the share found, in straight
// lines. Outside them the nearest point counts, and nothing teaches nothing.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/learn/train_job.h"

namespace partly::regime {

// What is trained. One kind of network for all, so that a leader's model is a teacher like those measured.
struct CurvePlan {
  learn::TaskSpec task;
  double label_noise = 0.4;  // of everybody's own labels
  learn::NetworkKind network;
  learn::Recipe tuning;                 // of runs that start from the open weights
  learn::OpenWeightsSpec open_weights;  // published on the older edition of the world
  std::vector<int> teacher_labels;      // own labels of each teacher, ascending
  std::vector<int> label_budgets;       // ascending
  std::vector<int> query_budgets;       // ascending
  int seeds = 4;                        // students a point
  int exam_selectors = 6;               // models that choose the exam's questions
  int exam_references = 18;             // innocents that a suspect is compared with
  std::uint64_t seed = 1;

  bool operator==(const CurvePlan&) const = default;
};

// At one budget of labels or queries.
struct Point {
  double budget = 0;
  double capability = 0;  // points of 100, mean over the students
  double sd = 0;          // over the students
  double found = 0;  // share that the provenance exam ties to the teacher at p < .01: (k + 1/2) / (n + 1)
  double neg_log10_p = 0;  // mean over the students
  double gflop = 0;        // one student's training, counted

  bool operator==(const Point&) const = default;
};
using Curve = std::vector<Point>;  // by budget

struct TeacherCurves {
  double capability = 0;  // of the teacher, as marked
  Curve full;             // students of answers with probabilities
  Curve bare;             // of answers without

  bool operator==(const TeacherCurves&) const = default;
};

struct Curves {
  Curve own;                            // from scratch on own labels
  Curve open;                           // the open weights tuned on own labels
  std::vector<TeacherCurves> teachers;  // by capability
  double edition_loss = 0;              // points that a model loses when the world becomes its next edition
  int students = 0;                     // networks trained for the points
  int innocents = 0;                    // references, each tried against the others for each teacher
  int innocents_accused = 0;            // of them at p < .01
  std::string engine;                   // that trained them

  bool operator==(const Curves&) const = default;
};

// What a run is expected to give.
struct Expected {
  double capability = 0;
  double sd = 0;
  double found = 0;
  double gflop = 0;
};
Expected from_own_labels(const Curves& curves, double labels);
Expected from_open_weights(const Curves& curves, double labels);
// A student of a teacher that has `teacher_capability` today.
Expected from_answers(const Curves& curves, double teacher_capability, double queries, bool full);

// The plan's recipe for so many examples: the batch grows so that each is seen at least kLeastPasses times.
inline constexpr int kLeastPasses = 16;
learn::Recipe recipe_for(const learn::Recipe& recipe, int examples);

// Pools neighbours until capability does not fall with the budget; all students of a point weigh alike.
void make_monotone(Curve& curve);
Status check(const CurvePlan& plan);
// Finite, ordered and within their bounds: for curves read from a file.
Status check(const Curves& curves);

}  // namespace partly::regime
