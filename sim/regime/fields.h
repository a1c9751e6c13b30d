// The fields of this room's values (sim/base/fields.h).
#pragma once
#include "sim/econ/fields.h"
#include "sim/regime/play.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly::regime {

constexpr auto fields_of(As<Point>) {
  return std::tuple{field("budget", &Point::budget), field("capability", &Point::capability),
      field("sd", &Point::sd), field("found", &Point::found), field("neg_log10_p", &Point::neg_log10_p),
      field("gflop", &Point::gflop)};
}
constexpr auto fields_of(As<TeacherCurves>) {
  return std::tuple{field("capability", &TeacherCurves::capability), field("full", &TeacherCurves::full),
      field("bare", &TeacherCurves::bare)};
}
constexpr auto fields_of(As<Curves>) {
  return std::tuple{field("own", &Curves::own), field("open", &Curves::open),
      field("teachers", &Curves::teachers), field("edition_loss", &Curves::edition_loss),
      field("students", &Curves::students), field("innocents", &Curves::innocents),
      field("innocents_accused", &Curves::innocents_accused), field("engine", &Curves::engine)};
}
constexpr auto fields_of(As<Decree>) {
  return std::tuple{field("year", &Decree::year), field("rule", &Decree::rule)};
}

constexpr auto names_of(As<Way>) { return std::array{"own-labels", "open-weights", "copy"}; }
constexpr auto names_of(As<Permission>) { return std::array{"free", "owner", "statutory"}; }
constexpr auto names_of(As<Purpose>) {
  return std::array{"sales", "serving", "operations", "labels", "computing", "answers", "licence",
      "royalty", "declaration", "counsel", "settlement", "damages", "fine", "examination", "investment", "write-off"};
}
constexpr auto fields_of(As<Model>) {
  return std::tuple{field("id", &Model::id), field("way", &Model::way), field("made", &Model::made),
      field("capability", &Model::capability), field("found", &Model::found),
      field("teacher", &Model::teacher), field("permitted", &Model::permitted),
      field("protected_until", &Model::protected_until), field("royalty", &Model::royalty),
      field("sales_usd", &Model::sales_usd), field("accused", &Model::accused),
      field("examined", &Model::examined)};
}
constexpr auto fields_of(As<Run>) {
  return std::tuple{field("due", &Run::due), field("expected", &Run::expected), field("sd", &Run::sd),
      field("model", &Run::model)};
}
constexpr auto fields_of(As<Lab>) {
  return std::tuple{field("id", &Lab::id), field("name", &Lab::name),
      field("temperament", &Lab::temperament), field("alive", &Lab::alive), field("founded", &Lab::founded),
      field("cash", &Lab::cash), field("price_usd", &Lab::price_usd), field("trust", &Lab::trust),
      field("share", &Lab::share), field("full_answers", &Lab::full_answers),
      field("pursuit", &Lab::pursuit), field("on_sale", &Lab::on_sale), field("run", &Lab::run),
      field("sales_usd", &Lab::sales_usd), field("copied_by", &Lab::copied_by)};
}
constexpr auto fields_of(As<Case>) {
  return std::tuple{field("claimant", &Case::claimant), field("defendant", &Case::defendant),
      field("model", &Case::model), field("due", &Case::due)};
}
constexpr auto fields_of(As<Gap>) {
  return std::tuple{field("leader", &Gap::leader), field("others", &Gap::others)};
}
constexpr auto fields_of(As<Flow>) {
  return std::tuple{field("purpose", &Flow::purpose), field("from", &Flow::from), field("to", &Flow::to),
      field("amount", &Flow::amount)};
}
constexpr auto fields_of(As<Happened>) {
  return std::tuple{field("copies_on_sale", &Happened::copies_on_sale),
      field("pursued", &Happened::pursued), field("settled", &Happened::settled),
      field("judgments", &Happened::judgments), field("lost_by_defendant", &Happened::lost_by_defendant),
      field("wrongful", &Happened::wrongful), field("examined", &Happened::examined),
      field("examined_found", &Happened::examined_found), field("entered", &Happened::entered),
      field("ended", &Happened::ended)};
}
constexpr auto fields_of(As<State>) {
  return std::tuple{field("seed", &State::seed), field("quarter", &State::quarter),
      field("rule", &State::rule), field("labs", &State::labs), field("cases", &State::cases),
      field("belief", &State::belief), field("rulings", &State::rulings),
      field("catch_up", &State::catch_up), field("reform", &State::reform),
      field("tribute_usd", &State::tribute_usd),
      field("models", &State::models), field("gaps", &State::gaps), field("outside", &State::outside),
      field("flows", &State::flows), field("happened", &State::happened)};
}
constexpr auto fields_of(As<Year>) {
  return std::tuple{field("year", &Year::year), field("rule", &Year::rule),
      field("frontier", &Year::frontier), field("price_usd", &Year::price_usd),
      field("concentration", &Year::concentration), field("distilled", &Year::distilled),
      field("unpermitted", &Year::unpermitted), field("served", &Year::served),
      field("legal_usd", &Year::legal_usd), field("invested_usd", &Year::invested_usd),
      field("tribute_usd", &Year::tribute_usd), field("labs", &Year::labs),
      field("wrongful", &Year::wrongful)};
}
constexpr auto fields_of(As<Play>) {
  return std::tuple{field("state", &Play::state), field("years", &Play::years), field("open", &Play::open),
      field("sales_usd", &Play::sales_usd), field("seats", &Play::seats)};
}

}  // namespace partly::regime
// clang-format on
