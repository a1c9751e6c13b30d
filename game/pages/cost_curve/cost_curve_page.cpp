#include "game/pages/cost_curve/cost_curve_page.h"

#include <algorithm>

#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/pages/cost_curve/cost_chart.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr const char* kFact = "F20";
constexpr float kSide = 360, kLeastChart = 240, kMostChart = 460;
constexpr float kBelowChart = 250;  // what the words under it may need

std::size_t orders_in(const session::CostPlan& plan) { return plan.built.size() + plan.copied.size(); }

}  // namespace

CostCurveScreen::CostCurveScreen(std::shared_ptr<CostBench> bench, const Result<scenario::CaseFile>& facts)
    : bench_(std::move(bench)) {
  const scenario::Fact* fact = facts ? facts->find(kFact) : nullptr;
  told_ = fact ? fact->text + " **" + capitalised(std::string(enum_name(fact->status))) + ".** " +
                     scenario::meaning(fact->status)
               : "The case file cannot be read.";
}

// Begins by itself, unless all is there or somebody stopped it.
void CostCurveScreen::enter() {
  if (!bench_->runs.whole() && !bench_->stopped) bench_->runs.begin();
}

std::string CostCurveScreen::headline() const {
  const session::CostCurveRuns& runs = bench_->runs;
  if (runs.error()) return "{caution|▲} " + runs.error()->message();
  if (finding_) return session::words_of(runs.curve(), *finding_).in_short;
  return "What does it cost to build a capability, and what to copy it?";
}

void CostCurveScreen::chart(Ui& ui, Rect& rest, float height) {
  const std::string says = headline();
  ui.interact({.id = "ratio/says",
               .rect = {rest.x, rest.y, rest.w, paragraph_height(ui, rest.w, says, style::kHeading)},
               .text = says,
               .focusable = false});
  rest.cut_top(paragraph(ui, rest, says, style::kHeading), 12);
  fan_plot(ui, rest.cut_top(height, 4), cost_plot(bench_->runs.curve(), bench_->runs.before()));
}

void CostCurveScreen::words(Ui& ui, Rect& rest) {
  if (!finding_) {
    rest.cut_top(
        paragraph(ui, rest,
                  "Each order is really trained and billed by the one price list. The curve compares, "
                  "at each capability, the cheapest order that builds it with the cheapest that "
                  "copies it; the computing by itself compares those with the least of it. What it "
                  "says of the estimate stands here once all orders are trained.",
                  style::kSmallText));
    return;
  }
  const session::CostWords words = session::words_of(bench_->runs.curve(), *finding_);
  for (const auto& [lead, text] :
       {std::pair{"Where copying saves most", &words.most}, std::pair{"Why it is not 50 : 1", &words.why},
        std::pair{"What would have to hold", &words.hold}})
    rest.cut_top(paragraph(ui, rest, std::string("**") + lead + ".** " + *text, style::kSmallText), 8);
}

void CostCurveScreen::work_buttons(Ui& ui, Rect& rest) {
  session::CostCurveRuns& runs = bench_->runs;
  ButtonRow row(ui, rest.cut_top(kButtonHeight), 10);
  if (runs.going()) {
    if (row.add({.id = "ratio/stop", .label = "Stop", .key = "S"})) runs.stop(), bench_->stopped = true;
    return;
  }
  const Button again{.id = "ratio/again", .label = "Other seeds", .key = "R"};
  const Button go_on{.id = "ratio/go-on", .label = "Go on", .key = "Enter", .kind = ButtonKind::primary};
  if (row.add(runs.whole() ? again : go_on)) bench_->stopped = false, finding_.reset(), runs.begin();
}

void CostCurveScreen::work(Ui& ui, Rect& rest) {
  const session::CostCurveRuns& runs = bench_->runs;
  const std::size_t all = orders_in(runs.plan());
  const std::size_t trained = runs.curve().built.size() + runs.curve().copied.size();
  const std::string count = std::to_string(trained) + " of " + std::to_string(all) + " orders";
  card_title(ui, rest, runs.whole() ? "Trained" : runs.going() ? "Training" : "Stopped");
  if (!runs.whole())
    progress_bar(ui, rest.cut_top(kProgressHeight, 4),
                 {.id = "ratio/progress", .done = runs.done(), .says = count});
  const std::string students = std::to_string(runs.plan().students) + " students each";
  const std::string what = runs.going() && !runs.order().empty() ? runs.order()
                           : runs.whole()
                               ? std::to_string(all) + " orders, " + students + ", " + runs.engine_text()
                               : students + ", about a minute in all";
  rest.cut_top(paragraph(ui, rest, what, style::kSmall), 8);
  work_buttons(ui, rest);
}

void CostCurveScreen::articles(Ui& ui, Rect& rest) {
  card_title(ui, rest, "What the estimate is");
  rest.cut_top(paragraph(ui, rest, told_, style::kSmallText), 6);
  fact_chips(ui, rest.cut_top(22).at(), "ratio/fact", {kFact});
}

void CostCurveScreen::figures(Ui& ui, Rect& rest) {
  for (const Figure& figure : cost_figures(bench_->runs.curve(), *finding_))
    figure_line(ui, rest.cut_top(kFigureHeight), figure);
}

void CostCurveScreen::costs(Ui& ui, Rect& rest) {
  const Table rows = cost_table(bench_->runs.curve(), finding_);
  const float height = table_height(ui, rows);
  table(ui, rest.cut_top(height), rows);
}

float CostCurveScreen::cards(Ui& ui, Rect area, float room) {
  const float height = std::clamp(room - kBelowChart, kLeastChart, kMostChart);
  const CardPart curve{.id = "ratio/chart", .draw = [&](Rect& rest) { chart(ui, rest, height); }};
  const CardPart why{.id = "ratio/words", .draw = [&](Rect& rest) { words(ui, rest); }};
  const CardPart working{.id = "ratio/work", .draw = [&](Rect& rest) { work(ui, rest); }};
  const CardPart told{.id = "ratio/articles", .draw = [&](Rect& rest) { articles(ui, rest); }};
  const CardPart all_costs{.id = "ratio/costs", .draw = [&](Rect& rest) { costs(ui, rest); }};
  std::vector<CardPart> left{curve, why}, side{working, told};
  if (!bench_->runs.curve().copied.empty()) left.push_back(all_costs);
  if (finding_)
    side.insert(side.begin() + 1, {.id = "ratio/figures", .draw = [&](Rect& rest) {
                                     if (finding_) figures(ui, rest);  // else it has just begun anew
                                   }});
  if (area.w < kTwoColumns) {
    left.insert(bench_->runs.whole() ? left.end() : left.begin() + 1, side.begin(), side.end());
    return card_stack(ui, area, left);
  }
  const float beside = card_stack(ui, area.cut_right(kSide, kColumnGap), side);
  return std::max(beside, card_stack(ui, area, left));
}

void CostCurveScreen::head(Ui& ui, Rect& page) {
  ButtonRow buttons(ui, {page.x, page.y + 12, page.w, 40});
  if (buttons.add_right({.id = "ratio/back", .label = "Back", .key = "Esc"})) ui.back();
  Rect line = page;
  line.w = buttons.rest().w;
  page_title(ui, line, title(), page.w >= kTwoColumns ? "the cost of a capability, built over copied" : "");
  page.cut_top(std::max(line.y - page.y, 60.f));
}

void CostCurveScreen::draw(Ui& ui) {
  bench_->runs.collect();
  finding_ = bench_->runs.whole() ? session::finding_of(bench_->runs.curve()) : std::nullopt;
  Rect page = header_bar(ui, {.place = "What copying saves  ·  measured on this machine", .settings = true});
  page.h = ui.height() - page.y;
  ScrollArea scroll(ui, "ratio", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  head(ui, area);
  area.cut_top(cards(ui, area, page.bottom() - area.y));
  scroll.end(area.y - top + kCardGap);
  if (bench_->runs.going()) ui.wake_at(ui.now_s() + kLookAgain_s);
}

std::string CostCurveScreen::help() const {
  return "Orders that build a model from people's labels and orders that copy the provider's answers are "
         "trained one after another, each billed by the same price list. At each capability the curve "
         "divides "
         "what building costs by what copying costs: the **whole bill**, and the **computing** by itself. "
         "The "
         "axis is logarithmic.\n"
         "Point at the curve, or move along it with the **arrow keys**, for its values. **S** stops, **R** "
         "trains all of it again with other seeds; the lines before stay, dashed.\n"
         "`partly-sim ratio` prints the same table for any scenario.";
}

}  // namespace partly::game
