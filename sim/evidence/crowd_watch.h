// A quarter of a provider's API as its monitor sees it: honest customers and accounts that extract the model,
// their streams simulated and answered by the same provider's model, inspected by the same monitor; and what
// the API's settings take from what honest customers are served.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/evidence/monitor_setup.h"
#include "sim/learn/classroom.h"
#include "sim/learn/train_job.h"

namespace partly::evidence {

struct Crowd {
  learn::TrainJob provider_model;  // its sources' access and its defence are how the API serves
  int accounts = 0;                // honest ones
  double median_queries = 0;       // of an honest account in the quarter
  double spread = 0;               // standard deviation of its logarithm
  learn::Sources extractor;        // what an account asks that trains
  int extractors = 0;              // such accounts
  std::uint64_t seed = 0;
};

// What one threshold makes of the streams.
struct AlarmLevel {
  double alarm_rate = 0;   // aimed at
  int honest_accused = 0;  // by pattern or volume
  int extractors_found = 0;
  int median_query = 0;  // at which those were found
};

struct CrowdReport {
  int accused = 0,
      accused_by_volume = 0;  // honest accounts, at the threshold in force; the latter by volume alone
  std::vector<AlarmLevel> levels;
  double provider_accuracy = 0;  // of the model itself, on questions such as the exam's
  double served_accuracy = 0;    // the same as served
  double confidence_error =
      0;  // mean distance of the served probability of the served answer from the model's
};

// `monitor` stands in front of this room's teacher.
CrowdReport watch_crowd(learn::Classroom& room, const MonitorSetup& monitor, const Crowd& crowd);

}  // namespace partly::evidence
