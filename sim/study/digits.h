// What the tasks on digits have in common.
#pragma once

namespace partly::study {

inline constexpr int kDigits = 10;  // classes, drawn or of MNIST

}  // namespace partly::study
