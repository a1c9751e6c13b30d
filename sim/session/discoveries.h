// The court's exams made ready, and what of them serves more than one: innocents are kept apart from the
// copiers of one allegation, and those whom no rule is fitted on from both.
#pragma once
#include <memory>

#include "sim/base/bounded_cache.h"
#include "sim/evidence/discovery.h"
#include "sim/world/state/job.h"

namespace partly::session {

class Discoveries {
 public:
  // `room` is that of the suspect's job. An Error of kind interrupted where `keep_going` says no.
  Result<std::shared_ptr<const evidence::Discovery>> on(learn::Classroom& room, const world::Examine& exam,
                                                        const learn::KeepGoing& keep_going);

 private:
  struct World {  // all that innocents depend on
    learn::TaskSpec task;
    learn::TeacherSpec teacher;
    learn::OpenWeightsSpec open_weights;
    double label_noise = 0;
    learn::NetworkKind usual, large;
    forensics::ExamSettings settings;
    bool operator==(const World&) const = default;
  };
  struct Allegation {
    World world;
    learn::TrainJob alleged;
    bool operator==(const Allegation&) const = default;
  };

  Result<std::shared_ptr<const evidence::Innocents>> innocents_of(learn::Classroom& room, const World& world,
                                                                  const evidence::DiscoveryRequest& request,
                                                                  const learn::KeepGoing& keep_going);

  BoundedCache<World, std::shared_ptr<const evidence::Models>> unseen_{4};
  BoundedCache<World, std::shared_ptr<const evidence::Innocents>> innocents_{4};
  BoundedCache<Allegation, std::shared_ptr<const evidence::Discovery>> ready_{6};
};

}  // namespace partly::session
