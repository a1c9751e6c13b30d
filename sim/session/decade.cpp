#include "sim/session/decade.h"

#include <algorithm>

#include "sim/base/format.h"

namespace partly::session {
namespace {

using regime::Happened;

constexpr int kQuarters = 4;

std::string rule_line(Docket& docket, const std::string& wanted) {
  const bool begins = docket.play().years.empty();
  const bool changes = begins || (wanted != docket.rule().id && docket.may_decree(wanted));
  if (changes) PARTLY_CHECK(docket.decree(wanted).ok());
  return std::string(changes ? "  decreed   " : "  in force  ") + docket.rule().title + "\n";
}

// What the quarters of one year brought together.
void add(Happened& sum, const Happened& quarter) {
  for (int Happened::*count :
       {&Happened::copies_on_sale, &Happened::pursued, &Happened::settled, &Happened::judgments,
        &Happened::lost_by_defendant, &Happened::wrongful, &Happened::examined, &Happened::examined_found,
        &Happened::entered, &Happened::ended})
    sum.*count += quarter.*count;
}

std::string events_line(const Happened& year) {
  const auto count = [](int n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
  };
  return "  courts    " + count(year.pursued, "copy", "copies") + " pursued, " +
         std::to_string(year.settled) + " settled; " + count(year.judgments, "judgment", "judgments") + ", " +
         std::to_string(year.lost_by_defendant) + " lost by the lab that was sued; " +
         std::to_string(year.wrongful) + " against labs that had copied nobody\n" +
         (year.examined ? "  authority " + count(year.examined, "model", "models") + " examined, " +
                              std::to_string(year.examined_found) + " tied to another's\n"
                        : "") +
         "  labs      " + std::to_string(year.entered) + " founded, " + std::to_string(year.ended) +
         " ended\n";
}

std::string origin_of(const regime::Model& model, const std::vector<regime::Lab>& labs) {
  if (model.way == regime::Way::own_labels) return "own labels";
  if (model.way == regime::Way::open_weights) return "open weights";
  const auto teacher = static_cast<std::size_t>(model.teacher);
  return "copy of " + (teacher < labs.size() ? labs[teacher].name : "a model") +
         (model.permitted ? ", with permission" : ", without permission");
}

std::string market_lines(const scenario::RuleMaker& scenario, const regime::Curves& curves,
                         const regime::State& state) {
  std::vector<const regime::Lab*> sellers;
  for (const regime::Lab& lab : state.labs)
    if (lab.sells()) sellers.push_back(&lab);
  std::ranges::stable_sort(sellers, [](const auto* a, const auto* b) { return a->share > b->share; });
  std::string lines;
  for (const regime::Lab* lab : sellers)
    lines +=
        "  market    " + lab->name + ": " + format_percent(lab->share) + " at $" +
        format_number(lab->price_usd, 2) + ", capability " +
        format_number(regime::capability_now(scenario.industry, curves, *lab->on_sale, state.quarter), 1) +
        " (" + origin_of(*lab->on_sale, state.labs) + ")\n";
  return lines;
}

std::string year_line(const regime::Year& year) {
  return "  year      frontier " + format_number(year.frontier, 1) + "; a seat for $" +
         format_number(year.price_usd, 2) + "; concentration " + format_number(year.concentration, 3) +
         "; distilled " + format_percent(year.distilled) + ", without permission " +
         format_percent(year.unpermitted) + "; legal " + format_usd(year.legal_usd) + ", invested " +
         format_usd(year.invested_usd) + ", paid to owners " + format_usd(year.tribute_usd) + "\n";
}

}  // namespace

std::string play_as_text(Docket& docket, const std::string& title, const RuleWish& wish) {
  std::string text = title + "\n";
  while (!docket.over()) {
    text +=
        "\n" + std::to_string(docket.scenario().industry.start.plus(docket.play().state.quarter).year) + "\n";
    text += rule_line(docket, wish(docket));
    Happened year;
    for (int quarter = 0; quarter < kQuarters && !docket.over(); ++quarter) {
      docket.next_quarter();
      add(year, docket.play().state.happened);
    }
    text += events_line(year) + market_lines(docket.scenario(), docket.curves(), docket.play().state) +
            year_line(docket.play().years.back());
  }
  return text;
}

}  // namespace partly::session
