// What a training screen shows while a run goes on: a snapshot by value, made in the trainer, read by the
// window.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/learn/train_job.h"

namespace partly::session {

struct Progress {
  int job = 0;
  int model = 0;
  bool watched = false;
  std::string what;  // "Training 5 students", "Training the court's 24 reference models", "Marking the exam"
  int steps_done = 0;
  int steps = 0;
  double steps_per_second = 0;
  double seconds_left = 0;
  std::vector<float> loss_mean, loss_low, loss_high;  // thinned to at most 200 points
  std::vector<float> loss_points;                     // of the shipped student, one a kept step, not smoothed
  double accuracy_mean = 0, accuracy_low = 0, accuracy_high = 0;  // on the exam, now
  double agreement = 0;
  double teacher_accuracy = 0;
  int map_side = 0;                       // 0: no map (the task is not two-dimensional)
  std::vector<std::uint8_t> teacher_map;  // (map_side, map_side) class of each cell, from the top left
  std::vector<std::uint8_t> student_map;  // of the student that ships
  std::vector<float> query_points;        // (n, 2), in the order asked
  learn::Used used_so_far;                // counted, by the student that ships
  std::string engine;                     // "fused on cpu (AVX-512)"
  bool finished = false;
  std::string problem;  // that its device failed, and where it goes on; empty if all is well
};

}  // namespace partly::session
