// What came of one game, as figures and as marks of what happened in it: the row that surveys, sensitivities
// and sweeps are made of. A value; one line of JSON in a sweep's folder.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::survey {

struct PlayRecord {
  std::string scenario;  // id
  std::string
      fingerprint;  // of the scenario's whole text, so that other versions are not mixed with this one
  std::string strategy;
  std::uint64_t seed = 0;
  std::map<std::string, double> measures;  // by the id of a measure (measure.h)
  std::set<std::string> happened;          // "event agents-boom", "decision train", "stage appeal"
  std::set<std::string> wrongs;            // why the play was not lawful and restrained; empty if it was
  std::vector<std::string>
      errors;  // of ours: books that do not add up, jobs that failed; empty if all is well
  std::string engine;
  std::string hash;      // of the game at its end
  double seconds = 0;    // on the clock
  double processor = 0;  // seconds of all cores together

  bool operator==(const PlayRecord&) const = default;
};

std::string fingerprint_of(const std::string& scenario_text);

std::string to_line(const PlayRecord& record);  // JSON without a line break
Result<PlayRecord> parse_line(const std::string& line, const std::string& file_name);

}  // namespace partly::survey
