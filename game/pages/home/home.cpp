#include "game/pages/home/home.h"

#include <array>

#include "game/pages/common/maps.h"
#include "game/pages/common/tour_link.h"
#include "game/pages/home/achieved.h"
#include "game/pages/home/course_card.h"
#include "game/pages/home/lessons_card.h"
#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/decision_map.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kMapBeside = 900, kCardsBeside = 560, kThreeBeside = 760, kFooter = 48;
constexpr float kMapShape = 0.44f;  // height of width: lessons and their keys stay in view below it
constexpr TextStyle kReached{.type = Type::small, .weight = Weight::bold, .meaning = Meaning::student};
constexpr const char* kPremise =
    "Run a lab. Train real networks in seconds. Decide whether to distil a rival, license it, build on open "
    "weights, or spend "
    "twenty billion. Then explain yourself in court.";

const session::Progress* shown(const std::optional<session::Progress>& progress) {
  return progress && progress->map_side > 0 && !progress->student_map.empty() ? &*progress : nullptr;
}

std::string teaser_of(const ScenarioCard& c) {
  if (c.errors.empty()) return c.teaser;
  return "{caution|▲} Cannot be played: " + std::to_string(c.errors.size()) +
         (c.errors.size() == 1 ? " error" : " errors") + ". Choose it to read them.";
}

const char* first_page_of(const world::WorldView& view) {
  return view.ending == world::Ending::running ? "lab" : "debrief";
}

}  // namespace

void HomeScreen::enter() {
  context_.leave();
  context_.reread();
}

bool HomeScreen::live() const { return frames_ < 3 || context_.demonstrating(); }

void HomeScreen::start(Ui& ui, const ScenarioCard& card) {
  ui.go(context_.start(card.id, chosen_seed(seed_)) ? "briefing" : "problem");
}

void HomeScreen::buttons(Ui& ui, Rect& area) {
  const std::vector<ScenarioCard>& cards = context_.scenarios();
  const std::optional<SavedGame>& saved = context_.saved();
  Button start_new{.id = "home/play", .label = "Play", .key = "Enter", .kind = ButtonKind::primary};
  if (cards.empty())
    start_new.enabled = false, start_new.reason = "No scenario was found";
  else
    start_new.label = "Play: " + cards.front().title;
  Button resume{.id = "home/continue", .label = "Continue", .key = "C"};
  if (saved) {
    if (saved->finished)
      resume.label = "Look back: " + saved->title;
    else if (saved->problem.empty())
      resume.label = "Continue: " + saved->quarter.text();
    resume.enabled = saved->problem.empty(), resume.reason = saved->problem;
  }
  const std::optional<SavedGame>& docket = context_.saved_docket();
  Button desk{.id = "home/continue-desk", .label = "Continue at the desk", .key = "R"};
  if (docket) {
    if (docket->finished)
      desk.label = "Look back: " + docket->title;
    else if (docket->problem.empty())
      desk.label = "Continue: " + docket->title + ", " + std::to_string(docket->quarter.year);
    desk.enabled = docket->problem.empty(), desk.reason = docket->problem;
  }
  const course::Progress& progress = context_.course().progress();
  const Button tour{
      .id = "home/tour",
      .label = progress.tour.empty() || progress.tour_seen ? "Show me round" : "Go on with the tour",
      .key = "T"};
  const bool desk_over = docket && docket->finished;
  const auto press = [&](const Button& b) {
    if (b.id == tour.id) ask_for_tour(ui);
    if (b.id == start_new.id) start(ui, cards.front());
    if (b.id == resume.id) ui.go(context_.resume() ? first_page_of(context_.view()) : "problem");
    if (b.id == desk.id) ui.go(!context_.resume_desk() ? "problem" : desk_over ? "desk-debrief" : "desk");
  };
  std::vector<Button> all{start_new};
  if (saved) all.push_back(resume);
  if (docket) all.push_back(desk);
  all.push_back(tour);
  float wanted = -kCardGap;
  for (const Button& b : all) wanted += button_width(ui, b) + kCardGap;
  if (wanted > area.w)  // on one line by shorter names, so that the cards stay where they are
    for (Button& b : all) {
      if (b.id == resume.id) b.label = saved->finished ? "Look back" : "Continue";
      if (b.id == desk.id)
        b.label = docket->finished ? "The desk" : "Desk: " + std::to_string(docket->quarter.year);
    }
  Rect row = area.cut_top(kButtonHeight, 12);
  for (const Button& b : all) {
    const float w = button_width(ui, b);
    if (w > row.w && row.w < area.w) row = area.cut_top(kButtonHeight, 12);  // no room left on this line
    if (button(ui, row.cut_left(std::min(w, row.w), kCardGap), b)) press(b);
  }
  area.cut_top(8);
}

void HomeScreen::scenarios(Ui& ui, Rect& area) {
  const std::vector<ScenarioCard> cards = context_.scenarios();
  const std::size_t in_a_row = area.w >= kThreeBeside && cards.size() > 4 ? 3
                               : area.w >= kCardsBeside                   ? 2
                                                                          : 1;
  const int columns = static_cast<int>(std::min(in_a_row, std::max<std::size_t>(1, cards.size())));
  const float inside = Rect{0, 0, area.w, 1}.columns(columns, 12).front().w - 2 * kCardPadding;
  float height = course_card_height(ui, inside, context_.course());
  for (const ScenarioCard& c : cards) {
    height = std::max(height, 2 * (kCardPadding - 4) + line_height(ui, style::kBold) + 2 +
                                  paragraph_height(ui, inside, teaser_of(c), style::kSmall));
  }
  const auto place_of = [&](std::size_t i) {
    const std::size_t row = i / static_cast<std::size_t>(columns);
    return Rect{area.x, area.y + static_cast<float>(row) * (height + 12), area.w, height}.columns(
        columns, 12)[i % static_cast<std::size_t>(columns)];
  };
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const ScenarioCard& c = cards[i];
    const std::string best = best_text(context_.results(), c.id);
    const ClickableCard sheet{.id = "home/scenario/" + c.id,
                              .text = c.title + (best.empty() ? "" : ". Best: " + best),
                              .meaning = c.errors.empty() ? Meaning::plain : Meaning::caution};
    const CardState state = begin_card(ui, place_of(i), sheet);
    Rect rest = state.inside;
    const Rect head = rest.cut_top(line_height(ui, style::kBold), 2);
    // What was reached takes the place of the minutes, so that a game that was played makes no card taller.
    const std::string grade = best_grade(context_.results(), c.id);
    const std::string minutes = c.minutes > 0 ? std::to_string(c.minutes) + " min" : "";
    const std::string aside = grade.empty() ? minutes : grade;
    const TextStyle look = grade.empty() ? style::kSmall : kReached;
    const float w = text_width(ui, aside, look);
    label(ui, head.at(), c.title, style::kBold, head.w - w - 12);
    label(ui, {head.right() - w, head.y + 2}, aside, look);
    paragraph(ui, rest, teaser_of(c), style::kSmall);
    end_card(ui, sheet);
    if (state.interaction.activated) start(ui, c);
  }
  if (!context_.course().course().chapters.empty())
    course_card(ui, place_of(cards.size()), context_.course());
  const Rect last = place_of(cards.size());
  area.cut_top(last.bottom() + 12 - area.y);
  if (cards.empty())
    area.cut_top(
        paragraph(ui, area,
                  "{caution|▲} No scenario was found. They lie in the folder \"scenarios\" of the program.",
                  style::kSmall),
        kCardGap);
}

// With the same seed, chance falls the same for everybody.
void HomeScreen::seeds(Ui& ui, Rect& area) {
  int index = static_cast<int>(seed_);
  const std::string day = std::to_string(seed_of_day(today()));
  Rect row = area.cut_top(kChoiceHeight, 8);
  const bool beside = row.w >= kCardsBeside;
  if (beside) label_in(ui, row.cut_left(44, 8), "Seed", style::kSmall, Align::left);
  row.w = std::min(row.w, 560.f);
  choice(ui, row,
         {.id = "home/seed", .options = {"The scenario's", row.w > 480 ? "Today: " + day : day, "Random"}},
         &index);
  seed_ = static_cast<SeedChoice>(index);
  area.cut_top(paragraph(ui, area,
                         "Chance falls by the seed: the seed of the day is the same for everybody, so that "
                         "results can be compared.",
                         style::kSmall),
               16);
}

// How a game goes, for those who have never seen it.
void HomeScreen::steps(Ui& ui, Rect& area) {
  struct Step {
    Meaning meaning;
    const char *title, *text;
  };
  constexpr std::array<Step, 3> kSteps{
      {{Meaning::money, "Decide", "Four routes to a model, one price list, terms that forbid some of them."},
       {Meaning::student, "Train", "Guess first. Then watch a real network learn, and see what it copied."},
       {Meaning::law, "Answer", "Its mistakes can give you away. Settle, or explain yourself under oath."}}};
  label(ui, area.cut_top(line_height(ui, style::kBold), 10).at(), "How a game goes", style::kBold);
  const int columns = area.w >= kCardsBeside ? 3 : 1;
  const std::vector<Rect> places = Rect{area.x, area.y, area.w, area.h}.columns(columns, 24);
  float used = 0;
  for (std::size_t i = 0; i < kSteps.size(); ++i) {
    Rect place = places[columns == 3 ? i : 0];
    if (columns == 1) place.y += used;
    legend(ui, place.cut_top(line_height(ui, style::kBold), 2).at(), kSteps[i].meaning, kSteps[i].title);
    const float height =
        line_height(ui, style::kBold) + 2 + paragraph(ui, place, kSteps[i].text, style::kSmall);
    used = columns == 3 ? std::max(used, height) : used + height + 12;
  }
  area.cut_top(used, kCardGap);
}

float HomeScreen::main(Ui& ui, Rect area) {
  const float top = area.y;
  area.cut_top(24);
  area.cut_top(paragraph(ui, area, "**Did your model learn, or copy?**", style::kDisplay), 8);
  const float reading = std::min(area.w, 840.f);
  area.cut_top(paragraph(ui, {area.x, area.y, reading, area.h}, kPremise, style::kMuted), 16);
  buttons(ui, area);
  scenarios(ui, area);
  area.cut_top(kCardGap);
  seeds(ui, area);
  steps(ui, area);
  area.cut_top(achieved_card(ui, area, context_.results(), context_.scenarios()), kCardGap);
  return area.y - top;
}

float HomeScreen::demonstration(Ui& ui, Rect area) {
  LabGame* lab_game = frames_ > 2 ? context_.demonstration() : nullptr;
  if (lab_game) lab_game->tick();
  const std::optional<session::Progress> progress = lab_game ? lab_game->progress() : std::nullopt;
  const session::Progress* p = shown(progress);
  const float side = std::min(area.w - 2 * kCardPadding, 300.f);
  const bool finished = p && p->finished;
  const std::string title = !p         ? "A student is about to learn"
                            : finished ? "This student has just learned"
                                       : "A student is learning";
  std::string text = "A real network, trained on this machine now.";
  if (p) {
    const std::size_t asked = p->query_points.size() / 2;
    text = "A real network, trained on this machine from " + format_number(static_cast<double>(asked), 0) +
           " answers of a teacher, the dots. "
           "It agrees with its teacher on " +
           format_percent(1 - difference(*p)) + " of the map.";
  }
  const float inside = area.w - 2 * kCardPadding;
  const float height = 2 * (kCardPadding - 4) + side * kMapShape + 12 + line_height(ui, style::kBold) + 4 +
                       paragraph_height(ui, inside, text, style::kSmall);
  Rect rest = card(ui, {area.x, area.y, area.w, height});
  const Rect picture = rest.cut_top(side * kMapShape, 12);
  if (p) {
    const std::vector<MapDot> dots = asked_places(*p);
    DecisionMap map{.id = "home/map",
                    .says = title,
                    .columns = p->map_side,
                    .rows = p->map_side,
                    .classes = p->student_map.data()};
    map.version = static_cast<std::uint64_t>(p->steps_done) + 1, map.dots = &dots;
    decision_map(ui, picture, map);
  } else {
    ui.interact({.id = "home/map", .rect = picture, .text = title, .focusable = false});
    ui.paint().fill(picture, ui.theme().field, 8);
    label_in(ui, picture, lab_game ? "training…" : "", style::kCaption, Align::centre);
  }
  label(ui, rest.cut_top(line_height(ui, style::kBold), 4).at(), title, style::kBold);
  paragraph(ui, rest, text, style::kSmall);
  return height;
}

// One line, so that the lessons stay in view below it.
float HomeScreen::sandbox(Ui& ui, Rect area) {
  const std::string text = "without money, law or a game";
  const float line = line_height(ui, style::kBold), height = 2 * (kCardPadding - 4) + line;
  const ClickableCard sheet{.id = "home/sandbox", .text = "Just train, " + text, .key = "J"};
  const CardState state = begin_card(ui, {area.x, area.y, area.w, height}, sheet);
  Rect rest = state.inside;
  const float chip = key_chip_width(ui, "J");
  key_chip(ui, {rest.right() - chip, rest.y + line / 2}, "J", ui.theme().text);
  rest.cut_right(chip, 8);
  rest.cut_left(label(ui, rest.at(), "Just train", style::kBold), 8);
  label(ui, {rest.x, rest.y + (line - line_height(ui, style::kSmall)) / 2}, text, style::kSmall, rest.w);
  end_card(ui, sheet);
  if (state.interaction.activated) ui.go("sandbox");
  return height;
}

float HomeScreen::case_file(Ui& ui, Rect area) {
  const std::string text =
      "What is reported, alleged, estimated and expected of the real case, each with its source, and where "
      "the "
      "sources disagree. Can you tell who says what?";
  const float inside = area.w - 2 * kCardPadding;
  const float height = 2 * (kCardPadding - 4) + line_height(ui, style::kBold) + 4 +
                       paragraph_height(ui, inside, text, style::kSmall) + 12 + kButtonHeight;
  Rect rest = card(ui, {area.x, area.y, area.w, height});
  label(ui, rest.cut_top(line_height(ui, style::kBold), 4).at(), "The case file", style::kBold);
  rest.cut_top(paragraph(ui, rest, text, style::kSmall), 12);
  ButtonRow row(ui, rest.cut_top(kButtonHeight), 12);
  if (row.add({.id = "home/casefile", .label = "Open", .key = "F"})) ui.go("casefile");
  if (row.add({.id = "home/sources", .label = "Who says what?", .key = "W"})) ui.go("sources");
  return height;
}

float HomeScreen::side(Ui& ui, Rect area) {
  const float top = area.y;
  area.cut_top(28);
  area.cut_top(demonstration(ui, area), kCardGap);
  area.cut_top(sandbox(ui, area), kCardGap);
  area.cut_top(lessons_card(ui, area), kCardGap);
  area.cut_top(case_file(ui, area));
  return area.y - top;
}

void HomeScreen::footer(Ui& ui, Rect line) {
  std::string text = "Works offline: nothing leaves this machine.";
  if (LabGame* lab_game = frames_ > 2 ? context_.demonstration() : nullptr)
    text = lab_game->engine_text() + " · " + text;
  label_in(ui, line, text, style::kSmall, Align::left);
}

void HomeScreen::draw(Ui& ui) {
  for (const std::string& text : context_.course().take_complaints()) ui.toast(text);
  Rect page = header_bar(
      ui, {.place = "a game about teaching models, and who owns what they learn", .settings = true});
  const bool wide = page.w >= kMapBeside;
  if (wide) footer(ui, page.cut_bottom(kFooter));
  ScrollArea scroll(ui, "home", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  Rect area = scroll.content();
  float used = 0;
  if (wide) {
    const Rect right = area.cut_right(std::clamp(page.w * 0.3f, 340.f, 460.f), 32);
    area.w = std::min(area.w, 1000.f);
    used = std::max(main(ui, area), side(ui, right));
  } else {
    used = main(ui, area);
    area.cut_top(used);
    const float below = side(ui, area);
    area.cut_top(below, 8);
    footer(ui, area.cut_top(kFooter));
    used += below + 8 + kFooter;
  }
  scroll.end(used);
  ++frames_;
}

std::string HomeScreen::help() const {
  return "**Enter** starts the first scenario, **C** continues the saved game, **R** the rule maker's, **F** "
         "opens the case file, **W** its exercise in reading sources, **P** ten minutes of lessons for a "
         "class, **L** "
         "all of them, **J** just trains, **S** opens the course, **T** shows you round. "
         "The map on the right is no picture: it is a "
         "small network that this machine trains while you read.";
}

}  // namespace partly::game
