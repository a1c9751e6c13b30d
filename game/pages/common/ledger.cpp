#include "game/pages/common/ledger.h"

#include "game/pages/common/parts.h"
#include "game/widgets/card.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

using econ::Account;

constexpr float kLedgerRow = 38, kAmount = 92;
constexpr std::array kReasons{Account::sales,   Account::investment, Account::labels,    Account::queries,
                              Account::compute, Account::fees,       Account::royalties, Account::operations,
                              Account::legal,   Account::damages,    Account::serving,   Account::cash};

int count_of(const world::WorldView& view, Account account) {
  return static_cast<int>(std::count_if(view.ledger.begin(), view.ledger.end(),
                                        [&](const auto& line) { return line.account == account; }));
}

std::string postings_text(int n) { return format_number(n, 0) + (n == 1 ? " posting" : " postings"); }

std::string signed_usd(double usd) { return usd > 0 ? "+" + format_usd(usd) : format_usd(usd); }

std::string reason_text(Account account) {
  return account == Account::cash ? "founding" : econ::name(account);
}

}  // namespace

Meaning meaning_of(Account account) {
  switch (account) {
    case Account::labels:
    case Account::compute:
    case Account::serving:
      return Meaning::student;
    case Account::queries:
    case Account::fees:
    case Account::royalties:
      return Meaning::teacher;
    case Account::legal:
    case Account::damages:
      return Meaning::law;
    case Account::sales:
    case Account::investment:
      return Meaning::money;
    case Account::cash:
    case Account::operations:
      break;
  }
  return Meaning::innocent;
}

Quantity total_of(const world::WorldView& view, Account account) {
  double sum = 0;
  for (const world::LedgerLine& line : view.ledger)
    if (line.account == account) sum += line.amount.value;
  return Quantity::derived(
      sum, Unit::usd,
      "Sum of " + postings_text(count_of(view, account)) + " for " + reason_text(account) + " in your books");
}

std::vector<std::pair<Account, Quantity>> paid_by_account(const world::WorldView& view) {
  std::vector<std::pair<Account, Quantity>> out;
  for (const Account account : kReasons) {
    Quantity total = total_of(view, account);
    if (total.value >= 0) continue;
    total.value = -total.value;
    out.push_back({account, std::move(total)});
  }
  return out;
}

Quantity paid_in_all(const world::WorldView& view) {
  double sum = 0;
  std::string names;
  for (const auto& [account, total] : paid_by_account(view)) {
    sum += total.value;
    names += (names.empty() ? "" : " + ") + reason_text(account);
  }
  return Quantity::derived(sum, Unit::usd,
                           names.empty() ? "Nothing was paid yet" : names + ", from your books");
}

void LedgerPanel::line(Ui& ui, Rect& rest, const world::LedgerLine& posting, bool wide) {
  Rect row = rest.cut_top(kLedgerRow);
  rule(ui, {row.x, row.bottom()}, row.w);
  const std::string id = "ledger/" + std::to_string(posting.number);
  figure_in(ui, row.cut_right(kAmount, 16),
            {.id = id + "/balance",
             .name = "cash after posting " + std::to_string(posting.number),
             .quantity = posting.balance,
             .strong = false});
  figure_in(ui, row.cut_right(kAmount, 16),
            {.id = id + "/amount",
             .name = posting.text,
             .quantity = posting.amount,
             .text = signed_usd(posting.amount.value),
             .meaning = posting.amount.value > 0 ? Meaning::money : Meaning::plain});
  if (wide) label_in(ui, row.cut_right(100, 16), reason_text(posting.account), style::kSmall, Align::left);
  label_in(ui, row.cut_left(76, 8), posting.quarter.text(), style::kSmall, Align::left);
  const float h = line_height(ui, style::kSmallText);
  label(ui, {row.x, row.y + (row.h - h) / 2}, posting.text, style::kSmallText, row.w);
}

void LedgerPanel::postings(Ui& ui, Rect& rest, const world::WorldView& view) {
  const std::string says = only_ ? "only " + reason_text(*only_) : "your cash, newest first";
  card_title(ui, rest, "Postings", says);
  if (view.ledger.empty()) {
    rest.cut_top(paragraph(ui, rest, "Nothing was paid or earned yet.", style::kSmall));
    return;
  }
  const bool wide = rest.w >= 560;
  Rect head = rest.cut_top(24);
  label_in(ui, head.cut_right(kAmount, 16), "cash after", style::kCaption, Align::right);
  label_in(ui, head.cut_right(kAmount, 16), "amount", style::kCaption, Align::right);
  if (wide) label_in(ui, head.cut_right(100, 16), "for", style::kCaption, Align::left);
  rule(ui, {rest.x, rest.y}, rest.w);
  for (const world::LedgerLine& posting : view.ledger)
    if (!only_ || posting.account == *only_) line(ui, rest, posting, wide);
}

void LedgerPanel::totals(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "By reason", "choose one to list it alone");
  const auto row_of = [&](const std::string& name, std::optional<Account> account, const Quantity& total,
                          Meaning meaning) {
    const Rect row = rest.cut_top(34);
    const std::string id = "ledger/only/" + name;
    const Interaction state =
        ui.interact({.id = id, .rect = row, .text = "Show " + name + (only_ == account ? ", chosen" : "")});
    if (state.activated) only_ = account;
    if (only_ == account)
      ui.paint().fill(row.inset(-8, 1), ui.theme().text.with_alpha(0.07f), 6);
    else if (state.hovered)
      ui.paint().fill(row.inset(-8, 1), ui.theme().text.with_alpha(0.04f), 6);
    if (state.ring) ui.ring(row.inset(-6, 2), 6);
    const float h = line_height(ui, style::kSmallText);
    const Point at{row.x, row.y + (row.h - h) / 2};
    if (meaning != Meaning::plain)
      ui.paint().shape(shape_of(meaning), {at.x + 6, row.centre().y}, 9, ui.theme().fill_of(meaning));
    label(ui, {at.x + 18, at.y}, name, style::kSmallText);
    figure_in(ui, row,
              {.id = "ledger/total/" + name,
               .name = name,
               .quantity = total,
               .text = account ? signed_usd(total.value) : "",
               .meaning = total.value > 0 ? Meaning::money : Meaning::plain});
  };
  for (const Account account : kReasons)
    if (count_of(view, account) > 0)
      row_of(reason_text(account), account, total_of(view, account), meaning_of(account));
  rule(ui, {rest.x, rest.y + 4}, rest.w);
  rest.cut_top(8);
  row_of("all: your cash", std::nullopt, view.cash, Meaning::plain);
  rest.cut_top(10);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "ledger/zero",
               .name = "all postings of all parties",
               .quantity = view.ledger_total,
               .tag = true});
  const bool zero = view.ledger_total.value == 0;
  rest.cut_top(paragraph(ui, rest,
                         zero ? "{money|●} The books sum to zero: what one party paid, another received."
                              : "{caution|▲} The books do not sum to zero. Please report this.",
                         style::kSmall));
}

}  // namespace partly::game
