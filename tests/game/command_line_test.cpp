// The program itself, without a display.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace {

struct Outcome {
  int code = -1;
  std::string text;
};

Outcome shell(const std::string& line) {
  Outcome out;
  FILE* pipe = popen(line.c_str(), "r");
  std::array<char, 256> buffer{};
  while (pipe && std::fgets(buffer.data(), buffer.size(), pipe)) out.text += buffer.data();
  if (pipe) out.code = WEXITSTATUS(pclose(pipe));
  return out;
}

Outcome run(const std::string& arguments) {
  return shell(
      std::string("env -u DISPLAY -u WAYLAND_DISPLAY -u SDL_VIDEODRIVER XDG_RUNTIME_DIR=/nonexistent ") +
      PARTLY_PROGRAM + " " + arguments + " 2>&1");
}

TEST(CommandLine, HelpAndVersionNeedNoDisplay) {
  EXPECT_EQ(run("--help").code, 0);
  EXPECT_NE(run("--help").text.find("--screenshot"), std::string::npos);
  EXPECT_NE(run("--help").text.find("--sandbox"), std::string::npos);
  EXPECT_EQ(run("--version").code, 0);
}

TEST(CommandLine, WithoutADisplaySaysHowToPlayAnyway) {
  const Outcome out = run("");
  EXPECT_EQ(out.code, 6);
  EXPECT_NE(out.text.find("--headless"), std::string::npos) << out.text;
}

TEST(CommandLine, TakesAPictureWithoutADisplay) {
  const std::string file = testing::TempDir() + "partly-without-a-display.png";
  std::filesystem::remove(file);
  const Outcome out = run("--size 800x600 --screenshot '" + file + "'");
  EXPECT_EQ(out.code, 0) << out.text;
  std::ifstream picture(file, std::ios::binary);
  std::string head(24, '\0');
  picture.read(head.data(), 24);
  EXPECT_EQ(head.substr(1, 3), "PNG");
  EXPECT_EQ(head.substr(16), std::string("\0\0\x03\x20\0\0\x02\x58", 8)) << "800 by 600";
}

// Loading libtorch takes longer than everything else before the first picture; it comes as a plugin, on
// demand.
TEST(CommandLine, TheProgramDoesNotLinkLibtorch) {
  const Outcome out = shell(std::string("ldd ") + PARTLY_PROGRAM);
  EXPECT_EQ(out.code, 0);
  EXPECT_NE(out.text.find("libSDL2"), std::string::npos) << out.text;
  for (const char* library : {"libtorch", "libc10", "libcuda"})
    EXPECT_EQ(out.text.find(library), std::string::npos) << out.text;
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(run("--colour").code, 2);
  EXPECT_EQ(run("--scale 9").code, 2);
  EXPECT_EQ(run("--theme solarised").code, 2);
  EXPECT_EQ(run("--size 12").code, 2);
  EXPECT_EQ(run("--sandbox --colour").code, 2);
}

TEST(CommandLine, NamesTheLessonsInPlaceOfAnUnknownOne) {
  const Outcome out = run("--lesson xyz");
  EXPECT_EQ(out.code, 2);
  for (const char* id : {"xyz", "subliminal-static", "copy-of-a-copy", "ten-minutes"})
    EXPECT_NE(out.text.find(id), std::string::npos) << out.text;
}

TEST(CommandLine, NamesTheChaptersOfTheCourseInPlaceOfAnUnknownOne) {
  const Outcome out = run("--course xyz");
  EXPECT_EQ(out.code, 2);
  for (const char* id : {"xyz", "teach-a-student", "the-letter", "your-lab"})
    EXPECT_NE(out.text.find(id), std::string::npos) << out.text;
}

}  // namespace
