#include "sim/forensics/watermark.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/check.h"
#include "sim/base/rng.h"
#include "sim/base/statistics.h"

namespace partly::forensics {
namespace {

// How often each symbol follows each two symbols: [(before_last, last, next)], and how often the two stand
// there.
struct FollowerCounts {
  FollowerCounts(std::span<const std::uint8_t> text, std::size_t symbols)
      : follower(symbols * symbols * symbols), context(symbols * symbols) {
    for (std::size_t i = 2; i < text.size(); ++i) {
      const std::size_t here = text[i - 2] * symbols + text[i - 1];
      ++context[here];
      ++follower[here * symbols + text[i]];
    }
  }
  std::vector<int> follower, context;
};

// Differences in share, each context weighted by what its counts can resolve, of the contexts that count.
struct Shifts {
  std::vector<std::size_t> contexts;
  std::vector<double> values;  // (contexts, symbols)
};

Shifts shifts_between(const FollowerCounts& suspect, const FollowerCounts& baseline, std::size_t symbols,
                      int least_seen) {
  Shifts shifts;
  for (std::size_t c = 0; c < suspect.context.size(); ++c) {
    const double n = suspect.context[c], n0 = baseline.context[c];
    if (std::min(n, n0) < least_seen) continue;
    shifts.contexts.push_back(c);
    const double weight = std::sqrt(n * n0 / (n + n0));
    for (std::size_t s = 0; s < symbols; ++s) {
      const std::size_t at = c * symbols + s;
      shifts.values.push_back(weight * (suspect.follower[at] / n - baseline.follower[at] / n0));
    }
  }
  return shifts;
}

// The symbols of one context in the key's order: the first half of them are green.
void order_symbols(std::uint64_t seed, std::size_t context, std::span<int> order) {
  std::iota(order.begin(), order.end(), 0);
  Rng rng(seed, "watermark key", context);
  rng.shuffle(order);
}

// How far the shifts point the key's way.
double score(const Shifts& shifts, std::uint64_t seed, int symbols) {
  std::vector<int> order(symbols);
  double sum = 0;
  const double* values = shifts.values.data();
  for (const std::size_t context : shifts.contexts) {
    order_symbols(seed, context, order);
    for (int i = 0; i < symbols; ++i) sum += i < symbols / 2 ? values[order[i]] : -values[order[i]];
    values += symbols;
  }
  return sum;
}

bool fits(std::span<const std::uint8_t> text, int symbols) {
  return std::ranges::all_of(text, [=](std::uint8_t symbol) { return symbol < symbols; });
}

}  // namespace

WatermarkKey::WatermarkKey(std::uint64_t seed, int symbols)
    : seed_(seed), symbols_(symbols), green_(static_cast<std::size_t>(symbols) * symbols * symbols) {
  PARTLY_CHECK(symbols >= 2 && symbols <= 64);
  std::vector<int> order(symbols);
  for (std::size_t context = 0; context * symbols < green_.size(); ++context) {
    order_symbols(seed, context, order);
    for (int i = 0; i < symbols / 2; ++i) green_[context * symbols + order[i]] = true;
  }
}

Result<WatermarkFinding> search_watermark(const WatermarkKey& key, std::span<const std::uint8_t> suspect,
                                          std::span<const std::uint8_t> baseline, const WatermarkTest& test) {
  PARTLY_CHECK(test.random_keys >= 10);
  if (!fits(suspect, key.symbols()) || !fits(baseline, key.symbols()))
    return Error{ErrorKind::usage, "A text has a symbol that the watermark's key does not know", "watermark",
                 "Use a key for the alphabet of the texts"};
  const auto symbols = static_cast<std::size_t>(key.symbols());
  const Shifts shifts = shifts_between(FollowerCounts(suspect, symbols), FollowerCounts(baseline, symbols),
                                       symbols, test.least_seen);
  if (shifts.contexts.empty())
    return Error{ErrorKind::usage, "No two symbols stand often enough in both texts", "watermark",
                 "Compare longer texts"};
  const double found = score(shifts, key.seed(), key.symbols());
  std::vector<double> random;
  random.reserve(static_cast<std::size_t>(test.random_keys));
  for (int i = 0; i < test.random_keys; ++i)
    random.push_back(
        score(shifts, derive_seed(test.seed, "random key", static_cast<std::uint64_t>(i)), key.symbols()));
  const auto above = std::ranges::count_if(random, [=](double other) { return other >= found; });
  const double spread = standard_deviation(random);
  return WatermarkFinding{spread > 0 ? (found - mean(random)) / spread : 0,
                          static_cast<double>(above + 1) / (test.random_keys + 1),
                          static_cast<int>(shifts.contexts.size())};
}

}  // namespace partly::forensics
