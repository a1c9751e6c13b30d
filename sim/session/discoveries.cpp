#include "sim/session/discoveries.h"

#include <utility>

namespace partly::session {

Result<std::shared_ptr<const evidence::Innocents>> Discoveries::innocents_of(
    learn::Classroom& room, const World& world, const evidence::DiscoveryRequest& request,
    const learn::KeepGoing& keep_going) {
  if (const auto* known = innocents_.find(world)) return *known;
  World any_exam = world;
  any_exam.settings.seed = 0;
  any_exam.settings.probe_seed.reset();
  if (!unseen_.find(any_exam)) {
    auto models = evidence::train_unseen(room, request, keep_going);
    if (!models) return models.error();
    unseen_.put(any_exam, std::move(*models));
  }
  auto labs = evidence::train_innocents(room, request, *unseen_.find(any_exam), keep_going);
  if (!labs) return labs.error();
  innocents_.put(world, *labs);
  return labs;
}

Result<std::shared_ptr<const evidence::Discovery>> Discoveries::on(learn::Classroom& room,
                                                                   const world::Examine& exam,
                                                                   const learn::KeepGoing& keep_going) {
  const learn::TrainJob& suspect = exam.suspect;
  const World world{suspect.task, suspect.teacher, suspect.open_weights, suspect.label_noise,
                    exam.usual,   exam.large,      exam.settings};
  const Allegation key{world, exam.alleged};
  if (const auto* known = ready_.find(key)) return *known;
  const evidence::DiscoveryRequest request{suspect, exam.usual, exam.large, exam.settings, exam.alleged};
  const auto innocents = innocents_of(room, world, request, keep_going);
  if (!innocents) return innocents.error();
  auto opened = evidence::open_discovery(room, request, **innocents, keep_going);
  if (!opened) return opened.error();
  ready_.put(key, std::make_shared<const evidence::Discovery>(std::move(*opened)));
  return *ready_.find(key);
}

}  // namespace partly::session
