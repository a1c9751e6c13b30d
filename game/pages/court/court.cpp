#include "game/pages/court/court.h"

#include <algorithm>

#include "game/pages/common/closing.h"
#include "game/pages/common/game_page.h"
#include "game/pages/court/proof.h"
#include "game/pages/court/stages.h"
#include "game/pages/court/suit.h"
#include "game/widgets/bars.h"
#include "game/widgets/choice.h"
#include "game/widgets/quantity_label.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kLeastHistogram = 160, kMostHistogram = 220, kTrackWidth = 430, kLeftShare = 1.18f;
constexpr float kExhibitBesides = 240;  // of the exhibit's card, beside its histogram
constexpr std::size_t kMostTabs = 4;
constexpr float kCountWidth = 200;

// Returns the height used.
float draw_band(Ui& ui, Rect area, std::vector<CardPart> left, std::vector<CardPart> right) {
  if (right.empty()) return card_stack(ui, area, left);
  left.front().share = kLeftShare;
  if (left.size() == 1 && right.size() == 1) return card_row(ui, area, {left.front(), right.front()});
  if (area.w < kTwoColumns - 100) {
    left.insert(left.end(), right.begin(), right.end());
    return card_stack(ui, area, left);
  }
  Rect column = area;
  column.w = (area.w - kCardGap) * kLeftShare / (kLeftShare + 1);
  const float height = card_stack(ui, column, left);
  column = {column.right() + kCardGap, area.y, area.right() - column.right() - kCardGap, area.h};
  return std::max(height, card_stack(ui, column, right));
}

void how_a_court_decides(Ui& ui, Rect& rest, GameContext& context) {
  card_title(ui, rest, "How a court decides here", "both are needed");
  rest.cut_top(paragraph(ui, rest, "1  It accepts the theory that the claim rests on.", style::kSmallText));
  for (const world::PrecedentView& precedent : context.view().precedents)
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/theory/" + precedent.theory,
                 .name = "    chance in " + precedent.theory,
                 .quantity = precedent.belief,
                 .tag = true});
  const std::string seen = context.view().teacher
                               ? "an exam on the model in dispute against innocent models, "
                                 "your log, and what they say on the stand."
                               : "an exam on your own network against innocent models, the "
                                 "provider's log, and what you say on the "
                                 "stand.";
  rest.cut_top(paragraph(ui, rest, "2  A breach is proven: " + seen, style::kSmallText), 4);
  fact_chips(ui, rest.cut_top(20).at(), "court/theory", context.lab_game().scenario().contract.facts);
}

void your_exposure(Ui& ui, Rect& rest, const world::WorldView& view) {
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
}

}  // namespace

const world::ProceedingView* CourtScreen::chosen() const {
  const auto& all = context_.view().proceedings;
  if (all.empty()) return nullptr;
  return &all[static_cast<std::size_t>(std::clamp(chosen_, 0, static_cast<int>(all.size()) - 1))];
}

void CourtScreen::head(Ui& ui, Rect& area, const world::ProceedingView& p) {
  const bool wide = area.w >= kTwoColumns;
  area.cut_top(10);
  Rect row = area;
  if (wide) {
    const Rect track = row.cut_right(kTrackWidth, 24);
    stage_track(ui, {track.x, track.y, track.w, kTrackHeight}, p);
  }
  const float h = line_height(ui, style::kHeading), small = line_height(ui, style::kSmall);
  const float w = label(ui, row.at(), p.title, style::kHeading, row.w);
  const std::string claim =
      p.counts.empty() ? p.theory + " claim" : std::to_string(p.counts.size()) + " counts: " + p.theory;
  const std::string rest = claim + " · simulated; no real party";
  const bool beside = w + 16 + text_width(ui, rest, style::kSmall) + 90 <= row.w;
  const Point at = beside ? Point{row.x + w + 16, row.y + h - small - 2} : Point{row.x, row.y + h + 2};
  const float rest_w = label(ui, at, rest, style::kSmall);
  fact_chips(ui, {at.x + rest_w + 12, at.y + 1}, "court/facts", p.facts);
  row.cut_top((beside ? h : at.y + small - row.y) + 2);
  row.cut_top(paragraph(ui, row, stage_line(p), style::kSmallText));
  area.cut_top(std::max(wide ? kTrackHeight : 0, row.y - area.y), 8);
  if (!wide) stage_track(ui, area.cut_top(kTrackHeight, 12), p);
}

// What matters at the stage stands first; what a claim rests on and what hangs on it stand last.
std::vector<CourtScreen::Band> CourtScreen::bands(Ui& ui, const world::ProceedingView& p, float histogram) {
  using Draw = std::function<void(Rect&)>;
  const auto part = [](const char* id, Draw draw) {
    return CardPart{.id = id, .draw = std::move(draw), .share = 1};
  };
  const CardPart exhibit =
      part("court/exhibit", [&, histogram](Rect& rest) { exhibit_.draw(ui, rest, p, histogram); });
  const CardPart chain = part("court/chain", [&](Rect& rest) { chain_.draw(ui, rest, p); });
  const CardPart file = part("court/filings", [&](Rect& rest) { filings_.draw(ui, rest, context_, p); });
  const CardPart stand = part("court/stand", [&](Rect& rest) { stand_panel(ui, rest, context_, p); });
  const CardPart settle =
      part("court/settlement", [&](Rect& rest) { settlement_.draw(ui, rest, context_, p); });
  const CardPart outcome = part("court/outcome", [&](Rect& rest) { outcome_panel(ui, rest, p); });
  const CardPart appeal = part("court/appeals", [&](Rect& rest) { appeal_panel(ui, rest, context_, p); });
  const CardPart summary = part("court/summaries", [&](Rect& rest) { summaries_panel(ui, rest, context_); });
  const CardPart watched = part("court/watched", [&](Rect& rest) { watched_panel(ui, rest, p); });
  const CardPart elements =
      part("court/elements", [&](Rect& rest) { elements_panel(ui, rest, p, context_.view()); });
  const CardPart stakes = part("court/stakes", [&](Rect& rest) { stakes_panel(ui, rest, p); });
  const Band evidence{{exhibit}, {chain}}, hangs{{elements}, {stakes}};
  const bool judged = p.stage >= law::Stage::judgment;
  if (p.brought) {
    const CardPart demand = part("court/demand", [&](Rect& rest) { demand_.draw(ui, rest, context_, p); });
    if (!law::open(p.stage)) return {evidence, {{outcome}, {stakes}}, {{elements}}};
    if (p.stage < law::Stage::discovery) return {{{demand, exhibit}, {chain, stakes}}, {{elements}}};
    if (!p.verdict) return {evidence, {{demand}, {stakes, elements}}};
    if (p.verdict->for_claimant) return {evidence, {{demand}, {outcome, stakes}}, {{elements}}};
    return {evidence, {{demand, outcome}, {appeal, stakes}}, {{elements}}};
  }
  if (!p.mine) return {evidence, judged ? Band{{watched}, {outcome}} : Band{{watched}}, hangs};
  if (by_authority(p)) return {{{summary}, {chain}}, judged ? Band{{outcome, elements}, {stakes}} : hangs};
  switch (p.stage) {
    case law::Stage::notice:
      return {evidence, {{file}, {settle}}, hangs};
    case law::Stage::complaint:
    case law::Stage::motion:
      return {{{file, exhibit, elements}, {chain, settle, stakes}}};
    case law::Stage::discovery:
      return {evidence, {{file, elements}, {settle, stakes}}};
    case law::Stage::deposition:
      return {{{stand, exhibit}, {chain, settle}}, {{file}, {elements, stakes}}};
    default:
      break;
  }
  const bool answered = p.answer != law::Answer::none, lost = p.verdict && p.verdict->for_claimant;
  Band after = hangs;
  if (lost && law::open(p.stage)) {
    after.right.insert(after.right.begin(), settle);
    if (answered) after.left.insert(after.left.begin(), stand);
    return {evidence, {{outcome}, {appeal}}, after};
  }
  if (answered) return {evidence, {{stand}, {outcome}}, hangs};
  after.left.insert(after.left.begin(), outcome);
  return {evidence, after};
}

std::size_t CourtScreen::claims_shown() const {
  return std::min(context_.view().proceedings.size(), kMostTabs - (context_.view().suit ? 1 : 0));
}

bool CourtScreen::on_suit() const {
  return context_.view().suit && chosen_ == static_cast<int>(claims_shown());
}

// The claims, then the player's own suit.
void CourtScreen::tabs(Ui& ui, Rect& area) {
  const auto& all = context_.view().proceedings;
  const auto& suit = context_.view().suit;
  if (all.size() + (suit ? 1 : 0) < 2) return;
  area.cut_top(12);
  Choice which{.id = "court/claims", .label = {}, .options = {}, .reasons = {}, .meaning = Meaning::law};
  for (std::size_t i = 0; i < claims_shown(); ++i)
    which.options.push_back(all[i].title + " · " + standing_of(all[i]));
  if (suit) which.options.push_back(standing_of_suit(*suit));
  choice(ui, area.cut_top(kChoiceHeight), which, &chosen_);
}

void CourtScreen::choose_count(Ui& ui, Rect& area, const world::ProceedingView& p) {
  if (p.counts.empty()) return;
  Choice which{.id = "court/counts", .label = {}, .options = {}, .reasons = {}, .meaning = Meaning::law};
  for (const world::CountView& count : p.counts) which.options.push_back(count_text(count));
  count_ = std::clamp(count_, 0, static_cast<int>(p.counts.size()) - 1);
  Rect row = area.cut_top(kChoiceHeight, kCardGap);
  row.w = std::min(row.w, kCountWidth * static_cast<float>(p.counts.size()));
  choice(ui, row, which, &count_);
}

float CourtScreen::claim(Ui& ui, Rect area, float room) {
  const float top = area.y;
  tabs(ui, area);
  if (on_suit()) return area.y - top + suit_page(ui, area, context_);
  const world::ProceedingView whole = *chosen();  // a copy: an answer or an offer changes the view
  head(ui, area, whole);
  choose_count(ui, area, whole);
  const world::ProceedingView p = through_count(whole, count_);
  const float second = std::max(ui.memory()["card/court/stand"], ui.memory()["card/court/settlement"]);
  const float left = room - (area.y - top) - kCardGap - second - kExhibitBesides;
  for (Band& band : bands(ui, p, std::clamp(left, kLeastHistogram, kMostHistogram)))
    area.cut_top(draw_band(ui, area, std::move(band.left), std::move(band.right)), kCardGap);
  return area.y - top - kCardGap;
}

// Of a provider: what a claim would rest on, and how a court decides.
float CourtScreen::no_claim_brought(Ui& ui, Rect area) {
  const float top = area.y;
  const world::WorldView& view = context_.view();
  page_title(ui, area, "You have sued nobody", "what a claim would rest on, and what it would bring");
  area.cut_top(4);
  const CardPart suspects{
      .id = "court/suspects", .draw = [&](Rect& rest) {
        card_title(ui, rest, "Models that others sell", "claims are brought from the console");
        for (const world::SuspectView& suspect : view.teacher->suspects) {
          rest.cut_top(6);
          rest.cut_top(paragraph(ui, rest,
                                 "**" + suspect.name + "** by " + suspect.owner + ". " +
                                     (suspect.why.empty() ? "Nothing points to it."
                                                          : "{law|◆} " + capitalised(suspect.why) + "."),
                                 style::kSmallText),
                       2);
          if (!suspect.claims.empty())
            figure_line(ui, rest.cut_top(kFigureHeight),
                        {.id = "court/suspect/" + std::to_string(suspect.model),
                         .name = "chance in " + suspect.claims.front().theory,
                         .quantity = suspect.claims.front().chance,
                         .meaning = Meaning::law,
                         .tag = true});
        }
        if (view.teacher->suspects.empty())
          rest.cut_top(paragraph(ui, rest, "Nobody sells a model yet.", style::kSmall));
      }};
  const CardPart decides{.id = "court/decides",
                         .draw = [&](Rect& rest) { how_a_court_decides(ui, rest, context_); }};
  return area.y - top + card_row(ui, area, {suspects, decides});
}

float CourtScreen::no_claim(Ui& ui, Rect area) {
  if (context_.view().teacher) return no_claim_brought(ui, area);
  const float top = area.y;
  const world::WorldView& view = context_.view();
  if (view.suit) area.cut_top(suit_page(ui, area, context_), kCardGap);
  const world::ProviderRules& rules = context_.lab_game().scenario().provider;
  page_title(ui, area, "Nobody has sued you", "what would bring a claim, and what it would be worth");
  area.cut_top(4);
  const CardPart brings{
      .id = "court/brings", .draw = [&](Rect& rest) {
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
                               "{law|◆} **A suspicion.** A tip or a leak may name a copy that is "
                               "or was on sale without any alarm. Rumours err, too.",
                               style::kSmallText),
                     4);
        figure_line(ui, rest.cut_top(kFigureHeight, 6),
                    {.id = "court/noticed",
                     .name = "a quarter, of a copy",
                     .quantity = rules.claim_without_log,
                     .tag = true});
        figure_line(
            ui, rest.cut_top(kFigureHeight, 6),
            {.id = "court/mistaken", .name = "of what is no copy", .quantity = rules.false_tip, .tag = true});
        fact_chips(ui, rest.cut_top(20).at(), "court/brings", {"F30", "F35", "F52"});
      }};
  const CardPart exposure{.id = "court/exposure", .draw = [&](Rect& rest) { your_exposure(ui, rest, view); }};
  const CardPart decides{.id = "court/decides",
                         .draw = [&](Rect& rest) { how_a_court_decides(ui, rest, context_); }};
  std::vector<CardPart> left{brings}, right{exposure, decides};
  if (asks_for_summaries(context_))
    left.push_back(
        {.id = "court/summaries", .draw = [&](Rect& rest) { summaries_panel(ui, rest, context_); }});
  if (area.w < kTwoColumns) {
    left.insert(left.begin(), exposure), left.push_back(decides);
    return area.y - top + card_stack(ui, area, left);
  }
  const std::vector<Rect> columns = area.columns(2, kCardGap);
  return area.y - top + std::max(card_stack(ui, columns[0], left), card_stack(ui, columns[1], right));
}

bool CourtScreen::shows_docket(Ui& ui, Rect& area) {
  const world::DocketView& docket = context_.view().docket;
  if (!docket.there()) return false;
  area.cut_top(10);
  const int open = docket.to_answer();
  const std::string asked = open > 0 ? " · " + std::to_string(open) + " to forecast" : std::string();
  const Choice parts{.id = "court/part",
                     .label = {},
                     .options = {"Your cases", "The docket" + asked},
                     .reasons = {},
                     .meaning = Meaning::law};
  Rect row = area.cut_top(kChoiceHeight);
  row.w = std::min(row.w, 420.f);
  choice(ui, row, parts, &part_);
  return part_ == 1;
}

void CourtScreen::draw(Ui& ui) {
  const Rect page = game_page(ui, context_, Page::court);
  ScrollArea scroll(ui, "court", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  const float top = area.y;
  const float used = shows_docket(ui, area) ? docket_.draw(ui, area, context_)
                     : chosen()             ? claim(ui, area, page.h - kCardGap)
                                            : no_claim(ui, area);
  scroll.end(area.y - top + used + kCardGap);
  closing_dialog(ui, context_);
}

std::string CourtScreen::help() const {
  return "**The court.** On the left what was measured on your own network, on the right how it adds up. At "
         "the deposition the keys 1, 2 and 3 answer the question; O offers to settle at any stage, D moves "
         "to "
         "dismiss at the complaint, A appeals. Pleas stand under **what you can file**; M shows those that "
         "are "
         "not possible now, and why.\n"
         "Evidence adds up to a posterior, which a judge holds against the standard of proof; each point of "
         "law "
         "is a factor. The chance shown is their product. A claim may rest on several counts: the facts are "
         "found once for all of them, the law for each, and one wrong is paid once.\n"
         "**The docket** holds cases of others. What is seen of one opens a forecast card; cards are scored, "
         "and "
         "a ruling on a theory moves the belief in your cases too.\n"
         " This is a simulation and no legal advice.";
}

}  // namespace partly::game
