#include "game/pages/common/exhibit.h"

#include <array>
#include <cmath>

#include "game/widgets/choice.h"
#include "game/widgets/tick_histogram.h"
#include "sim/base/format.h"
#include "sim/world/state/showings.h"

namespace partly::game {
namespace {

constexpr int kWhole = 0, kAgreement = 4;  // of the choice; the tests stand between them
constexpr double kAxisStep = 0.05;         // ends of the axis
constexpr float kTwoFigures = 680;         // from here on two stand side by side

std::string percent(double share) { return format_number(share * 100, 0); }
std::string tenth(double value) { return format_number(value, 1); }

std::string counted(const std::vector<double>& models, const char* what,
                    std::string (*shown)(double) = percent, const char* unit = " %") {
  if (models.empty()) return std::string("no ") + what;
  const auto [lowest, highest] = std::minmax_element(models.begin(), models.end());
  return std::to_string(models.size()) + " " + what + ", " + shown(*lowest) + " to " + shown(*highest) + unit;
}

// The axis holds all values and starts and ends on a multiple of its step.
void span(TickHistogram& h, double step) {
  double least = h.suspect, most = h.suspect;
  for (const auto* models : {&h.innocents, &h.copiers})
    for (const double v : *models) least = std::min(least, v), most = std::max(most, v);
  h.low = std::floor((least - step / 5) / step) * step, h.high = std::ceil((most + step / 5) / step) * step;
  if (h.percent) h.low = std::max(0.0, h.low), h.high = std::min(1.0, h.high);
  h.ticks = {h.low, std::round((h.low + h.high) / 2 * 100) / 100, h.high};
}

void tell(TickHistogram& h, const std::string& suspect) {
  h.has_suspect = true, h.suspect_text = suspect;
  h.says = h.suspect_text + "; " + h.innocents_text + (h.copiers.empty() ? "" : "; " + h.copiers_text);
}

TickHistogram of_scores(const char* id, const std::vector<double>& innocents,
                        const std::vector<double>& copiers, double suspect, const std::string& whose) {
  TickHistogram h{.id = id, .innocents = innocents, .copiers = copiers, .suspect = suspect};
  h.innocents_text = counted(innocents, "innocents"), h.copiers_text = counted(copiers, "copiers");
  span(h, kAxisStep);
  tell(h, whose + " " + percent(suspect) + " %");
  return h;
}

TickHistogram of_likeness(const forensics::LikelihoodRatio& ratio, const std::string& whose) {
  TickHistogram h{.id = "exhibit/likeness",
                  .innocents = ratio.innocents,
                  .copiers = ratio.copiers,
                  .suspect = ratio.suspect,
                  .percent = false};
  h.innocents_text = counted(ratio.innocents, "innocents", tenth, "");
  h.copiers_text = counted(ratio.copiers, "copiers", tenth, "");
  span(h, 1);
  tell(h, whose + " " + tenth(ratio.suspect));
  return h;
}

std::string share_text(double share, std::size_t models) {
  return format_number(share * static_cast<double>(models), 0) + " of " + std::to_string(models);
}

Figure copiers_figure(const forensics::Exhibit& exhibit) {
  return {
      .id = "exhibit/copiers",
      .name = "unseen copiers found",
      .quantity = Quantity::measured(exhibit.copiers_found(), Unit::fraction, "provenance exam",
                                     "Copiers of the alleged kind on whom the rule was not fitted, with a "
                                     "ratio of ten to one or more: what the exam can find here."),
      .text = share_text(exhibit.copiers_found(), exhibit.unseen.copiers.size()),
      .tag = true};
}

Figure rank_figure(const forensics::Exhibit& exhibit) {
  return {
      .id = "exhibit/p",
      .name = "p by rank",
      .quantity = Quantity::measured(
          exhibit.ratio ? exhibit.ratio->rank_p : 1, Unit::p_value, "provenance exam",
          "Share of the innocents, the model in dispute counted among them, that are at least as like the "
          "teacher. With " +
              std::to_string(exhibit.tests.front().reference_scores.size()) +
              " innocents it cannot be smaller than one in one more than that."),
      .tag = true};
}

}  // namespace

Quantity ratio_of(const forensics::Exhibit& exhibit) {
  if (!exhibit.ratio) return Quantity::derived(0, Unit::log_odds, "No copiers were asked: no ratio");
  Quantity ratio = world::showing_of(exhibit, "provenance exam").log_likelihood_ratio;
  ratio.explanation += ". So it moves the odds of a copy, as a number to be multiplied with.";
  return ratio;
}

std::string ratio_text(const forensics::Exhibit& exhibit) {
  if (!exhibit.ratio) return "none";
  const std::string low = format_odds(exhibit.ratio->low), high = format_odds(exhibit.ratio->high);
  return format_odds(exhibit.ratio->log_ratio) + (low == high ? "" : " (" + low + " to " + high + ")");
}

Figure ratio_figure(const std::string& id, const std::string& name, const forensics::Exhibit& exhibit) {
  return {.id = id,
          .name = name,
          .quantity = ratio_of(exhibit),
          .text = ratio_text(exhibit),
          .meaning = Meaning::student,
          .tag = true};
}

Figure innocents_figure(const char* id, const forensics::Exhibit& exhibit) {
  return {.id = id,
          .name = "unseen innocents suspected",
          .quantity = innocents_suspected(exhibit),
          .text = share_text(exhibit.innocents_suspected(), exhibit.unseen.innocents.size()),
          .tag = true};
}

Quantity innocents_suspected(const forensics::Exhibit& exhibit) {
  return Quantity::measured(
      exhibit.innocents_suspected(), Unit::fraction, "provenance exam",
      "Innocents that were trained for this and on whom the rule was not fitted: so many "
      "get a ratio of ten to one or more against them.");
}

void ExhibitPanel::whole(Ui& ui, Rect& rest, const forensics::Exhibit& exhibit, float height,
                         const std::string& whose) {
  if (!exhibit.ratio) {
    rest.cut_top(paragraph(ui, rest, "**No ratio.** No copiers were asked.", style::kSmallText), 8);
    return;
  }
  rest.cut_top(paragraph(ui, rest,
                         "Likeness to the teacher over all tests, in spreads between models. {innocent|▮} " +
                             std::string("innocents above, {teacher|■} copiers of the alleged kind below: ") +
                             world::text(exhibit.alleged) + "; some have own labels too.",
                         style::kSmall),
               6);
  tick_histogram(ui, rest.cut_top(height, 8), of_likeness(*exhibit.ratio, whose));
}

void ExhibitPanel::test(Ui& ui, Rect& rest, const forensics::TestOutcome& outcome, float height,
                        const std::string& whose) {
  if (!outcome.asked()) {
    rest.cut_top(paragraph(ui, rest, "**Not asked.** " + outcome.why_not_asked, style::kSmallText), 8);
    return;
  }
  rest.cut_top(paragraph(ui, rest, forensics::meaning(outcome.test), style::kSmall));
  rest.cut_top(paragraph(ui, rest,
                         format_number(outcome.questions, 0) + " questions · alone p = " +
                             format_p(outcome.p) + " by the t distribution of the innocents, derived",
                         style::kCaption),
               6);
  tick_histogram(ui, rest.cut_top(height, 8),
                 of_scores("exhibit/histogram", outcome.reference_scores, outcome.copier_scores,
                           outcome.suspect_score, whose));
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
  tick_histogram(ui, rest.cut_top(height, 8), of_scores("exhibit/agreement", innocents, {}, suspect, whose));
}

void ExhibitPanel::figures(Ui& ui, Rect& rest, const forensics::Exhibit& exhibit) {
  const std::array figures{ratio_figure("exhibit/ratio", "likelihood ratio", exhibit), rank_figure(exhibit),
                           innocents_figure("exhibit/innocents", exhibit), copiers_figure(exhibit)};
  const bool two = rest.w >= kTwoFigures;
  for (std::size_t i = 0; i < figures.size(); i += two ? 2 : 1) {
    Rect row = rest.cut_top(kFigureHeight);
    if (two) figure_line(ui, row.cut_left(row.w * 0.5f, 32), figures[i]);
    figure_line(ui, row, figures[two ? i + 1 : i]);
  }
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
                           "In discovery the court trains innocent models and copiers of the alleged kind, "
                           "and asks them and " +
                               p.model + " three kinds of question:",
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
  const forensics::Exhibit& exhibit = *p.exhibit;
  const std::string whose = p.mine ? "your student" : p.model;
  if (proceeding_ != p.id) proceeding_ = p.id, shown_ = kWhole;
  card_title(ui, rest, "Exhibit 1: a copy, or an innocent?",
             exhibit.strength == forensics::Strength::none
                 ? "no evidence of a copy"
                 : std::string("evidence of a copy: ") + forensics::name(exhibit.strength));
  rest.cut_top(4);
  choice(ui, rest.cut_top(kChoiceHeight, 8),
         {.id = "exhibit/test",
          .label = {},
          .options = {"All", "Quiz", "Outside", "Mistakes", "Agreement"},
          .meaning = Meaning::law},
         &shown_);
  if (shown_ == kWhole)
    whole(ui, rest, exhibit, histogram_height, whose);
  else if (shown_ == kAgreement)
    agreement(ui, rest, exhibit, histogram_height, whose);
  else
    test(ui, rest, exhibit.tests[static_cast<std::size_t>(shown_ - 1)], histogram_height, whose);
  figures(ui, rest, exhibit);
}

}  // namespace partly::game
