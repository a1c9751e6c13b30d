// What a shell or a script meets: exit codes, what goes to which stream, and files that nobody should trust.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/bots/player_bots.h"
#include "sim/scenario/load.h"
#include "sim/session/bot_play.h"
#include "sim/session/save.h"
#include "tests/cli/program.h"
#include "tests/session/stub_work.h"

namespace partly::cli_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// No measure of speed, which hangs on the machine: a reader that takes this long has run away.
constexpr double kQuick_s = 30;

fs::path shortcut() { return fs::path(PARTLY_SOURCE_DIR) / "scenarios/the-shortcut.json"; }

class Cli : public testing::Test {
 protected:
  ~Cli() override {
    EXPECT_TRUE(fs::is_empty(home_.working())) << "something was written into the current folder";
  }

  // A game of some quarters with stub measurements, as a save.
  std::string saved_game() const {
    auto loaded = scenario::load_file(shortcut());
    session::Options options;
    options.threaded = false;
    const auto session = session::Session::start_with(std::move(*loaded.scenario), options,
                                                      session::make_inline_trainer(session::stub_work));
    const auto policy = bots::make_bot("distil", 1, session->scenario());
    for (int i = 0; i < 3; ++i) {
      session::play_quarter(*session, **policy);
      session->request_close();
      session->tick();
    }
    EXPECT_TRUE(session->save(home_.file("made.json")).ok());
    return text_of(home_.file("made.json"));
  }

  // Refused quickly, with this code and a message that names the file, and nothing on standard output.
  void expect_refused(const std::vector<std::string>& arguments, int code, const std::string& said) const {
    const auto outcome = home_.run(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_NE(outcome.err.find(said), std::string::npos)
        << "\"" << said << "\" is not in: " << outcome.err.substr(0, 2000);
    EXPECT_EQ(outcome.out, "");
    EXPECT_LT(outcome.processor_s, kQuick_s);
  }

  void expect_keys(const json& object, const std::vector<std::string>& keys) const {
    for (const auto& key : keys) EXPECT_TRUE(object.contains(key)) << key;
  }

  // Exactly one JSON document on standard output.
  json json_of(const Outcome& outcome) const {
    const json document = json::parse(outcome.out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << outcome.out.substr(0, 400);
    return document;
  }

  Home home_;
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

TEST_F(Cli, HelpAndVersionNeedNoDisplayAndEndWell) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--help"},
                                                    {"--version"},
                                                    {"run", "--help"},
                                                    {"play", "--help"},
                                                    {"validate", "--help"},
                                                    {"schema", "--help"},
                                                    {"replay", "--help"},
                                                    {"exhibit", "--help"},
                                                    {"doctor", "--help"},
                                                    {"train", "--help"},
                                                    {"hinton", "--help"},
                                                    {"bench", "--help"},
                                                    {"phenomena", "--help"},
                                                    {"lesson", "--help"},
                                                    {"golden", "--help"},
                                                    {"forecast", "--help"},
                                                    {"fork", "--help"},
                                                    {"luck", "--help"},
                                                    {"turning-points", "--help"},
                                                    {"verdicts", "--help"}}) {
    const auto outcome = home_.run(arguments);
    EXPECT_EQ(outcome.code, 0) << arguments.front();
    EXPECT_NE(outcome.out, "");
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(Cli, WrongUsageEndsWith2) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"nonsense"},
                                                    {"run"},
                                                    {"run", "the-shortcut", "--bogus"},
                                                    {"run", "the-shortcut", "--policy", "cunning"},
                                                    {"run", "the-shortcut", "--seeds", "5-1"},
                                                    {"run", "the-shortcut", "--seeds", "1-99999999"},
                                                    {"run", "the-shortcut", "--device", "abacus"},
                                                    {"run", "the-shortcut", "--engine", "steam"},
                                                    {"run", "precedent", "--policy", "anarchy"},
                                                    {"run", "precedent", "--policy", "terms,soon:free"},
                                                    {"run", "precedent", "--policy", "terms,1:free"},
                                                    {"play", "--policy", "cunning"},
                                                    {"play", "--seed", "minus"},
                                                    {"validate"},
                                                    {"replay"},
                                                    {"exhibit"},
                                                    {"exhibit", "x.json", "--threshold", "0"},
                                                    {"exhibit", "x.json", "--probes", "many"},
                                                    {"exhibit", "x.json", "--event", "the last one"},
                                                    {"schema", "extra"},
                                                    {"schema", "--role", "king"},
                                                    {"doctor", "--bogus"},
                                                    {"bench", "no such workload"},
                                                    {"phenomena", "--filter", "no such row"},
                                                    {"phenomena", "--seeds", "1"},
                                                    {"phenomena", "--engine", "steam"},
                                                    {"lesson", "no-such-lesson"},
                                                    {"forecast"},
                                                    {"forecast", "the-shortcut", "--policy", "hope"},
                                                    {"forecast", "the-shortcut", "--order", "hope"},
                                                    {"forecast", "the-shortcut", "--quarters", "-1"},
                                                    {"fork", "x.json"},
                                                    {"turning-points", "x.json", "--more-seeds", "999"},
                                                    {"verdicts", "the-shortcut", "--seeds", "0"},
                                                    {"golden", "the-shortcut", "--policy", "cunning"}}) {
    const auto outcome = home_.run(arguments);
    EXPECT_EQ(outcome.code, 2) << (arguments.empty() ? "" : arguments.back()) << ": " << outcome.err;
    EXPECT_NE(outcome.err, "");
    EXPECT_EQ(outcome.out, "");
  }
}

TEST_F(Cli, AMissingFileEndsWith4) {
  for (const char* command : {"run", "play", "golden", "replay", "exhibit"})
    expect_refused({command, home_.file("none.json")}, 4, "none.json");
  EXPECT_EQ(home_.run({"validate", home_.file("none.json")}).code, 4);
  EXPECT_EQ(home_.run({"play", "--continue", "--input"}).code, 4);
}

TEST_F(Cli, ABrokenScenarioEndsWith3AndNamesThePlace) {
  const auto broken =
      home_.write("broken.json", replaced(text_of(shortcut()), "\"seed\"", "\"sead\"")).string();
  for (const char* command : {"run", "play", "golden"}) expect_refused({command, broken}, 3, "broken.json:");
  const auto outcome = home_.run({"validate", broken});
  EXPECT_EQ(outcome.code, 3);
  EXPECT_NE(outcome.out.find("broken.json:"), std::string::npos);
}

TEST_F(Cli, AScenarioThatIsHugeDeepTruncatedOrOfWrongTypesIsRefusedAtOnce) {
  const std::string good = text_of(shortcut());
  home_.write("huge.json", "{");
  fs::resize_file(home_.file("huge.json"), std::uintmax_t{1} << 30);
  fs::create_directory(home_.file("folder.json"));
  mkfifo(home_.file("pipe.json").c_str(), 0600);
  for (const char* name : {"huge.json", "folder.json", "pipe.json"})
    expect_refused({"run", home_.file(name)}, 4, name);
  home_.write("empty.json", "");
  home_.write("zeros.json", std::string(5000, '\0'));
  home_.write("deep.json", std::string(200'000, '['));
  home_.write("deep-object.json", [] {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += "{\"a\":";
    return text;
  }());
  home_.write("half.json", good.substr(0, good.size() / 2));
  home_.write("list.json", "[1, 2, 3]");
  home_.write("number.json", "17");
  home_.write("text-for-number.json", replaced(good, "\"seed\": ", "\"seed\": \"x\", \"seed2\": "));
  for (const char* name : {"empty.json", "zeros.json", "deep.json", "deep-object.json", "half.json",
                           "list.json", "number.json", "text-for-number.json"})
    expect_refused({"run", home_.file(name)}, 3, name);
}

TEST_F(Cli, ASaveOfANewerFormatEndsWith5) {
  const auto newer = home_.write("newer.json", replaced(saved_game(), "partly-save/9", "partly-save/10"));
  for (const char* command : {"replay", "exhibit"}) expect_refused({command, newer}, 5, "newer.json");
}

TEST_F(Cli, ASaveOfAnOlderFormatIsRefusedAtEveryEntrance) {
  const auto old = home_.write("old.json", replaced(saved_game(), "partly-save/9", "partly-save/8"));
  for (const char* command : {"replay", "exhibit", "explain", "turning-points", "luck", "forecast"})
    expect_refused({command, old}, 3, "old.json");
}

TEST_F(Cli, ASaveOnWhichTwoReadersCouldDisagreeIsRefusedAtEveryEntrance) {
  const std::string good = saved_game();
  const auto marked = home_.write("marked.json", "\xEF\xBB\xBF" + good);
  EXPECT_EQ(home_.run({"replay", marked}).code, 0);
  const auto nul = home_.write("nul.json", std::string("\xEF\xBB\xBF{\0", 5));
  const auto twice = home_.write("twice.json", "{\"seed\": 1," + good.substr(1));
  const auto longer = home_.write("longer.json", good + "{}");
  const auto half = home_.write("half-a-save.json", good.substr(0, good.size() / 2));
  for (const char* command : {"replay", "exhibit", "explain", "turning-points", "luck"}) {
    expect_refused({command, nul}, 3, "nul.json:1:2");
    expect_refused({command, twice}, 3, "twice.json:1:");
    expect_refused({command, longer}, 3, "longer.json:2:1");
    expect_refused({command, half}, 3, "half-a-save.json:1:");
  }
}

TEST_F(Cli, AnEditedSaveEndsWith7) {
  const std::string good = saved_game();
  const auto whole = home_.run({"replay", home_.write("good.json", good)});
  EXPECT_EQ(whole.code, 0) << whole.err;
  json edited = json::parse(good);
  edited["seed"] = edited["seed"].get<std::uint64_t>() + 1;
  const auto path = home_.write("edited.json", edited.dump());
  for (const char* command : {"replay", "exhibit"}) expect_refused({command, path}, 7, "edited.json");
}

TEST_F(Cli, ASaveWithoutAnExhibitIsSaidToHaveNone) {
  const auto path = home_.write("early.json", saved_game());
  expect_refused({"exhibit", path}, 2, "No exhibit has come in so far");
}

TEST_F(Cli, ASaveThatIsHugeDeepTruncatedOrOfWrongTypesIsRefusedAtOnce) {
  const std::string good = saved_game();
  home_.write("huge.json", "{");
  fs::resize_file(home_.file("huge.json"), std::uintmax_t{1} << 30);
  expect_refused({"replay", home_.file("huge.json")}, 4, "huge.json");
  json wrong = json::parse(good);
  wrong["quarters"] = 5;
  home_.write("number-for-list.json", wrong.dump());
  wrong = json::parse(good);
  wrong["quarters"][0]["decisions"] = "many";
  home_.write("text-for-list.json", wrong.dump());
  wrong = json::parse(good);
  wrong["scenario"] = "{}";
  home_.write("empty-scenario.json", wrong.dump());
  home_.write("empty.json", "");
  home_.write("zeros.json", std::string(5000, '\0'));
  home_.write("deep.json", std::string(200'000, '['));
  home_.write("half.json", good.substr(0, good.size() / 2));
  home_.write("list.json", "[]");
  home_.write("other.json", "{\"format\": \"somebody-elses/1\"}");
  for (const char* name : {"number-for-list.json", "text-for-list.json", "empty-scenario.json", "empty.json",
                           "zeros.json", "deep.json", "half.json", "list.json", "other.json"})
    expect_refused({"replay", home_.file(name)}, 3, name);
}

TEST_F(Cli, ADeviceThatIsNotThereEndsWith6) {
  if (fs::exists("/proc/driver/nvidia")) GTEST_SKIP() << "this machine may have the device";
  expect_refused({"run", "the-shortcut", "--device", "cuda"}, 6, "--device cpu");
  expect_refused({"play", "--policy", "distil", "--device", "cuda"}, 6, "--device cpu");
  expect_refused({"replay", home_.write("good.json", saved_game()), "--verify", "--device", "cuda"}, 6,
                 "--device cpu");
  expect_refused({"bench", "--device", "cuda"}, 6, "--device cpu");
}

TEST_F(Cli, AFullDiskIsNoSuccess) {
  if (!fs::exists("/dev/full")) GTEST_SKIP();
  EXPECT_NE(home_.run({"schema"}, {}, "/dev/full").code, 0);
}

TEST_F(Cli, ValidatesTheShippedScenariosAndSaysSoInJson) {
  const auto outcome = home_.run({"validate", fs::path(PARTLY_SOURCE_DIR) / "scenarios", "--json"});
  EXPECT_EQ(outcome.code, 0) << outcome.out;
  const json report = json_of(outcome);
  expect_keys(report, {"files", "errors", "warnings"});
  EXPECT_GE(report["files"].size(), 1u);
  EXPECT_TRUE(report["errors"].empty());

  const auto broken =
      home_.write("broken.json", replaced(text_of(shortcut()), "\"seed\"", "\"sead\"")).string();
  const json errors = json_of(home_.run({"validate", broken, "--json"}))["errors"];
  ASSERT_FALSE(errors.empty());
  expect_keys(errors[0], {"file", "line", "column", "rule", "message", "hint"});
  EXPECT_TRUE(std::ranges::any_of(errors, [](const json& e) { return e["line"] > 1 && e["column"] > 1; }));
}

TEST_F(Cli, ReplaysInJson) {
  const auto outcome = home_.run({"replay", home_.write("good.json", saved_game()), "--json"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const json report = json_of(outcome);
  expect_keys(report, {"save", "quarters", "jobs_retrained", "largest_difference", "tolerance", "saved_with",
                       "verified_with", "match"});
  EXPECT_EQ(report["quarters"], 3);
  EXPECT_EQ(report["match"], true);
}

// A game that goes through the whole of a trial: a copy is sold, nothing is settled, and the answer is
// "partly".
void play_to_a_verdict(session::Session& session) {
  while (session.view().ending == world::Ending::running) {
    const auto& view = session.view();
    if (view.models.empty() || !view.models.front().mine) session.submit(view.routes[1].decision);
    const auto models = session.view().models;  // a decision replaces the view
    for (const auto& model : models)
      if (model.mine && model.state == world::ModelState::trained)
        session.submit(world::ReleaseModel{model.id});
    const auto proceedings = session.view().proceedings;
    for (const auto& one : proceedings)
      if (one.mine) session.submit(world::Testify{one.id, law::Answer::partly});
    session.request_close();
    session.tick();
  }
}

// Every number of an explanation stands in an object that says where it comes from.
void expect_numbers_tagged(const json& value, const std::string& path) {
  if (value.is_number()) ADD_FAILURE() << path << " is a number without a tag";
  if (value.is_object() && value.contains("value")) {
    const std::string tag = value.value("provenance", "");
    EXPECT_TRUE(tag == "measured" || tag == "sourced" || tag == "assumed" || tag == "derived")
        << path << ": " << tag;
    EXPECT_TRUE(value.contains("unit")) << path;
    EXPECT_FALSE(value.value("source", "").empty() && value.value("explanation", "").empty()) << path;
    if (tag == "measured") {
      EXPECT_NE(value.value("source", ""), "") << path;
    }
    if (tag == "assumed") {
      EXPECT_TRUE(value.contains("low") && value.contains("high")) << path;
    }
    return;
  }
  if (value.is_structured())
    for (const auto& [key, below] : value.items()) expect_numbers_tagged(below, path + "/" + key);
}

TEST_F(Cli, ExplainsEveryRulingWithoutANumberThatHasNoTag) {
  auto loaded = scenario::load_file(shortcut());
  session::Options options;
  options.threaded = false;
  const auto session = session::Session::start_with(std::move(*loaded.scenario), options,
                                                    session::make_inline_trainer(session::stub_work));
  play_to_a_verdict(*session);
  const auto save = home_.file("trial.json");
  ASSERT_TRUE(session->save(save).ok());
  const json events = json_of(home_.run({"explain", save.string(), "--json"}));
  ASSERT_GE(events.size(), 5u);
  bool verdict = false;
  for (const auto& event : events) {
    const json explanation =
        json_of(home_.run({"explain", save.string(), "--event", event["event"], "--json"}));
    expect_keys(explanation, {"event", "quarter", "title", "text", "fact", "note", "parts"});
    expect_numbers_tagged(explanation, "");
    verdict = verdict || explanation["title"].get<std::string>().find("decided") != std::string::npos;
  }
  EXPECT_TRUE(verdict);
  const auto told = home_.run({"explain", save.string(), "--event", events.back()["event"]});
  EXPECT_EQ(told.code, 0);
  for (const char* part : {"Measured", "Account", "Belief", "Ended", "Postings", "no legal advice"})
    EXPECT_NE(told.out.find(part), std::string::npos) << part;
  expect_refused({"explain", save.string(), "--event", "event-99999"}, 2, "event-99999");
}

TEST_F(Cli, PrintsTheSchemaAsJson) {
  EXPECT_EQ(json_of(home_.run({"schema"}))["$schema"], "http://json-schema.org/draft-07/schema#");
  EXPECT_TRUE(json_of(home_.run({"schema", "--role", "rule-maker"}))["definitions"].contains("rule"));
}

TEST_F(Cli, SaysThatARuleMakersScenarioHasNoLabToPlay) {
  expect_refused({"forecast", "precedent"}, 3, "rule maker");
}

TEST_F(Cli, ExaminesTheMachineInJson) {
  const auto outcome = home_.run({"doctor", "--json"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const json report = json_of(outcome);
  expect_keys(report, {"version", "processors", "engines", "window", "folders", "warnings"});
  expect_keys(report["engines"], {"fused", "torch"});
  expect_keys(report["engines"]["torch"],
              {"available", "libtorch", "cuda_devices", "blas_gflops", "problem"});
  if (report["window"]["available"] == true) {
    expect_keys(report["window"], {"video_drivers", "render_drivers", "display", "fonts"});
    EXPECT_EQ(report["window"]["display"], "none");
  }
}

}  // namespace
}  // namespace partly::cli_test
