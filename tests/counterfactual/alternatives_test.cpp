// What is offered in place of a decision.
#include "sim/counterfactual/alternatives.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace partly::counterfactual {
namespace {

std::vector<world::Decision> of_every_kind_with_a_choice() {
  return {world::TrainModel{},
          world::Testify{12, law::Answer::no},
          world::RetainCounsel{econ::Counsel::house},
          world::SetApiAccess{learn::Access::top_k, 2, 1},
          world::AnswerOffer{12, true},
          world::SetPrice{20},
          world::OfferSettlement{12, 1e9},
          world::DemandSettlement{12, 1e9},
          world::OfferLicence{"rival", 1e8, 0.05},
          world::SetQueryPrices{10, 40},
          world::RaiseFunds{1e9}};
}

TEST(Alternatives, BeginWithNotHavingDecidedAtAll) {
  for (const world::Decision& decision :
       {world::Decision(world::KeepRecords{}), world::Decision(world::SetPrice{20})})
    EXPECT_TRUE(std::holds_alternative<DropDecision>(alternatives_to(decision).front().change));
  EXPECT_EQ(alternatives_to(world::KeepRecords{}).size(), 1u);  // nothing else is left of it
}

TEST(Alternatives, NeverRepeatWhatWasDecided) {
  for (const world::Decision& decision : of_every_kind_with_a_choice()) {
    const auto list = alternatives_to(decision);
    EXPECT_GE(list.size(), 2u) << world::describe(decision);
    for (const Alternative& one : list) EXPECT_NE(one.change, Change(decision)) << one.title;
  }
}

TEST(Alternatives, ChangeOneThingAndLeaveTheRest) {
  const auto list = alternatives_to(world::SetApiAccess{learn::Access::top_k, 2, 1});
  EXPECT_TRUE(std::ranges::any_of(list, [](const Alternative& one) {
    return one.change == Change(world::Decision(world::SetApiAccess{learn::Access::labels, 2, 1}));
  }));
  const auto costlier = alternatives_to(world::SetQueryPrices{10, 40}).back();
  EXPECT_EQ(costlier.change, Change(world::Decision(world::SetQueryPrices{20, 80})));
}

TEST(Alternatives, AreReadByTheirWordAtTheTerminal) {
  for (const world::Decision& decision : of_every_kind_with_a_choice())
    for (const Alternative& one : alternatives_to(decision)) {
      const auto read = change_named(one.id, decision);
      ASSERT_TRUE(read.ok()) << one.id << ": " << read.error().message();
      EXPECT_EQ(*read, one.change) << one.id;
    }
}

}  // namespace
}  // namespace partly::counterfactual
