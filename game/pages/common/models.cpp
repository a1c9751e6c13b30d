#include "game/pages/common/models.h"

#include <cmath>

#include "game/pages/common/exhibit.h"
#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/quantity_label.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

std::string status_of(const world::ModelView& model, const world::WorldView& view) {
  if (model.state == world::ModelState::stopped) return "stopped, no model came of it";
  if (model.state == world::ModelState::training) return "lands when " + model.due.text() + " closes";
  const world::RouteView* route = find_route(view, model.route);
  std::string text = (route ? route->title : "A mixture") + ", " + model.begun.text();
  if (model.guess) text += ". You guessed " + format_number(*model.guess, 0) + ".";
  return text;
}

void figures(Ui& ui, Rect& rest, const world::ModelView& model) {
  const std::string id = "model/" + std::to_string(model.id);
  const Rect row = rest.cut_top(24);
  QuantityLabel capability{
      .id = id + "/capability", .quantity = model.capability, .text = with_spread(model.capability)};
  capability.style = {.type = Type::small, .weight = Weight::bold};
  capability.name = "capability of " + model.name;
  const float w = quantity_label(ui, row.at(), capability);
  QuantityLabel cost{.id = id + "/cost", .quantity = model.total_usd};
  cost.style = {.type = Type::small, .weight = Weight::bold, .meaning = Meaning::money};
  cost.tag = false;
  cost.name = "paid for " + model.name;
  if (w + 16 + quantity_width(ui, cost) <= row.w) quantity_label_right(ui, {row.right(), row.y}, cost);
}

void lost_answers(Ui& ui, Rect& rest, const world::ModelView& model) {
  if (model.queries_lost.value <= 0) return;
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "model/" + std::to_string(model.id) + "/lost",
               .name = "answers cut off",
               .quantity = model.queries_lost,
               .meaning = Meaning::caution,
               .tag = true});
}

// Where a scenario has files and warranties: whether this model has them.
std::string papers_of(const world::ModelView& model, const econ::Arrangements& offered) {
  std::string text;
  if (offered.records)
    text = model.on_file ? "{money|●} Its making is on file." : "● No file of its making was kept.";
  if (offered.warranty && model.warranted)
    text += std::string(text.empty() ? "" : " ") + "{money|●} Its weights are under a warranty.";
  return text;
}

std::string meaning_of_exam(const forensics::Exhibit& exam, const std::string& provider) {
  if (exam.tests_asked == 0) return "Your own exam could not be held, so it says nothing.";
  const bool against = exam.log_ratio() > 0;
  const std::string times = format_number(std::exp(std::abs(exam.log_ratio())), 1) + " times likelier ";
  return std::string(against ? "{law|◆} " : "") + "A court would hear: such answers are " + times +
         (against ? "of a copy of " + provider + " than of a model that never learned from it."
                  : "of a model that never learned from " + provider + " than of a copy.") +
         " Only you know.";
}

void own_exam(Ui& ui, Rect& rest, GameContext& context, const world::ModelView& model) {
  const std::string id = "model/" + std::to_string(model.id) + "/exam";
  if (!model.own_exam) {
    if (context.lab_game().scenario().arrangements.exam_usd)
      order_button(ui, rest, context, {.id = id, .label = "Have it examined"},
                   {.decisions = {world::ExamineModel{model.id}},
                    .nothing = {},
                    .done = "What the experts find is told when the quarter closes, to you alone."});
    return;
  }
  if (model.own_exam->tests_asked > 0) {
    Figure ratio = ratio_figure(id + "/ratio", "own exam", *model.own_exam);
    ratio.tag = false;  // a side card has no room for it; N and the mouse tell
    figure_line(ui, rest.cut_top(kFigureHeight), ratio);
  }
  rest.cut_top(
      paragraph(ui, rest, meaning_of_exam(*model.own_exam, provider_name(context.view())), style::kSmall), 4);
}

void actions(Ui& ui, Rect& rest, GameContext& context, const world::ModelView& model) {
  const std::string id = "model/" + std::to_string(model.id);
  Button b{.id = id + "/sell", .label = "Put on sale"};
  world::Decision decision = world::ReleaseModel{model.id};
  if (model.on_sale) b.id = id + "/withdraw", b.label = "Withdraw", decision = world::WithdrawModel{};
  b.reason = refusal_of(context.lab_game().check(decision));
  b.enabled = b.reason.empty();
  ButtonRow row(ui, rest.cut_top(kOrderHeight, 8), 8);
  if (row.add(b)) context.submit(ui, decision);
}

}  // namespace

float models_list(Ui& ui, Rect area, GameContext& context) {
  Rect rest{area.x, area.y, area.w, 1e6f};
  bool any = false;
  const std::vector<world::ModelView> models = context.view().models;  // a copy: an order changes the view
  for (const world::ModelView& model : models) {
    if (!model.mine) continue;
    if (any) rule(ui, {rest.x, rest.y + 4}, rest.w), rest.cut_top(16);
    any = true;
    const std::string title =
        "{student|●} **" + model.name + "**" + (model.on_sale ? "  {money|**on sale**}" : "");
    rest.cut_top(paragraph(ui, rest, title, style::kBody));
    rest.cut_top(paragraph(ui, rest, status_of(model, context.view()), style::kSmall), 4);
    lost_answers(ui, rest, model);
    if (model.state != world::ModelState::trained) continue;
    figures(ui, rest, model);
    if (!model.monitor.empty()) rest.cut_top(paragraph(ui, rest, "{law|◆} " + model.monitor, style::kSmall));
    const std::string papers = papers_of(model, context.lab_game().scenario().arrangements);
    if (!papers.empty()) rest.cut_top(paragraph(ui, rest, papers, style::kSmall));
    rest.cut_top(6);
    actions(ui, rest, context, model);
    own_exam(ui, rest, context, model);
  }
  if (!any) rest.cut_top(paragraph(ui, rest, "No model yet. Choose a route and train one.", style::kSmall));
  return rest.y - area.y;
}

}  // namespace partly::game
