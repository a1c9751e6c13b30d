// The terms in plain words, in a dialog above any page (F1, then G): those of the explanation that was open
// last first, all of them below, and a field to search.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"
#include "sim/base/result.h"
#include "sim/scenario/glossary.h"

namespace partly::game {

class GlossaryDialog {
 public:
  explicit GlossaryDialog(Result<scenario::Glossary> glossary);
  bool draw(Ui&);  // false once it is closed
  // The names of terms that stand in this text, the longest first.
  std::vector<std::string> terms_in(const std::string& text) const;

 private:
  std::vector<const scenario::Term*> found() const;
  float list(Ui&, Rect area);
  float term(Ui&, Rect area, const scenario::Term&);

  scenario::Glossary glossary_;
  std::string problem_, search_;
  std::vector<std::string> first_;  // names of the terms of the last explanation
  bool open_ = false;
};

}  // namespace partly::game
