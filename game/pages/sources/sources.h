// Who says what? An exercise in reading the four articles of the case file: one statement at a time, with the
// articles beside it. One says which of them make it and as what, or that none does; the answer is explained
// with its facts, and the round scored at its end. Part of the case file: it speaks of real companies and
// people, and says only what stands there.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "game/shell/screen.h"
#include "sim/reading/score.h"

namespace partly::game {

class SourcesScreen final : public Screen {
 public:
  SourcesScreen(const Result<scenario::CaseFile>& facts, std::uint64_t seed);
  std::string title() const override { return "Who says what?"; }
  void draw(Ui&) override;
  std::string help() const override;

 private:
  void begin_round(std::uint64_t seed);
  const reading::Statement& statement() const { return round_[answers_.size() - (marked_ ? 1 : 0)]; }
  bool over() const { return !marked_ && answers_.size() == round_.size(); }
  reading::Answer chosen() const;
  std::string unfinished() const;  // what the answer still lacks; empty: it can be marked
  std::string progress() const;

  void head(Ui&, Rect& page);
  float cards(Ui&, Rect area);
  float result(Ui&, Rect area);
  void question(Ui&, Rect& rest);
  void who(Ui&, Rect& rest);
  void as_what(Ui&, Rect& rest);
  void answer(Ui&, Rect& rest);
  void give(Ui&);
  void next(Ui&);

  scenario::CaseFile facts_;
  reading::Exercise exercise_;
  std::string problem_ = {};  // why there is no exercise
  std::uint64_t seed_ = 1;
  std::vector<reading::Statement> round_ = {};
  std::vector<reading::Answered> answers_ = {};
  bool marked_ = false;  // the last answer is being explained
  std::set<std::string> who_ = {};
  bool nobody_ = false;
  std::optional<reading::Standing> as_what_ = {};
  int article_ = 0;  // that is shown
};

}  // namespace partly::game
