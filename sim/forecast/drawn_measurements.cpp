#include "sim/forecast/drawn_measurements.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/exam_prospect.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

constexpr double kProviderModelPoints = 92, kProviderModelSd = 3;  // on many labels of careful people
constexpr Interval kProviderModelRange{86, 98};
constexpr std::size_t kEnoughForASpread = 4;  // models of one order
constexpr double kLeastSd = 0.5;              // points

// The measured threshold that is nearest to the one in force.
const WatchLevel* level_at(const World& world, double alarm_rate) {
  if (!world.provider_state || !world.provider_state->crowd.watched) return nullptr;
  const auto& levels = world.provider_state->crowd.watched->levels;
  const auto nearest = std::min_element(levels.begin(), levels.end(), [&](const auto& a, const auto& b) {
    return std::abs(a.alarm_rate - alarm_rate) < std::abs(b.alarm_rate - alarm_rate);
  });
  return nearest == levels.end() ? nullptr : &*nearest;
}

double alarm_rate_of(const forensics::MonitorSettings& monitor) { return 1 - monitor.quantile; }

// What a lab ordered, whether or not all of it was answered.
bool same_order(const Model& model, const learn::TrainJob& job) {
  const learn::Sources &one = model.job.sources, &other = job.sources;
  return one.own_labels == other.own_labels && one.queries + model.queries_lost == other.queries &&
         one.cover_share == other.cover_share && one.open_weights == other.open_weights &&
         model.job.hidden == job.hidden;
}

class Drawing {
 public:
  Drawing(const Scenario& scenario, const World& known, const World& then, Rng& rng,
          const std::optional<GivenRun>& run)
      : scenario_(scenario), known_(known), then_(then), rng_(rng), run_(run) {}

  JobResult operator()(const TrainStudent& job) {
    const CapabilityProspect expected = capability_of_order(scenario_, known_, job.job);
    const bool taught = job.job.sources.queries > 0 || job.job.sources.open_weights;
    const double most = taught ? capability_of_provider_model(scenario_, then_).points.value : 100;
    StudentTrained trained;
    trained.id = job.id;
    const bool given = run_ && run_->model == job.model;
    trained.result.students = {score(given ? run_->points : drawn(expected, most))};
    trained.result.used.labels = job.job.sources.own_labels;
    trained.result.used.queries = job.job.sources.queries;
    trained.monitor = report_on(job);
    if (job.ends_at_alarm && trained.monitor.alarm_at_query)
      trained.answered = std::min(*trained.monitor.alarm_at_query, job.job.sources.queries);
    return trained;
  }

  JobResult operator()(const Examine& job) {
    const law::Proceeding* proceeding = then_.proceeding(job.proceeding);
    const Model* model = proceeding ? then_.model(proceeding->model) : nullptr;
    Examined examined;
    examined.id = job.id;
    examined.exhibit.settings = job.settings;
    examined.exhibit.tests_asked = 1;
    const double says =
        one_of(model ? showings_of(*model) : expected_showings(scenario_, known_, false, kPlayerId))
            .log_likelihood_ratio.value;
    forensics::LikelihoodRatio& ratio = examined.exhibit.ratio.emplace();
    ratio.log_ratio = ratio.low = ratio.high = says;
    return examined;
  }

  JobResult operator()(const MeasureIncumbents& job) {
    IncumbentsMeasured measured;
    measured.id = job.id;
    measured.teacher = score(drawn(capability_of_provider_model(scenario_, known_)));
    learn::TrainJob published = job.provider_model;
    published.sources.queries = scenario_.learning.open_weights.provider_queries;
    measured.published = score(drawn(capability_prospect(scenario_, known_, published, {})));
    return measured;
  }

  JobResult operator()(const WatchCrowd& job) {
    CrowdWatched watched;
    if (known_.provider_state->crowd.watched) watched = *known_.provider_state->crowd.watched;
    watched.id = job.id;
    watched.accounts = job.accounts;
    watched.accused = watched.accused_by_volume = 0;
    const double share = accused_at(known_, alarm_rate_of(job.monitor)).value;
    for (int account = 0; account < job.accounts; ++account) watched.accused += rng_.chance(share);
    return watched;
  }

 private:
  double drawn(const CapabilityProspect& expected, double most_points = 100) {
    return std::clamp(expected.points.value + expected.sd_points * rng_.normal(), 0.0, most_points);
  }

  learn::StudentScore score(double points) const {
    const double guessing = 1.0 / scenario_.learning.classes;
    const double accuracy = guessing + (1 - guessing) * points / 100;
    return {accuracy, accuracy};
  }

  // As the player knows it, with an exam that it has ordered of a model of its own.
  std::vector<ExpectedShowing> showings_of(const Model& model) const {
    const Model* known = known_.model(model.id);
    if (known && known->owner == kPlayerId) return expected_by_owner(scenario_, known_, *known);
    return expected_showings(scenario_, known_, copied(model) || inherits(model), kPlayerId);
  }

  law::Showing one_of(const std::vector<ExpectedShowing>& possible) {
    double left = rng_.uniform();
    for (const ExpectedShowing& expected : possible)
      if ((left -= expected.chance) < 0) return expected.showing;
    return possible.back().showing;
  }

  // Who asks more than the volume rule lets pass is noticed for certain, if its pattern was not seen before.
  forensics::MonitorReport report_on(const TrainStudent& job) {
    forensics::MonitorReport report;
    const int queries = job.job.sources.queries;
    if (queries == 0) return report;
    const double rate = alarm_rate_of(job.monitor);
    const Quantity pattern = pattern_alarm(scenario_, known_, *then_.model(job.model), rate);
    if (rng_.chance(pattern.value)) {
      const WatchLevel* level = level_at(known_, rate);
      const int usual = level && level->median_query > 0 ? level->median_query : 2 * job.monitor.step;
      report.alarm = forensics::AlarmKind::pattern;
      report.alarm_at_query = std::min(usual, queries);
    } else if (job.monitor.queries_per_quarter > 0 && queries > job.monitor.queries_per_quarter) {
      report.alarm = forensics::AlarmKind::volume;
      report.alarm_at_query = job.monitor.queries_per_quarter + 1;
    }
    return report;
  }

  const Scenario& scenario_;
  const World& known_;
  const World& then_;
  Rng& rng_;
  std::optional<GivenRun> run_;
};

}  // namespace

Quantity pattern_alarm(const Scenario& scenario, const World& world, const Model& model, double alarm_rate) {
  const WatchLevel* level = level_at(world, alarm_rate);
  if (!level || world.provider_state->crowd.watched->extractors == 0) {
    Model unseen = model;
    unseen.monitor.reset();
    unseen.licensed = false;
    return alarm_prospect(scenario, world, unseen);
  }
  const int extractors = world.provider_state->crowd.watched->extractors;
  return Quantity::derived(static_cast<double>(level->extractors_found) / extractors, Unit::fraction,
                           std::to_string(level->extractors_found) + " of " + std::to_string(extractors) +
                               " accounts that train were found by the last watch at a threshold of " +
                               format_percent(level->alarm_rate));
}

Quantity accused_at(const World& world, double alarm_rate) {
  const WatchLevel* level = level_at(world, alarm_rate);
  if (!level || world.provider_state->crowd.watched->accounts == 0)
    return Quantity::derived(alarm_rate, Unit::fraction, "What the monitor aims at: not measured yet");
  const int accounts = world.provider_state->crowd.watched->accounts;
  return Quantity::derived(static_cast<double>(level->honest_accused) / accounts, Unit::fraction,
                           std::to_string(level->honest_accused) + " of " + std::to_string(accounts) +
                               " honest accounts at a threshold of " + format_percent(level->alarm_rate) +
                               ", by the last watch");
}

CapabilityProspect capability_of_provider_model(const Scenario& scenario, const World& world) {
  const Lab& provider = world.lab(scenario.lab(LabKind::provider).id);
  const Model* provider_model = provider.released ? world.model(*provider.released) : nullptr;
  if (provider_model && provider_model->result)
    return {Quantity::derived(provider_model->capability(scenario.learning.classes), Unit::points,
                              "As measured at the first close"),
            0};
  return {
      Quantity::assumed(kProviderModelPoints, Unit::points, kProviderModelRange,
                        "Not measured before the first close; a provider's model learns from many labels of "
                        "careful people"),
      kProviderModelSd};
}

CapabilityProspect capability_of_order(const Scenario& scenario, const World& world,
                                       const learn::TrainJob& job) {
  CapabilityProspect prospect = capability_prospect(scenario, world, job, {});
  std::vector<double> reached;
  for (const Model& model : world.models)
    if (model.result && same_order(model, job))
      reached.push_back(model.capability(scenario.learning.classes));
  if (reached.empty()) return prospect;
  prospect.points.value = mean(reached);
  if (reached.size() >= kEnoughForASpread)
    prospect.sd_points = std::max(kLeastSd, standard_deviation(reached));
  return prospect;
}

std::vector<JobResult> drawn_results(const Scenario& scenario, const World& known, const World& then,
                                     Rng& rng, const std::optional<GivenRun>& run) {
  Drawing drawing(scenario, known, then, rng, run);
  std::vector<JobResult> results;
  for (const Job& job : jobs_due(then)) results.push_back(std::visit(drawing, job));
  return results;
}

}  // namespace partly::forecast
