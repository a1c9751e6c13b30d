#include "game/pages/debrief/turning_points.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "game/pages/common/news.h"
#include "game/pages/common/parts.h"
#include "game/widgets/timeline.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kRoomForOne = 150;  // a label that still says something
constexpr double kLeast = 0.14;     // of the height, so that a label stands clear of the line

double money_of(const world::WorldView& view, const std::string& event) {
  double sum = 0;
  for (const world::LedgerLine& line : view.ledger)
    if (!event.empty() && line.event == event) sum += std::abs(line.amount.value);
  return sum;
}

int rank(world::NewsKind kind) {
  switch (kind) {
    case world::NewsKind::law:
      return 4;
    case world::NewsKind::training:
      return 3;
    case world::NewsKind::terms:
      return 2;
    case world::NewsKind::money:
      return 1;
    default:
      return 0;
  }
}

// What the label leaves out: the parties of a claim, where a stage follows ("Meridian v. Your lab: hearing").
std::string short_title(const std::string& title) {
  const std::size_t parties = title.find(" v. "), stage = title.find(": ");
  if (parties == std::string::npos || stage == std::string::npos || stage < parties) return title;
  std::string rest = title.substr(stage + 2);
  rest[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(rest[0])));
  return rest;
}

bool weightier(const TurningPoint& a, const TurningPoint& b) {
  if (a.moved_usd != b.moved_usd) return a.moved_usd > b.moved_usd;
  return rank(a.kind) > rank(b.kind);
}

}  // namespace

std::vector<TurningPoint> turning_points(const world::WorldView& view) {
  std::map<Quarter, TurningPoint> best;
  for (const world::News& news : view.news) {
    if (rank(news.kind) == 0) continue;
    const TurningPoint point{news.quarter, news.title, news.text, news.kind, money_of(view, news.id)};
    const auto [at, first] = best.try_emplace(news.quarter, point);
    if (!first && weightier(point, at->second)) at->second = point;
  }
  std::vector<TurningPoint> out;
  for (const auto& [quarter, point] : best) out.push_back(point);
  return out;
}

void turning_points_card(Ui& ui, Rect& rest, const world::WorldView& view, float height) {
  card_title(ui, rest, "Turning points", "height: the money that moved with it in your books");
  std::vector<TurningPoint> points = turning_points(view);
  if (points.empty()) {
    rest.cut_top(paragraph(ui, rest, "Nothing has happened yet.", style::kSmall));
    return;
  }
  const auto most = static_cast<std::size_t>(std::max(2.f, rest.w / kRoomForOne));
  while (points.size() > most)
    points.erase(std::max_element(points.begin(), points.end(),
                                  [](const auto& a, const auto& b) { return weightier(a, b); }));
  double largest = 1;
  for (const TurningPoint& p : points) largest = std::max(largest, p.moved_usd);
  Timeline line{.id = "debrief/timeline"};
  for (std::size_t i = 0; i < points.size(); ++i) {
    const TurningPoint& p = points[i];
    const double at = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, points.size()));
    const std::string money =
        p.moved_usd > 0 ? "**" + format_usd(p.moved_usd) + "** moved with it." : "No money moved with it.";
    line.events.push_back({at, kLeast + (1 - kLeast) * p.moved_usd / largest, meaning_of(p.kind),
                           short_title(p.title), p.quarter.text(), p.title + ". " + p.text + " " + money});
  }
  timeline(ui, rest.cut_top(height), line);
}

}  // namespace partly::game
