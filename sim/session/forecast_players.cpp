#include "sim/session/forecast_players.h"
#include "sim/world/state/orders.h"

#include <algorithm>

namespace partly::session {
namespace {

constexpr const char* kFighter = "distil-and-fight";
constexpr const char* kThenWait = "-then-wait";
constexpr int kTemperamentPlays = 4, kClaimsBrought = 5, kCutsFrom = 2;  // quarters

// Distils once, sells that, and lets every claim go to its judgment without a word.
class Fighter final : public Policy {
 public:
  std::string name() const override { return kFighter; }
  world::Route route() const override { return world::Route::distil; }
  void play_quarter(Session& session) override {
    const auto& models = session.view().models;
    const auto own = std::find_if(models.begin(), models.end(), [](const auto& model) { return model.mine; });
    if (own == models.end()) {
      session.submit(world::usual(session.scenario(), world::Route::distil));
    } else if (!own->on_sale && own->state == world::ModelState::trained && !own->enjoined) {
      session.submit(world::ReleaseModel{own->id});
    }
  }
};

// A provider that decides nothing, or nothing any more once another has played for some quarters.
class Waits final : public Policy {
 public:
  explicit Waits(std::unique_ptr<Policy> before = {}) : before_(std::move(before)) {}
  std::string name() const override { return before_ ? before_->name() + kThenWait : "wait"; }
  world::Route route() const override { return world::Route::mixed; }
  void play_quarter(Session& session) override {
    if (before_ && session.view().quarter_index < kTemperamentPlays) before_->play_quarter(session);
  }

 private:
  std::unique_ptr<Policy> before_;
};

// Brings a claim on whatever looks like a copy, on the theory that promises most, and then waits.
class Claims final : public Policy {
 public:
  explicit Claims(bool settles) : settles_(settles) {}
  std::string name() const override { return settles_ ? "claim-and-settle" : "claim-and-wait"; }
  world::Route route() const override { return world::Route::mixed; }
  void play_quarter(Session& session) override {
    const world::TeacherView seen = *session.view().teacher;
    if (settles_)
      for (const auto& offer : seen.offers) session.submit(world::AnswerOffer{offer.proceeding, true});
    if (session.view().quarter_index >= kClaimsBrought) return;
    for (const auto& suspect : seen.suspects)
      if (!suspect.why.empty() && !suspect.claims.empty()) session.submit(suspect.claims.front().decision);
  }

 private:
  bool settles_;
};

class CutsOff final : public Policy {
 public:
  std::string name() const override { return "cut-off"; }
  world::Route route() const override { return world::Route::mixed; }
  void play_quarter(Session& session) override {
    if (session.view().quarter_index < kCutsFrom) return;
    const auto accounts = session.view().teacher->accounts;
    for (const auto& account : accounts)
      if (!account.access_cut) session.submit(world::CutAccess{account.lab});
  }
};

template <class Player, class... Parts>
SteadyPlayer steady(const char* forecast, int from, Parts&&... parts) {
  return {std::make_unique<Player>(std::forward<Parts>(parts)...), forecast, from};
}

Result<SteadyPlayer> provider(const std::string& name, const world::Scenario& scenario, std::uint64_t seed) {
  if (name == "wait") return steady<Waits>("go-on", 0);
  if (name == "claim-and-wait") return steady<Claims>("go-on", kClaimsBrought, false);
  if (name == "claim-and-settle") return steady<Claims>("settle", kClaimsBrought, true);
  if (name == "cut-off") return steady<CutsOff>("cut-off", kCutsFrom);
  const std::size_t at = name.rfind(kThenWait);
  auto before = make_policy(name.substr(0, at), seed, scenario);
  if (!before) return before.error();
  if (at == std::string::npos) return Error{ErrorKind::usage, "\"" + name + "\" never rests", "--check", {}};
  return steady<Waits>("go-on", kTemperamentPlays, std::move(*before));
}

}  // namespace

std::vector<std::string> steady_players(world::Role role) {
  if (role == world::Role::student_lab) return {"scratch", "distil", "license", "open-weights", kFighter};
  return {"wait",           "lawful-then-wait", "opportunist-then-wait",
          "claim-and-wait", "claim-and-settle", "cut-off"};
}

Result<SteadyPlayer> steady_player(const std::string& name, const world::Scenario& scenario,
                                   std::uint64_t seed) {
  if (scenario.role() == world::Role::teacher_lab) return provider(name, scenario, seed);
  if (name == kFighter) return SteadyPlayer{std::make_unique<Fighter>(), "train-nothing", {}};
  auto plays = make_policy(name, seed, scenario);
  if (!plays) return plays.error();
  return SteadyPlayer{std::move(*plays), "train-nothing-and-settle", {}};
}

}  // namespace partly::session
