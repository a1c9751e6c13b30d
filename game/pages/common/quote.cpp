#include "game/pages/common/quote.h"

#include <algorithm>

#include "game/shell/text.h"
#include "game/widgets/quantity_label.h"

namespace partly::game {

std::string exposure_text(const world::Quote& quote) {
  std::string text;
  for (const law::Clause& clause : quote.terms_touched)
    text += "{law|◆ **Clause " + std::to_string(clause.number) + ".**} " + clause.text + " ";
  const auto repeats_a_clause = [&](const std::string& warning) {
    return std::any_of(
        quote.terms_touched.begin(), quote.terms_touched.end(),
        [&](const law::Clause& clause) { return warning.find(clause.text) != std::string::npos; });
  };
  for (const std::string& warning : quote.warnings)
    if (!repeats_a_clause(warning)) text += "{caution|▲} " + warning + " ";
  if (quote.quarters > 1) text += "Takes " + std::to_string(quote.quarters) + " quarters.";
  return text;
}

float quote_lines(Ui& ui, Rect area, const std::string& id, const world::Quote& quote) {
  const float top = area.y, step = line_height(ui, style::kSmall) + 4;
  int n = 0;
  for (const world::QuoteLine& line : quote.lines) {
    const Rect row = area.cut_top(step);
    QuantityLabel value{.id = id + "/line" + std::to_string(n++), .quantity = line.amount};
    value.style = {.type = Type::small, .weight = Weight::regular, .meaning = Meaning::money};
    value.tag = false;
    value.name = line.text;
    label(ui, row.at(), line.text, style::kSmall, row.w - quantity_width(ui, value) - 12);
    quantity_label_right(ui, {row.right(), row.y}, value);
  }
  return area.y - top;
}

}  // namespace partly::game
