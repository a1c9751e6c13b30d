#include "game/pages/tour/tour_steps.h"

#include <algorithm>

namespace partly::game {
namespace {

// A student of the player's own that was ordered and guessed at: the quarter may be closed.
bool student_on_its_way(const GameContext& context) {
  if (!context.playing()) return false;
  return std::ranges::any_of(context.view().models, [](const world::ModelView& model) {
    const bool training = model.state == world::ModelState::training;
    return model.mine && (training ? model.guess.has_value() : model.state == world::ModelState::trained);
  });
}

// The debrief tells of a game in play as well, but not how it has ended.
bool game_over(const GameContext& context) {
  return context.playing() && context.view().ending != world::Ending::running;
}

TourScene at_home() {
  return {
      .page = "home",
      .waits = "on the first page",
      .signs = {"home/play"},
      .stops =
          {{"home-map",
            {"home/map"},
            "This is no picture",
            "A small network learns from a teacher's answers here and now, on this machine. The dots are "
            "the places that it asked about."},
           {"home-course",
            {"home/course"},
            "Step by step",
            "The course has six chapters: lessons, games and three questions each. All are open, and what "
            "you have done is ticked."},
           {"home-play",
            {"home/play"},
            "Or play at once",
            "The shortcut is a good first game: ten quarters in a young lab, about 25 minutes. The tour "
            "comes along."}},
      .onward = "Press **Enter** to play. The tour comes along."};
}

TourScene at_briefing() {
  return {.page = "briefing",
          .waits = "on the briefing of a game",
          .signs = {"briefing/start"},
          .stops =
              {{"briefing-casefile",
                {"briefing/casefile"},
                "What is real, and what is not",
                "All labs in play are invented. What is known of the real case stands in the case file, each "
                "statement with its source."},
               {"briefing-start",
                {"briefing/start"},
                "What you are judged by",
                "The goals on this page are figures, and each is judged at the end. Start leads to your "
                "lab."}},
          .onward = "Press **Enter** to start."};
}

TourScene at_lab() {
  return {.page = "lab",
          .waits = "in the lab",
          .signs = {"route/0", "route/1", "route/2", "route/3"},
          .stops =
              {{"lab-figures",
                {"header/cash", "lab/header/cash"},
                "Every number explains itself",
                "Point at one, or press **N** and go there with **Tab**: it says whether it was measured, "
                "cited, assumed or derived."},
               {"lab-routes",
                {"route/1", "route/0"},
                "Four routes, one price list",
                "A card says what the route costs now, what students like yours reached, and which clause it "
                "touches. A grey one says why you cannot take it."},
               {"lab-side",
                {"lab/side/0"},
                "News, models, lab",
                "What happened, what you have trained, and how you run the lab: its price, its people, its "
                "money."},
               {"lab-mix",
                {"lab/mix"},
                "A mixture of your own",
                "Labels, answers and open weights may be mixed. **M** shows how the price follows."}},
          .onward = "Press **M** to mix, or **Enter** to train along the route that is outlined."};
}

TourScene at_mixer() {
  return {.page = "lab",
          .waits = "at the mixer: **M** in the lab",
          .signs = {"mix/queries"},
          .stops = {{"mix-queries",
                     {"mix/queries"},
                     "How many answers",
                     "Each question to the provider teaches, costs, and is seen by its monitor."},
                    {"mix-access",
                     {"mix/access/0", "mix/access"},
                     "Bare, or with probabilities",
                     "A probability teaches more than one word, and leaves a clearer trace."},
                    {"mix-price",
                     {"mix/upfront"},
                     "The price follows",
                     "It is made of what the student would use, by the one price list."}},
          .onward = "Press **Enter** to train this student."};
}

TourScene at_gate() {
  return {.page = "training",
          .waits = "once you train a student",
          .signs = {"gate/show"},
          .stops =
              {{"guess",
                {"gate/show"},
                "First, a guess",
                "How good will it become? **Left** and **Right** move the mark. Nothing is shown before, and "
                "guesses are scored at the end."}},
          .onward = "Set the mark, then press **Enter** to begin the training."};
}

TourScene at_training() {
  return {
      .page = "training",
      .waits = "once a student is in training",
      .signs = {"training/pause", "training/back"},
      .stops =
          {{"training-teacher",
            {"map/teacher"},
            "The teacher's map",
            "What the provider's network says at every place. The dots are where your student asked."},
           {"training-student",
            {"map/student"},
            "Your student's map",
            "A real network, learning while you watch. It takes over the teacher's borders, and its "
            "mistakes."},
           {"training-exam",
            {"exam/capability", "training/progress"},
            "The exam",
            "Questions that nobody trained on. Several students with other seeds learn side by side; ± is "
            "their spread."}},
      .onward = "When it has learned, **Enter** leads back to the lab."};
}

TourScene at_close() {
  return {
      .page = "lab",
      .waits = "in the lab, once a student has learned",
      .signs = {"lab/close"},
      .when = student_on_its_way,
      .stops = {{"close",
                 {"lab/close"},
                 "Close the quarter",
                 "Results land, the provider reads its logs, customers buy. Until then **Ctrl Z** takes back "
                 "what was decided."}},
      .onward = "Press **Q** to close the quarter."};
}

TourScene at_report() {
  return {
      .page = "",
      .waits = "when a quarter has closed",
      .signs = {"report"},
      .stops =
          {{"report",
            {"report/sell", "report/court", "report/read", "report/debrief"},
            "What the quarter brought",
            "The headline, then what led to it. The filled button is the sensible next step: a model in the "
            "drawer earns nothing."}},
      .onward = "Choose one of the buttons. After that **J** shows the court."};
}

TourScene at_court() {
  return {
      .page = "court",
      .waits = "in the court: **J**",
      .signs = {},
      .stops =
          {{"court-exposure",
            {"court/exposure", "court/stages", "court/part/0"},
            "What may be coming",
            "What you may have to pay, and how far a claim has come. It moves with what your models were "
            "trained on and what they sell."},
           {"court-theory",
            {"court/theory/contract", "exhibit/ratio", "exhibit/p"},
            "How a court decides here",
            "It has to accept the theory, and to find the breach proven: by an exam on your own network, "
            "beside innocent ones."}},
      .onward =
          "Now play on, **B** leads to the lab. The tour goes on in the debrief, after the last quarter."};
}

TourScene at_debrief() {
  return {
      .page = "debrief",
      .waits = "in the debrief, after the last quarter",
      .signs = {},
      .when = game_over,
      .stops =
          {{"debrief-goals",
            {"grading/0", "debrief/timeline/0", "debrief/export"},
            "What happened",
            "Your goals come first, met or missed and by how much; then the turning points."},
           {"debrief-if",
            {"whatif/decision/1", "whatif/again", "debrief/export"},
            "What else could have",
            "Take back one decision and the game is played again, networks and all. **E** writes a report "
            "to take along."}},
      .onward = ""};
}

}  // namespace

const std::vector<TourScene>& tour_scenes() {
  static const std::vector<TourScene> all{at_home(),  at_briefing(), at_lab(),   at_mixer(),
                                          at_gate(),  at_training(), at_close(), at_report(),
                                          at_court(), at_debrief()};
  return all;
}

}  // namespace partly::game
