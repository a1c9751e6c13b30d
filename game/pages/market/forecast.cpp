#include "game/pages/market/forecast.h"

#include <algorithm>
#include <span>

#include "game/pages/common/parts.h"
#include "game/widgets/choice.h"
#include "game/widgets/fan_plot.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kForecastPlotHeight = 190, kPlotGap = 28, kThreePlots = 760, kToggleWidth = 270,
                kTwoLists = 900;
constexpr double kPickUp_s = 0.1;

// One fan on the axis of quarters, counted from the first of the game.
struct FanOf {
  const char *id, *title, *unit;
  Meaning meaning;
  forecast::Quantiles forecast::ForecastQuarter::*spread;
  double world::SeriesPoint::*past;  // null: nothing has been recorded of it
  double scale;                      // shown = value / scale
};

FanPlot plot_of(const FanOf& what, const forecast::Forecast& forecast, const world::WorldView& view) {
  FanPlot plot{.id = std::string("forecast/") + what.id, .says = {}, .title = what.title, .unit = what.unit};
  plot.legend = false;
  const Quarter first = view.history.empty() ? forecast.from : view.history.front().quarter;
  FanPast past{.name = "so far", .meaning = what.meaning};
  if (what.past)
    for (const world::SeriesPoint& point : view.history) {
      past.x.push_back(static_cast<float>(point.quarter.since(first)));
      past.y.push_back(static_cast<float>(point.*what.past / what.scale));
    }
  Fan fan{.name = what.title, .meaning = what.meaning};
  if (!past.x.empty()) {  // what may come begins where one stands
    fan.x.push_back(past.x.back());
    for (std::vector<float>* edge : {&fan.median, &fan.low, &fan.high}) edge->push_back(past.y.back());
  }
  for (const forecast::ForecastQuarter& quarter : forecast.quarters) {
    const forecast::Quantiles& spread = quarter.*what.spread;
    fan.x.push_back(static_cast<float>(quarter.quarter.since(first)));
    fan.median.push_back(static_cast<float>(spread.p50 / what.scale));
    fan.low.push_back(static_cast<float>(spread.p5 / what.scale));
    fan.high.push_back(static_cast<float>(spread.p95 / what.scale));
  }
  const int last = forecast.quarters.empty() ? 1 : forecast.quarters.back().quarter.since(first);
  plot.x_low = 0, plot.x_high = std::max(1, last);
  for (const int at : {0, last / 2, last})
    if (plot.x_ticks.empty() || plot.x_ticks.back().at < at)
      plot.x_ticks.push_back({static_cast<double>(at), first.plus(at).text()});
  const bool money = what.scale == kBillion;
  plot.value_text = [money](double v) { return money ? format_usd(v * kBillion) : format_number(v, 0); };
  plot.x_text = [first](double x) { return first.plus(static_cast<int>(x + 0.5)).text(); };
  if (!forecast.quarters.empty()) {
    const forecast::Quantiles& end = forecast.quarters.back().*what.spread;
    plot.says = std::string(what.title) + " by " + forecast.quarters.back().quarter.text() + ": " +
                plot.value_text(end.p50 / what.scale) + ", 9 of 10 between " +
                plot.value_text(end.p5 / what.scale) + " and " + plot.value_text(end.p95 / what.scale);
  }
  if (!fan.x.empty()) plot.fans.push_back(std::move(fan));
  if (!past.x.empty()) plot.past.push_back(std::move(past));
  fit_y(plot, 3, 1, what.past == &world::SeriesPoint::cash_usd ? -1e300 : 0);
  return plot;
}

std::vector<FanOf> fans_of(const world::WorldView& view) {
  using At = forecast::ForecastQuarter;
  const FanOf cash{"cash",  "Cash", "", Meaning::money, &At::cash_usd, &world::SeriesPoint::cash_usd,
                   kBillion};
  if (view.teacher)  // whose model answers as well as it does
    return {cash,
            {"claims", "Claims brought", "what those that are open may bring", Meaning::law, &At::claims_usd,
             nullptr, kBillion}};
  return {cash,
          {"capability", "Capability", "points", Meaning::student, &At::capability_points,
           &world::SeriesPoint::capability, 1},
          {"claims", "Open claims", "what being rid of them costs", Meaning::law, &At::claims_usd, nullptr,
           kBillion}};
}

Meaning meaning_of_chance(const forecast::ForecastChance& chance) {
  if (chance.id == "ruined") return Meaning::caution;
  return chance.id == "access_cut" || chance.id == "copy_sold" ? Meaning::teacher : Meaning::law;
}

Quantity share_by_the_end(const forecast::ForecastChance& chance, double share,
                          const forecast::Forecast& forecast) {
  return Quantity::derived(share, Unit::fraction,
                           "Share of " + chance.of + " in which " + chance.happens + " by the close of " +
                               forecast.quarters.back().quarter.text());
}

std::span<const forecast::ForecastPolicy> policies_of(const GameContext& context) {
  return forecast::forecast_policies(context.view().teacher ? world::Role::teacher_lab
                                                            : world::Role::student_lab);
}

}  // namespace

// What is shown stays until the new one is there.
void ForecastPanel::look_ahead(Ui& ui, GameContext& context) {
  const std::string wanted =
      std::to_string(context.changes()) + "/" + std::to_string(policy_) + (ranges_ ? "/ranges" : "");
  if (wanted != asked_for_) {
    forecast::ForecastRequest request;
    request.policy = policies_of(context)[static_cast<std::size_t>(policy_)];
    request.parameters_too = ranges_;
    context.lab_game().begin_forecast(request);
    asked_for_ = wanted, drawing_ = true;
  }
  if (!drawing_) return;
  if (const Result<forecast::Forecast>* drawn = context.lab_game().begun_forecast())
    shown_ = *drawn, drawing_ = false;
  else
    ui.wake_at(ui.now_s() + kPickUp_s);
}

void ForecastPanel::controls(Ui& ui, Rect& rest, const GameContext& context) {
  const std::span<const forecast::ForecastPolicy> policies = policies_of(context);
  Choice policy{
      .id = "forecast/policy", .label = {}, .options = {}, .reasons = {}, .meaning = Meaning::student};
  for (const forecast::ForecastPolicy& one : policies) policy.options.push_back(one.title);
  choice(ui, rest.cut_top(kChoiceHeight, 6), policy, &policy_);
  const std::string says = policies[static_cast<std::size_t>(policy_)].sentence;
  const Toggle ranges{.id = "forecast/ranges", .label = "Assumptions may vary too"};
  const bool beside = rest.w >= kThreePlots;
  Rect line = rest;
  if (beside) toggle(ui, line.cut_right(kToggleWidth, 24).cut_top(kToggleHeight), ranges, &ranges_);
  const float h = paragraph(ui, {line.x, line.y + 5, line.w, line.h}, says, style::kSmall);
  rest.cut_top(std::max(h + 5, beside ? kToggleHeight : 0.f), 8);
  if (!beside) toggle(ui, rest.cut_top(kToggleHeight, 8), ranges, &ranges_);
}

void ForecastPanel::fans(Ui& ui, Rect& rest, const world::WorldView& view) {
  const std::vector<FanOf> all = fans_of(view);
  if (rest.w < kThreePlots) {
    for (const FanOf& one : all)
      fan_plot(ui, rest.cut_top(kForecastPlotHeight, 12), plot_of(one, **shown_, view));
    return;
  }
  const std::vector<Rect> places =
      rest.cut_top(kForecastPlotHeight, 12).columns(static_cast<int>(all.size()), kPlotGap);
  for (std::size_t i = 0; i < all.size(); ++i) fan_plot(ui, places[i], plot_of(all[i], **shown_, view));
}

void ForecastPanel::chances(Ui& ui, Rect& rest) {
  const forecast::Forecast& forecast = **shown_;
  std::vector<Figure> all;
  for (std::size_t i = 0; i < forecast.chances.size(); ++i) {
    const forecast::ForecastChance& chance = forecast.chances[i];
    all.push_back({.id = "forecast/" + chance.id,
                   .name = chance.name + " by the end",
                   .quantity = share_by_the_end(chance, forecast.quarters.back().chances.at(i), forecast),
                   .meaning = meaning_of_chance(chance),
                   .tag = true});
  }
  if (rest.w < kThreePlots) {
    for (const Figure& f : all) figure_line(ui, rest.cut_top(kFigureHeight), f);
    return;
  }
  const std::vector<Rect> places =
      rest.cut_top(kFigureHeight).columns(static_cast<int>(all.size()), kPlotGap);
  for (std::size_t i = 0; i < all.size(); ++i) figure_line(ui, places[i], all[i]);
}

void ForecastPanel::drivers(Ui& ui, Rect& rest) {
  card_title(ui, rest, "What drives it", "N or the mouse: where each number comes from");
  const std::vector<forecast::ForecastDriver>& all = (**shown_).drivers;
  const std::vector<Rect> columns = rest.columns(rest.w >= kTwoLists ? 2 : 1, 40);
  const std::size_t rows = (all.size() + columns.size() - 1) / columns.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rect& column = columns[i / rows];
    const Rect row{column.x, column.y + static_cast<float>(i % rows) * kFigureHeight, column.w,
                   kFigureHeight};
    figure_line(ui, row,
                {.id = "forecast/driver/" + all[i].id + "/" + std::to_string(i),
                 .name = all[i].text,
                 .quantity = all[i].number,
                 .tag = true});
  }
  rest.cut_top(static_cast<float>(rows) * kFigureHeight);
}

float ForecastPanel::draw(Ui& ui, Rect area, GameContext& context) {
  const float top = area.y;
  const world::WorldView& view = context.view();
  policy_ =
      std::min(policy_, static_cast<int>(policies_of(context).size()) - 1);  // another game, another role
  look_ahead(ui, context);
  const bool there = shown_ && shown_->ok() && !(**shown_).quarters.empty();
  const CardPart ahead{
      .id = "forecast/ahead", .draw = [&](Rect& rest) {
        const std::string futures =
            drawing_ ? "playing the rules ahead ..."
            : there  ? format_number((**shown_).futures, 0) + " futures, 9 of 10 within the band"
                     : "";
        card_title(ui, rest, view.teacher ? "If you do this" : "If the lab does this", futures);
        rest.cut_top(4);
        controls(ui, rest, context);
        if (there) return fans(ui, rest, view), chances(ui, rest);
        if (!shown_) return;
        const std::string why =
            shown_->ok() ? "The game has ended: nothing more is to come." : shown_->error().message();
        rest.cut_top(paragraph(ui, rest, why, style::kSmall));
      }};
  area.cut_top(card_row(ui, area, {ahead}), kCardGap);
  if (!there) return area.y - top;
  const CardPart drives{.id = "forecast/drivers", .draw = [&](Rect& rest) { drivers(ui, rest); }};
  const CardPart left_out{.id = "forecast/left-out", .draw = [&](Rect& rest) {
                            card_title(ui, rest, "What these futures do not know");
                            for (const std::string& sentence : (**shown_).left_out)
                              rest.cut_top(paragraph(ui, rest, "{caution|▲} " + sentence, style::kSmall), 4);
                          }};
  area.cut_top(card_stack(ui, area, {drives, left_out}));
  return area.y - top;
}

}  // namespace partly::game
