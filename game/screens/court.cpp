#include "game/screens/court.h"

#include <algorithm>

#include "game/panels/game_page.h"
#include "game/panels/parts.h"
#include "game/screens/lab.h"
#include "game/widgets/bars.h"
#include "game/widgets/choice.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kLeastHistogram = 104, kMostHistogram = 220, kTrackWidth = 430;
constexpr std::size_t kMostTabs = 4;

}  // namespace

const world::ProceedingView* CourtScreen::chosen() const {
  const auto& all = play_.view().proceedings;
  if (all.empty()) return nullptr;
  return &all[static_cast<std::size_t>(std::clamp(chosen_, 0, static_cast<int>(all.size()) - 1))];
}

void CourtScreen::head(Ui& ui, Rect& area, const world::ProceedingView& p) {
  const bool wide = area.w >= kTwoColumns;
  area.cut_top(12);
  Rect row = area;
  if (wide) stage_track(ui, row.cut_right(kTrackWidth, 16), p.stage);
  const float h = line_height(ui, style::kHeading), small = line_height(ui, style::kSmall);
  const float w = label(ui, {row.x, row.y + 4}, p.title, style::kHeading, row.w);
  const std::string rest = p.theory + " claim · simulated; no real party";
  const bool beside = w + 16 + text_width(ui, rest, style::kSmall) + 90 <= row.w;
  const Point at = beside ? Point{row.x + w + 16, row.y + 4 + h - small - 2} : Point{row.x, row.y + h + 6};
  const float rest_w = label(ui, at, rest, style::kSmall);
  fact_chips(ui, {at.x + rest_w + 12, at.y + 1}, "court/facts", p.facts);
  area.cut_top(std::max(wide ? kTrackHeight : 0, beside ? h + 8 : h + small + 10), 8);
  if (!wide) stage_track(ui, area.cut_top(kTrackHeight, 12), p.stage);
}

float CourtScreen::claim(Ui& ui, Rect area, float room) {
  const float top = area.y;
  const auto& all = play_.view().proceedings;
  if (all.size() > 1) {
    area.cut_top(12);
    Choice which{.id = "court/claims", .label = {}, .options = {}, .reasons = {}, .meaning = Meaning::law};
    for (std::size_t i = 0; i < std::min(all.size(), kMostTabs); ++i)
      which.options.push_back(all[i].title + " · " + standing_of(all[i]));
    choice(ui, area.cut_top(kChoiceHeight), which, &chosen_);
  }
  const world::ProceedingView p = *chosen();  // a copy: an answer or an offer changes the view
  head(ui, area, p);
  const float left = room - (area.y - top) - kCardGap - ui.memory()["card/court/stand"] - 200;
  const float histogram = std::clamp(left, kLeastHistogram, kMostHistogram);
  const CardPart exhibit{.id = "court/exhibit",
                         .draw = [&](Rect& rest) { exhibit_.draw(ui, rest, p, histogram); },
                         .share = 1.18f};
  const CardPart chain{.id = "court/chain", .draw = [&](Rect& rest) { chain_.draw(ui, rest, p); }};
  area.cut_top(card_row(ui, area, {exhibit, chain}), kCardGap);
  const bool open = p.stage < law::Stage::judgment;  // from then on there is a verdict to read
  CardPart stand{
      .id = "court/stand", .draw = [&](Rect& rest) { stand_panel(ui, rest, play_, p); }, .share = 1.18f};
  CardPart settle{.id = "court/settlement",
                  .draw = [&](Rect& rest) { settlement_.draw(ui, rest, play_, p); }};
  if (!p.mine)
    stand = {.id = "court/watched", .draw = [&](Rect& rest) { watched_panel(ui, rest, p); }, .share = 1.18f};
  if (!open) settle = {.id = "court/outcome", .draw = [&](Rect& rest) { outcome_panel(ui, rest, p); }};
  const bool asked = open || !p.mine || p.answer != law::Answer::none;  // a claim may end before the stand
  std::vector<CardPart> below;
  if (asked) below.push_back(stand);
  if (p.mine || !open) below.push_back(settle);
  area.cut_top(card_row(ui, area, below));
  return area.y - top;
}

float CourtScreen::no_claim(Ui& ui, Rect area) {
  const float top = area.y;
  const world::WorldView& view = play_.view();
  const world::ProviderRules& rules = play_.match().scenario().provider;
  page_title(ui, area, "Nobody has sued you", "what would bring a claim, and what it would be worth");
  area.cut_top(4);
  const CardPart brings{.id = "court/brings", .draw = [&](Rect& rest) {
                          card_title(ui, rest, "What brings a claim");
                          rest.cut_top(paragraph(ui, rest,
                                                 "{teacher|■} **An alarm.** " + provider_name(view) +
                                                     " watches every account. Training-style patterns and "
                                                     "volume raise alarms; too many cut the "
                                                     "access, and a notice follows.",
                                                 style::kSmallText),
                                       4);
                          figure_line(ui, rest.cut_top(kFigureHeight),
                                      {.id = "court/alarms",
                                       .name = "alarms on your account so far",
                                       .quantity = view.terms.alarms,
                                       .tag = true});
                          figure_line(ui, rest.cut_top(kFigureHeight, 10),
                                      {.id = "court/after",
                                       .name = "from a cut to a notice",
                                       .quantity = rules.claim_after_quarters,
                                       .tag = true});
                          rest.cut_top(paragraph(ui, rest,
                                                 "{law|◆} **A suspicion.** A tip, a leak or an audit: a copy "
                                                 "on sale may be noticed without any alarm.",
                                                 style::kSmallText),
                                       4);
                          figure_line(ui, rest.cut_top(kFigureHeight, 6),
                                      {.id = "court/noticed",
                                       .name = "chance a quarter",
                                       .quantity = rules.claim_without_log,
                                       .tag = true});
                          fact_chips(ui, rest.cut_top(20).at(), "court/brings", {"F30", "F35", "F52"});
                        }};
  const CardPart exposure{
      .id = "court/exposure", .draw = [&](Rect& rest) {
        card_title(ui, rest, "Your exposure");
        QuantityLabel value{.id = "court/exposure",
                            .quantity = view.exposure,
                            .text = money_range(view.exposure),
                            .style = style::kDisplay,
                            .name = "exposure"};
        value.style.meaning = Meaning::law;
        quantity_label(ui, rest.cut_top(line_height(ui, style::kDisplay), 8).at(), value);
        rest.cut_top(paragraph(ui, rest, view.exposure.explanation, style::kSmallText), 8);
        rest.cut_top(paragraph(ui, rest,
                               "It moves with what your models were trained on and what they sell. It is not "
                               "money owed: investors deduct it from what your lab is worth.",
                               style::kSmall));
      }};
  const CardPart decides{
      .id = "court/decides", .draw = [&](Rect& rest) {
        const law::ClaimRules& contract = play_.match().scenario().contract;
        card_title(ui, rest, "How a court decides here", "both are needed");
        figure_line(ui, rest.cut_top(kFigureHeight),
                    {.id = "court/theory",
                     .name = "1  It accepts the theory: chance at the start",
                     .quantity = contract.belief,
                     .tag = true});
        rest.cut_top(paragraph(ui, rest,
                               "2  A breach is proven: an exam on your own network against innocent models, "
                               "the provider's log, and what you say on the stand.",
                               style::kSmallText),
                     4);
        fact_chips(ui, rest.cut_top(20).at(), "court/theory", contract.facts);
      }};
  if (area.w < kTwoColumns) return area.y - top + card_stack(ui, area, {exposure, brings, decides});
  const std::vector<Rect> columns = area.columns(2, kCardGap);
  return area.y - top +
         std::max(card_stack(ui, columns[0], {brings}), card_stack(ui, columns[1], {exposure, decides}));
}

void CourtScreen::draw(Ui& ui) {
  const Rect page = game_page(ui, play_, Page::court);
  ScrollArea scroll(ui, "court", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  const float used =
      chosen() ? claim(ui, scroll.content(), page.h - kCardGap) : no_claim(ui, scroll.content());
  scroll.end(used + kCardGap);
  closing_dialog(ui, play_);
}

std::string CourtScreen::help() const {
  return "**The court.** On the left what was measured on your own network, on the right how it adds up. At "
         "the deposition the keys 1, 2 and 3 answer the question; O offers to settle, "
         "at any stage before.\n"
         "A verdict needs several things at once: a court that accepts the theory and its points of law, and a proven breach. The "
         "chance shown is their product. This is a simulation and no legal advice.";
}

}  // namespace partly::game
