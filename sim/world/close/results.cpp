// Measurements enter the world here and nowhere else.
#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/format.h"
#include "sim/world/close/parts.h"
#include "sim/world/state/showings.h"

namespace partly::world {
namespace {

void give_result(Closing& closing, Model& model, learn::TrainResult result) {
  model.result = std::move(result);
  const auto& records = closing.world.lab(model.owner).arranged.records_since;
  model.on_file = records && *records <= model.begun;
  model.state = ModelState::trained;
  const int classes = closing.scenario.learning.classes;
  const bool mine = model.owner == kPlayerId;
  tell(closing.world, mine ? NewsKind::training : NewsKind::rival, model.name + " is measured",
       "Capability " + format_number(model.capability(classes), 0) + " of 100 on the secret exam.");
}

void land(Closing& closing, const TrainStudent& job, const StudentTrained& trained) {
  Model& model = *closing.world.model(job.model);
  if (trained.stopped || trained.result.students.empty()) {
    model.state = ModelState::stopped;
    tell(closing.world, NewsKind::training, model.name + " is stopped", "No model comes of it.");
    return;
  }
  if (job.job.sources.queries > 0) model.monitor = trained.monitor;
  if (trained.answered) lose_queries(closing, model, *trained.answered);
  give_result(closing, model, trained.result);
}

// Islets that the provider's model had when the model in dispute was taught, found in it or not.
void land_traps(Closing& closing, law::Proceeding& proceeding, const Model& model,
                const forensics::TrapExhibit& traps, int job) {
  proceeding.record.showings.push_back(showing_of(traps, "exam " + std::to_string(job)));
  tell(closing.world, NewsKind::law, "The traps are asked: " + model.name,
       "It gives the planted answer in " + std::to_string(traps.suspect.hits) + " of " +
           std::to_string(traps.suspect.chances) + " islets (likelihood ratio " +
           format_odds(traps.log_ratio) + ").");
}

// Its weight, and which way it points: nothing is found or not found at some edge.
std::string what_it_says(const forensics::Exhibit& exhibit) {
  const double log_ratio = exhibit.log_ratio();
  return "its answers are " + format_number(std::exp(std::abs(log_ratio)), 1) + " times likelier of " +
         (log_ratio >= 0 ? "a copy than of a model that learned on its own"
                         : "a model that learned on its own than of such a copy");
}

void land_own_exam(Closing& closing, const Examine& job, const Examined& examined) {
  for (Model& model : closing.world.models) {
    if (model.job != job.suspect || !model.result) continue;
    model.own_exam = examined.exhibit;
    tell(closing.world, NewsKind::law, "Your own exam of " + model.name,
         examined.exhibit.tests_asked == 0
             ? "It could not be held."
             : "A court would hear that " + what_it_says(examined.exhibit) + ".");
  }
}

void land(Closing& closing, const Examine& job, const Examined& examined) {
  if (job.proceeding == kNoProceeding) return land_own_exam(closing, job, examined);
  law::Proceeding& proceeding = *closing.world.proceeding(job.proceeding);
  Model& model = *closing.world.model(proceeding.model);
  if (examined.exhibit.tests_asked == 0) {
    tell(closing.world, NewsKind::law, "No exhibit: " + model.name,
         "The exam could not be held, so it speaks for nobody.");
    return;
  }
  model.exhibit = examined.exhibit;
  proceeding.record.showings.push_back(showing_of(examined.exhibit, "exam " + std::to_string(job.id)));
  if (examined.traps) land_traps(closing, proceeding, model, *examined.traps, job.id);
  tell(closing.world, NewsKind::law, "The exhibit is in: " + model.name,
       "The exam finds that " + what_it_says(examined.exhibit) + ".");
}

void land(Closing& closing, const WatchCrowd&, const CrowdWatched& watched) {
  if (watched.accounts > 0) closing.world.provider_state->crowd.watched = watched;
}

void land_incumbent(Closing& closing, Model& model, const learn::StudentScore& score, double teacher_accuracy,
                    const learn::Used& used) {
  learn::TrainResult result;
  result.students = {score};
  result.teacher_accuracy = teacher_accuracy;
  result.used = used;
  give_result(closing, model, std::move(result));
}

// The provider's and the publisher's models that were made as this job says and have not been measured yet.
void land(Closing& closing, const MeasureIncumbents& job, const IncumbentsMeasured& measured) {
  const std::string& provider = closing.scenario.lab(LabKind::provider).id;
  const std::string& publisher = closing.scenario.lab(LabKind::publisher).id;
  for (Model& model : closing.world.models) {
    if (model.result) continue;
    if (model.owner == provider && model.job.teacher == job.provider_model.teacher) {
      land_incumbent(closing, model, measured.teacher, measured.teacher.accuracy, measured.teacher_used);
      sell_next_teacher(closing, model);
    } else if (model.owner == publisher && model.job.open_weights == job.provider_model.open_weights) {
      land_incumbent(closing, model, measured.published, measured.teacher.accuracy, {});
    }
  }
}

void land_one(Closing& closing, const Job& job, const JobResult& result) {
  std::visit(
      [&]<class J, class R>(const J& one, const R& its) {
        if constexpr (requires { land(closing, one, its); })
          land(closing, one, its);
        else
          PARTLY_CHECK(!"a result of another kind than its job");
      },
      job, result);
}

}  // namespace

void apply_results(Closing& closing, std::span<const JobResult> results) {
  for (const Job& job : jobs_due(closing.world)) {
    const int id = id_of(job);
    const auto found = std::find_if(results.begin(), results.end(),
                                    [&](const JobResult& result) { return id_of(result) == id; });
    PARTLY_CHECK(found != results.end());
    land_one(closing, job, *found);
    std::erase_if(closing.world.jobs, [&](const Job& queued) { return id_of(queued) == id; });
  }
}

}  // namespace partly::world
