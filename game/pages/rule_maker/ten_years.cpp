#include "game/pages/rule_maker/ten_years.h"

#include "game/pages/rule_maker/axis_look.h"
#include "game/widgets/card.h"
#include "game/widgets/fan_plot.h"

namespace partly::game {
namespace {

constexpr float kChart = 172, kChartGap = 12, kThree = 700, kTwo = 460;
constexpr std::size_t kCharts = 6;

// Of the years that are over.
FanPast past_of(const session::RuleMakerView& view, const AxisLook& look) {
  FanPast past{.meaning = Meaning::law};
  for (const regime::Year& year : view.history)
    past.x.push_back(static_cast<float>(year.year)), past.y.push_back(static_cast<float>(year.*look.value));
  return past;
}

// Of the years to come, from the last one that is over.
Fan fan_ahead(const session::RuleMakerView& view, const session::Futures& futures, const AxisLook& look) {
  const std::size_t over = view.history.size();
  const int first = view.start.year;
  std::vector<float> x;
  std::vector<std::vector<double>> outcomes;
  if (over > 0) {
    x.push_back(static_cast<float>(first + static_cast<int>(over) - 1));
    outcomes.push_back({view.history.back().*look.value});
  }
  const std::size_t years = futures.plays.empty() ? over : futures.plays.front().years.size();
  for (std::size_t year = over; year < years; ++year) {
    x.push_back(static_cast<float>(first + static_cast<int>(year)));
    std::vector<double> values;
    for (const regime::Play& play : futures.plays) values.push_back(play.years[year].*look.value);
    outcomes.push_back(std::move(values));
  }
  return fan_of(x, outcomes);
}

FanPlot chart(const session::RuleMakerView& view, const AxisLook& look, const session::Futures* ahead,
              const session::Futures* instead) {
  const int first = view.start.year, last = first + view.quarters / 4 - 1;
  FanPlot p{.id = std::string("desk/chart/") + look.brief, .says = std::string(look.title) + " by year"};
  p.title = look.title, p.unit = look.unit, p.legend = false;
  p.x_low = first, p.x_high = last;
  for (int year = first; year <= last; year += 3)
    p.x_ticks.push_back({static_cast<double>(year), std::to_string(year)});
  p.x_text = [](double x) { return std::to_string(static_cast<int>(x)); };
  p.value_text = [&look](double v) { return axis_text(look, v); };
  if (instead) {
    Fan fan = fan_ahead(view, *instead, look);
    fan.meaning = Meaning::innocent, fan.dashed = true;
    fan.name = view.title_of(instead->rule);
    fan.inner_low.clear(), fan.inner_high.clear();
    p.fans.push_back(std::move(fan));
  }
  if (ahead) {
    p.fans.push_back(fan_ahead(view, *ahead, look));
    p.fans.back().meaning = Meaning::law;
    p.fans.back().name = view.title_of(ahead->rule);
  }
  if (FanPast past = past_of(view, look); !past.x.empty()) p.past.push_back(std::move(past));
  for (const regime::Decree& decree : view.decrees)
    if (decree.year > 0) p.marks.push_back({.x = static_cast<float>(first + decree.year) - 0.5f});
  fit_y(p, 3, look.least, look.floor);
  return p;
}

}  // namespace

void ten_years(Ui& ui, Rect& rest, const session::RuleMakerView& view, const session::Futures* ahead,
               const session::Futures* instead) {
  const int columns = rest.w >= kThree ? 3 : rest.w >= kTwo ? 2 : 1;
  std::vector<Rect> places;
  for (std::size_t i = 0; i < kCharts; ++i) {
    if (i % static_cast<std::size_t>(columns) == 0)
      places = rest.cut_top(kChart, kChartGap).columns(columns, kChartGap);
    const Rect place = places[i % static_cast<std::size_t>(columns)];
    fan_plot(ui, card(ui, place).inset(-6, -2), chart(view, axis_looks()[i], ahead, instead));
  }
}

}  // namespace partly::game
