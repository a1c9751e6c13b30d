#include "sim/survey/hunters.h"

#include <algorithm>

#include "sim/base/rng.h"

namespace partly::survey {
namespace {

using session::Session;
using world::WorldView;

bool does(Session& session, const world::Decision& decision) {
  return std::holds_alternative<world::Quote>(session.submit(decision));
}

const world::TrainModel& order_of(const WorldView& view, world::Route route) {
  const auto it = std::ranges::find_if(view.routes, [&](const auto& each) { return each.route == route; });
  return it->decision;
}

std::vector<world::ProceedingView> own_open(const WorldView& view) {
  std::vector<world::ProceedingView> claims;
  for (const auto& claim : view.proceedings)
    if (claim.mine && law::open(claim.stage)) claims.push_back(claim);
  return claims;
}

void sell_newest(Session& session) {
  const auto models = session.view().models;  // the player's first, newest first
  for (const auto& model : models)
    if (model.mine && model.state == world::ModelState::trained && !model.on_sale && !model.enjoined) {
      does(session, world::ReleaseModel{model.id});
      return;
    }
}

// Copies as much as it may, every quarter, and never settles: motions, pleas, denials, appeals.
class Litigant final : public session::Policy {
 public:
  explicit Litigant(std::uint64_t seed) : rng_(seed, "litigant") {}
  std::string name() const override { return "litigant"; }
  world::Route route() const override { return world::Route::distil; }

  void play_quarter(Session& session) override {
    does(session, world::RaiseFunds{0.5 * session.view().raise_limit.value});
    for (const auto& claim : own_open(session.view())) fight(session, claim);
    sell_newest(session);
    world::TrainModel copy = order_of(session.view(), world::Route::distil);
    if (!does(session, copy)) does(session, order_of(session.view(), world::Route::open_weights));
  }

 private:
  void fight(Session& session, const world::ProceedingView& claim) {
    does(session, world::MoveToDismiss{claim.id});
    for (const law::Defence defence : law::kDefences)
      if (rng_.chance(0.5)) does(session, world::Plead{claim.id, defence});
    does(session, world::Testify{claim.id, rng_.chance(0.5) ? law::Answer::no : law::Answer::partly});
    does(session, world::AppealVerdict{claim.id});
  }

  Rng rng_;
};

// Orders the dearest run that it can pay for, asks nobody for money, and sells for next to nothing.
class Spendthrift final : public session::Policy {
 public:
  explicit Spendthrift(std::uint64_t) {}
  std::string name() const override { return "spendthrift"; }
  world::Route route() const override { return world::Route::mixed; }

  void play_quarter(Session& session) override {
    const world::Scenario& scenario = session.scenario();
    does(session,
         world::SetPrice{scenario.market.reference_price_usd.value / scenario.play.price_span.value});
    for (const auto& claim : own_open(session.view()))
      does(session, world::Testify{claim.id, law::Answer::no});
    does(session, world::SignLicence{});
    for (double share = 1; share > 0.01; share /= 2) {
      world::TrainModel order;
      const double price = session.view().prices.label_usd.value;
      order.sources.own_labels = static_cast<int>(share * std::max(0.0, session.view().cash.value) / price);
      if (does(session, order)) return;
    }
  }
};

// Copies a little, so that no alarm is raised, publishes what it must, and settles at the last moment.
class Stubborn final : public session::Policy {
 public:
  explicit Stubborn(std::uint64_t seed) : rng_(seed, "stubborn") {}
  std::string name() const override { return "stubborn"; }
  world::Route route() const override { return world::Route::distil; }

  void play_quarter(Session& session) override {
    does(session, world::RaiseFunds{0.3 * session.view().raise_limit.value});
    for (const auto& claim : own_open(session.view())) {
      if (claim.stage >= law::Stage::deposition)
        does(session, world::OfferSettlement{claim.id, claim.settlement.claimant_accepts_from.value});
      does(session, world::Plead{claim.id, law::Defence::independent_creation});
      does(session, world::Testify{claim.id, law::Answer::yes});
    }
    sell_newest(session);
    world::TrainModel quiet = order_of(session.view(), world::Route::distil);
    quiet.sources.queries = 40 + static_cast<int>(rng_.below(120));
    quiet.sources.cover_share = 0.9;
    quiet.sources.own_labels = static_cast<int>(rng_.below(200));
    does(session, quiet);
    if (rng_.chance(0.2)) does(session, world::WithdrawModel{});
  }

 private:
  Rng rng_;
};

// Begins runs and stops them, guesses, signs, publishes, insures, examines: whatever is rarely worth it.
class Curious final : public session::Policy {
 public:
  explicit Curious(std::uint64_t seed) : seed_(seed), rng_(seed, "curious") {}
  std::string name() const override { return "curious"; }
  world::Route route() const override { return world::Route::mixed; }

  void play_quarter(Session& session) override {
    if (!others_) others_ = std::move(*session::make_policy("random", seed_, session.scenario()));
    does(session, world::RaiseFunds{0.3 * session.view().raise_limit.value});
    others_->play_quarter(session);
    does(session, world::BuyWarranty{});
    if (rng_.chance(0.3)) does(session, order_of(session.view(), world::Route::open_weights));
    const auto models = session.view().models;
    for (const auto& model : models) {
      if (!model.mine) continue;
      does(session, world::GuessCapability{model.id, rng_.uniform(0, 100)});
      if (rng_.chance(0.3)) does(session, world::StopTraining{model.id});
      if (rng_.chance(0.5)) does(session, world::PublishSummary{model.id});
      if (rng_.chance(0.3)) does(session, world::ExamineModel{model.id});
    }
    sell_newest(session);
  }

 private:
  std::uint64_t seed_;
  Rng rng_;
  std::unique_ptr<session::Policy> others_;
};

}  // namespace

std::vector<std::string> hunter_names(world::Role role) {
  if (role == world::Role::teacher_lab) return {"curious"};
  return {"litigant", "spendthrift", "stubborn", "curious"};
}

std::unique_ptr<session::Policy> make_hunter(const std::string& name, std::uint64_t seed) {
  if (name == "litigant") return std::make_unique<Litigant>(seed);
  if (name == "spendthrift") return std::make_unique<Spendthrift>(seed);
  if (name == "stubborn") return std::make_unique<Stubborn>(seed);
  if (name == "curious") return std::make_unique<Curious>(seed);
  return nullptr;
}

}  // namespace partly::survey
