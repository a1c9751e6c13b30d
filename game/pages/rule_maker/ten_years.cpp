#include "game/pages/rule_maker/ten_years.h"

#include "game/pages/rule_maker/axis_look.h"
#include "game/widgets/card.h"
#include "game/widgets/fan_plot.h"

namespace partly::game {
namespace {

constexpr float kChart = 172, kChartGap = 12, kThree = 700, kTwo = 460;
constexpr std::size_t kCharts = 6;

std::string title_of(const session::Docket& docket, const std::string& rule) {
  const regime::Industry& industry = docket.scenario().industry;
  const int at = industry.rule_index(rule);
  return at < 0 ? rule : industry.rules[static_cast<std::size_t>(at)].title;
}

// Of the years that are over.
FanPast past_of(const session::Docket& docket, const AxisLook& look) {
  FanPast past{.meaning = Meaning::law};
  for (const regime::Year& year : docket.play().years)
    past.x.push_back(static_cast<float>(year.year)), past.y.push_back(static_cast<float>(year.*look.value));
  return past;
}

// Of the years to come, from the last one that is over.
Fan fan_ahead(const session::Docket& docket, const session::Futures& futures, const AxisLook& look) {
  const std::size_t over = docket.play().years.size();
  const int first = docket.scenario().industry.start.year;
  std::vector<float> x;
  std::vector<std::vector<double>> outcomes;
  if (over > 0) {
    x.push_back(static_cast<float>(first + static_cast<int>(over) - 1));
    outcomes.push_back({docket.play().years.back().*look.value});
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

FanPlot chart(const session::Docket& docket, const AxisLook& look, const session::Futures* ahead,
              const session::Futures* instead) {
  const regime::Industry& industry = docket.scenario().industry;
  const int first = industry.start.year, last = first + industry.quarters / 4 - 1;
  FanPlot p{.id = std::string("desk/chart/") + look.brief, .says = std::string(look.title) + " by year"};
  p.title = look.title, p.unit = look.unit, p.legend = false;
  p.x_low = first, p.x_high = last;
  for (int year = first; year <= last; year += 3)
    p.x_ticks.push_back({static_cast<double>(year), std::to_string(year)});
  p.x_text = [](double x) { return std::to_string(static_cast<int>(x)); };
  p.value_text = [&look](double v) { return axis_text(look, v); };
  if (instead) {
    Fan fan = fan_ahead(docket, *instead, look);
    fan.meaning = Meaning::innocent, fan.dashed = true;
    fan.name = title_of(docket, instead->rule);
    fan.inner_low.clear(), fan.inner_high.clear();
    p.fans.push_back(std::move(fan));
  }
  if (ahead) {
    p.fans.push_back(fan_ahead(docket, *ahead, look));
    p.fans.back().meaning = Meaning::law;
    p.fans.back().name = title_of(docket, ahead->rule);
  }
  if (FanPast past = past_of(docket, look); !past.x.empty()) p.past.push_back(std::move(past));
  for (const regime::Decree& decree : docket.decrees())
    if (decree.year > 0) p.marks.push_back({.x = static_cast<float>(first + decree.year) - 0.5f});
  fit_y(p, 3, look.least, look.floor);
  return p;
}

}  // namespace

void ten_years(Ui& ui, Rect& rest, const session::Docket& docket, const session::Futures* ahead,
               const session::Futures* instead) {
  const int columns = rest.w >= kThree ? 3 : rest.w >= kTwo ? 2 : 1;
  std::vector<Rect> places;
  for (std::size_t i = 0; i < kCharts; ++i) {
    if (i % static_cast<std::size_t>(columns) == 0)
      places = rest.cut_top(kChart, kChartGap).columns(columns, kChartGap);
    const Rect place = places[i % static_cast<std::size_t>(columns)];
    fan_plot(ui, card(ui, place).inset(-6, -2), chart(docket, axis_looks()[i], ahead, instead));
  }
}

}  // namespace partly::game
