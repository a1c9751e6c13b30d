#include "sim/bots/steady_bots.h"

#include <algorithm>

#include "sim/bots/player_bots.h"
#include "sim/world/state/orders.h"

namespace partly::bots {
namespace {

constexpr const char* kFighter = "distil-and-fight";
constexpr const char* kThenWait = "-then-wait";
constexpr int kTemperamentPlays = 4, kClaimsBrought = 5, kCutsFrom = 2;  // quarters

// Distils once, sells that, and lets every claim go to its judgment without a word.
class Fighter final : public Bot {
 public:
  std::string name() const override { return kFighter; }
  Route route() const override { return Route::distil; }
  void play_quarter(PlayerSeat& seat) override {
    const auto& models = seat.view().models;
    const auto own = std::find_if(models.begin(), models.end(), [](const auto& model) { return model.mine; });
    if (own == models.end()) {
      seat.submit(usual(seat.scenario(), Route::distil));
    } else if (!own->on_sale && own->state == ModelState::trained && !own->enjoined) {
      seat.submit(ReleaseModel{own->id});
    }
  }
};

// A provider that decides nothing, or nothing any more once another has played for some quarters.
class Waits final : public Bot {
 public:
  explicit Waits(std::unique_ptr<Bot> before = {}) : before_(std::move(before)) {}
  std::string name() const override { return before_ ? before_->name() + kThenWait : "wait"; }
  Route route() const override { return Route::mixed; }
  void play_quarter(PlayerSeat& seat) override {
    if (before_ && seat.view().quarter_index < kTemperamentPlays) before_->play_quarter(seat);
  }

 private:
  std::unique_ptr<Bot> before_;
};

SendNotice with_every_count_worth_it(const SuspectView& suspect) {
  SendNotice notice = suspect.claims.front().decision;
  for (const ClaimChoiceView& claim : suspect.claims)
    if (claim.worth_a_count) notice.further.push_back(claim.decision.theory);
  return notice;
}

// Brings a claim on whatever looks like a copy, on the theory that promises most and with every count that is
// worth it, and then waits.
class Claims final : public Bot {
 public:
  explicit Claims(bool settles) : settles_(settles) {}
  std::string name() const override { return settles_ ? "claim-and-settle" : "claim-and-wait"; }
  Route route() const override { return Route::mixed; }
  void play_quarter(PlayerSeat& seat) override {
    const TeacherView seen = *seat.view().teacher;
    if (settles_)
      for (const auto& offer : seen.offers) seat.submit(AnswerOffer{offer.proceeding, true});
    if (seat.view().quarter_index >= kClaimsBrought) return;
    for (const auto& suspect : seen.suspects)
      if (!suspect.why.empty() && !suspect.claims.empty()) seat.submit(with_every_count_worth_it(suspect));
  }

 private:
  bool settles_;
};

class CutsOff final : public Bot {
 public:
  std::string name() const override { return "cut-off"; }
  Route route() const override { return Route::mixed; }
  void play_quarter(PlayerSeat& seat) override {
    if (seat.view().quarter_index < kCutsFrom) return;
    const auto accounts = seat.view().teacher->accounts;
    for (const auto& account : accounts)
      if (!account.access_cut) seat.submit(CutAccess{account.lab});
  }
};

template <class Player, class... Parts>
SteadyBot steady(const char* forecast, int from, Parts&&... parts) {
  return {std::make_unique<Player>(std::forward<Parts>(parts)...), forecast, from};
}

Result<SteadyBot> provider(const std::string& name, const Scenario& scenario, std::uint64_t seed) {
  if (name == "wait") return steady<Waits>("go-on", 0);
  if (name == "claim-and-wait") return steady<Claims>("go-on", kClaimsBrought, false);
  if (name == "claim-and-settle") return steady<Claims>("settle", kClaimsBrought, true);
  if (name == "cut-off") return steady<CutsOff>("cut-off", kCutsFrom);
  const std::size_t at = name.rfind(kThenWait);
  auto before = make_bot(name.substr(0, at), seed, scenario);
  if (!before) return before.error();
  if (at == std::string::npos) return Error{ErrorKind::usage, "\"" + name + "\" never rests", "--check", {}};
  return steady<Waits>("go-on", kTemperamentPlays, std::move(*before));
}

}  // namespace

std::vector<std::string> steady_bots(Role role) {
  if (role == Role::student_lab) return {"scratch", "distil", "license", "open-weights", kFighter};
  return {"wait",           "lawful-then-wait", "opportunist-then-wait",
          "claim-and-wait", "claim-and-settle", "cut-off"};
}

Result<SteadyBot> steady_bot(const std::string& name, const Scenario& scenario, std::uint64_t seed) {
  if (scenario.role() == Role::teacher_lab) return provider(name, scenario, seed);
  if (name == kFighter) return SteadyBot{std::make_unique<Fighter>(), "train-nothing", {}};
  if (auto route = make_plain_route_bot(name))
    return SteadyBot{std::move(route), "train-nothing-and-settle", {}};
  return Error{ErrorKind::usage, "\"" + name + "\" is no steady bot", "--check", {}};
}

}  // namespace partly::bots
