#include "sim/reading/score.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/format.h"

namespace partly::reading {
namespace {

// Every set of articles alike, the empty one included; with a set that is not empty, every kind alike.
double expected_of_guessing(const Statement& statement, int articles) {
  const double sets = std::exp2(articles);
  if (statement.said_by.empty()) return kMostPoints / sets;
  return 1 / sets + (1 - 1 / sets) / kStandings;
}

int at_face_value(const Statement& statement) {
  if (statement.said_by.empty()) return 0;
  return 1 + static_cast<int>(statement.standing == Standing::reported);
}

std::string of(int part, int whole) { return std::to_string(part) + " of " + std::to_string(whole); }

}  // namespace

Score score(const std::vector<Answered>& answers, int articles) {
  Score score;
  std::array<int, kEnumNames<Confusion>.size()> counts{};
  for (const Answered& one : answers) {
    const Mark marked = mark(one.statement, one.answer);
    ++score.statements;
    score.most += kMostPoints;
    score.points += marked.points();
    score.who += static_cast<int>(marked.who);
    score.as_what += static_cast<int>(marked.as_what);
    score.face_value += at_face_value(one.statement);
    score.guessing += expected_of_guessing(one.statement, articles);
    for (const Confusion each : marked.confusions) ++counts[static_cast<std::size_t>(each)];
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) score.confusions.emplace_back(static_cast<Confusion>(i), counts[i]);
  std::stable_sort(score.confusions.begin(), score.confusions.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return score;
}

std::vector<std::string> explain(const Score& score) {
  if (score.statements == 0) return {"No statement was answered, so there is nothing to score."};
  std::vector<std::string> lines{
      of(score.points, score.most) + " points: who says it " + of(score.who, score.statements) +
          ", as what " + of(score.as_what, score.statements) + ".",
      "A careful reader with the articles open gets " + std::to_string(score.most) +
          "; who finds every passage and takes it at face value " + std::to_string(score.face_value) +
          "; who guesses " + format_number(score.guessing, 1) + " on average."};
  for (const auto& [confusion, times] : score.confusions)
    lines.push_back(std::to_string(times) + (times == 1 ? " time: " : " times: ") + lesson(confusion));
  if (score.confusions.empty()) lines.push_back("Nothing was confused.");
  return lines;
}

}  // namespace partly::reading
