#include "sim/survey/drawing.h"

#include <algorithm>
#include <cstdio>

namespace partly::survey {
namespace {

// Meaning has one colour everywhere; the dark twin keeps the same hues on a dark ground.
constexpr const char* kStyle = R"(<style>
  svg { font-family: Inter, 'DejaVu Sans', 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums; }
  .ground { fill: #F7F5F0; } .card { fill: #FFFFFF; }
  .text { fill: #1F2430; } .muted { fill: #5B6270; }
  .grid { stroke: #E3E0D8; stroke-width: 1; } .base { stroke: #1F2430; stroke-width: 2; }
  .error { stroke: #1F2430; stroke-width: 1.5; }
  .low { fill: #0072B2; } .high { fill: #D55E00; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #14161B; } .card { fill: #1D2028; }
    .text { fill: #ECEAE4; } .muted { fill: #A7ADBA; }
    .grid { stroke: #343945; } .base, .error { stroke: #ECEAE4; }
    .low { fill: #56B4E9; } .high { fill: #E69F00; }
  }
</style>
)";

std::string escaped(const std::string& plain) {
  std::string text;
  for (const char c : plain) {
    if (c == '&')
      text += "&amp;";
    else if (c == '<')
      text += "&lt;";
    else if (c == '>')
      text += "&gt;";
    else
      text += c;
  }
  return text;
}

}  // namespace

std::string svg_number(double x) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", x);
  return text;
}

std::string label(double x, double y, int size, const char* look, const std::string& words,
                  const char* anchor) {
  return "<text x=\"" + svg_number(x) + "\" y=\"" + svg_number(y) + "\" font-size=\"" + std::to_string(size) +
         "\" class=\"" + look + "\" text-anchor=\"" + anchor + "\">" + escaped(words) + "</text>\n";
}

std::string rule(double x1, double y1, double x2, double y2, const char* look) {
  return "<line x1=\"" + svg_number(x1) + "\" y1=\"" + svg_number(y1) + "\" x2=\"" + svg_number(x2) +
         "\" y2=\"" + svg_number(y2) + "\" class=\"" + look + "\"/>\n";
}

std::string box(double x, double y, double width, double height, const char* look, double round,
                double opacity) {
  char strength[32];
  std::snprintf(strength, sizeof strength, "%.2f", opacity);
  const std::string shade = opacity < 1 ? std::string("\" fill-opacity=\"") + strength : "";
  return "<rect x=\"" + svg_number(x) + "\" y=\"" + svg_number(y) + "\" width=\"" +
         svg_number(std::max(0.5, width)) + "\" height=\"" + svg_number(height) + "\" rx=\"" +
         svg_number(round) + "\" class=\"" + look + shade + "\"/>\n";
}

std::string begin_drawing(double width, double height, const std::string& title,
                          const std::string& description) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + svg_number(width) + " " +
         svg_number(height) + "\" role=\"img\">\n<title>" + escaped(title) + "</title>\n<desc>" +
         escaped(description) + "</desc>\n" + kStyle + box(0, 0, width, height, "ground", 0) +
         box(8, 8, width - 16, height - 16, "card", 8);
}

}  // namespace partly::survey
