// Work that the world asks of the trainer, and what comes back. Both are values; the world sees measurements,
// never networks. A result enters the world when its quarter closes and at no other time.
#pragma once
#include <string>
#include <variant>

#include "sim/forensics/exhibit.h"
#include "sim/forensics/query_monitor.h"
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

  bool operator==(const TrainStudent&) const = default;
};

// The exam of the provider's product and of the published weights: what stands on the market before anybody
// trains.
struct Survey {
  int id = 0;
  learn::TrainJob house;  // names task, teacher and open weights; its own sources are not trained on

  bool operator==(const Survey&) const = default;
};

// Discovery: the provenance exam on a model that is in dispute.
struct Examine {
  int id = 0;
  int proceeding = 0;
  learn::TrainJob suspect;
  learn::NetworkKind usual, large;  // what the honest labs of this world train: the kinds of the innocents
  forensics::ExamSettings settings;

  bool operator==(const Examine&) const = default;
};

using Job = std::variant<TrainStudent, Examine, Survey>;

struct StudentTrained {
  int id = 0;
  learn::TrainResult result;
  forensics::MonitorReport monitor;  // of the shipped student's query stream; no alarm if it asked nothing
  bool stopped = false;              // it failed or was ended: no model
};

struct Examined {
  int id = 0;
  forensics::Exhibit exhibit;
};

struct Surveyed {
  int id = 0;
  learn::StudentScore teacher, published;
  learn::Used teacher_used;  // what building the teacher took
};

using JobResult = std::variant<StudentTrained, Examined, Surveyed>;

int id_of(const Job& job);
int id_of(const JobResult& result);

}  // namespace partly::world
