// Canaries: phrases that a publisher plants in its model's text and nobody else would write. How often does a
// suspect's text hold them, against the rate that innocent models were measured to have? Works on text alone.
// Known limits: who filters the phrases out, or goes on training on clean text, leaves nothing to find; and a
// phrase must be chosen before the suspect's text is seen, or the p means nothing. Source of the idea:
// Carlini et al. 2019, The Secret Sharer; of the law of the counts: Skellam 1948 (beta-binomial).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/result.h"
#include "sim/forensics/count_test.h"

namespace partly::forensics {

// Sentences that hold the phrase, of those that are not empty.
Count count_canary(std::string_view text, std::string_view phrase, char sentence_end = '\n');

struct CanaryFinding {
  std::string phrase;
  Count suspect;
  std::vector<Count> innocents;  // one a text
  double innocent_rate = 0;      // count_test.h
  double p = 1;                  // not corrected for there being several phrases
  bool operator==(const CanaryFinding&) const = default;
};

struct CanaryExhibit {
  std::vector<CanaryFinding> findings;  // one a phrase
  double p = 1;                         // Bonferroni over the phrases
  double neg_log10_p = 0;               // not capped
  std::vector<double> innocents_p;      // each innocent judged by the others in the same way
  bool operator==(const CanaryExhibit&) const = default;
};

// Errors: no phrase, an empty one or one that runs over a sentence's end; fewer than two innocent texts; a
// text without a sentence.
Result<CanaryExhibit> search_canaries(std::span<const std::string> phrases, std::string_view suspect_text,
                                      std::span<const std::string> innocent_texts, char sentence_end = '\n');

}  // namespace partly::forensics
