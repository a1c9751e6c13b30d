#include "game/shell/settings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/base/damaged_texts.h"

namespace partly::game {
namespace {

std::string scratch(const char* file) { return testing::TempDir() + "partly-settings-test/" + file; }

TEST(Settings, ComeBackAsTheyWereSaved) {
  Settings s;
  s.theme = ThemeName::high_contrast, s.scale = 1.75f, s.reduced_motion = true, s.engine = "fused";
  ASSERT_TRUE(save_settings(s, scratch("a.json")).ok());
  const LoadedSettings back = load_settings(scratch("a.json"));
  EXPECT_TRUE(back.complaints.empty());
  EXPECT_EQ(back.settings.theme, s.theme);
  EXPECT_FLOAT_EQ(back.settings.scale, s.scale);
  EXPECT_TRUE(back.settings.reduced_motion);
  EXPECT_EQ(back.settings.engine, "fused");
}

TEST(Settings, ReportAndIgnoreWhatTheyDoNotKnow) {
  std::filesystem::create_directories(testing::TempDir() + "partly-settings-test");
  std::ofstream(scratch("b.json")) << R"({"scale": 40, "colour": "blue", "theme": "dark", "engine": 3})";
  const LoadedSettings loaded = load_settings(scratch("b.json"));
  EXPECT_EQ(loaded.settings.theme, ThemeName::dark);
  EXPECT_FLOAT_EQ(loaded.settings.scale, 1);
  EXPECT_EQ(loaded.settings.engine, "auto");
  EXPECT_EQ(loaded.complaints.size(), 3u);
}

TEST(Settings, SurviveAFileThatIsNoJson) {
  std::filesystem::create_directories(testing::TempDir() + "partly-settings-test");
  std::ofstream(scratch("c.json")) << "{\"scale\": ";
  EXPECT_EQ(load_settings(scratch("c.json")).complaints.size(), 1u);
  EXPECT_TRUE(load_settings(scratch("none.json")).complaints.empty());
}

TEST(Settings, SurviveEveryDamageAndSayWhereItIs) {
  std::filesystem::create_directories(testing::TempDir() + "partly-settings-test");
  for (const DamagedText& each : damaged(R"({"theme": "dark", "scale": 2})")) {
    std::ofstream(scratch("d.json"), std::ios::binary) << each.text;
    const LoadedSettings loaded = load_settings(scratch("d.json"));
    EXPECT_EQ(loaded.settings.theme, each.taken ? ThemeName::dark : ThemeName::light) << each.name;
    if (each.taken || each.name == "MarkOfByteOrderBeforeAnEmptyObject") {
      EXPECT_TRUE(loaded.complaints.empty()) << each.name << ": " << loaded.complaints[0];
      continue;
    }
    ASSERT_EQ(loaded.complaints.size(), 1u) << each.name;
    EXPECT_NE(loaded.complaints[0].find("d.json:1:"), std::string::npos) << loaded.complaints[0];
  }
}

TEST(Settings, SayWhyTheyCannotBeSaved) {
  const Status saved = save_settings({}, "/proc/none/settings.json");
  ASSERT_FALSE(saved.ok());
  EXPECT_NE(saved.error().message().find("/proc/none"), std::string::npos);
}

}  // namespace
}  // namespace partly::game
