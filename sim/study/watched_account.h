// A provider's monitor in front of a really trained teacher, and streams of questions to send it, for studies
// of who is noticed.
#pragma once
#include <vector>

#include "sim/evidence/monitor_setup.h"
#include "sim/study/workshop.h"

namespace partly::study {

// A monitor that learned from honest accounts of this room what is usual. Looks every ten questions.
evidence::MonitorSetup calibrated_monitor(const learn::Classroom& room, std::uint64_t seed);

// The questions of an account of which a share is an honest customer's, evenly mixed: the rest asks about
// everywhere. (n, inputs) in the order asked.
std::vector<float> covered_stream(const learn::Task& task, int n, double cover_share, Rng& rng);
// As many honest-looking accounts as it takes, each about its own few places, one after the other.
std::vector<float> sharded_stream(const learn::Task& task, int n, int per_account, Rng& rng);

// What the monitor made of `accounts` streams of one kind.
struct Watch {
  std::vector<double> score_after_50;  // at the look after 50 questions
  std::vector<int> alarm_at;           // questions until the alarm; never: more than any stream has

  double share_within(int questions) const;
};
inline constexpr int kStreamQuestions = 500;  // of an extractor, with those that it spends on hiding
inline constexpr int kNeverCaught = 1 << 30;
inline constexpr int kWatchedQuestions = 300;  // of each account
Watch watch(const learn::Classroom& room, const evidence::MonitorSetup& monitor, double cover_share,
            int accounts, std::uint64_t seed);

}  // namespace partly::study
