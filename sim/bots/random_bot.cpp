#include "sim/bots/random_bot.h"

#include <algorithm>
#include <array>

#include "sim/base/rng.h"

namespace partly::bots {
namespace {

template <class T, std::size_t N>
T one_of(const std::array<T, N>& choices, Rng& rng) {
  return choices[rng.below(N)];
}

Decision any_setting(const WorldView& view, Rng& rng) {
  const Console& console = view.teacher->ordered.settings;
  switch (rng.below(6)) {
    case 0:
      return SetApiAccess{
          one_of(std::array{learn::Access::labels, learn::Access::top_k, learn::Access::probabilities}, rng),
          1 + static_cast<int>(rng.below(4)), static_cast<int>(rng.below(6)) - 1};
    case 1: {
      const auto defence = one_of(
          std::array{ApiDefence::none, ApiDefence::noise, ApiDefence::poison, ApiDefence::random_answers},
          rng);
      return SetApiDefence{defence, rng.uniform() * most_strength(defence)};
    }
    case 2:
      return SetQueryPrices{console.query_label_usd * rng.uniform(0.5, 2),
                            console.query_probability_usd * rng.uniform(0.5, 2)};
    case 3:
      return SetMonitor{rng.uniform(0, 0.3), static_cast<int>(rng.below(1000)),
                        static_cast<int>(rng.below(4))};
    case 4:
      return PlantTraps{static_cast<int>(rng.below(25))};
    default:
      return PublishTerms{rng.chance(0.8), rng.chance(0.8), rng.chance(0.8), rng.chance(0.5)};
  }
}

std::string any_account(const WorldView& view, Rng& rng) {
  const auto& accounts = view.teacher->accounts;
  return accounts.empty() ? "nobody" : accounts[rng.below(accounts.size())].lab;
}

int any_claim(const WorldView& view, Rng& rng) {
  return view.proceedings.empty() ? 0 : view.proceedings[rng.below(view.proceedings.size())].id;
}

law::SettlementTerms any_terms(Rng& rng) {
  law::SettlementTerms terms;
  if (rng.chance(0.4)) terms.royalty = rng.uniform(0, 0.3);
  terms.licence = rng.chance(0.2);
  terms.undertaking = rng.chance(0.2);
  terms.audit = rng.chance(0.2);
  terms.deletion = rng.chance(0.1);
  terms.admission = rng.chance(0.2);
  return terms;
}

Decision any_demand(const WorldView& view, Rng& rng) {
  if (view.proceedings.empty()) return DemandSettlement{1, 1e8};
  const auto& claim = view.proceedings[rng.below(view.proceedings.size())];
  return DemandSettlement{claim.id, claim.settlement.defendant_pays_up_to.value * rng.uniform(0.5, 1.2),
                          any_terms(rng)};
}

// Of the provider's role.
Decision any_teacher_decision(const WorldView& view, Rng& rng) {
  switch (rng.below(10)) {
    case 0:
      return OfferLicence{any_account(view, rng), rng.uniform(0, 2e9), rng.uniform(0, 0.3)};
    case 1:
      return CutAccess{any_account(view, rng)};
    case 2:
      return RestoreAccess{any_account(view, rng)};
    case 3:
      return SendNotice{view.models[rng.below(view.models.size())].id,
                        law::kTheories[rng.below(law::kTheories.size())],
                        {}};
    case 4:
      return any_demand(view, rng);
    case 5:
      return AnswerOffer{any_claim(view, rng), rng.chance(0.5)};
    case 6:
      return WithdrawClaim{any_claim(view, rng)};
    default:
      return any_setting(view, rng);
  }
}

// About the cases of others.
Decision any_docket_decision(const DocketView& docket, Rng& rng) {
  switch (rng.below(8)) {
    case 0:
      return StatePublicly{
          one_of(std::array{PublicStatement::everybody_does_it, PublicStatement::we_never_did}, rng)};
    case 1:
    case 2:
      return FileBrief{docket.there() ? docket.cases[rng.below(docket.cases.size())].id : "none",
                       one_of(std::array{BriefSide::for_theory, BriefSide::against_theory}, rng)};
    default:
      return AnswerCard{docket.cards.empty() ? 0 : docket.cards[rng.below(docket.cards.size())].id,
                        rng.uniform()};
  }
}

const EventView* newest_question(const WorldView& view) {
  const auto found = std::ranges::find_if(view.events, &EventView::open);
  return found == view.events.end() ? nullptr : &*found;
}

Decision any_of_a_suit(Rng& rng) {
  if (rng.chance(0.1)) return DropSuit{};
  if (rng.chance(0.3)) return FileSuit{};
  return AnswerOnOwnTraining{one_of(std::array{law::Answer::yes, law::Answer::partly, law::Answer::no}, rng)};
}

// Any legal decision, up to a few a quarter: finds what rules forgot.
class RandomBot final : public Bot {
 public:
  explicit RandomBot(std::uint64_t seed) : rng_(seed, "random policy") {}
  std::string name() const override { return "random"; }
  Route route() const override { return Route::mixed; }

  void play_quarter(PlayerSeat& seat) override {
    const std::uint64_t tries = rng_.below(6);
    for (std::uint64_t i = 0; i < tries; ++i) {
      submit_if_allowed(seat, any_decision(seat.view()));
      if (rng_.chance(0.1) && seat.can_undo()) seat.undo();
    }
  }

 private:
  TrainModel any_training() {
    TrainModel decision;
    decision.sources.own_labels = one_of(std::array{0, 100, 300, 1000}, rng_);
    decision.sources.queries = one_of(std::array{0, 60, 250, 500}, rng_);
    decision.sources.access =
        one_of(std::array{learn::Access::labels, learn::Access::top_k, learn::Access::probabilities}, rng_);
    decision.sources.cover_share = one_of(std::array{0.0, 0.5, 0.9}, rng_);
    if (decision.sources.queries > 10 && rng_.chance(0.2))
      decision.accounts = 2 + static_cast<int>(rng_.below(9));
    decision.sources.open_weights = rng_.chance(0.3);
    return decision;
  }

  int any_model(const WorldView& view) {
    return view.models.empty() ? 0 : view.models[rng_.below(view.models.size())].id;
  }
  int any_proceeding(const WorldView& view) {
    return view.proceedings.empty() ? 0 : view.proceedings[rng_.below(view.proceedings.size())].id;
  }

  Decision any_decision(const WorldView& view) {
    if (const EventView* event = newest_question(view); event && rng_.chance(0.4))
      return event->choices[rng_.below(event->choices.size())].decision;
    if (view.teacher && rng_.chance(0.8)) return any_teacher_decision(view, rng_);
    if (view.suit && rng_.chance(0.15)) return any_of_a_suit(rng_);
    switch (rng_.below(21)) {
      case 0:
        return GuessCapability{any_model(view), rng_.uniform(0, 100)};
      case 1:
        return ReleaseModel{any_model(view)};
      case 2:
        return WithdrawModel{};
      case 3:
        return SetPrice{rng_.uniform(1, 60)};
      case 4:
        return SignLicence{};
      case 5:
        return RaiseFunds{rng_.uniform() * view.raise_limit.value};
      case 6:
        return OfferSettlement{any_proceeding(view), rng_.uniform(0, 3e9), any_terms(rng_)};
      case 7:
        return Testify{any_proceeding(view),
                       one_of(std::array{law::Answer::yes, law::Answer::partly, law::Answer::no}, rng_)};
      case 8:
        return StopTraining{any_model(view)};
      case 9:
        return MoveToDismiss{any_proceeding(view)};
      case 10:
        return Plead{any_proceeding(view), one_of(law::kDefences, rng_)};
      case 11:
        return AppealVerdict{any_proceeding(view)};
      case 12:
        return PublishSummary{any_model(view)};
      case 13:
        return ReserveCompute{};
      case 14:
        return RetainCounsel{
            one_of(std::array{econ::Counsel::none, econ::Counsel::house, econ::Counsel::trial}, rng_)};
      case 15:
        return KeepRecords{rng_.chance(0.7)};
      case 16:
        return rng_.chance(0.5) ? Decision(SellAnswers{rng_.chance(0.7)}) : Decision(BuyWarranty{});
      case 17:
        return ExamineModel{any_model(view)};
      case 18:
      case 19:
        return any_docket_decision(view.docket, rng_);
      default:
        return any_training();
    }
  }

  Rng rng_;
};

}  // namespace

std::unique_ptr<Bot> make_random_bot(std::uint64_t seed) { return std::make_unique<RandomBot>(seed); }

}  // namespace partly::bots
