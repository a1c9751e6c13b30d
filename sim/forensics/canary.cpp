#include "sim/forensics/canary.h"

#include <algorithm>
#include <cmath>

#include "sim/forensics/statistics.h"

namespace partly::forensics {
namespace {

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
  finding.innocent_rate = forensics::innocent_rate(finding.innocents);
  finding.p = count_p(finding.suspect, finding.innocents);
  return finding;
}

double innocent_p(std::span<const CanaryFinding> findings, std::size_t accused) {
  std::vector<double> p;
  for (const CanaryFinding& finding : findings) {
    std::vector<Count> others = finding.innocents;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(accused));
    p.push_back(count_p(finding.innocents[accused], others));
  }
  return bonferroni(p);
}

}  // namespace

Count count_canary(std::string_view text, std::string_view phrase, char sentence_end) {
  Count count;
  while (!text.empty()) {
    const std::string_view sentence = text.substr(0, text.find(sentence_end));
    text.remove_prefix(std::min(sentence.size() + 1, text.size()));
    if (sentence.empty()) continue;
    ++count.chances;
    count.hits += sentence.find(phrase) != std::string_view::npos;
  }
  return count;
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
