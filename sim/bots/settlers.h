// Players who copy, sell, and settle from a stated stage of a claim on, or never: for comparing times of
// settling. They answer "partly" when asked.
#pragma once
#include <memory>
#include <optional>

#include "sim/bots/bot.h"

namespace partly::bots {

// `from` nothing: lets every claim go to its judgment.
std::unique_ptr<Bot> make_settler(std::optional<law::Stage> from);

}  // namespace partly::bots
