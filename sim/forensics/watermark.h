// A hidden watermark in text, and whether a suspect's text inherited it. A secret key calls half of the
// symbols green after every two symbols; a publisher makes green ones a little likelier while its model
// writes. Who trains on such text picks up the habit ("radioactivity"). Works on texts as numbers of symbols
// alone. Text of a small alphabet has little room to choose, so that its own habits drown a plain count of
// green symbols. The test therefore looks at how the share of each symbol after each two symbols differs from
// that in a baseline text without a watermark, and at whether these shifts point the way of the key more than
// the way of random keys. Known limits: a suspect trained on little marked text shows nothing; p cannot be
// less than 1 / (keys + 1). Sources: Kirchenbauer et al. 2023, A Watermark for Large Language Models; Sander
// et al. 2024, Watermarking Makes Language Models Radioactive.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/result.h"

namespace partly::forensics {

class WatermarkKey {
 public:
  WatermarkKey(std::uint64_t seed, int symbols);  // symbols: 2 to 64

  std::uint64_t seed() const { return seed_; }
  int symbols() const { return symbols_; }
  bool green(int before_last, int last, int next) const {
    return green_[(static_cast<std::size_t>(before_last) * symbols_ + last) * symbols_ + next];
  }

 private:
  std::uint64_t seed_;
  int symbols_;
  std::vector<bool> green_;  // exactly half of the symbols of every context, rounded down
};

struct WatermarkFinding {
  double z = 0;      // the key's score in standard deviations of the random keys' scores
  double p = 1;      // (random keys with at least this score + 1) / (random keys + 1)
  int contexts = 0;  // pairs of symbols seen often enough in both texts
  bool operator==(const WatermarkFinding&) const = default;
};

struct WatermarkTest {
  int least_seen = 20;     // times that a context must stand in both texts to count
  int random_keys = 1000;  // at least 10
  std::uint64_t seed = 1;  // of the random keys
};

// Errors: a symbol that is not one of the key's, or texts without a common context.
Result<WatermarkFinding> search_watermark(const WatermarkKey& key, std::span<const std::uint8_t> suspect,
                                          std::span<const std::uint8_t> baseline,
                                          const WatermarkTest& test = {});

}  // namespace partly::forensics
