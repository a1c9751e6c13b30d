#include "game/pages/common/quarter_report.h"

#include <algorithm>

#include "game/pages/common/news.h"
#include "game/pages/common/parts.h"
#include "game/widgets/dialog.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr float kWidth = 600, kFrame = 48 + 40 + 16, kNewsGap = 8;
constexpr const char* kHeight = "report/height";

// Whether it is the player's affair: named in it, or of a kind that touches every lab.
bool concerns(const world::News& news, const world::WorldView& view) {
  using world::NewsKind;
  if (news.kind != NewsKind::training && news.kind != NewsKind::rival && news.kind != NewsKind::market)
    return true;
  const auto names = [&](const std::string& name) {
    return !name.empty() && (news.title + news.text).find(name) != std::string::npos;
  };
  const world::LabView* lab = own_lab(view);
  return (lab && names(lab->name)) ||
         std::any_of(view.models.begin(), view.models.end(),
                     [&](const world::ModelView& model) { return model.mine && names(model.name); });
}

// What a quarter is about: the end of the game before all else, then what a court or the provider did, what
// was measured, what moved money; of two alike the later one, which the earlier led to.
int rank_of(const world::News& news, const world::WorldView& view) {
  using world::NewsKind;
  if (!concerns(news, view)) return 0;
  switch (news.kind) {
    case NewsKind::law:
      return 5;
    case NewsKind::terms:
      return 4;
    case NewsKind::training:
      return 3;
    case NewsKind::money:
      return 2;
    default:
      return 1;
  }
}

const world::News* headline_of(const world::WorldView& view, Quarter quarter) {
  const world::News* headline = nullptr;
  int best = 0;
  for (const world::News& news : view.news)  // newest first
    if (news.quarter == quarter && rank_of(news, view) > best) best = rank_of(news, view), headline = &news;
  return headline;
}

// A claim that is open against the player, or one of the player's own that an offer waits for.
bool called_to_court(const world::WorldView& view) {
  if (view.teacher && !view.teacher->offers.empty()) return true;
  return std::any_of(view.proceedings.begin(), view.proceedings.end(),
                     [](const world::ProceedingView& p) { return p.mine && p.stage < law::Stage::decided; });
}

// Once, when it has landed, or while nothing is on sale: who goes on selling another has decided so.
const world::ModelView* to_be_sold(const world::WorldView& view, Quarter closed) {
  const world::ModelView* best = worth_selling(view);
  const bool sells = std::any_of(view.models.begin(), view.models.end(),
                                 [](const world::ModelView& m) { return m.mine && m.on_sale; });
  return best && (!sells || best->due == closed) ? best : nullptr;
}

// The dark one is on Enter, whichever it is; each closes the report.
void answers(Ui& ui, GameContext& context, Rect line) {
  const world::WorldView& view = context.view();
  ButtonRow row(ui, line, 12);
  if (view.ending != world::Ending::running) {
    if (row.add(
            {.id = "report/debrief", .label = "To the debrief", .key = "Enter", .kind = ButtonKind::primary}))
      context.mark_read(), ui.go("debrief");
    return;
  }
  const world::ModelView* unsold = to_be_sold(view, context.unread().value_or(view.now));
  const bool claim = called_to_court(view);
  Button on{.id = "report/read", .label = "Go on", .key = "Esc"};
  if (!unsold && !claim) on.key = "Enter", on.kind = ButtonKind::primary;
  const bool sell = unsold && row.add({.id = "report/sell",
                                       .label = "Sell " + unsold->name,
                                       .key = "Enter",
                                       .kind = ButtonKind::primary});
  const bool court = claim && row.add({.id = "report/court",
                                       .label = "To court",
                                       .key = unsold ? "J" : "Enter",
                                       .kind = unsold ? ButtonKind::secondary : ButtonKind::primary,
                                       .meaning = Meaning::law});
  if (row.add(on) | sell | court) context.mark_read();
  if (court) ui.go("court");
  if (sell) put_on_sale(ui, context, world::ModelView(*unsold));  // a copy: the order changes the view
}

}  // namespace

float news_of_quarter(Ui& ui, Rect area, const world::WorldView& view, Quarter quarter,
                      const TextStyle& head) {
  const float top = area.y;
  const world::News* headline = headline_of(view, quarter);
  if (headline) {
    area.cut_top(
        paragraph(ui, area, coloured(meaning_of(headline->kind), "**" + headline->title + "**"), head), 2);
    if (!headline->text.empty())
      area.cut_top(paragraph(ui, area, headline->text, style::kSmallText), kNewsGap);
    area.cut_top(4);
  }
  std::string elsewhere;
  for (auto news = view.news.rbegin(); news != view.news.rend(); ++news) {  // the view has the newest first
    if (news->quarter != quarter || &*news == headline) continue;
    if (!concerns(*news, view)) {
      elsewhere += (elsewhere.empty() ? "**Elsewhere.** " : " · ") + news->title;
      continue;
    }
    const std::string title = coloured(meaning_of(news->kind), "**" + news->title + "**");
    area.cut_top(paragraph(ui, area, title + "  " + news->text, style::kSmallText), kNewsGap);
  }
  if (!elsewhere.empty()) area.cut_top(paragraph(ui, area, elsewhere, style::kSmall), kNewsGap);
  return std::max(0.f, area.y - kNewsGap - top);
}

void put_on_sale(Ui& ui, GameContext& context, const world::ModelView& model) {
  if (context.submit(ui, world::ReleaseModel{model.id}))
    ui.toast(model.name + " is on sale; customers buy when the quarter closes. Set its price under Lab.");
}

void quarter_report(Ui& ui, GameContext& context) {
  if (!context.unread()) return;
  if (context.moment()) return ui.go("moment");  // first what has a page of its own
  const world::WorldView& view = context.view();
  const Quarter quarter = *context.unread();
  const float width = std::min(kWidth, ui.width() - 64);
  const float room = ui.height() - 16 - kFrame - kButtonHeight - 16;
  const float height = std::min(ui.memory()[kHeight], room);
  const bool over = view.ending != world::Ending::running;
  Rect inside = begin_dialog(ui, "report", {width, height + 16 + kButtonHeight},
                             over ? "The game is over" : quarter.text() + ": what happened");
  const Rect list = inside.cut_top(height, 16);
  ScrollArea scroll(ui, "report", {list.x, list.y, list.w + kScrollBarRoom, list.h});
  const float used = news_of_quarter(ui, scroll.content(), view, quarter);
  scroll.end(used);
  if (float& known = ui.memory()[kHeight]; known != used) known = used, ui.animate();
  answers(ui, context, inside.cut_top(kButtonHeight));
  end_dialog(ui);
}

}  // namespace partly::game
