#include "game/pages/common/exhibit.h"

#include <cmath>
#include <utility>

#include "game/pages/common/parts.h"
#include "game/widgets/choice.h"
#include "game/widgets/tick_histogram.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr int kAgreement = 3;
constexpr double kAxisStep = 0.05;  // ends of the axis

std::string percent(double share) { return format_number(share * 100, 0); }

std::string innocents_text(const std::vector<double>& innocents) {
  if (innocents.empty()) return "no innocents";
  const auto [lowest, highest] = std::minmax_element(innocents.begin(), innocents.end());
  return std::to_string(innocents.size()) + " innocents, " + percent(*lowest) + "–" + percent(*highest) +
         " %";
}

// The axis holds all scores and starts and ends on a multiple of five percent.
TickHistogram histogram(const char* id, const std::vector<double>& innocents, double suspect,
                        const std::string& whose) {
  TickHistogram h{.id = id, .says = {}};
  double least = suspect, most = suspect;
  for (const double v : innocents) least = std::min(least, v), most = std::max(most, v);
  h.low = std::max(0.0, std::floor((least - 0.01) / kAxisStep) * kAxisStep),
  h.high = std::min(1.0, std::ceil((most + 0.01) / kAxisStep) * kAxisStep);
  h.ticks = {h.low, std::round((h.low + h.high) / 2 * 100) / 100, h.high};
  h.innocents = innocents, h.has_suspect = true, h.suspect = suspect;
  h.suspect_text = whose + " " + percent(suspect) + " %";
  h.says = h.suspect_text + "; " + innocents_text(innocents);
  return h;
}

}  // namespace

int strongest_test(const forensics::Exhibit& exhibit) {
  int best = 0;
  double least = 2;
  for (std::size_t i = 0; i < exhibit.tests.size(); ++i)
    if (exhibit.tests[i].asked() && exhibit.tests[i].p < least)
      least = exhibit.tests[i].p, best = static_cast<int>(i);
  return best;
}

Quantity p_of(const forensics::Exhibit& exhibit) {
  return Quantity::measured(
      exhibit.p, Unit::p_value, "provenance exam",
      "Least p of the tests x " + std::to_string(exhibit.tests_asked) +
          " tests asked. Each p compares the model in dispute with innocent models that were "
          "trained for the trial, not questions with coin tosses.");
}

Quantity innocents_accused(const forensics::Exhibit& exhibit) {
  return Quantity::measured(exhibit.innocents.below_01, Unit::count, "provenance exam",
                            "Each innocent model is judged by the same rule against all the others; so many "
                            "would be accused at p < .01.");
}

void ExhibitPanel::test(Ui& ui, Rect& rest, const forensics::TestOutcome& outcome, float height,
                        const std::string& whose) {
  if (!outcome.asked()) {
    rest.cut_top(paragraph(ui, rest, "**Not asked.** " + outcome.why_not_asked, style::kSmallText), 8);
    return;
  }
  rest.cut_top(paragraph(ui, rest, forensics::meaning(outcome.test), style::kSmall));
  const TickHistogram h =
      histogram("exhibit/histogram", outcome.reference_scores, outcome.suspect_score, whose);
  rest.cut_top(paragraph(ui, rest,
                         format_number(outcome.questions, 0) + " questions · " +
                             innocents_text(outcome.reference_scores) + " · alone p = " + format_p(outcome.p),
                         style::kCaption),
               6);
  tick_histogram(ui, rest.cut_top(height, 8), h);
}

void ExhibitPanel::agreement(Ui& ui, Rect& rest, const forensics::Exhibit& exhibit, float height,
                             const std::string& whose) {
  std::vector<double> innocents;
  double suspect = 0;
  for (const forensics::AgreementRow& row : exhibit.agreement) {
    if (row.reference < 0)
      suspect = row.natural;
    else
      innocents.push_back(row.natural);
  }
  const auto above = std::count_if(innocents.begin(), innocents.end(), [&](double v) { return v > suspect; });
  rest.cut_top(paragraph(ui, rest,
                         "Same answer as the teacher on everyday questions. **This misleads:** whoever is "
                         "right agrees with a good teacher, so a good honest "
                         "model agrees more than a poor copy. Here " +
                             std::to_string(above) + " of " + std::to_string(innocents.size()) +
                             " innocents agree more than " + whose + ". No ruling reads it.",
                         style::kSmall),
               8);
  tick_histogram(ui, rest.cut_top(height, 8), histogram("exhibit/agreement", innocents, suspect, whose));
}

void ExhibitPanel::figures(Ui& ui, Rect& rest, const forensics::Exhibit& exhibit) {
  const Quantity accused = innocents_accused(exhibit);
  const std::string strength =
      exhibit.strength == forensics::Strength::none ? "nothing found" : forensics::name(exhibit.strength);
  const Figure p{.id = "exhibit/p",
                 .name = strength + ", p",
                 .quantity = p_of(exhibit),
                 .meaning = Meaning::student,
                 .tag = true};
  const Figure innocents{
      .id = "exhibit/innocents",
      .name = "innocents accused",
      .quantity = accused,
      .text = format_number(accused.value, 0) + " of " + std::to_string(exhibit.innocents.p.size()),
      .tag = true};
  Rect row = rest.cut_top(kFigureHeight);
  if (row.w >= 580)
    figure_line(ui, row.cut_left(row.w * 0.5f, 32), p);
  else
    figure_line(ui, std::exchange(row, rest.cut_top(kFigureHeight)), p);
  figure_line(ui, row, innocents);
}

void ExhibitPanel::draw(Ui& ui, Rect& rest, const world::ProceedingView& p, float histogram_height) {
  if (!p.exhibit) {
    const bool open = p.stage < law::Stage::decided;
    card_title(ui, rest, open ? "No exhibit yet" : "It never came to an exhibit");
    if (!open) {
      rest.cut_top(
          paragraph(ui, rest, "The claim ended before a court examined " + p.model + ".", style::kSmall));
      return;
    }
    rest.cut_top(paragraph(ui, rest,
                           "In discovery the court trains 24 innocent models of its own and asks " + p.model +
                               " three kinds of question:",
                           style::kSmallText),
                 6);
    for (const forensics::ExamTest test : forensics::kExamTests)
      rest.cut_top(
          paragraph(ui, rest,
                    "{law|◆} **" + std::string(forensics::name(test)) + ".** " + forensics::meaning(test),
                    style::kSmall),
          4);
    rest.cut_top(4);
    rest.cut_top(paragraph(ui, rest,
                           "What it finds depends on what your network learned, not on what anybody says.",
                           style::kSmall));
    return;
  }
  const int strongest = strongest_test(*p.exhibit);
  const std::string whose = p.mine ? "your student" : p.model;
  if (proceeding_ != p.id) proceeding_ = p.id, shown_ = strongest;
  card_title(ui, rest, "Exhibit 1: does it answer as its teacher does?",
             "strongest test: " +
                 std::string(forensics::name(forensics::kExamTests[static_cast<std::size_t>(strongest)])));
  rest.cut_top(4);
  choice(ui, rest.cut_top(kChoiceHeight, 8),
         {.id = "exhibit/test",
          .label = {},
          .options = {"Quiz", "Outside", "Mistakes", "Agreement"},
          .meaning = Meaning::law},
         &shown_);
  if (shown_ == kAgreement)
    agreement(ui, rest, *p.exhibit, histogram_height, whose);
  else
    test(ui, rest, p.exhibit->tests[static_cast<std::size_t>(shown_)], histogram_height, whose);
  figures(ui, rest, *p.exhibit);
}

}  // namespace partly::game
