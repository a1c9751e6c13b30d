// Whoever trains beside the window gives way to it.
#pragma once

namespace partly {

// For the calling thread and for good: the window must never wait for the nets, so on a machine with two
// cores this thread takes what is left over. Not at idle priority, which gets nothing at all on a machine
// that has other work as well.
void lower_thread_priority();

}  // namespace partly
