#include "game/pages/market/terms.h"

#include "game/match/game_context.h"
#include "game/pages/common/parts.h"
#include "game/widgets/bars.h"
#include "game/widgets/card.h"

namespace partly::game {

void terms_clauses(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, provider_name(view) + "'s terms of service",
             "version " + std::to_string(view.terms.version));
  if (view.terms.clauses.empty()) rest.cut_top(paragraph(ui, rest, "No clause is in force.", style::kSmall));
  for (const law::Clause& clause : view.terms.clauses) {
    rest.cut_top(8);
    const std::string number = std::to_string(clause.number);
    Rect row = rest;
    const Rect head = row.cut_left(84, 8);
    label(ui, head.at(), "Clause " + number,
          {.type = Type::small, .weight = Weight::bold, .meaning = Meaning::law});
    const float chip = clause.fact.empty() ? 0 : 44;
    const Rect text{row.x, row.y, row.w - chip, row.h};
    const float h =
        std::max(22.f, paragraph(ui, text, "**" + std::string(law::name(clause.kind)) + ".** " + clause.text,
                                 style::kSmallText));
    fact_chips(ui, {row.right() - chip + 12, row.y + 1}, "terms/clause/" + number, {clause.fact});
    rest.cut_top(h, 8);
    rule(ui, rest.at(), rest.w);
  }
  rest.cut_top(8);
  rest.cut_top(paragraph(ui, rest,
                         "A provider may change its terms and cut an account at once; that takes no court. "
                         "What a court makes of the ban is another question.",
                         style::kSmall));
}

void terms_account(Ui& ui, Rect& rest, const world::WorldView& view) {
  const world::TermsView& t = view.terms;
  card_title(ui, rest, "Your account");
  const std::string access =
      t.access_cut ? "{caution|▲} **Access is cut.** No answer can be bought until a licence is signed."
                   : "{money|●} **Access is open.**";
  rest.cut_top(paragraph(ui, rest, access, style::kSmallText), 6);
  const std::optional<Quarter> until = world::licence_in_force(view);
  const std::string licence = until ? "A licence is in force until the end of " + until->text() + "."
                              : t.licence_until ? "The licence ended with " + t.licence_until->text() + "."
                                                : "No licence is in force.";
  rest.cut_top(paragraph(ui, rest, licence, style::kSmall), 8);
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "terms/asked",
               .name = "asked in this quarter",
               .quantity = t.queries_this_quarter,
               .tag = true});
  figure_line(ui, rest.cut_top(kFigureHeight, 4),
              {.id = "terms/volume", .name = "volume limit", .quantity = t.volume_limit, .tag = true});
  const double limit = std::max(1.0, t.volume_limit.value);
  range_bar(ui, rest.cut_top(8, 10),
            {.low = 0,
             .high = limit,
             .from = 0,
             .to = std::min(limit, t.queries_this_quarter.value),
             .meaning = Meaning::teacher,
             .marks = {}});
  figure_line(ui, rest.cut_top(kFigureHeight),
              {.id = "terms/alarms", .name = "alarms so far", .quantity = t.alarms, .tag = true});
}

void price_list(Ui& ui, Rect& rest, const world::WorldView& view) {
  card_title(ui, rest, "One price list", "for every route");
  const auto line = [&](const char* id, const char* name, const Quantity& q) {
    figure_line(ui, rest.cut_top(kFigureHeight),
                {.id = std::string("prices/") + id, .name = name, .quantity = q, .tag = true});
  };
  line("label", "a label of your own", view.prices.label_usd);
  line("answer", "an answer, class only", view.terms.query_label_usd);
  line("probabilities", "with probabilities", view.terms.query_probability_usd);
  line("gflop", "a GFLOP of training", view.prices.gflop_usd);
  line("run", "any run", view.prices.run_usd);
}

}  // namespace partly::game
