// What a provider's monitor sees (row 22), and what hiding from it costs (row 23).
#include <algorithm>

#include "sim/base/statistics.h"
#include "sim/forensics/statistics.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/suspects.h"
#include "sim/study/watched_account.h"

namespace partly::study {
namespace {

constexpr const char* kMonitors = "Juuti et al. 2019 (PRADA)";
constexpr int kWatchedAccounts = 100;  // of a kind

Result<Figures> extractors_watched(Workshop& workshop, const Setting& setting) {
  const learn::TrainJob provider = evenly_noisy_provider(1);
  learn::Classroom& room = workshop.classroom(provider);
  if (auto status = room.prepare(provider); !status) return status.error();
  const auto monitor = calibrated_monitor(room, derive_seed(setting.seed, "monitor"));
  const auto of = [&](const char* who, double cover_share) {
    return watch(room, monitor, cover_share, kWatchedAccounts, derive_seed(setting.seed, who));
  };
  const Watch plain = of("extractors", 0), hidden = of("hidden extractors", 0.9), honest = of("customers", 1);
  std::vector<double> alarms(plain.alarm_at.begin(), plain.alarm_at.end());
  return Figures{
      {"rank of extractors after 50 questions",
       forensics::rank_auc(plain.score_after_50, honest.score_after_50), 0, Unit::fraction},
      {"extractors caught within 60 questions", plain.share_within(60), 0, Unit::fraction},
      {"median questions until the alarm", median(alarms), 0, Unit::count},
      {"who hide nine in ten, caught within 60", hidden.share_within(60), 0, Unit::fraction},
      {"who hide nine in ten, caught within 300", hidden.share_within(kWatchedQuestions), 0, Unit::fraction},
      {"customers accused within 300", honest.share_within(kWatchedQuestions), 0, Unit::fraction},
      {"customers accused, held out at calibration", monitor.false_alarm_rate(), 0, Unit::fraction}};
}

Phenomenon naive_theft_is_noticed() {
  Phenomenon row;
  row.row = "22";
  row.study.about = {
      .id = "monitor",
      .name = "A monitor notices who asks about everywhere, and hardly who hides among customers",
      .reference = kMonitors,
      .set_up =
          "Atlas; 100 accounts of a kind, 300 questions each, watched every ten questions by a "
          "monitor that knows honest accounts alone; rank: chance that an extractor's score is "
          "above a customer's",
      .seconds = 3};
  row.study.run = extractors_watched;
  row.bars = {{"rank of extractors after 50 questions", Sense::at_least, 0.98, Unit::fraction},
              {"extractors caught within 60 questions", Sense::at_least, 0.95, Unit::fraction},
              {"customers accused within 300", Sense::at_most, 0.03, Unit::fraction}};
  row.quick = true;
  return row;
}

Result<Figures> price_of_hiding(Workshop& workshop, const Setting& setting) {
  learn::TrainJob job = evenly_noisy_provider(1);
  job.seeds = setting.seeds;
  job.seed = setting.seed;
  learn::Classroom& room = workshop.classroom(job);
  const auto taught = [&](const DrawQuestions& draw) -> Result<Accuracies> {
    const auto models = taught_at(workshop, job, draw, setting.keep_going);
    if (!models) return models.error();
    return accuracies(room, *models);
  };
  const auto open = taught([&](Rng& rng) { return covered_stream(room.task(), kStreamQuestions, 0, rng); });
  const auto hidden =
      taught([&](Rng& rng) { return covered_stream(room.task(), kStreamQuestions, 0.9, rng); });
  const auto sharded =
      taught([&](Rng& rng) { return sharded_stream(room.task(), kStreamQuestions, 50, rng); });
  for (const auto* one : {&open, &hidden, &sharded})
    if (!*one) return one->error();
  return Figures{over_seeds("accuracy of who asks openly", *open, Unit::fraction),
                 over_seeds("accuracy of who hides nine in ten", *hidden, Unit::fraction),
                 over_seeds("accuracy of who shards", *sharded, Unit::fraction),
                 over_seeds("lost by hiding", points_between(*open, *hidden), Unit::points),
                 over_seeds("lost by sharding", points_between(*open, *sharded), Unit::points)};
}

Phenomenon stealth_costs() {
  Phenomenon row;
  row.row = "23";
  row.study.about = {
      .id = "price-of-stealth",
      .name = "Hiding from the monitor costs capability",
      .reference = kMonitors,
      .set_up =
          "Atlas; 500 answers at temperature 2: asked openly, nine in ten spent on a customer's "
          "questions, or spread over ten accounts that each look like a customer",
      .seconds = 2};
  row.study.run = price_of_hiding;
  row.bars = {{"lost by hiding", Sense::at_least, 3, Unit::points},
              {"lost by sharding", Sense::at_least, 3, Unit::points}};
  row.quick = true;
  return row;
}

}  // namespace

std::vector<Phenomenon> monitoring_phenomena() { return {naive_theft_is_noticed(), stealth_costs()}; }

}  // namespace partly::study
