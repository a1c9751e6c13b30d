// The marks that drawings of surveys are made of, as SVG: light and dark by what the reader's system asks
// for. Looks: ground, card, text, muted, grid, base, error, low, high.
#pragma once
#include <string>

namespace partly::survey {

// From the head of a file to its first mark: title and description for those who do not see it.
std::string begin_drawing(double width, double height, const std::string& title,
                          const std::string& description);
inline constexpr const char* kEndOfDrawing = "</svg>\n";

std::string svg_number(double x);
std::string label(double x, double y, int size, const char* look, const std::string& words,
                  const char* anchor = "start");
std::string rule(double x1, double y1, double x2, double y2, const char* look);
std::string box(double x, double y, double width, double height, const char* look, double round,
                double opacity = 1);

}  // namespace partly::survey
