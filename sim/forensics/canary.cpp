#include "sim/forensics/canary.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/forensics/statistics.h"

namespace partly::forensics {
namespace {

struct BetaLaw {
  double a = 0.5, b = 0.5;
};

CanaryCount sum_of(std::span<const CanaryCount> counts) {
  CanaryCount sum;
  for (const CanaryCount& count : counts) {
    sum.hits += count.hits;
    sum.sentences += count.sentences;
  }
  return sum;
}

double pooled_rate(std::span<const CanaryCount> innocents) {
  const CanaryCount all = sum_of(innocents);
  return (all.hits + 0.5) / (all.sentences + 1.0);
}

// Variance of a further model's rate beyond what the chance of counting gives to models that are all alike.
double spread_between_models(std::span<const CanaryCount> innocents, double rate) {
  std::vector<double> shares;
  double chance = 0;
  for (const CanaryCount& count : innocents) {
    shares.push_back(count.share());
    chance += rate * (1 - rate) / count.sentences / static_cast<double>(innocents.size());
  }
  const double deviation = standard_deviation(shares);
  const double models = static_cast<double>(innocents.size());
  return std::max(0.0, deviation * deviation - chance) * (1 + 1 / models);  // the mean itself is uncertain
}

// Without a spread between models this is the posterior of one common rate under Jeffreys' prior.
BetaLaw law_of_rates(std::span<const CanaryCount> innocents) {
  const double rate = pooled_rate(innocents);
  const double most = rate * (1 - rate);
  const double variance = most / (sum_of(innocents).sentences + 2.0) + spread_between_models(innocents, rate);
  const double strength = std::max(most / variance - 1, 1e-3);
  return {rate * strength, (1 - rate) * strength};
}

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

// P(X = k) of the beta-binomial law.
double probability_of(int k, int n, BetaLaw law) {
  return std::exp(-log_beta(k + 1.0, n - k + 1.0) - std::log(n + 1.0) + log_beta(k + law.a, n - k + law.b) -
                  log_beta(law.a, law.b));
}

Status check(std::span<const std::string> phrases, std::string_view suspect_text,
             std::span<const std::string> innocent_texts, char sentence_end) {
  const auto refuse = [](const char* where, const char* what, const char* remedy) {
    return Error{ErrorKind::usage, what, where, remedy};
  };
  if (phrases.empty()) return refuse("phrases", "There is no phrase to look for", "Name at least one");
  for (const std::string& phrase : phrases)
    if (phrase.empty() || phrase.find(sentence_end) != std::string::npos)
      return refuse("phrases", "A phrase is empty or runs over the end of a sentence", "Shorten it");
  if (innocent_texts.size() < 2)
    return refuse("innocents", "One innocent text shows no spread between models", "Add at least one");
  const auto empty = [&](std::string_view text) {
    return text.find_first_not_of(sentence_end) == std::string_view::npos;
  };
  if (empty(suspect_text) || std::any_of(innocent_texts.begin(), innocent_texts.end(), empty))
    return refuse("texts", "A text holds no sentence", "Let the model write more");
  return {};
}

CanaryFinding find(const std::string& phrase, std::string_view suspect_text,
                   std::span<const std::string> innocent_texts, char sentence_end) {
  CanaryFinding finding;
  finding.phrase = phrase;
  finding.suspect = count_canary(suspect_text, phrase, sentence_end);
  for (const std::string& text : innocent_texts)
    finding.innocents.push_back(count_canary(text, phrase, sentence_end));
  finding.innocent_rate = pooled_rate(finding.innocents);
  finding.p = canary_p(finding.suspect, finding.innocents);
  return finding;
}

double innocent_p(std::span<const CanaryFinding> findings, std::size_t accused) {
  std::vector<double> p;
  for (const CanaryFinding& finding : findings) {
    std::vector<CanaryCount> others = finding.innocents;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(accused));
    p.push_back(canary_p(finding.innocents[accused], others));
  }
  return bonferroni(p);
}

}  // namespace

CanaryCount count_canary(std::string_view text, std::string_view phrase, char sentence_end) {
  CanaryCount count;
  while (!text.empty()) {
    const std::string_view sentence = text.substr(0, text.find(sentence_end));
    text.remove_prefix(std::min(sentence.size() + 1, text.size()));
    if (sentence.empty()) continue;
    ++count.sentences;
    count.hits += sentence.find(phrase) != std::string_view::npos;
  }
  return count;
}

double canary_p(CanaryCount suspect, std::span<const CanaryCount> innocents) {
  PARTLY_CHECK(!innocents.empty() && sum_of(innocents).sentences > 0);
  const BetaLaw law = law_of_rates(innocents);
  double p = 0;
  for (int k = suspect.hits; k <= suspect.sentences; ++k) p += probability_of(k, suspect.sentences, law);
  return std::min(1.0, p);
}

Result<CanaryExhibit> search_canaries(std::span<const std::string> phrases, std::string_view suspect_text,
                                      std::span<const std::string> innocent_texts, char sentence_end) {
  if (const Status fit = check(phrases, suspect_text, innocent_texts, sentence_end); !fit) return fit.error();
  CanaryExhibit exhibit;
  std::vector<double> p;
  for (const std::string& phrase : phrases) {
    exhibit.findings.push_back(find(phrase, suspect_text, innocent_texts, sentence_end));
    p.push_back(exhibit.findings.back().p);
  }
  exhibit.p = bonferroni(p);
  exhibit.neg_log10_p = -std::log10(std::max(exhibit.p, 1e-300));
  for (std::size_t i = 0; i < innocent_texts.size(); ++i)
    exhibit.innocents_p.push_back(innocent_p(exhibit.findings, i));
  return exhibit;
}

}  // namespace partly::forensics
