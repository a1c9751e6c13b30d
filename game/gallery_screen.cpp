#include "game/gallery_screen.h"

#include "game/widgets/button.h"
#include "game/widgets/card.h"
#include "game/widgets/header_bar.h"
#include "game/widgets/scroll_area.h"
#include "game/widgets/text.h"

namespace partly::game {
namespace {

class Gallery : public Screen {
 public:
  std::string title() const override { return "Gallery"; }
  std::string help() const override { return "Every widget in every state. Nothing here is a result."; }
  void draw(Ui& ui) override {
    HeaderBar bar{.place = "Gallery  ·  examples, no results"};
    const auto figure = [&](const char* name, Quantity q, const char* text, Meaning m) {
      TextStyle s = style::kBold;
      s.meaning = m;
      bar.figures.push_back({{.id = std::string("figure/") + name, .quantity = std::move(q), .text = text, .style = s, .tag = false, .name = name}});
    };
    figure("cash", Quantity::derived(3.82e9, Unit::usd, "what came in less what went out"), "", Meaning::money);
    figure("capability", Quantity::measured(0.71, Unit::fraction, "run 4", "exam of 2,000 unseen places", Interval{0.69, 0.73}), "71 ± 2", Meaning::plain);
    figure("exposure", Quantity::derived(1.2e9, Unit::usd, "damages times chance", Interval{0.4e9, 2.1e9}), "$0.4–2.1 B", Meaning::law);
    Rect page = header_bar(ui, bar);
    page.cut_top(20);
    label(ui, page.cut_top(28, 4).at(), "How will you get your next model?", style::kHeading);
    paragraph(ui, page.cut_top(24, 4), "Four routes, one price list. Each card says what you would pay.", style::kSmall);
    const std::vector<Rect> columns = page.cut_top(200, 16).columns(2, 16);
    for (int i = 0; i < 2; ++i) {
      const ClickableCard c{.id = "card" + std::to_string(i), .text = "Distil through the API", .selected = chosen_ == i, .enabled = true};
      const CardState state = begin_card(ui, columns[static_cast<std::size_t>(i)], c);
      if (state.interaction.activated) chosen_ = i;
      Rect in = state.inside;
      label(ui, in.cut_top(24, 8).at(), "Distil through the API", style::kBold);
      paragraph(ui, in, "500 answers with probabilities from Meridian.\n**{law|◆ Contract: training ban, clause 4.}** Monitor alarms at about [20 queries](glossary).", style::kSmall);
      end_card(ui, c);
    }
    ButtonRow row(ui, page.cut_top(kButtonHeight, 16));
    if (row.add({.id = "train", .label = "Train this student", .key = "Enter", .kind = ButtonKind::primary})) ui.toast("Trained.");
    row.add({.id = "mix", .label = "Mix routes"});
    row.add({.id = "undo", .label = "Undo", .key = "Ctrl Z", .enabled = false, .reason = "Nothing was decided in this quarter yet."});
    row.add_right({.id = "close", .label = "Close the quarter", .key = "Q"});
  }

 private:
  int chosen_ = 0;
};

}  // namespace

std::unique_ptr<Screen> make_gallery_screen() { return std::make_unique<Gallery>(); }

}  // namespace partly::game
