// Canaries: phrases that a publisher plants in its model's text and nobody else would write. How often does a
// text hold one? Known limits: who filters the phrases out, or goes on training on clean text, leaves nothing
// to find; and a phrase must be chosen before the suspect's text is seen. Source of the idea: Carlini et al.
// 2019, The Secret Sharer.
#pragma once
#include <string_view>

#include "sim/forensics/count_test.h"

namespace partly::forensics {

// Sentences that hold the phrase, of those that are not empty. count_test.h judges such counts.
Count count_canary(std::string_view text, std::string_view phrase, char sentence_end = '\n');

}  // namespace partly::forensics
