#include "sim/forensics/exhibit.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/base/statistics.h"
#include "sim/forensics/fields.h"
#include "sim/forensics/statistics.h"

namespace partly::forensics {
namespace {

Error bad_setting(const char* field, const char* what, const char* remedy) {
  return {ErrorKind::usage, what, field, remedy};
}

}  // namespace

const char* name(ExamTest test) { return enum_name(test).data(); }

const char* meaning(ExamTest test) {
  switch (test) {
    case ExamTest::quiz:
      return "Questions on which the teacher is sure and stands alone";
    case ExamTest::outside:
      return "Questions from outside the map, on which the teacher stands alone";
    case ExamTest::mistakes:
      return "Questions that the teacher gets wrong: is it the same wrong answer?";
  }
  return "";
}

const char* name(Strength strength) { return enum_name(strength).data(); }

Strength strength_of(double log_ratio) {
  const double tens = log_ratio / std::numbers::ln10;
  if (tens >= 1.5) return Strength::compelling;
  if (tens >= 1) return Strength::strong;
  if (tens >= 0.5) return Strength::suspicion;
  return Strength::none;
}

Status check(const ExamSettings& settings) {
  constexpr int kMostInputs = 1'000'000;
  constexpr int kMostModels = 1000;
  const auto within = [](int value, int low, int high) { return low <= value && value <= high; };
  if (!within(settings.natural_pool, 1, kMostInputs))
    return bad_setting("natural_pool", "The pool must hold 1 to 1,000,000 inputs", "Try 8000");
  if (!within(settings.outside_pool, 1, kMostInputs))
    return bad_setting("outside_pool", "The pool must hold 1 to 1,000,000 inputs", "Try 4000");
  if (!within(settings.questions, 1, kMostInputs))
    return bad_setting("questions", "A test asks 1 to 1,000,000 questions", "Try 200");
  if (!within(settings.least_questions, 1, settings.questions))
    return bad_setting("least_questions", "It must lie between 1 and the number of questions", "Try 20");
  if (!(settings.alone_share >= 0 && settings.alone_share < 1))
    return bad_setting("alone_share", "A share lies between 0 and 1", "Try 0.25");
  if (!within(settings.selector_models, 1, kMostModels))
    return bad_setting("selector_models", "At least one model must choose the questions", "Try 8");
  if (!within(settings.reference_models, 4, kMostModels))
    return bad_setting("reference_models", "With fewer than four innocents there is no spread to judge by",
                       "Try 24");
  if (settings.copier_models != 0 && !within(settings.copier_models, 4, kMostModels))
    return bad_setting("copier_models", "It is 0 (no copiers, no ratio) or at least 4", "Try 24");
  if (settings.unseen_models != 0 && !within(settings.unseen_models, 4, kMostModels))
    return bad_setting("unseen_models", "It is 0 (no rates) or at least 4", "Try 24");
  const auto positive = [](double size) { return std::isfinite(size) && size > 0; };
  if (settings.reference_sizes.empty() ||
      !std::all_of(settings.reference_sizes.begin(), settings.reference_sizes.end(), positive))
    return bad_setting("reference_sizes", "Each size is a positive share of `labels`", "Try 0.5, 1, 3");
  const auto share = [](double noise) { return noise >= 0 && noise < 1; };
  if (settings.copier_own_shares.empty() ||
      !std::all_of(settings.copier_own_shares.begin(), settings.copier_own_shares.end(),
                   [](double own) { return own >= 0 && own <= 100; }))
    return bad_setting("copier_own_shares", "Each is a share of the answers from 0 to 100", "Try 0, 0.5, 1");
  if (settings.reference_noise.empty() ||
      !std::all_of(settings.reference_noise.begin(), settings.reference_noise.end(), share) ||
      !share(settings.selector_noise))
    return bad_setting("reference_noise", "Each noise is a share from 0 up to, not including, 1",
                       "Try 0, 0.15, 0.4");
  if (!within(settings.labels, 1, kMostInputs))
    return bad_setting("labels", "A reference model learns from 1 to 1,000,000 labels", "Try 3000");
  if (!within(settings.large_labels, 1, kMostInputs))
    return bad_setting("large_labels", "A large lab learns from 1 to 1,000,000 labels", "Try 6000");
  if (settings.large_every < 0 || settings.large_every == 1)
    return bad_setting("large_every", "It is 0 (no large labs) or at least 2", "Try 3");
  return {};
}

bool is_large(const ExamSettings& settings, int reference) {
  return settings.large_every > 0 && reference % settings.large_every == settings.large_every - 1;
}

namespace {

// Place of a reference among those that are not large: sizes and noises go round over these alone.
std::size_t place_among_usual(const ExamSettings& settings, int reference) {
  return static_cast<std::size_t>(settings.large_every > 0 ? reference - reference / settings.large_every
                                                           : reference);
}

}  // namespace

int reference_labels(const ExamSettings& settings, int reference) {
  if (is_large(settings, reference)) return settings.large_labels;
  const auto& sizes = settings.reference_sizes;
  const double size = sizes[place_among_usual(settings, reference) % sizes.size()];
  return std::max(1, static_cast<int>(std::lround(settings.labels * size)));
}

double reference_label_noise(const ExamSettings& settings, int reference) {
  const auto& noise = settings.reference_noise;
  return noise[place_among_usual(settings, reference) / settings.reference_sizes.size() % noise.size()];
}

double share_from(std::span<const double> log_ratios, double log_threshold) {
  if (log_ratios.empty()) return 0;
  const auto reached = std::ranges::count_if(log_ratios, [&](double one) { return one >= log_threshold; });
  return static_cast<double>(reached) / static_cast<double>(log_ratios.size());
}

double Exhibit::log_ratio() const { return ratio ? ratio->log_ratio : 0; }
double Exhibit::innocents_suspected() const { return share_from(unseen.innocents, std::log(kStrongRatio)); }
double Exhibit::copiers_found() const { return share_from(unseen.copiers, std::log(kStrongRatio)); }

double naive_binomial_p(const TestOutcome& outcome) {
  const int hits = static_cast<int>(std::lround(outcome.suspect_score * outcome.questions));
  return binomial_upper_tail(hits, outcome.questions, mean(outcome.reference_scores));
}

}  // namespace partly::forensics
