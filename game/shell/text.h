// Text of one or more lines with styled runs, laid out by our own word wrap.
// Markup: **bold**, {law|coloured by a meaning}, [words](id) for a link, and the characters ■ ● ◆ ▲, which
// are drawn as shapes in the colour of the run. Runs may nest one deep: **{law|Contract}**.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct TextStyle {
  Type type = Type::body;
  Weight weight = Weight::regular;
  bool muted = false;
  Meaning meaning = Meaning::plain;  // colour; plain = text or muted
  std::optional<Color> color = {};   // in place of all that
};

namespace style {
inline constexpr TextStyle kBody{Type::body}, kBold{Type::body, Weight::bold},
    kHeading{Type::heading, Weight::bold}, kDisplay{Type::display, Weight::bold},
    kSmall{Type::small, Weight::regular, true}, kSmallText{Type::small},
    kCaption{Type::caption, Weight::regular, true}, kMuted{Type::body, Weight::regular, true},
    kSmallBold{Type::small, Weight::bold};
}

struct Run {
  std::string text = {};
  bool bold = false;
  Meaning meaning = Meaning::plain;
  bool has_meaning = false;
  std::string link = {};  // id given to the caller when it is activated
};
std::vector<Run> parse_markup(std::string_view markup);

Color text_color(const Theme&, const TextStyle&);
float text_width(Ui&, std::string_view text, const TextStyle&);  // plain text on one line
float line_height(Ui&, const TextStyle&);

// One line of plain text, cut with an ellipsis at max_width (0 = never). Returns its width.
float label(Ui&, Point at, std::string_view text, const TextStyle&, float max_width = 0);
enum class Align { left, centre, right };
void label_in(Ui&, Rect, std::string_view text, const TextStyle&, Align);  // centred vertically

// Wrapped markup from the top of `area`; returns the height used, which may be more than the area's.
float paragraph(Ui&, Rect area, std::string_view markup, const TextStyle& = style::kBody);
float paragraph_height(Ui&, float width, std::string_view markup, const TextStyle& = style::kBody);
// The same with links that can be focused and clicked; `id` names the paragraph, the link's widget id is
// id/link.
struct Linked {
  float height = 0;
  std::string activated = {};  // the link that was followed in this frame
};
Linked linked_paragraph(Ui&, const std::string& id, Rect area, std::string_view markup,
                        const TextStyle& = style::kBody);

// "■ Teacher": the shape and name of a meaning, in its colour, with a muted rest. Returns the width.
float legend(Ui&, Point at, Meaning, std::string_view name, std::string_view rest = {}, Type = Type::body);

}  // namespace partly::game
