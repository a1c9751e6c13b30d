// A rule maker's game in play: the scenario, the measured curves, the rules decreed so far and the years that
// they made. What a screen shows and a class keeps. Saving writes what decided the game; loading plays it
// again and compares, so that a docket that does not replay is refused. Untrusted input: size, depth, keys,
// types and numbers are checked. A value, apart from its files.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/regime/play.h"
#include "sim/scenario/rule_maker.h"
#include "sim/session/archive_kind.h"
#include "sim/session/foresight.h"

namespace partly::session {

inline constexpr ArchiveKind kDockets{
    "partly-docket/3", "docket", "Choose another docket, or start again",
    "it was played when a statute was enforced like a contract and a change of the law cost nobody anything"};
inline constexpr std::size_t kMaxDocketBytes = 8u << 20;

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

class Docket {
 public:
  // curves: as measured for this scenario (curve_maker.h).
  Docket(scenario::RuleMaker scenario, regime::Curves curves, std::uint64_t seed);

  const scenario::RuleMaker& scenario() const { return scenario_; }
  const regime::Curves& curves() const { return curves_; }
  const regime::Play& play() const { return play_; }
  const std::vector<regime::Decree>& decrees() const { return decrees_; }
  std::uint64_t seed() const { return seed_; }
  bool over() const { return play_.state.quarter >= scenario_.industry.quarters; }
  const regime::Rule& rule() const;  // in force in the coming quarter

  // From the coming quarter on, which must begin a year. A second decree for the same year takes the place of
  // the first. The Error says why not, and what to do.
  Status decree(const std::string& rule_id);
  Status may_decree(const std::string& rule_id) const;
  void next_quarter();  // nothing once it is over
  void next_year();     // up to the next beginning of a year

  void note(Foresight foresight) { foresights_.push_back(std::move(foresight)); }
  const std::vector<Foresight>& foresights() const { return foresights_; }

  std::string to_json() const;
  Status save(const std::filesystem::path& path) const;  // the old file or the new one, whole
  static Result<Docket> parse(const std::string& json, const std::string& file_name);
  static Result<Docket> load(const std::filesystem::path& path);

 private:
  std::vector<regime::Decree> with(const std::string& rule_id) const;

  scenario::RuleMaker scenario_;
  regime::Curves curves_;
  std::uint64_t seed_ = 1;
  std::vector<regime::Decree> decrees_;
  regime::Play play_;
  std::vector<Foresight> foresights_;
};

}  // namespace partly::session
