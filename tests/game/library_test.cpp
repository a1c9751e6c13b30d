// The scenarios on the home page and the game that plays beside them, with real sessions and no window.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "game/match/session_library.h"
#include "sim/base/folders.h"
#include "tests/base/damaged_texts.h"

namespace partly::game {
namespace {

class SessionLibrary : public testing::Test {
 protected:
  SessionLibrary() {
    std::filesystem::create_directories(folder_);
    LibraryOptions options;
    options.autosave = folder_ / "autosave.json";
    library_ = make_session_library(std::make_shared<LibraryOptions>(options));
  }
  ~SessionLibrary() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("partly-library-" + std::to_string(getpid()));
  std::unique_ptr<Library> library_;
};

TEST_F(SessionLibrary, ListsTheSameScenariosHoweverOftenItIsAsked) {
  const auto prefetched = library_->scenarios(), read_again = library_->scenarios();
  ASSERT_GE(prefetched.size(), 7u);
  ASSERT_EQ(read_again.size(), prefetched.size());
  for (std::size_t i = 0; i < prefetched.size(); ++i) {
    EXPECT_EQ(read_again[i].id, prefetched[i].id);
    EXPECT_TRUE(prefetched[i].errors.empty()) << prefetched[i].path;
  }
}

TEST_F(SessionLibrary, ListsADamagedFileWithWhatIsWrongAndStartsAllTheSame) {
  const auto own = folder_ / "data/partly/scenarios";
  std::filesystem::create_directories(own);
  const auto good_path = *find_data("scenarios/the-shortcut.json");
  const auto files = damaged(*read_file(good_path, 1u << 20));
  for (const DamagedText& each : files)
    std::ofstream(own / (each.name + ".json"), std::ios::binary) << each.text;
  setenv("XDG_DATA_HOME", (folder_ / "data").c_str(), 1);
  LibraryOptions options;
  options.autosave = folder_ / "autosave.json";
  const auto cards = make_session_library(std::make_shared<LibraryOptions>(options))->scenarios();
  unsetenv("XDG_DATA_HOME");
  for (const DamagedText& each : files) {
    const auto card = std::ranges::find_if(
        cards, [&](const ScenarioCard& one) { return one.path == (own / (each.name + ".json")).string(); });
    ASSERT_NE(card, cards.end()) << each.name;
    EXPECT_EQ(card->errors.empty(), each.taken) << each.name;
    if (!each.taken) {
      EXPECT_NE(card->errors.at(0).find(each.name + ".json:"), std::string::npos) << card->errors[0];
    }
  }
}

TEST_F(SessionLibrary, DemonstratesALabThatHasOrderedADistilledModelAndSavesNothing) {
  const auto cards = library_->scenarios();
  ASSERT_FALSE(cards.empty());
  const auto demonstration = library_->demonstration(cards.front());
  ASSERT_TRUE(demonstration);
  EXPECT_TRUE((*demonstration)->can_undo());
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

}  // namespace
}  // namespace partly::game
