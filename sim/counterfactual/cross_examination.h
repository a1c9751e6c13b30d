// An exhibit of a saved game computed again on networks that are trained again: by the same rule with the
// same draws, to see whether it holds, or with other questions, other innocents, or a suspect that got bare
// answers, to see what it hangs on. Enters no world and changes no save.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "sim/base/result.h"
#include "sim/forensics/exhibit_difference.h"
#include "sim/learn/engines.h"
#include "sim/learn/train_job.h"
#include "sim/world/state/world.h"

namespace partly::counterfactual {

// What to look at and what to ask otherwise; whatever is not named stays as it was in the game.
struct CrossQuestion {
  std::optional<int> claim = {};   // proceeding id
  std::optional<int> exam = {};    // its run ("exam 12" in the chain of evidence); neither: the last
  std::optional<int> probes = {};  // questions at most
  // Of the questions: the pools, and the models that choose from them.
  std::optional<std::uint64_t> probe_seed = {};
  std::optional<std::uint64_t> reference_seed = {};
  std::optional<int> references = {};
  bool bare_answers = false;  // the suspect trained again as if the interface had served classes only
  // "That is not how a copy would be made": of the copiers.
  std::optional<int> copier_answers = {}, copier_labels = {};
  std::optional<learn::Access> copier_access = {};

  bool other_copiers() const { return copier_answers || copier_labels || copier_access; }
  bool as_in_the_game() const {
    return !probes && !probe_seed && !reference_seed && !references && !bare_answers && !other_copiers();
  }
};

struct CrossExamination {
  int claim = 0, exam = 0;
  Quarter quarter;  // in which the exhibit came in
  std::string defendant, model;
  learn::TrainJob suspect;  // as it was examined now
  forensics::Exhibit saved, again;
  forensics::ExhibitDifference difference;
  bool saved_follows = true;  // the saved p-values follow from the saved scores
  std::string saved_with, examined_with;
  double tolerance = 0;  // of a share, where nothing was asked otherwise
  bool match = true;     // within it; always so where something was asked otherwise
};

// Errors: those of reading and replaying a save; usage where there is no such exhibit or the question makes
// no exam; device_missing.
Result<CrossExamination> cross_examine(const std::filesystem::path& save, const learn::EngineRequest& engine,
                                       const CrossQuestion& question);

}  // namespace partly::counterfactual
