#include "sim/world/state/books.h"

#include <algorithm>
#include <utility>

#include "sim/base/check.h"

namespace partly::world {

std::string tell(World& world, NewsKind kind, std::string title, std::string text, std::string fact) {
  std::string id = "event-" + std::to_string(world.next_id++);
  world.news.push_back({world.now, kind, id, std::move(title), std::move(text), std::move(fact)});
  return id;
}

void pay(World& world, const std::string& event, const std::string& text, const std::string& payer,
         const std::string& receiver, Reasons reasons, econ::Money amount) {
  PARTLY_CHECK(amount.cents >= 0);
  if (amount.cents == 0) return;
  const Status posted = world.ledger.post(
      econ::payment(world.now, event, text, payer, receiver, reasons.payer, reasons.receiver, amount));
  PARTLY_CHECK(posted.ok());
}

void take_off_sale(World& world, const Model& model) {
  Lab& lab = world.lab(model.owner);
  if (lab.released == model.id) lab.released.reset();
}

void delete_model(World& world, Model& model) {
  take_off_sale(world, model);
  model.state = ModelState::deleted;
}

void draw_on_warranty(const Scenario& scenario, World& world, const Model& model, const std::string& event,
                      double owed_usd) {
  const econ::Money covered = econ::Money::usd(warranty_share_usd(scenario, world, model, owed_usd));
  double& left = world.lab(model.owner).arranged.warranty_left_usd;
  left = std::max(0.0, left - covered.usd());
  pay(world, event, "Under the warranty of the weights", scenario.lab(LabKind::publisher).id, model.owner,
      econ::Account::damages, covered);
}

}  // namespace partly::world
