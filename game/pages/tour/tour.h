// The guided tour above the pages: it points at one widget of the real page after the other, waits for the
// player to go on, and is kept where it was left.
#pragma once
#include <string>

#include "game/pages/tour/tour_walk.h"
#include "game/shell/ui.h"

namespace partly::game {

class Tour {
 public:
  explicit Tour(GameContext& context, const std::vector<TourScene>& scenes = tour_scenes())
      : context_(context), scenes_(scenes), walk_(scenes) {}

  void begin();                             // where it was left, or at the beginning
  void draw(Ui&, const std::string& page);  // after the page; begins where a page asked for it (tour_link.h)
  const TourWalk& walk() const { return walk_; }

 private:
  TourSight sight(Ui&, const std::string& page) const;
  bool settled(Ui&, const std::string& page);
  bool told_of(const std::string& page) const;
  void point(Ui&, const TourSight&);
  void wait(Ui&, const TourSight&);
  void press(Ui&, const TourSight&, const std::string& button);
  void go_on(Ui&);
  void leave(Ui&);

  GameContext& context_;
  const std::vector<TourScene>& scenes_;
  TourWalk walk_;
  std::string page_, kept_,
      pointed_;     // the page of the last frame; the stop that was written down, pointed at
  int frames_ = 0;  // of this page so far
  double since_s_ = 0;
};

}  // namespace partly::game
