#include "game/pages/rule_maker/industry_labs.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/widgets/table.h"
#include "sim/base/format.h"
#include "sim/regime/choice.h"
#include "sim/regime/dispute.h"

namespace partly::game {
namespace {

using regime::Lab;
using regime::Way;

constexpr float kIndustryRow = 32;

std::string name_of(const regime::State& state, regime::Party lab) {
  return lab < 0 ? "nobody" : state.labs[static_cast<std::size_t>(lab)].name;
}

std::string way_text(const regime::State& state, Way way, regime::Party teacher) {
  switch (way) {
    case Way::own_labels:
      return "labels of its own";
    case Way::open_weights:
      return "open weights";
    case Way::copy:
      return name_of(state, teacher) + "'s answers";
  }
  return "";
}

std::string sells(const regime::State& state, const Lab& lab) {
  if (!lab.alive) return "closed";
  if (!lab.on_sale) return "nothing yet";
  const regime::Model& model = *lab.on_sale;
  if (!model.copied()) return way_text(state, model.way, model.teacher);
  const bool without = regime::is_unpermitted(model, state.quarter);
  return (without ? "{caution|▲} " : "{student|●} ") + way_text(state, model.way, model.teacher);
}

std::string does_now(const session::Docket& docket, const Lab& lab) {
  if (!lab.alive) return "";
  if (!lab.run) return "nothing";
  const regime::State& state = docket.play().state;
  const regime::Model& model = lab.run->model;
  const std::string due = docket.scenario().industry.start.plus(lab.run->due).text();
  const char* mark = !model.copied() ? "" : model.permitted ? "{student|●} " : "{caution|▲} ";
  return mark + way_text(state, model.way, model.teacher) + ", " + due;
}

std::string option_text(const regime::State& state, const regime::Option& option) {
  const std::string count = format_number(option.budget, 0);
  if (option.way != Way::copy)
    return count + (option.way == Way::own_labels ? " labels of its own" : " labels on open weights");
  const std::string leave = option.licensed ? ", with leave" : option.lawful ? "" : ", without leave";
  return count + " of " + name_of(state, option.teacher) + "'s answers" + leave;
}

std::string plural(int n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

}  // namespace

std::string happened_text(const regime::State& state) {
  const regime::Happened& h = state.happened;
  if (state.quarter == 0) return {};
  std::vector<std::string> parts;
  if (h.pursued) parts.push_back(plural(h.pursued, "trail", "trails") + " taken up");
  if (h.settled) parts.push_back(std::to_string(h.settled) + " settled");
  if (h.judgments) parts.push_back(plural(h.judgments, "judgment", "judgments"));
  if (h.wrongful)
    parts.push_back("{caution|▲} " + std::to_string(h.wrongful) + " against who had copied nobody");
  if (h.entered) parts.push_back(plural(h.entered, "lab", "labs") + " founded");
  if (h.ended) parts.push_back(plural(h.ended, "lab", "labs") + " closed");
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text.empty() ? "nobody sued, nobody came, nobody left" : text;
}

void IndustryLabs::rows(Ui& ui, Rect& rest, const session::Docket& docket) {
  const regime::State& state = docket.play().state;
  const regime::Industry& industry = docket.scenario().industry;
  const std::string when = state.quarter == 0
                               ? "before the first quarter"
                               : industry.start.plus(state.quarter - 1).text() + ": " + happened_text(state);
  card_title(ui, rest, "The labs");
  rest.cut_top(paragraph(ui, rest, when, style::kSmall), 2);
  const bool wide = rest.w >= kWideTable;
  Table t{.id = "desk/lab", .row_height = kIndustryRow, .selectable = true};
  t.columns = {{"lab"}, {"sells"}, {"trains, due"}, {"capability", 0, Align::right}};
  if (wide) t.columns.push_back({"share", 0, Align::right});
  if (wide) t.columns.push_back({"cash", 0, Align::right});
  std::vector<int> places;
  for (std::size_t i = 0; i < state.labs.size(); ++i)
    if (state.labs[i].alive) places.push_back(static_cast<int>(i));
  std::ranges::stable_sort(places, [&](int a, int b) {
    return state.labs[static_cast<std::size_t>(a)].share > state.labs[static_cast<std::size_t>(b)].share;
  });
  for (const int place : places) {
    const Lab& lab = state.labs[static_cast<std::size_t>(place)];
    const double capability =
        lab.on_sale ? regime::capability_now(industry, docket.curves(), *lab.on_sale, state.quarter) : 0;
    TableRow row{.cells = {"**" + lab.name + "**  " + regime::name(lab.temperament), sells(state, lab),
                           does_now(docket, lab), lab.on_sale ? format_number(capability, 1) : "–"}};
    if (wide) row.cells.push_back(format_percent(lab.share));
    if (wide) row.cells.push_back("{money|" + format_usd(lab.cash.usd()) + "}");
    t.rows.push_back(std::move(row));
    if (place == chosen_) t.selected = static_cast<int>(t.rows.size()) - 1;
  }
  const int pressed = table(ui, rest.cut_top(table_height(ui, t), 6), t);
  if (pressed >= 0) {
    const int place = places[static_cast<std::size_t>(pressed)];
    chosen_ = chosen_ == place ? -1 : place;
  }
  rest.cut_top(paragraph(
      ui, rest,
      "Capability and traces: **measured** on " + std::to_string(docket.curves().students) +
          " trained networks. Money, shares and choices: **derived** from these and from "
          "assumptions with ranges. "
          "{student|●} learned from another's answers, {caution|▲} without leave. Choose a lab to see why.",
      style::kSmall));
}

void IndustryLabs::why(Ui& ui, Rect& rest, const session::Docket& docket) {
  const regime::State& state = docket.play().state;
  if (chosen_ < 0 || chosen_ >= static_cast<int>(state.labs.size())) return;
  const regime::Industry& industry = docket.scenario().industry;
  const Lab& lab = state.labs[static_cast<std::size_t>(chosen_)];
  const regime::Character& character = industry.character(lab.temperament);
  card_title(ui, rest, "Why: " + lab.name, regime::name(lab.temperament));
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "desk/why/risk",
               .name = "counts a risk at so much of what it costs",
               .quantity = character.risk_weight,
               .text = format_number(character.risk_weight.value, 1) + " times",
               .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "desk/why/horizon", .name = "looks ahead", .quantity = character.horizon, .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight, 6),
              {.id = "desk/why/pursuit",
               .name = "believes that a copy is pursued, a quarter",
               .quantity = Quantity::derived(lab.pursuit, Unit::fraction,
                                             "As the law is written at first, then as it is seen at work"),
               .tag = true});
  const auto options = lab.alive ? regime::options(industry, docket.curves(), state, docket.rule(), chosen_)
                                 : std::vector<regime::Option>{};
  Table t{.id = "desk/option", .row_height = kIndustryRow};
  t.columns = {{"were it to choose today"},
               {"capability", 0, Align::right},
               {"costs", 0, Align::right},
               {"risk", 0, Align::right},
               {"gains", 0, Align::right}};
  for (const regime::Option& option : options)
    t.rows.push_back(
        {.cells = {option_text(state, option),
                   format_number(option.expected.capability, 1) + " ± " +
                       format_number(option.expected.sd, 1),
                   format_usd(option.cost_usd()), format_usd(option.risk_usd), format_usd(option.gain_usd)},
         .strong = t.rows.empty() && option.gain_usd > 0});
  if (options.empty())
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
