#include "game/pages/court/proof.h"

#include "game/pages/common/claim.h"
#include "game/pages/common/parts.h"
#include "game/pages/court/stages.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

std::string standing(const Quantity& chance) {
  if (chance.value >= 1) return "met";
  if (chance.value <= 0) return "not met";
  return format_percent(chance.value);
}

std::string rulings(int count) {
  if (count == 0) return "no ruling yet";
  return std::to_string(count) + (count == 1 ? " ruling" : " rulings");
}

void subtitle(Ui& ui, Rect& rest, const std::string& text) {
  rest.cut_top(10);
  label(ui, rest.cut_top(line_height(ui, style::kBold), 2).at(), text, style::kBold);
}

}  // namespace

void elements_panel(Ui& ui, Rect& rest, const world::ProceedingView& p, const world::WorldView& view) {
  card_title(ui, rest, p.brought ? "What you have to prove" : "What " + claimant_of(p) + " has to prove",
             "all of it");
  for (std::size_t i = 0; i < p.elements.size(); ++i) {
    const law::ElementStanding& element = p.elements[i];
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/element/" + std::to_string(i),
                 .name = capitalised(element.text),
                 .quantity = element.chance,
                 .text = standing(element.chance),
                 .meaning = Meaning::law,
                 .tag = true,
                 .facts = {element.fact}});
  }
  if (!p.documents.empty()) subtitle(ui, rest, "What discovery has shown");
  for (const std::string& document : p.documents)
    rest.cut_top(paragraph(ui, rest, document, style::kSmall), 2);
  if (!view.precedents.empty()) subtitle(ui, rest, "What courts make of each theory");
  for (const world::PrecedentView& precedent : view.precedents)
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/precedent/" + precedent.theory,
                 .name = capitalised(precedent.theory) + ", " + rulings(precedent.rulings),
                 .quantity = precedent.belief,
                 .meaning = Meaning::law,
                 .tag = true});
  if (!p.mine || by_authority(p)) return;
  subtitle(ui, rest, "Where you stand");
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "court/credibility",
               .name = "How far you are believed",
               .quantity = p.credibility,
               .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "court/custom",
               .name = "How far the practice counts as custom",
               .quantity = p.custom,
               .tag = true});
}

void stakes_panel(Ui& ui, Rect& rest, const world::ProceedingView& p) {
  card_title(ui, rest, p.brought ? "If you win" : "If " + claimant_of(p) + " wins");
  for (const law::AwardLine& line : p.award.lines)
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/award/" + line.id,
                 .name = line.text,
                 .quantity = line.usd,
                 .meaning = Meaning::money,
                 .tag = true});
  if (p.award.lines.size() > 1)
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = "court/award/total",
                 .name = p.counts.empty() ? "The award in all" : "The award of this count",
                 .quantity = p.award.total(),
                 .meaning = Meaning::money,
                 .tag = true});
  if (!p.counts.empty())
    rest.cut_top(paragraph(ui, rest, "One wrong is paid once: of the counts that are won, the largest award.",
                           style::kSmall),
                 4);
  bool orders = false;
  for (const law::RemedyRule& rule : p.remedies) orders = orders || rule.remedy != law::Remedy::money;
  if (!orders) return;
  subtitle(ui, rest,
           p.counts.empty() ? "What else the court may order" : "What else it may order, on any count");
  for (const law::RemedyRule& rule : p.remedies)
    if (rule.remedy != law::Remedy::money)
      figure_line(ui, rest.cut_top(kFigureHeight),
                  {.id = std::string("court/remedy/") + law::name(rule.remedy),
                   .name = capitalised(law::name(rule.remedy)),
                   .quantity = rule.chance,
                   .meaning = Meaning::law,
                   .tag = true,
                   .facts = {rule.fact}});
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "court/orders",
               .name = p.mine ? "What these orders would cost you, on average"
                              : "What these would cost them, on average",
               .quantity = p.orders_usd,
               .meaning = Meaning::money,
               .tag = true});
}

}  // namespace partly::game
