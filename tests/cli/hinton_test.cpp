// partly-sim hinton, end to end on files of the MNIST format: drawn digits, since the real ones are not
// shipped.
#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/learn/idx_files.h"

namespace partly::cli_test {
namespace {

using nlohmann::json;

TEST(Hinton, PutsItsFiguresBesideThePublishedOnesFromTheFourFiles) {
  const Home home;
  learn::write_drawn_mnist(home.file("mnist"), 2500, 500);
  const auto outcome = home.run({"hinton", "--data", home.file("mnist"), "--scale", "trial", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json report = json::parse(outcome.out, nullptr, false);
  EXPECT_EQ(report["train_examples"], 2500);
  EXPECT_EQ(report["test_examples"], 500);
  EXPECT_EQ(report["drawn"], false) << "files are files, whatever they show";
  std::map<std::string, json> rows;
  for (const json& row : report["rows"]) rows[row["name"]] = row;
  EXPECT_EQ(rows.size(), report["rows"].size()) << "two rows have one name";
  EXPECT_EQ(rows["teacher: errors"]["published"], 67);
  EXPECT_EQ(rows["student, true labels: errors"]["published"], 146);
  EXPECT_EQ(rows["student, answers: errors"]["published"], 74);
  EXPECT_EQ(rows["no 3: errors on threes"]["published"], 133);
  EXPECT_EQ(rows["no 3, bias set: errors"]["published"], 109);
  EXPECT_EQ(rows["only 7 and 8, bias set: share wrong"]["published"], 0.132);
  EXPECT_LT(rows["student, true labels: errors"]["ours"], 200);
  EXPECT_EQ(rows["no 3, true labels: share of threes right"]["ours"], 0);
  EXPECT_NE(rows["no 3, bias set: added to its logit"]["ours"], 0);
  EXPECT_NE(rows["no 3, bias set: errors"]["ours"], rows["no 3: errors"]["ours"]);
  EXPECT_GT(rows["1000 examples: right from true labels"]["ours"], 0.5);
  EXPECT_TRUE(rows["1000 examples: gain"]["published"].is_null());
}

TEST(Hinton, GivesTheSameFiguresForTheSameSeed) {
  const Home home;
  learn::write_drawn_mnist(home.file("mnist"), 600, 150);
  const auto rows = [&](const std::string& seed) {
    const auto outcome =
        home.run({"hinton", "--data", home.file("mnist"), "--scale", "trial", "--seed", seed, "--json"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return json::parse(outcome.out, nullptr, false)["rows"];
  };
  const json first = rows("1");
  EXPECT_EQ(first, rows("1"));
  EXPECT_NE(first, rows("2"));
}

TEST(Hinton, RefusesScalesAndFilesThatAreNotThere) {
  const Home home;
  const auto refused = [&](std::vector<std::string> arguments, int code, const std::string& said) {
    arguments.insert(arguments.begin(), "hinton");
    const auto outcome = home.run(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_NE(outcome.err.find(said), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.out, "");
  };
  refused({"--scale", "giant"}, 2, "trial, quick, middle or paper");
  refused({"--data", home.file("nowhere")}, 4, "train-images-idx3-ubyte");
  refused({"--data", "a", "b"}, 2, "a folder or four files");
  learn::write_drawn_mnist(home.file("few"), 40, 12);
  refused({"--data", home.file("few"), "--scale", "trial"}, 2, "class");
}

TEST(Hinton, EndsWith130WhereItIsInterrupted) {
  const Home home;
  auto running = home.start({"hinton", "--scale", "paper", "--out", home.file("out/report.json")});
  running.wait_for_handler(SIGINT);
  const auto outcome = running.end(SIGINT);
  EXPECT_EQ(outcome.code, 130);
  EXPECT_EQ(outcome.out, "");
  EXPECT_FALSE(std::filesystem::exists(home.file("out")));
}

}  // namespace
}  // namespace partly::cli_test
