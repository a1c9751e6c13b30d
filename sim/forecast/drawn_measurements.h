// Measurements as they may turn out: a result for every job that falls due, drawn from what may be expected
// of it (prospects.h) and from what this game has measured so far. For plays ahead (plays_ahead.h) only; no
// rule reads it.
#pragma once
#include <optional>
#include <vector>

#include "sim/base/rng.h"
#include "sim/forecast/prospects.h"

namespace partly::forecast {

// Chance that the provider's monitor sees the pattern of a run on its answers: the share of such streams that
// the last watch of the crowd found at this threshold, else what alarm_prospect() makes of it. `alarm_rate`:
// of honest accounts. In the teacher's role only.
Quantity pattern_alarm(const Scenario& scenario, const World& world, const Model& model, double alarm_rate);
// Share of honest accounts that are accused at this threshold: as last measured, else what it aims at.
Quantity accused_at(const World& world, double alarm_rate);
// Of the provider's own model: as measured, else an assumption.
CapabilityProspect capability_of_provider_model(const Scenario& scenario, const World& world);
// Of a student of this job: by those that the same order has made in this game, whoever placed it, else the
// prospect.
CapabilityProspect capability_of_order(const Scenario& scenario, const World& world,
                                       const learn::TrainJob& job);

// A run that reaches so much.
struct GivenRun {
  int model = 0;
  double points = 0;  // 0..100
};

// Results for all that is due at the close of `then`; `known` is the present, whose measurements decide what
// is expected. No student of answers or of published weights surpasses the provider's model; traps are not
// asked. `run`: is not drawn.
std::vector<JobResult> drawn_results(const Scenario& scenario, const World& known, const World& then,
                                     Rng& rng, const std::optional<GivenRun>& run = {});

}  // namespace partly::forecast
