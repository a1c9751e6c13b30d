// Small parts that several pages share: cards as tall as what they hold, side by side or stacked; a named
// figure on a line; the fact chips that lead to the case file.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "game/shell/text.h"
#include "game/shell/ui.h"
#include "game/widgets/card.h"
#include "sim/base/quantity.h"

namespace partly::game {

inline constexpr float kTwoColumns = 960;  // from here on a page has a second column
inline constexpr float kColumnGap = 24;    // between a column and the one beside it
// Tables drawn row by row: the titles of the columns, what stands between two, and from where on there is
// room for the columns that say most in words.
inline constexpr float kTableHead = 26, kCellGap = 16, kWideTable = 640;
inline constexpr double kBillion = 1e9;  // plots of money are in billions of dollars
// When a page that waits for work in the background looks again: for what takes moments (a rehearsal, the
// map of a teacher), and for a game that is played once more.
inline constexpr double kLookAgain_s = 0.1, kLookAtReplay_s = 0.25;

// A card of a row: `draw` cuts what it uses off the top of the rectangle, which is as wide as the inside of
// the card.
struct CardPart {
  std::string id = {};
  std::function<void(Rect&)> draw = {};
  float share = 1;  // of the row's width
};
// Side by side with equal heights where `area` is at least `beside_from` wide, else one below the other.
// Heights are learned from the frame before. Returns the height used.
float card_row(Ui&, Rect area, const std::vector<CardPart>& cards, float at_least = 0,
               float beside_from = kTwoColumns - 100);
// Cards one below the other, each as tall as it needs.
float card_stack(Ui&, Rect area, const std::vector<CardPart>& cards);

void card_title(Ui&, Rect& rest, const std::string& title, const std::string& says = {});
// "name ........ value": the value explains itself.
struct Figure {
  std::string id = {};
  std::string name = {};
  Quantity quantity = {};
  std::string text = {};  // in place of partly::text(quantity)
  Meaning meaning = Meaning::plain;
  bool tag = false;
  bool strong = true;
  std::vector<std::string> facts = {};  // that it rests on: of a line, behind its name
};
inline constexpr float kFigureHeight = 26;
void figure_line(Ui&, Rect row, const Figure&);
// The value alone, at the right end of a cell or at its left.
// True if it was chosen, for whatever it lies on.
bool figure_in(Ui&, Rect cell, const Figure&, Align align = Align::right);

// Opens the case file; with an id, at that fact.
void open_case_file(Ui&, const std::string& fact = {});
std::string take_asked_fact(Ui&);  // what open_case_file asked for since the last call
// Underlined ids that open the case file at that fact. Returns the width used.
float fact_chips(Ui&, Point at, const std::string& id, const std::vector<std::string>& facts);

std::string capitalised(std::string text);  // "motion" becomes "Motion"
const char* mark_of(Meaning);               // "■ " for use in markup, "" where it has no such shape
std::string coloured(Meaning, const std::string& markup);  // "{law|◆ text}"

}  // namespace partly::game
