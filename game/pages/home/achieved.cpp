#include "game/pages/home/achieved.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "sim/base/format.h"
#include "sim/world/view/achievements.h"

namespace partly::game {
namespace {

constexpr float kMedal = 14, kTwoAside = 620;

const session::Earned* earned_in(const session::Results& results, const std::string& id) {
  const auto found = std::ranges::find(results.earned, id, &session::Earned::achievement);
  return found == results.earned.end() ? nullptr : &*found;
}

// A filled diamond once it is earned, its outline before: told apart without colour.
void medal(Ui& ui, Point centre, bool earned) {
  if (earned) return ui.paint().shape(Shape::diamond, centre, kMedal, ui.theme().fill_of(Meaning::student));
  ui.paint().ring(centre, kMedal / 2 - 2, ui.theme().line_strong, 1.5f);
}

std::string title_of(const std::vector<ScenarioCard>& cards, const std::string& id) {
  const auto found = std::ranges::find(cards, id, &ScenarioCard::id);
  return found == cards.end() ? id : found->title;
}

float one_achievement(Ui& ui, Rect area, const world::Achievement& one, const session::Earned* earned,
                      const std::vector<ScenarioCard>& cards) {
  const float top = area.y;
  const Rect mark = area.cut_left(kMedal, 10);
  medal(ui, {mark.centre().x, top + line_height(ui, style::kSmall) / 2}, earned != nullptr);
  area.cut_top(paragraph(ui, area, "**" + one.title + "**", earned ? style::kSmallText : style::kSmall), 1);
  area.cut_top(paragraph(ui, area, earned ? one.lesson : one.rule, style::kSmall), 1);
  if (earned)
    area.cut_top(paragraph(ui, area,
                           title_of(cards, earned->scenario) + ", seed " + std::to_string(earned->seed),
                           style::kCaption));
  return area.y - top;
}

}  // namespace

std::string best_text(const session::Results& results, const std::string& scenario) {
  const session::GameResult* best = results.best_of(scenario);
  if (!best) return {};
  std::string text =
      best->grade + ", " + std::to_string(best->met) + " of " + std::to_string(best->goals) + " goals";
  if (best->worth_usd > 0) text += " · " + format_usd(best->worth_usd);
  return text + " · seed " + std::to_string(best->seed);
}

std::string best_grade(const session::Results& results, const std::string& scenario) {
  const session::GameResult* best = results.best_of(scenario);
  if (!best) return {};
  return best->grade + " · " + std::to_string(best->met) + " of " + std::to_string(best->goals);
}

float achieved_card(Ui& ui, Rect area, const session::Results& results,
                    const std::vector<ScenarioCard>& cards) {
  const auto& all = world::achievements();
  const CardPart part{
      .id = "home/achieved", .draw = [&](Rect& rest) {
        card_title(ui, rest, "What games have shown",
                   std::to_string(results.earned.size()) + " of " + std::to_string(all.size()) +
                       " achievements; each says what it teaches once you have it");
        rest.cut_top(6);
        for (const ScenarioCard& c : cards)
          if (const std::string best = best_text(results, c.id); !best.empty())
            rest.cut_top(paragraph(ui, rest, "{student|●} " + c.title + ": **best** " + best, style::kSmall),
                         4);
        rest.cut_top(6);
        const int columns = rest.w >= kTwoAside ? 2 : 1;
        for (std::size_t i = 0; i < all.size(); i += static_cast<std::size_t>(columns)) {
          const std::vector<Rect> places = rest.columns(columns, 24);
          float height = 0;
          for (std::size_t c = 0; c < places.size() && i + c < all.size(); ++c)
            height = std::max(
                height, one_achievement(ui, places[c], all[i + c], earned_in(results, all[i + c].id), cards));
          rest.cut_top(height, 12);
        }
      }};
  return card_stack(ui, area, {part});
}

}  // namespace partly::game
