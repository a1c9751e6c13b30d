#include "sim/world/books.h"

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

}  // namespace partly::world
