#include "sim/cli/measured_rules.h"

#include "sim/base/format.h"
#include "sim/session/curve_maker.h"

namespace partly::cli {

Result<regime::Curves> measured_curves(const scenario::RuleMaker& scenario, const EngineFlags& flags) {
  const auto request = flags.request();
  if (!request) return request.error();
  const auto engine = learn::make_engine(*request);
  if (!engine) return engine.error();
  auto curves = session::measure_curves(scenario.industry.plan, *engine, 0, [](double done) {
    show_progress("measuring what labs can expect: " + format_percent(done));
    return true;
  });
  show_progress({});
  return curves;
}

}  // namespace partly::cli
