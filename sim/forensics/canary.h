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

namespace partly::forensics {

struct CanaryCount {
  int hits = 0;       // sentences that hold the phrase
  int sentences = 0;  // that are not empty

  double share() const { return sentences > 0 ? static_cast<double>(hits) / sentences : 0.0; }
  bool operator==(const CanaryCount&) const = default;
};
CanaryCount count_canary(std::string_view text, std::string_view phrase, char sentence_end = '\n');

struct CanaryFinding {
  std::string phrase;
  CanaryCount suspect;
  std::vector<CanaryCount> innocents;  // one a text
  double innocent_rate = 0;            // share of all innocent sentences, half a hit added
  double p = 1;                        // not corrected for there being several phrases
  bool operator==(const CanaryFinding&) const = default;
};

struct CanaryExhibit {
  std::vector<CanaryFinding> findings;  // one a phrase
  double p = 1;                         // Bonferroni over the phrases
  double neg_log10_p = 0;               // not capped
  std::vector<double> innocents_p;      // each innocent judged by the others in the same way
  bool operator==(const CanaryExhibit&) const = default;
};

// Chance that a further innocent model writes at least so many hits in so many sentences. Its rate is drawn
// from a beta law with the innocents' mean and with the spread between them, which takes in both how little
// was read (none in 700 sentences is not a rate of zero) and how unlike the models are. A spread known from
// few innocents makes it a little eager: judged by four unlike ones, at most 8 % of innocents come under p =
// .05 and 3 % under .01 (tests/forensics/canary_test.cpp).
double canary_p(CanaryCount suspect, std::span<const CanaryCount> innocents);

// Errors: no phrase, an empty one or one that runs over a sentence's end; fewer than two innocent texts; a
// text without a sentence.
Result<CanaryExhibit> search_canaries(std::span<const std::string> phrases, std::string_view suspect_text,
                                      std::span<const std::string> innocent_texts, char sentence_end = '\n');

}  // namespace partly::forensics
