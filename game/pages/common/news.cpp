#include "game/pages/common/news.h"

#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/card.h"
#include "game/widgets/quantity_label.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr std::size_t kMost = 14;

void one_news(Ui& ui, Rect& rest, const world::News& news, std::size_t index) {
  const Meaning meaning = meaning_of(news.kind);
  rest.cut_top(paragraph(ui, rest, coloured(meaning, "**" + news.title + "**"), style::kBody), 0);
  rest.cut_top(paragraph(ui, rest, news.text, style::kSmall), 2);
  if (!news.fact.empty()) {
    fact_chips(ui, rest.at(), "news/" + std::to_string(index), {news.fact});
    rest.cut_top(20);
  }
  rest.cut_top(14);
}

void guesses(Ui& ui, Rect& rest, const world::WorldView& view) {
  if (view.guesses.empty()) return;
  rule(ui, rest.at(), rest.w);
  rest.cut_top(12);
  label(ui, rest.cut_top(line_height(ui, style::kBold), 4).at(), "Your guesses", style::kBold);
  for (const world::GuessView& guess : view.guesses) {
    const std::string line = guess.model + ": guessed " + format_number(guess.guessed, 0) + ", measured " +
                             with_spread(guess.measured);
    rest.cut_top(paragraph(ui, rest, line, style::kSmall), 2);
  }
  QuantityLabel off{.id = "news/calibration",
                    .quantity = view.calibration,
                    .text = format_number(view.calibration.value, 1)};
  off.style = {.type = Type::small, .weight = Weight::bold};
  off.name = "calibration";
  const Rect line = rest.cut_top(24);
  const float w = label(ui, line.at(), "points off, on average: ", style::kSmall);
  quantity_label(ui, {line.x + w, line.y}, off);
}

}  // namespace

Meaning meaning_of(world::NewsKind kind) {
  switch (kind) {
    case world::NewsKind::training:
      return Meaning::student;
    case world::NewsKind::law:
      return Meaning::law;
    case world::NewsKind::terms:
      return Meaning::teacher;
    case world::NewsKind::market:
    case world::NewsKind::money:
      return Meaning::money;
    case world::NewsKind::rival:
    case world::NewsKind::world:
      break;
  }
  return Meaning::plain;
}

float news_list(Ui& ui, Rect area, const world::WorldView& view) {
  Rect rest{area.x, area.y, area.w, 1e6f};
  if (!view.score_text.empty() && !view.history.empty())
    rest.cut_top(paragraph(ui, rest, view.score_text, style::kSmall), 14);
  if (view.news.empty())
    rest.cut_top(paragraph(ui, rest, "Nothing has happened yet. The first quarter is yours.", style::kSmall),
                 14);
  Quarter shown{};
  for (std::size_t i = 0; i < view.news.size() && i < kMost; ++i) {
    if (view.news[i].quarter != shown) {
      shown = view.news[i].quarter;
      label(ui, rest.cut_top(line_height(ui, style::kCaption), 6).at(),
            shown == view.now ? "this quarter" : shown.text(), style::kCaption);
    }
    one_news(ui, rest, view.news[i], i);
  }
  guesses(ui, rest, view);
  return rest.y - area.y;
}

}  // namespace partly::game
