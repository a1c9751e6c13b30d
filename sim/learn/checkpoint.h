// Weights in a file: a few lines of text, then plain little-endian float32. The format, with a reader in
// Python: docs/checkpoint-format.md. Holds the network alone: no moments of the optimiser, no data.
#pragma once
#include <filesystem>
#include <string>

#include "sim/base/result.h"
#include "sim/learn/network.h"

namespace partly::learn {

inline constexpr int kCheckpointVersion = 1;
inline constexpr std::size_t kMaxCheckpointParameters = std::size_t{1} << 26;  // 256 MiB

// Whole or not at all: written beside the target and renamed. Refuses weights that do not fit their shape or
// are no finite numbers.
Status save_checkpoint(const Weights& weights, const std::filesystem::path& path);

// The same bits as were saved. An Error where the file is missing, cut short, too long, of another kind or of
// a later version, where its checksum does not fit, or where a weight is no finite number.
Result<Weights> load_checkpoint(const std::filesystem::path& path);

// The bytes of such a file, and back; `name` is what a refusal calls them.
std::string checkpoint_bytes(const Weights& weights);
Result<Weights> weights_from_bytes(const std::string& bytes, const std::string& name);

}  // namespace partly::learn
