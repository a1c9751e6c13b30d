// Work that the world asks of the trainer, and what comes back. Both are values; the world sees measurements,
// never networks. A result enters the world when its quarter closes and at no other time.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/forensics/account_split.h"
#include "sim/forensics/exhibit.h"
#include "sim/forensics/query_monitor.h"
#include "sim/forensics/traps.h"
#include "sim/learn/train_job.h"

namespace partly::world {

struct TrainStudent {
  int id = 0;            // job id, unique in a game
  int model = 0;         // whose result it is
  std::string lab;       // who trains
  bool watched = false;  // the player's own: shown live
  learn::TrainJob job;
  // A run's queries are one stream. The volume rule holds what is left of the account's limit this quarter;
  // all else is the same in every job of a game, so that one calibration serves them all.
  forensics::MonitorSettings monitor;
  bool ends_at_alarm = false;  // access ends with the first alarm: it learns from what was answered by then
  forensics::AccountSplit split = {};  // the accounts that ask

  bool operator==(const TrainStudent&) const = default;
};

// The exam of the provider's product and of the published weights: what stands on the market before anybody
// trains.
struct MeasureIncumbents {
  int id = 0;
  learn::TrainJob provider_model;  // names task, teacher and open weights; its own sources are not trained on

  bool operator==(const MeasureIncumbents&) const = default;
};

inline constexpr int kNoProceeding = 0;

// Discovery: the provenance exam on a model that is in dispute, or one that its owner has ordered.
struct Examine {
  int id = 0;
  int proceeding = kNoProceeding;
  learn::TrainJob suspect;
  learn::NetworkKind usual, large;  // what the honest labs of this world train: the kinds of the innocents
  forensics::ExamSettings settings;
  learn::TrainJob alleged;  // how a copy is said to have been made: the kind of the copiers

  bool operator==(const Examine&) const = default;
};

// The crowd of honest customers of a provider's API, and accounts that train on it, before the same monitor
// and served by the same API.
struct WatchCrowd {
  int id = 0;
  learn::TrainJob provider_model;  // the world; its sources' access and its defence are how the API serves
  forensics::MonitorSettings monitor;
  int accounts = 200;          // honest ones
  double median_queries = 60;  // of an honest account in the quarter
  double spread = 0.7;         // standard deviation of its logarithm
  learn::Sources extractor;    // what an account asks that trains
  int extractors = 60;         // such accounts
  std::uint64_t seed = 1;      // of this quarter's customers

  bool operator==(const WatchCrowd&) const = default;
};

using Job = std::variant<TrainStudent, Examine, MeasureIncumbents, WatchCrowd>;

struct StudentTrained {
  int id = 0;
  learn::TrainResult result;
  forensics::MonitorReport monitor;  // of the shipped student's query stream; no alarm if it asked nothing
  bool stopped = false;              // it failed or was ended: no model
  std::optional<int> answered = {};  // queries, where access ended in the middle of them
};

struct Examined {
  int id = 0;
  forensics::Exhibit exhibit;
  std::optional<forensics::TrapExhibit> traps;  // if the model in dispute could have copied any
};

struct IncumbentsMeasured {
  int id = 0;
  learn::StudentScore teacher, published;
  learn::Used teacher_used;  // what building the teacher took
};

// What one threshold makes of the streams of a quarter.
struct WatchLevel {
  double alarm_rate = 0;     // aimed at
  int honest_accused = 0;    // of CrowdWatched::accounts, by pattern or volume
  int extractors_found = 0;  // of CrowdWatched::extractors
  int median_query = 0;      // at which those were found
};

struct CrowdWatched {
  int id = 0;
  int accounts = 0, extractors = 0;
  int accused = 0, accused_by_volume = 0;  // at the threshold in force; the latter by volume alone
  std::vector<WatchLevel> levels;
  double provider_accuracy = 0;  // of the model itself, on questions such as the exam's
  double served_accuracy = 0;    // the same as served
  double confidence_error =
      0;  // mean distance of the served probability of the served answer from the model's
};

using JobResult = std::variant<StudentTrained, Examined, IncumbentsMeasured, CrowdWatched>;

int id_of(const Job& job);
int id_of(const JobResult& result);

}  // namespace partly::world
