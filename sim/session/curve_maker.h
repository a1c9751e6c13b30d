// Trains the networks behind a rule maker's game and measures the curves that its labs go by: students of
// every way and budget under teachers of several qualities, and how often the provenance exam ties each to
// its teacher. The same plan and engine give the same bits, whatever the number of threads.
#pragma once
#include <functional>
#include <memory>

#include "sim/learn/engine.h"
#include "sim/regime/curves.h"

namespace partly::session {

// Called from one thread at a time with the share that is done; false stops the work
// (ErrorKind::interrupted).
using CurveProgress = std::function<bool(double done)>;

// threads: 0 takes as many as the machine has, up to 4, with the fused engine, and one with any other.
Result<regime::Curves> measure_curves(const regime::CurvePlan& plan,
                                      const std::shared_ptr<const learn::Engine>& engine, int threads = 0,
                                      const CurveProgress& progress = {});

}  // namespace partly::session
