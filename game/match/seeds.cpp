#include "game/match/seeds.h"

#include <random>

namespace partly::game {

std::uint64_t seed_of_day(std::chrono::year_month_day day) {
  const auto year = static_cast<std::uint64_t>(static_cast<int>(day.year()));
  return year * 10'000 + static_cast<unsigned>(day.month()) * 100 + static_cast<unsigned>(day.day());
}

std::chrono::year_month_day today() {
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

std::optional<std::uint64_t> chosen_seed(SeedChoice choice) {
  switch (choice) {
    case SeedChoice::own:
      break;
    case SeedChoice::of_the_day:
      return seed_of_day(today());
    case SeedChoice::random:
      return 1 + std::random_device{}() % 1'000'000;  // short enough to be told to somebody
  }
  return std::nullopt;
}

}  // namespace partly::game
