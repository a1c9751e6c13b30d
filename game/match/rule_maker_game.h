// A rule maker's game in progress, as its pages reach it: what they see is a view, and what they do are the
// calls of session::RuleMakerSession. An interface, so that the pages can be drawn from a sample without a
// desk behind them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/regime/gains.h"
#include "sim/session/rule_maker_view.h"
#include "sim/world/state/scenario.h"

namespace partly::game {

class RuleMakerGame {
 public:
  virtual ~RuleMakerGame() = default;
  virtual const world::Briefing& briefing() const = 0;
  virtual const session::RuleMakerView& view() const = 0;

  virtual void measure() = 0;  // trains the networks behind the game; nothing while it is under way, or done
  virtual void stop() = 0;     // whatever is under way in the background
  virtual bool tick() = 0;     // true if something changed
  virtual std::optional<session::BackgroundWork> work() const = 0;
  virtual std::vector<std::string> problems() = 0;

  virtual Status decree(const std::string& rule) = 0;
  virtual void next_quarter() = 0;
  virtual void next_year() = 0;

  // Null until worked out in the background; asking starts the work. They hold for the present moment.
  virtual const session::Futures* futures(const std::string& rule) = 0;
  virtual const session::Comparison* comparison(const std::string& lever, regime::End end) = 0;
  // As far as it is worked out; null before. Asking goes on with it.
  virtual const regime::Robustness* robustness() = 0;
  // Of each group, by this rule in place of the one in force.
  virtual const std::vector<regime::Change>* changes(const std::string& rule) = 0;
  virtual void note_foresight(const std::string& rule, std::vector<int> said) = 0;
};

}  // namespace partly::game
