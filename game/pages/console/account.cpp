#include "game/pages/console/account.h"

#include <cmath>
#include <utility>

#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/pages/console/accounts_table.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/line_plot.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr double kMostRoyalty = 0.3, kRoyaltyStep = 0.01;
constexpr float kTheoryRow = 30, kTradePlotHeight = 96;

void account_line(Ui& ui, Rect& rest, const std::string& id, const char* name, const Quantity& q,
                  Meaning meaning = Meaning::plain) {
  figure_line(ui, rest.cut_top(24), {.id = "account/" + id, .name = name, .quantity = q, .meaning = meaning});
}

void section(Ui& ui, Rect& rest, const std::string& title) {
  rest.cut_top(6);
  rule(ui, rest.at(), rest.w);
  rest.cut_top(10);
  label(ui, rest.cut_top(line_height(ui, style::kBold), 2).at(), title, style::kBold, rest.w);
}

std::string access_text(const world::AccountView& account) {
  if (account.licence_until)
    return "{money|●} **Licensed** to the end of " + account.licence_until->text() + ".";
  if (account.access_cut) return "{caution|▲} **Access is cut.**";
  return "{money|●} **Access is open.**";
}

void access(Ui& ui, Rect& rest, GameContext& context, const world::AccountView& account) {
  rest.cut_top(paragraph(ui, rest, access_text(account), style::kSmallText), 4);
  account_line(ui, rest, "all-asked", "asked in all", account.queries);
  account_line(ui, rest, "all-paid", "paid in all", account.paid_usd, Meaning::money);
  account_line(ui, rest, "all-alarms", "alarms", account.alarms);
  if (!account.last_alarm.empty())
    rest.cut_top(paragraph(ui, rest, "{law|◆} " + account.last_alarm + ".", style::kSmall), 4);
  rest.cut_top(4);
  if (account.access_cut)
    order_button(ui, rest, context, {.id = "account/restore", .label = "Restore access"},
                 {{world::RestoreAccess{account.lab}}, {}, account.name + " is served again."});
  else if (!account.licence_until)
    order_button(ui, rest, context, {.id = "account/cut", .label = "Cut access"},
                 {{world::CutAccess{account.lab}}, {}, account.name + " is cut off."});
}

// Two figures, rounded down: a fee that a lab would still sign for.
double round_fee(double usd) {
  if (usd <= 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(usd)) - 1);
  return std::floor(usd / unit) * unit;
}

// A claim that stands against a model already, or null.
const world::ProceedingView* claim_against(const world::WorldView& view, const std::string& model) {
  for (const world::ProceedingView& p : view.proceedings)
    if (p.brought && p.model == model) return &p;
  return nullptr;
}

// One theory as a row to choose: its name, and what going on to the end is expected to bring.
bool theory_row(Ui& ui, Rect row, const world::ClaimChoiceView& choice, bool chosen) {
  const std::string id = "account/theory/" + choice.theory;
  const Interaction state =
      ui.interact({.id = id, .rect = row, .text = "Theory: " + choice.theory + (chosen ? ", chosen" : "")});
  if (chosen || state.hovered)
    ui.paint().fill(row.inset(-6, 1), ui.theme().fill_of(Meaning::law).with_alpha(chosen ? 0.12f : 0.05f), 6);
  if (state.ring) ui.ring(row.inset(-4, 1), 6);
  const float y = row.y + (row.h - line_height(ui, style::kSmallText)) / 2;
  label(ui, {row.x, y}, choice.theory,
        {.type = Type::small, .weight = chosen ? Weight::bold : Weight::regular}, row.w - 110);
  figure_in(ui, {row.x, row.y, row.w - 84, row.h},
            {.id = id + "/chance",
             .name = "chance of winning",
             .quantity = choice.chance,
             .text = format_number(choice.chance.value * 100, 0) + " %",
             .meaning = Meaning::law});
  figure_in(ui, row,
            {.id = id + "/expected",
             .name = "expected of going on to the end",
             .quantity = choice.expected_usd,
             .meaning = Meaning::money});
  return state.activated;
}

float honest(Ui& ui, Rect rest, const world::WorldView& world_view) {
  const float top = rest.y;
  const world::CrowdView& crowd = world_view.teacher->crowd;
  legend(ui, rest.cut_top(line_height(ui, style::kBold), 4).at(), Meaning::innocent, "Honest customers");
  rest.cut_top(paragraph(ui, rest,
                         "They pay for answers and train nothing. Simulated streams of their questions go "
                         "through the same monitor and the same API.",
                         style::kSmall),
               6);
  account_line(ui, rest, "crowd/trade", "paid last quarter", crowd.trade_usd, Meaning::money);
  account_line(ui, rest, "crowd/lost", "lost to false alarms", crowd.lost_to_alarms_usd, Meaning::caution);
  if (!crowd.measured) {
    rest.cut_top(paragraph(ui, rest, "Rates are measured when the first quarter closes.", style::kSmall));
    return rest.y - top;
  }
  account_line(ui, rest, "crowd/accused", "accused wrongly", crowd.accused, Meaning::caution);
  account_line(ui, rest, "crowd/by-volume", "of those by volume alone", crowd.accused_by_volume);
  account_line(ui, rest, "crowd/provider_model", "right answers of your model", crowd.provider_accuracy);
  account_line(ui, rest, "crowd/served", "right answers as served", crowd.served_accuracy);
  account_line(ui, rest, "crowd/error", "error of served confidence", crowd.confidence_error);
  account_line(ui, rest, "crowd/worth", "worth of the API to them", crowd.worth);
  if (crowd.trade_history_usd.size() < 2) return rest.y - top;
  section(ui, rest, "What they paid, $ B");
  LinePlot plot{.id = "account/crowd/history", .says = "Trade of honest customers, each quarter"};
  Curve trade;
  trade.meaning = Meaning::money;
  for (const double usd : crowd.trade_history_usd) {
    trade.x.push_back(static_cast<float>(trade.x.size() + 1));
    trade.y.push_back(static_cast<float>(usd / 1e9));
    plot.y_high = std::max(plot.y_high, std::ceil(usd / 1e9));
  }
  plot.x_low = 1, plot.x_high = world_view.quarters;
  plot.x_ticks = {1, plot.x_high}, plot.y_ticks = {0, plot.y_high};
  plot.curves.push_back(std::move(trade));
  rest.cut_top(10);  // the axis begins above its place
  line_plot(ui, rest.cut_top(kTradePlotHeight), plot);
  return rest.y - top;
}

}  // namespace

void AccountPanel::licence(Ui& ui, Rect& rest, GameContext& context, const world::AccountView& account) {
  if (account.licence_until) return;
  section(ui, rest, "Offer a licence");
  const double worth = account.licence_worth_usd.value;
  account_line(ui, rest, "worth", "worth to it, at your usual royalty", account.licence_worth_usd,
               Meaning::money);
  const double most = std::max(1e8, round_fee(worth * 1.5));
  if (fee_usd_ < 0) fee_usd_ = round_fee(std::max(0.0, worth));
  fee_usd_ = std::min(fee_usd_, most);
  Slider fee{.id = "account/fee", .label = "Fee", .low = 0, .high = most, .step = most / 100};
  fee.text = [](double usd) { return format_usd(usd); };
  fee.meaning = Meaning::money;
  slider(ui, rest.cut_top(kSliderHeight, 4), fee, &fee_usd_);
  Slider share{
      .id = "account/royalty", .label = "Royalty", .low = 0, .high = kMostRoyalty, .step = kRoyaltyStep};
  share.text = [](double part) { return format_number(part * 100, 0) + " % of sales"; };
  share.meaning = Meaning::money;
  slider(ui, rest.cut_top(kSliderHeight, 6), share, &royalty_);
  order_button(
      ui, rest, context, {.id = "account/offer", .label = "Offer for " + format_usd(fee_usd_)},
      {{world::OfferLicence{account.lab, fee_usd_, royalty_}}, {}, account.name + " signs the licence."});
}

// Further counts of the same complaint, a box each: a second suit on the same facts would be barred.
void AccountPanel::further_counts(Ui& ui, Rect& rest, const world::SuspectView& suspect) {
  if (suspect.claims.size() < 2) return;
  if (!std::exchange(also_set_, true))
    for (const world::ClaimChoiceView& choice : suspect.claims)
      also_[law::index_of(choice.decision.theory)] = choice.worth_a_count;
  for (std::size_t i = 0; i < suspect.claims.size(); ++i) {
    const world::ClaimChoiceView& choice = suspect.claims[i];
    if (static_cast<int>(i) == theory_) continue;
    toggle(ui, rest.cut_top(kToggleHeight),
           {.id = "account/also/" + choice.theory, .label = "Plead " + choice.theory + " too"},
           &also_[law::index_of(choice.decision.theory)]);
  }
  rest.cut_top(
      paragraph(ui, rest,
                "One complaint holds all counts; a second one on the same facts would be barred. One "
                "wrong is paid once.",
                style::kSmall),
      4);
}

world::SendNotice AccountPanel::notice(const world::SuspectView& suspect) const {
  world::SendNotice decision = suspect.claims[static_cast<std::size_t>(theory_)].decision;
  for (const world::ClaimChoiceView& choice : suspect.claims)
    if (choice.decision.theory != decision.theory && also_[law::index_of(choice.decision.theory)])
      decision.further.push_back(choice.decision.theory);
  return decision;
}

void AccountPanel::claim(Ui& ui, Rect& rest, GameContext& context, const world::SuspectView& suspect) {
  section(ui, rest, suspect.name);
  const std::string why = suspect.why.empty() ? "Nothing speaks against it but that it is on sale."
                                              : "{law|◆} " + capitalised(suspect.why) + ".";
  rest.cut_top(paragraph(ui, rest, why, style::kSmall), 4);
  account_line(ui, rest, "capability", "capability", suspect.capability, Meaning::student);
  account_line(ui, rest, "agreement", "answers as yours does", suspect.agreement);
  account_line(ui, rest, "sales", "its sales so far", suspect.sales_usd, Meaning::money);
  if (suspect.claims.empty()) {
    const world::ProceedingView* known = claim_against(context.view(), suspect.name);
    rest.cut_top(paragraph(ui, rest,
                           known ? "{law|◆} Your claim is " +
                                       std::string(known->stage < law::Stage::decided ? "at " : "") +
                                       std::string(law::name(known->stage)) + "."
                                 : "It has been claimed already.",
                           style::kSmall),
                 4);
    ButtonRow row(ui, rest.cut_top(kOrderHeight, 4));
    if (row.add({.id = "account/court", .label = "To court"})) ui.go("court");
    return;
  }
  rest.cut_top(2);
  theory_ = std::clamp(theory_, 0, static_cast<int>(suspect.claims.size()) - 1);
  for (std::size_t i = 0; i < suspect.claims.size(); ++i)
    if (theory_row(ui, rest.cut_top(kTheoryRow), suspect.claims[i], static_cast<int>(i) == theory_))
      theory_ = static_cast<int>(i);
  rest.cut_top(6);
  further_counts(ui, rest, suspect);
  order_button(ui, rest, context,
               {.id = "account/notice", .label = "Bring this claim", .meaning = Meaning::law},
               {{notice(suspect)}, {}, "A notice goes out. Undo takes it back until the quarter closes."});
}

float AccountPanel::draw(Ui& ui, Rect area, GameContext& context, const std::string& lab) {
  const world::WorldView& view = context.view();
  if (lab == kHonest) return honest(ui, area, view);
  if (lab != lab_) {
    lab_ = lab, fee_usd_ = -1, theory_ = 0, also_set_ = false;
    royalty_ = context.lab_game().scenario().licence.royalty.value;
  }
  Rect rest{area.x, area.y, area.w, 1e6f};
  const std::vector<world::AccountView> accounts =
      view.teacher->accounts;  // copies: a decision changes the view
  const std::vector<world::SuspectView> suspects = view.teacher->suspects;
  for (const world::AccountView& account : accounts) {
    if (account.lab != lab) continue;
    legend(ui, rest.cut_top(line_height(ui, style::kBold), 4).at(), Meaning::innocent, account.name);
    access(ui, rest, context, account);
    for (const world::SuspectView& suspect : suspects)
      if (suspect.owner == account.name) claim(ui, rest, context, suspect);
    licence(ui, rest, context, account);
    return rest.y - area.y;
  }
  rest.cut_top(paragraph(ui, rest,
                         "Choose an account: what it asked, and what you can do about it, stands here.",
                         style::kSmall));
  return rest.y - area.y;
}

}  // namespace partly::game
