#include "sim/base/folders.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>

namespace partly {
namespace {

namespace fs = std::filesystem;

// A fresh folder and a clean environment, both put back afterwards.
class Folders : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::path(testing::TempDir()) / "partly-folders-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = fs::canonical(name);
    for (const char* variable :
         {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_PICTURES_DIR", "PARTLY_DATA"}) {
      if (const char* value = std::getenv(variable))
        before_[variable] = value;
      else
        before_[variable] = std::nullopt;
      unsetenv(variable);
    }
    set("HOME", folder_ / "home");
  }
  void TearDown() override {
    for (const auto& [variable, value] : before_)
      if (value)
        setenv(variable.c_str(), value->c_str(), 1);
      else
        unsetenv(variable.c_str());
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }

  static void set(const char* variable, const fs::path& value) { setenv(variable, value.c_str(), 1); }
  static void write(const fs::path& path, const std::string& content) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << content;
  }
  static int files_in(const fs::path& folder) {
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }

  fs::path folder_;
  std::map<std::string, std::optional<std::string>> before_;
};

TEST_F(Folders, FollowTheXdgDefaultsBelowHome) {
  EXPECT_EQ(config_folder(), folder_ / "home/.config/partly");
  EXPECT_EQ(saves_folder(), folder_ / "home/.local/share/partly/saves");
  EXPECT_EQ(state_folder(), folder_ / "home/.local/state/partly");
  EXPECT_EQ(pictures_folder(), folder_ / "home/Pictures/partly");
}

TEST_F(Folders, FollowTheXdgVariables) {
  set("XDG_CONFIG_HOME", folder_ / "c");
  set("XDG_DATA_HOME", folder_ / "d");
  set("XDG_STATE_HOME", folder_ / "s");
  set("XDG_PICTURES_DIR", folder_ / "p");
  EXPECT_EQ(config_folder(), folder_ / "c/partly");
  EXPECT_EQ(saves_folder(), folder_ / "d/partly/saves");
  EXPECT_EQ(state_folder(), folder_ / "s/partly");
  EXPECT_EQ(pictures_folder(), folder_ / "p/partly");
}

TEST_F(Folders, IgnoreRelativeAndEmptyXdgValues) {
  set("XDG_CONFIG_HOME", "somewhere");
  set("XDG_DATA_HOME", "");
  EXPECT_EQ(config_folder(), folder_ / "home/.config/partly");
  EXPECT_EQ(saves_folder(), folder_ / "home/.local/share/partly/saves");
}

TEST_F(Folders, KnowThePicturesFolderOfOtherLanguages) {
  write(folder_ / "home/.config/user-dirs.dirs", "# comment\nXDG_PICTURES_DIR=\"$HOME/Bilder\"\n");
  EXPECT_EQ(pictures_folder(), folder_ / "home/Bilder/partly");
}

TEST_F(Folders, AreNotCreatedByLookingThemUp) {
  config_folder(), saves_folder(), state_folder(), pictures_folder();
  EXPECT_EQ(files_in(folder_), 0);
}

TEST_F(Folders, FindDataFirstWhereTheEnvironmentSays) {
  write(folder_ / "data/CMakeLists.txt", "mine");
  set("PARTLY_DATA", folder_ / "data");
  const Result<fs::path> found = find_data("CMakeLists.txt");
  ASSERT_TRUE(found.ok());
  EXPECT_EQ(*found, folder_ / "data/CMakeLists.txt");
}

TEST_F(Folders, FindDataInTheSourceTree) {
  const Result<fs::path> found = find_data("sim/base/folders.h");
  ASSERT_TRUE(found.ok());
  EXPECT_TRUE(fs::equivalent(*found, fs::path(PARTLY_SOURCE_DIR) / "sim/base/folders.h"));
}

TEST_F(Folders, SayWhichDataFileIsMissingAndWhatToDo) {
  const Result<fs::path> found = find_data("scenarios/no-such.json");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().kind, ErrorKind::file_missing);
  EXPECT_EQ(found.error().where, "scenarios/no-such.json");
  EXPECT_NE(found.error().remedy.find("PARTLY_DATA"), std::string::npos);
}

TEST_F(Folders, RefuseDataPathsThatLeaveTheDataFolder) {
  for (const char* path : {"/etc/passwd", "../secret", "scenarios/../../secret", ""})
    EXPECT_FALSE(find_data(path).ok()) << path;
}

TEST_F(Folders, WritingMakesTheFolderAndReadingGivesBackTheBytes) {
  const std::string content = std::string("a\0b\n", 4) + std::string(100'000, 'x');
  ASSERT_TRUE(write_atomically(folder_ / "new/deep/save.json", content).ok());
  const Result<std::string> read = read_file(folder_ / "new/deep/save.json", 1 << 20);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(*read, content);
  EXPECT_EQ(files_in(folder_ / "new/deep"), 1);
}

TEST_F(Folders, WritingReplacesTheWholeFile) {
  write(folder_ / "save", "a long old content");
  ASSERT_TRUE(write_atomically(folder_ / "save", "new").ok());
  EXPECT_EQ(*read_file(folder_ / "save", 100), "new");
}

TEST_F(Folders, WritingThroughALinkKeepsTheLink) {
  write(folder_ / "real/settings", "old");
  fs::create_symlink(folder_ / "real/settings", folder_ / "link");
  ASSERT_TRUE(write_atomically(folder_ / "link", "new").ok());
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(*read_file(folder_ / "real/settings", 100), "new");
}

TEST_F(Folders, AWriteThatFailsHalfWayLeavesTheOldFileAndNoLitter) {
  write(folder_ / "save", "old");
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{10'000, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const Status status = write_atomically(folder_ / "save", std::string(50'000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);

  ASSERT_FALSE(status.ok());
  EXPECT_EQ(*read_file(folder_ / "save", 100), "old");
  EXPECT_EQ(files_in(folder_), 1);
}

TEST_F(Folders, AFolderThatCannotBeWrittenKeepsTheOldFile) {
  write(folder_ / "save", "old");
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                               fs::perms::others_exec);
  const bool is_root = geteuid() == 0;  // whom permissions do not stop
  if (is_root && seteuid(65534) != 0) GTEST_SKIP() << "cannot become an ordinary user";
  const Status status = write_atomically(folder_ / "save", "new");
  if (is_root) {
    ASSERT_EQ(seteuid(0), 0);
  }

  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().where, (folder_ / "save").string());
  EXPECT_EQ(*read_file(folder_ / "save", 100), "old");
  EXPECT_EQ(files_in(folder_), 1);
}

TEST_F(Folders, WritingOverAFolderIsRefusedWithoutLitter) {
  fs::create_directories(folder_ / "save/inside");
  EXPECT_FALSE(write_atomically(folder_ / "save", "new").ok());
  EXPECT_FALSE(write_atomically(folder_ / "save/", "new").ok());
  EXPECT_EQ(files_in(folder_), 1);
}

TEST_F(Folders, ReadingIsBounded) {
  write(folder_ / "save", "12345");
  EXPECT_EQ(*read_file(folder_ / "save", 5), "12345");
  const Result<std::string> refused = read_file(folder_ / "save", 4);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().what.find("4 bytes"), std::string::npos);
}

TEST_F(Folders, ReadingRefusesWhatIsNoFileWithoutWaiting) {
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_FALSE(read_file(folder_ / "pipe", 100).ok());
  EXPECT_FALSE(read_file(folder_, 100).ok());
  EXPECT_FALSE(read_file("/dev/zero", 100).ok());
  EXPECT_EQ(read_file(folder_ / "missing", 100).error().kind, ErrorKind::file_missing);
}

}  // namespace
}  // namespace partly
