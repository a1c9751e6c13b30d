#include "game/pages/rule_maker/firmness.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kAxisColumn = 116, kFirmnessRow = 36;
constexpr std::size_t kNamed = 2, kTurnsNamed = 3;  // as many as a line holds

std::string listed(const std::vector<std::string>& parts, std::size_t most, const char* between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size() && i < most; ++i) text += (i ? between : "") + parts[i];
  if (parts.size() > most) text += " and " + std::to_string(parts.size() - most) + " more";
  return text;
}

const std::string& title_at(const session::RuleMakerView& view, std::size_t rule) {
  return view.rules[rule].rule.title;
}

std::string passes_text(const regime::Lead::Rival& rival, const session::RuleMakerView& view) {
  std::vector<std::string> turns;
  for (const regime::Turn& one : rival.passes)
    turns.push_back(regime::words_of(regime::levers()[one.lever].id, one.end));
  return "**" + title_at(view, rival.rule) +
         "** passes it where this is assumed: " + listed(turns, kTurnsNamed, "; ");
}

std::string cases_text(const regime::Robustness& robustness) {
  return std::to_string(robustness.planned.size() / 2) + " assumptions at either end of their ranges, " +
         std::to_string(robustness.seeds) + " seeds each";
}

}  // namespace

std::vector<const AxisLook*> axes_that_fit(float width) {
  std::vector<const AxisLook*> out;
  for (const AxisLook& look : axis_looks())
    if (kRuleNameColumn + kAxisColumn * static_cast<float>(out.size() + 1) <= width) out.push_back(&look);
  return out;
}

std::size_t axis_of(const AxisLook& look) {
  const auto& axes = regime::axes();
  const auto found = std::ranges::find(axes, look.value, &regime::Axis::value);
  return found == axes.end() ? 0 : static_cast<std::size_t>(found - axes.begin());
}

std::string open_line(const AxisLook& look, const regime::Robustness& robustness,
                      const session::RuleMakerView& view) {
  const regime::Lead lead = regime::lead_on(robustness, axis_of(look), look.better);
  if (lead.firm()) return {};
  std::vector<std::string> beside, passes;
  for (const std::size_t rule : lead.beside) beside.push_back("**" + title_at(view, rule) + "**");
  for (const regime::Lead::Rival& rival : lead.rivals) passes.push_back(passes_text(rival, view));
  std::string text = "**" + std::string(look.title) + "** is open. **" + title_at(view, lead.best) + "** ";
  text += beside.empty() ? "is best as set" : "is not told apart from " + listed(beside, kNamed, ", ");
  if (!passes.empty()) text += "; " + listed(passes, kNamed, "; ");
  return text + ".";
}

void firmness(Ui& ui, Rect& rest, const std::vector<const AxisLook*>& columns,
              const regime::Robustness& robustness, const session::RuleMakerView& view) {
  Rect row = rest.cut_top(kFirmnessRow, 6);
  rule(ui, row.at(), row.w);
  label_in(ui, row.cut_left(kRuleNameColumn), "does the best stay best?", style::kSmall, Align::left);
  const float width = row.w / static_cast<float>(columns.size());
  for (const AxisLook* look : columns) {
    const Rect cell = row.cut_left(width);
    if (look->better == 0) continue;
    const regime::Lead lead = regime::lead_on(robustness, axis_of(*look), look->better);
    const double share = static_cast<double>(lead.holds) / static_cast<double>(robustness.planned.size());
    const std::string in_cases = format_number(share * 100, 0) + " %";
    figure_in(
        ui, cell,
        {.id = std::string("desk/firm/") + look->brief,
         .name = std::string(look->title) + ": none passes " + title_at(view, lead.best),
         .quantity = Quantity::derived(share, Unit::fraction,
                                       "Share of the cases in which no other rule is better by more than "
                                       "the spread over seeds: " +
                                           cases_text(robustness)),
         .text = lead.firm() ? "firm" : "open, " + in_cases,
         .meaning = lead.firm() ? Meaning::law : Meaning::caution});
  }
  for (const AxisLook* look : columns) {
    if (look->better == 0) continue;
    if (const std::string line = open_line(*look, robustness, view); !line.empty())
      rest.cut_top(paragraph(ui, rest, line, style::kSmall), 4);
  }
}

void firmness_under_way(Ui& ui, Rect& rest, const regime::Robustness& robustness) {
  progress_bar(
      ui, rest.cut_top(kProgressHeight, 4),
      {.id = "desk/firm",
       .done = static_cast<double>(robustness.cases) / static_cast<double>(robustness.planned.size()),
       .says = "Does the order hold? Trying " + cases_text(robustness),
       .meaning = Meaning::law});
}

}  // namespace partly::game
