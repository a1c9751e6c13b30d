#include "game/pages/console/console_settings.h"

#include <array>
#include <cmath>

#include "game/pages/common/order.h"
#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/choice.h"
#include "game/widgets/slider.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr std::array kUsualRates{0.001, 0.01, 0.03, 0.05, 0.1, 0.2};  // before the first close
constexpr std::array kDigits{-1, 3, 2, 1, 0};
constexpr int kMostAlarms = 3;  // offered here before access ends
constexpr double kLeastVolume = 10, kMostVolume = 10'000;
constexpr float kSettingGap = 8;

template <class List, class Value>
int index_near(const List& list, Value value) {
  int best = 0;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (std::abs(list[i] - value) < std::abs(list[static_cast<std::size_t>(best)] - value))
      best = static_cast<int>(i);
  return best;
}

bool same_api(const world::Console& a, const world::Console& b) {
  return a.access == b.access && a.top_k == b.top_k && a.digits == b.digits && a.defence == b.defence &&
         a.defence_strength == b.defence_strength && a.query_label_usd == b.query_label_usd &&
         a.query_probability_usd == b.query_probability_usd;
}
bool same_monitor(const world::Console& a, const world::Console& b) {
  return a.alarm_rate == b.alarm_rate && a.volume_limit == b.volume_limit &&
         a.alarms_before_cut == b.alarms_before_cut;
}
void copy_monitor(const world::Console& from, world::Console& to) {
  to.alarm_rate = from.alarm_rate;
  to.volume_limit = from.volume_limit;
  to.alarms_before_cut = from.alarms_before_cut;
}

std::string rate_text(double rate) { return format_number(rate * 100, rate < 0.01 ? 1 : 0) + " %"; }

std::vector<double> rates(const world::TeacherView& view) {
  std::vector<double> out;
  for (const world::WatchLevelView& level : view.levels) out.push_back(level.alarm_rate);
  return out.empty() ? std::vector<double>(kUsualRates.begin(), kUsualRates.end()) : out;
}

Order for_next_quarter(std::vector<world::Decision> decisions, const GameContext& context) {
  const std::string next = context.view().now.plus(1).text();
  return {std::move(decisions), "Move a setting first; this is what stands ordered.",
          "Set. It acts from " + next + " on."};
}

Button set_button(const char* id, const GameContext& context, bool changed) {
  return {.id = id,
          .label = "Set for " + context.view().now.plus(1).text(),
          .selected = changed,
          .meaning = Meaning::caution};
}

// A share with a bar below it.
void share_line(Ui& ui, Rect& rest, const Figure& f) {
  figure_line(ui, rest.cut_top(kFigureHeight + 2), f);
  range_bar(ui, rest.cut_top(6, 8),
            {.low = 0, .high = 1, .from = 0, .to = f.quantity.value, .meaning = f.meaning, .marks = {}});
}

}  // namespace

const world::WatchLevelView* level_near(const world::TeacherView& view, double alarm_rate) {
  if (view.levels.empty()) return nullptr;
  return &view.levels[static_cast<std::size_t>(index_near(rates(view), alarm_rate))];
}

void ConsoleSettings::follow(const world::TeacherView& view) {
  const world::Console& ordered = view.ordered.settings;
  const int islets = static_cast<int>(view.traps_ordered.value);
  if (!begun_ || !same_api(known_, ordered)) {
    const world::Console kept = set_;
    set_ = ordered;
    if (begun_) copy_monitor(kept, set_);
  }
  if (!begun_ || !same_monitor(known_, ordered)) copy_monitor(ordered, set_);
  if (islets != known_islets_) islets_ = known_islets_ = islets;
  known_ = ordered;
  begun_ = true;
}

std::vector<world::Decision> ConsoleSettings::changes_to_api() const {
  std::vector<world::Decision> out;
  if (set_.access != known_.access || set_.top_k != known_.top_k || set_.digits != known_.digits)
    out.push_back(world::SetApiAccess{set_.access, set_.top_k, set_.digits});
  if (set_.defence != known_.defence || set_.defence_strength != known_.defence_strength)
    out.push_back(world::SetApiDefence{set_.defence, set_.defence_strength});
  if (set_.query_label_usd != known_.query_label_usd ||
      set_.query_probability_usd != known_.query_probability_usd)
    out.push_back(world::SetQueryPrices{set_.query_label_usd, set_.query_probability_usd});
  return out;
}

std::vector<world::Decision> ConsoleSettings::changes_to_monitor() const {
  if (same_monitor(set_, known_)) return {};
  return {world::SetMonitor{set_.alarm_rate, set_.volume_limit, set_.alarms_before_cut}};
}

// One slider for both prices: they keep the proportion of the price list.
void ConsoleSettings::price(Ui& ui, Rect& rest, GameContext& context) {
  const econ::PriceList& list = context.lab_game().scenario().prices;
  const double span = std::max(1.0, context.lab_game().scenario().play.price_span.value);
  const bool bare = set_.access == learn::Access::labels;
  const double reference = bare ? list.query_label_usd.value : list.query_probability_usd.value;
  if (reference <= 0 || span <= 1) return;
  double& shown = bare ? set_.query_label_usd : set_.query_probability_usd;
  Slider s{.id = "console/price",
           .label = bare ? "Price of an answer" : "Price of an answer with probabilities",
           .low = reference / span,
           .high = reference * span,
           .logarithmic = true};
  s.text = [](double usd) { return format_usd(usd); };
  s.meaning = Meaning::money;
  if (!slider(ui, rest.cut_top(kSliderHeight, kSettingGap), s, &shown)) return;
  const double factor = shown / reference;
  const auto scaled = [&](const Quantity& price) {
    return std::clamp(price.value * factor, price.value / span, price.value * span);
  };
  set_.query_label_usd = scaled(list.query_label_usd);
  set_.query_probability_usd = scaled(list.query_probability_usd);
}

void ConsoleSettings::defence(Ui& ui, Rect& rest) {
  int digits = index_near(kDigits, set_.digits);
  const std::string why =
      set_.access == learn::Access::labels ? "A bare answer has no probabilities to round." : "";
  if (choice(ui, rest.cut_top(kChoiceHeight + 24, kSettingGap),
             {.id = "console/digits",
              .label = "Decimals of a probability",
              .options = {"All", "3", "2", "1", "0"},
              .reasons = {why, why, why, why, why},
              .meaning = Meaning::teacher},
             &digits))
    set_.digits = kDigits[static_cast<std::size_t>(digits)];
  int kind = static_cast<int>(set_.defence);
  if (choice(ui, rest.cut_top(kChoiceHeight + 24, kSettingGap),
             {.id = "console/defence",
              .label = "What is done to answers",
              .options = {"Nothing", "Noise", "Poison", "Random"},
              .meaning = Meaning::teacher},
             &kind)) {
    set_.defence = static_cast<world::ApiDefence>(kind);
    set_.defence_strength = world::most_strength(set_.defence) / 4;
  }
  if (set_.defence == world::ApiDefence::none) return;
  const double most = world::most_strength(set_.defence);
  Slider s{.id = "console/strength",
           .label = std::string("Strength of ") + world::name(set_.defence),
           .low = 0,
           .high = most,
           .step = most / 20};
  s.text = [most](double v) { return most > 1 ? format_number(v, 1) : format_percent(v); };
  s.meaning = Meaning::teacher;
  slider(ui, rest.cut_top(kSliderHeight, kSettingGap), s, &set_.defence_strength);
}

void ConsoleSettings::traps(Ui& ui, Rect& rest, GameContext& context) {
  rest.cut_top(kSettingGap);
  double islets = islets_;
  Slider s{.id = "console/traps",
           .label = "Traps: islets of wrong answers",
           .low = 0,
           .high = learn::kMaxIslets,
           .step = 1,
           .unit = "islets"};
  s.meaning = Meaning::teacher;
  if (slider(ui, rest.cut_top(kSliderHeight, kSettingGap), s, &islets))
    islets_ = static_cast<int>(islets + 0.5);
  const bool changed = islets_ != known_islets_;
  const std::string count = std::to_string(islets_);
  order_button(
      ui, rest, context,
      {.id = "console/plant", .label = "Plant " + count + (islets_ == 1 ? " islet" : " islets")},
      {changed ? std::vector<world::Decision>{world::PlantTraps{islets_}} : std::vector<world::Decision>{},
       "So many are planted already.", "The provider's model is trained a little longer."});
}

void ConsoleSettings::api(Ui& ui, Rect& rest, GameContext& context, bool more) {
  card_title(ui, rest, "Your API", "now: " + context.view().teacher->in_force.text);
  rest.cut_top(4);
  int access = static_cast<int>(set_.access);
  const std::string top = "Top " + std::to_string(set_.top_k);
  if (choice(ui, rest.cut_top(kChoiceHeight, kSettingGap),
             {.id = "console/access",
              .label = {},
              .options = {"The answer", top, "Probabilities"},
              .meaning = Meaning::teacher},
             &access))
    set_.access = static_cast<learn::Access>(access);
  price(ui, rest, context);
  if (more) defence(ui, rest);
  const auto changes = changes_to_api();
  order_button(ui, rest, context, set_button("console/set-api", context, !changes.empty()),
               for_next_quarter(changes, context));
  if (more) traps(ui, rest, context);
}

void ConsoleSettings::limits(Ui& ui, Rect& rest) {
  double volume = std::clamp<double>(set_.volume_limit, kLeastVolume, kMostVolume);
  Slider s{.id = "console/volume",
           .label = "Volume alone is an alarm from",
           .low = kLeastVolume,
           .high = kMostVolume,
           .logarithmic = true,
           .unit = "queries"};
  s.meaning = Meaning::teacher;
  if (slider(ui, rest.cut_top(kSliderHeight, kSettingGap), s, &volume))
    set_.volume_limit = static_cast<int>(std::lround(volume));
  int alarms = std::min(set_.alarms_before_cut, kMostAlarms);
  if (choice(ui, rest.cut_top(kChoiceHeight + 24, kSettingGap),
             {.id = "console/alarms",
              .label = "Alarms until access ends by itself",
              .options = {"Never", "1", "2", "3"},
              .meaning = Meaning::teacher},
             &alarms))
    set_.alarms_before_cut = alarms;
}

void ConsoleSettings::monitor(Ui& ui, Rect& rest, GameContext& context, bool more) {
  const world::TeacherView& view = *context.view().teacher;
  card_title(ui, rest, "Your monitor", "honest accounts it may accuse");
  rest.cut_top(4);
  const std::vector<double> known = rates(view);
  Choice rate{.id = "console/rate", .label = {}, .options = {}, .reasons = {}, .meaning = Meaning::teacher};
  for (const double one : known) rate.options.push_back(rate_text(one));
  int index = index_near(known, set_.alarm_rate);
  if (choice(ui, rest.cut_top(kChoiceHeight, kSettingGap), rate, &index))
    set_.alarm_rate = known[static_cast<std::size_t>(index)];
  if (const world::WatchLevelView* level = level_near(view, set_.alarm_rate)) {
    share_line(ui, rest,
               {.id = "console/found",
                .name = "finds of those who train",
                .quantity = level->found,
                .meaning = Meaning::law,
                .tag = true});
    share_line(ui, rest,
               {.id = "console/accused",
                .name = "accuses of honest customers",
                .quantity = level->accused,
                .meaning = Meaning::caution,
                .tag = true});
  } else {
    rest.cut_top(paragraph(ui, rest,
                           "What each setting finds, and whom it accuses wrongly, is measured when the first "
                           "quarter closes.",
                           style::kSmall),
                 kSettingGap);
  }
  if (more) limits(ui, rest);
  const auto changes = changes_to_monitor();
  order_button(ui, rest, context, set_button("console/set-monitor", context, !changes.empty()),
               for_next_quarter(changes, context));
}

}  // namespace partly::game
