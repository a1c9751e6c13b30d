#include "game/pages/sources/articles_card.h"

#include <algorithm>

#include "game/pages/common/parts.h"
#include "game/widgets/choice.h"

namespace partly::game {
namespace {

constexpr float kPassageMark = 4, kMarkRoom = 14, kPassageChips = 22;

// The facts of the statement that the passage tells.
std::vector<std::string> shared_facts(const reading::Passage& passage, const reading::Statement& statement) {
  std::vector<std::string> shared;
  for (const std::string& fact : passage.facts)
    if (std::find(statement.facts.begin(), statement.facts.end(), fact) != statement.facts.end())
      shared.push_back(fact);
  return shared;
}

void passage_part(Ui& ui, Rect& rest, const std::string& id, const reading::Passage& passage,
                  const std::vector<std::string>& facts) {
  Rect in = rest;
  in.cut_left(kMarkRoom);
  const float height = paragraph(ui, in, passage.text, style::kSmallText);
  rest.cut_top(height, facts.empty() ? 10 : 2);
  if (facts.empty()) return;
  fact_chips(ui, {in.x, rest.y}, id, facts);
  rest.cut_top(kPassageChips, 10);
  ui.paint().fill({in.x - kMarkRoom, in.y, kPassageMark, height + kPassageChips},
                  ui.theme().fill_of(Meaning::teacher), kPassageMark / 2);
}

}  // namespace

int article_for(const reading::Exercise& exercise, const reading::Statement& statement) {
  int with_facts = -1;
  for (std::size_t i = 0; i < exercise.articles.size(); ++i) {
    const reading::Article& article = exercise.articles[i];
    const auto& by = statement.said_by;
    if (std::find(by.begin(), by.end(), article.id) != by.end()) return static_cast<int>(i);
    for (const reading::Passage& passage : article.passages)
      if (with_facts < 0 && !shared_facts(passage, statement).empty()) with_facts = static_cast<int>(i);
  }
  return std::max(with_facts, 0);
}

void articles_card(Ui& ui, Rect& rest, const reading::Exercise& exercise, const scenario::CaseFile& facts,
                   const reading::Statement* answered, int* shown) {
  card_title(ui, rest, "The articles", "in our own words; only quotation marks quote");
  Choice tabs{.id = "sources/article", .options = {}, .meaning = Meaning::teacher};
  for (const reading::Article& article : exercise.articles)
    tabs.options.push_back(facts.find_source(article.id)->name);
  choice(ui, rest.cut_top(kChoiceHeight, 12), tabs, shown);
  const reading::Article& article = exercise.articles[static_cast<std::size_t>(*shown)];
  rest.cut_top(paragraph(ui, rest, facts.find_source(article.id)->title, style::kSmall), 10);
  for (std::size_t i = 0; i < article.passages.size(); ++i) {
    const reading::Passage& passage = article.passages[i];
    const auto about = answered ? shared_facts(passage, *answered) : std::vector<std::string>{};
    passage_part(ui, rest, "sources/passage/" + article.id + "/" + std::to_string(i), passage, about);
  }
}

}  // namespace partly::game
