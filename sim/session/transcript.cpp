#include "sim/session/transcript.h"

#include <algorithm>
#include <span>

#include "sim/base/format.h"
#include "sim/session/bot_play.h"
#include "sim/session/outcome.h"

namespace partly::session {
namespace {

std::string hex(std::uint64_t value) {
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

std::string model_line(const world::ModelView& model) {
  std::string line = "  measured  " + model.name + " (" + world::name(model.route) + "): capability " +
                     format_number(model.capability.value, 1);
  if (const auto& spread = model.capability.range)
    line += " (" + format_number(spread->low, 1) + " to " + format_number(spread->high, 1) + ")";
  line += ", agrees with the teacher " + format_percent(model.agreement.value) + "; used " +
          text(model.labels) + ", " + text(model.queries) + ", " + text(model.flop) + "; bill " +
          text(model.total_usd);
  if (!model.monitor.empty()) line += "; " + model.monitor;
  return line + "\n";
}

std::string market_line(const world::WorldView& view) {
  std::string line = "  market   ";
  for (const auto& lab : view.labs)
    if (lab.share.value > 0) line += " " + lab.name + " " + format_percent(lab.share.value) + ";";
  return line + "\n";
}

std::string provider_line(const world::TeacherView& provider) {
  std::string line = "  api       " + provider.in_force.text + "; honest customers paid " +
                     text(provider.crowd.trade_usd) + ", " + text(provider.crowd.accused) +
                     " of them accused";
  for (const auto& account : provider.accounts)
    if (account.queries.value > 0)
      line += "; " + account.name + " " + text(account.queries) +
              (account.access_cut      ? ", cut off"
               : account.licence_until ? ", licensed"
                                       : "");
  return line + "\n";
}

std::string weight_text(const forensics::Exhibit& exhibit) {
  if (!exhibit.ratio) return "without a ratio";
  return format_odds(exhibit.ratio->log_ratio) + " (" + format_odds(exhibit.ratio->low) + " to " +
         format_odds(exhibit.ratio->high) + "; p " + format_p(exhibit.ratio->rank_p) + " by rank; " +
         format_percent(exhibit.innocents_suspected()) + " of unseen innocents suspected)";
}

std::string court_line(const world::ProceedingView& proceeding) {
  std::string line = "  court     " + proceeding.title + ": " + law::name(proceeding.stage);
  if (proceeding.exhibit) line += ", exhibit " + weight_text(*proceeding.exhibit);
  if (!proceeding.settled_usd) line += "; " + law::account_text(proceeding.account);
  if (proceeding.verdict)
    line += proceeding.verdict->for_claimant
                ? ", for the claimant: " + format_usd(proceeding.verdict->award_usd)
                : ", for the defendant";
  if (proceeding.settled_usd)
    line += ", settled for " + format_usd(*proceeding.settled_usd) +
            ", with: " + law::describe(*proceeding.settled_terms);
  return line + "\n";
}

std::string suit_line(const world::SuitView& suit) {
  if (!suit.filed) return {};
  std::string line = "  court     Your suit against " + suit.defendant + ": " + law::name(suit.filed->stage);
  for (const world::SuitCountView& count : suit.counts)
    line += ", " + count.id + " " +
            (count.ruling ? (count.ruling->won ? "won: " + format_usd(count.ruling->award_usd) : "lost")
                          : format_percent(count.chance.value));
  return line + "\n";
}

}  // namespace

std::string past_text(const Session& session) {
  std::string text;
  const std::size_t told = std::min(session.log().size(), session.scenario().opening.size());
  for (const auto& quarter : std::span(session.log()).first(told)) {
    text += quarter.quarter.text() + ", before you took over\n";
    for (const auto& decision : quarter.decisions) text += "  decided   " + world::describe(decision) + "\n";
    const auto& news = session.view().news;
    for (auto one = news.rbegin(); one != news.rend(); ++one)
      if (one->quarter == quarter.quarter)
        text += "  news      " + one->title + (one->fact.empty() ? "" : " [" + one->fact + "]") + "\n";
    text += "\n";
  }
  return text;
}

std::string quarter_text(const Session& session) {
  const auto& view = session.view();
  if (session.log().empty()) return {};
  const auto& closed = session.log().back();
  std::string text = closed.quarter.text() + "\n";
  for (const auto& decision : closed.decisions) text += "  decided   " + world::describe(decision) + "\n";
  for (const auto& model : view.models)
    if (model.mine && model.due == closed.quarter && model.state == world::ModelState::trained)
      text += model_line(model);
  for (auto news = view.news.rbegin(); news != view.news.rend(); ++news)
    if (news->quarter == closed.quarter)
      text += "  news      " + news->title + (news->fact.empty() ? "" : " [" + news->fact + "]") + "\n";
  for (const auto& proceeding : view.proceedings)
    if (proceeding.mine || proceeding.brought) text += court_line(proceeding);
  if (view.suit) text += suit_line(*view.suit);
  text += market_line(view);
  if (view.teacher) text += provider_line(*view.teacher);
  text += "  books     cash " + partly::text(view.cash) + ", exposure " + partly::text(view.exposure) +
          ", trust " + partly::text(view.trust) + ", all postings sum to " + partly::text(view.ledger_total) +
          "\n";
  return text;
}

std::string ending_text(const Session& session) {
  const auto& view = session.view();
  std::string text =
      world::text_of(view.grading) + "End: " + ending_of(view.ending) + ". " + view.score_text + "\n";
  text += "Court: " + court_of(view) + ". Models cost " + partly::text(spent_on_models(view)) + ", cash " +
          partly::text(view.cash) + ".\n";
  if (const auto& docket = view.docket; docket.scored > 0)
    text += "Forecasts of other cases: " + std::to_string(docket.scored) + " scored, Brier " +
            format_number(docket.brier.value, 3) + "; the base rate " +
            format_number(docket.brier_base.value, 3) + ", Bayes' rule on the signals " +
            format_number(docket.brier_reader.value, 3) + ".\n";
  text += "Simulated; no real party. State " + hex(session.world_hash()) + "\n";
  return text;
}

std::string play_as_text(Session& session, const std::string& title, bots::Bot& bot) {
  std::string text = title + "\n\n" + past_text(session);
  while (session.view().ending == world::Ending::running) {
    play_quarter(session, bot);
    session.request_close();
    while (!session.tick()) session.trainer().wait_for_results();
    text += quarter_text(session) + "\n";
  }
  return text + ending_text(session);
}

}  // namespace partly::session
