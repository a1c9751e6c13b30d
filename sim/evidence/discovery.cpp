#include "sim/evidence/discovery.h"

#include <cmath>
#include <iterator>
#include <utility>

#include "sim/learn/fields.h"

namespace partly::evidence {
namespace {

// The first `count` of them, taken out.
Models cut_off(Models& models, std::size_t count) {
  const auto end = models.begin() + static_cast<std::ptrdiff_t>(count);
  Models first(std::make_move_iterator(models.begin()), std::make_move_iterator(end));
  models.erase(models.begin(), end);
  return first;
}

std::vector<forensics::Sitting> sittings(const ExamSetup& setup, const learn::Classroom& room,
                                         const Models& models) {
  std::vector<forensics::Sitting> all;
  for (const auto& model : models) all.push_back(setup.sit(room, model));
  return all;
}

// As many with each amount of own labels, as far as the number goes.
std::vector<learn::StudentJob> students_of(learn::Classroom& room, const DiscoveryRequest& request, int count,
                                           std::uint64_t seed) {
  const auto& shares = request.settings.copier_own_shares;
  const int kinds = static_cast<int>(shares.size());
  std::vector<learn::StudentJob> students;
  for (int kind = 0; kind < kinds; ++kind) {
    learn::TrainJob job = request.alleged;
    job.seeds = (count + kinds - 1 - kind) / kinds;
    job.seed = derive_seed(seed, "own labels", static_cast<std::uint64_t>(kind));
    job.sources.own_labels +=
        static_cast<int>(std::lround(shares[static_cast<std::size_t>(kind)] * job.sources.queries));
    if (job.seeds == 0) continue;
    for (learn::StudentJob& student : room.population(job).job.students)
      students.push_back(std::move(student));
  }
  return students;
}

// Of the alleged kind, those of the rule first and the unseen behind them, trained side by side.
Result<Models> train_copiers(learn::Classroom& room, const DiscoveryRequest& request,
                             const learn::KeepGoing& keep_going) {
  const forensics::ExamSettings& settings = request.settings;
  if (settings.copier_models == 0) return Models();
  if (auto status = learn::check_job(request.alleged); !status) return status.error();
  if (auto status = room.prepare(request.alleged, keep_going); !status) return status.error();
  learn::PopulationJob job{request.alleged.recipe, students_of(room, request, settings.copier_models,
                                                               derive_seed(settings.seed, "copiers"))};
  for (learn::StudentJob& unseen :
       students_of(room, request, settings.unseen_models, derive_seed(settings.seed, "unseen copiers")))
    job.students.push_back(std::move(unseen));
  auto trained = learn::train(room.engine(), std::move(job), keep_going);
  if (!trained) return trained.error();
  return std::move(trained->weights);
}

}  // namespace

forensics::CopierRecipe recipe_of(const learn::TrainJob& alleged) {
  const learn::Sources& sources = alleged.sources;
  return {sources.queries, std::string(enum_name(sources.access)), sources.own_labels, sources.open_weights,
          alleged.hidden};
}

Result<std::shared_ptr<const Models>> train_unseen(learn::Classroom& room, const DiscoveryRequest& request,
                                                   const learn::KeepGoing& keep_going) {
  if (auto status = forensics::check(request.settings); !status) return status.error();
  auto models = room.independent_models(
      unseen_of(request.settings, request.usual, request.large, request.suspect.label_noise,
                derive_seed(request.suspect.task.seed, "unseen innocents")),
      keep_going);
  if (!models) return models.error();
  return std::make_shared<const Models>(std::move(*models));
}

Result<std::shared_ptr<const Innocents>> train_innocents(learn::Classroom& room,
                                                         const DiscoveryRequest& request,
                                                         std::shared_ptr<const Models> unseen,
                                                         const learn::KeepGoing& keep_going) {
  const auto& settings = request.settings;
  if (auto status = forensics::check(settings); !status) return status.error();
  std::vector<learn::ReferenceSpec> labs = selectors_of(settings, request.usual);
  const auto references = references_of(settings, request.usual, request.large, request.suspect.label_noise);
  labs.insert(labs.end(), references.begin(), references.end());
  auto models = room.independent_models(labs, keep_going);
  if (!models) return models.error();
  auto setup = std::make_shared<ExamSetup>(draw_pools(room.task(), settings));
  setup->selectors =
      sittings(*setup, room, cut_off(*models, static_cast<std::size_t>(settings.selector_models)));
  auto innocents = std::make_shared<Innocents>();
  innocents->references = std::move(*models);
  innocents->unseen = std::move(unseen);
  setup->references = sittings(*setup, room, innocents->references);
  innocents->setup = std::move(setup);
  return std::shared_ptr<const Innocents>(std::move(innocents));
}

Result<Discovery> open_discovery(learn::Classroom& room, const DiscoveryRequest& request,
                                 const Innocents& innocents, const learn::KeepGoing& keep_going) {
  if (auto status = room.prepare(request.suspect, keep_going); !status) return status.error();
  auto copiers = train_copiers(room, request, keep_going);
  if (!copiers) return copiers.error();
  const Models references = cut_off(*copiers, static_cast<std::size_t>(request.settings.copier_models));
  auto traps = TrapExam::open(room, request.suspect, {innocents.references, references, *innocents.unseen});
  if (!traps) return traps.error();
  const ExamSetup& setup = *innocents.setup;
  forensics::Comparison comparison{recipe_of(request.alleged), sittings(setup, room, references),
                                   sittings(setup, room, *innocents.unseen), sittings(setup, room, *copiers)};
  return Discovery{TeacherExam(room, innocents.setup, std::move(comparison)), std::move(*traps)};
}

Result<Discovery> open_discovery(learn::Classroom& room, const DiscoveryRequest& request,
                                 const learn::KeepGoing& keep_going) {
  auto unseen = train_unseen(room, request, keep_going);
  if (!unseen) return unseen.error();
  const auto innocents = train_innocents(room, request, std::move(*unseen), keep_going);
  if (!innocents) return innocents.error();
  return open_discovery(room, request, **innocents, keep_going);
}

}  // namespace partly::evidence
