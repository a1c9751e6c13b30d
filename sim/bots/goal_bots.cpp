#include "sim/bots/goal_bots.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "sim/bots/managers.h"
#include "sim/bots/rivals.h"
#include "sim/bots/settling.h"
#include "sim/world/state/event_answers.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::bots {
namespace {

// What a bot that counts money does otherwise for one goal.
struct GoalRules {
  std::string_view measure;
  bool wants_customers = false;  // asks little, and answers what brings them
  bool wants_trust = false;
  bool raises_little = false;
  bool learns_from_answers = true;  // without a licence
  bool asks_in_cover = false;       // among everyday questions, from several accounts
  bool keeps_files = false;
  bool publishes = false;  // summaries, of what it did not copy
  bool examines = false;
  bool settles_at_once = false;
  bool sells_no_copy = false;  // nothing rather
  bool says_what_is_so = false;
};

constexpr std::array kGoalRules{
    GoalRules{.measure = "worth", .asks_in_cover = true},
    GoalRules{.measure = "share", .wants_customers = true, .raises_little = true},
    GoalRules{.measure = "ownership", .raises_little = true},
    GoalRules{.measure = "verdict", .learns_from_answers = false},
    GoalRules{.measure = "independent", .learns_from_answers = false},
    GoalRules{.measure = "legal",
              .learns_from_answers = false,
              .keeps_files = true,
              .publishes = true,
              .settles_at_once = true,
              .sells_no_copy = true},
    GoalRules{.measure = "known", .examines = true},
    GoalRules{.measure = "unfiled", .keeps_files = true},
    GoalRules{.measure = "explained", .learns_from_answers = false, .keeps_files = true, .publishes = true},
    GoalRules{.measure = "trust", .wants_trust = true, .keeps_files = true, .publishes = true},
    GoalRules{.measure = "contradicted", .says_what_is_so = true},
};

constexpr double kCoverShare = 0.5;
constexpr int kAccounts = 3;
constexpr std::string_view kPrefix = "for-";

const GoalRules* rules_to(std::string_view measure) {
  const auto it = std::ranges::find(kGoalRules, measure, &GoalRules::measure);
  return it == kGoalRules.end() ? nullptr : &*it;
}

class GoalBot final : public Bot {
 public:
  GoalBot(const GoalRules& rules, std::uint64_t seed) : rules_(rules), seed_(seed) {}
  std::string name() const override { return std::string(kPrefix) + std::string(rules_.measure); }
  Route route() const override { return Route::mixed; }

  void play_quarter(PlayerSeat& seat) override {
    if (rules_.keeps_files) submit_if_allowed(seat, KeepRecords{true});
    if (rules_.settles_at_once) settle_claims(seat);
    Rng rng(seed_, name() + " policy", static_cast<std::uint64_t>(seat.view().quarter_index));
    const auto plan = decide_as(Temperament::opportunist, seat.scenario(), seat.world(), seat.lab(), rng);
    for (const Decision& decision : plan)
      if (const auto bent = for_the_goal(seat, decision)) submit_if_allowed(seat, *bent);
    if (!rules_.learns_from_answers) sell_the_best_clean(seat);
    look_into_the_product(seat);
    for (const Decision& decision :
         manage_the_rest_as(Temperament::opportunist, seat.scenario(), seat.world(), seat.lab()))
      if (const auto bent = for_the_goal(seat, decision)) submit_if_allowed(seat, *bent);
    if (rules_.wants_customers) ask_half_of_the_best_price(seat);
    if (rules_.wants_customers || rules_.wants_trust) answer_events(seat);
  }

 private:
  // What the decision becomes; nothing where the goal forbids it.
  std::optional<Decision> for_the_goal(const PlayerSeat& seat, const Decision& decision) const {
    if (std::holds_alternative<RaiseFunds>(decision) && rules_.raises_little && can_pay_its_people(seat))
      return std::nullopt;
    if (std::holds_alternative<ReleaseModel>(decision) && !rules_.learns_from_answers) return std::nullopt;
    if (const auto* order = std::get_if<TrainModel>(&decision)) return order_for_the_goal(seat, *order);
    if (const auto* oath = std::get_if<Testify>(&decision); oath && rules_.says_what_is_so)
      return Testify{oath->proceeding, what_is_so(seat, oath->proceeding)};
    if (std::holds_alternative<AnswerOnOwnTraining>(decision) && rules_.says_what_is_so)
      return AnswerOnOwnTraining{any_copied(seat) ? law::Answer::yes : law::Answer::no};
    if (std::holds_alternative<SetPrice>(decision) && rules_.wants_customers) return std::nullopt;
    const bool answers_itself = rules_.wants_customers || rules_.wants_trust;
    if (std::holds_alternative<AnswerEvent>(decision) && answers_itself) return std::nullopt;
    return decision;
  }

  static void ask_half_of_the_best_price(PlayerSeat& seat) {
    if (const auto price = new_price_usd(seat.scenario(), seat.world(), seat.lab(), kRecklessPriceShare))
      submit_if_allowed(seat, SetPrice{*price});
  }

  static law::Answer what_is_so(const PlayerSeat& seat, int proceeding) {
    const law::Proceeding* claim = seat.world().proceeding(proceeding);
    const Model* model = claim ? seat.world().model(claim->model) : nullptr;
    return model && copied(*model) ? law::Answer::yes : law::Answer::no;
  }

  static bool any_copied(const PlayerSeat& seat) {
    return std::ranges::any_of(
        seat.world().models, [&](const Model& model) { return model.owner == seat.lab() && copied(model); });
  }

  TrainModel order_for_the_goal(const PlayerSeat& seat, TrainModel order) const {
    if (order.sources.queries == 0 || licensed(seat.world(), seat.world().lab(seat.lab()))) return order;
    if (!rules_.learns_from_answers) return usual(seat.scenario(), Route::open_weights);
    if (rules_.asks_in_cover) {
      order.sources.cover_share = kCoverShare;
      order.accounts = kAccounts;
    }
    return order;
  }

  static bool can_pay_its_people(const PlayerSeat& seat) {
    return seat.world().ledger.cash(seat.lab()).usd() >
           seat.scenario().find_lab(seat.lab())->operations_usd.value;
  }

  static void settle_claims(PlayerSeat& seat) {
    const auto claims = seat.view().proceedings;
    for (const auto& claim : claims)
      if (claim.mine && law::open(claim.stage))
        tries_to_settle(seat, claim.id, {true, true, law::Stage::notice},
                        [&](const Decision& decision) { return submit_if_allowed(seat, decision); });
  }

  // What was copied before its time stays on sale only until there is something else.
  void sell_the_best_clean(PlayerSeat& seat) const {
    const Model* best = best_clean_model(seat.scenario(), seat.world(), seat.lab());
    const auto sold = seat.world().lab(seat.lab()).released;
    if (best && sold != best->id) submit_if_allowed(seat, ReleaseModel{best->id});
    if (!best && sold && rules_.sells_no_copy && copied(*seat.world().model(*sold)))
      submit_if_allowed(seat, WithdrawModel{});
  }

  void look_into_the_product(PlayerSeat& seat) const {
    const auto sold = seat.world().lab(seat.lab()).released;
    if (!sold) return;
    if (rules_.examines) submit_if_allowed(seat, ExamineModel{*sold});
    const bool names_answers = copied(*seat.world().model(*sold));
    if (rules_.publishes && (rules_.wants_trust || !names_answers))
      submit_if_allowed(seat, PublishSummary{*sold});
  }

  // As a word in public moves trust, too, where that is what counts.
  double served_by(const PlayerSeat& seat, const EventChoice& choice) const {
    if (!rules_.wants_trust) return choice.customers.value;
    const auto& docket = seat.scenario().docket;
    const bool speaks = choice.states && docket && !seat.world().lab(seat.lab()).stated;
    return choice.trust.value + (speaks ? docket->statements.trust_moved(*choice.states) : 0);
  }

  // By what serves the goal; between equals by what is worth more, and silence where that serves it best.
  void answer_events(PlayerSeat& seat) const {
    const auto asked = seat.world().events_asked;
    for (const EventAsked& each : asked) {
      if (!each.open()) continue;
      const EventRule& event = *find_event(seat.scenario(), each.event);
      const EventChoice* best = nullptr;
      std::pair<double, double> most{served_by(seat, *event.if_silent()), 0};
      for (const EventChoice& choice : event.choices) {
        const double worth =
            prospect_of(seat.scenario(), seat.world(), seat.world().lab(seat.lab()), event, choice).value;
        if (const std::pair serves{served_by(seat, choice), worth}; serves > most)
          best = &choice, most = serves;
      }
      if (best) submit_if_allowed(seat, AnswerEvent{event.id, best->id});
    }
  }

  const GoalRules& rules_;
  std::uint64_t seed_;
};

}  // namespace

std::vector<std::string> goal_bots(const Scenario& scenario) {
  std::vector<std::string> names;
  if (scenario.role() == Role::teacher_lab) return names;
  for (const Goal& goal : scenario.briefing.goals)
    if (rules_to(goal.measure)) names.push_back(std::string(kPrefix) + goal.measure);
  return names;
}

std::unique_ptr<Bot> make_goal_bot(const std::string& name, std::uint64_t seed) {
  if (!name.starts_with(kPrefix)) return nullptr;
  const GoalRules* rules = rules_to(std::string_view(name).substr(kPrefix.size()));
  return rules ? std::make_unique<GoalBot>(*rules, seed) : nullptr;
}

}  // namespace partly::bots
