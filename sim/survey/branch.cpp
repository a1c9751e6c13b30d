#include "sim/survey/branch.h"

#include <optional>
#include <vector>

#include "sim/bots/turn.h"
#include "sim/session/job_runner.h"
#include "sim/world/decide/final.h"
#include "sim/world/state/opening.h"
#include "sim/world/view/make_view.h"

namespace partly::survey {
namespace {

using world::World;

// The player's seat at a world that no session holds.
class BranchSeat final : public bots::PlayerSeat {
 public:
  BranchSeat(const world::Scenario& scenario, World& world) : scenario_(scenario), world_(world) {}
  const world::Scenario& scenario() const override { return scenario_; }
  const World& world() const override { return world_; }
  const world::WorldView& view() const override {
    if (!view_) view_ = world::make_view(scenario_, world_);
    return *view_;
  }
  world::Check check(const world::Decision& decision) const override {
    return world::check(scenario_, world_, decision);
  }
  world::Check submit(const world::Decision& decision) override {
    Taken taken{world_, world::is_final(decision)};
    auto check = world::apply(scenario_, world_, decision);
    if (std::holds_alternative<world::Refusal>(check)) return check;
    taken_.push_back(std::move(taken));
    view_.reset();
    return check;
  }
  bool can_undo() const override { return !taken_.empty() && !taken_.back().final; }
  void undo() override {
    if (!can_undo()) return;
    world_ = std::move(taken_.back().before);
    taken_.pop_back();
    view_.reset();
  }
  int taken() const { return static_cast<int>(taken_.size()); }

 private:
  struct Taken {
    World before;
    bool final = false;
  };

  const world::Scenario& scenario_;
  World& world_;
  std::vector<Taken> taken_;
  mutable std::optional<world::WorldView> view_;  // bots look often and decide seldom
};

}  // namespace

Result<Branch> Branch::begin(const world::Scenario& scenario, std::uint64_t seed, const session::Work& work) {
  Branch branch(scenario, bots::begin(scenario, seed), work);
  if (auto status = branch.play_opening(); !status) return status.error();
  return branch;
}

Status Branch::play_opening() {
  while (const auto* past = world::opening_of(*scenario_, world_)) {
    for (const world::Decision& told : *past) {
      const auto check = world::apply(*scenario_, world_, world::with_ids(world_, told));
      if (const auto* no = std::get_if<world::Refusal>(&check))
        return Error{ErrorKind::invalid_scenario,
                     "The opening of this scenario cannot be played as told: \"" + world::describe(told) +
                         "\" is refused in " + world_.now.text() + ". " + no->reason,
                     scenario_->id, "Mend the opening"};
    }
    if (auto status = close(); !status) return status;
  }
  return {};
}

int Branch::decide(bots::Bot& bot) {
  BranchSeat seat(*scenario_, world_);
  bot.play_quarter(seat);
  return seat.taken();
}

Status Branch::close() {
  std::vector<world::JobResult> results;
  for (const world::Job& job : world::jobs_due(world_)) {
    auto result = (*work_)(job, session::to_the_end);
    if (!result) return result.error();
    results.push_back(std::move(*result));
  }
  bots::close_quarter(*scenario_, world_, results);
  return {};
}

}  // namespace partly::survey
