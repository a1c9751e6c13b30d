#include "sim/bots/settlers.h"

#include <algorithm>

#include "sim/bots/settling.h"
#include "sim/world/state/opening.h"
#include "sim/world/state/orders.h"

namespace partly::bots {
namespace {

class Settler final : public Bot {
 public:
  explicit Settler(std::optional<law::Stage> from) : from_(from) {}
  std::string name() const override {
    return from_ ? std::string("settle-at-") + law::name(*from_) : "settle-never";
  }
  Route route() const override { return Route::distil; }

  void play_quarter(PlayerSeat& seat) override {
    face_claims(seat);
    sell_best(seat);
    const auto& models = seat.view().models;
    const bool ordered = std::ranges::any_of(
        models, [&](const auto& model) { return model.mine && model.begun >= taken_over(seat.scenario()); });
    if (!ordered) submits(seat, usual(seat.scenario(), Route::distil));
  }

 private:
  void face_claims(PlayerSeat& seat) const {
    const auto claims = seat.view().proceedings;
    for (const auto& claim : claims) {
      if (!claim.mine || !law::open(claim.stage)) continue;
      const auto submit = [&](const Decision& decision) { return submit_if_allowed(seat, decision); };
      if (from_ && tries_to_settle(seat, claim.id, {true, true, *from_, false}, submit)) continue;
      submit(Testify{claim.id, law::Answer::partly});
    }
    submit_if_allowed(seat, AnswerOnOwnTraining{law::Answer::partly});
  }

  static void sell_best(PlayerSeat& seat) {
    const ModelView* best = nullptr;
    for (const auto& model : seat.view().models)
      if (model.mine && model.state == ModelState::trained && !model.enjoined &&
          (!best || model.capability.value > best->capability.value))
        best = &model;
    if (best && !best->on_sale) submit_if_allowed(seat, ReleaseModel{best->id});
  }

  std::optional<law::Stage> from_;
};

}  // namespace

std::unique_ptr<Bot> make_settler(std::optional<law::Stage> from) { return std::make_unique<Settler>(from); }

}  // namespace partly::bots
