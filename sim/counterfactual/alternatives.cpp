#include "sim/counterfactual/alternatives.h"

#include <utility>

namespace partly::counterfactual {
namespace {

using List = std::vector<Alternative>;

template <class T>
struct Setting {
  const char *id, *title;
  T value;
};
// A few settings, the one that was taken among them.
template <class D, class T>
List settings(const D& taken, T D::*what, std::initializer_list<Setting<T>> settings) {
  List list;
  for (const auto& setting : settings) {
    D instead = taken;
    instead.*what = setting.value;
    list.push_back({setting.id, setting.title, instead});
  }
  return list;
}

template <class D, class... Amounts>
D times(D decision, double factor, Amounts... amounts) {
  ((decision.*amounts *= factor), ...);
  return decision;
}
template <class D, class... Amounts>
List half_and_double(const D& taken, Amounts... amounts) {
  return {{"half", "Half", times(taken, 0.5, amounts...)}, {"double", "Double", times(taken, 2, amounts...)}};
}

List instead_of(const world::TrainModel&) {
  return {{"scratch", "Scratch", SwapRoute{world::Route::scratch}},
          {"distil", "Distil", SwapRoute{world::Route::distil}},
          {"license", "Licence", SwapRoute{world::Route::licence}},
          {"open-weights", "Open", SwapRoute{world::Route::open_weights}}};
}
// The same question is put to a defendant and to a claimant.
template <class D>
List other_answers(const D& taken) {
  return settings(taken, &D::answer,
                  {{"yes", "Yes", law::Answer::yes},
                   {"partly", "Partly", law::Answer::partly},
                   {"no", "No", law::Answer::no}});
}
List instead_of(const world::Testify& taken) { return other_answers(taken); }
List instead_of(const world::AnswerOnOwnTraining& taken) { return other_answers(taken); }
List instead_of(const world::RetainCounsel& taken) {
  return settings(taken, &world::RetainCounsel::counsel,
                  {{"none", "Nobody", econ::Counsel::none},
                   {"house", "House counsel", econ::Counsel::house},
                   {"trial", "Trial lawyers", econ::Counsel::trial}});
}
List instead_of(const world::SetApiAccess& taken) {
  return settings(taken, &world::SetApiAccess::access,
                  {{"labels", "Labels", learn::Access::labels},
                   {"top_k", "Top few", learn::Access::top_k},
                   {"probabilities", "All", learn::Access::probabilities}});
}
List instead_of(const world::AnswerOffer& taken) {
  return settings(taken, &world::AnswerOffer::accept,
                  {{"accept", "Accept", true}, {"refuse", "Refuse", false}});
}
List instead_of(const world::SetPrice& taken) { return half_and_double(taken, &world::SetPrice::price_usd); }
// Another sum, or the same for other terms.
template <class D>
List other_settlements(const D& taken) {
  List list = half_and_double(taken, &D::amount_usd);
  for (Alternative& terms : settings(taken, &D::terms,
                                     {{"past-only", "Past only", law::SettlementTerms{}},
                                      {"deletion", "Delete", law::SettlementTerms{.deletion = true}}}))
    list.push_back(std::move(terms));
  return list;
}
List instead_of(const world::OfferSettlement& taken) { return other_settlements(taken); }
List instead_of(const world::DemandSettlement& taken) { return other_settlements(taken); }
List instead_of(const world::OfferLicence& taken) {
  return half_and_double(taken, &world::OfferLicence::fee_usd);
}
List instead_of(const world::SetQueryPrices& taken) {
  return half_and_double(taken, &world::SetQueryPrices::label_usd, &world::SetQueryPrices::probability_usd);
}
List instead_of(const world::RaiseFunds& taken) {
  return {{"half", "Half", times(taken, 0.5, &world::RaiseFunds::amount_usd)}};
}
// The others are taken or not.
template <class D>
List instead_of(const D&) {
  return {};
}

}  // namespace

std::vector<Alternative> choices_for(const world::Decision& decision) {
  List list{{"drop", "Not at all", DropDecision{}}};
  for (Alternative& other : std::visit([](const auto& one) { return instead_of(one); }, decision))
    list.push_back(std::move(other));
  return list;
}

std::vector<Alternative> alternatives_to(const world::Decision& decision) {
  List list = choices_for(decision);
  std::erase_if(list, [&](const Alternative& one) { return one.change == Change(decision); });
  return list;
}

}  // namespace partly::counterfactual
