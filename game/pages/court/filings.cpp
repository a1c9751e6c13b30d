#include "game/pages/court/filings.h"

#include <algorithm>

#include "game/pages/common/claim.h"
#include "game/pages/common/parts.h"
#include "game/pages/court/stages.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kFileButton = 40, kButtonWidth = 212, kTextBeside = 480, kRowGap = 12;

// One thing that can be filed: its button, what it does and risks, and what it makes of the chance.
struct Filing {
  std::string id = {}, label = {}, key = {};
  std::string does = {}, risks = {};  // markup
  std::vector<std::string> facts = {};
  std::optional<Quantity> granted = {};       // how likely, of a motion
  std::optional<Quantity> chance_after = {};  // of losing, of a plea
  world::Decision decision = {};
  std::string refusal = {};  // empty: it can be filed
  bool filed = false;
};

const char* risk_of(law::Defence defence) {
  switch (defence) {
    case law::Defence::independent_creation:
      return "Risk: answers in the records speak against you.";
    case law::Defence::preemption:
      return "Risk: none. If it fails, nothing is lost.";
    case law::Defence::standard_practice:
      return "Risk: it binds you in every later claim.";
    case law::Defence::unclean_hands:
      return "Risk: if nothing is found, you are believed less.";
    case law::Defence::licence:
      return "Nobody has to plead it.";
  }
  return "";
}

std::string warnings_of(const world::Check& check) {
  std::string out;
  if (const auto* quote = std::get_if<world::Quote>(&check))
    for (const std::string& warning : quote->warnings) out += (out.empty() ? "" : " ") + warning;
  return out;
}

Filing motion(GameContext& context, const world::ProceedingView& p) {
  const world::MoveToDismiss decision{p.id};
  const world::Check check = context.lab_game().check(decision);
  Filing f{.id = "court/dismiss", .label = "Move to dismiss", .key = "D"};
  f.does = "Even if all were true, there would be no claim.";
  f.risks = std::holds_alternative<world::Quote>(check)
                ? "Risk: " + warnings_of(check)
                : "Risk: one more stage of counsel, and a firmer theory if it fails.";
  f.facts = {"X1"};
  f.decision = decision, f.refusal = refusal_of(check), f.filed = p.filed.motion;
  if (p.dismissal_chance.value > 0) f.granted = p.dismissal_chance;
  return f;
}

Filing plea(GameContext& context, const world::ProceedingView& p, law::Defence defence) {
  const world::Plead decision{p.id, defence};
  const world::Check check = context.lab_game().check(decision);
  const std::string warning = warnings_of(check);
  Filing f{.id = std::string("court/plead/") + law::name(defence), .label = capitalised(law::name(defence))};
  f.does = law::meaning(defence);
  f.risks = warning.empty() ? risk_of(defence) : "{caution|▲} " + warning;
  f.facts = {law::fact(defence)};
  f.decision = decision, f.refusal = refusal_of(check);
  f.filed = std::find(p.pleas.begin(), p.pleas.end(), defence) != p.pleas.end();
  for (const world::PleaView& view : p.possible_pleas)
    if (view.defence == defence) f.chance_after = view.chance_after;
  return f;
}

std::vector<Filing> filings(GameContext& context, const world::ProceedingView& p) {
  std::vector<Filing> all{motion(context, p)};
  for (const law::Defence defence : law::kDefences) all.push_back(plea(context, p, defence));
  return all;
}

// Where the chance may lie before and after, from the low ends of all that is assumed to the high ends: what
// a court makes of a plea nobody knows beforehand.
void before_and_after(Ui& ui, Rect rows, const Filing& f, const world::ProceedingView& p) {
  const Interval before = law::range_of(p.probability), after = law::range_of(*f.chance_after);
  range_bar(ui, rows.cut_top(3, 6),
            {.from = before.low,
             .to = before.high,
             .meaning = Meaning::plain,
             .marks = {{p.probability.value, Meaning::plain}}});
  range_bar(ui, rows.cut_top(6),
            {.from = after.low,
             .to = after.high,
             .meaning = Meaning::law,
             .marks = {{f.chance_after->value, Meaning::law}}});
}

// "granted 22 %": returns where the next thing may stand.
float chance_after_words(Ui& ui, Rect row, const std::string& words, Figure figure) {
  const float x = row.x + label(ui, {row.x, row.y + 1}, words, style::kSmall);
  figure.text = format_number(figure.quantity.value * 100, 0) + " %";
  figure.meaning = Meaning::law;
  figure_in(ui, {x, row.y, row.right() - x, 22}, figure, Align::left);
  return x + text_width(ui, figure.text, style::kBold) + 12;
}

// "losing 68 → 54 %" or "granted 22 %", then the facts; below, how uncertain that is.
void effect_row(Ui& ui, Rect row, const Filing& f, const world::ProceedingView& p) {
  float x = row.x;
  if (f.granted)
    x = chance_after_words(
        ui, row, "granted ",
        {.id = f.id + "/granted", .name = "chance that the motion is granted", .quantity = *f.granted});
  if (f.chance_after)
    x = chance_after_words(
        ui, row, "losing " + format_number(p.probability.value * 100, 0) + " → ",
        {.id = f.id + "/effect", .name = "chance of losing after this plea", .quantity = *f.chance_after});
  fact_chips(ui, {x, row.y + 1}, f.id + "/fact", f.facts);
  if (f.chance_after) before_and_after(ui, {row.x, row.y + 28, row.w, 17}, f, p);
}

float effect_height(const Filing& f) {
  if (f.chance_after) return 50;
  return f.granted || (!f.facts.empty() && !f.facts.front().empty()) ? 26 : 0;
}

// One filing: the button on the left and its sentences beside it, or below where it is narrow. True: pressed.
bool draw(Ui& ui, Rect& rest, const Filing& f, const world::ProceedingView& p) {
  Button b{.id = f.id,
           .label = f.filed ? f.label + ": filed" : f.label,
           .key = f.filed ? "" : f.key,
           .reason = f.refusal,
           .selected = f.filed,
           .meaning = Meaning::law};
  b.enabled = f.refusal.empty();
  const float top = rest.y;
  Rect text = rest;
  Rect place = text.cut_left(std::min(kButtonWidth, text.w), 16);
  if (rest.w < kTextBeside) {
    text = rest;
    place = text.cut_top(kFileButton + effect_height(f), 6);
  }
  const bool pressed = button(ui, {place.x, place.y, place.w, kFileButton}, b);
  float used = kFileButton;
  if (const float height = effect_height(f); height > 0)
    effect_row(ui, {place.x, place.y + used + 4, place.w, height - 4}, f, p), used += height;
  text.cut_top(paragraph(ui, text, f.does, style::kSmallText));
  text.cut_top(paragraph(ui, text, f.filed || f.refusal.empty() ? f.risks : f.refusal, style::kSmall));
  rest.cut_top(std::max(text.y - top, used), kRowGap);
  return pressed;
}

void file(Ui& ui, GameContext& context, const Filing& f) {
  if (context.submit(ui, f.decision))
    ui.toast("Filed: " + f.label + ". Undo in the lab takes it back until the quarter closes.");
}

}  // namespace

void FilingsPanel::draw(Ui& ui, Rect& rest, GameContext& context, const world::ProceedingView& p) {
  const bool early = p.stage < law::Stage::discovery;
  card_title(ui, rest, "What you can file",
             early ? "a motion once, each plea once" : "each plea once, up to the deposition");
  rest.cut_top(6);
  std::vector<Filing> open, refused;
  for (Filing& f : filings(context, p))
    (f.refusal.empty() || f.filed ? open : refused).push_back(std::move(f));
  const Filing* pressed = nullptr;
  for (const Filing& f : open)
    if (game::draw(ui, rest, f, p)) pressed = &f;
  if (open.empty())
    rest.cut_top(paragraph(ui, rest, "Nothing at this stage. " + can_be_done(p, p.stage), style::kSmall), 8);
  if (!refused.empty()) {
    const std::string count = std::to_string(refused.size());
    const Button more{.id = "court/more",
                      .label = more_ ? "Less" : "More: " + count + " not possible now",
                      .key = "M",
                      .kind = ButtonKind::quiet};
    ButtonRow row(ui, rest.cut_top(36, more_ ? 12.f : 0.f));
    if (row.add(more)) more_ = !more_;
  }
  if (more_)
    for (const Filing& f : refused)
      if (game::draw(ui, rest, f, p)) pressed = &f;
  if (pressed) file(ui, context, *pressed);
}

void appeal_panel(Ui& ui, Rect& rest, GameContext& context, const world::ProceedingView& p) {
  const world::AppealVerdict decision{p.id};
  const world::Check check = context.lab_game().check(decision);
  card_title(ui, rest, "Appeal", "before the judgment is final");
  rest.cut_top(
      paragraph(ui, rest,
                "A higher court upholds the judgment or decides anew. Until it has spoken nothing is "
                "paid and no order acts.",
                style::kSmallText),
      4);
  if (const auto* quote = std::get_if<world::Quote>(&check)) {
    for (const world::QuoteLine& line : quote->lines)
      figure_line(ui, rest.cut_top(kFigureHeight),
                  {.id = "court/appeal/" + line.text,
                   .name = line.text + ", " + std::to_string(quote->quarters) +
                           (quote->quarters == 1 ? " quarter" : " quarters"),
                   .quantity = line.amount,
                   .meaning = Meaning::money,
                   .tag = true});
  }
  figure_line(ui, rest.cut_top(kFigureHeight, 8),
              {.id = "court/appeal/end",
               .name = std::string("chance of ") + (p.brought ? "winning" : "losing") + " in the end",
               .quantity = p.in_the_end,
               .meaning = Meaning::law,
               .tag = true});
  Button b{.id = "court/appeal",
           .label = p.filed.appeal ? "Appeal: filed" : "Appeal",
           .key = p.filed.appeal ? "" : "A",
           .reason = refusal_of(check),
           .selected = p.filed.appeal,
           .meaning = Meaning::law};
  b.enabled = b.reason.empty();
  ButtonRow row(ui, rest.cut_top(kButtonHeight, 4));
  if (row.add(b) && context.submit(ui, decision))
    ui.toast("The appeal is filed. Undo in the lab takes it back until the quarter closes.");
}

bool asks_for_summaries(GameContext& context) {
  return context.lab_game().scenario().enables(law::Theory::disclosure);
}

void summaries_panel(Ui& ui, Rect& rest, GameContext& context) {
  card_title(ui, rest, "What your models were trained on", "a public summary is a duty here");
  rest.cut_top(
      paragraph(ui, rest,
                "A published summary names every source truthfully. The authority has nothing left to "
                "fine; the provider reads it too.",
                style::kSmallText),
      4);
  fact_chips(ui, rest.cut_top(20, 6).at(), "court/summary", {"X3"});
  bool any = false;
  const std::vector<world::ModelView> models = context.view().models;  // a copy: publishing changes the view
  for (const world::ModelView& model : models) {
    if (!model.mine || model.state != world::ModelState::trained) continue;
    any = true;
    const world::PublishSummary decision{model.id};
    const world::Check check = context.lab_game().check(decision);
    const std::string warning = warnings_of(check), refusal = refusal_of(check);
    Filing f{.id = "court/publish/" + std::to_string(model.id)};
    f.filed = model.summary_published.has_value();
    f.label = f.filed ? model.name : "Publish: " + model.name;
    f.does = f.filed         ? "Published in " + model.summary_published->text() + "."
             : model.on_sale ? "On sale without a summary."
                             : "Not on sale: nobody asks yet.";
    f.risks = warning.empty() ? "" : "{caution|▲} " + warning;
    f.refusal = refusal, f.decision = decision;
    if (game::draw(ui, rest, f, {}) && context.submit(ui, decision))
      ui.toast("The summary of " + model.name + " is published.");
  }
  if (!any) rest.cut_top(paragraph(ui, rest, "You have no trained model yet.", style::kSmall), 4);
}

}  // namespace partly::game
