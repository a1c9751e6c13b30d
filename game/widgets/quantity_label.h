// A number that explains itself: its value, and a tag (MEASURED, SOURCED, ASSUMED, DERIVED) underlined in the
// style of that tag. Mouse over it, or focus with key N on, shows a card: value, range, formula or reason,
// source.
#pragma once
#include <string>

#include "game/shell/text.h"
#include "game/shell/ui.h"
#include "sim/base/quantity.h"

namespace partly::game {

struct QuantityLabel {
  std::string id = {};
  Quantity quantity = {};
  std::string text = {};  // in place of partly::text(quantity): "71 ± 2"
  TextStyle style = style::kBold;
  bool tag = true;
  std::string name = {};  // heads the explanation: "capability"
};

float quantity_width(Ui&, const QuantityLabel&);
float quantity_label(Ui&, Point at, const QuantityLabel&);  // returns the width used
// Ends at that point. True if it was clicked or entered, for whatever it lies on: itself it only explains.
bool quantity_label_right(Ui&, Point top_right, const QuantityLabel&);

// A small underlined tag by itself: the source of a sentence ("F54").
float source_tag(Ui&, Point at, const std::string& id, const std::string& fact, const std::string& says);
void provenance_tag(Ui&, Point at, Provenance, float* width);

}  // namespace partly::game
