#include "sim/session/docket.h"

#include <algorithm>

#include "sim/base/folders.h"
#include "sim/regime/gains.h"
#include "sim/session/archive.h"

// One line a struct reads better than one a call.
// clang-format off
namespace partly::regime {
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Point>
void fields(S& s, V&& v) {
  v("budget", s.budget); v("capability", s.capability); v("sd", s.sd); v("found", s.found);
  v("neg_log10_p", s.neg_log10_p); v("gflop", s.gflop);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, TeacherCurves>
void fields(S& s, V&& v) { v("capability", s.capability); v("full", s.full); v("bare", s.bare); }
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Curves>
void fields(S& s, V&& v) {
  v("own", s.own); v("open", s.open); v("teachers", s.teachers); v("edition_loss", s.edition_loss);
  v("students", s.students); v("innocents", s.innocents); v("innocents_accused", s.innocents_accused);
  v("engine", s.engine);
}
template <class S, class V> requires std::is_same_v<std::remove_const_t<S>, Decree>
void fields(S& s, V&& v) { v("year", s.year); v("rule", s.rule); }
}  // namespace partly::regime
// clang-format on

namespace partly::session {

template <class S, class V>
requires std::is_same_v<std::remove_const_t<S>, Foresight>
void fields(S& s, V&& v) {
  v("quarter", s.quarter);
  v("rule", s.rule);
  v("over", s.over);
  v("said", s.said);
  v("came", s.came);
}

namespace {

// What a file holds: all that decided the game, and what came out, to compare.
struct DocketFile {
  std::string scenario_text;
  std::uint64_t seed = 1;
  regime::Curves curves;
  std::vector<regime::Decree> decrees;
  int quarters = 0;  // played
  std::uint64_t hash = 0;
  std::vector<Foresight> foresights;
};

template <class S, class V>
requires std::is_same_v<std::remove_const_t<S>, DocketFile>
void fields(S& s, V&& v) {
  v("scenario", s.scenario_text);
  v("seed", s.seed);
  v("curves", s.curves);
  v("decrees", s.decrees);
  v("quarters", s.quarters);
  v("hash", s.hash);
  v("foresights", s.foresights);
}

// Known rules, an answer to each question, nothing foreseen after the present.
Status check_foresights(const DocketFile& file, const regime::Industry& industry, const std::string& name) {
  const auto is_sign = [](int sign) { return sign >= -1 && sign <= 1; };
  for (const Foresight& one : file.foresights) {
    const bool fits = industry.rule_index(one.rule) >= 0 && industry.rule_index(one.over) >= 0 &&
                      one.said.size() == regime::groups().size() && one.came.size() == one.said.size() &&
                      one.quarter >= 0 && one.quarter <= file.quarters;
    if (!fits || !std::ranges::all_of(one.said, is_sign) || !std::ranges::all_of(one.came, is_sign))
      return broken_save(name, "what was foreseen does not fit its rules and groups");
  }
  return {};
}

Status check_curves(const DocketFile& file, const std::string& file_name) {
  const auto status = regime::check(file.curves);
  return status ? Status{} : broken_save(file_name, "its curves are not whole");
}

}  // namespace

int Foresight::right() const {
  int right = 0;
  for (std::size_t i = 0; i < said.size() && i < came.size(); ++i) right += said[i] == came[i];
  return right;
}

Docket::Docket(scenario::RuleMaker scenario, regime::Curves curves, std::uint64_t seed)
    : scenario_(std::move(scenario)),
      curves_(std::move(curves)),
      seed_(seed),
      play_(regime::begin_play(scenario_.industry, curves_, seed)) {}

const regime::Rule& Docket::rule() const {
  const int rule = regime::rule_in_force(scenario_.industry, decrees_, play_.state.quarter);
  return scenario_.industry.rules[static_cast<std::size_t>(rule)];
}

std::vector<regime::Decree> Docket::with(const std::string& rule_id) const {
  std::vector<regime::Decree> decrees = decrees_;
  const int year = play_.state.quarter / 4;
  if (!decrees.empty() && decrees.back().year == year) decrees.pop_back();
  decrees.push_back({year, rule_id});
  return decrees;
}

Status Docket::may_decree(const std::string& rule_id) const {
  if (over())
    return Error{ErrorKind::usage, "The last year is over", "rules", "Start again to try another rule"};
  if (play_.state.quarter % 4 != 0)
    return Error{ErrorKind::usage, "A rule changes with the year", "rules", "Play on to the next one"};
  return regime::check_decrees(scenario_.industry, with(rule_id));
}

Status Docket::decree(const std::string& rule_id) {
  if (auto status = may_decree(rule_id); !status) return status;
  decrees_ = with(rule_id);
  return {};
}

void Docket::next_quarter() {
  if (!over()) regime::advance(scenario_.industry, curves_, decrees_, play_);
}

void Docket::next_year() {
  do next_quarter();
  while (!over() && play_.state.quarter % 4 != 0);
}

std::string Docket::to_json() const {
  Json json = {{"format", kDocketFormat}};
  json.update(Writer::write(DocketFile{scenario_.source_text, seed_, curves_, decrees_, play_.state.quarter,
                                       regime::hash(play_), foresights_}));
  return json.dump() + "\n";
}

Status Docket::save(const std::filesystem::path& path) const { return write_atomically(path, to_json()); }

Result<Docket> Docket::parse(const std::string& text, const std::string& file_name) {
  const auto json = parse_archive(text, file_name, kDocketFormat);
  if (!json) return json.error();
  DocketFile file;
  Reader reader;
  reader.read(*json, file);
  if (!reader.ok()) return broken_save(file_name, reader.problem());
  auto loaded = scenario::load_rule_maker_text(file.scenario_text, file_name);
  if (!loaded.scenario)
    return broken_save(file_name, "its scenario is not valid: " + loaded.errors.front().text());
  if (auto status = check_curves(file, file_name); !status) return status.error();
  const regime::Industry& industry = loaded.scenario->industry;
  if (const auto status = regime::check_decrees(industry, file.decrees); !status)
    return broken_save(file_name, status.error().what);
  if (auto status = check_foresights(file, industry, file_name); !status) return status.error();
  if (file.quarters < 0 || file.quarters > industry.quarters)
    return broken_save(file_name, "it has played more quarters than its scenario has");
  Docket docket(std::move(*loaded.scenario), std::move(file.curves), file.seed);
  docket.decrees_ = std::move(file.decrees);
  docket.foresights_ = std::move(file.foresights);
  while (docket.play_.state.quarter < file.quarters) docket.next_quarter();
  if (regime::hash(docket.play_) != file.hash)
    return Error{ErrorKind::mismatch, "The years do not come out again as they were saved", file_name,
                 "The save was edited, or written by another version of the rules"};
  return docket;
}

Result<Docket> Docket::load(const std::filesystem::path& path) {
  const auto text = read_file(path, kMaxDocketBytes);
  if (!text) return text.error();
  return parse(*text, path.string());
}

}  // namespace partly::session
