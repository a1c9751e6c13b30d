// The four numbers by which a stream of queries is judged, computed query by query.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace partly::forensics {

struct ServedAnswers {
  std::vector<std::int32_t> label;  // the class served for each query
  std::vector<float> margin;        // its probability less that of the second
};

inline constexpr std::size_t kFeatureCount = 4;
inline constexpr std::size_t kGridSide = 12;  // cells of [-1, 1] along each of the first two inputs
inline constexpr float kLowMargin = 0.5f;

struct StreamFeatures {
  double class_entropy = 0;      // of the served classes, in nats
  double cells_visited = 0;      // of kGridSide * kGridSide
  double nearest_neighbour = 0;  // mean distance from a query to its nearest fellow
  double low_margin_share = 0;   // answers with a margin under kLowMargin

  std::array<double, kFeatureCount> values() const {
    return {class_entropy, cells_visited, nearest_neighbour, low_margin_share};
  }
  bool operator==(const StreamFeatures&) const = default;
};

// Takes queries one at a time; the cost of a query grows with the number since reset(), so reset() often.
class FeatureCounter {
 public:
  explicit FeatureCounter(int inputs);
  void add(std::span<const float> point, std::int32_t label, float margin);
  StreamFeatures features() const;
  int count() const { return static_cast<int>(nearest_.size()); }
  void reset();

 private:
  std::size_t inputs_;
  std::vector<float> points_;
  std::vector<float> nearest_;  // squared distance of each point to its nearest fellow
  std::vector<int> class_counts_;
  std::array<bool, kGridSide * kGridSide> visited_{};
  int cells_ = 0;
  int low_margins_ = 0;
};

}  // namespace partly::forensics
