// The way through the guided tour. It follows the player: a scene that is there is told stop by stop, one
// that is not there yet is waited for, one that the player has left behind is left behind. What cannot be
// pointed at is passed over, so that one is never stuck.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "game/pages/tour/tour_steps.h"

namespace partly::game {

// What can be seen at this moment.
struct TourSight {
  std::string page;
  bool dialog = false;                            // one lies over the page
  std::function<bool(const std::string&)> there;  // a widget that can be pointed at
  const GameContext* context = nullptr;
};

class TourWalk {
 public:
  explicit TourWalk(const std::vector<TourScene>& scenes) : scenes_(scenes) {}

  void begin(const std::string& at);  // the id of a stop; one that is not known: the first
  void stop() { on_ = false; }
  bool on() const { return on_; }
  bool finished() const { return finished_; }  // it was told to its end, on the page of its last scene

  void look(const TourSight&);  // follows the player; once a frame
  bool next(const TourSight&);  // false: nothing more came after it
  bool back(const TourSight&);  // false: nothing before it can be shown here
  bool may_go_back(const TourSight&) const;
  const TourStop* shown() const { return on_ && shown_ ? &stop() : nullptr; }
  const std::string* widget() const { return shown() ? &widget_ : nullptr; }  // that is pointed at
  bool hidden() const { return hidden_; }  // a dialog that is no part of it lies over what it would point at
  std::string waits_for() const;     // while nothing is shown: what the player does, or where it goes on
  const TourScene& awaited() const;  // while nothing is shown
  bool elsewhere() const;            // it waits for another page, and not for something done here
  bool waits_for_the_last() const;   // which is not passed over
  bool at_the_end() const;           // the last stop of the last scene
  const std::string& at() const { return stop().id; }
  std::size_t number() const;  // of this stop, from 1
  std::size_t count() const;

 private:
  const TourScene& scene() const { return scenes_[scene_]; }
  const TourStop& stop() const { return scene().stops[stop_]; }
  bool up(const TourScene&, const TourSight&) const;
  bool point_at(std::size_t stop, const TourSight&);
  void go_to(std::size_t scene, const TourSight&);
  bool follow(const TourSight&);

  const std::vector<TourScene>& scenes_;
  std::size_t scene_ = 0, stop_ = 0;
  std::string widget_;
  bool on_ = false, finished_ = false, shown_ = false, hidden_ = false;
  bool told_ = false;  // all stops of this scene that can be: the next scene is waited for
  bool here_ = false;  // this scene is there
};

}  // namespace partly::game
