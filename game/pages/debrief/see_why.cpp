#include "game/pages/debrief/see_why.h"

#include <algorithm>

#include "game/pages/common/lesson_link.h"
#include "game/pages/common/parts.h"
#include "game/widgets/button.h"
#include "sim/study/lessons.h"

namespace partly::game {
namespace {

bool any_own(const world::WorldView& view, bool (*holds)(const learn::Sources&)) {
  return std::ranges::any_of(
      view.models, [&](const world::ModelView& model) { return model.mine && holds(model.sources); });
}

bool examined(const world::WorldView& view) {
  return std::ranges::any_of(view.proceedings, [](const world::ProceedingView& one) {
    return (one.mine || one.brought) && one.exhibit.has_value();
  });
}

// What a provider decides: whom its monitor sees, and what its answers give away.
std::vector<SeeWhy> for_a_provider(const world::WorldView& view) {
  std::vector<SeeWhy> all;
  if (examined(view))
    all.push_back({"whose-mistakes", "A court looked for your model's mistakes in another."});
  all.push_back({"hide-in-the-crowd", "You decided how keenly accounts are watched."});
  all.push_back({"xray", "You decided what an answer holds."});
  return all;
}

std::vector<SeeWhy> for_a_student(const world::WorldView& view) {
  std::vector<SeeWhy> all;
  const auto add = [&](bool happened, const char* lesson, const char* because) {
    if (happened) all.push_back({lesson, because});
  };
  add(examined(view), "whose-mistakes", "A court looked for the teacher's mistakes in your model.");
  add(view.terms.access_cut || view.terms.alarms.value > 0, "hide-in-the-crowd",
      "The provider's monitor noticed your questions.");
  add(any_own(view, [](const learn::Sources& from) { return from.other_answers > 0; }), "copy-of-a-copy",
      "A model of yours learned from the answers of another of yours.");
  add(any_own(view, [](const learn::Sources& from) { return from.queries > 0 && from.own_labels > 0; }),
      "laundering", "You mixed labels of your own with a teacher's answers.");
  add(any_own(view,
              [](const learn::Sources& from) {
                return from.queries > 0 && from.access != learn::Access::labels;
              }),
      "unseen-digit", "You bought probabilities, and not answers alone.");
  add(any_own(view,
              [](const learn::Sources& from) {
                return from.queries > 0 && from.access == learn::Access::labels;
              }),
      "sixty-questions", "You bought answers without probabilities.");
  add(any_own(view, [](const learn::Sources& from) { return from.open_weights; }), "subliminal-static",
      "Your model began from weights that another had published.");
  add(any_own(view, [](const learn::Sources& from) { return from.queries == 0 && from.own_labels > 0; }),
      "noisy-world", "You learned from labels, some of them wrong.");
  return all;
}

}  // namespace

std::vector<SeeWhy> see_why(const world::WorldView& view) {
  std::vector<SeeWhy> all = view.teacher ? for_a_provider(view) : for_a_student(view);
  if (all.empty()) all.push_back({"sixty-questions", "You trained nothing yet: see how little it takes."});
  if (all.size() > kMostLessons) all.resize(kMostLessons);
  return all;
}

void see_why_card(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "See why", "experiments on what decided this game, trained before your eyes");
  rest.cut_top(6);
  const std::vector<SeeWhy> all = see_why(view);
  constexpr float kLeastColumn = 280;
  const bool beside = rest.w >= kLeastColumn * static_cast<float>(all.size());
  std::vector<Rect> places = rest.columns(beside ? static_cast<int>(all.size()) : 1, kColumnGap);
  float used = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto lesson = study::lesson_named(all[i].lesson);
    Rect place = places[beside ? i : 0];
    if (!beside) place.y += used;
    const float top = place.y;
    place.cut_top(paragraph(ui, place, all[i].because, style::kSmallText), 6);
    Button open{.id = "debrief/see-why/" + all[i].lesson,
                .label = lesson ? (*lesson)->about.name : all[i].lesson};
    if (i == 0) open.key = "S";
    if (button(ui, {place.x, place.y, std::min(place.w, button_width(ui, open)), kButtonHeight}, open))
      open_lesson(ui, all[i].lesson);
    place.cut_top(kButtonHeight, beside ? 0 : 12);
    used = beside ? std::max(used, place.y - top) : used + place.y - top;
  }
  rest.cut_top(used);
}

}  // namespace partly::game
