// The fields of every job and of every result, and the kinds that they are written as (sim/base/fields.h).
#pragma once
#include "sim/forensics/fields.h"
#include "sim/learn/fields.h"
#include "sim/world/state/job.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::world {

constexpr const char* kind_of(As<TrainStudent>) { return "train-student"; }
constexpr auto fields_of(As<TrainStudent>) {
  return std::tuple{field("id", &TrainStudent::id), field("model", &TrainStudent::model),
      field("lab", &TrainStudent::lab), field("watched", &TrainStudent::watched),
      field("job", &TrainStudent::job), field("monitor", &TrainStudent::monitor),
      field("ends_at_alarm", &TrainStudent::ends_at_alarm),
      field("split", &TrainStudent::split)};
}
constexpr const char* kind_of(As<Examine>) { return "examine"; }
constexpr auto fields_of(As<Examine>) {
  return std::tuple{field("id", &Examine::id), field("proceeding", &Examine::proceeding),
      field("suspect", &Examine::suspect), field("usual", &Examine::usual), field("large", &Examine::large),
      field("settings", &Examine::settings), field("alleged", &Examine::alleged)};
}
constexpr const char* kind_of(As<MeasureIncumbents>) { return "measure-incumbents"; }
constexpr auto fields_of(As<MeasureIncumbents>) {
  return std::tuple{field("id", &MeasureIncumbents::id), field("provider_model", &MeasureIncumbents::provider_model)};
}
constexpr const char* kind_of(As<WatchCrowd>) { return "watch-crowd"; }
constexpr auto fields_of(As<WatchCrowd>) {
  return std::tuple{field("id", &WatchCrowd::id), field("provider_model", &WatchCrowd::provider_model),
      field("monitor", &WatchCrowd::monitor), field("accounts", &WatchCrowd::accounts),
      field("median_queries", &WatchCrowd::median_queries), field("spread", &WatchCrowd::spread),
      field("extractor", &WatchCrowd::extractor), field("extractors", &WatchCrowd::extractors),
      field("seed", &WatchCrowd::seed)};
}

constexpr const char* kind_of(As<StudentTrained>) { return "student-trained"; }
constexpr auto fields_of(As<StudentTrained>) {
  return std::tuple{field("id", &StudentTrained::id), field("result", &StudentTrained::result),
      field("monitor", &StudentTrained::monitor), field("stopped", &StudentTrained::stopped),
      field("answered", &StudentTrained::answered)};
}
constexpr const char* kind_of(As<Examined>) { return "examined"; }
constexpr auto fields_of(As<Examined>) {
  return std::tuple{field("id", &Examined::id), field("exhibit", &Examined::exhibit),
      field("traps", &Examined::traps)};
}
constexpr const char* kind_of(As<IncumbentsMeasured>) { return "incumbents-measured"; }
constexpr auto fields_of(As<IncumbentsMeasured>) {
  return std::tuple{field("id", &IncumbentsMeasured::id), field("teacher", &IncumbentsMeasured::teacher),
      field("published", &IncumbentsMeasured::published), field("teacher_used", &IncumbentsMeasured::teacher_used)};
}
constexpr auto fields_of(As<WatchLevel>) {
  return std::tuple{field("alarm_rate", &WatchLevel::alarm_rate),
      field("honest_accused", &WatchLevel::honest_accused),
      field("extractors_found", &WatchLevel::extractors_found), field("median_query", &WatchLevel::median_query)};
}
constexpr const char* kind_of(As<CrowdWatched>) { return "crowd-watched"; }
constexpr auto fields_of(As<CrowdWatched>) {
  return std::tuple{field("id", &CrowdWatched::id), field("accounts", &CrowdWatched::accounts),
      field("extractors", &CrowdWatched::extractors), field("accused", &CrowdWatched::accused),
      field("accused_by_volume", &CrowdWatched::accused_by_volume), field("levels", &CrowdWatched::levels),
      field("provider_accuracy", &CrowdWatched::provider_accuracy),
      field("served_accuracy", &CrowdWatched::served_accuracy),
      field("confidence_error", &CrowdWatched::confidence_error)};
}

}  // namespace partly::world
// clang-format on
