// Which seed the next game is played with: the scenario's own, one that everybody has on the same day, or one
// that nobody has chosen.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>

namespace partly::game {

enum class SeedChoice { own, of_the_day, random };

// The date written as a number: 20261129.
std::uint64_t seed_of_day(std::chrono::year_month_day day);
std::chrono::year_month_day today();  // by universal time, so that the day is the same everywhere
// Nothing: the scenario's own.
std::optional<std::uint64_t> chosen_seed(SeedChoice choice);

}  // namespace partly::game
