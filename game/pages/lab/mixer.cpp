#include "game/pages/lab/mixer.h"

#include <array>
#include <span>

#include "game/pages/common/quote.h"
#include "game/pages/lab/route_card.h"
#include "game/shell/text.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr std::array kCounts{0,    20,   50,   100,   200,   300,   500,   750,   1000,  1500,  2000,
                             3000, 5000, 7500, 10000, 15000, 20000, 30000, 45000, 60000, 80000, 100000};
constexpr std::size_t kMostQueries = 17;  // up to 20,000
constexpr double kRest_s = 0.35;
constexpr float kMixGap = 12;

// A count on a slider whose stops are the round numbers above.
bool count_slider(Ui& ui, Rect area, const char* id, const std::string& name, const char* unit,
                  std::span<const int> stops, Meaning meaning, int* count, const std::string& reason = {}) {
  std::size_t at = 0;
  while (at + 1 < stops.size() && stops[at] < *count) ++at;
  double index = static_cast<double>(at);
  Slider s{.id = id, .label = name, .low = 0, .high = static_cast<double>(stops.size() - 1), .step = 1};
  const int shown = stops[at] == *count ? stops[at] : *count;
  s.text = [unit, stops, shown, at](double x) {
    const auto i = static_cast<std::size_t>(x + 0.5);
    return format_number(i == at ? shown : stops[i], 0) + " " + unit;
  };
  s.meaning = meaning;
  s.enabled = reason.empty(), s.reason = reason;
  if (!slider(ui, area, s, &index)) return false;
  *count = stops[static_cast<std::size_t>(index + 0.5)];
  return true;
}

// Of the lab's own trained models the best: whom a smaller one would learn from.
const world::ModelView* own_teacher(const world::WorldView& view) {
  const world::ModelView* best = nullptr;
  for (const world::ModelView& model : view.models)
    if (model.mine && model.state == world::ModelState::trained &&
        (!best || model.capability.value > best->capability.value))
      best = &model;
  return best;
}

}  // namespace

void Mixer::label_quality(Ui& ui, Rect area) {
  learn::Sources& from = decision_.sources;
  double votes = from.label_votes;
  Slider people{.id = "mix/votes",
                .label = "People who label each",
                .low = 1,
                .high = learn::kMostLabelVotes,
                .step = 1};
  people.text = [](double n) { return format_number(n, 0) + (n < 1.5 ? " person" : " people"); };
  people.enabled = from.own_labels > 0, people.reason = people.enabled ? "" : "Order labels first";
  people.meaning = Meaning::student;
  if (slider(ui, area, people, &votes)) from.label_votes = static_cast<int>(votes + 0.5);
}

void Mixer::own_model(Ui& ui, Rect area, const world::WorldView& view) {
  const world::ModelView* teacher = own_teacher(view);
  int& asked = decision_.sources.other_answers;
  count_slider(ui, area, "mix/own",
               teacher ? "Questions to your " + teacher->name : "Questions to your own model", "answers",
               std::span(kCounts).first(kMostQueries), Meaning::student, &asked,
               teacher ? "" : "You have no trained model yet");
  decision_.other_model = asked > 0 && teacher ? teacher->id : 0;
}

// What the provider's monitor sees: how many questions are like a customer's, and how many accounts ask.
void Mixer::hiding(Ui& ui, Rect area, const std::string& why_not) {
  learn::Sources& from = decision_.sources;
  const std::vector<Rect> half = area.columns(2, 16);
  double cover = from.cover_share * 100;
  Slider hide{.id = "mix/cover", .label = "Like a customer's", .low = 0, .high = 90, .step = 5, .unit = "%"};
  hide.enabled = from.queries > 0, hide.reason = why_not, hide.meaning = Meaning::law;
  if (slider(ui, half[0], hide, &cover)) from.cover_share = cover / 100;
  double accounts = from.queries > 0 ? decision_.accounts : 1;
  Slider names{.id = "mix/accounts",
               .label = "Accounts that ask",
               .low = 1,
               .high = forensics::kMostAccounts,
               .step = 1};
  names.text = [](double n) { return format_number(n, 0); };
  names.enabled = from.queries > 0, names.reason = why_not, names.meaning = Meaning::law;
  if (slider(ui, half[1], names, &accounts) || from.queries == 0)
    decision_.accounts = static_cast<int>(accounts + 0.5);
}

float Mixer::controls(Ui& ui, Rect rest, GameContext& context) {
  const std::string provider = provider_name(context.view());
  const float top = rest.y;
  learn::Sources& from = decision_.sources;
  const world::TrainModel before = decision_;
  count_slider(ui, rest.cut_top(kSliderHeight, kMixGap), "mix/labels", "Labels of your own", "labels",
               kCounts, Meaning::student, &from.own_labels);
  label_quality(ui, rest.cut_top(kSliderHeight, kMixGap));
  count_slider(ui, rest.cut_top(kSliderHeight, kMixGap), "mix/queries", "Questions to " + provider, "answers",
               std::span(kCounts).first(kMostQueries), Meaning::teacher, &from.queries);
  int access = static_cast<int>(from.access);
  const std::string why = from.queries == 0 ? "Ask " + provider + " something first" : "";
  choice(ui, rest.cut_top(kChoiceHeight + 24, kMixGap),
         {.id = "mix/access",
          .label = "What an answer holds",
          .options = {"The answer", "Its two best", "Probabilities"},
          .reasons = {why, why, why}},
         &access);
  from.access = static_cast<learn::Access>(access);
  hiding(ui, rest.cut_top(kSliderHeight, kMixGap), why);
  own_model(ui, rest.cut_top(kSliderHeight, kMixGap), context.view());
  const Rect row = rest.cut_top(kToggleHeight);
  const std::vector<Rect> half = row.columns(2, 16);
  toggle(ui, half[0],
         {.id = "mix/open",
          .label = "Open weights",
          .enabled = !decision_.wide,
          .reason = "The wide network starts from nothing"},
         &from.open_weights);
  toggle(ui, half[1],
         {.id = "mix/wide",
          .label = "Wide network",
          .enabled = !from.open_weights,
          .reason = "Open weights bring their own network"},
         &decision_.wide);
  if (!(decision_ == before)) changed_s_ = ui.now_s();
  return rest.y - top;
}

float Mixer::outcome(Ui& ui, Rect rest, GameContext& context) {
  const float top = rest.y;
  if (!(settled_ == decision_)) {
    if (ui.now_s() - changed_s_ >= kRest_s)
      settled_ = decision_;
    else
      ui.animate();
  }
  const world::Check check = context.lab_game().check(decision_);
  if (std::holds_alternative<world::Refusal>(check)) {
    label(ui, rest.cut_top(line_height(ui, style::kBold), 6).at(), "Not possible now", style::kBold);
    rest.cut_top(paragraph(ui, rest, "{caution|●} " + refusal_of(check), style::kSmallText), 12);
    return rest.y - top;
  }
  const auto& quote = std::get<world::Quote>(check);
  const Rect head = rest.cut_top(line_height(ui, style::kHeading), 8);
  label(ui, {head.x, head.y + 3}, "To pay now", style::kBold);
  QuantityLabel upfront{.id = "mix/upfront", .quantity = quote.upfront, .style = style::kHeading};
  upfront.style.meaning = Meaning::money;
  upfront.name = "to pay now";
  quantity_label_right(ui, {head.right(), head.y}, upfront);
  rest.cut_top(quote_lines(ui, rest, "mix", quote), 8);
  rule(ui, rest.at(), rest.w);
  rest.cut_top(12);
  rehearsal_bar(ui, rest.cut_top(kRehearsalHeight, 12), "mix",
                settled_ == decision_ ? context.lab_game().rehearsal(settled_) : session::Rehearsal{});
  const std::string exposure = exposure_text(quote);
  if (!exposure.empty()) rest.cut_top(paragraph(ui, rest, exposure, style::kSmall));
  return rest.y - top;
}

float Mixer::draw(Ui& ui, Rect area, GameContext& context) {
  const bool wide = area.w >= 700;
  const std::string key = wide ? "mixer:wide" : "mixer:narrow";
  float& height = ui.memory()[key];  // of the last frame; the sheet is painted before what is on it
  if (height == 0) height = 360, ui.animate();
  Rect inside = card(ui, {area.x, area.y, area.w, height});
  inside.h = 1e6f;
  float used = 0;
  if (wide) {
    Rect right = inside.cut_right(inside.w * 0.45f, 32);
    used = std::max(controls(ui, inside, context), outcome(ui, right, context));
  } else {
    used = controls(ui, inside, context) + 20;
    inside.cut_top(used);
    used += outcome(ui, inside, context);
  }
  const float wanted = used + 2 * (kCardPadding - 4);
  if (wanted != height) height = wanted, ui.animate();
  return height;
}

}  // namespace partly::game
