#include "sim/session/docket.h"

#include <algorithm>

#include "sim/base/folders.h"
#include "sim/regime/gains.h"
#include "sim/session/archive.h"
#include "sim/session/fields.h"

namespace partly::session {

namespace {

// Known rules, an answer to each question, nothing foreseen after the present.
Status check_foresights(const DocketFile& file, const regime::Industry& industry, const std::string& name) {
  const auto is_sign = [](int sign) { return sign >= -1 && sign <= 1; };
  for (const Foresight& one : file.foresights) {
    const bool fits = industry.rule_index(one.rule) >= 0 && industry.rule_index(one.over) >= 0 &&
                      one.said.size() == regime::groups().size() && one.came.size() == one.said.size() &&
                      one.quarter >= 0 && one.quarter <= file.quarters;
    if (!fits || !std::ranges::all_of(one.said, is_sign) || !std::ranges::all_of(one.came, is_sign))
      return broken(kDockets, name, "what was foreseen does not fit its rules and groups");
  }
  return {};
}

Status check_curves(const DocketFile& file, const std::string& file_name) {
  const auto status = regime::check(file.curves);
  return status ? Status{} : broken(kDockets, file_name, "its curves are not whole");
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
  const DocketFile file{scenario_.source_text, seed_,      curves_, decrees_, play_.state.quarter,
                        regime::hash(play_),   foresights_};
  return write_archive(kDockets, file) + "\n";
}

Status Docket::save(const std::filesystem::path& path) const { return write_atomically(path, to_json()); }

Result<Docket> Docket::parse(const std::string& text, const std::string& file_name) {
  auto read = read_archive<DocketFile>(kDockets, text, file_name);
  if (!read) return read.error();
  DocketFile& file = *read;
  auto loaded = scenario::load_rule_maker_text(file.scenario_text, file_name);
  if (!loaded.scenario)
    return broken(kDockets, file_name, "its scenario is not valid: " + loaded.errors.front().text());
  if (auto status = check_curves(file, file_name); !status) return status.error();
  const regime::Industry& industry = loaded.scenario->industry;
  if (const auto status = regime::check_decrees(industry, file.decrees); !status)
    return broken(kDockets, file_name, status.error().what);
  if (auto status = check_foresights(file, industry, file_name); !status) return status.error();
  if (file.quarters < 0 || file.quarters > industry.quarters)
    return broken(kDockets, file_name, "it has played more quarters than its scenario has");
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
