#include "game/pages/debrief/console_review.h"

#include "game/pages/common/claim.h"
#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "game/widgets/line_plot.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kAccusedPlotHeight = 120;

struct Source {
  const char *id, *name;
  Quantity usd;
  Meaning meaning;
};

// Of honest customers, in percent, over the quarters.
void accused_plot(Ui& ui, Rect place, const world::WorldView& view) {
  const std::vector<double>& history = view.teacher->crowd.accused_history;
  LinePlot plot{.id = "debrief/accused/history", .says = "Honest accounts accused at each close, in percent"};
  Curve curve;
  curve.meaning = Meaning::caution;
  double most = 1;
  for (const double share : history) {
    curve.x.push_back(static_cast<float>(curve.x.size() + 1));
    curve.y.push_back(static_cast<float>(share * 100));
    most = std::max(most, share * 100);
  }
  curve.raw_x = curve.x, curve.raw_y = curve.y;
  plot.x_low = 1, plot.x_high = std::max(2, view.quarters);
  plot.y_high = std::ceil(most);
  plot.x_ticks = {1, plot.x_high}, plot.y_ticks = {0, plot.y_high};
  plot.curves.push_back(std::move(curve));
  line_plot(ui, place, plot);
}

}  // namespace

void earnings_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  const world::TeacherView& t = *view.teacher;
  card_title(ui, rest, "What your API brought in", "beside the product");
  const std::vector<Source> sources{
      {"answers", "answers, to customers and labs", t.query_revenue_usd, Meaning::teacher},
      {"licences", "licences: fees and royalties", t.licence_revenue_usd, Meaning::money},
      {"court", "court, less counsel", t.court_revenue_usd, Meaning::law}};
  double most = 1;
  for (const Source& one : sources) most = std::max(most, one.usd.value);
  for (const Source& one : sources) {
    figure_line(ui, rest.cut_top(kFigureHeight + 2),
                {.id = std::string("debrief/earned/") + one.id,
                 .name = one.name,
                 .quantity = one.usd,
                 .meaning = one.meaning,
                 .tag = true});
    const Rect track = rest.cut_top(8, 8);
    if (one.usd.value > 0)
      range_bar(
          ui, track,
          {.low = 0, .high = most, .from = 0, .to = one.usd.value, .meaning = one.meaning, .marks = {}});
    else
      ui.paint().fill(track, ui.theme().track, 4);
  }
  if (t.licences.empty()) rest.cut_top(paragraph(ui, rest, "You sold no licence.", style::kSmall));
  for (const world::LicenceSoldView& sold : t.licences)
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "debrief/licence/" + sold.lab + sold.from.text(),
                 .name = sold.name + ", " + sold.from.text() + " to " + sold.until.text(),
                 .quantity = sold.earned_usd,
                 .meaning = Meaning::money});
}

void watch_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  const world::CrowdView& crowd = view.teacher->crowd;
  card_title(ui, rest, "What your monitor did to honest customers", "accused at each close, %");
  if (!crowd.measured) {
    rest.cut_top(paragraph(ui, rest, "No quarter has closed yet.", style::kSmall));
    return;
  }
  rest.cut_top(12);  // the axis begins above its place
  accused_plot(ui, rest.cut_top(kAccusedPlotHeight, 8), view);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "debrief/accused",
               .name = "accused at the last close",
               .quantity = crowd.accused,
               .meaning = Meaning::caution,
               .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "debrief/lost",
               .name = "trade lost to false alarms then",
               .quantity = crowd.lost_to_alarms_usd,
               .meaning = Meaning::caution,
               .tag = true});
  double alarms = 0;
  for (const world::AccountView& account : view.teacher->accounts) alarms += account.alarms.value;
  figure_line(
      ui, rest.cut_top(kFigureHeight),
      {.id = "debrief/alarms",
       .name = "alarms on other labs that still stand",
       .quantity = Quantity::derived(alarms, Unit::count, "Alarms of all accounts, less those forgotten"),
       .tag = true});
}

void own_claims_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "What came of your claims");
  bool any = false;
  for (const world::ProceedingView& p : view.proceedings) {
    if (!p.brought) continue;
    if (any) rule(ui, rest.at(), rest.w), rest.cut_top(8);
    any = true;
    rest.cut_top(
        paragraph(ui, rest,
                  "{law|◆} **" + p.title + "**, " + p.theory + ": " + standing_of(p) + ", simulated.",
                  style::kSmallText),
        2);
    figure_line(ui, rest.cut_top(kFigureHeight, 4),
                {.id = "debrief/claim/" + std::to_string(p.id),
                 .name = "chance of a verdict for you",
                 .quantity = p.probability,
                 .meaning = Meaning::law,
                 .tag = true});
  }
  if (!any)
    rest.cut_top(paragraph(ui, rest,
                           "You brought no claim. Whether a court would have found a trace was never asked.",
                           style::kSmall));
}

}  // namespace partly::game
