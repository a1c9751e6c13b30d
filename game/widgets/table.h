// A plain table: muted head, thin rules between rows, one row may stand out. Rows may be chosen. Cells hold
// markup.
#pragma once
#include <string>
#include <vector>

#include "game/shell/text.h"
#include "game/shell/ui.h"

namespace partly::game {

struct TableColumn {
  std::string title = {};
  float width = 0;  // 0: as wide as its content
  Align align = Align::left;
};
struct TableRow {
  std::vector<std::string> cells = {};
  bool strong = false;
};
struct Table {
  std::string id = {};
  std::vector<TableColumn> columns = {};
  std::vector<TableRow> rows = {};
  float row_height = 40;
  bool selectable = false;  // each row is a widget: id/0, id/1, ...
  int selected = -1;
  TextStyle style = style::kSmallText;
};
float table_height(Ui&, const Table&);
int table(Ui&, Rect, const Table&);  // row activated in this frame, or -1

}  // namespace partly::game
