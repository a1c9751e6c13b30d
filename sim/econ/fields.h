// The fields of this room's values (sim/base/fields.h).
#pragma once
#include "sim/base/value_fields.h"
#include "sim/econ/arrangements.h"
#include "sim/econ/ledger.h"
#include "sim/econ/market.h"
#include "sim/econ/price_list.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::econ {

constexpr auto names_of(As<Account>) {
  return std::array{"cash", "sales", "investment", "labels", "queries", "compute", "fees", "royalties",
      "operations", "legal", "damages", "serving"};
}
constexpr auto names_of(As<Counsel>) { return std::array{"none", "house", "trial"}; }
constexpr auto fields_of(As<Money>) { return std::tuple{field("cents", &Money::cents)}; }
constexpr auto fields_of(As<Custom>) {
  return std::tuple{field("party", &Custom::party), field("seats", &Custom::seats),
      field("price_usd", &Custom::price_usd)};
}
constexpr auto fields_of(As<Customers>) {
  return std::tuple{field("custom", &Customers::custom),
      field("without_seats", &Customers::without_seats)};
}
constexpr auto fields_of(As<Bill>) {
  return std::tuple{field("labels", &Bill::labels), field("queries", &Bill::queries),
      field("other_answers", &Bill::other_answers),
      field("compute", &Bill::compute), field("fixed", &Bill::fixed)};
}
constexpr auto fields_of(As<Posting>) {
  return std::tuple{field("party", &Posting::party), field("account", &Posting::account),
      field("amount", &Posting::amount)};
}
constexpr auto fields_of(As<Transaction>) {
  return std::tuple{field("number", &Transaction::number), field("quarter", &Transaction::quarter),
      field("event", &Transaction::event), display_field("text", &Transaction::text),
      field("postings", &Transaction::postings)};
}
// The balances follow from the journal.
constexpr auto fields_of(As<Ledger>) { return std::tuple{field("journal", &Ledger::journal_)}; }

}  // namespace partly::econ
// clang-format on
