#include "sim/survey/play_record.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "sim/base/rng.h"

namespace partly::survey {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "partly-game/1";

Error broken(const std::string& file_name, const std::string& what) {
  return {ErrorKind::invalid_scenario, "This is not the record of a game: " + what, file_name,
          "Delete the file; the next sweep plays that game again"};
}

}  // namespace

std::string fingerprint_of(const std::string& scenario_text) {
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(derive_seed(0, scenario_text)));
  return text;
}

std::string to_line(const PlayRecord& record) {
  Json json = {{"format", kFormat},
               {"scenario", record.scenario},
               {"fingerprint", record.fingerprint},
               {"strategy", record.strategy},
               {"seed", record.seed},
               {"measures", record.measures},
               {"happened", record.happened},
               {"wrongs", record.wrongs},
               {"errors", record.errors},
               {"engine", record.engine},
               {"hash", record.hash},
               {"seconds", record.seconds},
               {"processor", record.processor}};
  return json.dump();
}

Result<PlayRecord> parse_line(const std::string& line, const std::string& file_name) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return broken(file_name, "it is no JSON object");
  if (json.value("format", Json()) != kFormat)
    return broken(file_name, std::string("its format is not ") + kFormat);
  PlayRecord record;
  try {
    json.at("scenario").get_to(record.scenario);
    json.at("fingerprint").get_to(record.fingerprint);
    json.at("strategy").get_to(record.strategy);
    json.at("seed").get_to(record.seed);
    json.at("measures").get_to(record.measures);
    json.at("happened").get_to(record.happened);
    json.at("wrongs").get_to(record.wrongs);
    json.at("errors").get_to(record.errors);
    json.at("engine").get_to(record.engine);
    json.at("hash").get_to(record.hash);
    json.at("seconds").get_to(record.seconds);
    json.at("processor").get_to(record.processor);
  } catch (const Json::exception& problem) {
    return broken(file_name, problem.what());
  }
  return record;
}

}  // namespace partly::survey
