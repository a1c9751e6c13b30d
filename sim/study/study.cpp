#include "sim/study/study.h"

namespace partly::study {

learn::KeepGoing part_of(const learn::KeepGoing& whole, std::size_t index, std::size_t count) {
  if (!whole) return {};
  return [whole, index, count](double done) {
    return whole((static_cast<double>(index) + done) / static_cast<double>(count));
  };
}

Error stopped() { return {ErrorKind::interrupted, "The study was stopped", "", ""}; }

}  // namespace partly::study
