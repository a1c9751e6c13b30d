#include "game/pages/console/accounts_table.h"

#include "game/pages/common/parts.h"
#include "game/widgets/card.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kAccountRow = 34;

struct AccountCells {
  Rect name, asked, alarms, paid, standing, suspect;
};

AccountCells account_cells(Rect row) {
  AccountCells c;
  const bool wide = row.w >= kWideTable;
  c.name = row.cut_left(wide ? 172.f : std::max(120.f, row.w - 3 * 76 - 2 * kCellGap), kCellGap);
  c.asked = row.cut_left(76, kCellGap);
  c.alarms = row.cut_left(64, kCellGap);
  c.paid = row.cut_left(76, kCellGap + 8);
  if (!wide) return c;
  c.standing = row.cut_left(row.w * 0.5f, kCellGap);
  c.suspect = row;
  return c;
}

void words(Ui& ui, Rect cell, const std::string& markup) {
  if (cell.empty()) return;
  ui.paint().push_clip(cell);
  const float h = line_height(ui, style::kSmallText);
  paragraph(ui, {cell.x, cell.y + (cell.h - h) / 2, 1e5f, h}, markup, style::kSmallText);
  ui.paint().pop_clip();
}

void name_cell(Ui& ui, Rect cell, Meaning meaning, const std::string& name) {
  const float h = line_height(ui, style::kSmallText);
  legend(ui, {cell.x, cell.y + (cell.h - h) / 2}, meaning, name, {}, Type::small);
}

std::string standing(const world::AccountView& account) {
  if (account.licence_until) return "{money|●} licensed to " + account.licence_until->text();
  if (account.access_cut) return "{caution|▲} access cut";
  return account.last_alarm.empty() ? "open" : "open, watched";
}

std::string suspicion(const world::TeacherView& view, const world::AccountView& account) {
  const world::SuspectView* suspect = suspect_of(view, account);
  if (!suspect) return "–";
  return suspect->why.empty() ? suspect->name : "{law|◆ " + suspect->name + "}";
}

// What a row stands on, and its widget. True if it is pressed now; its numbers are pressed for themselves.
bool row_of(Ui& ui, Rect row, const std::string& id, const std::string& says, bool chosen) {
  const Interaction state =
      ui.interact({.id = "account/" + id, .rect = row, .text = says + (chosen ? ", chosen" : "")});
  if (chosen || state.hovered)
    ui.paint().fill(row.inset(-8, 1), ui.theme().text.with_alpha(chosen ? 0.08f : 0.04f), 6);
  if (state.ring) ui.ring(row.inset(-6, 2), 6);
  return state.activated;
}

bool lab_row(Ui& ui, Rect row, const world::TeacherView& view, const world::AccountView& account,
             bool chosen) {
  const std::string id = "account/" + account.lab;
  bool pressed = row_of(ui, row, account.lab, "Account of " + account.name, chosen);
  const AccountCells c = account_cells(row);
  name_cell(ui, c.name, account.alarms.value > 0 ? Meaning::student : Meaning::innocent, account.name);
  pressed |= figure_in(ui, c.asked,
                       {.id = id + "/asked",
                        .name = "asked this quarter",
                        .quantity = account.queries_this_quarter,
                        .text = format_number(account.queries_this_quarter.value, 0)});
  pressed |= figure_in(ui, c.alarms, {.id = id + "/alarms", .name = "alarms", .quantity = account.alarms});
  pressed |= figure_in(
      ui, c.paid,
      {.id = id + "/paid", .name = "paid so far", .quantity = account.paid_usd, .meaning = Meaning::money});
  words(ui, c.standing, standing(account));
  words(ui, c.suspect, suspicion(view, account));
  return pressed;
}

bool honest_row(Ui& ui, Rect row, const world::CrowdView& crowd, bool chosen) {
  const std::string id = std::string("account/") + kHonest;
  bool pressed = row_of(ui, row, kHonest, "Honest customers", chosen);
  const AccountCells c = account_cells(row);
  name_cell(ui, c.name, Meaning::innocent, "Honest customers");
  label_in(ui, c.asked, "–", style::kSmall, Align::right);
  if (crowd.measured)
    pressed |= figure_in(ui, c.alarms,
                         {.id = id + "/accused",
                          .name = "accused wrongly",
                          .quantity = crowd.accused,
                          .meaning = Meaning::caution});
  else
    label_in(ui, c.alarms, "–", style::kSmall, Align::right);
  pressed |= figure_in(ui, c.paid,
                       {.id = id + "/trade",
                        .name = "paid last quarter",
                        .quantity = crowd.trade_usd,
                        .meaning = Meaning::money});
  words(ui, c.standing, crowd.measured ? "accused wrongly" : "not measured yet");
  words(ui, c.suspect, "–");
  return pressed;
}

}  // namespace

const world::SuspectView* suspect_of(const world::TeacherView& view, const world::AccountView& account) {
  for (const world::SuspectView& suspect : view.suspects)
    if (suspect.owner == account.name) return &suspect;
  return nullptr;
}

std::string accounts_table(Ui& ui, Rect& rest, const world::TeacherView& view, const std::string& chosen) {
  const AccountCells head = account_cells(rest.cut_top(kTableHead));
  label_in(ui, head.name, "account", style::kCaption, Align::left);
  label_in(ui, head.asked, "asked now", style::kCaption, Align::right);
  label_in(ui, head.alarms, "alarms", style::kCaption, Align::right);
  label_in(ui, head.paid, "paid", style::kCaption, Align::right);
  if (!head.standing.empty()) {
    label_in(ui, head.standing, "standing", style::kCaption, Align::left);
    label_in(ui, head.suspect, "model it sells", style::kCaption, Align::left);
  }
  std::string pressed;
  for (const world::AccountView& account : view.accounts) {
    rule(ui, rest.at(), rest.w);
    if (lab_row(ui, rest.cut_top(kAccountRow), view, account, chosen == account.lab)) pressed = account.lab;
  }
  rule(ui, rest.at(), rest.w);
  if (honest_row(ui, rest.cut_top(kAccountRow), view.crowd, chosen == kHonest)) pressed = kHonest;
  return pressed;
}

}  // namespace partly::game
