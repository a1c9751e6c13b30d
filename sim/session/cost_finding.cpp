// What a cost curve says of the articles' fifty to one (F20), as figures and in sentences that are made of
// them.
#include <algorithm>
#include <limits>

#include "sim/base/format.h"
#include "sim/session/cost_curve.h"

namespace partly::session {
namespace {

// Below it one way takes clearly less computing than the other; what lies nearer to one is said to be alike.
constexpr double kClearlyLess = 0.9;
constexpr double kMuchAlike = 1.5;

// How many times its price a label would have to cost before no order that builds this capability costs less
// than fifty times the cheapest copy: the last of them to get so dear decides.
double label_price_for_told(const CostCurve& curve, const CostLevel& level) {
  const double aim = kToldRatio * level.copied->bill.total().usd();
  double times = 0;
  for (const CostPoint& one : curve.built) {
    if (one.capability < level.capability) continue;
    const double labels = one.bill.labels.usd(), rest = one.bill.total().usd() - labels;
    if (labels <= 0 && rest < aim) return std::numeric_limits<double>::infinity();
    if (labels > 0) times = std::max(times, (aim - rest) / labels);
  }
  return times;
}

double largest_over_smallest(const CostCurve& curve) {
  double most = 0, least = std::numeric_limits<double>::infinity();
  for (const auto* points : {&curve.built, &curve.copied})
    for (const CostPoint& one : *points)
      most = std::max(most, one.used.flops), least = std::min(least, one.used.flops);
  return least > 0 ? most / least : 0;
}

std::string points_text(double capability) {
  const bool whole = capability == static_cast<double>(static_cast<int>(capability));
  return format_number(capability, whole ? 0 : 1);
}

std::string cost_text(const CostPoint& point) { return format_usd(point.bill.total().usd()); }
std::string times_text(double times) { return format_number(times, times < 10 ? 1 : 0); }

// The level where building takes the least of a copy's computing, if that is clearly less.
const CostLevel* built_with_less(const std::vector<CostLevel>& levels) {
  const CostLevel* best = nullptr;
  for (const CostLevel& level : levels)
    if (level.compared() && level.computing() < (best ? best->computing() : kClearlyLess)) best = &level;
  return best;
}

std::string short_words(const CostFinding& f) {
  return "At " + points_text(f.told.capability) + " points building takes " + times_text(f.told.computing()) +
         " times the computing of copying and costs " + times_text(f.told.whole()) + " times as much in all.";
}

std::string most_words(const CostCurve& curve, const CostFinding& f) {
  return "No higher capability, up to the " + format_number(curve.teacher, 1) + " of " + curve.provider +
         "'s own model, is reached by both ways. Copying saves most at " + points_text(f.most.capability) +
         " points: " + cost_text(*f.most.copied) + " in place of " + cost_text(*f.most.built) + ", " +
         to_one(f.most.whole()) + ". Of the dearer bill " + format_usd(f.most.built->bill.labels.usd()) +
         " is for labels and " + format_usd(f.most.built->bill.compute.usd()) + " for computing.";
}

bool saves_labels_mostly(const CostLevel& level) {
  return level.built->bill.labels.usd() > level.saved_usd() / 2;
}

std::string why_words(const CostCurve& curve, const CostFinding& f) {
  std::string text =
      saves_labels_mostly(f.most)
          ? "What copying saves is labels. "
          : "What copying saves there is the larger network, which building takes where labels "
            "would be dearer still. ";
  const double c = f.told.computing();
  text += c < kMuchAlike && c > 1 / kMuchAlike
              ? "A network takes about the same arithmetic whoever gives the answers, and either way pays"
              : "Either way pays";
  text += " the same price for arithmetic, so no price makes the computing " + to_one(kToldRatio) +
          ". The largest run tried takes " + to_one(f.largest_run) +
          " of the smallest's computing, but the two do not reach the same capability.";
  const std::vector<CostLevel> levels = levels_of(curve);
  if (const CostLevel* less = built_with_less(levels))
    text += " At " + points_text(less->capability) + " points building even takes less computing: \"" +
            less->built_least->order + "\" against \"" + less->copied_least->order + "\".";
  return text;
}

std::string hold_words(const CostCurve& curve, const CostFinding& f) {
  std::string text = "For " + to_one(kToldRatio) + " in computing at " + points_text(f.told.capability) +
                     " points, building would have to take " + times_text(f.arithmetic) +
                     " times the arithmetic that it takes here, and copying no more. For " +
                     to_one(kToldRatio) + " of the whole bill, labels would have to cost " +
                     times_text(f.label_price) + " times what they do, at " +
                     points_text(f.nearest.capability) + " points, where that takes least";
  const Quantity& label = curve.label_usd;
  if (label.range && label.value > 0)
    text += "; the range assumed for their price ends at " + times_text(label.range->high / label.value) +
            " times";
  return text + ".";
}

}  // namespace

std::string to_one(double ratio) {
  return format_number(ratio, ratio < 0.1 ? 2 : ratio < 10 ? 1 : 0) + " : 1";
}

std::optional<CostFinding> finding_of(const CostCurve& curve) {
  std::optional<CostFinding> finding;
  for (const CostLevel& level : levels_of(curve)) {
    if (!level.compared()) continue;
    const double price = label_price_for_told(curve, level);
    if (!finding) finding = CostFinding{level, level, level, price, 0, 0};
    if (level.capability <= curve.teacher) finding->told = level;
    if (level.whole() > finding->most.whole()) finding->most = level;
    if (price < finding->label_price) finding->nearest = level, finding->label_price = price;
  }
  if (!finding) return finding;
  finding->arithmetic = kToldRatio / finding->told.computing();
  finding->largest_run = largest_over_smallest(curve);
  return finding;
}

CostWords words_of(const CostCurve& curve, const CostFinding& finding) {
  return {short_words(finding), most_words(curve, finding), why_words(curve, finding),
          hold_words(curve, finding)};
}

}  // namespace partly::session
