#include "sim/session/play_on.h"

namespace partly::session {

Result<std::unique_ptr<Session>> play_on(const world::Scenario& scenario, std::uint64_t seed, int quarters,
                                         const Work& work, const Decide& decide, const ShouldContinue& should_continue) {
  Options options;
  options.seed = seed;
  options.threaded = false;
  auto session = Session::start_with(scenario, options, make_inline_trainer(work));
  for (int quarter = 0; quarter < quarters && session->view().ending == world::Ending::running; ++quarter) {
    decide(*session);
    session->request_close();
    session->tick();
    if (!should_continue()) return Error{ErrorKind::interrupted, "The game was left before its end", {}, {}};
  }
  return session;
}

}  // namespace partly::session
