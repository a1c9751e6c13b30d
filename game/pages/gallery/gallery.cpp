#include "game/pages/gallery/gallery.h"

#include "game/pages/gallery/samples.h"
#include "game/shell/text.h"
#include "game/widgets/bars.h"
#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/choice.h"
#include "game/widgets/decision_map.h"
#include "game/widgets/dial.h"
#include "game/widgets/dialog.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/line_plot.h"
#include "game/widgets/number_field.h"
#include "game/widgets/scroll_area.h"
#include "game/widgets/slider.h"
#include "game/widgets/table.h"
#include "game/widgets/tick_histogram.h"
#include "game/widgets/timeline.h"
#include "game/widgets/waterfall.h"

namespace partly::game {
namespace {

class Gallery : public Screen {
 public:
  std::string title() const override { return "Gallery"; }
  std::string help() const override {
    return "Every widget in every state. The figures here are **examples**, no results.";
  }

  void draw(Ui& ui) override {
    Rect page = header_bar(ui, header());
    ScrollArea scroll(ui, "gallery", page);
    Rect all = scroll.content();
    const float top = all.y;
    all.cut_top(20);
    heading(ui, all);
    const bool wide = all.w >= 900;
    section(ui, all, wide, 164, &Gallery::route_card, &Gallery::dear_card);
    buttons(ui, all);
    section(ui, all, wide, 388, &Gallery::maps, &Gallery::figures);
    section(ui, all, wide, 260, &Gallery::curves, &Gallery::controls);
    section(ui, all, wide, 300, &Gallery::innocents, &Gallery::verdict);
    section(ui, all, wide, 236, &Gallery::turning_points, &Gallery::roads);
    section(ui, all, wide, 260, &Gallery::fields, &Gallery::bars);
    section(ui, all, wide, 240, &Gallery::fan, &Gallery::two_fans);
    scroll.end(all.y - top + 16);
    if (asking_ && drawn_question(ui)) asking_ = false;
  }

 private:
  using Part = void (Gallery::*)(Ui&, Rect);

  // Two cards side by side, or one below the other in a narrow window.
  void section(Ui& ui, Rect& all, bool wide, float height, Part left, Part right) {
    if (wide) {
      const std::vector<Rect> two = all.cut_top(height, kCardGap).columns(2, kCardGap);
      (this->*left)(ui, two[0]);
      (this->*right)(ui, two[1]);
      return;
    }
    (this->*left)(ui, all.cut_top(height, kCardGap));
    (this->*right)(ui, all.cut_top(height, kCardGap));
  }

  static HeaderBar header() {
    HeaderBar bar{.place = "Gallery · examples, no results", .settings = false};
    const auto figure = [&](const char* name, Quantity q, const char* text, Meaning m) {
      TextStyle s{Type::body, Weight::bold, false, m};
      bar.figures.push_back({{.id = std::string("figure/") + name,
                              .quantity = std::move(q),
                              .text = text,
                              .style = s,
                              .tag = false,
                              .name = name}});
    };
    figure("cash", Quantity::derived(3.82e9, Unit::usd, "what came in less what went out"), "",
           Meaning::money);
    figure("capability",
           Quantity::measured(0.71, Unit::fraction, "run 4", "exam of 2,000 unseen places",
                              Interval{0.69, 0.73}),
           "71 ± 2", Meaning::plain);
    figure("exposure", Quantity::derived(1.2e9, Unit::usd, "damages times chance", Interval{0.4e9, 2.1e9}),
           "$0.4–2.1 B", Meaning::law);
    figure("trust",
           Quantity::assumed(0.62, Unit::fraction, {0.5, 0.7}, "how much buyers mind a lawsuit is not known"),
           "62 %", Meaning::plain);
    return bar;
  }

  void heading(Ui& ui, Rect& all) {
    label(ui, all.cut_top(40, 4).at(), "Did your model learn, or copy?", style::kDisplay, all.w);
    const std::string text =
        "Type in five sizes, **bold**, {law|◆ law}, {teacher|■ teacher}, {student|● student}, {caution|▲ "
        "caution}, {money|money}, and a [link](glossary) to the glossary.";
    const Linked linked = linked_paragraph(ui, "intro", all, text, style::kMuted);
    if (!linked.activated.empty()) ui.toast("Link: " + linked.activated);
    all.cut_top(linked.height, kCardGap);
  }

  void route_card(Ui& ui, Rect r) {
    const ClickableCard c{.id = "route/distil", .text = "Distil through the API", .selected = chosen_ == 0};
    route(ui, r, c, 0, "Distil through the API",
          Quantity::derived(0.94e9, Unit::usd, "queries x query price + arithmetic"),
          "500 answers with probabilities from Meridian, temperature 2.", 0.78, 0.84,
          "**{law|◆ Contract: training ban, clause 4.}** Monitor alarms at about 20 queries.");
  }
  void dear_card(Ui& ui, Rect r) {
    const ClickableCard c{.id = "route/scratch",
                          .text = "Train from scratch",
                          .selected = chosen_ == 1,
                          .enabled = false,
                          .reason = "You have $3.82 B. Ask investors, or wait."};
    route(ui, r, c, 1, "Train from scratch",
          Quantity::sourced(50e9, Unit::usd, "F20", "an author's rough estimate of computing"),
          "60,000 labels, 40 % of them noisy; the wide network.", 0.84, 0.88,
          "{caution|▲ You have $3.82 B. Ask investors, or wait.}");
  }
  void route(Ui& ui, Rect r, const ClickableCard& c, int index, const char* name, Quantity price,
             const char* says, double from, double to, const char* risk) {
    const CardState state = begin_card(ui, r, c);
    if (state.interaction.activated) chosen_ = index;
    Rect in = state.inside;
    const Rect title = in.cut_top(28, 4);
    label(ui, {title.x, title.y + 4}, name, style::kBold);
    quantity_label_right(ui, {title.right(), title.y},
                         {.id = c.id + "/price",
                          .quantity = std::move(price),
                          .style = {Type::heading, Weight::bold, false, Meaning::money},
                          .name = "price"});
    in.cut_top(paragraph(ui, in, says, style::kSmall), 8);
    label(ui, in.cut_top(18, 6).at(), "capability, 5 seeds", style::kCaption);
    range_bar(ui, in.cut_top(8, 12), {.from = from, .to = to, .marks = {{0.917}}});
    paragraph(ui, in, risk, style::kSmall);
    end_card(ui, c);
  }

  void buttons(Ui& ui, Rect& all) {
    ButtonRow row(ui, all.cut_top(kButtonHeight, kCardGap));
    if (row.add({.id = "train", .label = "Train this student", .key = "Enter", .kind = ButtonKind::primary}))
      ++trained_, ui.toast("Trained.");
    if (row.add({.id = "ask", .label = "Ask", .key = "A"})) asking_ = true;
    row.add({.id = "undo",
             .label = "Undo",
             .key = "Ctrl Z",
             .enabled = false,
             .reason = "Nothing was decided in this quarter yet."});
    row.add({.id = "more", .label = "More", .kind = ButtonKind::quiet});
    row.add_right({.id = "close", .label = "Close the quarter", .key = "Q"});
  }

  void maps(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    const std::vector<Rect> two = in.columns(2, kCardGap);
    legend(ui, two[0].at(), Meaning::teacher, "Teacher", "exam 91.7 %");
    legend(ui, two[1].at(), Meaning::student, "Student", "seed 1 of 5");
    const float side = std::min(two[0].w, in.h - 110);
    decision_map(ui, {two[0].x, in.y + 30, two[0].w, side},
                 {.id = "map/teacher",
                  .says = "The teacher's map, 61 places asked",
                  .columns = kGrid,
                  .rows = kGrid,
                  .classes = teacher_.data(),
                  .version = 1,
                  .dots = &dots_,
                  .selectable = true});
    decision_map(ui, {two[1].x, in.y + 30, two[1].w, side},
                 {.id = "map/student",
                  .says = "The student's map",
                  .columns = kGrid,
                  .rows = kGrid,
                  .classes = student_.data(),
                  .version = 1});
    in.cut_top(30 + side + 8);
    label(ui, in.at(), "Where they differ", style::kSmall);
    decision_map(ui, {in.x + 130, in.y, in.w - 130, in.h},
                 {.id = "map/difference",
                  .says = "Where teacher and student differ",
                  .columns = kGrid,
                  .rows = kGrid,
                  .classes = teacher_.data(),
                  .other = student_.data(),
                  .version = 1});
  }

  void figures(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    const Rect title = in.cut_top(40, 8);
    label(ui, {title.x, title.y + 10}, "Secret exam", style::kBold);
    quantity_label_right(ui, {title.right(), title.y},
                         {.id = "exam",
                          .quantity = Quantity::measured(0.894, Unit::fraction, "run 4",
                                                         "2,000 unseen places", Interval{0.881, 0.906}),
                          .text = "89.4 %",
                          .style = style::kDisplay,
                          .name = "secret exam"});
    range_bar(ui, in.cut_top(8, 10), {.from = 0.881, .to = 0.906, .marks = {{0.917}}});
    in.cut_top(
        paragraph(ui, in, "2,000 unseen places, spread over 5 seeds 88.1–90.6 · teacher 91.7", style::kSmall),
        12);
    float x = in.x;
    const Rect line = in.cut_top(24, 12);
    x += quantity_label(ui, {x, line.y},
                        {.id = "q/assumed",
                         .quantity = Quantity::assumed(1500, Unit::queries, {500, 4000},
                                                       "no provider says when it looks"),
                         .style = {Type::small, Weight::bold}}) +
         16;
    x += quantity_label(
             ui, {x, line.y},
             {.id = "q/sourced",
              .quantity = Quantity::sourced(1e9, Unit::usd, "F20", "an author's rough estimate of computing"),
              .style = {Type::small, Weight::bold}}) +
         16;
    source_tag(ui, {x, line.y + 3}, "q/fact", "F54", "Terms of service give a provider a right to audit.");
    dial(ui, in.cut_left(180), {.value = 0.894, .mark = 0.917, .text = "89 %", .caption = "secret exam"});
    in.cut_left(24);
    table(ui, in,
          {.id = "used",
           .columns = {{"used so far"}, {"count", 0, Align::right}, {"cost", 0, Align::right}},
           .rows = {{{"queries", "**500**", "{money|$0.61 B}"}},
                    {{"own labels", "**0**", "{money|$0}"}},
                    {{"arithmetic", "**2.1 GFLOP**", "{money|$0.24 B}"}}},
           .row_height = 28});
  }

  void curves(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    const Rect title = in.cut_top(24, 8);
    const float w = label(ui, title.at(), "Loss", style::kBold);
    label(ui, {title.x + w + 12, title.y + 2}, "raw points, band = 5 seeds", style::kSmall);
    line_plot(ui, in,
              {.id = "loss",
               .says = "Loss of the student falls from 2.1 to 0.31",
               .x_low = 0,
               .x_high = 1500,
               .y_low = 0,
               .y_high = 2.5,
               .x_name = "step",
               .x_ticks = {0, 500, 1000},
               .y_ticks = {1, 2},
               .curves = {student_curve_, teacher_curve_}});
  }

  void controls(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    if (slider(ui, in.cut_top(kSliderHeight, 8),
               {.id = "queries",
                .label = "Questions to the teacher",
                .low = 10,
                .high = 10000,
                .logarithmic = true,
                .unit = "answers",
                .meaning = Meaning::student},
               &queries_))
      ui.animate();
    slider(ui, in.cut_top(kSliderHeight, 8),
           {.id = "temperature",
            .label = "Temperature",
            .low = 1,
            .high = 8,
            .step = 0.5,
            .enabled = false,
            .reason = "Answers without probabilities have no temperature."},
           &temperature_);
    choice(ui, in.cut_top(kChoiceHeight + 24, 12),
           {.id = "access",
            .label = "What the API returns",
            .options = {"Answer only", "Top three", "All probabilities"},
            .reasons = {"", "", "Meridian sells them to licensees only."},
            .meaning = Meaning::teacher},
           &access_);
    toggle(ui, in.cut_top(kToggleHeight), {.id = "records", .label = "Keep records", .key = "R"}, &records_);
  }

  void innocents(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    label(ui, in.cut_top(24, 0).at(), "Whose mistakes are these?", style::kBold);
    in.cut_top(paragraph(ui, in, "Share of the teacher's wrong answers that a model repeats.", style::kSmall),
               12);
    tick_histogram(ui, in,
                   {.id = "innocents",
                    .says = "24 innocents between 53 and 74 %, your student at 90 %",
                    .low = 0.5,
                    .high = 0.95,
                    .innocents = innocents_,
                    .innocents_text = "24 innocents, 53–74 %",
                    .copiers = copiers_,
                    .copiers_text = "19 copiers, 76–92 %",
                    .has_suspect = true,
                    .suspect = 0.9,
                    .suspect_text = "your student 90 %",
                    .ticks = {0.5, 0.7, 0.9}});
  }

  void verdict(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    label(ui, in.cut_top(24, 8).at(), "From prior to verdict", style::kBold);
    waterfall(
        ui, in,
        {.id = "odds",
         .steps = {{"prior belief", -0.9, Meaning::innocent, "What courts thought before the evidence."},
                   {"theory: contract", 0.8},
                   {"pre-emption", -0.5},
                   {"exhibit 3", 1.6, Meaning::student},
                   {"monitor log", 0.7, Meaning::teacher},
                   {"own records", -0.4, Meaning::money}},
         .zero_text = "even odds"});
  }

  void turning_points(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    label(ui, in.cut_top(24, 8).at(), "Turning points", style::kBold);
    timeline(ui, in,
             {.id = "turns",
              .events = {{0.02, 0.2, Meaning::student, "first student", "Q3 2025"},
                         {0.25, 0.45, Meaning::student, "500 queries", "Q1 2026"},
                         {0.5, 0.3, Meaning::caution, "no records", "Q2 2026"},
                         {0.75, 1, Meaning::law, "\"partly\"", "Q3 2026", "The answer on the stand."}}});
  }

  void roads(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    label(ui, in.cut_top(24, 4).at(), "The roads not taken", style::kBold);
    const int row =
        table(ui, in,
              {.id = "roads",
               .columns = {{"route"}, {"capability"}, {"spent"}, {"court"}},
               .rows = {{{"● Distilled (you)", "71 ± 2", "{money|$0.9 B}", "{law|settled}"}, true},
                        {{"Licensed", "73 ± 2", "{money|$3.1 B}", "none"}},
                        {{"Open weights", "66 ± 3", "{money|$0.6 B}", "{law|notice}"}}},
               .selectable = true,
               .selected = road_});
    if (row >= 0) road_ = row;
  }

  void fields(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    label(ui, in.cut_top(24, 8).at(), "Your guess first", style::kBold);
    Rect line = in.cut_top(kFieldHeight, 12);
    const std::optional<double> value = number_field(
        ui, line.cut_left(140, 12), {.id = "guess", .label = "Your guess", .unit = "%"}, &guess_);
    button(ui, line.cut_left(160),
           {.id = "commit",
            .label = "Commit",
            .enabled = value.has_value(),
            .reason = "Type a whole number from 0 to 100."});
    text_field(ui, in.cut_top(kFieldHeight, 12),
               {.id = "team", .label = "Team", .placeholder = "Name of your team"}, &team_);
    calibration_plot(ui, in, "guesses", {{0.2, 0.3}, {0.45, 0.4}, {0.6, 0.66}, {0.74, 0.71}});
  }

  void bars(Ui& ui, Rect r) {
    Rect in = card(ui, r);
    label(ui, in.cut_top(24, 8).at(), "Settlement", style::kBold);
    zone_bar(ui, in.cut_top(kZoneHeight, 20),
             {.low = 0,
              .high = 2,
              .they_from = 0.6,
              .you_to = 1.3,
              .they_text = "they accept from $0.6 B",
              .you_text = "you pay up to $1.3 B",
              .room_text = "room"});
    progress_bar(ui, in.cut_top(kProgressHeight, 12),
                 {.id = "progress", .done = 0.62, .seconds_left = 3.4, .says = "Training 5 students"});
    progress_bar(ui, in.cut_top(kProgressHeight),
                 {.id = "progress/court",
                  .done = 0.1,
                  .says = "Training 24 reference models",
                  .meaning = Meaning::law});
  }

  void fan(Ui& ui, Rect r) { fan_plot(ui, card(ui, r), drawn_fan_plot()); }

  void two_fans(Ui& ui, Rect r) { fan_plot(ui, card(ui, r), drawn_fork_plot()); }

  int trained_ = 0;
  int chosen_ = 0, access_ = 1, road_ = 0;
  double queries_ = 500, temperature_ = 2;
  bool records_ = true, asking_ = false;
  std::string guess_, team_;
  std::vector<std::uint8_t> teacher_ = drawn_map(0), student_ = drawn_map(0.12f);
  std::vector<MapDot> dots_ = drawn_dots();
  Curve student_curve_ = drawn_curve("student 0.31", Meaning::student, 2.1f, 0.31f, false),
        teacher_curve_ = drawn_curve("teacher 0.12", Meaning::teacher, 0.9f, 0.12f, true);
  std::vector<double> copiers_{.76, .78, .8,  .8,  .82, .82, .82, .84, .84, .84,
                               .84, .86, .86, .86, .88, .88, .9,  .9,  .92};
  std::vector<double> innocents_{.53, .55, .57, .57, .59, .59, .59, .61, .61, .61, .61, .63,
                                 .63, .63, .63, .63, .65, .65, .65, .65, .67, .67, .69, .74};
};

}  // namespace

std::unique_ptr<Screen> make_gallery_screen() { return std::make_unique<Gallery>(); }

}  // namespace partly::game
