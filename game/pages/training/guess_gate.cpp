#include "game/pages/training/guess_gate.h"

#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {

constexpr const char* kSliderId = "gate/guess";

std::string sources_text(const world::ModelView& model, const std::string& provider) {
  const learn::Sources& from = model.sources;
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (from.own_labels > 0) add(format_number(from.own_labels, 0) + " labels of its own");
  if (from.queries > 0) {
    const char* kind = from.access == learn::Access::labels  ? ""
                       : from.access == learn::Access::top_k ? " with its best guesses"
                                                             : " with probabilities";
    add(format_number(from.queries, 0) + " answers" + kind + " from " + provider);
  }
  if (from.open_weights) text += text.empty() ? "the open weights" : ", on top of the open weights";
  return text;
}

bool GuessGate::draw(Ui& ui, Rect area, const world::ModelView& model, const world::WorldView& view,
                     double* points) {
  if (model.id != model_) model_ = model.id, guess_.reset(), ui.focus().set_focus(kSliderId, false);
  if (ui.focus().focused().empty()) ui.focus().set_focus(kSliderId, false);  // back from another page
  Rect rest = card(ui, area);
  label(ui, rest.cut_top(line_height(ui, style::kHeading), 8).at(), "First, a guess", style::kHeading);
  std::string text = model.name + " learns from " + sources_text(model, provider_name(view)) +
                     ". How capable will it be? 0 is guessing, 100 is perfect";
  const world::LabView* provider = find_lab(view, world::LabKind::provider);
  if (provider && provider->capability.provenance == Provenance::measured)  // not before its first exam
    text += "; " + provider->name + "'s own model reaches " + format_number(provider->capability.value, 0);
  rest.cut_top(paragraph(ui, rest, text + ".", style::kSmallText), 20);
  Slider s{.id = kSliderId, .label = "Your guess", .low = 0, .high = 100, .step = 1, .unit = "points"};
  s.meaning = Meaning::caution;
  const Rect place = rest.cut_top(kSliderHeight, 20);
  slider(ui, place, s, &guess_);
  if (ui.focus().focused() == kSliderId) {  // Enter belongs to the button, also while arrows move the slider
    ui.focus().set_focus(kSliderId, false);
    ui.ring(place, 4);
  }
  ButtonRow row(ui, rest.cut_top(kButtonHeight, 12));
  const bool given = row.add({.id = "gate/show",
                              .label = "Show me",
                              .key = "Enter",
                              .kind = ButtonKind::primary,
                              .enabled = guess_.has_value(),
                              .reason = "Make a guess first: drag on the line, or press Right or Left"});
  paragraph(ui, rest,
            guess_ ? "Guesses are scored at the end. They cost nothing and nobody else sees them."
                   : "Set the mark: drag on the line, or press **Left** and **Right**.",
            style::kSmall);
  if (given) *points = *guess_;
  return given;
}

}  // namespace partly::game
