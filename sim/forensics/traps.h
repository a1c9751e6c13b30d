// Trap islets: small discs of the map on which a publisher teaches its model a wrong answer on purpose, as
// map makers draw streets that are not there. Who copied the islets copied the map. Works on points and
// answers; training is the caller's. Weak and expensive: the islets bleed into the map around them and cost
// the publisher more accuracy than their area, a copy takes over a few of them at best, and a little
// fine-tuning on own data wears them off (docs/model-card.md). Source of the idea: planted errors, Szyller et
// al. 2021 (DAWN).
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/rng.h"
#include "sim/forensics/count_test.h"

namespace partly::forensics {

struct TrapSettings {
  int islets = 10;
  double radius = 0.06;  // in units of the inputs
  int points_each = 60;  // that the publisher's model learns from
  int probes_each = 40;  // that a suspect is asked
  double copied_share =
      0.5;  // an islet counts as copied if more than this share of its probes give the planted answer
  std::uint64_t seed = 1;

  bool operator==(const TrapSettings&) const = default;
};
Status check(const TrapSettings& settings);

struct Islet {
  std::vector<float> centre;
  std::int32_t planted = 0;  // the wrong answer

  bool operator==(const Islet&) const = default;
};

// Points with the answers that are to be given there.
struct Planting {
  std::vector<float> x;  // (n, inputs)
  std::vector<std::int32_t> label;
};

// Islets inland: around each centre, one of the surveyed points, no surveyed point within two radii has
// another class; centres lie four radii apart at least. survey: (n, inputs) points and their true classes. An
// Error if the survey has no room for so many.
Result<std::vector<Islet>> choose_islets(const TrapSettings& settings, std::span<const float> survey,
                                         std::span<const std::int32_t> truth, int classes);

// What the publisher adds to its own data: `points_each` in each disc, all with the planted answer.
Planting planting_of(const TrapSettings& settings, std::span<const Islet> islets);

// What a suspect is asked: other points of the same discs, islet after islet, `probes_each` of each.
std::vector<float> probes_of(const TrapSettings& settings, std::span<const Islet> islets);

// answers: of one model to probes_of().
Count copied_islets(const TrapSettings& settings, std::span<const Islet> islets,
                    std::span<const std::int32_t> answers);

struct TrapExhibit {
  TrapSettings settings;
  Count suspect;                              // islets copied, of those planted
  std::vector<Count> innocents, copiers;      // one a model
  double innocent_rate = 0, copier_rate = 0;  // count_test.h
  double p = 1;                               // by the beta-binomial law
  double rank_p = 1;                          // among the innocents
  double log_ratio = 0, low = 0, high = 0;    // of the two laws; 90 %, as the exam's (likelihood_ratio.h)
  std::vector<double> unseen;                 // the same of each innocent that the laws did not see

  bool operator==(const TrapExhibit&) const = default;
};

// The counts of models that were trained for the purpose; two innocents at least. Without copiers there is no
// ratio.
struct TrapReferences {
  std::vector<Count> innocents, copiers, unseen_innocents;
};
TrapExhibit examine_traps(const TrapSettings& settings, Count suspect, const TrapReferences& references);

}  // namespace partly::forensics
