// Whole games in a real window with networks that really train, from the first page to the debrief: each
// route by mouse, one by keyboard alone, and one that is killed.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "tests/game/game_driver.h"
#include "tests/game/killed_program.h"

namespace partly::game {
namespace {

class WholeGame : public GameDriver {
 protected:
  const world::ProceedingView* claim() {
    for (const world::ProceedingView& p : context->view().proceedings)
      if (p.mine && p.stage < law::Stage::decided) return &p;
    return nullptr;
  }
  // A quarter's end by mouse: its report, the sale and the court that it leads to.
  void read_report_by_mouse() {
    const bool ended = over();
    ASSERT_TRUE(
        driver.until([&] { return driver.widget(ended ? "report/debrief" : "report/read") != nullptr; }));
    picture("report");
    if (ended) {
      ASSERT_TRUE(click("report/debrief"));
      return;
    }
    if (driver.widget("report/sell")) {
      ASSERT_TRUE(click("report/sell"));
      EXPECT_TRUE(std::any_of(context->view().models.begin(), context->view().models.end(),
                              [](const world::ModelView& m) { return m.mine && m.on_sale; }));
    } else if (driver.widget("report/court")) {
      ASSERT_TRUE(click("report/court"));
      ASSERT_TRUE(on("court"));
      answer_by_mouse();
      ASSERT_TRUE(click("nav/lab"));
    } else {
      ASSERT_TRUE(click("report/read"));
    }
    EXPECT_FALSE(context->unread().has_value());
  }
  // By keyboard, wherever on a long page it stands.
  bool choose(const std::string& id) {
    for (int i = 0; i < 200 && !driver.focused(id); ++i) press("Tab");
    if (!driver.focused(id)) return false;
    press("Enter");
    return true;
  }
  // Says "partly" at the deposition; before it there is nothing to say.
  void answer_by_mouse() {
    frames(6);
    if (claim()->exhibit) picture("court");
    if (claim()->stage != law::Stage::deposition || claim()->answer != law::Answer::none) return;
    const int id = claim()->id;
    ASSERT_TRUE(click("court/stand/1"));
    for (const world::ProceedingView& p : context->view().proceedings) {
      if (p.id == id) {
        EXPECT_EQ(p.answer, law::Answer::partly);
      }
    }
  }
  void slide_to_the_end(const std::string& id) {
    ASSERT_TRUE(driver.move_to(id));
    const Rect slider = driver.widget(id)->rect;
    driver.move_to(Point{slider.right() - 4, slider.y + slider.h / 2});
    driver.press_button(true), driver.press_button(false);
    driver.settle();
  }
  void order_by_mouse(const std::string& card) {
    const Registered* train = driver.widget("lab/train");
    if (context->view().quarter_index > 5 || !train || train->text.find("Watch") != std::string::npos) return;
    for (const world::ModelView& m : context->view().models)
      if (m.mine) return;
    const Registered* sheet = driver.widget(card);
    ASSERT_NE(sheet, nullptr);
    if (!sheet->enabled) {  // too expensive as yet
      ASSERT_TRUE(click("lab/side/2"));
      if (driver.widget("business/raise-it")) {
        slide_to_the_end("business/raise");
        ASSERT_TRUE(click("business/raise-it"));
      }
      sheet = driver.widget(card);
      if (!sheet->enabled) return;
    }
    ASSERT_TRUE(click(card));
    picture("lab");
    ASSERT_TRUE(click("lab/train"));
    if (page() == "lab") {  // the licence was signed; now the student that it allows
      EXPECT_TRUE(context->view().terms.licence_until.has_value());
      ASSERT_TRUE(click("lab/train"));
    }
    ASSERT_TRUE(click("gate/guess"));
    ASSERT_TRUE(click("gate/show"));
    press("+"), press("+");
    ASSERT_TRUE(trained());
    picture("training");
    ASSERT_TRUE(click("training/back"));
    ASSERT_TRUE(on("lab"));
  }
  // Whatever is asked before a quarter closes is answered: by what costs something if that can be paid.
  bool asked() { return driver.widget("event/later") != nullptr; }
  void answer_event(const std::function<bool(const std::string& choice, std::size_t place)>& choose_it) {
    const world::EventView event = *event_that_asks(context->view());
    for (std::size_t i = 0; i < event.choices.size(); ++i) {
      const std::string& choice = event.choices[i].decision.choice;
      const Registered* button = driver.widget("event/choice/" + choice);
      ASSERT_NE(button, nullptr) << choice;
      if (!button->enabled) continue;
      ASSERT_TRUE(choose_it(choice, i));
      break;
    }
    frames(4);
  }
  void close_by_mouse() {
    ASSERT_TRUE(click("lab/close"));
    if (!asked()) return;
    while (asked()) {
      picture("event");
      ASSERT_NO_FATAL_FAILURE(answer_event(
          [&](const std::string& choice, std::size_t) { return click("event/choice/" + choice); }));
    }
    ASSERT_TRUE(click("lab/close"));
  }
  void close_by_keyboard() {
    press("q");
    if (!asked()) return;
    while (asked())
      ASSERT_NO_FATAL_FAILURE(answer_event([&](const std::string&, std::size_t place) {
        press(std::to_string(place + 1));
        return true;
      }));
    press("q");
  }
  void by_mouse(const std::string& card) {
    ASSERT_TRUE(driver.app().show("home"));
    frames(6);
    ASSERT_TRUE(click("home/play"));
    ASSERT_TRUE(on("briefing"));
    ASSERT_TRUE(click("briefing/start"));
    ASSERT_TRUE(on("lab"));
    for (int turn = 0; turn < 12 && !over(); ++turn) {
      const int quarter = context->view().quarter_index;
      ASSERT_NO_FATAL_FAILURE(order_by_mouse(card));
      ASSERT_NO_FATAL_FAILURE(close_by_mouse());
      ASSERT_TRUE(closed(quarter)) << context->view().now.text();
      ASSERT_NO_FATAL_FAILURE(read_report_by_mouse());
      frames(6);
    }
    ASSERT_TRUE(on("debrief"));
    judge();
  }

  // The end was reached with a student that sold, the books balance, and the other roads come.
  void judge() {
    const world::WorldView& view = context->view();
    EXPECT_EQ(view.ending, world::Ending::finished);
    EXPECT_EQ(view.ledger_total.value, 0);
    EXPECT_FALSE(view.guesses.empty());
    const world::LabView* lab = find_lab(view, world::LabKind::player);
    ASSERT_NE(lab, nullptr);
    EXPECT_GT(lab->share.value, 0.05);
    EXPECT_GT(view.capability.value, 10);
    EXPECT_TRUE(std::filesystem::exists(folder / "autosave.json"));
    ASSERT_TRUE(in_time([&] { return driver.widget("debrief/road/3/capability") != nullptr; }));
    picture("debrief");
    EXPECT_NE(driver.widget("nav/debrief"), nullptr);
  }

  // From the first page to a trained student, without the mouse.
  void train_by_keyboard() {
    ASSERT_TRUE(driver.app().show("home"));
    frames(6);
    press("Enter");
    ASSERT_TRUE(on("briefing"));
    press("Enter");
    ASSERT_TRUE(on("lab"));
    press("Enter");
    ASSERT_TRUE(on("training"));
    ASSERT_TRUE(in_time([&] { return driver.widget("gate/show") != nullptr; }));
    for (int i = 0; i < 5; ++i) press("Right");
    press("Enter");
    ASSERT_TRUE(in_time([&] { return context->progress() && context->progress()->steps_done > 0; }));
    frames(4);
    EXPECT_TRUE(driver.picture("game-training"));
    press("+"), press("+");
    ASSERT_TRUE(trained());
    frames(6);
    EXPECT_TRUE(driver.picture("game-trained"));
    press("Enter");
    ASSERT_TRUE(on("lab"));
  }
};

TEST_F(WholeGame, FromScratchByMouse) { with_fewer_seeds(), by_mouse("route/0"); }
TEST_F(WholeGame, DistillingByMouse) { by_mouse("route/1"); }
TEST_F(WholeGame, LicensingByMouse) { with_fewer_seeds(), by_mouse("route/2"); }
TEST_F(WholeGame, OpenWeightsByMouse) { with_fewer_seeds(), by_mouse("route/3"); }

TEST_F(WholeGame, DistillingByKeyboardAlone) {
  with_fewer_seeds();
  ASSERT_NO_FATAL_FAILURE(train_by_keyboard());
  bool settled = false;
  for (int turn = 0; turn < 12 && !over(); ++turn) {
    const int quarter = context->view().quarter_index;
    ASSERT_NO_FATAL_FAILURE(close_by_keyboard());
    ASSERT_TRUE(closed(quarter));
    ASSERT_TRUE(
        driver.until([&] { return context->unread().has_value() && driver.widget("report") != nullptr; }));
    if (driver.widget("report/sell")) {
      press("Enter");
      ASSERT_TRUE(driver.app().show("training"));
      EXPECT_TRUE(driver.until([&] { return driver.widget("map/student") != nullptr; }))
          << "as it was at its end";
      ASSERT_TRUE(driver.app().show("lab"));
    } else if (driver.widget("report/court")) {
      press("Enter");
      ASSERT_TRUE(on("court"));
      for (int more = 0; more < 12 && claim(); ++more) {  // from the middle of the room upwards
        press("o");
        if (claim()) {
          while (!driver.focused("court/offer")) press("Tab");
          press("PageUp");
        }
      }
      EXPECT_FALSE(claim());
      settled = true;
      picture("settled");
      press("b");
      ASSERT_TRUE(on("lab"));
    } else {
      press("Enter");
    }
    frames(6);
  }
  EXPECT_TRUE(settled);
  ASSERT_TRUE(on("debrief"));
  judge();
}

TEST_F(WholeGame, AStudentTrainsBesideTheWindow) {
  options.threaded = true;
  open_shelf();
  ASSERT_NO_FATAL_FAILURE(train_by_keyboard());
  EXPECT_EQ(context->progress()->steps_done, context->progress()->steps);
}

TEST_F(WholeGame, TellsWhatCameBeforeUntilItIsTakenOver) {
  options.threaded = true;
  open_shelf();
  ASSERT_TRUE(context->start("disclosure"));
  EXPECT_TRUE(context->opening());
  ASSERT_TRUE(driver.app().show("lab"));
  bool interrupted = false;
  ASSERT_TRUE(in_time([&] {
    for (const char* id : {"lab/train", "closing", "report"}) interrupted |= driver.widget(id) != nullptr;
    return driver.widget("before/take-over") != nullptr;
  }));
  EXPECT_FALSE(interrupted);
  EXPECT_EQ(context->view().quarter_index, context->view().told_quarters);
  picture("before");
  press("Enter");
  EXPECT_NE(driver.widget("lab/train"), nullptr);
  EXPECT_EQ(driver.widget("report"), nullptr);
}

// Each answer on the stand, taken again from the debrief of a game that gave another one.
TEST_F(WholeGame, HearsEveryAnswerOnTheStandOfPartlyAgainInTheDebrief) {
  with_fewer_seeds("partly");
  for (const law::Answer given : {law::Answer::partly, law::Answer::no}) {
    SCOPED_TRACE(law::name(given));
    ASSERT_TRUE(context->start("partly"));
    ASSERT_TRUE(driver.app().show("lab"));
    LabGame& game = context->lab_game();
    for (int turn = 0; turn < 12 && !over(); ++turn) {
      if (claim() != nullptr) game.submit(world::Testify{claim()->id, given});
      const int quarter = context->view().quarter_index;
      game.request_close();
      ASSERT_TRUE(closed(quarter));
    }
    const auto decisions = game.decisions();
    ASSERT_EQ(decisions.size(), 1u) << "only the answer was the player's own";
    ASSERT_TRUE(driver.app().show("debrief"));
    frames(6);
    EXPECT_EQ(driver.widget("whatif/decision/2"), nullptr);
    for (int other = 0; other < 3; ++other) {  // not at all, and the two other answers
      ASSERT_TRUE(choose("whatif/decision/1"));
      ASSERT_TRUE(choose("whatif/change/" + std::to_string(other)));
      ASSERT_TRUE(choose("whatif/again"));
      ASSERT_TRUE(in_time([&] { return driver.widget("whatif/worth/other") != nullptr; })) << other;
      EXPECT_EQ(driver.widget("whatif/refused/1"), nullptr) << other;
    }
    picture("stand");
    ASSERT_TRUE(driver.app().show("home"));
    frames(4);
  }
}

TEST_F(WholeGame, GoesOnFromTheLastClosedQuarter) {
  ASSERT_TRUE(context->start("the-shortcut"));
  ASSERT_TRUE(driver.app().show("lab"));
  frames(4);
  press("q");
  ASSERT_TRUE(closed(0));
  press("Enter");
  EXPECT_FALSE(context->unread().has_value());
  ASSERT_TRUE(driver.app().show("home"));
  frames(6);
  ASSERT_TRUE(context->saved().has_value());
  EXPECT_EQ(context->saved()->quarter, (Quarter{2025, 4}));
  press("c");
  ASSERT_TRUE(on("lab"));
  EXPECT_EQ(context->view().quarter_index, 1);
}

TEST_F(WholeGame, GoesOnAfterTheProgramWasKilled) {
  const std::filesystem::path save = folder / "data/partly/saves/autosave.json";
  KilledProgram program({PARTLY_PROGRAM, "the-shortcut", "--screen", "lab", "--software"}, folder);
  EXPECT_TRUE(program.press_until("q", [&] { return std::filesystem::exists(save); }));
  EXPECT_EQ(program.kill(), SIGKILL);
  options.autosave = save;
  open_shelf();
  ASSERT_TRUE(driver.app().show("home"));
  frames(6);
  const Registered* should_continue = driver.widget("home/continue");
  ASSERT_NE(should_continue, nullptr);
  EXPECT_TRUE(should_continue->enabled);
  EXPECT_NE(should_continue->text.find("Q4 2025"), std::string::npos) << should_continue->text;
  picture("home");
  ASSERT_TRUE(click("home/continue"));
  ASSERT_TRUE(on("lab"));
  EXPECT_EQ(context->view().quarter_index, 1);
}

}  // namespace
}  // namespace partly::game
