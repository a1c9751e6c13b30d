#include "sim/counterfactual/decision_replayer.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/opening.h"
#include "sim/world/state/orders.h"

namespace partly::counterfactual {
namespace {

template <class D>
bool is(const PlayedDecision& played) {
  return std::holds_alternative<D>(played.decision);
}

}  // namespace

std::vector<PlayedDecision> decisions_of(const world::Scenario& scenario,
                                         const std::vector<session::QuarterLog>& log) {
  std::vector<PlayedDecision> decisions;
  for (const auto& quarter : log) {
    if (quarter.quarter < world::taken_over(scenario)) continue;
    for (const auto& decision : quarter.decisions)
      decisions.push_back({static_cast<int>(decisions.size()) + 1, quarter.quarter, decision});
  }
  return decisions;
}

DecisionReplayer::DecisionReplayer(const session::PlayedGame& game, std::optional<ForkOrder> order)
    : game_(game),
      order_(std::move(order)),
      decisions_(decisions_of(game.scenario, game.save.quarters)),
      ids_(game) {}

void DecisionReplayer::decide(bots::PlayerSeat& seat) {
  for (; next_ < decisions_.size() && decisions_[next_].quarter <= seat.view().now; ++next_) {
    const PlayedDecision& played = decisions_[next_];
    if (order_ && order_->decision == played.number)
      change(seat, played, order_->change);
    else
      take(seat, played);
  }
  answer_events(seat);
  fall_back(seat);
}

void DecisionReplayer::answer_events(bots::PlayerSeat& seat) {
  const auto asks = [&](const PlayedDecision& played) {
    const auto* answer = std::get_if<world::AnswerEvent>(&played.decision);
    const bool changed = order_ && order_->decision == played.number;
    return answer && !changed && !answered_events_.contains(answer->event) &&
           std::ranges::any_of(seat.view().events, [&](const world::EventView& event) {
             return event.open() && event.id == answer->event;
           });
  };
  for (const PlayedDecision& played : decisions_) {
    if (!asks(played)) continue;
    answered_events_.insert(std::get<world::AnswerEvent>(played.decision).event);
    std::erase_if(event_answers_, [&](const auto& waits) { return waits.number == played.number; });
    if (const std::string reason = submit(seat, played, played.decision); !reason.empty())
      leave_out(played, reason);
  }
}

void DecisionReplayer::end(const world::WorldView& view) {
  if (wanted_)
    refused_.push_back({*wanted_, "The order in its place could not be paid: " + fallback_.why_not_placed()});
  for (const PlayedDecision& waits : event_answers_)
    refused_.push_back({waits, "The event that it answers has not asked here"});
  const std::string over = view.ending == world::Ending::insolvent ? "The lab is out of money by then here"
                                                                   : "The game is over by then here";
  for (; next_ < decisions_.size(); ++next_)
    if (!order_ || order_->decision != decisions_[next_].number)
      refused_.push_back({decisions_[next_], over});
}

// An offer or a demand that settled the claim in the game, and is declined here.
std::string DecisionReplayer::why_not_settled(const world::World& here, const world::Decision& there,
                                              const world::Decision& translated) const {
  return std::visit(
      [&]<class D>(const D& one) -> std::string {
        if constexpr (requires { one.terms, one.amount_usd; }) {
          const law::Proceeding* played = game_.world.proceeding(std::get<D>(there).proceeding);
          const law::Proceeding& now = *here.proceeding(one.proceeding);
          const bool settled =
              played && played->settled_terms == one.terms && played->settled_usd == one.amount_usd;
          if (settled && now.open() && now.counter)
            return "Declined here: the answer is " + format_usd(now.counter->amount_usd) +
                   ", with: " + law::describe(now.counter->terms);
        }
        return {};
      },
      translated);
}

std::string DecisionReplayer::submit(bots::PlayerSeat& seat, const PlayedDecision& played,
                                     const world::Decision& decision) {
  const auto here = ids_.translated(seat.world(), decision);
  if (const auto* reason = std::get_if<std::string>(&here)) return *reason;
  const auto check = seat.submit(std::get<world::Decision>(here));
  if (const auto* no = std::get_if<world::Refusal>(&check)) return no->reason;
  if (const std::string declined = why_not_settled(seat.world(), decision, std::get<world::Decision>(here));
      !declined.empty())
    return declined;
  if (std::holds_alternative<world::TrainModel>(decision))
    ids_.ordered(played.number, newest_of_mine(seat.view())->id);
  return {};
}

void DecisionReplayer::leave_out(const PlayedDecision& played, const std::string& reason) {
  refused_.push_back({played, reason});
  if (is<world::ReleaseModel>(played)) unsold_ = true;
  const auto claim = ids_.claim_of(played.decision);
  if (claim && is<world::OfferSettlement>(played)) unsettled_.insert(*claim);
  if (claim && is<world::Testify>(played)) unanswered_.insert(*claim);
}

void DecisionReplayer::take(bots::PlayerSeat& seat, const PlayedDecision& played) {
  const auto claim = ids_.claim_of(played.decision);
  if (claim && is<world::Testify>(played) &&
      std::ranges::find(answered_early_, *claim) != answered_early_.end())
    return;  // the same answer has been given already, when it was asked for here
  if (const auto* answer = std::get_if<world::AnswerEvent>(&played.decision)) {
    if (answered_events_.contains(answer->event)) return;
    const auto& asked = seat.world().events_asked;
    if (std::ranges::find(asked, answer->event, &world::EventAsked::event) == asked.end()) {
      event_answers_.push_back(played);
      return;
    }
    answered_events_.insert(answer->event);
  }
  if (is<world::ReleaseModel>(played) || is<world::WithdrawModel>(played)) unsold_ = false;
  if (const std::string reason = submit(seat, played, played.decision); !reason.empty())
    leave_out(played, reason);
}

void DecisionReplayer::change(bots::PlayerSeat& seat, const PlayedDecision& played, const Change& change) {
  if (std::holds_alternative<DropDecision>(change)) return;
  const auto* swap = std::get_if<SwapRoute>(&change);
  if (swap == nullptr) {
    problem_ = submit(seat, played, std::get<world::Decision>(change));
    return;
  }
  if (swap->route == world::Route::mixed || swap->route == world::Route::own ||
      !is<world::TrainModel>(played)) {
    problem_ = "Only an order for a training run has a route to swap";
    return;
  }
  fallback_.want(world::usual(seat.scenario(), swap->route), swap->route == world::Route::licence);
  wanted_ = played;
  place_order(seat);
}

law::Answer DecisionReplayer::own_answer(const Claim& claim) const {
  const law::Proceeding* there = world::find_claim(game_.world, claim);
  return there == nullptr ? law::Answer::none : there->record.answer;
}

bool DecisionReplayer::answers_too_late(const world::World& here, const Claim& claim,
                                        const law::Proceeding& proceeding) const {
  const int lasted = here.now.since(proceeding.stage_since) + 1;
  if (proceeding.stage != law::Stage::deposition ||
      lasted < game_.scenario.court.stages.length(law::Stage::deposition))
    return false;
  return std::any_of(decisions_.begin() + static_cast<std::ptrdiff_t>(next_), decisions_.end(),
                     [&](const PlayedDecision& later) {
                       const bool changed = order_ && order_->decision == later.number;
                       return is<world::Testify>(later) && !changed && ids_.claim_of(later.decision) == claim;
                     });
}

// A claim that the game faced is left to the game's own decisions, as far as they could be carried over.
ClaimPlan DecisionReplayer::plan_for(const world::World& here, const world::ProceedingView& view) const {
  const law::Proceeding& proceeding = *here.proceeding(view.id);
  for (const auto& one : game_.world.proceedings) {
    const Claim claim = world::identity_of(game_.world, one);
    if (ids_.claim_here(here, claim) != &proceeding) continue;
    const bool unanswered = unanswered_.contains(claim) || answers_too_late(here, claim, proceeding);
    const law::Answer own = own_answer(claim);
    const bool no_plan = unsettled_.contains(claim) && own == law::Answer::none;
    return {unsettled_.contains(claim), unanswered ? own : no_plan ? law::Answer::partly : law::Answer::none};
  }
  return {true, law::Answer::partly};
}

void DecisionReplayer::place_order(bots::PlayerSeat& seat) {
  const auto model = fallback_.place_order(seat);
  if (!model) return;
  ids_.ordered(wanted_->number, *model);
  wanted_.reset();
}

void DecisionReplayer::fall_back(bots::PlayerSeat& seat) {
  if (wanted_) place_order(seat);
  if (unsold_) fallback_.sell_the_best(seat);
  // Where the game's own suit came to its question, what was said there, or not said, stands.
  const auto& suit = game_.world.suit;
  if (!suit || suit->stage == law::Stage::withdrawn) fallback_.answer_in_own_suit(seat);
  for (const int answered :
       fallback_.face_claims(seat, [&](const auto& one) { return plan_for(seat.world(), one); }))
    for (const auto& one : game_.world.proceedings) {
      const Claim claim = world::identity_of(game_.world, one);
      if (const auto* here = ids_.claim_here(seat.world(), claim); here != nullptr && here->id == answered)
        answered_early_.push_back(claim);
    }
}

}  // namespace partly::counterfactual
