#include "sim/bots/hunters.h"

#include <algorithm>

#include "sim/base/rng.h"
#include "sim/bots/random_bot.h"

namespace partly::bots {
namespace {

const TrainModel& order_of(const WorldView& view, Route route) {
  const auto it = std::ranges::find_if(view.routes, [&](const auto& each) { return each.route == route; });
  return it->decision;
}

std::vector<ProceedingView> own_open(const WorldView& view) {
  std::vector<ProceedingView> claims;
  for (const auto& claim : view.proceedings)
    if (claim.mine && law::open(claim.stage)) claims.push_back(claim);
  return claims;
}

void sell_newest(PlayerSeat& seat) {
  const auto models = seat.view().models;  // the player's first, newest first
  for (const auto& model : models)
    if (model.mine && model.state == ModelState::trained && !model.on_sale && !model.enjoined) {
      submits(seat, ReleaseModel{model.id});
      return;
    }
}

// Copies as much as it may, every quarter, and never settles: motions, pleas, denials, appeals.
class Litigant final : public Bot {
 public:
  explicit Litigant(std::uint64_t seed) : rng_(seed, "litigant") {}
  std::string name() const override { return "litigant"; }
  Route route() const override { return Route::distil; }

  void play_quarter(PlayerSeat& seat) override {
    submits(seat, RaiseFunds{0.5 * seat.view().raise_limit.value});
    submits(seat, RetainCounsel{econ::Counsel::trial});
    for (const auto& claim : own_open(seat.view())) fight(seat, claim);
    if (seat.view().suit) {
      submits(seat, FileSuit{});
      submits(seat, AnswerOnOwnTraining{law::Answer::no});
    }
    sell_newest(seat);
    TrainModel copy = order_of(seat.view(), Route::distil);
    if (!submits(seat, copy)) submits(seat, order_of(seat.view(), Route::open_weights));
  }

 private:
  void fight(PlayerSeat& seat, const ProceedingView& claim) {
    submits(seat, MoveToDismiss{claim.id});
    for (const law::Defence defence : law::kDefences)
      if (rng_.chance(0.5)) submits(seat, Plead{claim.id, defence});
    submits(seat, Testify{claim.id, rng_.chance(0.5) ? law::Answer::no : law::Answer::partly});
    submits(seat, AppealVerdict{claim.id});
  }

  Rng rng_;
};

// Orders the most expensive run that it can pay for, asks nobody for money, and sells for next to nothing.
class Spendthrift final : public Bot {
 public:
  explicit Spendthrift(std::uint64_t) {}
  std::string name() const override { return "spendthrift"; }
  Route route() const override { return Route::mixed; }

  void play_quarter(PlayerSeat& seat) override {
    const Scenario& scenario = seat.scenario();
    submits(seat, SetPrice{scenario.market.reference_price_usd.value / scenario.play.price_span.value});
    for (const auto& claim : own_open(seat.view())) submits(seat, Testify{claim.id, law::Answer::no});
    submits(seat, SignLicence{});
    for (double share = 1; share > 0.01; share /= 2) {
      TrainModel order;
      const double price = seat.view().prices.label_usd.value;
      order.sources.own_labels = static_cast<int>(share * std::max(0.0, seat.view().cash.value) / price);
      if (submits(seat, order)) return;
    }
  }
};

// Copies a little, so that no alarm is raised, publishes what it must, and settles at the last moment.
class Stubborn final : public Bot {
 public:
  explicit Stubborn(std::uint64_t seed) : rng_(seed, "stubborn") {}
  std::string name() const override { return "stubborn"; }
  Route route() const override { return Route::distil; }

  void play_quarter(PlayerSeat& seat) override {
    submits(seat, RaiseFunds{0.3 * seat.view().raise_limit.value});
    submits(seat, RetainCounsel{econ::Counsel::house});
    for (const auto& claim : own_open(seat.view())) {
      if (claim.stage >= law::Stage::deposition)
        submits(seat,
                OfferSettlement{claim.id, claim.settlement.claimant_accepts_from.value, claim.best_terms});
      submits(seat, Plead{claim.id, law::Defence::independent_creation});
      submits(seat, Testify{claim.id, law::Answer::yes});
    }
    sell_newest(seat);
    TrainModel quiet = order_of(seat.view(), Route::distil);
    quiet.sources.queries = 40 + static_cast<int>(rng_.below(120));
    quiet.sources.cover_share = 0.9;
    quiet.sources.own_labels = static_cast<int>(rng_.below(200));
    submits(seat, quiet);
    if (rng_.chance(0.2)) submits(seat, WithdrawModel{});
  }

 private:
  Rng rng_;
};

// Begins runs and stops them, guesses, signs, publishes, insures, examines, speaks in the cases of others and
// in public: whatever is rarely worth it.
class Curious final : public Bot {
 public:
  explicit Curious(std::uint64_t seed) : seed_(seed), rng_(seed, "curious") {}
  std::string name() const override { return "curious"; }
  Route route() const override { return Route::mixed; }

  void play_quarter(PlayerSeat& seat) override {
    if (!others_) others_ = make_random_bot(seed_);
    submits(seat, RaiseFunds{0.3 * seat.view().raise_limit.value});
    others_->play_quarter(seat);
    submits(seat, BuyWarranty{});
    speak(seat);
    if (seat.view().suit && rng_.chance(0.3)) submits(seat, DropSuit{});
    if (rng_.chance(0.3)) submits(seat, order_of(seat.view(), Route::open_weights));
    const auto models = seat.view().models;
    for (const auto& model : models) {
      if (!model.mine) continue;
      submits(seat, GuessCapability{model.id, rng_.uniform(0, 100)});
      if (rng_.chance(0.3)) submits(seat, StopTraining{model.id});
      if (rng_.chance(0.5)) submits(seat, PublishSummary{model.id});
      if (rng_.chance(0.3)) submits(seat, ExamineModel{model.id});
    }
    sell_newest(seat);
  }

 private:
  void speak(PlayerSeat& seat) {
    const DocketView docket = seat.view().docket;
    for (const auto& each : docket.cases)
      submits(seat, FileBrief{each.id, rng_.chance(0.5) ? BriefSide::for_theory : BriefSide::against_theory});
    if (docket.there() && rng_.chance(0.3))
      submits(seat, StatePublicly{rng_.chance(0.5) ? PublicStatement::everybody_does_it
                                                   : PublicStatement::we_never_did});
  }

  std::uint64_t seed_;
  Rng rng_;
  std::unique_ptr<Bot> others_;
};

}  // namespace

std::vector<std::string> hunter_names(Role role) {
  if (role == Role::teacher_lab) return {"curious"};
  return {"litigant", "spendthrift", "stubborn", "curious"};
}

std::unique_ptr<Bot> make_hunter(const std::string& name, std::uint64_t seed) {
  if (name == "litigant") return std::make_unique<Litigant>(seed);
  if (name == "spendthrift") return std::make_unique<Spendthrift>(seed);
  if (name == "stubborn") return std::make_unique<Stubborn>(seed);
  if (name == "curious") return std::make_unique<Curious>(seed);
  return nullptr;
}

}  // namespace partly::bots
