// Where files live: shipped data (assets, scenarios) and the person's own folders (XDG base directories).
// Relative XDG values are invalid and ignored. Folders are created on first write, never on look-up.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly {

// "assets/casefile.json", "scenarios/the-shortcut.json": searched in $PARTLY_DATA, beside and above the
// program, in the source tree it was built from, and in <prefix>/share/partly.
Result<std::filesystem::path> find_data(const std::string& relative_path);

std::filesystem::path config_folder();    // settings
std::filesystem::path saves_folder();     // autosaves and saves
std::filesystem::path state_folder();     // logs
std::filesystem::path pictures_folder();  // screenshots

// The *.json of a folder, by name; none where it cannot be read.
std::vector<std::filesystem::path> json_files_in(const std::filesystem::path& folder);

// Writes beside the target, syncs and renames: after a crash there is the old file or the new one, whole.
Status write_atomically(const std::filesystem::path& path, const std::string& content);
// Refuses files over max_bytes, folders and devices.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace partly
