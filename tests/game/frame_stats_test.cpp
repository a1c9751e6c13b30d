#include "game/shell/frame_stats.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace partly::game {
namespace {

TEST(FrameStats, SayWhenTheFirstPictureStoodAndWhatItTook) {
  const double began_s = monotonic_s();
  FrameStats stats;
  stats.first = FirstFrame::now(began_s - 2);
  stats.add(1, 3, 100);
  const auto json = nlohmann::json::parse(stats.json());
  const auto& first = json["first_frame"];
  EXPECT_GE(first["since_main_ms"].get<double>(), 2000);
  EXPECT_NEAR(first["monotonic_s"].get<double>() - began_s, first["since_main_ms"].get<double>() / 1e3 - 2,
              1e-3);
  EXPECT_GT(first["processor_ms"].get<double>(), 0);
  EXPECT_GT(first["peak_memory_kib"].get<long>(), 1000);
  EXPECT_EQ(json["frames"], 1);
  EXPECT_DOUBLE_EQ(json["frame_ms"]["p50"].get<double>(), 4);
}

}  // namespace
}  // namespace partly::game
