#include "game/pages/rule_maker/industry_labs.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/widgets/table.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kIndustryRow = 32;

// What a lab learns from, marked where somebody had to be asked.
std::string marked(session::Permit permit, const std::string& text) {
  if (permit == session::Permit::not_needed) return text;
  return (permit == session::Permit::given ? "{student|●} " : "{caution|▲} ") + text;
}

std::string plural(int n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

}  // namespace

std::string happened_text(const regime::Happened& h) {
  std::vector<std::string> parts;
  if (h.pursued) parts.push_back(plural(h.pursued, "trail", "trails") + " taken up");
  if (h.settled) parts.push_back(std::to_string(h.settled) + " settled");
  if (h.judgments) parts.push_back(plural(h.judgments, "judgment", "judgments"));
  if (h.wrongful)
    parts.push_back("{caution|▲} " + std::to_string(h.wrongful) + " against who had copied nobody");
  if (h.examined)
    parts.push_back(plural(h.examined, "model", "models") + " examined, " + std::to_string(h.examined_found) +
                    " tied to another's");
  if (h.entered) parts.push_back(plural(h.entered, "lab", "labs") + " founded");
  if (h.ended) parts.push_back(plural(h.ended, "lab", "labs") + " closed");
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text.empty() ? "nobody sued, nobody came, nobody left" : text;
}

void IndustryLabs::rows(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  const std::string when =
      view.quarter == 0 ? "before the first quarter"
                        : view.start.plus(view.quarter - 1).text() + ": " + happened_text(view.happened);
  card_title(ui, rest, "The labs");
  rest.cut_top(paragraph(ui, rest, when, style::kSmall), 2);
  const bool wide = rest.w >= kWideTable;
  Table t{.id = "desk/lab", .row_height = kIndustryRow, .selectable = true};
  t.columns = {{"lab"}, {"sells"}, {"trains, due"}, {"capability", 0, Align::right}};
  if (wide) t.columns.push_back({"share", 0, Align::right});
  if (wide) t.columns.push_back({"cash", 0, Align::right});
  std::vector<int> places;
  for (std::size_t i = 0; i < view.labs.size(); ++i)
    if (view.labs[i].alive) places.push_back(static_cast<int>(i));
  std::ranges::stable_sort(places, [&](int a, int b) {
    return view.labs[static_cast<std::size_t>(a)].share > view.labs[static_cast<std::size_t>(b)].share;
  });
  for (const int place : places) {
    const session::IndustryLabView& lab = view.labs[static_cast<std::size_t>(place)];
    TableRow row{.cells = {"**" + lab.name + "**  " + lab.temperament, marked(lab.sells_by, lab.sells),
                           marked(lab.trains_by, lab.trains),
                           lab.on_sale ? format_number(lab.capability, 1) : "–"}};
    if (wide) row.cells.push_back(format_percent(lab.share));
    if (wide) row.cells.push_back("{money|" + format_usd(lab.cash_usd) + "}");
    t.rows.push_back(std::move(row));
    if (place == chosen_) t.selected = static_cast<int>(t.rows.size()) - 1;
  }
  const int pressed = table(ui, rest.cut_top(table_height(ui, t), 6), t);
  if (pressed >= 0) {
    const int place = places[static_cast<std::size_t>(pressed)];
    chosen_ = chosen_ == place ? -1 : place;
  }
  rest.cut_top(paragraph(ui, rest,
                         "Capability and traces: **measured** on " + std::to_string(view.students) +
                             " trained networks. Money, shares and choices: **derived** from these and from "
                             "assumptions with ranges. "
                             "{student|●} learned from another's answers, {caution|▲} without permission. "
                             "Choose a lab to see why.",
                         style::kSmall));
}

void IndustryLabs::why(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  if (chosen_ < 0 || chosen_ >= static_cast<int>(view.labs.size())) return;
  const session::IndustryLabView& lab = view.labs[static_cast<std::size_t>(chosen_)];
  card_title(ui, rest, "Why: " + lab.name, lab.temperament);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "desk/why/risk",
               .name = "counts a risk at so much of what it costs",
               .quantity = lab.risk_weight,
               .text = format_number(lab.risk_weight.value, 1) + " times",
               .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "desk/why/horizon", .name = "looks ahead", .quantity = lab.horizon, .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight, 6),
              {.id = "desk/why/pursuit",
               .name = "believes that a copy is pursued, a quarter",
               .quantity = lab.pursuit,
               .tag = true});
  Table t{.id = "desk/option", .row_height = kIndustryRow};
  t.columns = {{"were it to choose today"},
               {"capability", 0, Align::right},
               {"costs", 0, Align::right},
               {"risk", 0, Align::right},
               {"gains", 0, Align::right}};
  for (const session::LabOptionView& option : lab.options)
    t.rows.push_back(
        {.cells = {option.text,
                   format_number(option.capability, 1) + " ± " + format_number(option.capability_sd, 1),
                   format_usd(option.cost_usd), format_usd(option.risk_usd), format_usd(option.gain_usd)},
         .strong = t.rows.empty() && option.gain_usd > 0});
  if (lab.options.empty())
    rest.cut_top(paragraph(ui, rest, "It can pay for no run now.", style::kSmallText), 4);
  else
    table(ui, rest.cut_top(table_height(ui, t), 6), t);
  rest.cut_top(
      paragraph(ui, rest,
                "**Derived.** Gains are over keeping what it has, all costs and its weighted risk taken "
                "off. What gains nothing is not done.",
                style::kSmall));
}

}  // namespace partly::game
