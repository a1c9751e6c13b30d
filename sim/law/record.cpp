#include "sim/law/record.h"

namespace partly::law {

bool exhibit_contradicts(const Record& record) {
  return std::any_of(record.showings.begin(), record.showings.end(), [](const Showing& showing) {
    return showing.log_likelihood_ratio.value >= kStrongLogRatio;
  });
}

bool documents_contradict(const Record& record) {
  const bool found = record.answers_in_records > 0 || !record.messages.empty();
  return record.records_open && record.file_kept && found;
}

bool shows_a_lie(const Record& record) { return documents_contradict(record) || record.denial_exposed; }

bool contradicts_denial(const Record& record) { return exhibit_contradicts(record) || shows_a_lie(record); }

int signs_of_intent(const Record& record) {
  const bool told = record.records_open && record.file_kept && !record.messages.empty();
  const bool lied = record.answer == Answer::no && shows_a_lie(record);
  // An alarm is traced to who pays; the file of a run shows what was paid for.
  const bool hid = record.accounts > 1 && (record.alarm_logged || (record.records_open && record.file_kept));
  const int signs =
      (record.ban_in_force ? 1 : 0) + (record.alarm_ignored ? 1 : 0) + (told || lied ? 1 : 0) + (hid ? 1 : 0);
  return std::min(signs, kSignsOfIntent);
}

const char* name(Answer answer) {
  switch (answer) {
    case Answer::none:
      return "no answer";
    case Answer::yes:
      return "yes";
    case Answer::partly:
      return "partly";
    case Answer::no:
      return "no";
  }
  return "";
}

}  // namespace partly::law
