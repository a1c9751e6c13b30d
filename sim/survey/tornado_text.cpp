// A tornado as a table with bars and as JSON.
#include <algorithm>
#include <cmath>

#include "sim/base/format.h"
#include "sim/base/json_values.h"
#include "sim/base/statistics.h"
#include "sim/survey/columns.h"
#include "sim/survey/tornado.h"

namespace partly::survey {
namespace {

constexpr int kHalfBar = 16;           // characters on each side of the middle
constexpr std::size_t kRows = 25;      // of the table; the JSON holds all
constexpr std::size_t kSwapsTold = 3;  // of the pairs that an end turns round

// "     ▓▓▓▓│░░       ": ▓ where the low end leads, ░ where the high end does.
std::string bar_text(const Bar& bar, double widest) {
  std::string cells[2 * kHalfBar];
  for (auto& cell : cells) cell = " ";
  const auto fill = [&](const End& end, const char* sign) {
    const int length = static_cast<int>(std::lround(std::abs(end.change.mean) / widest * kHalfBar));
    for (int i = 0; i < length; ++i) cells[end.change.mean < 0 ? kHalfBar - 1 - i : kHalfBar + i] = sign;
  };
  const bool low_is_longer = std::abs(bar.low.change.mean) > std::abs(bar.high.change.mean);
  if (widest > 0) {  // the longer first, so that the shorter is seen where both lead one way
    fill(low_is_longer ? bar.low : bar.high, low_is_longer ? "▓" : "░");
    fill(low_is_longer ? bar.high : bar.low, low_is_longer ? "░" : "▓");
  }
  std::string text = "[";
  for (int i = 0; i < 2 * kHalfBar; ++i) text += (i == kHalfBar ? "│" : "") + cells[i];
  return text + "]";
}

std::string change_text(const Measure& measure, const End& end) {
  if (!end.refused.empty()) return "refused";
  if (end.change.mean == 0) return "0";
  const std::string size = shown(measure, std::abs(end.change.mean));
  return (end.change.mean < 0 ? "-" : "+") + size + (end.change.counts() ? "" : " ?");
}

std::string swaps_text(const Tornado& tornado) {
  std::string text;
  for (const Bar& bar : tornado.bars)
    for (const End* end : {&bar.low, &bar.high}) {
      if (end->swapped.empty()) continue;
      text += "  " + bar.assumption.title + " at " + partly::text(bar.assumption.at(end->moved_to)) + ": ";
      for (std::size_t i = 0; i < end->swapped.size() && i < kSwapsTold; ++i)
        text += (i == 0 ? "" : ", ") + end->swapped[i];
      if (end->swapped.size() > kSwapsTold)
        text += " and " + std::to_string(end->swapped.size() - kSwapsTold) + " more";
      text += "\n";
    }
  return text.empty() ? "" : "\nThe order of the rules turns round:\n" + text;
}

std::string refusals_text(const Tornado& tornado) {
  std::string text;
  for (const Bar& bar : tornado.bars)
    for (const End* end : {&bar.low, &bar.high})
      if (!end->refused.empty())
        text += "  " + bar.assumption.title + " at " + partly::text(bar.assumption.at(end->moved_to)) + ": " +
                end->refused + "\n";
  return text.empty() ? "" : "\nRefused, as the scenario does not hold with it:\n" + text;
}

Json json_of(const Assumption& assumption, const End& end) {
  return {{"value", end.moved_to},
          {"text", partly::text(assumption.at(end.moved_to))},
          {"outcome", end.values},
          {"change", end.change.mean},
          {"standard_error", end.change.error},
          {"more_than_luck", end.change.counts()},
          {"refused", end.refused},
          {"swapped", end.swapped}};
}

}  // namespace

std::string text_of(const Tornado& tornado) {
  const Spread base = spread_of(tornado.values);
  const double widest = tornado.bars.empty() ? 0 : tornado.bars.front().reach();
  std::string text = tornado.scenario + ": " + tornado.measure.title + played_by(tornado.question) + "\n" +
                     shown(tornado.measure, base.mean) + " ± " + shown(tornado.measure, base.sd) +
                     " over seeds " + std::to_string(tornado.question.first_seed) + "-" +
                     std::to_string(tornado.question.last_seed) + " (" + shown(tornado.measure, base.low) +
                     " to " + shown(tornado.measure, base.high) + "). " + tornado.measure.meaning + ".\n\n";
  std::vector<Line> lines{{"assumption", "low ▓", "high ░", "change at low", "at high", "less │ more"}};
  for (std::size_t i = 0; i < tornado.bars.size() && i < kRows; ++i) {
    const Bar& bar = tornado.bars[i];
    lines.push_back({bar.assumption.title, partly::text(bar.assumption.at(bar.low.moved_to)),
                     partly::text(bar.assumption.at(bar.high.moved_to)),
                     change_text(tornado.measure, bar.low), change_text(tornado.measure, bar.high),
                     bar_text(bar, widest)});
  }
  text += in_columns(lines);
  if (tornado.bars.size() > kRows)
    text += "and " + std::to_string(tornado.bars.size() - kRows) + " that move it less\n";
  text += std::to_string(tornado.still) +
          " assumptions change nothing. ?: no more than twice its standard error over the seeds.\n";
  return text + swaps_text(tornado) + refusals_text(tornado) + "\n" + std::to_string(tornado.games) +
         " games, " + std::to_string(tornado.run_stats.trainings) + " trainings, " +
         std::to_string(tornado.run_stats.recalled) + " results used again.\n";
}

std::string json_of(const Tornado& tornado) {
  const Spread base = spread_of(tornado.values);
  Json bars = Json::array();
  for (const Bar& bar : tornado.bars)
    bars.push_back({{"pointer", bar.assumption.pointer},
                    {"title", bar.assumption.title},
                    {"value", bar.assumption.value},
                    {"unit", name(bar.assumption.unit)},
                    {"reason", bar.assumption.reason},
                    {"low", json_of(bar.assumption, bar.low)},
                    {"high", json_of(bar.assumption, bar.high)}});
  const Json json = {{"scenario", tornado.scenario},
                     {"outcome", tornado.question.outcome},
                     {"title", tornado.measure.title},
                     {"unit", name(tornado.measure.unit)},
                     {"policy", tornado.question.strategy},
                     {"beside", tornado.question.beside},
                     {"seeds", {tornado.question.first_seed, tornado.question.last_seed}},
                     {"base",
                      {{"values", tornado.values},
                       {"mean", base.mean},
                       {"sd", base.sd},
                       {"low", base.low},
                       {"high", base.high}}},
                     {"bars", bars},
                     {"still", tornado.still},
                     {"games", tornado.games},
                     {"trainings", tornado.run_stats.trainings},
                     {"recalled", tornado.run_stats.recalled}};
  return json.dump(2) + "\n";
}

}  // namespace partly::survey
