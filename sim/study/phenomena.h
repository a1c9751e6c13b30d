// All phenomena, in the order of the table in docs/model-card.md.
#pragma once
#include <vector>

#include "sim/study/phenomenon.h"

namespace partly::study {

const std::vector<Phenomenon>& phenomena();

}  // namespace partly::study
