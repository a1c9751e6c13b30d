// The tests that forensics rests on. Plain numbers in, plain numbers out; nothing here knows of models. The
// distributions are Boost.Math's, but for Kolmogorov's: Press et al., Numerical Recipes, 3rd ed.,
// section 14.3.
#pragma once
#include <span>
#include <vector>

namespace partly::forensics {

// log((share * n + .5) / (n - share * n + .5)): the log odds of a share of n answers, finite at 0 and 1.
double shrunk_logit(double share, int n);

double student_t_cdf(double t, double degrees_of_freedom);
double binomial_upper_tail(int hits, int trials, double p);  // P(X >= hits)

// One-sided p that a new draw from the population of `null` is as large as `value`: a prediction t-test with
// n - 1 degrees of freedom. The unit of observation is the model, not the question. `spread_floor` is the
// least standard deviation that the measurement can resolve. Needs at least three null values.
double prediction_p(double value, std::span<const double> null, double spread_floor = 0);

double bonferroni(std::span<const double> p_values);  // min(1, k * min p); 1 for none

// Chance that a random positive scores above a random negative, ties counting half.
double rank_auc(std::span<const double> positives, std::span<const double> negatives);

// p-value of the Kolmogorov-Smirnov test that the values are uniform on [0, 1].
double uniformity_p(std::vector<double> values);

}  // namespace partly::forensics
