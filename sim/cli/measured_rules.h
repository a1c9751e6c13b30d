// A rule maker's scenario with the curves of its networks, for commands that play its rules many times.
#pragma once

#include "sim/cli/command.h"
#include "sim/regime/curves.h"

namespace partly::cli {

// The curves that this scenario's networks are measured to have; with progress on stderr.
Result<regime::Curves> measured_curves(const scenario::RuleMaker& scenario, const EngineFlags& engine);

}  // namespace partly::cli
