#include "game/shell/settings.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "sim/base/folders.h"
#include "sim/base/json_text.h"

namespace partly::game {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxSettingsBytes = 1u << 16;

bool one_of(const std::string& text, std::initializer_list<const char*> allowed) {
  return std::any_of(allowed.begin(), allowed.end(), [&](const char* a) { return text == a; });
}

// True if the value was understood and taken.
bool take(Settings& s, const std::string& key, const json& value) {
  if (key == "theme") return value.is_string() && theme_named(value.get<std::string>(), &s.theme);
  if (key == "scale") {
    if (!value.is_number()) return false;
    const double scale = value.get<double>();
    if (!(scale >= 0.75 && scale <= 3)) return false;
    return s.scale = static_cast<float>(scale), true;
  }
  if (key == "reduced_motion") return value.is_boolean() && (s.reduced_motion = value.get<bool>(), true);
  if (key == "full_screen") return value.is_boolean() && (s.full_screen = value.get<bool>(), true);
  if (key == "engine" && value.is_string() && one_of(value.get<std::string>(), {"auto", "fused", "torch"}))
    return s.engine = value.get<std::string>(), true;
  if (key == "device" && value.is_string() && one_of(value.get<std::string>(), {"auto", "cpu", "cuda"}))
    return s.device = value.get<std::string>(), true;
  return false;
}

bool known(const std::string& key) {
  return one_of(key, {"theme", "scale", "reduced_motion", "full_screen", "engine", "device"});
}

}  // namespace

std::string settings_path() { return (config_folder() / "settings.json").string(); }

LoadedSettings load_settings(const std::string& path) {
  LoadedSettings out;
  std::error_code none;
  if (!std::filesystem::exists(path, none)) return out;
  const auto text = read_file(path, kMaxSettingsBytes);
  const auto parsed = text ? parse_json(*text, path) : Result<JsonText>(text.error());
  if (!parsed) {
    out.complaints.push_back(parsed.error().message() + "; the usual settings are used");
    return out;
  }
  const json& all = parsed->document;
  if (!all.is_object()) {
    out.complaints.push_back(path + " is not a JSON object; the usual settings are used");
    return out;
  }
  for (const auto& [key, value] : all.items()) {
    if (!known(key))
      out.complaints.push_back(path + ": there is no setting \"" + key + "\"; it is ignored");
    else if (!take(out.settings, key, value))
      out.complaints.push_back(path + ": " + value.dump() + " is no value for \"" + key +
                               "\"; it is ignored");
  }
  return out;
}

Status save_settings(const Settings& s, const std::string& path) {
  const json all = {{"theme", name(s.theme)},
                    {"scale", std::round(s.scale * 100) / 100.0},
                    {"reduced_motion", s.reduced_motion},
                    {"full_screen", s.full_screen},
                    {"engine", s.engine},
                    {"device", s.device}};
  return write_atomically(path, all.dump(2) + "\n");
}

}  // namespace partly::game
