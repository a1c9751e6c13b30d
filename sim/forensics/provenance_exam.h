// Was this model taught by that one? Chooses questions on which the teacher stands alone, scores how often a
// suspect answers alike, and compares with innocent models that were trained for the purpose. Works on
// answers, not on nets: the caller draws two pools of inputs, lets the teacher, selectors, references and
// suspect answer them once, and hands the arrays over. Its power and its error rates are measured in
// tests/forensics.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/forensics/exhibit.h"

namespace partly::forensics {

using Answers = std::vector<std::int32_t>;  // the class given to each input of a pool

// One model's answers to both pools.
struct Sitting {
  Answers natural;
  Answers outside;
};

// What the questions are chosen from: no suspect and no reference has a part in it.
struct ExamMaterial {
  Answers truth;  // of the natural pool
  Sitting teacher;
  std::vector<float> teacher_confidence;  // its top probability on the natural pool
  std::vector<Sitting> selectors;
};

// The questions of one test, as places in its pool (outside: the outside pool; else the natural one).
struct QuestionSheet {
  ExamTest test = ExamTest::quiz;
  std::vector<std::uint32_t> places;
  Answers expected;           // what the teacher answers there
  std::string why_not_asked;  // too few such questions; empty if the test is asked
};

struct ExamPaper {
  ExamSettings settings;
  std::array<QuestionSheet, 3> sheets;  // in the order of kExamTests
};
ExamPaper set_paper(const ExamSettings& settings, const ExamMaterial& material);

double score(const QuestionSheet& sheet, const Sitting& model);  // share answered as the teacher does

// p of one test: a prediction t-test between models on the log odds of their scores, with a spread never
// finer than one question.
double test_p(int questions, double suspect, std::span<const double> references);

// Whom a suspect is compared with beside the innocents, and on whom the comparison is tried out.
struct Comparison {
  CopierRecipe alleged;
  std::vector<Sitting> copiers;
  std::vector<Sitting> unseen_innocents, unseen_copiers;
};

// The court's rule. Without copiers it has no ratio.
Exhibit examine(const ExamPaper& paper, const ExamMaterial& material, const Sitting& suspect,
                std::span<const Sitting> references, const Comparison& comparison = {});

// What follows from the scores in an exhibit, computed anew: p of each test, the combined p, the ratio and
// its strength, what the rule makes of the unseen. All else is left as it is.
Exhibit concluded(Exhibit exhibit);

// p of each innocent reference, judged by the t distribution of all the others.
std::vector<double> leave_one_out_p(const std::array<TestOutcome, 3>& tests);

// The tests of a suspect alone.
std::array<TestOutcome, 3> outcomes(const ExamPaper& paper, const Sitting& suspect,
                                    std::span<const Sitting> references);

// The combined p of a suspect alone, for curves and sweeps.
double court_p(const ExamPaper& paper, const Sitting& suspect, std::span<const Sitting> references);

}  // namespace partly::forensics
