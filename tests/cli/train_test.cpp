// partly-sim train: runs of one's own, and what is refused.
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/learn/engines.h"
#include "tests/cli/program.h"
#include "tests/learn/idx_files.h"

namespace partly::cli_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Quick enough for a test, and long enough to learn something.
constexpr const char* kSmall = R"({"teacher": {"hidden": [32], "labels": 600, "recipe": {"steps": 500}},
  "sources": {"queries": 100}, "hidden": [32], "recipe": {"steps": 500}, "seeds": 2})";

// Images of two by two pixels: which half is dark is the class.
void write_halves(const Home& home) {
  fs::create_directories(home.file("halves"));
  const auto put = [&](const std::string& name, const learn::Bytes& bytes) {
    home.write("halves/" + name, std::string(bytes.begin(), bytes.end()));
  };
  const auto write_set = [&](const std::string& stem, std::uint32_t count) {
    learn::Bytes pixels, labels;
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool left = i % 2 == 0;
      for (const bool dark : {left, !left, left, !left})
        pixels.push_back(static_cast<std::uint8_t>((dark ? 200 : 20) + i % 50));
      labels.push_back(left ? 0 : 1);
    }
    put(stem + "-images-idx3-ubyte.gz", learn::gzip(learn::idx_bytes({count, 2, 2}, pixels)));
    put(stem + "-labels-idx1-ubyte", learn::idx_bytes({count}, labels));
  };
  write_set("train", 400);
  write_set("t10k", 100);
}

class Train : public testing::Test {
 protected:
  ~Train() override { EXPECT_TRUE(fs::is_empty(home_.working())); }

  json trained(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "train");
    arguments.emplace_back("--json");
    const auto outcome = home_.run(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return json::parse(outcome.out, nullptr, false);
  }

  void expect_refused(std::vector<std::string> arguments, int code, const std::string& said) const {
    arguments.insert(arguments.begin(), "train");
    const auto outcome = home_.run(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_NE(outcome.err.find(said), std::string::npos) << "\"" << said << "\" is not in: " << outcome.err;
    EXPECT_EQ(outcome.out, "");
  }

  Home home_;
};

TEST_F(Train, GivesTheFiguresOfARunThatIsOrderedInLine) {
  const json report = trained({"--recipe", kSmall});
  for (const char* key : {"task", "engine", "device", "network", "accuracy", "accuracy_sd", "agreement",
                          "capability", "teacher_accuracy", "students", "used", "loss", "seconds", "recipe"})
    EXPECT_TRUE(report.contains(key)) << key;
  EXPECT_EQ(report["network"], json({2, 32, 6}));
  EXPECT_EQ(report["students"].size(), 2u);
  EXPECT_EQ(report["used"]["queries"], 100);
  EXPECT_EQ(report["used"]["labels"], 0);
  EXPECT_EQ(report["recipe"]["recipe"]["steps"], 500);
  EXPECT_EQ(report["recipe"]["recipe"]["learning_rate"], 0.003) << "a default that was not changed";
  EXPECT_GT(report["accuracy"], 0.4);
  EXPECT_LT(report["loss"]["mean"].back(), report["loss"]["mean"].front());
}

TEST_F(Train, RunsAgainFromTheRecipeThatItPrints) {
  const json first = trained({"--recipe", kSmall});
  const json second = trained({"--recipe", home_.write("recipe.json", first["recipe"].dump()).string()});
  EXPECT_EQ(first["students"], second["students"]);
  EXPECT_EQ(first["loss"], second["loss"]);
  EXPECT_EQ(first["recipe"], second["recipe"]);
}

TEST_F(Train, KnowsTheDrawnDigitsAndCapitals) {
  const std::string little = R"({"task": {"variant": "capitals"}, "teacher": {"hidden": [16], "labels": 500,
      "recipe": {"steps": 100}}, "sources": {"queries": 0, "own_labels": 300}, "hidden": [16],
      "recipe": {"steps": 200}, "seeds": 1})";
  const json report = trained({"--task", "glyphs", "--recipe", little});
  EXPECT_EQ(report["network"], json({256, 16, 16}));
  EXPECT_EQ(report["used"]["labels"], 300);
  EXPECT_GT(report["accuracy"], 0.2);
}

TEST_F(Train, AsksAProviderThatDefendsItsAnswers) {
  const json open = trained({"--recipe", kSmall});
  json recipe = open["recipe"];
  recipe["defence"]["random_share"] = 0.8;
  const json defended = trained({"--recipe", recipe.dump()});
  EXPECT_EQ(defended["recipe"]["defence"]["random_share"], 0.8);
  EXPECT_LT(defended["accuracy"], open["accuracy"]);
  expect_refused({"--recipe", R"({"defence": {"poison_shares": 0.4}})"}, 2, "did you mean \"poison_share\"?");
}

TEST_F(Train, TrainsWithDropoutAndShiftedImages) {
  const auto with = [&](const std::string& more) {
    return trained({"--task", "glyphs", "--recipe",
                    R"({"sources": {"queries": 0, "own_labels": 200}, "hidden": [16], "seeds": 1,
                        "teacher": {"hidden": [8], "labels": 100, "recipe": {"steps": 20}},
                        "recipe": {"steps": 100)" +
                        more + "}}"});
  };
  const json plain = with(""),
             noisy = with(R"(, "hidden_dropout": 0.5, "jitter_px": 2, "schedule": "constant")");
  EXPECT_EQ(noisy["recipe"]["recipe"]["jitter_px"], 2);
  EXPECT_EQ(noisy["recipe"]["recipe"]["schedule"], "constant");
  EXPECT_GT(noisy["loss"]["mean"].back(), plain["loss"]["mean"].back());
}

TEST_F(Train, LearnsFromImageFilesAndTestsOnTheOthers) {
  write_halves(home_);
  const std::string small =
      R"({"teacher": {"hidden": [8], "recipe": {"steps": 200, "learning_rate": 0.01}}, "hidden": [8],
      "sources": {"queries": 50}, "recipe": {"steps": 200, "learning_rate": 0.01}, "seeds": 1})";
  const json by_folder = trained({"--task", "idx", "--data", home_.file("halves"), "--recipe", small});
  EXPECT_EQ(by_folder["network"], json({4, 8, 2}));
  EXPECT_EQ(by_folder["exam_items"], 100);
  EXPECT_GT(by_folder["accuracy"], 0.95);
  const json by_file =
      trained({"--task", "idx", "--recipe", small, "--data", home_.file("halves/train-images-idx3-ubyte.gz"),
               home_.file("halves/train-labels-idx1-ubyte"), home_.file("halves/t10k-images-idx3-ubyte.gz"),
               home_.file("halves/t10k-labels-idx1-ubyte")});
  EXPECT_EQ(by_file["students"], by_folder["students"]);
}

TEST_F(Train, WritesANetworkForPyTorchWhereTheTorchEngineIs) {
  const std::string module = home_.file("student.pt");
  if (!learn::torch_engine(learn::Device::cpu).ok())
    return expect_refused({"--recipe", kSmall, "--torchscript", module}, 6, "torch");
  trained({"--recipe", kSmall, "--torchscript", module});
  std::ifstream file(module, std::ios::binary);
  char magic[2] = {};
  file.read(magic, 2);
  EXPECT_EQ(std::string(magic, 2), "PK");  // a TorchScript module is a zip archive
}

TEST_F(Train, GoesOnFromACheckpointThatItKept) {
  const std::string kept = home_.file("student.ckpt");
  const json first = trained({"--recipe", kSmall, "--save", kept});
  // A thousandth of a step on: what it knew, it still knows.
  const std::string little = R"({"teacher": {"hidden": [32], "labels": 600, "recipe": {"steps": 500}},
      "sources": {"queries": 100}, "recipe": {"steps": 1, "learning_rate": 1e-9}, "seeds": 1})";
  const json second = trained({"--recipe", little, "--from", kept});
  EXPECT_EQ(second["network"], first["network"]);
  EXPECT_EQ(second["students"][0], first["students"][0]);
  const json fresh = trained({"--recipe", little});
  EXPECT_NE(fresh["students"][0], first["students"][0]);
  expect_refused({"--task", "glyphs", "--from", kept}, 2, "2-32-6");
  expect_refused({"--recipe", R"({"sources": {"open_weights": true}})", "--from", kept}, 2, "two networks");
  expect_refused({"--from", home_.file("none.ckpt")}, 4, "none.ckpt");
}

TEST_F(Train, PrintsATableForPeople) {
  const auto outcome = home_.run({"train", "--recipe", kSmall});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("2 of 2-32-6"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("100 queries"), std::string::npos) << outcome.out;
}

TEST_F(Train, RefusesUnknownKeysAndSaysWhichWereMeant) {
  const auto file =
      home_.write("recipe.json", "{\n  \"seeds\": 2,\n  \"sorces\": {},\n  \"recipe\": {\"stepps\": 5}\n}")
          .string();
  expect_refused({"--recipe", file}, 2, "recipe.json:3:3: error: \"sorces\" is not a known key here");
  expect_refused({"--recipe", file}, 2, "did you mean \"sources\"?");
  expect_refused({"--recipe", file}, 2, "did you mean \"steps\"?");
  expect_refused({"--recipe", R"({"sources": {"access": "top"}})"}, 2, "labels, top_k or probabilities");
}

TEST_F(Train, RefusesWrongTypesAndBrokenJson) {
  expect_refused({"--recipe", R"({"seeds": "two"})"}, 2, "a whole number");
  expect_refused({"--recipe", R"({"seeds": 1e99})"}, 2, "a whole number");
  expect_refused({"--recipe", R"({"hidden": [8, "x"]})"}, 2,
                 "1:16: error: This is text, where a whole number");
  expect_refused({"--recipe", R"({"recipe": 3})"}, 2, "an object is needed");
  expect_refused({"--recipe", R"({"seeds": 1, "seeds": 2})"}, 2, "second time");
  expect_refused({"--recipe", R"({"seeds": )"}, 2, "--recipe:1:");
}

TEST_F(Train, RefusesWhatCannotBeTrained) {
  expect_refused({"--recipe", R"({"sources": {"queries": 0}})"}, 2, "nothing to learn from");
  expect_refused({"--recipe", R"({"recipe": {"learning_rate": -1}})"}, 2, "recipe.learning_rate");
  expect_refused({"--recipe", R"({"teacher": {"recipe": {"steps": 0}}})"}, 2, "teacher.recipe.steps");
  expect_refused({"--recipe", R"({"recipe": {"hidden_dropout": 1}})"}, 2, "Dropout");
  expect_refused({"--recipe", R"({"recipe": {"jitter_px": 2}})"}, 2, "recipe.jitter_px");
  expect_refused({"--task", "chess"}, 2, "--task");
  expect_refused({"--task", "glyphs", "--data", "x"}, 2, "reads no files");
  expect_refused({"--task", "glyphs", "--recipe", R"({"task": {"variant": "runes"}})"}, 2, "runes");
  expect_refused({"--task", "idx"}, 2, "a folder or four files");
}

TEST_F(Train, NamesTheFileThatIsMissingOrBroken) {
  expect_refused({"--recipe", home_.file("none.json")}, 4, "none.json");
  expect_refused({"--task", "idx", "--data", home_.file("nowhere")}, 4, "nowhere");
  write_halves(home_);
  fs::resize_file(home_.file("halves/t10k-labels-idx1-ubyte"), 50);
  expect_refused({"--task", "idx", "--data", home_.file("halves")}, 4, "t10k-labels-idx1-ubyte");
}

TEST_F(Train, EndsWith130AndLeavesNothingWhereItIsInterrupted) {
  auto running = home_.start(
      {"train", "--recipe", R"({"recipe": {"steps": 100000}})", "--out", home_.file("out/report.json")});
  running.wait_for_handler(SIGINT);
  const auto outcome = running.end(SIGINT);
  EXPECT_EQ(outcome.code, 130);
  EXPECT_EQ(outcome.out, "");
  EXPECT_FALSE(fs::exists(home_.file("out")));
}

// Small models of little text: too little to say anything, enough to see what is counted.
constexpr const char* kFewWords = R"({"teacher": {"units": 16, "steps": 60, "symbols": 4000},
  "sources": {"teacher_symbols": 3000, "own_symbols": 2000}, "units": 12, "steps": 50, "seeds": 2})";

TEST_F(Train, TrainsLanguageModelsOnPhrases) {
  const json report = trained({"--task", "phrases", "--recipe", kFewWords});
  EXPECT_EQ(report["students"].size(), 2u);
  EXPECT_GE(report["used"]["teacher_symbols"], 3000);
  EXPECT_GE(report["used"]["own_symbols"], 2000);
  EXPECT_LT(report["used"]["own_symbols"], 2200);
  EXPECT_LT(report["loss"]["mean"].back(), report["loss"]["mean"].front());
  EXPECT_LT(report["students"][0]["nats"], 3.4) << "worse than one symbol in 29 by chance";
  const json again = trained({"--task", "phrases", "--recipe", report["recipe"].dump()});
  EXPECT_EQ(again["students"], report["students"]);
  json soft = report["recipe"];
  soft["sources"]["access"] = "probabilities";
  EXPECT_NE(trained({"--task", "phrases", "--recipe", soft.dump()})["students"], report["students"]);
}

TEST_F(Train, RefusesWhatPhrasesCannotDo) {
  const auto refused = [&](std::vector<std::string> more, const std::string& said) {
    more.insert(more.begin(), {"--task", "phrases"});
    expect_refused(std::move(more), 2, said);
  };
  refused({"--engine", "torch"}, "kernels of their own");
  refused({"--data", "folder"}, "reads no files");
  refused({"--save", "model"}, "Checkpoints hold classifiers");
  refused({"--recipe", R"({"sources": {"teacher_symbols": 0}})"}, "nothing to learn from");
  refused({"--recipe", R"({"sources": {"teacher_symbols": 20}})"}, "Choose 65 to 4000000");
  refused({"--recipe", R"({"teacher": {"accent": 1.5}})"}, "teacher.accent");
  refused({"--recipe", R"({"units": 100000})"}, "Choose 1 to 512");
  refused({"--recipe", R"({"steps": -1})"}, "steps");
  refused({"--recipe", R"({"sources": {"acess": "text"}})"}, "did you mean \"access\"?");
}

}  // namespace
}  // namespace partly::cli_test
