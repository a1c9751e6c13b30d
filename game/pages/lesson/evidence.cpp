#include "game/pages/lesson/evidence.h"

#include <algorithm>
#include <cmath>

#include "game/pages/common/parts.h"
#include "game/pages/lesson/beat_curves.h"
#include "game/shell/text.h"
#include "game/widgets/decision_map.h"
#include "game/widgets/quantity_label.h"

namespace partly::game {
namespace {

constexpr float kGap = 16, kCaptionRoom = 26, kLeastMap = 150, kMostMap = 640, kLeastCurve = 150,
                kMostCurve = 300;
constexpr float kMostPicture = 92, kFigureGap = 32, kFigureName = 20;

std::vector<MapDot> dots_of(const study::ClassMap& map) {
  std::vector<MapDot> dots;
  for (std::size_t i = 0; i + 1 < map.marks.size(); i += 2)
    dots.push_back({(1 + map.marks[i]) / 2, (1 - map.marks[i + 1]) / 2, Meaning::plain});
  return dots;
}

void draw_map(Ui& ui, Rect place, const study::ClassMap& map, const std::string& id, std::uint64_t seed) {
  const std::vector<MapDot> dots = dots_of(map);
  decision_map(ui, place,
               {.id = id,
                .says = map.caption,
                .columns = map.side,
                .rows = map.side,
                .classes = map.classes.data(),
                .version = seed,
                .dots = &dots});
}

// The map that was there before, and this one coming over it from the left.
void wipe(Ui& ui, Rect place, const Evidence& e, std::size_t i, const std::string& id) {
  const study::ClassMap& map = e.beat->maps[i];
  if (e.drawn >= 1) return draw_map(ui, place, map, id, e.seed);
  const bool same = e.before && !e.before->maps.empty() && e.before->maps.back().side == map.side;
  if (same)
    draw_map(ui, place, e.before->maps.back(), id + "/before", e.seed);
  else
    ui.paint().fill(place, ui.theme().map_blank, kControlRounding);
  const Rect shown{place.x, place.y, place.w * e.drawn, place.h};
  if (shown.w < 1) return;
  ui.paint().push_clip(shown);
  draw_map(ui, place, map, id, e.seed);
  ui.paint().pop_clip();
  ui.paint().fill({shown.right() - 1, place.y, 2, place.h}, ui.theme().text);
}

// A single map stands beside the one that was shown before it.
bool beside_the_one_before(const Evidence& e) {
  return e.compare && e.beat->maps.size() == 1 && e.before && e.before->maps.size() == 1;
}

int maps_in_a_row(const Evidence& e) {
  return static_cast<int>(e.beat->maps.size()) + (beside_the_one_before(e) ? 1 : 0);
}

// Of each of these maps, within that much.
float map_side(const Evidence& e, float width, float room) {
  const auto n = static_cast<float>(maps_in_a_row(e));
  return std::min((width - kGap * (n - 1)) / n, std::clamp(room - kCaptionRoom, kLeastMap, kMostMap));
}

std::vector<std::string> captions_of(const Evidence& e) {
  std::vector<std::string> captions;
  if (beside_the_one_before(e)) captions.push_back(e.before->maps.front().caption);
  for (const study::ClassMap& map : e.beat->maps) captions.push_back(map.caption);
  return captions;
}

// Side by side, captions of which one would be cut leave out the words that they share at their beginning:
// cut, they would read alike.
std::vector<std::string> shown_captions(Ui& ui, const Evidence& e, float side) {
  std::vector<std::string> captions = captions_of(e);
  const bool cut = std::ranges::any_of(captions, [&](const std::string& caption) {
    return text_width(ui, capitalised(caption), style::kSmallBold) > side;
  });
  if (cut && captions.size() > 1) {
    const std::size_t shared = shared_beginning(captions);
    for (std::string& caption : captions) caption.erase(0, shared);
  }
  for (std::string& caption : captions) caption = capitalised(caption);
  return captions;
}

void draw_maps(Ui& ui, Rect& rest, const Evidence& e, float side) {
  const auto& maps = e.beat->maps;
  const bool compared = beside_the_one_before(e);
  const std::vector<std::string> captions = shown_captions(ui, e, side);
  Rect row = rest.cut_top(side + kCaptionRoom, 12);
  if (compared) {
    const study::ClassMap& first = e.before->maps.front();
    label(ui, row.at(), captions.front(), style::kSmallBold, side);
    draw_map(ui, {row.x, row.y + kCaptionRoom, side, side}, first, e.id + "/map/first", e.seed);
    row.cut_left(side + kGap);
  }
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const float x = row.x + static_cast<float>(i) * (side + kGap);
    label(ui, {x, row.y}, captions[i + (compared ? 1 : 0)], style::kSmallBold, side);
    wipe(ui, {x, row.y + kCaptionRoom, side, side}, e, i, e.id + "/map/" + std::to_string(i));
  }
}

void draw_picture(Ui& ui, Rect place, const study::Picture& picture, const std::string& id,
                  std::uint64_t seed) {
  const int w = std::max(1, static_cast<int>(std::lround(place.w * ui.scale())));
  const Theme& t = ui.theme();
  const std::uint64_t version = seed * 8 + static_cast<std::uint64_t>(t.name);
  void* texture = ui.textures().get(id, version, w, w, [&](std::vector<std::uint32_t>& abgr, int pw, int ph) {
    for (int y = 0; y < ph; ++y)
      for (int x = 0; x < pw; ++x) {
        const int from = (y * picture.height / ph) * picture.width + x * picture.width / pw;
        abgr[static_cast<std::size_t>(y) * static_cast<std::size_t>(pw) + static_cast<std::size_t>(x)] =
            mix(t.text, t.field, picture.grey[static_cast<std::size_t>(from)]).abgr();
      }
  });
  if (texture) ui.paint().image(texture, place);
  ui.paint().outline(place, t.line, 1, 2);
}

void draw_pictures(Ui& ui, Rect& rest, const Evidence& e) {
  const auto& pictures = e.beat->pictures;
  const auto n = static_cast<float>(pictures.size());
  const float side =
      std::min(kMostPicture, std::floor((rest.w + 10) / std::min(n, rest.w < 560 ? 5.f : 10.f)) - 10);
  const auto a_row = static_cast<std::size_t>(std::max(1.f, (rest.w + 10) / (side + 10)));
  std::string says = "Pictures:";
  const Point top = rest.at();
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (i % a_row == 0 && i > 0) rest.cut_top(side + kCaptionRoom, 6);
    const Rect place{rest.x + static_cast<float>(i % a_row) * (side + 10), rest.y, side, side};
    draw_picture(ui, place, pictures[i], e.id + "/picture/" + std::to_string(i), e.seed);
    label_in(ui, {place.x - 4, place.bottom() + 2, side + 8, 20}, pictures[i].caption, style::kCaption,
             Align::centre);
    says += " " + pictures[i].caption + ".";
  }
  rest.cut_top(side + kCaptionRoom, 12);
  ui.interact({.id = e.id + "/pictures",
               .rect = {top.x, top.y, rest.w, rest.y - top.y},
               .text = says,
               .focusable = false});
}

bool is_asked(const Evidence& e, const study::Figure& figure) {
  return e.beat->guess && e.beat->guess->figure == figure.name;
}

// Without the beat's own id, which tells it from the same figure of other beats: here it stands among its
// own.
std::string shown_name(const study::Beat& beat, const study::Figure& figure) {
  std::string name = figure.name;
  if (const std::string own = ", " + beat.id; name.ends_with(own)) name.resize(name.size() - own.size());
  return name.starts_with("p ") ? name : capitalised(name);  // a p-value is written small
}

QuantityLabel value_of(const Evidence& e, const study::Figure& figure) {
  QuantityLabel value{.id = e.id + "/" + figure.name,
                      .quantity = study::quantity(figure, "this lesson, seed " + std::to_string(e.seed)),
                      .style = e.large ? style::kHeading : style::kBold,
                      .name = shown_name(*e.beat, figure)};
  if (is_asked(e, figure))
    value.style = {e.large ? Type::display : Type::heading, Weight::bold, false, Meaning::student};
  return value;
}

float figure_height(Ui& ui, const Evidence& e) {
  return kFigureName + line_height(ui, e.large ? style::kDisplay : style::kHeading) + 8;
}

float figure_width(Ui& ui, const QuantityLabel& value) {
  return std::max(quantity_width(ui, value), text_width(ui, value.name, style::kSmall));
}

// From left to right, and on the next line where there is no room; each with its name above.
float figure_rows(Ui& ui, Rect area, const Evidence& e, bool draw) {
  const float height = figure_height(ui, e);
  float x = area.x, y = area.y;
  for (const study::Figure& figure : e.beat->figures) {
    const QuantityLabel value = value_of(e, figure);
    const float w = figure_width(ui, value);
    if (x > area.x && x + w > area.right()) x = area.x, y += height;
    if (draw) {
      const float above = (height - 8 - kFigureName - line_height(ui, value.style)) / 2;
      label(ui, {x, y}, value.name, style::kSmall, area.right() - x);
      quantity_label(ui, {x, y + kFigureName + above}, value);
    }
    x += w + kFigureGap;
  }
  return e.beat->figures.empty() ? 0 : y + height - area.y;
}

// Maps with their figures at the side, where the maps become larger that way than above them.
bool drawn_beside(Ui& ui, Rect& rest, const Evidence& e, float figures) {
  if (figures <= 0 || e.figures_first || e.beat->maps.empty() || !e.beat->pictures.empty() ||
      !e.beat->curves.empty())
    return false;
  float widest = 0;
  for (const study::Figure& figure : e.beat->figures)
    widest = std::max(widest, figure_width(ui, value_of(e, figure)));
  const float side = map_side(e, rest.w - widest - kFigureGap, e.room);
  const float stacked = figure_height(ui, e) * static_cast<float>(e.beat->figures.size());
  if (side <= map_side(e, rest.w, e.room - figures) || stacked > side + kCaptionRoom) return false;
  const auto n = static_cast<float>(maps_in_a_row(e));
  Rect aside = rest;
  aside.cut_left(n * side + kGap * (n - 1), kFigureGap);
  aside.cut_top(kCaptionRoom);
  aside.w = widest;
  draw_maps(ui, rest, e, side);
  figure_rows(ui, aside, e, true);
  return true;
}

}  // namespace

// Whole words, or whole clauses where a comma ends one.
std::size_t shared_beginning(const std::vector<std::string>& captions) {
  const std::string& first = captions.front();
  std::size_t same = first.size();
  for (const std::string& other : captions) {
    const auto differs = std::ranges::mismatch(first, other).in1;
    same = std::min(same, static_cast<std::size_t>(differs - first.begin()));
  }
  const auto after = [&](const char* mark) {
    const std::size_t at = same > 0 ? first.rfind(mark, same - 1) : std::string::npos;
    const std::size_t end = at == std::string::npos ? 0 : at + std::string(mark).size();
    return end <= same ? end : 0;
  };
  if (same == first.size()) return 0;  // one says no more than the other begins with
  const std::size_t clause = after(", ");
  return clause > 0 ? clause : after(" ");
}

bool has_something_to_look_at(const study::Beat& beat) {
  return !beat.maps.empty() || !beat.pictures.empty() || !beat.curves.empty();
}

void draw_evidence(Ui& ui, Rect& rest, const Evidence& e) {
  const float figures = e.figures ? figure_rows(ui, rest, e, false) : 0;
  const float top = rest.y;
  if (drawn_beside(ui, rest, e, figures)) return;
  if (figures > 0 && e.figures_first) rest.cut_top(figure_rows(ui, rest, e, true));
  const float below = e.figures_first ? 0 : figures;
  const auto left = [&] { return e.room - below - (rest.y - top); };
  if (!e.beat->pictures.empty()) draw_pictures(ui, rest, e);
  if (!e.beat->maps.empty()) draw_maps(ui, rest, e, map_side(e, rest.w, left()));
  if (!e.beat->curves.empty())
    draw_curves(ui, rest, {.id = e.id, .beat = e.beat, .drawn = e.drawn},
                std::clamp(left() - 12, kLeastCurve, kMostCurve));
  if (below > 0) rest.cut_top(figure_rows(ui, rest, e, true));
}

}  // namespace partly::game
