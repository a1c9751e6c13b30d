// The scenarios on the home page and the game that plays beside them, with real sessions and no window.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "game/match/session_library.h"

namespace partly::game {
namespace {

class TheLibrary : public testing::Test {
 protected:
  TheLibrary() {
    std::filesystem::create_directories(folder_);
    LibraryOptions options;
    options.autosave = folder_ / "autosave.json";
    library_ = make_session_library(std::make_shared<LibraryOptions>(options));
  }
  ~TheLibrary() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("partly-library-" + std::to_string(getpid()));
  std::unique_ptr<Library> library_;
};

TEST_F(TheLibrary, ListsTheSameScenariosHoweverOftenItIsAsked) {
  const auto begun_early = library_->scenarios(), read_again = library_->scenarios();
  ASSERT_GE(begun_early.size(), 7u);
  ASSERT_EQ(read_again.size(), begun_early.size());
  for (std::size_t i = 0; i < begun_early.size(); ++i) {
    EXPECT_EQ(read_again[i].id, begun_early[i].id);
    EXPECT_TRUE(begun_early[i].errors.empty()) << begun_early[i].path;
  }
}

TEST_F(TheLibrary, DemonstratesALabThatHasOrderedADistilledModelAndSavesNothing) {
  const auto cards = library_->scenarios();
  ASSERT_FALSE(cards.empty());
  const auto demonstration = library_->demonstration(cards.front());
  ASSERT_TRUE(demonstration);
  EXPECT_TRUE((*demonstration)->can_undo());
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

}  // namespace
}  // namespace partly::game
