#include "game/pages/moment/moment.h"

#include <algorithm>

#include "game/pages/common/claim.h"
#include "game/pages/common/history.h"
#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kWidestMoment = 1180, kMomentBar = 80, kCauseDot = 10, kShareRow = 30;

Meaning colour_of_moment(world::MomentKind kind) {
  using world::MomentKind;
  switch (kind) {
    case MomentKind::verdict:
    case MomentKind::settlement:
    case MomentKind::order:
      return Meaning::law;
    case MomentKind::cut:
      return Meaning::teacher;
    case MomentKind::listing:
      return Meaning::student;
    case MomentKind::insolvency:
      break;
  }
  return Meaning::caution;
}

const char* what_kind(world::MomentKind kind) {
  using world::MomentKind;
  switch (kind) {
    case MomentKind::verdict:
      return "The court";
    case MomentKind::settlement:
      return "A settlement";
    case MomentKind::order:
      return "An order of the court";
    case MomentKind::cut:
      return "The provider";
    case MomentKind::listing:
      return "The market";
    case MomentKind::insolvency:
      break;
  }
  return "The books";
}

const world::ProceedingView* claim_of_moment(const world::WorldView& view, int id) {
  const auto found = std::ranges::find(view.proceedings, id, &world::ProceedingView::id);
  return found == view.proceedings.end() ? nullptr : &*found;
}

// What led to it, oldest first: a dot for each on a line of time.
void causes_card(Ui& ui, Rect& rest, const world::Moment& moment) {
  card_title(ui, rest, "What led to it", "oldest first");
  rest.cut_top(6);
  for (std::size_t i = 0; i < moment.causes.size(); ++i) {
    const world::MomentCause& cause = moment.causes[i];
    Rect row = rest;
    const Rect mark = row.cut_left(kCauseDot, 12);
    const float top = row.y;
    label(ui, row.cut_top(line_height(ui, style::kCaption), 1).at(), cause.quarter.text(), style::kCaption);
    row.cut_top(paragraph(ui, row, cause.text, style::kBody), 14);
    const Point dot{mark.centre().x, top + line_height(ui, style::kCaption) / 2};
    if (i + 1 < moment.causes.size())
      ui.paint().line({dot.x, dot.y + kCauseDot / 2 + 3}, {dot.x, row.y + 2}, ui.theme().line_strong, 1.5f);
    ui.paint().circle(dot, kCauseDot / 2, ui.theme().fill_of(colour_of_moment(moment.kind)));
    rest.cut_top(row.y - top);
  }
}

void shares_picture(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "The market at this close", "share of the customers");
  rest.cut_top(4);
  double largest = 0.01;
  for (const world::LabView& lab : view.labs) largest = std::max(largest, lab.share.value);
  for (const world::LabView& lab : view.labs) {
    const bool own = lab.id == world::kPlayerId;
    Rect row = rest.cut_top(kShareRow);
    label_in(ui, row.cut_left(rest.w * 0.3f, 10), lab.name, own ? style::kSmallBold : style::kSmall,
             Align::left);
    figure_in(ui, row.cut_right(64, 12),
              {.id = "moment/share/" + lab.id, .name = lab.name, .quantity = lab.share, .strong = own});
    const float w = std::max(2.f, row.w * static_cast<float>(lab.share.value / largest));
    ui.paint().fill({row.x, row.y + (row.h - 10) / 2, w, 10},
                    own ? ui.theme().fill_of(Meaning::student) : ui.theme().track, 5);
  }
}

void zone_picture(Ui& ui, Rect& rest, const world::ProceedingView& claim) {
  card_title(ui, rest, "Why both gain", "than by going on");
  rest.cut_top(8);
  for (const auto& [what, value] :
       {std::pair(std::string("going on was worth to the claimant"), claim.outlook.claimant.total),
        std::pair(std::string("and to the defendant"), claim.outlook.defendant.total)})
    figure_line(
        ui, rest.cut_top(kFigureHeight),
        {.id = "moment/" + what, .name = what, .quantity = value, .meaning = Meaning::law, .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "moment/settled",
               .name = "paid",
               .quantity = Quantity::derived(claim.settled_usd.value_or(0), Unit::usd, "What was agreed"),
               .meaning = Meaning::money,
               .tag = true});
}

void picture_of(Ui& ui, Rect& rest, const world::WorldView& view, const world::Moment& moment) {
  using world::MomentKind;
  const world::ProceedingView* claim = claim_of_moment(view, moment.proceeding);
  if (moment.kind == MomentKind::settlement && claim) return zone_picture(ui, rest, *claim);
  if (moment.kind == MomentKind::listing) return shares_picture(ui, rest, view);
  if (!claim || claim->chain.steps.empty()) {
    card_title(ui, rest, "The lab so far", "at each close");
    rest.cut_top(4);
    return history_plots(ui, rest, view);
  }
  card_title(ui, rest, "What spoke for and against", "log-odds; the right side speaks for a copy");
  rest.cut_top(chain_picture(ui, rest, "moment/chain", *claim), 8);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "moment/chance",
               .name = "chance of a verdict for the claimant",
               .quantity = claim->probability,
               .meaning = Meaning::law,
               .tag = true});
}

}  // namespace

void MomentScreen::go_on(Ui& ui) {
  context_.mark_moment_seen();
  if (!context_.moment()) ui.go("lab");
  ui.animate();
}

float MomentScreen::content(Ui& ui, Rect area) {
  const world::Moment& moment = *context_.moment();
  const float top = area.y, width = std::min(area.w, kWidestMoment);
  area = {area.x + (area.w - width) / 2, area.y, width, area.h};
  area.cut_top(std::clamp((ui.height() - 640) / 4, 16.f, 56.f));
  const std::string head =
      std::string(what_kind(moment.kind)) + "  ·  " + moment.quarter.text() + "  ·  simulated";
  area.cut_top(paragraph(ui, area, coloured(colour_of_moment(moment.kind), head), style::kSmall), 6);
  area.cut_top(paragraph(ui, area, "**" + moment.title + "**", style::kDisplay), 8);
  const float reading = std::min(area.w, 760.f);
  area.cut_top(paragraph(ui, {area.x, area.y, reading, area.h}, moment.text, style::kBody), 20);
  const CardPart causes{.id = "moment/causes", .draw = [&](Rect& r) { causes_card(ui, r, moment); }};
  const CardPart picture{.id = "moment/picture",
                         .draw = [&](Rect& r) { picture_of(ui, r, context_.view(), moment); },
                         .share = 1.2f};
  area.cut_top(card_row(ui, area, {causes, picture}), kCardGap);
  return area.y - top;
}

void MomentScreen::draw(Ui& ui) {
  context_.tick(ui);
  if (leaving_ && context_.moment()) leaving_ = false, go_on(ui);
  if (!context_.moment()) return ui.go("lab");
  const world::WorldView& view = context_.view();
  Rect page = header_bar(ui, {.place = view.title + "  ·  " + context_.moment()->quarter.text()});
  page.h = ui.height() - page.y;
  const Rect bar = page.cut_bottom(kMomentBar);
  ScrollArea scroll(ui, "moment", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  scroll.end(content(ui, scroll.content()));
  ui.paint().line({0, bar.y}, {ui.width(), bar.y}, ui.theme().line, 1);
  const Button on{.id = "moment/go-on", .label = "Go on", .key = "Enter", .kind = ButtonKind::primary};
  const float width = button_width(ui, on);
  if (button(ui,
             {bar.x + (bar.w - width) / 2, bar.y + (kMomentBar - kButtonHeight) / 2, width, kButtonHeight},
             on))
    go_on(ui);
}

bool MomentScreen::back() { return leaving_ = true; }

std::string MomentScreen::help() const {
  return "**A moment.** What has just happened, what led to it in the order of time, and the picture of why. "
         "Enter goes on to the report of the quarter.";
}

}  // namespace partly::game
