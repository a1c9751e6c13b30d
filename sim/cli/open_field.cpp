#include "sim/cli/open_field.h"

namespace partly::cli {

std::pair<std::optional<OpenedField>, int> open_field(const std::string& scenario, const std::string& seeds,
                                                      const EngineFlags& engine_flags) {
  const auto request = engine_flags.request();
  if (!request) return {std::nullopt, fail(request.error())};
  const auto range = seed_range(seeds);
  if (!range) return {std::nullopt, fail(range.error())};
  auto [loaded, code] = either_scenario_argument(scenario);
  if (code != kFine) return {std::nullopt, code};
  const auto engine = learn::make_engine(*request);
  if (!engine) return {std::nullopt, fail(engine.error())};

  OpenedField opened{std::make_unique<survey::SurveyContext>(*engine), nullptr, *range};
  show_progress("opening " + scenario);
  auto field = opened.grounds->open(std::move(loaded), scenario_path(scenario).string());
  show_progress({});
  if (!field) return {std::nullopt, fail(field.error())};
  opened.field = std::move(*field);
  return {std::move(opened), kFine};
}

}  // namespace partly::cli
