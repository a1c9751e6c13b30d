#include "sim/survey/play_record.h"

#include <cstdio>

#include "sim/base/rng.h"
#include "sim/session/archive.h"

namespace partly::survey {

constexpr auto fields_of(As<PlayRecord>) {
  return std::tuple{field("scenario", &PlayRecord::scenario), field("fingerprint", &PlayRecord::fingerprint),
                    field("strategy", &PlayRecord::strategy), field("seed", &PlayRecord::seed),
                    field("measures", &PlayRecord::measures), field("happened", &PlayRecord::happened),
                    field("wrongs", &PlayRecord::wrongs),     field("errors", &PlayRecord::errors),
                    field("engine", &PlayRecord::engine),     field("hash", &PlayRecord::hash),
                    field("seconds", &PlayRecord::seconds),   field("processor", &PlayRecord::processor)};
}

namespace {

constexpr session::ArchiveKind kRecords{"partly-game/1", "record of a game",
                                        "Delete the file; the next sweep plays that game again"};

}  // namespace

std::string fingerprint_of(const std::string& scenario_text) {
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(derive_seed(0, scenario_text)));
  return text;
}

std::string to_line(const PlayRecord& record) { return session::write_archive(kRecords, record); }

Result<PlayRecord> parse_line(const std::string& line, const std::string& file_name) {
  return session::read_archive<PlayRecord>(kRecords, line, file_name);
}

}  // namespace partly::survey
