#include "game/pages/common/maps.h"

#include "game/shell/text.h"
#include "game/widgets/card.h"
#include "game/widgets/decision_map.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kMapGap = 16;

DecisionMap map_of(const session::Progress& p, const char* id, std::string says,
                   const std::vector<std::uint8_t>& classes) {
  DecisionMap map{.id = id,
                  .says = std::move(says),
                  .columns = p.map_side,
                  .rows = p.map_side,
                  .classes = classes.data()};
  map.version = static_cast<std::uint64_t>(p.model) * 1'000'003u + static_cast<std::uint64_t>(p.steps_done) +
                p.finished;
  return map;
}

}  // namespace

std::vector<MapDot> asked_places(const session::Progress& p) {
  std::vector<MapDot> dots;
  for (std::size_t i = 0; i + 1 < p.query_points.size(); i += 2)
    dots.push_back({(1 + p.query_points[i]) / 2, (1 - p.query_points[i + 1]) / 2, Meaning::plain});
  return dots;
}

double difference(const session::Progress& p) {
  if (p.teacher_map.empty() || p.teacher_map.size() != p.student_map.size()) return 0;
  std::size_t differ = 0;
  for (std::size_t i = 0; i < p.teacher_map.size(); ++i) differ += p.teacher_map[i] != p.student_map[i];
  return static_cast<double>(differ) / static_cast<double>(p.teacher_map.size());
}

float three_maps(Ui& ui, Rect area, const session::Progress& p, const MapsLook& look, float side) {
  const float widest = (area.w - 2 * kMapGap) / 3;
  side = side > 0 ? std::min(side, widest) : widest;
  const auto place = [&](int i) {
    return Rect{area.x + static_cast<float>(i) * (side + kMapGap), area.y, side, side + kMapLegend};
  };
  const std::vector<MapDot> dots = asked_places(p);
  const bool narrow = side < 230;

  Rect left = place(0);
  legend(ui, left.cut_top(kMapLegend).at(), Meaning::teacher, "Teacher", narrow ? "" : look.teacher);
  DecisionMap teacher = map_of(
      p, "map/teacher",
      "The teacher's map" +
          (dots.empty() ? std::string()
                        : " with " + format_number(static_cast<double>(dots.size()), 0) + " asked places"),
      p.teacher_map);
  teacher.version = static_cast<std::uint64_t>(p.model);
  if (look.dots) teacher.dots = &dots;
  decision_map(ui, left, teacher);
  if (!look.student || p.student_map.empty()) return side + kMapLegend;

  Rect middle = place(1);
  legend(ui, middle.cut_top(kMapLegend).at(), Meaning::student, "Student",
         narrow ? "" : "the one that ships");
  decision_map(ui, middle, map_of(p, "map/student", "The student's map", p.student_map));

  Rect right = place(2);
  const std::string share = format_percent(difference(p)) + (side < 320 ? "" : " of the map");
  const Rect line = right.cut_top(kMapLegend);
  const float w = label(ui, line.at(), narrow ? "Differ" : "Where they differ", style::kBold);
  label(ui, {line.x + w + 8, line.y + 3}, share, style::kSmall, line.w - w - 8);
  DecisionMap differ = map_of(p, "map/differ", "Where they differ: " + share, p.teacher_map);
  differ.other = p.student_map.data();
  decision_map(ui, right, differ);
  return side + kMapLegend;
}

}  // namespace partly::game
