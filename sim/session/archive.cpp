#include "sim/session/archive.h"

namespace partly::session {
namespace {

// nlohmann's parser keeps its own stack, so depth costs memory and not our stack; still, no honest save is
// deep.
Result<Json> parse_json(const std::string& text, const std::string& file_name) {
  bool too_deep = false;
  const auto guard = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kMaxSaveDepth;
    return !too_deep;
  };
  try {
    Json json = Json::parse(text, guard);
    if (too_deep)
      return broken_save(file_name,
                         "it is nested more than " + std::to_string(kMaxSaveDepth) + " levels deep");
    return json;
  } catch (const Json::exception& problem) {
    return broken_save(file_name, std::string("it is not whole JSON (") + problem.what() + ")");
  }
}

}  // namespace

Error broken_save(const std::string& file_name, std::string what) {
  return {ErrorKind::invalid_scenario, "The save cannot be read: " + std::move(what), file_name,
          "Choose an older save, or start again"};
}

Result<Json> parse_archive(const std::string& text, const std::string& file_name, const std::string& format) {
  auto json = parse_json(text, file_name);
  if (!json) return json;
  if (!json->is_object() || !json->contains("format") || !(*json)["format"].is_string())
    return broken_save(file_name, "it has no \"format\"; this is not a save of Partly");
  const auto found = (*json)["format"].get<std::string>();
  if (found != format) {
    const bool ours = found.starts_with(format.substr(0, format.find('/') + 1));
    return Error{ours ? ErrorKind::newer_version : ErrorKind::invalid_scenario,
                 "The save has format \"" + found + "\"; this program reads \"" + format + "\"", file_name,
                 ours ? "Update Partly, or choose another save" : "Choose a save written by Partly"};
  }
  json->erase("format");
  return json;
}

}  // namespace partly::session
