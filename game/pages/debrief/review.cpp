#include "game/pages/debrief/review.h"

#include "game/pages/common/claim.h"
#include "game/pages/common/exhibit.h"
#include "game/pages/common/ledger.h"
#include "game/pages/common/parts.h"
#include "game/widgets/timeline.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kBillRow = 32, kCalibrationHeight = 130;

}  // namespace

void bill_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "What it cost");
  const auto paid = paid_by_account(view);
  const Quantity all = paid_in_all(view);
  double largest = 1;
  for (const auto& [account, total] : paid) largest = std::max(largest, total.value);
  for (const auto& [account, total] : paid) {
    Rect row = rest.cut_top(kBillRow);
    const std::string name = account == econ::Account::cash ? "other" : econ::name(account);
    label_in(ui, row.cut_left(92, 8), name, style::kSmall, Align::left);
    figure_in(ui, row.cut_right(84, 12), {.id = "debrief/bill/" + name, .name = name, .quantity = total});
    const Rect bar{row.x, row.y + (row.h - 8) / 2,
                   std::max(4.f, row.w * static_cast<float>(total.value / largest)), 8};
    ui.paint().fill(bar, ui.theme().fill_of(meaning_of(account)), 4);
  }
  rest.cut_top(4);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "debrief/bill/all",
               .name = "all together",
               .quantity = all,
               .meaning = Meaning::money,
               .tag = true});
}

void court_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "What the court saw");
  const world::ProceedingView* mine = nullptr;
  for (const world::ProceedingView& p : view.proceedings)
    if (p.mine && (!mine || p.exhibit)) mine = &p;
  if (!mine) {
    rest.cut_top(paragraph(ui, rest,
                           "Nobody sued you. Whether a court would have found a trace was never asked.",
                           style::kSmall));
    return;
  }
  rest.cut_top(paragraph(ui, rest, "{law|◆} **" + mine->title + ".** " + standing_of(*mine) + ", simulated.",
                         style::kSmallText),
               6);
  if (mine->exhibit) {
    figure_line(
        ui, rest.cut_top(kFigureHeight),
        ratio_figure("debrief/ratio", std::string("exhibit: ") + forensics::name(mine->exhibit->strength),
                     *mine->exhibit));
    figure_line(ui, rest.cut_top(kFigureHeight), innocents_figure("debrief/innocents", *mine->exhibit));
  } else {
    rest.cut_top(paragraph(ui, rest, "It never came to an exhibit.", style::kSmall), 4);
  }
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "debrief/chance",
               .name = "chance of a verdict",
               .quantity = mine->probability,
               .meaning = Meaning::law,
               .tag = true});
  rest.cut_top(paragraph(ui, rest, law::account_text(mine->account), style::kSmall), 4);
}

void other_cases_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "What others' cases came to");
  for (const world::DocketCaseView& one : view.docket.cases)
    rest.cut_top(
        paragraph(ui, rest, "{law|◆} **" + one.title + "** (" + one.turns_on + "): " + one.standing + ".",
                  style::kSmallText),
        6);
  if (!view.docket.stated.empty())
    rest.cut_top(paragraph(ui, rest, view.docket.stated, style::kSmallText), 6);
  rest.cut_top(
      paragraph(ui, rest,
                "Most cases end without a ruling, and what turns on other grounds says nothing of the "
                "question: waiting for a court to decide it is a bet.",
                style::kSmall));
}

void guesses_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "Your guesses", view.guesses.empty() ? "" : "on the line would be right");
  if (view.guesses.empty()) {
    rest.cut_top(paragraph(ui, rest, "No guess was measured.", style::kSmall));
    return;
  }
  std::vector<Guess> points;
  for (const world::GuessView& g : view.guesses) points.push_back({g.guessed / 100, g.measured.value / 100});
  calibration_plot(ui, rest.cut_top(kCalibrationHeight, 4), "debrief/calibration", points);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "debrief/off",
               .name = "points off, on average",
               .quantity = view.calibration,
               .text = format_number(view.calibration.value, 1),
               .tag = true});
}

}  // namespace partly::game
