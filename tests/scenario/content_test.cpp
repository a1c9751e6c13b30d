// Files that a scenario names beside its own text: images to learn from.
#include "sim/scenario/content.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/learn/idx_files.h"
#include "tests/scenario/scratch_folder.h"

namespace partly::scenario {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class ScenarioFiles : public testing::Test {
 protected:
  ScenarioFiles() {
    fs::create_directories(folder_.path() / "digits");
    learn::write_drawn_mnist(folder_.path() / "digits", 2000, 200);
    for (const auto& entry : fs::directory_iterator(folder_.path() / "digits"))
      names_.push_back(entry.path().filename().string());
  }

  // Path of the file of this kind, "train-images", as a scenario names it.
  std::string named(const std::string& kind) const {
    for (const auto& name : names_)
      if (name.starts_with(kind)) return "digits/" + name;
    return "missing";
  }
  json files() const {
    return {{"images", named("train-images")},
            {"labels", named("train-labels")},
            {"test_images", named("t10k-images")},
            {"test_labels", named("t10k-labels")}};
  }
  // The shortcut, played with these files.
  Loaded load(const json& files, const json& changes = {}) const {
    json document = json::parse(the_shortcut());
    document["learning"]["task"] = {{"name", "idx"}, {"seed", 1}, {"files", files}};
    document["learning"]["teacher"]["labels"] = 2000;
    document["learning"].erase("later_teachers");  // they want more examples than the files hold
    document["events"].erase("weights-released");
    for (auto& [key, order] : document["routes"].items())
      if (order.contains("own_labels")) order["own_labels"] = 1000;
    if (!changes.is_null()) document.merge_patch(changes);
    return load_file(folder_.write("game.json", document.dump(1)));
  }
  static std::string said(const Loaded& loaded) { return all_texts(loaded.errors); }

  ScratchFolder folder_;
  std::vector<std::string> names_;
};

TEST_F(ScenarioFiles, MakeItsTask) {
  const Loaded loaded = load(files());
  ASSERT_TRUE(loaded.scenario) << said(loaded);
  EXPECT_EQ(loaded.scenario->learning.inputs, 28 * 28);
  EXPECT_EQ(loaded.scenario->learning.classes, 10);
  EXPECT_EQ(loaded.scenario->folder, folder_.path().string());
  const auto content = content_of(*loaded.scenario);
  ASSERT_TRUE(content.ok() && content->has_value());
  EXPECT_EQ((*content)->files.size(), 4u);
  EXPECT_EQ((*content)->files.front().name, named("train-images"));
  EXPECT_TRUE(check_content(**content).ok());
}

TEST_F(ScenarioFiles, CannotLieOutsideItsFolder) {
  for (const std::string away : {"../digits/images", "/etc/passwd", "digits/../../images"}) {
    json elsewhere = files();
    elsewhere["labels"] = away;
    const Loaded loaded = load(elsewhere);
    EXPECT_FALSE(loaded.scenario);
    EXPECT_NE(said(loaded).find("leads out of the scenario's folder"), std::string::npos) << said(loaded);
  }
  fs::create_symlink("/etc", folder_.path() / "digits" / "link");
  json elsewhere = files();
  elsewhere["labels"] = "digits/link/passwd";
  EXPECT_NE(said(load(elsewhere)).find("leads out of the scenario's folder"), std::string::npos);
}

TEST_F(ScenarioFiles, AreRefusedWithTheirNameWhereTheyAreMissingOrBroken) {
  json wrong = files();
  wrong["labels"] = "digits/none";
  EXPECT_NE(said(load(wrong)).find("digits/none"), std::string::npos);
  folder_.write("digits/broken", "no IDX file");
  wrong["labels"] = "digits/broken";
  const std::string text = said(load(wrong));
  EXPECT_NE(text.find("digits/broken"), std::string::npos) << text;
  EXPECT_NE(text.find("game.json:"), std::string::npos) << text;
  wrong.erase("labels");
  EXPECT_TRUE(has_rule(load(wrong).errors, "missing-key")) << said(load(wrong));
}

TEST_F(ScenarioFiles, AreOnlyReadByTheTaskThatNeedsThem) {
  const Loaded atlas = load(files(), {{"learning", {{"task", {{"name", "atlas"}}}}}});
  EXPECT_NE(said(atlas).find("reads no files"), std::string::npos) << said(atlas);
  const Loaded bare = load(nullptr, {{"learning", {{"task", {{"files", nullptr}}}}}});
  EXPECT_NE(said(bare).find("four files"), std::string::npos) << said(bare);
}

TEST_F(ScenarioFiles, AreNotSoughtForATextWithoutAFolder) {
  const Loaded loaded = load(files());
  ASSERT_TRUE(loaded.scenario);
  EXPECT_NE(said(load_text(loaded.scenario->source_text, "bare")).find("without a folder"),
            std::string::npos);
  EXPECT_TRUE(load_text(loaded.scenario->source_text, "again", folder_.path()).scenario);
}

TEST_F(ScenarioFiles, MustBeEnoughForTheTeacher) {
  const Loaded loaded = load(files(), {{"learning", {{"teacher", {{"labels", 2001}}}}}});
  EXPECT_NE(said(loaded).find("no 2001 labels"), std::string::npos) << said(loaded);
}

TEST_F(ScenarioFiles, AreKnownAgainByTheirBytes) {
  const Loaded loaded = load(files());
  ASSERT_TRUE(loaded.scenario);
  const auto content = **content_of(*loaded.scenario);
  const fs::path labels = folder_.path() / named("t10k-labels");
  {
    std::fstream file(labels, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(20);
    const char byte = static_cast<char>(file.get() ^ 1);
    file.seekp(20);
    file.put(byte);
  }
  const Status changed = check_content(content);
  ASSERT_FALSE(changed.ok());
  EXPECT_EQ(changed.error().kind, ErrorKind::content_missing);
  EXPECT_NE(changed.error().message().find("not the one that the game began with"), std::string::npos);
  EXPECT_NE(changed.error().where.find("t10k-labels"), std::string::npos);
  fs::remove(labels);
  EXPECT_NE(check_content(content).error().message().find("is gone"), std::string::npos);
}

TEST_F(ScenarioFiles, MayBeShiftedByARecipeWithJitter) {
  const Loaded loaded = load(
      files(),
      {{"learning", {{"student_recipe", {{"jitter_px", 2}, {"hidden_dropout", 0.5}, {"max_norm", 3.5}}}}}});
  ASSERT_TRUE(loaded.scenario) << said(loaded);
  EXPECT_EQ(loaded.scenario->learning.student_recipe.image_side, 28);
  EXPECT_EQ(loaded.scenario->learning.student_recipe.hidden_dropout, 0.5f);
  EXPECT_EQ(loaded.scenario->learning.tuning_recipe.image_side, 0);
}

}  // namespace
}  // namespace partly::scenario
