// Whether a game goes on, and how it ended.
#pragma once

namespace partly::world {

enum class Ending { running, finished, insolvent };

}  // namespace partly::world
