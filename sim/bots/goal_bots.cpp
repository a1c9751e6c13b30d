#include "sim/bots/goal_bots.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "sim/bots/managers.h"
#include "sim/bots/rivals.h"
#include "sim/bots/settling.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/event_answers.h"
#include "sim/world/state/licensing.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::bots {
namespace {

// What a bot that counts money does otherwise for one goal.
struct Devotion {
  std::string_view measure;
  bool wants_customers = false;  // asks little, and answers what brings them
  bool wants_trust = false;
  bool raises_little = false;
  bool learns_from_answers = true;  // without a licence
  bool asks_in_cover = false;       // among everyday questions, from several accounts
  bool keeps_files = false;
  bool examines = false;
  bool settles_at_once = false;
  bool sells_no_copy = false;  // nothing rather
  bool says_what_is_so = false;
};

constexpr std::array kDevotions{
    Devotion{.measure = "worth", .asks_in_cover = true},
    Devotion{.measure = "share", .wants_customers = true},
    Devotion{.measure = "ownership", .raises_little = true},
    Devotion{.measure = "verdict", .learns_from_answers = false},
    Devotion{.measure = "independent", .learns_from_answers = false},
    Devotion{.measure = "legal",
             .learns_from_answers = false,
             .keeps_files = true,
             .settles_at_once = true,
             .sells_no_copy = true},
    Devotion{.measure = "known", .examines = true},
    Devotion{.measure = "unfiled", .keeps_files = true},
    Devotion{.measure = "explained", .learns_from_answers = false, .keeps_files = true},
    Devotion{.measure = "trust", .wants_trust = true, .keeps_files = true},
    Devotion{.measure = "contradicted", .says_what_is_so = true},
};

constexpr double kCoverShare = 0.5;
constexpr int kAccounts = 3;
constexpr std::string_view kPrefix = "for-";

const Devotion* devotion_to(std::string_view measure) {
  const auto it = std::ranges::find(kDevotions, measure, &Devotion::measure);
  return it == kDevotions.end() ? nullptr : &*it;
}

class GoalBot final : public Bot {
 public:
  GoalBot(const Devotion& devotion, std::uint64_t seed) : devotion_(devotion), seed_(seed) {}
  std::string name() const override { return std::string(kPrefix) + std::string(devotion_.measure); }
  Route route() const override { return Route::mixed; }

  void play_quarter(PlayerSeat& seat) override {
    if (devotion_.keeps_files) submit_if_allowed(seat, KeepRecords{true});
    if (devotion_.settles_at_once) settle_claims(seat);
    Rng rng(seed_, name() + " policy", static_cast<std::uint64_t>(seat.view().quarter_index));
    const auto plan = decide_as(Temperament::opportunist, seat.scenario(), seat.world(), seat.lab(), rng);
    for (const Decision& decision : plan)
      if (const auto bent = for_the_goal(seat, decision)) submit_if_allowed(seat, *bent);
    if (!devotion_.learns_from_answers) sell_the_best_clean(seat);
    look_into_the_product(seat);
    for (const Decision& decision :
         mind_as(Temperament::opportunist, seat.scenario(), seat.world(), seat.lab()))
      if (const auto bent = for_the_goal(seat, decision)) submit_if_allowed(seat, *bent);
    if (devotion_.wants_customers || devotion_.wants_trust) answer_events(seat);
  }

 private:
  // What the decision becomes; nothing where the goal forbids it.
  std::optional<Decision> for_the_goal(const PlayerSeat& seat, const Decision& decision) const {
    if (std::holds_alternative<RaiseFunds>(decision) && devotion_.raises_little && can_pay_its_people(seat))
      return std::nullopt;
    if (std::holds_alternative<ReleaseModel>(decision) && !devotion_.learns_from_answers) return std::nullopt;
    if (const auto* order = std::get_if<TrainModel>(&decision)) return order_for_the_goal(seat, *order);
    if (const auto* oath = std::get_if<Testify>(&decision); oath && devotion_.says_what_is_so)
      return Testify{oath->proceeding, law::Answer::yes};
    if (std::holds_alternative<AnswerOnOwnTraining>(decision) && devotion_.says_what_is_so)
      return AnswerOnOwnTraining{law::Answer::yes};
    if (std::holds_alternative<SetPrice>(decision) && devotion_.wants_customers) {
      const auto price = new_price_usd(seat.scenario(), seat.world(), seat.lab(), kRecklessPriceShare);
      return price ? std::optional<Decision>(SetPrice{*price}) : std::nullopt;
    }
    const bool answers_itself = devotion_.wants_customers || devotion_.wants_trust;
    if (std::holds_alternative<AnswerEvent>(decision) && answers_itself) return std::nullopt;
    return decision;
  }

  TrainModel order_for_the_goal(const PlayerSeat& seat, TrainModel order) const {
    if (order.sources.queries == 0 || licensed(seat.world(), seat.world().lab(seat.lab()))) return order;
    if (!devotion_.learns_from_answers) return usual(seat.scenario(), Route::open_weights);
    if (devotion_.asks_in_cover) {
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
    const int classes = seat.scenario().learning.classes;
    const Model* best = nullptr;
    for (const Model& model : seat.world().models)
      if (model.owner == seat.lab() && model.state == ModelState::trained && !model.enjoined &&
          !copied(model) && (!best || model.capability(classes) > best->capability(classes)))
        best = &model;
    if (best && seat.world().lab(seat.lab()).released != best->id)
      submit_if_allowed(seat, ReleaseModel{best->id});
  }

  void look_into_the_product(PlayerSeat& seat) const {
    const auto sold = seat.world().lab(seat.lab()).released;
    if (!sold) return;
    if (devotion_.examines) submit_if_allowed(seat, ExamineModel{*sold});
    const bool names_answers = copied(*seat.world().model(*sold));
    if (devotion_.keeps_files && (devotion_.wants_trust || !names_answers))
      submit_if_allowed(seat, PublishSummary{*sold});
  }

  double served_by(const EventChoice& choice) const {
    return devotion_.wants_trust ? choice.trust.value : choice.customers.value;
  }

  // By what serves the goal; between equals by what is worth more, and silence where nothing does either.
  void answer_events(PlayerSeat& seat) const {
    const auto asked = seat.world().events_asked;
    for (const EventAsked& each : asked) {
      if (!each.open()) continue;
      const EventRule& event = *find_event(seat.scenario(), each.event);
      const EventChoice* best = nullptr;
      std::pair<double, double> most{0, 0};
      for (const EventChoice& choice : event.choices) {
        const double worth =
            prospect_of(seat.scenario(), seat.world(), seat.world().lab(seat.lab()), event, choice).value;
        if (const std::pair serves{served_by(choice), worth}; serves > most) best = &choice, most = serves;
      }
      if (best) submit_if_allowed(seat, AnswerEvent{event.id, best->id});
    }
  }

  const Devotion& devotion_;
  std::uint64_t seed_;
};

}  // namespace

std::vector<std::string> goal_bots(const Scenario& scenario) {
  std::vector<std::string> names;
  if (scenario.role() == Role::teacher_lab) return names;
  for (const Goal& goal : scenario.briefing.goals)
    if (devotion_to(goal.measure)) names.push_back(std::string(kPrefix) + goal.measure);
  return names;
}

std::unique_ptr<Bot> make_goal_bot(const std::string& name, std::uint64_t seed) {
  if (!name.starts_with(kPrefix)) return nullptr;
  const Devotion* devotion = devotion_to(std::string_view(name).substr(kPrefix.size()));
  return devotion ? std::make_unique<GoalBot>(*devotion, seed) : nullptr;
}

}  // namespace partly::bots
