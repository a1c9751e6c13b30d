// The keys and buttons of a lesson: on and back, and what a presenter may want.
#include "game/pages/lesson/lesson_page.h"
#include "game/shell/text.h"

namespace partly::game {

using Kind = LessonStep::Kind;

void LessonScreen::keys(Ui& ui) {
  const auto here = walk_->now();
  const bool own_guess = here && here->kind == Kind::ask && !book_->with_class &&
                         !book_->guess(walk_->lesson(), here->beat->id).revealed;
  bool next = ui.shortcut("Space", "Next"), back = false;
  next |= ui.shortcut("Enter", "Next");
  if (!own_guess) next |= ui.shortcut("Right", "Next"), back |= ui.shortcut("Left", "Back");
  if (next) go(ui, walk_->next());
  if (back) go(ui, walk_->back());
  if (ui.shortcut("Home", "To the beginning of this lesson")) walk_->home(), go(ui, true);
  if (ui.shortcut("End", "As far as no question waits")) walk_->end(), go(ui, true);
  if (ui.shortcut("S", "Spotlight")) spotlight_ = !spotlight_, ui.animate();
}

void LessonScreen::dots(Ui& ui, Rect row) {
  const std::size_t known = walk_->steps().size();
  const bool whole = walk_->run() && walk_->run()->finished;
  const float y = row.centre().y;
  float x = row.x + 6;
  for (std::size_t i = 0; i < known && x < row.right() - 20; ++i, x += 18)
    if (i <= walk_->step())
      ui.paint().circle({x, y}, i == walk_->step() ? 6.f : 4.5f, ui.theme().text);
    else
      ui.paint().ring({x, y}, 4.5f, ui.theme().muted, 1.5f);
  if (!whole && x < row.right() - 20) label(ui, {x, y - 12}, "…", style::kMuted);
}

void LessonScreen::controls(Ui& ui, Rect band) {
  ui.paint().fill({0, band.y, ui.width(), 1}, ui.theme().line);
  const auto here = walk_->now();
  const bool ask = here && here->kind == Kind::ask, last = walk_->at_the_end();
  ButtonRow row(ui, {band.x, band.y + 12, band.w, kButtonHeight}, 10);
  const Button next{.id = "lesson/next",
                    .label = ask    ? "Show"
                             : last ? "Done"
                                    : "Next",
                    .key = "PageDown",
                    .kind = ButtonKind::primary,
                    .enabled = here.has_value(),
                    .reason = "It is still being trained"};
  if (row.add_right(next)) last ? ui.back() : go(ui, walk_->next());
  if (row.add_right({.id = "lesson/back",
                     .label = "Back",
                     .key = "PageUp",
                     .enabled = !walk_->at_the_beginning(),
                     .reason = "This is where it begins"}))
    go(ui, walk_->back());
  // What fits has a button, the rest its key alone.
  const auto offer = [&](const Button& b) {
    constexpr float kDots = 120;
    if (row.rest().w - button_width(ui, b) - 10 > kDots) return row.add_right(b);
    return ui.shortcut(b.key, b.label);
  };
  if (offer({.id = "lesson/class", .label = book_->with_class ? "One person" : "A class", .key = "T"}))
    book_->with_class = !book_->with_class, ask_.forget(), ui.animate();
  if (offer({.id = "lesson/notes-button", .label = "Notes", .key = "O", .selected = notes_}))
    notes_ = !notes_, ui.animate();
  if (here && here->kind == Kind::show && offer({.id = "lesson/replay", .label = "Replay", .key = "P"}))
    replay(ui);
  if (here && offer({.id = "lesson/again", .label = "Other seeds", .key = "R"}))
    walk_->begin_lesson_again(), go(ui, true);
  if (offer({.id = "lesson/sandbox", .label = "Just train", .key = "J"})) ui.go("sandbox");
  dots(ui, row.rest());
}

}  // namespace partly::game
