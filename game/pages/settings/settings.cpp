#include "game/pages/settings/settings.h"

#include <array>
#include <cmath>

#include "game/pages/common/game_page.h"
#include "game/pages/common/parts.h"
#include "game/widgets/button.h"
#include "game/widgets/choice.h"
#include "game/widgets/dialog.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/number_field.h"
#include "game/widgets/scroll_area.h"
#include "sim/base/folders.h"

namespace partly::game {
namespace {

constexpr std::array kZooms{0.75f, 1.f, 1.25f, 1.5f, 2.f, 2.5f, 3.f};
constexpr std::array kDevices{"auto", "cpu", "cuda"};
constexpr std::array kEngines{"auto", "fused", "torch"};
constexpr double kLargestSeed = 999'999'999;

struct KeyLine {
  const char *key, *does;
};
constexpr std::array<KeyLine, 17> kKeys{{{"Tab", "the next control; Shift Tab the one before"},
                                         {"Enter", "choose what has the focus"},
                                         {"Esc", "back"},
                                         {"N", "where the number in focus comes from"},
                                         {"B", "lab"},
                                         {"T", "training"},
                                         {"L", "market and ledger"},
                                         {"J", "court"},
                                         {"F", "case file"},
                                         {"Q", "close the quarter"},
                                         {"Ctrl Z", "undo until the quarter is closed"},
                                         {"1 2 3", "yes, partly, no (on the stand)"},
                                         {"Ctrl +", "zoom in; Ctrl - out, Ctrl 0 back to 100 %"},
                                         {"F1", "help for this page; then G: the glossary"},
                                         {"F3", "on in the tour; F2 back, F4 leaves it"},
                                         {"F11", "full screen"},
                                         {"F12", "save a picture"}}};

template <class Names>
int index_of(const Names& names, const std::string& chosen) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (chosen == names[i]) return static_cast<int>(i);
  return 0;
}

// The person's own folder written as ~, so that the line is short and a picture of it names nobody.
std::string short_path(const std::filesystem::path& path) {
  const char* home = std::getenv("HOME");
  const std::string text = path.string(), start = home ? home : "";
  return !start.empty() && start != "/" && text.starts_with(start + "/") ? "~" + text.substr(start.size())
                                                                         : text;
}

bool labelled_choice(Ui& ui, Rect& rest, const Choice& c, int* index) {
  return choice(ui, rest.cut_top(kChoiceHeight + 24, 12), c, index);
}

}  // namespace

void SettingsScreen::save(Ui& ui) {
  const Status saved = save_settings(app_.settings(), context_.save_to);
  if (!saved) ui.toast(saved.error().message());
}

void SettingsScreen::look(Ui& ui, Rect& rest) {
  Settings& s = app_.settings();
  card_title(ui, rest, "Look");
  int theme = static_cast<int>(s.theme);
  const bool narrow = rest.w < 420;
  const std::string contrast_name = narrow ? "Contrast" : "High contrast",
                    grey = narrow ? "Grey" : "Greyscale";
  if (labelled_choice(
          ui, rest,
          {.id = "settings/theme", .label = "Theme", .options = {"Light", "Dark", contrast_name, grey}},
          &theme)) {
    app_.set_theme(static_cast<ThemeName>(theme));
    save(ui);
  }
  int zoom = 0;
  for (std::size_t i = 0; i < kZooms.size(); ++i)
    if (std::abs(kZooms[i] - s.scale) < std::abs(kZooms[static_cast<std::size_t>(zoom)] - s.scale))
      zoom = static_cast<int>(i);
  std::vector<std::string> names;
  for (const float z : kZooms)
    names.push_back(std::to_string(static_cast<int>(std::lround(z * 100))) + (narrow ? "" : " %"));
  if (labelled_choice(ui, rest,
                      {.id = "settings/zoom", .label = narrow ? "Zoom in percent" : "Zoom", .options = names},
                      &zoom)) {
    app_.set_scale(kZooms[static_cast<std::size_t>(zoom)]);
    save(ui);
  }
  if (toggle(ui, rest.cut_top(kToggleHeight, 8), {.id = "settings/motion", .label = "Reduced motion"},
             &s.reduced_motion))
    save(ui);
  bool full = s.full_screen;
  if (toggle(ui, rest.cut_top(kToggleHeight, 8),
             {.id = "settings/full-screen", .label = "Full screen", .key = "F11"}, &full)) {
    app_.toggle_full_screen();
    save(ui);
  }
}

void SettingsScreen::machine(Ui& ui, Rect& rest) {
  Settings& s = app_.settings();
  card_title(ui, rest, "Training", "holds from the next game on");
  rest.cut_top(4);
  int device = index_of(kDevices, s.device), engine = index_of(kEngines, s.engine);
  if (labelled_choice(ui, rest,
                      {.id = "settings/device", .label = "Device", .options = {"Auto", "CPU", "GPU (CUDA)"}},
                      &device)) {
    s.device = kDevices[static_cast<std::size_t>(device)];
    if (context_.set_engine) context_.set_engine(s);
    save(ui);
  }
  if (labelled_choice(ui, rest,
                      {.id = "settings/engine", .label = "Engine", .options = {"Auto", "Fused", "Torch"}},
                      &engine)) {
    s.engine = kEngines[static_cast<std::size_t>(engine)];
    if (context_.set_engine) context_.set_engine(s);
    save(ui);
  }
  seed(ui, rest);
  const std::string now = context_.in_play ? context_.in_play() : "";
  if (!now.empty()) rest.cut_top(paragraph(ui, rest, "The game in progress: " + now + ".", style::kSmall), 4);
  rest.cut_top(paragraph(ui, rest,
                         "Auto takes our own kernels for small networks on the CPU and a GPU where there is "
                         "one and the run is large enough. "
                         "If a GPU fails in mid-run the CPU goes on, and the page says so.",
                         style::kSmall));
}

void SettingsScreen::seed(Ui& ui, Rect& rest) {
  label(ui, rest.cut_top(20, 4).at(), "Seed of the next game", style::kSmall);
  Rect row = rest.cut_top(kFieldHeight, 12);
  const Rect field = row.cut_left(200, 12);
  const std::string before = seed_text_;
  const auto value = number_field(
      ui, field, {.id = "settings/seed", .label = "Seed of the next game", .low = 1, .high = kLargestSeed},
      &seed_text_);
  const bool wrong = !seed_text_.empty() && !value;
  if (seed_text_ != before && context_.set_seed && !wrong)
    context_.set_seed(value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt);
  const std::string says = wrong                ? "{caution|▲} A whole number from 1 to 999,999,999."
                           : seed_text_.empty() ? "Empty: the scenario's own."
                                                : "The same seed gives the same game again.";
  const float height = paragraph_height(ui, row.w, says, style::kSmall);
  paragraph(ui, {row.x, row.y + (row.h - height) / 2, row.w, row.h}, says, style::kSmall);
}

void SettingsScreen::files(Ui& ui, Rect& rest) {
  card_title(ui, rest, "Your files");
  const std::array<std::pair<const char*, std::filesystem::path>, 3> places{
      {{"settings", config_folder()},
       {"games and reports", saves_folder()},
       {"pictures", pictures_folder()}}};
  for (const auto& [name, path] : places) {
    Rect row = rest;
    const bool one_line = rest.w >= 360;
    label(ui, one_line ? row.cut_left(136, 8).at() : rest.cut_top(22).at(), name, style::kSmall);
    if (!one_line) row = rest;
    const float h = line_height(ui, style::kSmallText);
    label(ui, row.at(), short_path(path), style::kSmallText, row.w);
    rest.cut_top(h, 6);
  }
  rest.cut_top(6);
  rest.cut_top(paragraph(ui, rest, "**Nothing leaves this machine.** No account, no network, no names.",
                         style::kSmallText));
  if (context_.progress) rest.cut_top(8), progress(ui, rest);
  rest.cut_top(4);
  rest.cut_top(paragraph(ui, rest,
                         "If the picture flickers or a remote desktop shows nothing, start with --software.",
                         style::kSmall));
}

void SettingsScreen::progress(Ui& ui, Rect& rest) {
  Button clear{.id = "settings/clear-progress", .label = "Clear progress in the course"};
  clear.enabled = context_.progress();
  clear.reason = "There is none";
  if (button(ui, {rest.x, rest.y, std::min(rest.w, button_width(ui, clear)), 40}, clear))
    clearing_ = true, ui.animate();
  rest.cut_top(40, 8);
}

void SettingsScreen::ask_to_clear(Ui& ui) {
  if (!clearing_) return;
  const Dialog d{
      .id = "settings/clear",
      .title = "Clear your progress?",
      .text =
          "Ticks and answers of the course and the place in the tour are forgotten. Saved games, best "
          "results and settings stay.",
      .buttons = {
          {.id = "settings/clear/keep", .label = "Keep it", .key = "Enter", .kind = ButtonKind::primary},
          {.id = "settings/clear/go", .label = "Clear it", .key = "C"}}};
  const int pressed = dialog(ui, d);
  if (pressed >= 0) clearing_ = false;
  if (pressed == 1 && context_.clear_progress) context_.clear_progress(), ui.toast("The course begins anew.");
}

void SettingsScreen::keys(Ui& ui, Rect& rest) {
  card_title(ui, rest, "Keys");
  rest.cut_top(4);
  const float column = 76;
  for (const KeyLine& line : kKeys) {
    Rect row = rest;
    const Rect chip = row.cut_left(column);
    const float h = std::max(28.f, paragraph_height(ui, row.w, line.does, style::kSmall) + 6);
    key_chip(ui, {chip.x, chip.y + 13}, line.key, ui.theme().text);
    paragraph(ui, {row.x, row.y + 3, row.w, h}, line.does, style::kSmall);
    rest.cut_top(h);
  }
}

float SettingsScreen::all(Ui& ui, Rect area) {
  const CardPart look_card{.id = "settings/look", .draw = [&](Rect& r) { look(ui, r); }};
  const CardPart machine_card{.id = "settings/machine", .draw = [&](Rect& r) { machine(ui, r); }};
  const CardPart keys_card{.id = "settings/keys", .draw = [&](Rect& r) { keys(ui, r); }};
  const CardPart files_card{.id = "settings/files", .draw = [&](Rect& r) { files(ui, r); }};
  if (area.w < kTwoColumns) return card_stack(ui, area, {look_card, machine_card, files_card, keys_card});
  const std::vector<Rect> columns = area.columns(2, kCardGap);
  return std::max(card_stack(ui, columns[0], {look_card, machine_card}),
                  card_stack(ui, columns[1], {keys_card, files_card}));
}

void SettingsScreen::draw(Ui& ui) {
  Rect page = header_bar(ui, {.place = "Settings"});
  page.h = ui.height() - page.y;
  ButtonRow head(ui, {page.x, page.y + 12, page.w, 40});
  if (head.add_right({.id = "settings/back", .label = "Back", .key = "Esc"})) ui.back();
  Rect title = page;
  title.w = head.rest().w;
  page_title(ui, title, "Settings",
             page.w >= kTwoColumns ? "of this machine; every change is saved at once" : "");
  page.cut_top(60);
  ScrollArea scroll(ui, "settings", {page.x, page.y, page.w + kScrollBarRoom, page.h});
  scroll.end(all(ui, scroll.content()) + kCardGap);
  ask_to_clear(ui);
}

std::string SettingsScreen::help() const {
  return "**Settings.** Theme and zoom change at once. Device, engine and seed hold from the next game on: a "
         "game in progress keeps what it was started with, "
         "so that its save can be played again.";
}

}  // namespace partly::game
