// Exhibits as a court takes them in: what was measured becomes log-odds with a range, and says where it comes
// from.
#pragma once
#include <string>

#include "sim/forensics/exhibit.h"
#include "sim/forensics/traps.h"
#include "sim/law/record.h"

namespace partly::world {

law::Showing showing_of(const forensics::Exhibit& exhibit, const std::string& run);
law::Showing showing_of(const forensics::TrapExhibit& traps, const std::string& run);

// One of which nothing but its weight is known.
law::Showing showing_of_ratio(double log_ratio, const std::string& how);
// What an exam that has not been held can say at most for the claimant, and for the defendant.
law::Showing loudest_showing(const forensics::ExamSettings& settings);
law::Showing clearest_showing(const forensics::ExamSettings& settings);

// "500 answers (probabilities) and 0 own labels"
std::string text(const forensics::CopierRecipe& recipe);

}  // namespace partly::world
