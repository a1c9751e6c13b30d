// Assumptions moved one at a time and two at once, on a small edition of the first scenario that really
// trains.
#include "sim/survey/tornado.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/learn/engines.h"
#include "sim/survey/assumption_map.h"
#include "sim/survey/idle_assumptions.h"
#include "sim/survey/tornado_svg.h"

namespace partly::survey {
namespace {

using Json = nlohmann::ordered_json;

std::string shipped() {
  return scenario::load_file(std::string(PARTLY_SOURCE_DIR) + "/scenarios/the-shortcut.json")
      .scenario->source_text;
}

// Nothing may be moved but what stands at these places.
void hold_all_but(Json& json, const std::vector<std::string>& free) {
  for (const Assumption& assumption : assumptions_in(json.dump())) {
    if (std::ranges::find(free, assumption.pointer) != free.end()) continue;
    Json& place = json[Json::json_pointer(assumption.pointer)];
    place["assumption"]["low"] = place["assumption"]["high"] = assumption.value;
  }
}

// Three quarters, one student of few steps, an exam with few models.
std::string small_scenario(const std::vector<std::string>& free) {
  Json json = Json::parse(shipped());
  hold_all_but(json, free);
  json["quarters"] = 3;
  json["events"] = Json::object();
  json["terms"].erase("revisions");
  json["learning"]["seeds"] = 1;
  json["learning"].erase("later_teachers");
  for (const char* recipe : {"student_recipe", "tuning_recipe", "wide_recipe"})
    json["learning"][recipe]["steps"] = 40;
  json["learning"]["teacher"]["recipe"]["steps"] = 60;
  json["learning"]["open_weights"]["recipe"]["steps"] = 60;
  json["exam"] = {
      {"selector_models", 3}, {"reference_models", 4}, {"natural_pool", 2000}, {"outside_pool", 1000}};
  return json.dump();
}

Tornado drawn(SurveyContext& grounds, const std::string& text, const Question& question) {
  auto field = grounds.open_text(text, "small");
  EXPECT_TRUE(field.ok()) << field.error().message();
  auto tornado = draw_tornado(grounds, **field, question);
  EXPECT_TRUE(tornado.ok()) << tornado.error().message();
  return *tornado;
}

TEST(Assumptions, AreAllThatTheScenarioSaysAndStandWhereItSaysThem) {
  const std::string text = shipped();
  const auto assumptions = assumptions_in(text);
  std::size_t said = 0;
  for (std::size_t at = text.find("\"assumption\""); at != std::string::npos;
       at = text.find("\"assumption\"", at + 1))
    ++said;
  EXPECT_GT(assumptions.size(), 100u);
  EXPECT_LE(assumptions.size(), said);
  const Json json = Json::parse(text);
  for (const Assumption& assumption : assumptions) {
    EXPECT_EQ(json[Json::json_pointer(assumption.pointer)]["value"].get<double>(), assumption.value);
    EXPECT_TRUE(assumption.range.contains(assumption.value)) << assumption.pointer;
    EXPECT_FALSE(assumption.reason.empty()) << assumption.pointer;
  }
}

TEST(Assumptions, AreMovedAloneAndLeaveTheRestAsItIs) {
  const std::string text = shipped();
  const auto assumptions = assumptions_in(text);
  const Assumption& first = assumptions.front();
  const auto after = assumptions_in(moved(text, first, first.range.low));
  ASSERT_EQ(after.size(), assumptions.size());
  EXPECT_EQ(after.front().value, first.range.low);
  for (std::size_t i = 1; i < after.size(); ++i) EXPECT_EQ(after[i].value, assumptions[i].value);
}

TEST(Tornado, OfTheCostRatioFollowsThePriceListAndTrainsNothingTwice) {
  SurveyContext grounds(learn::fused_engine());
  const std::vector<std::string> free{"/prices/label_usd", "/prices/query_probability_usd", "/market/growth"};
  const Tornado tornado = drawn(grounds, small_scenario(free), {kCostRatio, "", 1, 2});
  ASSERT_EQ(tornado.bars.size(), 2u);
  EXPECT_EQ(tornado.bars[0].assumption.pointer, "/prices/label_usd");
  EXPECT_LT(tornado.bars[0].low.change.mean, 0);  // cheap labels make building cheaper
  EXPECT_GT(tornado.bars[0].high.change.mean, 0);
  EXPECT_GT(tornado.bars[1].low.change.mean, 0);  // cheap answers make distilling cheaper
  EXPECT_EQ(tornado.still, 1);                    // how fast the market grows has no part in it
  EXPECT_EQ(tornado.games, 2 * 2 * 7);
  const int once = tornado.run_stats.trainings;
  EXPECT_GT(once, 0);
  EXPECT_GT(tornado.run_stats.recalled, 2 * once);
}

TEST(Tornado, TellsWhatCannotBeMovedInsteadOfTakingItForNoChange) {
  SurveyContext grounds(learn::fused_engine());
  Json json = Json::parse(small_scenario({"/labs/player/price_usd"}));
  json["labs"]["player"]["price_usd"]["assumption"]["high"] = 1e6;  // far outside the span of prices
  const Tornado tornado = drawn(grounds, json.dump(), {"worth", "distil", 1, 1});
  ASSERT_EQ(tornado.bars.size(), 1u);
  EXPECT_NE(tornado.bars[0].high.refused, "");
  EXPECT_TRUE(tornado.bars[0].high.values.empty());
  EXPECT_EQ(tornado.bars[0].low.refused, "");
  EXPECT_NE(text_of(tornado).find("refused"), std::string::npos);
}

TEST(Tornado, OfAnUnknownOutcomeIsRefusedWithTheNamesThatAreKnown) {
  SurveyContext grounds(learn::fused_engine());
  auto field = grounds.open_text(small_scenario({}), "small");
  ASSERT_TRUE(field.ok());
  const auto tornado = draw_tornado(grounds, **field, {"happiness", "distil", 1, 1});
  ASSERT_FALSE(tornado.ok());
  EXPECT_NE(tornado.error().message().find("cost-ratio, worth"), std::string::npos);
}

TEST(IdleAssumptions, AreThoseThatLeaveEveryGameOfEveryPlayerAsItWas) {
  SurveyContext grounds(learn::fused_engine());
  auto field = grounds.open_text(small_scenario({"/prices/label_usd", "/licence/signing_fee_usd",
                                                 "/docket/cases/founders-suit/claimant_wins"}),
                                 "small");
  ASSERT_TRUE(field.ok()) << field.error().message();
  const auto search = find_idle_assumptions(grounds, **field, 1, 1);
  ASSERT_TRUE(search.ok()) << search.error().message();
  EXPECT_EQ(search->assumptions, 3u);
  ASSERT_EQ(search->idle.size(), 1u);
  // It is decided after the third quarter.
  EXPECT_EQ(search->idle.front().pointer, "/docket/cases/founders-suit/claimant_wins");
  EXPECT_NE(text_of(*search).find("1 of 3 assumptions change nothing"), std::string::npos);
}

// What a licence leaves more than copying, over what it costs and how an answer is priced.
MapPlan two_prices() {
  return {
      {"cash", "license", 1, 2, "distil"}, "/licence/signing_fee_usd", "/prices/query_probability_usd", 3};
}

TEST(AssumptionMap, FollowsBothOfItsAssumptionsAndTakesTheScenariosOwnPointForWhatItIs) {
  SurveyContext context(learn::fused_engine());
  Json json = Json::parse(small_scenario({"/licence/signing_fee_usd", "/prices/query_probability_usd"}));
  Json& fee = json["licence"]["signing_fee_usd"];
  fee["assumption"]["high"] = 1.02 * fee["value"].get<double>();  // what can still be paid
  fee["assumption"]["low"] = 0.9 * fee["value"].get<double>();
  auto field = context.open_text(json.dump(), "small");
  ASSERT_TRUE(field.ok()) << field.error().message();
  const auto map = draw_map(context, **field, two_prices());
  ASSERT_TRUE(map.ok()) << map.error().message();
  ASSERT_EQ(map->cells.size(), 9u);
  for (int row = 0; row < 3; ++row)
    for (int column = 1; column < 3; ++column)
      EXPECT_LT(map->at(column, row).lead.mean, map->at(column - 1, row).lead.mean) << "a higher fee";
  EXPECT_EQ(map->at(0, 0).x, map->x.range.low);
  EXPECT_EQ(map->at(2, 2).y, map->y.range.high);
  EXPECT_EQ(map->count(1) + map->count(0) + map->count(-1), 9);
  const auto mirrored = [&] {
    MapPlan plan = two_prices();
    std::swap(plan.question.strategy, plan.question.beside);
    return *draw_map(context, **field, plan);
  }();
  for (std::size_t i = 0; i < 9; ++i) EXPECT_DOUBLE_EQ(mirrored.cells[i].lead.mean, -map->cells[i].lead.mean);
}

TEST(AssumptionMap, LeftOpenTakesTheTwoThatMoveTheOutcomeMost) {
  SurveyContext context(learn::fused_engine());
  auto field = context.open_text(
      small_scenario({"/licence/signing_fee_usd", "/prices/query_probability_usd", "/market/growth"}),
      "small");
  ASSERT_TRUE(field.ok()) << field.error().message();
  MapPlan plan = two_prices();
  plan.x.reset(), plan.y.reset(), plan.steps = 2;
  const auto tornado = draw_tornado(context, **field, plan.question);
  const auto map = draw_map(context, **field, plan);
  ASSERT_TRUE(tornado.ok() && map.ok());
  ASSERT_GE(tornado->bars.size(), 2u);
  EXPECT_EQ(map->x.pointer, tornado->bars[0].assumption.pointer);
  EXPECT_EQ(map->y.pointer, tornado->bars[1].assumption.pointer);
}

TEST(AssumptionMap, OfWhatIsNotAssumedIsRefusedWithTheFlagThatNamedIt) {
  SurveyContext context(learn::fused_engine());
  auto field = context.open_text(small_scenario({"/licence/signing_fee_usd"}), "small");
  ASSERT_TRUE(field.ok()) << field.error().message();
  MapPlan plan = two_prices();
  plan.y = "/market/colour";
  const auto map = draw_map(context, **field, plan);
  ASSERT_FALSE(map.ok());
  EXPECT_NE(map.error().message().find("/market/colour"), std::string::npos);
  EXPECT_NE(map.error().message().find("--y"), std::string::npos);
}

TEST(AssumptionMap, SaysWhereADifferenceIsNoMoreThanLuck) {
  AssumptionMap map;
  map.plan = two_prices(), map.plan.steps = 2;
  map.measure = {"cash", "cash & more", Unit::usd, true, ""};
  map.cells = {
      {0, 0, {2e9, 1e8}, ""}, {1, 0, {1e8, 1e9}, ""}, {0, 1, {-2e9, 1e8}, ""}, {1, 1, {}, "out of bounds"}};
  EXPECT_EQ(map.count(1), 1);
  EXPECT_EQ(map.count(0), 1);
  EXPECT_EQ(map.count(-1), 1);
  const std::string text = text_of(map), svg = svg_of(map);
  EXPECT_NE(text.find("+$100 M ?"), std::string::npos) << text;
  EXPECT_NE(text.find("refused"), std::string::npos);
  EXPECT_NE(svg.find("no more than luck"), std::string::npos);
  EXPECT_NE(svg.find("cash &amp; more"), std::string::npos);
  EXPECT_EQ(std::ranges::count(svg, '<'), std::ranges::count(svg, '>'));
}

Tornado two_bars() {
  Tornado tornado;
  tornado.scenario = "small";
  tornado.question = {"worth", "distil", 1, 2};
  tornado.measure = {"worth", "founders' worth <&>", Unit::usd, true, "What is left"};
  tornado.values = {1e9, 2e9};
  for (const char* title : {"prices · label", "market · growth"}) {
    Bar bar{{"/x", title, 1, {0.5, 2}, Unit::none, "A guess"}, {}, {}};
    bar.low.change = {-4e8, 1e8};
    bar.high.change = {2e8, 1e7};
    tornado.bars.push_back(bar);
  }
  return tornado;
}

TEST(TornadoSvg, NamesEveryBarForTheEyeAndForAReaderOfTexts) {
  const std::string svg = svg_of(two_bars());
  for (const char* title : {"prices · label", "market · growth"}) {
    const std::size_t first = svg.find(title);
    ASSERT_NE(first, std::string::npos);
    EXPECT_NE(svg.find(title, first + 1), std::string::npos)
        << "once in the description, once beside the bar";
  }
  EXPECT_NE(svg.find("prefers-color-scheme: dark"), std::string::npos);
}

TEST(TornadoSvg, EscapesWhatItIsGiven) {
  const std::string svg = svg_of(two_bars());
  EXPECT_NE(svg.find("&lt;&amp;&gt;"), std::string::npos);
  EXPECT_EQ(std::ranges::count(svg, '<'), std::ranges::count(svg, '>'));
}

TEST(TornadoSvg, DrawsNoMoreThanFitsAndNoBarOfNoLength) {
  Tornado tornado = two_bars();
  tornado.bars[1].low.change = tornado.bars[1].high.change = {0, 0};
  EXPECT_EQ(svg_of(tornado).find("market · growth"), std::string::npos);
  for (int i = 0; i < 40; ++i) tornado.bars.insert(tornado.bars.begin(), tornado.bars.front());
  const std::string svg = svg_of(tornado);
  std::size_t circles = 0;
  for (std::size_t at = svg.find("<circle"); at != std::string::npos; at = svg.find("<circle", at + 1))
    ++circles;
  EXPECT_EQ(circles, kBarsDrawn + 1);  // one in the key
}

}  // namespace
}  // namespace partly::survey
