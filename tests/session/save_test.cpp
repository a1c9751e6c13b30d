#include "sim/session/save.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/bots/player_bots.h"
#include "sim/scenario/load.h"
#include "sim/session/bot_play.h"
#include "sim/session/verify.h"
#include "tests/learn/idx_files.h"
#include "tests/session/stub_work.h"

namespace partly::session {
namespace {

namespace fs = std::filesystem;

world::Scenario shortcut() {
  const auto path = find_data("scenarios/the-shortcut.json");
  PARTLY_CHECK(path.ok());
  auto loaded = scenario::load_file(*path);
  PARTLY_CHECK(loaded.scenario.has_value());
  return std::move(*loaded.scenario);
}

class SaveTest : public testing::Test {
 protected:
  SaveTest()
      : folder_(fs::temp_directory_path() /
                ("partly-save-test-" + std::to_string(testing::UnitTest::GetInstance()->random_seed()) + "-" +
                 testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_);
  }
  ~SaveTest() override { fs::remove_all(folder_); }

  fs::path file(const std::string& name) const { return folder_ / name; }
  static void write(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
  }
  static std::string text_of(const fs::path& path) { return *read_file(path, kMaxSaveBytes); }

  // A played game, with stub results, saved.
  std::unique_ptr<Session> played(int quarters, const fs::path& path) const {
    Options options;
    options.seed = 5;
    options.threaded = false;
    options.autosave = path;
    auto session = Session::start_with(shortcut(), options, make_inline_trainer(stub_work));
    const auto policy = bots::make_bot("distil", 5, session->scenario());
    for (int i = 0; i < quarters; ++i) {
      play_quarter(*session, **policy);
      session->request_close();
      session->tick();
    }
    return session;
  }

  Result<std::unique_ptr<Session>> load(const fs::path& path) const {
    Options options;
    options.threaded = false;
    return Session::load(path, options);
  }

  fs::path folder_;
};

TEST_F(SaveTest, IsWrittenAtEachCloseAndLoadsToTheSameWorld) {
  const auto path = file("auto.json");
  const auto session = played(4, path);
  const auto loaded = load(path);
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->world_hash(), session->world_hash());
  EXPECT_EQ((*loaded)->view().now, session->view().now);
  EXPECT_EQ((*loaded)->log().size(), 4u);
}

TEST_F(SaveTest, KeepsTheDecisionsOfTheOpenQuarter) {
  const auto session = played(1, file("auto.json"));
  session->submit(world::SetPrice{session->view().labs.front().price.value * 1.1});
  ASSERT_TRUE(session->save(file("open.json")).ok());
  const auto loaded = load(file("open.json"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->world_hash(), session->world_hash());
  EXPECT_TRUE((*loaded)->can_undo());
}

TEST_F(SaveTest, CutOffAnywhereIsRefusedWithAMessage) {
  played(2, file("auto.json"));
  const std::string whole = text_of(file("auto.json"));
  for (const double share : {0.0, 0.01, 0.3, 0.7, 0.99}) {
    write(file("cut.json"),
          whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
    const auto loaded = load(file("cut.json"));
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().kind, ErrorKind::invalid_scenario) << loaded.error().message();
    EXPECT_NE(loaded.error().message().find("cut.json"), std::string::npos);
  }
}

TEST_F(SaveTest, WithAnEditedMeasurementDoesNotReplay) {
  played(2, file("auto.json"));
  auto save = read_save(file("auto.json"));
  ASSERT_TRUE(save.ok());
  for (auto& result : save->quarters.front().results)
    if (auto* student = std::get_if<world::StudentTrained>(&result))
      student->result.students.front().accuracy += 0.001;
  write(file("edited.json"), to_json(*save));
  const auto loaded = load(file("edited.json"));
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().kind, ErrorKind::mismatch);
}

TEST_F(SaveTest, FromANewerProgramSaysSo) {
  played(1, file("auto.json"));
  std::string text = text_of(file("auto.json"));
  text.replace(text.find("partly-save/9"), 13, "partly-save/10");
  write(file("newer.json"), text);
  const auto loaded = load(file("newer.json"));
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().kind, ErrorKind::newer_version);
}

TEST_F(SaveTest, OfAnOlderFormatIsRefusedAndSaysWhyAndWhatToDo) {
  const auto old = parse_save(R"({"format": "partly-save/1", "scenario": "{}", "seed": 1})", "old.json");
  ASSERT_FALSE(old.ok());
  EXPECT_EQ(old.error().kind, ErrorKind::invalid_scenario);
  EXPECT_EQ(old.error().where, "old.json");
  EXPECT_NE(old.error().what.find("\"partly-save/1\""), std::string::npos) << old.error().message();
  EXPECT_NE(old.error().what.find(kSaves.older), std::string::npos) << old.error().message();
  EXPECT_NE(old.error().remedy.find("start again"), std::string::npos) << old.error().message();
}

TEST_F(SaveTest, MayBeginWithAMarkOfByteOrder) {
  const auto session = played(1, file("auto.json"));
  write(file("marked.json"), "\xEF\xBB\xBF" + text_of(file("auto.json")));
  const auto loaded = load(file("marked.json"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->world_hash(), session->world_hash());
  EXPECT_TRUE(summarise(file("marked.json")).ok());
}

Save of_scenario(const std::string& text) {
  Save save;
  save.scenario_text = text;
  return save;
}

TEST_F(SaveTest, OnWhichTwoReadersCouldDisagreeIsRefusedWithItsPlace) {
  const auto place = [](const std::string& text) {
    const auto save = parse_save(text, "x.json");
    EXPECT_FALSE(save.ok());
    return save.ok() ? "" : save.error().message();
  };
  const std::string good = to_json(of_scenario("s"));
  ASSERT_TRUE(parse_save(good, "x.json").ok());
  EXPECT_TRUE(place(std::string("\xEF\xBB\xBF{\0", 5)).starts_with("x.json:1:"));
  EXPECT_TRUE(place(good + "{}").starts_with("x.json:2:1: "));                         // bytes after its end
  EXPECT_TRUE(place(good + std::string(1, '\0') + "{}").starts_with("x.json:2:1: "));  // after a NUL, too
  EXPECT_TRUE(place(good.substr(0, good.size() / 2)).starts_with("x.json:1:"));
  EXPECT_TRUE(place("{\n  \"format\": \"\xff\"}").starts_with("x.json:2:"));  // no UTF-8
  std::string twice = good;
  twice.insert(1, "\"seed\":0,");
  EXPECT_TRUE(place(twice).starts_with("x.json:1:")) << place(twice);
  EXPECT_NE(place(twice).find("seed"), std::string::npos) << place(twice);
  std::string huge = good;
  huge.replace(huge.find("\"seed\":0"), 8, "\"seed\":1e999");
  EXPECT_TRUE(place(huge).starts_with("x.json:1:")) << place(huge);
  std::string wrong = good;
  wrong.replace(wrong.find("\"seed\":0"), 8, "\n\"seed\":-1");
  EXPECT_TRUE(place(wrong).starts_with("x.json:2:8: ")) << place(wrong);
}

TEST_F(SaveTest, KeepsTheLineEndsOfItsScenario) {
  const auto again = parse_save(to_json(of_scenario("{\r\n}")), "x.json");
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ(again->scenario_text, "{\r\n}");
}

TEST_F(SaveTest, RefusesWrongTypesUnknownKeysAndDeepNesting) {
  played(1, file("auto.json"));
  const std::string good = text_of(file("auto.json"));
  const auto refused = [&](const std::string& text) {
    const auto save = parse_save(text, "x.json");
    return !save.ok() && save.error().kind == ErrorKind::invalid_scenario;
  };
  std::string wrong_type = good;
  wrong_type.replace(wrong_type.find("\"seed\":"), 7, "\"seed\":\"x\",\"sead\":");
  EXPECT_TRUE(refused(wrong_type));
  std::string unknown = good;
  unknown.replace(unknown.find("\"seed\":"), 7, "\"cheat\":1,\"seed\":");
  EXPECT_TRUE(refused(unknown));
  EXPECT_TRUE(refused(std::string(1'000'000, '[')));
  EXPECT_TRUE(refused("{\"format\":\"partly-save/9\",\"scenario\":" + std::string(100'000, '[') +
                      std::string(100'000, ']') + "}"));
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused("null"));
  EXPECT_TRUE(refused(std::string("\0\xff\xfe", 3)));
}

TEST_F(SaveTest, RefusesNumbersThatDoNotFitAndKindsThatAreNotThere) {
  const auto refused = [&](const std::string& part, const std::string& instead) {
    std::string text = text_of(file("auto.json"));
    EXPECT_NE(text.find(part), std::string::npos) << part;
    text.replace(text.find(part), part.size(), instead);
    return !parse_save(text, "x.json").ok();
  };
  played(2, file("auto.json"));
  EXPECT_TRUE(refused("\"year\":2025", "\"year\":4294969321"));  // 2025 once cut to 32 bits
  EXPECT_TRUE(refused("\"seed\":5", "\"seed\":-5"));
  EXPECT_TRUE(refused("\"access\":\"probabilities\"", "\"access\":\"everything\""));
  EXPECT_TRUE(refused("\"access\":\"probabilities\"", "\"access\":2"));
  EXPECT_TRUE(refused("\"alarm\":\"none\"", "\"alarm\":\"nine\""));
  EXPECT_TRUE(refused("\"kind\":\"train\"", "\"kind\":\"strain\""));
  EXPECT_TRUE(refused("\"kind\":\"train\"", "\"kind\":0"));
}

TEST_F(SaveTest, WithoutAMeasurementIsRefusedBeforeAnythingIsTrainedAgain) {
  played(1, file("auto.json"));
  auto save = read_save(file("auto.json"));
  ASSERT_TRUE(save.ok());
  save->quarters.front().results.clear();
  write(file("bare.json"), to_json(*save));
  const auto report = replay(file("bare.json"), {}, true);
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().kind, ErrorKind::mismatch);
}

TEST_F(SaveTest, ThatGoesOnAfterTheEndIsRefused) {
  const auto session = played(shortcut().quarters, file("auto.json"));
  ASSERT_NE(session->view().ending, world::Ending::running);
  auto save = read_save(file("auto.json"));
  ASSERT_TRUE(save.ok());
  save->quarters.push_back({session->view().now, {}, {}, session->world_hash()});
  write(file("longer.json"), to_json(*save));
  const auto loaded = load(file("longer.json"));
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().kind, ErrorKind::mismatch);
}

TEST_F(SaveTest, KeepsThatARunFailed) {
  Save save;
  save.quarters.resize(1);
  world::StudentTrained failed;
  failed.stopped = true;
  save.quarters.front().results = {failed};
  const auto again = parse_save(to_json(save), "x.json");
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_TRUE(std::get<world::StudentTrained>(again->quarters.front().results.front()).stopped);
}

TEST_F(SaveTest, KeepsEveryDecisionInCourt) {
  Save save;
  save.open_quarter = {world::OfferSettlement{3, 2e9},
                       world::Testify{3, law::Answer::partly},
                       world::MoveToDismiss{3},
                       world::Plead{3, law::Defence::unclean_hands},
                       world::AppealVerdict{3},
                       world::PublishSummary{9},
                       world::AnswerCard{7, 0.35},
                       world::FileBrief{"founders-suit", world::BriefSide::for_theory},
                       world::StatePublicly{world::PublicStatement::everybody_does_it}};
  const auto again = parse_save(to_json(save), "x.json");
  ASSERT_TRUE(again.ok()) << again.error().message();
  EXPECT_EQ(again->open_quarter, save.open_quarter);
  std::string wrong = to_json(save);
  wrong.replace(wrong.find("unclean-hands"), 13, "clean-gloves!");
  EXPECT_FALSE(parse_save(wrong, "x.json").ok());
}

TEST_F(SaveTest, HoldsTheLawThatItWasPlayedUnder) {
  played(1, file("auto.json"));
  const auto save = read_save(file("auto.json"));
  ASSERT_TRUE(save.ok());
  const auto loaded = scenario::load_text(save->scenario_text, "x.json");
  ASSERT_TRUE(loaded.scenario.has_value());
  EXPECT_NE(save->scenario_text.find("\"stray_answers\""), std::string::npos);
  EXPECT_EQ(loaded.scenario->court.documents.stray_answers.value,
            shortcut().court.documents.stray_answers.value);
}

TEST_F(SaveTest, ThatIsMissingIsAnErrorOfItsOwn) {
  const auto loaded = load(file("nothing.json"));
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().kind, ErrorKind::file_missing);
}

TEST_F(SaveTest, SummaryNamesTheScenarioAndTheOpenQuarter) {
  const auto session = played(3, file("auto.json"));
  const auto summary = summarise(file("auto.json"));
  ASSERT_TRUE(summary.ok()) << summary.error().message();
  EXPECT_EQ(summary->title, session->view().title);
  EXPECT_EQ(summary->next, session->view().now);
  EXPECT_EQ(summary->closed_quarters, 3);
}

// The shortcut on image files that lie beside it.
class SaveOfFiles : public SaveTest {
 protected:
  world::Scenario with_files() const {
    learn::write_drawn_mnist(file("digits"), 1600, 100);
    auto document = nlohmann::json::parse(shortcut().source_text);
    document["learning"]["task"] = {{"name", "idx"},
                                    {"seed", 1},
                                    {"files",
                                     {{"images", "digits/train-images-idx3-ubyte"},
                                      {"labels", "digits/train-labels-idx1-ubyte"},
                                      {"test_images", "digits/t10k-images-idx3-ubyte"},
                                      {"test_labels", "digits/t10k-labels-idx1-ubyte"}}}};
    for (auto& later : document["learning"]["later_teachers"]) later["labels"] = 1500;
    document["events"].erase("weights-released");  // which learn from more than there are
    for (auto& [key, order] : document["routes"].items())
      if (order.contains("own_labels")) order["own_labels"] = 500;
    auto loaded = scenario::load_text(document.dump(), "files.json", file(""));
    PARTLY_CHECK(loaded.scenario.has_value());
    return std::move(*loaded.scenario);
  }

  void play_and_save(const fs::path& path) const {
    Options options;
    options.threaded = false;
    options.autosave = path;
    const auto session = Session::start_with(with_files(), options, make_inline_trainer(stub_work));
    session->request_close();
    session->tick();
    ASSERT_TRUE(session->problems().empty());
  }
};

TEST_F(SaveOfFiles, GoesOnWithTheFilesOfItsScenario) {
  play_and_save(file("auto.json"));
  const auto loaded = load(file("auto.json"));
  ASSERT_TRUE(loaded.ok()) << loaded.error().message();
  EXPECT_EQ((*loaded)->scenario().learning.inputs, 784);
  ASSERT_TRUE((*loaded)->save(file("again.json")).ok());
  EXPECT_EQ(text_of(file("again.json")).find("\"crc32\":0,"), std::string::npos);
  EXPECT_TRUE(load(file("again.json")).ok()) << "a save of a loaded game has lost the files";
}

TEST_F(SaveOfFiles, SaysWhichOfThemIsGoneOrNotTheSame) {
  play_and_save(file("auto.json"));
  learn::write_drawn_mnist(file("digits"), 1601, 100);
  const auto other = load(file("auto.json"));
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().kind, ErrorKind::content_missing);
  EXPECT_NE(other.error().message().find("train-images"), std::string::npos) << other.error().message();
  fs::remove_all(file("digits"));
  const auto gone = load(file("auto.json"));
  ASSERT_FALSE(gone.ok());
  EXPECT_NE(gone.error().message().find("is gone"), std::string::npos) << gone.error().message();
  EXPECT_EQ(summarise(file("auto.json")).error().kind, ErrorKind::content_missing);
}

// With networks that really train: what a save says is what training again gives, to the bit.
TEST_F(SaveTest, VerifiesByTrainingEveryNetworkAgain) {
  Options options;
  options.seed = 2;
  options.threaded = false;
  options.autosave = file("real.json");
  auto session = Session::start(shortcut(), options);
  ASSERT_TRUE(session.ok());
  const auto policy = bots::make_bot("distil", 2, (*session)->scenario());
  for (int i = 0; i < 2; ++i) {
    play_quarter(**session, **policy);
    (*session)->request_close();
    (*session)->tick();
  }
  const auto report = replay(file("real.json"), {}, true);
  ASSERT_TRUE(report.ok()) << report.error().message();
  EXPECT_GT(report->jobs, 0);
  EXPECT_EQ(report->largest_difference, 0);
  EXPECT_TRUE(report->match);
}

}  // namespace
}  // namespace partly::session
