#include "game/pages/training/run_cards.h"

#include <algorithm>
#include <cmath>

#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"
#include "game/widgets/dial.h"
#include "game/widgets/line_plot.h"
#include "game/widgets/quantity_label.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr const char* kCapability = "100 x (exam - 1/K) / (1 - 1/K): 0 is guessing, 100 is perfect";

// The next of 0.5, 1, 2, 5, 10, ...: an axis that stays still while the curve falls.
double axis_end(float highest) {
  double end = 0.5;
  for (const double next : {1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0})
    if (end < highest) end = next;
  return end;
}

std::vector<float> spread_over(std::size_t n, int steps) {
  std::vector<float> x(n);
  for (std::size_t i = 0; i < n; ++i)
    x[i] = n > 1 ? static_cast<float>(steps) * static_cast<float>(i) / static_cast<float>(n - 1) : 0;
  return x;
}

void used_row(Ui& ui, Rect& rest, const std::string& id, const char* name, const Quantity& count,
              const Quantity& cost) {
  const Rect row = rest.cut_top(24);
  label(ui, row.at(), name, style::kSmall);
  QuantityLabel money{
      .id = "used/" + id + "/usd", .quantity = cost, .style = style::kSmallBold, .tag = false};
  money.style.meaning = Meaning::money;
  money.name = name;
  QuantityLabel counted{.id = "used/" + id, .quantity = count, .style = style::kSmallBold, .tag = false};
  if (count.unit != Unit::flop) counted.text = format_number(count.value, 0);
  counted.name = name;
  quantity_label_right(ui, {row.right() - 92, row.y}, counted);
  quantity_label_right(ui, {row.right(), row.y}, money);
}

}  // namespace

RunFigures figures_of(const session::Progress& p, const world::Scenario& scenario,
                      std::optional<double> guess) {
  const int k = scenario.learning.classes;
  const auto points = [k](double accuracy) { return learn::capability(accuracy, k); };
  RunFigures f{.run = "run " + std::to_string(p.job)};
  const std::string seeds = std::to_string(scenario.learning.seeds) + " students with other seeds; ";
  f.capability = Quantity::measured(points(p.accuracy_mean), Unit::points, f.run, seeds + kCapability,
                                    Interval{points(p.accuracy_low), points(p.accuracy_high)});
  f.agreement =
      Quantity::measured(p.agreement, Unit::fraction, f.run,
                         "Share of the secret exam on which student and teacher give the same answer");
  f.accuracy = p.accuracy_mean, f.accuracy_low = p.accuracy_low, f.accuracy_high = p.accuracy_high;
  f.teacher_capability = points(p.teacher_accuracy);
  f.seeds = scenario.learning.seeds, f.guess = guess, f.finished = p.finished;
  return f;
}

RunFigures figures_of(const world::ModelView& model, const world::WorldView& view,
                      const world::Scenario& scenario) {
  RunFigures f{.run = model.capability.source, .capability = model.capability, .agreement = model.agreement};
  const Interval spread = model.accuracy.range.value_or(Interval{model.accuracy.value, model.accuracy.value});
  f.accuracy = model.accuracy.value, f.accuracy_low = spread.low, f.accuracy_high = spread.high;
  if (const world::LabView* provider = find_lab(view, world::LabKind::provider))
    f.teacher_capability = provider->capability.value;
  f.seeds = scenario.learning.seeds, f.guess = model.guess, f.finished = true;
  return f;
}

void exam_card(Ui& ui, Rect area, const RunFigures& f) {
  Rect rest = card(ui, area);
  Rect bottom = rest.cut_bottom(20, 6);
  const Rect track = rest.cut_bottom(8, 10);
  Rect left = rest.cut_left(std::min(190.f, rest.w * 0.45f), 24);
  dial(ui, left,
       {.low = 0,
        .high = 100,
        .value = f.capability.value,
        .mark = f.teacher_capability,
        .text = format_number(f.capability.value, 0),
        .caption = "capability"});
  label(ui, rest.cut_top(line_height(ui, style::kBold), 2).at(), "Secret exam", style::kBold);
  QuantityLabel value{.id = "exam/capability",
                      .quantity = f.capability,
                      .text = with_spread(f.capability),
                      .style = style::kHeading};
  value.name = "capability";
  quantity_label(ui, rest.cut_top(line_height(ui, style::kHeading), 4).at(), value);
  legend(ui, rest.cut_top(20, 2).at(), Meaning::teacher, "teacher", format_number(f.teacher_capability, 0),
         Type::small);
  if (f.guess)
    legend(ui, rest.cut_top(20).at(), Meaning::caution, "your guess", format_number(*f.guess, 0),
           Type::small);
  const Interval spread = f.capability.range.value_or(Interval{f.capability.value, f.capability.value});
  RangeBar bar{.low = 0, .high = 100, .from = spread.low, .to = spread.high};
  bar.marks.push_back({f.teacher_capability, Meaning::teacher});
  if (f.guess) bar.marks.push_back({*f.guess, Meaning::caution});
  range_bar(ui, track, bar);
  const std::string says = format_percent(f.accuracy) + " right of unseen places (" +
                           format_number(f.accuracy_low * 100, 1) + "–" +
                           format_number(f.accuracy_high * 100, 1) + ")";
  label(ui, bottom.at(), says, style::kSmall, bottom.w);
}

void agreement_card(Ui& ui, Rect area, const RunFigures& f) {
  Rect rest = card(ui, area);
  const Rect head = rest.cut_top(line_height(ui, style::kBold), 2);
  label(ui, head.at(), "Agrees with the teacher", style::kBold);
  QuantityLabel value{.id = "exam/agreement", .quantity = f.agreement, .style = style::kBold};
  value.name = "agreement";
  quantity_label_right(ui, {head.right(), head.y}, value);
  paragraph(ui, rest,
            f.agreement.value > f.accuracy ? "{law|◆} Closer to the teacher than to the truth."
                                           : "Closer to the truth than to the teacher.",
            style::kSmall);
}

UsedFigures used_by(const session::Progress& p, const world::ModelView& model) {
  const auto counted = [&](double n, Unit unit, const char* how) {
    return Quantity::measured(n, unit, "run of " + model.name, how);
  };
  return {counted(static_cast<double>(p.used_so_far.labels), Unit::labels,
                  "Counted as they were drawn for the student that ships"),
          counted(static_cast<double>(p.used_so_far.queries), Unit::queries,
                  "Counted as the API answered the student that ships"),
          counted(p.used_so_far.flops, Unit::flop,
                  "Counted as the engine passes examples through the student that ships")};
}

UsedFigures used_by(const world::ModelView& model) { return {model.labels, model.queries, model.flop}; }

void used_card(Ui& ui, Rect area, const UsedFigures& used, const world::ModelView& model, bool finished) {
  Rect rest = card(ui, area);
  label(ui, rest.cut_top(line_height(ui, style::kBold), 6).at(), finished ? "Used" : "Used so far",
        style::kBold);
  Quantity compute = model.compute_usd;
  if (model.flop.value > 0) compute.value *= std::min(1.0, used.flop.value / model.flop.value);
  used_row(ui, rest, "queries", "answers of the teacher", used.queries, model.queries_usd);
  used_row(ui, rest, "labels", "own labels", used.labels, model.labels_usd);
  used_row(ui, rest, "flop", "arithmetic", used.flop, compute);
  used_row(ui, rest, "fixed", "people, storage, evaluation",
           Quantity::derived(1, Unit::count, "Paid once a run, however long it is"), model.fixed_usd);
}

void run_card(Ui& ui, Rect area, const session::Progress& p, const std::string& sources) {
  Rect rest = card(ui, area);
  label(ui, rest.cut_top(line_height(ui, style::kBold), 6).at(), "This run", style::kBold);
  rest.cut_top(paragraph(ui, rest, "Learns from " + sources + ".", style::kSmall), 4);
  label(ui, rest.at(), p.engine + ", " + format_number(p.steps_per_second, 0) + " steps a second",
        style::kSmall, rest.w);
}

void loss_card(Ui& ui, Rect area, const LossCurves& loss, int seeds) {
  Rect rest = card(ui, area);
  const Rect head = rest.cut_top(line_height(ui, style::kBold), 4);
  const float w = label(ui, head.at(), "Loss by step", style::kBold);
  label(ui, {head.x + w + 12, head.y + 3},
        "dots: raw, of the student that ships; band: " + std::to_string(seeds) + " seeds", style::kSmall,
        head.w - w - 12);
  if (loss.mean.empty()) return;
  const float highest =
      std::max(*std::max_element(loss.mean.begin(), loss.mean.end()),
               loss.high.empty() ? 0.f : *std::max_element(loss.high.begin(), loss.high.end()));
  float& end =
      ui.memory()["loss/end/" + std::to_string(loss.model)];  // grows, never shrinks: the axis stays still
  end = std::max(end, static_cast<float>(axis_end(highest)));
  const int total = std::max(1, loss.steps);
  Curve curve;
  curve.name = "student " + format_number(loss.mean.back(), 2);
  curve.x = spread_over(loss.mean.size(), loss.steps_done), curve.y = loss.mean;
  if (loss.low.size() == loss.mean.size() && loss.high.size() == loss.mean.size())
    curve.low = loss.low, curve.high = loss.high;
  curve.raw_x = spread_over(loss.points.size(), loss.steps_done), curve.raw_y = loss.points;
  LinePlot plot{.id = "loss", .says = "Loss of the student, now " + format_number(loss.mean.back(), 2)};
  plot.x_high = total, plot.y_high = end;
  plot.x_ticks = {0, std::round(total / 2.0), static_cast<double>(total)};
  plot.y_ticks = {0, end / 2.0, static_cast<double>(end)};
  plot.curves.push_back(std::move(curve));
  line_plot(ui, {rest.x, rest.y, rest.w - 12, rest.h}, plot);
}

}  // namespace partly::game
