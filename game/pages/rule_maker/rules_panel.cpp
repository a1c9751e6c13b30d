#include "game/pages/rule_maker/rules_panel.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/pages/rule_maker/axis_look.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/choice.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"
#include "sim/regime/gains.h"

namespace partly::game {
namespace {

constexpr float kRuleListRow = 34, kLine = 24;
constexpr float kForeseeHeight = 36;  // five of them and the answer fit above the bar of a small window

const char* permission_text(regime::Permission permission) {
  switch (permission) {
    case regime::Permission::free:
      return "Nobody has to be asked.";
    case regime::Permission::owner:
      return "The owner may allow it, at a price.";
    case regime::Permission::statutory:
      return "The law allows it to whoever declares it and pays.";
  }
  return "";
}

// What the rule sets, as far as it sets anything.
void rule_figures(Ui& ui, Rect& rest, const regime::Rule& rule) {
  struct Line {
    const char* name;
    const Quantity* quantity;
    Meaning meaning;
  };
  const std::vector<Line> lines{{"licence", &rule.licence_usd, Meaning::money},
                                {"royalty of the sales", &rule.royalty, Meaning::money},
                                {"copies noticed a quarter", &rule.notice, Meaning::law},
                                {"claims accepted", &rule.belief, Meaning::law},
                                {"copies withdrawn", &rule.withdrawal, Meaning::law},
                                {"models examined a quarter", &rule.audit, Meaning::law},
                                {"times the licence is owed", &rule.damages_multiple, Meaning::money},
                                {"share of a copy's sales", &rule.profit_share, Meaning::money},
                                {"papers on its origin", &rule.declaration_usd, Meaning::money}};
  for (const Line& line : lines)
    if (line.quantity->value > 0)
      figure_line(ui, rest.cut_top(kLine),
                  {.id = std::string("desk/figure/") + line.name,
                   .name = line.name,
                   .quantity = *line.quantity,
                   .meaning = line.meaning,
                   .tag = true});
}

void expected_reform(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  figure_line(ui, rest.cut_top(kLine),
              {.id = "desk/figure/reform",
               .name = "new law expected in a year",
               .quantity = view.reform,
               .meaning = Meaning::law,
               .tag = true});
}

void law_stands(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  rule(ui, rest.at(), rest.w);
  rest.cut_top(8);
  expected_reform(ui, rest, view);
  rest.cut_top(
      paragraph(
          ui, rest,
          "A law that is left as it is, labs come to rely on. Choose another rule to see first who would "
          "gain.",
          style::kSmall),
      2);
}

// What any change costs, whichever rule it brings.
void price_of_change(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  rule(ui, rest.at(), rest.w);
  rest.cut_top(8);
  figure_line(ui, rest.cut_top(kLine),
              {.id = "desk/figure/adapting",
               .name = "a new law costs each lab",
               .quantity = view.adapting_usd,
               .meaning = Meaning::money,
               .tag = true});
  expected_reform(ui, rest, view);
  rest.cut_top(
      paragraph(ui, rest,
                "After a change they expect the next one sooner, and count less on what a model will earn "
                "later.",
                style::kSmall),
      6);
}

// What was said of this change in this quarter, if it was asked before: once is enough, and scored once.
const session::Foresight* said_before(const session::RuleMakerView& view, const std::string& rule) {
  const auto kept = std::ranges::find_if(view.foresights, [&](const session::Foresight& one) {
    return one.quarter == view.quarter && one.rule == rule && one.over == view.rule_in_force;
  });
  return kept == view.foresights.end() ? nullptr : &*kept;
}

const char* word_of(int sign) { return sign > 0 ? "gains" : sign < 0 ? "loses" : "the same"; }

std::string years_text(int years) {
  return years == 1 ? "the next year" : "the next " + std::to_string(years) + " years";
}

}  // namespace

bool RulesPanel::ready(const session::RuleMakerView& view) const {
  return step_ == Step::browse && !chosen_.empty() && chosen_ != view.rule_in_force &&
         view.rule(chosen_).refusal.empty();
}

bool RulesPanel::back() {
  if (step_ == Step::browse) return false;
  step_ = Step::browse;
  return true;
}

void RulesPanel::row(Ui& ui, Rect place, const session::RuleView& shown) {
  const regime::Rule& rule = shown.rule;
  const bool in_force = shown.in_force;
  const bool chosen = rule.id == chosen_;
  const Interaction state =
      ui.interact({.id = "desk/rule/" + rule.id,
                   .rect = place,
                   .text = rule.title + (in_force ? ", in force. " : ". ") + rule.text});
  if (state.activated) chosen_ = rule.id;
  const Theme& t = ui.theme();
  if (chosen)
    ui.paint().fill(place, t.field, 8), ui.paint().outline(place, t.fill_of(Meaning::law), 2, 8);
  else if (state.hovered)
    ui.paint().fill(place, t.field, 8);
  const float y = place.centre().y;
  if (in_force)
    ui.paint().shape(Shape::diamond, {place.x + 18, y}, 14, t.fill_of(Meaning::law));
  else
    ui.paint().ring({place.x + 18, y}, 5, t.line_strong, 1.5f);
  const TextStyle text{.type = Type::small, .weight = chosen || in_force ? Weight::bold : Weight::regular};
  const float h = line_height(ui, text);
  label(ui, {place.x + 36, y - h / 2}, rule.title, text, place.w - 120);
  if (in_force)
    label_in(ui, {place.x, place.y, place.w - 12, place.h}, "in force",
             {.type = Type::caption, .weight = Weight::bold, .meaning = Meaning::law}, Align::right);
  if (state.ring) ui.ring(place, 8);
}

void RulesPanel::browse(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  const std::string now = view.rule_in_force;
  if (chosen_.empty()) chosen_ = now;
  card_title(ui, rest, "The rule");
  for (const session::RuleView& rule : view.rules) row(ui, rest.cut_top(kRuleListRow, 2), rule);
  const regime::Rule& rule = view.rule(chosen_).rule;
  rest.cut_top(8);
  rest.cut_top(paragraph(ui, rest, rule.text, style::kSmallText), 4);
  rest.cut_top(paragraph(ui, rest, permission_text(rule.permission), style::kSmall), 4);
  fact_chips(ui, rest.cut_top(22, 2).at(), "desk/rule/facts", rule.facts);
  rule_figures(ui, rest, rule);
  rest.cut_top(10);
  if (view.over) return;
  if (chosen_ == now) return law_stands(ui, rest, view);
  if (view.quarter > 0) price_of_change(ui, rest, view);  // the first law is no change
  const std::string& refusal = view.rule(chosen_).refusal;
  Button predict{
      .id = "desk/predict", .label = "Who gains by it?", .key = "Enter", .kind = ButtonKind::primary};
  predict.enabled = refusal.empty(), predict.reason = refusal;
  if (!refusal.empty()) predict.kind = ButtonKind::secondary, predict.key = "";
  if (button(ui, rest.cut_top(kButtonHeight, 4), predict)) {
    step_ = said_before(view, chosen_) ? Step::see : Step::foresee, scroll_to_top(ui, kDeskScroll);
    said_.assign(regime::groups().size(), 1);
    compared_ = false;
  }
  if (!refusal.empty()) rest.cut_top(paragraph(ui, rest, refusal, style::kSmall), 2);
}

void RulesPanel::foresee(Ui& ui, Rect& rest, const session::RuleMakerView& view) {
  const std::string now = view.title_of(view.rule_in_force);
  card_title(ui, rest, "Your forecast first");
  rest.cut_top(paragraph(ui, rest,
                         "**" + view.title_of(chosen_) + "** in place of **" + now + "**, " +
                             years_text(regime::kYearsAhead) + ":",
                         style::kSmallText),
               8);
  for (std::size_t i = 0; i < regime::groups().size(); ++i) {
    const regime::Group& group = regime::groups()[i];
    const Rect line = rest.cut_top(line_height(ui, style::kSmall), 3);
    const float w = label(ui, line.at(), group.title, {.type = Type::small, .weight = Weight::bold});
    label(ui, {line.x + w + 8, line.y}, group.gains, style::kSmall, line.w - w - 8);
    choice(ui, rest.cut_top(kForeseeHeight, 6),
           {.id = std::string("desk/foresee/") + group.id,
            .options = {"loses", "the same", "gains"},
            .reasons = {},
            .meaning = Meaning::law},
           &said_[i]);
  }
  rest.cut_top(4);
  ButtonRow row(ui, rest.cut_top(kButtonHeight, 4), 12);
  if (row.add({.id = "desk/see", .label = "See", .key = "Enter", .kind = ButtonKind::primary}))
    step_ = Step::see, scroll_to_top(ui, kDeskScroll);
  if (row.add({.id = "desk/back", .label = "Back", .key = "Esc"})) step_ = Step::browse;
}

void RulesPanel::take_in(RuleMakerGame& game) {
  if (compared_ || !game.changes(chosen_)) return;
  compared_ = true;
  if (said_before(game.view(), chosen_)) return;
  std::vector<int> said;
  for (const int choice : said_) said.push_back(choice - 1);
  game.note_foresight(chosen_, std::move(said));
}

void RulesPanel::see(Ui& ui, Rect& rest, RuleMakerGame& game) {
  take_in(game);
  const session::RuleMakerView& view = game.view();
  card_title(ui, rest, "Who gains, who loses", years_text(regime::kYearsAhead));
  const std::vector<regime::Change>* changes = game.changes(chosen_);
  if (!changes) {
    const auto work = game.work();
    rest.cut_top(8);
    progress_bar(ui, rest.cut_top(kProgressHeight, 8),
                 {.id = "desk/ahead",
                  .done = work ? work->done : 0,
                  .says = "Trying it out",
                  .meaning = Meaning::law});
    return;
  }
  const std::string formula = "Mean over " + std::to_string(session::kFutures) +
                              " futures of the same seeds; a change counts from half a standard deviation on";
  const session::Foresight* kept = said_before(view, chosen_);
  const session::Foresight& told = kept ? *kept : view.foresights.back();
  for (std::size_t i = 0; i < regime::groups().size(); ++i) {
    const regime::Group& group = regime::groups()[i];
    const AxisLook& look = look_of(group.value);
    const regime::Change& change = (*changes)[i];
    const bool right = told.said[i] == told.came[i];
    const Rect line = rest.cut_top(line_height(ui, style::kSmall) + 2);
    label(ui, line.at(), group.title, {.type = Type::small, .weight = Weight::bold});
    label_in(ui, line, word_of(change.sign),
             {.type = Type::small, .weight = Weight::bold, .meaning = Meaning::law}, Align::right);
    const Rect figures = rest.cut_top(22, 8);
    const std::string before = axis_text(look, change.before.mean) + " → ";
    const float w = label(ui, {figures.x, figures.y + 1}, before, style::kSmall);
    figure_in(ui, {figures.x + w, figures.y, figures.w - w, figures.h},
              {.id = std::string("desk/change/") + group.id,
               .name = std::string(look.title) + ", " + group.title,
               .quantity = axis_quantity(look, change.after, formula),
               .text = axis_text(look, change.after.mean)},
              Align::left);
    const Meaning mark = right ? Meaning::money : Meaning::caution;
    const std::string said = std::string(right ? "● " : "▲ ") + "you said: " + word_of(told.said[i]);
    const std::string markup = std::string("{") + name(mark) + "|" + said + "}";
    const float said_w = text_width(ui, said, style::kSmall);
    paragraph(ui, {figures.right() - said_w - 6, figures.y + 1, said_w + 20, 22}, markup, style::kSmall);
  }
  rest.cut_top(
      paragraph(ui, rest,
                "You foresaw **" + std::to_string(told.right()) + " of " + std::to_string(told.said.size()) +
                    "**. The charts show both futures: dashed as it is, purple as it would be.",
                style::kSmall),
      8);
  ButtonRow row(ui, rest.cut_top(kButtonHeight, 4), 12);
  if (row.add({.id = "desk/decree", .label = "Decree it", .key = "Enter", .kind = ButtonKind::primary})) {
    const Status done = game.decree(chosen_);
    ui.toast(done ? "Decreed: " + view.title_of(chosen_) + "." : done.error().message());
    step_ = Step::browse;
  }
  if (row.add({.id = "desk/leave", .label = "Leave it", .key = "Esc"}))
    step_ = Step::browse, chosen_ = view.rule_in_force;
}

void RulesPanel::draw(Ui& ui, Rect& rest, RuleMakerGame& game) {
  switch (step_) {
    case Step::browse:
      return browse(ui, rest, game.view());
    case Step::foresee:
      return foresee(ui, rest, game.view());
    case Step::see:
      return see(ui, rest, game);
  }
}

}  // namespace partly::game
