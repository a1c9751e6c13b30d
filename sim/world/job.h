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
  int id = 0;          // job id, unique in a game
  int model = 0;       // whose result it is
  std::string lab;     // who trains
  bool watched = false; // the player's own: shown live
  learn::TrainJob job;
  // The account's queries in earlier quarters of the same account, so that the monitor sees one stream.
  forensics::MonitorSettings monitor;
};

// Discovery: the provenance exam on a model that is in dispute.
struct Examine {
  int id = 0;
  int proceeding = 0;
  learn::TrainJob suspect;
  forensics::ExamSettings settings;
};

using Job = std::variant<TrainStudent, Examine>;

struct StudentTrained {
  int id = 0;
  learn::TrainResult result;
  forensics::MonitorReport monitor;  // of the shipped student's query stream; no alarm if it asked nothing
  bool stopped = false;              // the player stopped the run: no model
};

struct Examined {
  int id = 0;
  forensics::Exhibit exhibit;
};

using JobResult = std::variant<StudentTrained, Examined>;

int id_of(const Job& job);
int id_of(const JobResult& result);

}  // namespace partly::world
