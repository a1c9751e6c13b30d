#include "game/pages/glossary/glossary.h"

#include <algorithm>
#include <cctype>

#include "game/pages/common/parts.h"
#include "game/shell/text.h"
#include "game/widgets/button.h"
#include "game/widgets/dialog.h"
#include "game/widgets/number_field.h"
#include "game/widgets/scroll_area.h"

namespace partly::game {
namespace {

constexpr float kGlossaryWidth = 640, kTermGap = 12, kNameColumn = 180, kFrameRoom = 16 + 48 + 40;
constexpr const char* kGlossaryScroll = "glossary/list";

std::string folded_text(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool letter_at(const std::string& text, std::size_t at) {
  return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
}

// As a word of its own, or with the s of several.
bool stands_in(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    std::size_t end = at + word.size();
    if (end < text.size() && text[end] == 's') ++end;
    if ((at == 0 || !letter_at(text, at - 1)) && !letter_at(text, end)) return true;
  }
  return false;
}

}  // namespace

GlossaryDialog::GlossaryDialog(Result<scenario::Glossary> glossary) {
  if (glossary)
    glossary_ = std::move(*glossary);
  else
    problem_ = glossary.error().message();
  std::ranges::stable_sort(glossary_.terms, {},
                           [](const scenario::Term& one) { return folded_text(one.name); });
}

std::vector<std::string> GlossaryDialog::terms_in(const std::string& text) const {
  const std::string whole = folded_text(text);
  std::vector<std::string> names;
  for (const scenario::Term& one : glossary_.terms)
    if (stands_in(whole, folded_text(one.name))) names.push_back(one.name);
  std::ranges::stable_sort(names, std::ranges::greater{}, &std::string::size);
  return names;
}

// What is named so stands before what is explained with the word.
std::vector<const scenario::Term*> GlossaryDialog::found() const {
  const std::string wanted = folded_text(search_);
  std::vector<const scenario::Term*> named, others;
  for (const scenario::Term& one : glossary_.terms) {
    const bool first = wanted.empty() ? std::ranges::find(first_, one.name) != first_.end()
                                      : folded_text(one.name).find(wanted) != std::string::npos;
    if (first)
      named.push_back(&one);
    else if (wanted.empty() || folded_text(one.text).find(wanted) != std::string::npos)
      others.push_back(&one);
  }
  named.insert(named.end(), others.begin(), others.end());
  return named;
}

float GlossaryDialog::term(Ui& ui, Rect area, const scenario::Term& one) {
  const float top = area.y;
  const bool marked = search_.empty() && std::ranges::find(first_, one.name) != first_.end();
  const std::string name = "**" + capitalised(one.name) + "**";
  const std::string shown = marked ? "{student|● " + name + "}" : name;
  Rect text = area;
  if (area.w >= 420) {
    const Rect left = text.cut_left(kNameColumn, 16);
    const float used = paragraph(ui, left, shown, style::kSmallText);
    text.cut_top(std::max(used, paragraph(ui, text, one.text, style::kSmallText)));
  } else {
    text.cut_top(paragraph(ui, text, shown, style::kSmallText), 2);
    text.cut_top(paragraph(ui, text, one.text, style::kSmallText));
  }
  ui.interact({.id = "glossary/" + one.id,
               .rect = {area.x, top, area.w, text.y - top},
               .text = capitalised(one.name) + ": " + one.text,
               .focusable = false});
  return text.y - top;
}

float GlossaryDialog::list(Ui& ui, Rect area) {
  const float top = area.y;
  const std::vector<const scenario::Term*> all = found();
  for (const scenario::Term* one : all) area.cut_top(term(ui, area, *one), kTermGap);
  if (all.empty())
    area.cut_top(paragraph(
        ui, area, problem_.empty() ? "No term holds \"" + search_ + "\"." : "{caution|▲} " + problem_,
        style::kMuted));
  return area.y - top;
}

bool GlossaryDialog::draw(Ui& ui) {
  const bool opens = !std::exchange(open_, true);
  if (opens)
    search_.clear(), first_ = terms_in(ui.explained()),
                     ui.memory()[std::string("scroll:") + kGlossaryScroll] = 0;
  const Size size{std::min(kGlossaryWidth, ui.width() - 64), ui.height() - kFrameRoom - 16};
  Rect inside = begin_dialog(ui, "glossary", size, "Glossary");
  Rect head = inside.cut_top(kFieldHeight, 12);
  const Button close{.id = "glossary/close", .label = "Close", .key = "Esc"};
  const bool closed = button(ui, head.cut_right(button_width(ui, close), 12), close);
  const std::string before = search_;
  text_field(ui, head, {.id = "glossary/search", .label = "Search a term", .placeholder = "Search a term"},
             &search_);
  if (search_ != before) ui.memory()[std::string("scroll:") + kGlossaryScroll] = 0, ui.animate();
  if (opens) ui.focus().set_focus("glossary/search"), ui.animate();
  ScrollArea scroll(ui, kGlossaryScroll, {inside.x, inside.y, inside.w + kScrollBarRoom, inside.h});
  scroll.end(list(ui, scroll.content()));
  end_dialog(ui);
  if (closed) open_ = false, ui.animate();
  return !closed;
}

}  // namespace partly::game
