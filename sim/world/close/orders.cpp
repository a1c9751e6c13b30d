// What a final judgment for a claimant does: the award is paid, and each order that the court made acts on
// the lab. Sources: X2 (deletion), F50 (access), F54 (audit), F56 (trust).
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/world/close/parts.h"

namespace partly::world {
namespace {

const char* by_whose_order(const law::Proceeding& proceeding) {
  return by_authority(proceeding) ? "By order of the authority." : "By order of the court.";
}

void carry_out_order(Closing& closing, const law::Proceeding& proceeding, law::Remedy remedy) {
  World& world = closing.world;
  Model& model = *world.model(proceeding.model);
  Lab& lab = world.lab(proceeding.defendant);
  switch (remedy) {
    case law::Remedy::money:
      return;  // paid by the caller
    case law::Remedy::injunction:
      take_off_sale(world, model);
      model.enjoined = true;
      tell(world, NewsKind::law, model.name + " may not be sold", by_whose_order(proceeding));
      return;
    case law::Remedy::deletion:
      delete_model(world, model);
      tell(world, NewsKind::law, model.name + " is deleted", by_whose_order(proceeding), "X2");
      return;
    case law::Remedy::access_cut:
      cut_access(closing, lab, "By order of the court, without a licence.", 0);
      return;
    case law::Remedy::audit: {
      const auto quarters = std::lround(closing.scenario.court.audit_quarters.value);
      lab.audited_until = world.now.plus(std::max(1, static_cast<int>(quarters)));
      tell(world, NewsKind::law, closing.name(lab.id) + " is audited",
           "Until the end of " + lab.audited_until->text() + " the provider sees its books.", "F54");
      return;
    }
  }
}

// Money is for the past; what no order takes off the market pays for going on.
void owe_royalty(Closing& closing, const law::Proceeding& proceeding) {
  Model& model = *closing.world.model(proceeding.model);
  model.dealt_with_usd = model.sales_usd;
  if (model.enjoined || model.state == ModelState::deleted) return;
  model.royalty = royalty_after_judgment(closing.scenario, proceeding, proceeding.record.taught_share);
  if (model.royalty > 0)
    tell(closing.world, NewsKind::law, model.name + " owes a royalty from now on",
         format_percent(model.royalty) + " of what it sells, in place of an order against it.");
}

}  // namespace

void carry_out_orders(Closing& closing, const law::Proceeding& proceeding, const std::string& event) {
  const law::Verdict& verdict = *proceeding.verdict;
  const auto ordered = [&](law::Remedy one) {
    return std::find(verdict.remedies.begin(), verdict.remedies.end(), one) != verdict.remedies.end();
  };
  if (ordered(law::Remedy::money)) {
    draw_on_warranty(closing.scenario, closing.world, *closing.world.model(proceeding.model), event,
                     verdict.award_usd);
    pay(closing.world, event, "Damages", proceeding.defendant, proceeding.claimant, econ::Account::damages,
        econ::Money::usd(verdict.award_usd));
  }
  for (const law::Remedy remedy : law::kRemedies)
    if (ordered(remedy)) carry_out_order(closing, proceeding, remedy);
  if (ordered(law::Remedy::money) && !by_authority(proceeding)) owe_royalty(closing, proceeding);
  closing.blame(proceeding.defendant, closing.scenario.provider.trust_loss_judgment.value);
}

}  // namespace partly::world
