#include "sim/regime/levers.h"

#include <algorithm>
#include <cctype>
#include <functional>

namespace partly::regime {
namespace {

using Quantities = std::vector<Quantity*>;

struct LeverRow {
  Lever lever;
  std::function<Quantities(Industry&)> quantities;
};

// One quantity of each rule, of each temperament, of each lab.
auto of_rules(Quantity Rule::*member) {
  return [member](Industry& industry) {
    Quantities out;
    for (Rule& rule : industry.rules) out.push_back(&(rule.*member));
    return out;
  };
}
auto of_characters(Quantity Character::*member) {
  return [member](Industry& industry) {
    Quantities out;
    for (Character& character : industry.characters) out.push_back(&(character.*member));
    return out;
  };
}
auto of_labs(Quantity LabSetup::*member) {
  return [member](Industry& industry) {
    Quantities out;
    for (LabSetup& lab : industry.labs) out.push_back(&(lab.*member));
    return out;
  };
}

// Single ones.
template <class Part>
auto of_part(Part Industry::*part, Quantity Part::*member) {
  return [part, member](Industry& industry) { return Quantities{&(industry.*part.*member)}; };
}
auto of_market(Quantity econ::MarketRules::*member) { return of_part(&Industry::market, member); }
auto of_prices(Quantity econ::PriceList::*member) { return of_part(&Industry::prices, member); }
auto of_business(Quantity Business::*member) { return of_part(&Industry::business, member); }
auto of_beliefs(Quantity Beliefs::*member) { return of_part(&Industry::beliefs, member); }
auto of_courts(Quantity Courts::*member) { return of_part(&Industry::courts, member); }
auto of_entry(Quantity Entry::*member) { return of_part(&Industry::entry, member); }

Quantities answers(Industry& industry) {
  return {&industry.prices.query_label_usd, &industry.prices.query_probability_usd};
}

// A table reads best with a line each.
// clang-format off
const std::vector<LeverRow>& rows() {
  using M = econ::MarketRules;
  using P = econ::PriceList;
  static const std::vector<LeverRow> all{
      {{"notice", "How often owners notice a copy", "seldom", "often"}, of_rules(&Rule::notice)},
      {{"belief", "How often courts accept a claim", "seldom", "often"}, of_rules(&Rule::belief)},
      {{"withdrawal", "How often a copy is taken off the market", "seldom", "often"}, of_rules(&Rule::withdrawal)},
      {{"audit", "How many models an authority examines", "few", "many"}, of_rules(&Rule::audit)},
      {{"damages", "How many times the licence damages are", "once", "several times"}, of_rules(&Rule::damages_multiple)},
      {{"profit_share", "How much of its sales a copy has to hand over", "little", "much"}, of_rules(&Rule::profit_share)},
      {{"licence", "What the law or a court takes a licence to be worth", "little", "much"}, of_rules(&Rule::licence_usd)},
      {{"royalty", "What share of its sales a licensee pays", "small", "large"}, of_rules(&Rule::royalty)},
      {{"term", "How long a model is protected", "short", "long"}, of_rules(&Rule::protected_quarters)},
      {{"declaration", "What papers on a model's origin cost", "little", "much"}, of_rules(&Rule::declaration_usd)},
      {{"catch_up", "How much of a lead labs expect to lose", "little", "most"}, of_beliefs(&Beliefs::catch_up)},
      {{"speed", "How fast labs learn from what they see", "slowly", "fast"}, of_beliefs(&Beliefs::speed)},
      {{"reform", "How often labs expect the law to change", "seldom", "often"}, of_beliefs(&Beliefs::reform)},
      {{"reform_loss", "How much a new law takes from a model's profits", "nothing", "much"}, of_beliefs(&Beliefs::reform_loss)},
      {{"customers", "How much a better model is worth to customers", "little", "much"}, of_market(&M::weight_capability)},
      {{"weight_price", "How much customers look at the price", "little", "much"}, of_market(&M::weight_price)},
      {{"weight_trust", "How much customers look at trust", "little", "much"}, of_market(&M::weight_trust)},
      {{"nobody", "How many customers do without any model", "few", "many"}, of_market(&M::nobody_utility)},
      {{"volume", "How large the market is", "small", "large"}, of_market(&M::volume_usd)},
      {{"growth", "How fast the market grows", "not at all", "fast"}, of_market(&M::growth)},
      {{"reference_price", "What a seat is taken to cost", "little", "much"}, of_market(&M::reference_price_usd)},
      {{"answers", "What an answer costs", "cheap", "expensive"}, answers},
      {{"labels", "What a label costs", "cheap", "expensive"}, of_prices(&P::label_usd)},
      {{"computing", "What computing costs", "cheap", "expensive"}, of_prices(&P::gflop_usd)},
      {{"run", "What any run costs", "little", "much"}, of_prices(&P::run_usd)},
      {{"edition", "How soon a model ages", "soon", "late"}, of_business(&Business::edition_quarters)},
      {{"serving", "What it costs to serve a customer", "little", "much"}, of_business(&Business::serving_usd)},
      {{"operations", "What a lab costs to run", "little", "much"}, of_business(&Business::operations_usd)},
      {{"price_speed", "How fast prices follow", "slowly", "fast"}, of_business(&Business::price_speed)},
      {{"run_quarters", "How long a run takes", "short", "long"}, of_business(&Business::run_quarters)},
      {{"bare_points", "How much customers miss probabilities", "little", "much"}, of_business(&Business::bare_points)},
      {{"discount", "How much less next year's money counts", "little", "much"}, of_business(&Business::discount)},
      {{"trust", "How much labs are trusted", "little", "much"}, of_business(&Business::trust)},
      {{"trust_loss", "How much trust a lost case costs", "little", "much"}, of_business(&Business::trust_loss)},
      {{"trust_gain", "How fast trust comes back", "slowly", "fast"}, of_business(&Business::trust_gain)},
      {{"counsel", "What a case costs each side", "little", "much"}, of_courts(&Courts::counsel_usd)},
      {{"case_quarters", "How long a case takes", "short", "long"}, of_courts(&Courts::quarters)},
      {{"settlement", "How often parties settle", "seldom", "often"}, of_courts(&Courts::settlement)},
      {{"precedent_weight", "How firmly courts hold to what they believe", "loosely", "firmly"}, of_courts(&Courts::precedent_weight)},
      {{"false_suspicion", "How often owners suspect an innocent", "seldom", "often"}, of_courts(&Courts::false_suspicion)},
      {{"bargaining", "How much of a bargain's gain the owner takes", "little", "most"}, of_courts(&Courts::bargaining)},
      {{"adapting", "What a new law costs each lab", "little", "much"}, of_courts(&Courts::adapting_usd)},
      {{"examination", "What an examination costs", "little", "much"}, of_courts(&Courts::examination_usd)},
      {{"founders", "How often somebody would found a lab", "seldom", "often"}, of_entry(&Entry::chance)},
      {{"founders_cash", "How much money a founder gets", "little", "much"}, of_entry(&Entry::cash_usd)},
      {{"risk_weight", "How much labs fear being caught", "little", "much"}, of_characters(&Character::risk_weight)},
      {{"horizon", "How far labs look ahead", "not far", "far"}, of_characters(&Character::horizon)},
      {{"cash", "How much money labs have at the start", "little", "much"}, of_labs(&LabSetup::cash_usd)},
      {{"start_labels", "How good models are at the start", "poor", "good"}, of_labs(&LabSetup::start_labels)}};
  return all;
}
// clang-format on

const LeverRow* row_of(const std::string& lever) {
  const auto found = std::ranges::find_if(rows(), [&](const LeverRow& row) { return lever == row.lever.id; });
  return found == rows().end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Lever>& levers() {
  static const std::vector<Lever> all = [] {
    std::vector<Lever> list;
    for (const LeverRow& row : rows()) list.push_back(row.lever);
    return list;
  }();
  return all;
}

std::string words_of(const std::string& lever, End end) {
  const LeverRow* row = row_of(lever);
  if (!row) return lever;
  std::string title = row->lever.title;
  title.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(title.front())));
  const char* word = end == End::low ? row->lever.low : end == End::high ? row->lever.high : "as set";
  return title + ": " + word;
}

std::vector<Quantity*> turned_by(Industry& industry, const std::string& lever) {
  const LeverRow* row = row_of(lever);
  if (!row) return {};
  Quantities all = row->quantities(industry);
  std::erase_if(all, [](const Quantity* quantity) { return !quantity->range; });
  return all;
}

Industry turned(Industry industry, const std::string& lever, End end) {
  if (end == End::as_set) return industry;
  for (Quantity* quantity : turned_by(industry, lever))
    quantity->value = end == End::low ? quantity->range->low : quantity->range->high;
  return industry;
}

}  // namespace partly::regime
