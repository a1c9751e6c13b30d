// The case file: what may be said about the real world, each statement with its status and source. The only
// page where real people and companies appear. Opens at a fact when a fact chip asked for it
// (panels/parts.h).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "game/shell/screen.h"
#include "sim/base/result.h"
#include "sim/scenario/casefile.h"

namespace partly::game {

class CaseFileScreen final : public Screen {
 public:
  explicit CaseFileScreen(Result<scenario::CaseFile> file);
  std::string title() const override { return "Case file"; }
  void draw(Ui&) override;
  bool back() override;
  std::string help() const override;

 private:
  void filters(Ui&, Rect& page);
  float groups(Ui&, Rect area);  // the filter chips, wrapped; returns the height used
  float facts(Ui&, Rect area);
  void fact_row(Ui&, Rect& rest, const scenario::Fact&);
  void go_to_asked(Ui&);
  bool shown(const scenario::Fact&) const;
  std::string source_text(const std::string& ids) const;

  scenario::CaseFile file_;
  std::string problem_ = {};  // why there are no facts
  std::vector<std::string> groups_ = {};
  std::string search_ = {}, group_ = {}, marked_ = {};
  std::map<std::string, float> places_ = {};  // of each fact, from the top of the list, as drawn last
  bool scroll_to_marked_ = false;
};

}  // namespace partly::game
