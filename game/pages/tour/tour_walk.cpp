#include "game/pages/tour/tour_walk.h"

#include <algorithm>

namespace partly::game {

void TourWalk::begin(const std::string& at) {
  scene_ = stop_ = 0;
  on_ = true;
  told_ = finished_ = shown_ = hidden_ = here_ = false;
  for (std::size_t s = 0; s < scenes_.size(); ++s)
    for (std::size_t i = 0; i < scenes_[s].stops.size(); ++i)
      if (scenes_[s].stops[i].id == at) scene_ = s, stop_ = i;
}

bool TourWalk::up(const TourScene& scene, const TourSight& sight) const {
  if (scene.page.empty() ? !sight.dialog : scene.page != sight.page) return false;
  if (scene.when && !(sight.context && scene.when(*sight.context))) return false;
  return scene.signs.empty() || std::ranges::any_of(scene.signs, sight.there);
}

bool TourWalk::point_at(std::size_t index, const TourSight& sight) {
  for (const std::string& widget : scene().stops[index].widgets)
    if (sight.there(widget)) {
      stop_ = index, widget_ = widget;
      return shown_ = true;
    }
  return false;
}

void TourWalk::go_to(std::size_t scene, const TourSight& sight) {
  scene_ = scene, stop_ = 0;
  told_ = shown_ = false;
  here_ = up(scenes_[scene], sight);
}

// To the scene that the player has come to: the next one, or a later one elsewhere.
bool TourWalk::follow(const TourSight& sight) {
  const std::size_t next = scene_ + 1;
  if (next < scenes_.size() && up(scenes_[next], sight) && (told_ || !here_ || scenes_[next].page.empty()))
    return go_to(next, sight), true;
  if (here_) return false;
  for (std::size_t s = next; s < scenes_.size(); ++s)
    if (up(scenes_[s], sight) && scenes_[s].page != scene().page) return go_to(s, sight), true;
  return false;
}

void TourWalk::look(const TourSight& sight) {
  if (!on_) return;
  shown_ = hidden_ = false;
  const bool above = sight.dialog && !scene().page.empty();
  here_ = up(scene(), sight);
  if (follow(sight)) return look(sight);
  if (above) {  // whatever it is, it is read first
    hidden_ = true;
    return;
  }
  if (!here_ || told_) return;
  for (std::size_t i = stop_; i < scene().stops.size(); ++i)
    if (point_at(i, sight)) return;
  told_ = true;
}

bool TourWalk::next(const TourSight& sight) {
  if (!on_) return false;
  if (here_ && !told_)
    for (std::size_t i = stop_ + 1; i < scene().stops.size(); ++i)
      if (point_at(i, sight)) return true;
  const bool last = scene_ + 1 == scenes_.size();
  if (last) {
    finished_ = here_;  // who passes over what is still to come has not reached it
    on_ = shown_ = false;
    return false;
  }
  if (here_ && !told_) {
    told_ = true, shown_ = false;
    look(sight);
    return true;
  }
  go_to(scene_ + 1, sight);
  look(sight);
  return true;
}

bool TourWalk::may_go_back(const TourSight& sight) const {
  if (here_ && (told_ || stop_ > 0)) return true;
  return scene_ > 0 && up(scenes_[scene_ - 1], sight);
}

bool TourWalk::back(const TourSight& sight) {
  if (here_ && told_) {
    told_ = false;
    for (std::size_t i = scene().stops.size(); i-- > 0;)
      if (point_at(i, sight)) return true;
  }
  if (here_)
    for (std::size_t i = stop_; i-- > 0;)
      if (point_at(i, sight)) return true;
  if (scene_ == 0 || !up(scenes_[scene_ - 1], sight)) return false;
  go_to(scene_ - 1, sight);
  for (std::size_t i = scene().stops.size(); i-- > 0;)
    if (point_at(i, sight)) return true;
  return false;
}

bool TourWalk::elsewhere() const { return !(here_ && told_ && !scene().onward.empty()); }

const TourScene& TourWalk::awaited() const {
  return told_ && scene_ + 1 < scenes_.size() ? scenes_[scene_ + 1] : scene();
}

bool TourWalk::waits_for_the_last() const { return &awaited() == &scenes_.back(); }

std::string TourWalk::waits_for() const {
  return elsewhere() ? "The tour goes on " + awaited().waits + "." : scene().onward;
}

bool TourWalk::at_the_end() const {
  return scene_ + 1 == scenes_.size() && stop_ + 1 == scene().stops.size();
}

std::size_t TourWalk::number() const {
  std::size_t before = 0;
  for (std::size_t s = 0; s < scene_; ++s) before += scenes_[s].stops.size();
  return before + stop_ + 1;
}

std::size_t TourWalk::count() const {
  std::size_t all = 0;
  for (const TourScene& scene : scenes_) all += scene.stops.size();
  return all;
}

}  // namespace partly::game
