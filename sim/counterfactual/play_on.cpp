#include "sim/counterfactual/play_on.h"

#include "sim/session/bot_play.h"

namespace partly::counterfactual {

Result<std::unique_ptr<session::Session>> play_on(const world::Scenario& scenario, std::uint64_t seed,
                                                  int quarters, const session::Work& work,
                                                  const Decide& decide,
                                                  const session::ShouldContinue& should_continue) {
  session::Options options;
  options.seed = seed;
  options.threaded = false;
  auto session = session::Session::start_with(scenario, options, session::make_inline_trainer(work));
  const auto closed = [&] { return static_cast<int>(session->log().size()); };  // those of an opening as well
  while (closed() < quarters && session->view().ending == world::Ending::running) {
    session::SessionSeat seat(*session);
    decide(seat);
    session->request_close();
    session->tick();
    if (!should_continue()) return Error{ErrorKind::interrupted, "The game was left before its end", {}, {}};
  }
  return session;
}

}  // namespace partly::counterfactual
