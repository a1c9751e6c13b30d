#include "game/pages/common/business.h"

#include <algorithm>
#include <cmath>

#include "game/pages/common/order.h"
#include "game/pages/common/quote.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kCurveHeight = 44;  // of the response to a price

void decision_button(Ui& ui, Rect& rest, GameContext& context, Button b, const world::Decision& decision) {
  const world::Check check = context.lab_game().check(decision);
  b.reason = refusal_of(check);
  b.enabled = b.reason.empty();
  ButtonRow row(ui, rest.cut_top(kOrderHeight, 6));
  if (row.add(b)) context.submit(ui, decision);
  if (!b.enabled) rest.cut_top(paragraph(ui, rest, "{caution|●} " + b.reason, style::kSmall), 4);
  const auto* quote = std::get_if<world::Quote>(&check);
  const std::string note = quote ? exposure_text(*quote) : "";
  if (!note.empty()) rest.cut_top(paragraph(ui, rest, note, style::kSmall), 4);
}

void business_line(Ui& ui, Rect& rest, const std::string& id, const char* name, const Quantity& q,
                   Meaning meaning) {
  const Rect row = rest.cut_top(24);
  label(ui, row.at(), name, style::kSmall);
  QuantityLabel value{.id = "business/" + id, .quantity = q, .style = style::kSmallBold};
  value.style.meaning = meaning;
  value.tag = false;
  value.name = name;
  quantity_label_right(ui, {row.right(), row.y}, value);
}

void heading(Ui& ui, Rect& rest, const std::string& title) {
  label(ui, rest.cut_top(line_height(ui, style::kBold), 4).at(), title, style::kBold);
}

// What is left at each price, right above the track on which the price is chosen: the knob moves along it.
void response_curve(Ui& ui, Rect area, const std::vector<world::PricePoint>& response, double price_usd) {
  const auto [least_at, most_at] = std::ranges::minmax_element(response, {}, &world::PricePoint::left_usd);
  const double least = least_at->left_usd, most = most_at->left_usd;
  const double floor = std::min(0.0, least), height = std::max(1.0, most - floor);
  const float left = area.x + kSliderInset, width = area.w - 2 * kSliderInset;
  const double low = std::log(response.front().price_usd), high = std::log(response.back().price_usd);
  const auto place = [&](const world::PricePoint& point) {
    const double x = std::clamp((std::log(point.price_usd) - low) / (high - low), 0.0, 1.0);
    const double y = (point.left_usd - floor) / height;
    return Point{left + width * static_cast<float>(x), area.bottom() - area.h * static_cast<float>(y)};
  };
  std::vector<Point> curve, base;
  const float zero = area.bottom() - area.h * static_cast<float>(-floor / height);
  for (const world::PricePoint& point : response) {
    curve.push_back(place(point));
    base.push_back({curve.back().x, zero});
  }
  const Color color = ui.theme().fill_of(Meaning::money);
  ui.paint().push_alpha(0.15f);
  ui.paint().band(curve, base, color);
  ui.paint().pop_alpha();
  ui.paint().line({left, zero}, {left + width, zero}, ui.theme().track, 1);
  ui.paint().polyline(curve, color, 2);
  ui.paint().circle(place(world::at_price(response, price_usd)), 4, color);
}

Quantity at_the_close(double value, Unit unit, const char* what) {
  return Quantity::derived(
      value, unit,
      std::string(what) +
          " when this quarter closes, by the market's logit, if nobody else changes a price or a "
          "product; customers under contract pay what they signed for");
}

// Two significant figures: a price that people would print.
double rounded(double usd) {
  if (usd <= 0) return 0;
  const double unit = std::pow(10.0, std::floor(std::log10(usd)) - 1);
  return std::round(usd / unit) * unit;
}

}  // namespace

void Business::price(Ui& ui, Rect& rest, GameContext& context) {
  const world::LabView* lab = own_lab(context.view());
  if (!lab) return;
  heading(ui, rest, "Your product");
  business_line(ui, rest, "share", "share of the market", lab->share, Meaning::plain);
  if (context.lab_game().scenario().market.renewal.value < 1)
    business_line(ui, rest, "bound", "bound in this quarter", lab->bound, Meaning::plain);
  business_line(ui, rest, "sales", "sales last quarter", lab->sales, Meaning::money);
  if (!lab->model.empty())
    business_line(ui, rest, "serving", "serving a seat", lab->serving, Meaning::student);
  if (context.lab_game().scenario().arrangements.resale)
    business_line(ui, rest, "resale", "sales of bought answers", context.view().resale, Meaning::money);
  const double reference = context.lab_game().scenario().market.reference_price_usd.value;
  const double span = std::max(1.5, context.lab_game().scenario().play.price_span.value);
  if (reference <= 0) return;
  if (price_usd_ <= 0 || lab->price.value != known_usd_)  // set elsewhere, or taken back
    price_usd_ = lab->price.value > 0 ? lab->price.value : reference;
  known_usd_ = lab->price.value;
  Slider s{.id = "business/price",
           .label = "Price",
           .low = reference / span,
           .high = reference * span,
           .logarithmic = true};
  s.text = [](double usd) { return format_usd(rounded(usd)); };
  s.meaning = Meaning::money;
  const std::vector<world::PricePoint>& response = context.view().price_response;
  if (!response.empty()) {
    rest.cut_top(8);
    response_curve(ui, rest.cut_top(kCurveHeight, 6), response, price_usd_);
  }
  slider(ui, rest.cut_top(kSliderHeight, 6), s, &price_usd_);
  if (!response.empty()) {
    const world::PricePoint then = world::at_price(response, price_usd_);
    business_line(ui, rest, "then-share", "share, at the close",
                  at_the_close(then.share, Unit::fraction, "Of all customers"), Meaning::plain);
    business_line(ui, rest, "then-sales", "sales, at the close",
                  at_the_close(then.sales_usd, Unit::usd, "Sales"), Meaning::money);
    business_line(ui, rest, "then-left", "left after serving",
                  at_the_close(then.left_usd, Unit::usd, "Sales less serving and royalties"), Meaning::money);
    rest.cut_top(4);
  }
  const double wanted = rounded(price_usd_);
  if (std::abs(wanted - lab->price.value) <= 0.005 * lab->price.value) {
    rest.cut_top(paragraph(ui, rest, "This is your price now.", style::kSmall), 16);
    return;
  }
  decision_button(ui, rest, context, {.id = "business/set-price", .label = "Set " + format_usd(wanted)},
                  world::SetPrice{wanted});
  rest.cut_top(12);
}

void Business::funds(Ui& ui, Rect& rest, GameContext& context) {
  const world::WorldView& view = context.view();
  heading(ui, rest, "Investors");
  business_line(ui, rest, "valuation", "your lab is valued at", view.valuation, Meaning::money);
  business_line(ui, rest, "ownership", "the founders' share", view.ownership, Meaning::plain);
  const double most = view.raise_limit.value;
  if (most <= 0) {
    rest.cut_top(paragraph(ui, rest, "Nothing more can be raised in this quarter.", style::kSmall), 16);
    return;
  }
  if (raise_usd_ <= 0 || raise_usd_ > most) raise_usd_ = most / 10;
  Slider s{.id = "business/raise", .label = "Raise", .low = most / 20, .high = most, .step = most / 20};
  const auto raised = [most](double usd) { return usd >= most * 0.999 ? most : std::floor(usd / 1e6) * 1e6; };
  s.text = [raised](double usd) { return format_usd(raised(usd)); };
  s.meaning = Meaning::money;
  slider(ui, rest.cut_top(kSliderHeight, 6), s, &raise_usd_);
  const double amount = raised(raise_usd_);
  decision_button(ui, rest, context, {.id = "business/raise-it", .label = "Raise " + format_usd(amount)},
                  world::RaiseFunds{amount});
  rest.cut_top(12);
}

void Business::licence(Ui& ui, Rect& rest, GameContext& context) {
  heading(ui, rest, provider_name(context.view()) + "'s licence");
  if (const std::optional<Quarter> until = world::licence_in_force(context.view())) {
    rest.cut_top(paragraph(ui, rest, "In force until the end of " + until->text() + ".", style::kSmall), 8);
    return;
  }
  const law::Licence& offer = context.lab_game().scenario().licence;
  business_line(ui, rest, "fee", "signing fee", offer.signing_fee_usd, Meaning::money);
  business_line(ui, rest, "royalty", "royalty on sales", offer.royalty, Meaning::plain);
  business_line(ui, rest, "term", "term", offer.quarters, Meaning::plain);
  rest.cut_top(4);
  decision_button(ui, rest, context, {.id = "business/licence", .label = "Sign the licence"},
                  world::SignLicence{});
}

float Business::draw(Ui& ui, Rect area, GameContext& context) {
  Rect rest{area.x, area.y, area.w, 1e6f};
  price(ui, rest, context);
  funds(ui, rest, context);
  if (!context.view().teacher) licence(ui, rest, context);  // a provider signs nobody's
  if (!context.view().arrangements.empty())
    rest.cut_top(paragraph(ui, rest, "What else you may arrange stands on the market page, under Terms.",
                           style::kSmall),
                 8);
  return rest.y - area.y;
}

}  // namespace partly::game
