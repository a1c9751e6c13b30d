#include "game/shell/text.h"

#include <array>
#include <cctype>

namespace partly::game {
namespace {

constexpr std::array<std::pair<std::string_view, Shape>, 4> kShapes{
    {{"■", Shape::square}, {"●", Shape::circle}, {"◆", Shape::diamond}, {"▲", Shape::triangle}}};

Shape shape_at(std::string_view text, std::size_t i) {
  for (const auto& [bytes, shape] : kShapes)
    if (text.substr(i, bytes.size()) == bytes) return shape;
  return Shape::none;
}

// A space between a number and its unit: "10.0 %", "$380 M".
bool unit_follows(std::string_view text, std::size_t space) {
  constexpr std::string_view kUnits = "%MBK";
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  return space > 0 && std::isdigit(at(space - 1)) && at(space + 1) != 0 &&
         kUnits.find(text[space + 1]) != std::string_view::npos && !std::isalnum(at(space + 2));
}

struct Fragment {
  std::string text;
  Shape shape = Shape::none;
  std::size_t run = 0;
  float width = 0;
};
struct Word {  // fragments that are not torn apart
  std::vector<Fragment> fragments;
  float width = 0;
  bool new_line = false;
};

TextStyle style_of(const Run& run, TextStyle base) {
  if (run.bold) base.weight = Weight::bold, base.muted = false;
  if (run.has_meaning) base.meaning = run.meaning;
  if (!run.link.empty()) base.meaning = Meaning::teacher;
  return base;
}

float shape_width(Ui& ui, Type type) { return ui.fonts().units(type) * 0.82f; }

class WordList {
 public:
  WordList(Ui& ui, const std::vector<Run>& runs, const TextStyle& base) : ui_(ui), base_(base) {
    for (std::size_t i = 0; i < runs.size(); ++i) add_run(runs[i], i);
    close_fragment();
  }
  std::vector<Word> words;

 private:
  void add_run(const Run& run, std::size_t index) {
    run_ = index, style_ = style_of(run, base_);
    for (std::size_t i = 0; i < run.text.size(); ++i) {
      const char c = run.text[i];
      const bool holds = c == ' ' && unit_follows(run.text, i);  // a number and its unit stay on one line
      if (!holds && (c == ' ' || c == '\n')) {
        close_fragment();
        glued_ = false;
        new_line_ |= c == '\n';
      } else if (const Shape s = shape_at(run.text, i); s != Shape::none) {
        close_fragment();
        place({{}, s, run_, shape_width(ui_, style_.type)});
        i += 2;  // all four take three bytes
      } else {
        current_ += c;
      }
    }
    close_fragment();
  }
  void close_fragment() {
    if (current_.empty()) return;
    const float w = ui_.fonts().measure(current_, style_.type, style_.weight).w;
    place({std::exchange(current_, {}), Shape::none, run_, w});
  }
  void place(Fragment f) {
    if (!glued_ || words.empty()) words.push_back({{}, 0, std::exchange(new_line_, false)});
    words.back().width += f.width;
    words.back().fragments.push_back(std::move(f));
    glued_ = true;
  }

  Ui& ui_;
  const TextStyle& base_;
  TextStyle style_;
  std::string current_;
  std::size_t run_ = 0;
  bool glued_ = false, new_line_ = false;
};

// Calls put(fragment, x, y, trailing space) for each fragment; returns the height.
template <class Put>
float flow(Ui& ui, const std::vector<Run>& runs, float width, const TextStyle& base, Put put) {
  const WordList list(ui, runs, base);
  const float step = line_height(ui, base), space = ui.fonts().measure(" ", base.type, base.weight).w;
  float x = 0, y = 0;
  for (const Word& word : list.words) {
    const bool wraps = x > 0 && x + space + word.width > width;
    if (word.new_line || wraps)
      x = 0, y += step;
    else if (x > 0)
      x += space;
    for (const Fragment& f : word.fragments) {
      put(f, x, y);
      x += f.width;
    }
  }
  return list.words.empty() ? 0 : y + step;
}

void draw_fragment(Ui& ui, const Fragment& f, Point at, const TextStyle& style) {
  const Color color = text_color(ui.theme(), style);
  if (f.shape == Shape::none) {
    ui.paint().text(at, f.text, style.type, style.weight, color);
    return;
  }
  const float size = ui.fonts().units(style.type) * 0.66f;
  ui.paint().shape(f.shape, {at.x + f.width * 0.45f, at.y + line_height(ui, style) / 2}, size, color);
}

}  // namespace

std::vector<Run> parse_markup(std::string_view in) {
  std::vector<Run> runs(1);
  bool bold = false;
  Run frame;  // the link or colour that is open
  const auto open = [&] {
    Run next = frame;
    next.bold = bold;
    if (runs.back().text.empty())
      runs.back() = next;
    else
      runs.push_back(next);
  };
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in.substr(i, 2) == "**") {
      bold = !bold, ++i;
      open();
    } else if (in[i] == '{' || in[i] == '}') {
      const std::size_t bar = in.find('|', i);
      Run next;
      if (in[i] == '{' && bar != std::string_view::npos &&
          meaning_named(in.substr(i + 1, bar - i - 1), &next.meaning)) {
        next.has_meaning = true;
        i = bar;
      } else if (in[i] == '{') {
        runs.back().text += '{';
        continue;
      }
      frame = next;
      open();
    } else if (const std::size_t middle = in.find("](", i), end = in.find(')', i);
               in[i] == '[' && middle != std::string_view::npos && end != std::string_view::npos &&
               middle < end) {
      Run link{std::string(in.substr(i + 1, middle - i - 1)), bold, Meaning::plain, false,
               std::string(in.substr(middle + 2, end - middle - 2))};
      runs.push_back(std::move(link));
      runs.push_back(frame);
      runs.back().bold = bold;
      i = end;
    } else {
      runs.back().text += in[i];
    }
  }
  std::erase_if(runs, [](const Run& r) { return r.text.empty(); });
  return runs;
}

Color text_color(const Theme& theme, const TextStyle& style) {
  if (style.color) return *style.color;
  if (style.meaning != Meaning::plain) return theme.ink_of(style.meaning);
  return style.muted ? theme.muted : theme.text;
}

float text_width(Ui& ui, std::string_view text, const TextStyle& style) {
  return ui.fonts().measure(text, style.type, style.weight).w;
}

float line_height(Ui& ui, const TextStyle& style) { return ui.fonts().line_height(style.type); }

float label(Ui& ui, Point at, std::string_view text, const TextStyle& style, float max_width) {
  const Color color = text_color(ui.theme(), style);
  if (max_width <= 0 || text_width(ui, text, style) <= max_width)
    return ui.paint().text(at, text, style.type, style.weight, color);
  std::string cut(text);
  while (!cut.empty() && text_width(ui, cut + "…", style) > max_width) {
    while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80) cut.pop_back();
    if (!cut.empty()) cut.pop_back();
  }
  return ui.paint().text(at, cut + "…", style.type, style.weight, color);
}

void label_in(Ui& ui, Rect r, std::string_view text, const TextStyle& style, Align align) {
  const float slack = r.w - std::min(r.w, text_width(ui, text, style));
  const float x = align == Align::left ? 0 : align == Align::centre ? slack / 2 : slack;
  label(ui, {r.x + x, r.y + (r.h - line_height(ui, style)) / 2}, text, style, r.w + 1);
}

float paragraph(Ui& ui, Rect area, std::string_view markup, const TextStyle& base) {
  const std::vector<Run> runs = parse_markup(markup);
  return flow(ui, runs, area.w, base, [&](const Fragment& f, float x, float y) {
    draw_fragment(ui, f, {area.x + x, area.y + y}, style_of(runs[f.run], base));
  });
}

float paragraph_height(Ui& ui, float width, std::string_view markup, const TextStyle& base) {
  return flow(ui, parse_markup(markup), width, base, [](const Fragment&, float, float) {});
}

Linked linked_paragraph(Ui& ui, const std::string& id, Rect area, std::string_view markup,
                        const TextStyle& base) {
  const std::vector<Run> runs = parse_markup(markup);
  Linked out;
  std::size_t seen = runs.size();  // a link of several words is one widget at its first word
  Interaction state;
  out.height = flow(ui, runs, area.w, base, [&](const Fragment& f, float x, float y) {
    const Run& run = runs[f.run];
    const Point at{area.x + x, area.y + y};
    if (!run.link.empty()) {
      const Rect box{at.x, at.y, f.width, line_height(ui, base)};
      if (seen != f.run)
        state = ui.interact({.id = id + "/" + run.link, .rect = box, .text = run.text});
      else if (box.contains(state.mouse) && state.held)
        state.hovered = true;
      if (seen != f.run && state.ring) ui.ring(box.inset(2), 2);
      if (state.activated) out.activated = run.link;
      seen = f.run;
      const Color line = ui.theme().ink_of(Meaning::teacher).with_alpha(state.hovered ? 1.f : 0.45f);
      ui.paint().fill({at.x, box.bottom() - 3, f.width, 1}, line);
    }
    draw_fragment(ui, f, at, style_of(run, base));
  });
  return out;
}

float legend(Ui& ui, Point at, Meaning meaning, std::string_view name, std::string_view rest, Type type) {
  const TextStyle strong{type, Weight::bold, false, meaning};
  const Shape shape = shape_of(meaning);
  float x = at.x;
  if (shape != Shape::none) {
    const float size = ui.fonts().units(type) * 0.72f;
    ui.paint().shape(shape, {x + size / 2, at.y + line_height(ui, strong) / 2}, size,
                     ui.theme().fill_of(meaning));
    x += size + 6;
  }
  x += label(ui, {x, at.y}, name, strong);
  if (!rest.empty()) {
    const TextStyle muted{type == Type::body ? Type::small : type, Weight::regular, true};
    x += 6;
    x += label(ui, {x, at.y + (line_height(ui, strong) - line_height(ui, muted)) / 2 + 1}, rest, muted);
  }
  return x - at.x;
}

}  // namespace partly::game
