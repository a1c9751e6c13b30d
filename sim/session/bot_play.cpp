#include "sim/session/bot_play.h"

namespace partly::session {

void play_quarter(Session& session, bots::Bot& bot) {
  SessionSeat seat(session);
  bot.play_quarter(seat);
}

void play_to_the_end(Session& session, bots::Bot& bot) {
  while (session.view().ending == world::Ending::running) {
    play_quarter(session, bot);
    session.request_close();
    while (session.closing()) {
      session.tick();
      if (session.closing()) session.trainer().wait_for_results();
    }
  }
}

}  // namespace partly::session
