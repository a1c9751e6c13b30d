// The debrief on paper: plain HTML that any browser opens, with every figure's kind of source beside it.
#include "game/pages/common/claim.h"
#include "game/pages/common/exhibit.h"
#include "game/pages/common/ledger.h"
#include "game/pages/debrief/review.h"
#include "game/pages/debrief/turning_points.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

std::string safe(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string cell(const std::string& shown) { return "<td>" + safe(shown) + "</td>"; }
std::string cell(const Quantity& q, const std::string& shown) {
  return "<td title=\"" + safe(q.explanation) + "\">" + safe(shown) + " <small>" + name(q.provenance) +
         "</small></td>";
}

std::string run_row(const counterfactual::CounterfactualRun& run) {
  if (!run.ready) return "";
  std::string out = "<tr>" + cell(run.name);
  for (const counterfactual::CounterfactualFigure& figure : run.figures)
    out += cell(figure.quantity,
                figure.id == "capability" ? with_spread(figure.quantity) : text(figure.quantity));
  return out + cell(run.court) + "</tr>\n";
}

std::string bullets(const std::vector<std::string>& lines) {
  std::string out = "<ul>\n";
  for (const std::string& line : lines) out += "<li>" + safe(line) + "</li>\n";
  return out + "</ul>\n";
}

std::string counterfactual_runs_table(const world::WorldView& view,
                                      const std::vector<counterfactual::CounterfactualRun>& runs) {
  const counterfactual::CounterfactualRun own = counterfactual::own_run(view);
  std::string out = "<h2>The roads not taken</h2>\n<table>\n<tr><th>road</th>";
  for (const counterfactual::CounterfactualFigure& figure : own.figures)
    out += "<th>" + figure.title + "</th>";
  out += "<th>court</th></tr>\n" + run_row(own);
  for (const counterfactual::CounterfactualRun& run : runs) out += run_row(run);
  return out + "</table>\n";
}

// The grade first, then how it ended, then goal by goal.
std::string judgment_part(const world::Grading& grading) {
  if (grading.empty()) return "";
  std::string out = "<h2>Grade " + grading.grade + ": " + safe(grading.tally()) + "</h2>\n";
  for (const std::string& told : grading.told) out += "<p>" + safe(told) + "</p>\n";
  out += "<table>\n";
  for (const world::GoalStanding& goal : grading.goals)
    out += "<tr>" + cell(goal.met ? "met" : "missed") + cell(goal.text) + cell(goal.title) +
           cell(goal.now, goal.shown) +
           cell(goal.wanted + (goal.missed_by.empty() ? "" : ", missed by " + goal.missed_by)) + "</tr>\n";
  return out + "</table>\n<p><small>" + safe(world::kGradeRule) + "</small></p>\n";
}

// Where the player was the provider.
std::string earnings_table(const world::TeacherView& teacher) {
  const auto row = [](const char* what, const Quantity& q) {
    return "<tr>" + cell(what) + cell(q, text(q)) + "</tr>\n";
  };
  return "<h2>What the API brought in</h2>\n<table>\n" + row("answers", teacher.query_revenue_usd) +
         row("licences", teacher.licence_revenue_usd) +
         row("court, less counsel", teacher.court_revenue_usd) +
         row("honest customers accused at the last close", teacher.crowd.accused) +
         row("trade lost to false alarms then", teacher.crowd.lost_to_alarms_usd) + "</table>\n";
}

}  // namespace

std::string report_html(const world::Scenario& scenario, const world::WorldView& view,
                        const std::vector<counterfactual::CounterfactualRun>& runs) {
  std::string out =
      "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Partly: " + safe(view.title) +
      "</title><style>body{font:16px sans-serif;max-width:50em;margin:2em "
      "auto;color:#1F2430}table{border-collapse:collapse}td,th{padding:4px 14px 4px 0;"
      "text-align:left;border-bottom:1px solid #ddd}small{color:#5B6270}</style></head><body>\n<h1>" +
      safe(view.title) + "</h1>\n<p>" + safe(view.score_text) + " Seed " + std::to_string(view.seed) + ", " +
      view.now.text() + ".</p>\n" + judgment_part(view.grading) + "<h2>Turning points</h2>\n<table>\n";
  for (const TurningPoint& p : turning_points(view))
    out += "<tr>" + cell(p.quarter.text()) + cell(p.title) + cell(p.text) +
           cell(p.moved_usd > 0 ? format_usd(p.moved_usd) : "") + "</tr>\n";
  out += "</table>\n<h2>What it cost</h2>\n<table>\n";
  for (const auto& [account, total] : paid_by_account(view))
    out += "<tr>" + cell(econ::name(account)) + cell(total, text(total)) + "</tr>\n";
  const Quantity all = paid_in_all(view);
  out += "<tr>" + cell("all together") + cell(all, text(all)) + "</tr>\n</table>\n" +
         (view.teacher ? earnings_table(*view.teacher) : "") + counterfactual_runs_table(view, runs) +
         "<h2>What the court saw</h2>\n<table>\n";
  for (const world::ProceedingView& p : view.proceedings) {
    out += "<tr>" + cell(p.title) + cell(standing_of(p)) + cell(p.probability, law::account_text(p.account));
    out += (p.exhibit ? cell(ratio_of(*p.exhibit), "likelihood ratio " + ratio_text(*p.exhibit))
                      : cell("no exhibit")) +
           "</tr>\n";
  }
  out += "</table>\n<h2>Your guesses</h2>\n<table>\n";
  for (const world::GuessView& g : view.guesses)
    out += "<tr>" + cell(g.model) + cell("guessed " + format_number(g.guessed, 0)) +
           cell(g.measured, with_spread(g.measured)) + "</tr>\n";
  out += "</table>\n<h2>What others' cases came to</h2>\n<table>\n";
  for (const world::DocketCaseView& one : view.docket.cases)
    out += "<tr>" + cell(one.title) + cell(one.turns_on) + cell(one.standing) + "</tr>\n";
  for (const world::CardView& card : view.docket.cards)
    out += "<tr>" + cell(card.title + ": " + card.question) +
           cell(card.said ? "you said " + format_percent(*card.said) : "not answered") +
           cell(!card.came   ? "not known"
                : *card.came ? "they settled"
                             : "they did not settle") +
           "</tr>\n";
  return out + "</table>\n<h2>Talk about it</h2>\n" + bullets(scenario.briefing.questions) +
         "<h2>What this toy does not show</h2>\n" + bullets(scenario.briefing.toy_does_not) +
         "<p>All parties in play are invented, and their verdicts are simulated.</p>\n</body></html>\n";
}

}  // namespace partly::game
